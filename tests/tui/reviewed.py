"""A canned review, for the screens that show one. Never holds a game."""

from tabletop.analysis.weighing import Estimate
from tabletop.exercise.branches import Branch
from tabletop.exercise.cooperation import Failure, Overruled
from tabletop.exercise.expectations import Expectation
from tabletop.exercise.graded import Graded, TurnGraded, Verdict
from tabletop.exercise.progress import Calibration
from tabletop.exercise.review import Given, Review, Series
from tabletop.exercise.untried import Step
from tabletop.exercise.whatif import WhatIf

_BANDS = ((0.0, "calm"), (40.0, "strained"), (70.0, "crisis"))
REVIEW = Review(
    is_truth=True,
    turns=3,
    tracks=(
        Series("distance", "Miles to Port Sable", "", (640, 610, 460, 410), (640, 610, 460, 410), 0, 900, "high", ()),
        Series("proof", "What we can show", "", (25, 25, 35, 62), (31, 26, 40, 60), 0, 100, "high", ()),
        Series("tension", "Regional tension", "", (35, 42, 55, 71), (35, 42, 55, 71), 0, 100, "low", _BANDS),
        Series("hold", "What is in hold three", "", (100, 100, 100, 0), (None,) * 4, 0, 100, "none", ()),
    ),
    escalation=Series(
        "escalation", "Escalation", "", (10, 14, 22, 20), (10, 14, 22, 20), 0, 100, "low", ((60.0, "incidents"),)
    ),
    trust=(
        Series("meridia", "Meridia", "M", (58, 60, 62, 64), (58, 60, 62, 64), 0, 100, "high", ()),
        Series("ostland", "Ostland", "O", (43, 42, 41, 40), (43, 42, 41, 40), 0, 100, "high", ()),
        Series("sudria", "Sudria", "S", (47, 48, 49, 52), (47, 48, 49, 52), 0, 100, "high", ()),
    ),
    given=(
        Given(1, "Consult Meridia", 90, "nothing to lose by asking", True),
        Given(1, "Ask Carib for consent to board, before Government of Carib", None, "", True),
        Given(
            2,
            "Board and search, with Carib's officer aboard, before Coalition Council",
            70,
            "the law is clear, and Ostland owes us the inventory",
            False,
        ),
        Given(3, "Board and search, with Carib's officer aboard, before Those willing", 60, "", True),
    ),
    calibration=Calibration(count=3, brier=0.22, said=73.3, came_out=66.7),
    branches=(
        Branch(1, 0, 1, "", 3, "", "", "The quay", "defeat", 31.0, False),
        Branch(
            2,
            1,
            3,
            "same",
            3,
            "turn 3: Board and search, with Carib's officer aboard, before Those willing",
            "Consult Sudria",
            "The crates, and a bill",
            "compromise",
            66.0,
            True,
        ),
    ),
    what_ifs=(
        WhatIf(
            2,
            "Board and search, with Carib's officer aboard, before Coalition Council",
            "Board and search, with Carib's officer aboard, before Those willing",
            "The crates, and a bill",
            "compromise",
            71.2,
            5.2,
            (("Stop the cargo", "P", 0.0), ("Keep the coalition together", "M", -14.0)),
            1,
            "body",
            ends_alike=True,
        ),
        WhatIf(1, "Consult Meridia", "", "The quay", "defeat", 40.0, -26.0, (("Stop the cargo", "U", -60.0),), 0),
        WhatIf(3, "Board and search, with Carib's officer aboard, before Those willing", "", "The quay", "defeat",
               31.0, -35.0, (("Stop the cargo", "U", -80.0),), 0),
    ),
    failures=(
        Failure(2, "Board and search, with Carib's officer aboard", "Coalition Council", "exposure", "Ostland",
                "its people are exposed (60, risk of this 30)"),
        Failure(3, "Sign a standing boarding agreement", "Coalition Council", "time", "",
                "it would have taken effect in turn 5; the exercise ended in turn 3"),
    ),
    overruled=(
        Overruled(3, "Board and search, with Carib's officer aboard", "Those willing", "Norland", "Ostland", False),
    ),
    expected=(
        Expectation("first_warning:1", 1, "The first report",
                    "The team separates what is known from what is assessed and asks who else has a source.",
                    "The cargo is known, and does not arrive if it must not",
                    ((1, "Consult Meridia"), (1, "Ask Carib for consent to board, before Government of Carib")), "done"),
        Expectation("press_question:2", 2, "A question from the press",
                    "The team speaks about the law and not about the hold, and tells its partners first.", "", (), ""),
    ),
)  # fmt: skip

#: What was not done, as it is found out one by one: two that were possible and one that was not.
STEPS = (
    Step(1, 3, WhatIf(1, "", "Consult Ostland", "The crates, and a bill", "compromise", 78.4, 12.4,
                      (("Keep the coalition together", "P", 22.0),), 0, "besides", ends_alike=True)),
    Step(2, 3, None),
    Step(3, 3, WhatIf(2, "“A question from the press”: Say nothing", "“A question from the press”: Name the law",
                      "The crates, and a bill", "compromise", 62.5, -3.5, (), 0, "answer", ends_alike=True)),
)  # fmt: skip


WHY = (
    "Of these points: “Keep the coalition together” +8 and “Stop the cargo” +3.",
    "“Board and search, with Carib's officer aboard” (Coalition Council) had 22 chances in 100 of being agreed to "
    "(Ostland a no in 78).",
    "The better way takes 2 effort instead of 3.",
)


def _verdict(turn: int, did: str, better: str, gave_up: float, words: str) -> Verdict:
    value = Estimate(61.4, 1.2, 750)
    return Verdict(
        turn, "Orders", did, better, value, Estimate(61.4 + gave_up, 1.1, 750), Estimate(gave_up, 0.8, 750),
        Estimate(9.6, 0.7, 750), gave_up, words, "The crates, and a bill", 97,
        "ordering nothing", why=WHY if gave_up else (),
    )  # fmt: skip


_VERDICTS = (
    _verdict(1, "Consult Meridia", "", 0.0, "nothing clearly better was found; worth 10 points over ordering nothing"),
    _verdict(
        2,
        "Board and search, with Carib's officer aboard, before Coalition Council",
        "Consult Ostland; Consult Sudria",
        11.3,
        "gave up 11 points: going to Coalition Council before consulting Ostland and Sudria",
    ),
    _verdict(3, "Board and search, with Carib's officer aboard, before Those willing", "", 0.0,
             "nothing clearly better was found"),
)  # fmt: skip

GRADED = Graded(
    seat="norland",
    seat_name="Norland",
    turns=tuple(
        TurnGraded(
            one.turn,
            one.best_value.mean,
            one.value,
            Estimate(by, 1.7, 750),
            Estimate(-1.2, 1.0, 750),
            Estimate(by + 1.2, 1.4, 750),
            0.0,
            (one,),
        )
        for one, by in zip(_VERDICTS, (6.2, -4.4, 3.6), strict=True)
    ),
    turning=_VERDICTS[1::-1],
    begin=75.9,
    gave_up=11.3,
    luck=2.4,
    others=-3.6,
    dice=6.0,
    found=3.0,
    final=70.0,
    games=48_250,
    is_rough=False,
)
