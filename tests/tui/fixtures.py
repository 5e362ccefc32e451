"""A crisis in canned Views, one for each stage, and a seat that shows them: what the screens are tested with.

Never holds a game: nothing here is computed by the rules.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tabletop.engine.view import (
    AmendmentView,
    AuthorityView,
    ChancePart,
    ChoiceView,
    Deadline,
    EndingView,
    Fact,
    FlagView,
    ForumView,
    InjectView,
    MenuEntry,
    Mover,
    Objection,
    ObjectiveView,
    OrderView,
    Plan,
    PledgeView,
    PurseView,
    ResultView,
    Shift,
    TurnSummary,
    View,
)
from tabletop.exercise.beside import Findings, Here
from tabletop.exercise.calls import Calls
from tabletop.exercise.graded import Progress
from tabletop.exercise.progress import Call
from tabletop.exercise.review import Review
from tabletop.exercise.untried import Step
from tests.tui.people import ACTORS, MERIDIA, MERIDIA_YES, OSTLAND, SUDRIA, stance, track
from tests.tui.reviewed import REVIEW, STEPS

BRIEFING = """**4 March 2031, 06:00Z.** The motor vessel *Halcyon*, 9,400 tons, flies the flag of Carib and is 640 \
nautical miles from Port Sable in Varn. Her papers say cement and forty crated irrigation pumps. The Joint Maritime \
Centre thinks some crates may hold dual-use machine parts. It is not sure.

**The coalition** is four states that signed a declaration against such transfers. The declaration gives nobody a \
right to board anything. *Norland* leads and has most of the ships.

**The roads.** Carib can consent. The Security Council can decide, slowly. Owner and insurer can move a ship without \
a shot."""

BRIEF = """You chair the coalition and own the only boarding teams trained for a loaded freighter. You gave your word \
that the list on Varn would mean something.

*Fear:* that she arrives while you are still asking. *Line:* the cargo is seen by somebody you believe."""

TRACKS = (
    track(
        "distance",
        "Miles to Port Sable",
        520,
        640,
        (0, "at the quay"),
        (50, "last approach"),
        (250, "in the strait"),
        (450, "open water"),
        good="high",
        high=900,
        text="Nautical miles between Halcyon and the quay.",
    ),
    track(
        "proof",
        "What we can show",
        37,
        25,
        (0, "a suspicion"),
        (35, "indications"),
        (55, "a case"),
        good="high",
    ),
    track("tension", "Regional tension", 41, 35, (0, "calm"), (40, "strained"), (60, "dangerous"), error=6),
    track(
        "legitimacy", "Legitimacy", 60, 60, (0, "isolated"), (50, "accepted"), (70, "respected"), good="high"
    ),
    track("leak_risk", "Leak risk", None, None),
)
ESCALATION = track(
    "escalation", "Escalation", 14, 10, (0, "calm"), (25, "strained"), (45, "crisis"), (70, "clash")
)

PRESS = InjectView(
    id="press_question",
    title="A question from the press",
    sender="Global Wire, maritime desk",
    channel="press",
    text='"Coalition navies shadow freighter in strait, sources say." Global Wire runs the line in forty minutes with '
    "or without you. Its reporter has the ship's name, the flag and a blurred photograph from a fishing boat.\n\n"
    "She asks your spokesman two questions: is there a ship, and is there a reason?",
    turn=2,
    is_new=True,
    asks_me=True,
    asked="Norland",
    choices=(
        ChoiceView("deny", "Deny that any ship is being followed", "", True, False),
        ChoiceView(
            "law_only", "Confirm the ship, explain the law, say nothing of the cargo", "", True, False
        ),
        ChoiceView("ask_embargo", "Ask for a day's embargo and owe her the story", "", True, True),
    ),
    answer="",
)
CABLE = InjectView(
    "centre_paper",
    "",
    "Joint Maritime Centre, analysis cell",
    "intelligence",
    "SECRET, 04 1720Z MAR. Imagery of berth 6, Tamarin, 26 FEB shows a closed lorry beside Halcyon for 50 minutes at "
    "night; none is booked in the gate log. Draught on sailing is eleven centimetres deeper than her cement explains. "
    "We now assess with MODERATE confidence that undeclared heavy items are aboard.",
    2,
    True,
    False,
    "",
    (),
    "",
)
GALE = InjectView(
    "gale_forecast",
    "",
    "Fleet Weather Centre",
    "military",
    "WARNING 12, 04 1700Z MAR. Deepening low moves up the strait. Winds 35 knots, seas five metres expected from 05 "
    "1800Z. Small boat work NOT RECOMMENDED once it sets in.",
    2,
    True,
    False,
    "",
    (),
    "",
)
FIRST = InjectView(
    "first_warning",
    "",
    "Joint Maritime Centre, watch floor",
    "intelligence",
    "INTSUM 063/31, 04 0540Z MAR. MV HALCYON sailed Tamarin free zone 28 FEB for Port Sable. We assess with LOW TO "
    "MODERATE confidence that listed machine parts are aboard, hold 3.",
    1,
    False,
    False,
    "",
    (),
    "",
)


def alone(option: str, chance: float | None = None) -> ForumView:
    return ForumView(option, "", "", "", "", "", (), 100, chance, 100, ())


def entry(id: str, title: str, instrument: str, *forums: ForumView, **changes: object) -> MenuEntry:
    response, _, variant = id.partition("+")
    plain = MenuEntry(
        id=id,
        response=response,
        variant=variant,
        title=title,
        text="",
        instrument=instrument,
        tags=(),
        is_available=True,
        refusal="",
        effort=1,
        cost=(),
        takes=0,
        law="none needed",
        is_lawful=True,
        unlawful="",
        escalation="status_quo",
        risk=0,
        success="",
        failure="",
        forums=forums or (alone(id),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # names of fields


COUNCIL = ForumView(
    "boarding@council", "council", "Coalition Council", "consensus", "consensus: one no stops it", "",
    (MERIDIA, OSTLAND, SUDRIA), 0, 62, 82, (), refused="its costs stay paid", acts="turn 3 (12 h)", due=3,
)  # fmt: skip
WILLING = ForumView(
    "boarding@willing", "willing", "Those willing", "opt_in", "opt-in: those who say yes, at least 2",
    "legitimacy -8", (MERIDIA, replace(OSTLAND, movers=OSTLAND.movers[:1]), SUDRIA), 72, 55, 55, (),
    refused="its costs and this body's price stay paid", acts="turn 3 (12 h)", due=3,
)  # fmt: skip
OFFICER = ForumView(
    "boarding+officer@council", "council", "Coalition Council", "consensus", "consensus: one no stops it", "",
    (MERIDIA_YES, stance("ostland", 12, 71, 17, *OSTLAND.reasons), SUDRIA), 83, 74, 95, (),
    refused="its costs stay paid", acts="turn 3 (12 h)", due=3,
)  # fmt: skip
FLAG = ForumView(
    "request_consent", "flag", "Government of Carib", "each", "each of them must agree: Carib", "",
    (stance("carib", 31, 44, 25),), 75, None, 100, (), acts="turn 3 (12 h)", due=3,
    refused="its costs return, and it does not count as ordered; only the effort is lost",
)  # fmt: skip

SUCCESS = Plan(
    "success",
    True,
    (
        Shift("proof", "What we can show", 37, 62, "good"),
        Shift("tension", "Regional tension", 41, 49, "bad"),
        Shift("trust:meridia->norland", "Meridia's trust in Norland", 60.4, 61.6, "good"),
        Shift("purse:capital", "Political capital", 9, 5, "bad"),
    ),
    "the holds are opened",
)
FAILURE = Plan(
    "failure",
    False,
    (
        Shift("tension", "Regional tension", 41, 53, "bad"),
        Shift("legitimacy", "Legitimacy", 60, 55, "bad"),
        Shift("trust:meridia->norland", "Meridia's trust in Norland", 60.4, 55.1, "bad"),
        Shift("purse:capital", "Political capital", 9, 5, "bad"),
    ),
    "",
)
OFFICER = replace(
    OFFICER,
    plans=(SUCCESS, FAILURE),
    chance_parts=(
        ChancePart("base", 35),
        ChancePart("contribution 95 of 100: 3 of 3 take part", 28.5),
        ChancePart("Meridia's trust in Norland 60", 12),
        ChancePart("Regional tension 41: counts above 38", -1.5),
    ),
)

BOARDING = {
    "text": "A team goes aboard by boat at first light, opens hold three and photographs what it finds. The master "
    "will protest on the radio, and the radio is listened to.",
    "effort": 2,
    "cost": (("Political capital", 4.0),),
    "escalation": "nonviolent",
    "risk": 30,
    "success": "the holds are opened, proof +25, tension +8",
    "failure": "tension +12, legitimacy −5, Meridia's trust falls",
}

MENU = (
    entry("consult.meridia", "Consult Meridia", "diplomatic", success="you learn its mind, its trust +"),
    entry("consult.ostland", "Consult Ostland", "diplomatic", success="you learn its mind, its trust +"),
    entry("consult.sudria", "Consult Sudria", "diplomatic", success="you learn its mind, its trust +"),
    entry(
        "request_consent", "Ask Carib for consent to board", "diplomatic", FLAG, effort=2,
        cost=(("Political capital", 2.0),), success="consent of the flag state, legitimacy +4",
    ),
    entry("go_to_un", "Take it to the Security Council", "diplomatic", is_available=False,
          refusal="a resolution is already on its way"),
    entry("shadow", "Shadow Halcyon at twenty miles", "military", escalation="posturing", success="contact is kept"),
    entry("boarding", "Board and search", "military", COUNCIL, WILLING, law="NO BASIS: needs flag_consent or ch7",
          is_lawful=False, unlawful="legitimacy −15, trust of all", **BOARDING),
    entry("boarding+officer", "with Carib's officer aboard", "military", OFFICER,
          law="Consent of the flag state", **BOARDING),
    entry("seize_cargo", "Take the cargo into custody", "military", is_available=False,
          refusal="needs: listed goods were found", law="NO BASIS: needs waiver", is_lawful=False),
    entry("share_picture", "Share the satellite picture", "informational",
          alone("share_picture", 70), success="proof +6, trust of all +", failure="leak risk +10"),
    entry("brief_press", "Brief the press on the law", "informational"),
    entry("insurance_notice", "Send the insurer a notice", "economic",
          replace(alone("insurance_notice"), acts="turn 4 (24 h)", due=4), effort=2,
          cost=(("Political capital", 2.0),), uses="can be ordered once"),
)  # fmt: skip

FACTS = (
    Fact(2, "", "drift", "distance", "Miles to Port Sable", 640, 520, "the ship's ten knots", "bad"),
    Fact(2, "", "result", "tension", "Regional tension", 35, 40, "you shadowed Halcyon (turn 1)", "bad"),
    Fact(2, "", "drift", "tension", "Regional tension", 40, 41, "drift", "bad"),
    Fact(2, "", "inject", "proof", "What we can show", 25, 37, "Joint Maritime Centre, analysis cell", "good"),
    Fact(2, "", "trust", "trust:meridia->norland", "Meridia's trust in you", 58, 60.4, "you consulted it", "good"),
    Fact(2, "", "trust", "trust:ostland->norland", "Ostland's trust in you", 43, 41.2, "asked without being consulted",
         "bad"),
)  # fmt: skip
OBJECTIVES = (
    ObjectiveView(
        "interdict", "Know what she carries, and stop it if it is listed", "", "Interdiction", 46, 1, "M"
    ),
    ObjectiveView("unity", "Come out of it with four partners", "", "Coordination", 71, 1, "S"),
    ObjectiveView("law", "Act on a basis you can publish", "", "Public information", 92, 1, "P"),
)

ORDERS = View(
    scenario="strait-of-shadows",
    title="Strait of Shadows",
    summary="A freighter carries crates that may be pumps.",
    briefing=BRIEFING,
    seat="norland",
    seat_name="Norland",
    brief=BRIEF,
    is_lead=True,
    lead_name="Norland",
    turn=2,
    turns=7,
    time="4 Mar 2031 18:00Z",
    pace="7 turns of 12 h",
    phase="",
    stage="orders",
    seed=4711,
    effort=3,
    effort_left=3,
    escalation=ESCALATION,
    tracks=TRACKS,
    flags=(FlagView("shadowing", "A coalition ship is in contact with Halcyon", True),),
    authorities=(AuthorityView("flag_consent", "Consent of the flag state", "FLAG", True, 4, False),),
    purses=(PurseView("capital", "Political capital", 11, 9, True),),
    actors=ACTORS,
    cohesion=56,
    injects=(PRESS, CABLE, GALE, FIRST),
    menu=MENU,
    orders=(),
    pending=(),
    results=(),
    facts=FACTS,
    pledges=(PledgeView("norland", "meridia", "Share what the search finds", 4, 1, "open"),),
    deadlines=(
        Deadline(4, "consent of the flag state lapses"),
        Deadline(6, "Miles to Port Sable: 0 if it keeps falling by 120 a turn"),
        Deadline(7, "last turn"),
    ),
    objectives=OBJECTIVES,
    ending=None,
)

FIRST_ORDERS = replace(ORDERS, turn=1, time="4 Mar 2031 06:00Z", injects=(replace(FIRST, is_new=True),), facts=(),
                       pledges=())  # fmt: skip

PROPOSED = OrderView(
    id="boarding+officer@council",
    actor="norland",
    actor_name="Norland",
    title="Board and search, with Carib's officer aboard",
    body="Coalition Council",
    rule_words="consensus: one no stops it",
    is_mine=True,
    status="refused",
    status_words="One member says no.",
    effort=2,
    cost=(("Political capital", 4.0),),
    stances=(
        MERIDIA_YES,
        replace(SUDRIA, yes=100, acquiesce=0, position="yes", is_settled=True),
        replace(
            OSTLAND,
            no=100,
            acquiesce=0,
            is_settled=True,
            movers=(
                Mover(
                    "now: take it to those willing, where its no does not stop it there", 100, "legitimacy -8"
                ),
                Mover("if it had been consulted", 100, ""),
                Mover("16 more trust in you", 100, ""),
            ),
        ),
    ),
    support=67,
    contribution=82,
    due=3,
    can_vote=False,
    amendments=(
        AmendmentView("boarding+officer@willing", "take it to those willing", "legitimacy -8", 100),
        AmendmentView("withdraw", "withdraw it", "its cost comes back, its effort does not"),
    ),
)
ASKED = OrderView(
    id="share_quay",
    actor="ostland",
    actor_name="Ostland",
    title="Share what the source on the quay says",
    body="Coalition Council",
    rule_words="silence: agreed unless somebody says no",
    is_mine=False,
    status="agreed",
    status_words="Nobody says no.",
    effort=2,
    cost=(),
    stances=(stance("norland", 100, 0, 0, MERIDIA_YES.reasons[0], settled=True),),
    support=100,
    contribution=100,
    due=2,
    can_vote=True,
    amendments=(),
)
FLOOR = replace(ORDERS, stage="floor", menu=(), effort_left=1, orders=(PROPOSED, ASKED))

RESULTS = replace(
    FLOOR,
    stage="results",
    orders=(replace(PROPOSED, status="agreed", status_words="Nobody says no.", amendments=()),),
    results=(
        ResultView(
            "boarding+officer@council", "Norland", "Board and search, with Carib's officer aboard", 1, 74, 31, False,
            "success", True, "The team finds eleven crates under cement, bearing races and rotors. The master protests.",
            (
                Fact(2, "", "result", "flag:searched", "The holds are opened", 0, 1, "the boarding", "good"),
                Fact(2, "", "result", "proof", "What we can show", 37, 62, "the boarding", "good"),
                Fact(2, "", "result", "tension", "Regional tension", 41, 47, "the boarding", "bad"),
            ),
        ),
        ResultView("varn_full_ahead", "Varn", "Order the master full ahead", 2, 100, 0, True, "done", True, "",
                   (Fact(2, "", "result", "distance", "Miles to Port Sable", 520, 490, "Varn", "bad"),)),
    ),
    facts=(*FACTS[4:], Fact(2, "", "escalation", "escalation", "Escalation", 14, 20.5, "a nonviolent act +7.2", "bad")),
)  # fmt: skip

TURNS = tuple(
    TurnSummary(
        turn,
        f"{3 + turn} Mar 2031 06:00Z",
        orders,
        events,
        (40, 70, 90),
        (("Meridia", 58 + 2 * turn), ("Ostland", 43 - turn), ("Sudria", 47 + turn)),
        10 + 4 * turn,
        (
            Objection(
                "Board and search, with Carib's officer aboard",
                "Coalition Council",
                "Ostland",
                "exposure",
                "its people are exposed (60, risk of this 30)",
            ),
        )
        if turn == 2
        else (),
    )
    for turn, orders, events in (
        (
            1,
            ("Consult Meridia", "Ask Carib for consent to board: agreed"),
            ("Joint Maritime Centre: first report",),
        ),
        (
            2,
            ("Board and search, with Carib's officer aboard: refused",),
            ("Varn ordered the master full ahead",),
        ),
        (
            3,
            ("Consult Ostland", "Board and search, with Carib's officer aboard: success"),
            ("a gale was forecast",),
        ),
    )
)
OVER = replace(
    RESULTS,
    stage="over",
    turn=3,
    menu=(),
    orders=(replace(PROPOSED, amendments=()),),
    results=(),
    ending=EndingView(
        "seized", "The crates, and a bill", "compromise",
        "Eleven crates stand behind a fence in Ostmouth with two seals on the gate. Four states signed the inventory. "
        "Ostland signed last, and has asked for its engineers' addresses to be kept out of it.",
    ),
    turns_played=TURNS,
    questions=("When did you know that Ostland would say no?", "What would you have told the press with the facts?"),
)  # fmt: skip


#: What was said of the order on the floor, and how that went with it and two before.
CALLS = Calls(
    {(1, "boarding+officer@council"): 80.0, (2, "boarding+officer@council"): 70.0},
    (
        Call(1, "consult.meridia", 60, True),
        Call(1, "request_consent", 70, True),
        Call(1, "boarding+officer@council", 80, True),
    ),
)


class CannedSeat:
    """A seat whose exercise was decided beforehand: it shows the views it was given and notes what it was asked."""

    exercise_id = "strait-7f3k"
    is_shared = False

    def __init__(self, *views: View) -> None:
        self._views = list(views)
        self.asked: list[tuple[object, ...]] = []
        self.refusal: str | None = None
        self.graded: tuple[Progress, ...] = ()

    def view(self) -> View:
        return self._views[0]

    def order(self, option: str) -> str | None:
        if self.refusal is None:
            view = self._views[0]
            found = next(one for one in view.menu if any(forum.option == option for forum in one.forums))
            forum = next(forum for forum in found.forums if forum.option == option)
            given = replace(
                PROPOSED, id=option, title=found.title, body=forum.title, status="given", amendments=()
            )
            left = view.effort_left - found.effort
            self._views[0] = replace(view, orders=(*view.orders, given), effort_left=left)
        return self._done("order", option)

    def undo(self) -> str | None:
        view = self._views[0]
        if not view.orders:
            return "You have given no order this turn."
        self._views[0] = replace(view, orders=view.orders[:-1], effort_left=view.effort)
        return self._done("undo")

    def answer(self, inject: str, choice: str) -> str | None:
        view = self._views[0]
        injects = tuple(replace(one, answer=choice) if one.id == inject else one for one in view.injects)
        self._views[0] = replace(view, injects=injects)
        return self._done("answer", inject, choice)

    def vote(self, order: str, vote: str) -> str | None:
        return self._done("vote", order, vote)

    def amend(self, order: str, change: str) -> str | None:
        return self._done("amend", order, change)

    def advance(self) -> str | None:
        if len(self._views) > 1:
            self._views.pop(0)
        return self._done("advance")

    def review(self) -> Callable[[], Review]:
        return lambda: REVIEW

    def untried(self) -> Findings[Step]:
        return Here(STEPS)

    def grading(self, kernels: Path | None) -> Findings[Progress]:
        return Here(self.graded)

    def again(self, seed: int) -> "CannedSeat | str":
        refusal = self._done("again")
        return refusal if refusal is not None else CannedSeat(FIRST_ORDERS)

    def rewind(self, turn: int, dice: str) -> str | None:
        return self._done("rewind", turn, dice)

    def note(self, text: str, confidence: float | None = None, about: str = "") -> str | None:
        return self._done("note", text, confidence, about)

    def calls(self) -> Calls:
        return CALLS

    def ledger(self, subject: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self._views[0].facts if fact.subject == subject)

    def _done(self, *what: object) -> str | None:
        self.asked.append(what)
        return self.refusal


def whole_game() -> CannedSeat:
    """A seat that goes through every screen once."""
    return CannedSeat(FIRST_ORDERS, FLOOR, RESULTS, ORDERS, FLOOR, RESULTS, OVER)
