"""The plain mode: a conversation in lines, from the briefing to the debrief."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tabletop.cli import plain
from tests.cli.plain.conversing import QUIET, STAGES, answered, talk
from tests.tui.fixtures import FIRST_ORDERS, FLOOR, OVER, RESULTS, CannedSeat, whole_game


def acts(seat: CannedSeat) -> Sequence[tuple[object, ...]]:
    return seat.asked


def test_a_whole_game_is_played_by_typing_numbers() -> None:
    seat = whole_game()
    said = talk(
        seat,
        *("", "1", "e", "y"),  # briefing, an order, the turn's end although effort is left
        *("", "", "", ""),  # no vote, no amendment, the dice, the results
        *("2", "7", "2", "80", "law", "e", "y"),  # the dilemma; an order before the second of two bodies
        *("", "", "", ""),
    )
    assert acts(seat) == [
        ("order", "consult.meridia"),
        ("advance",),
        ("advance",),
        ("advance",),
        ("answer", "press_question", "law_only"),
        ("note", "law", 80.0, "boarding@willing"),
        ("order", "boarding@willing"),
        ("advance",),
        ("advance",),
        ("advance",),
    ]
    assert "The crates, and a bill (compromise)." in said


def test_the_end_of_input_leaves_and_says_how_to_go_on() -> None:
    seat = CannedSeat(QUIET)
    assert talk(seat).endswith("Nothing is lost. Go on with: tabletop resume strait-7f3k")
    assert talk(seat, "q").endswith("Nothing is lost. Go on with: tabletop resume strait-7f3k")
    assert acts(seat) == []


def test_nothing_is_said_that_only_eyes_understand() -> None:
    said = talk(CannedSeat(FLOOR, RESULTS, OVER), "", "", "", "")
    assert not set("━╌┊●▲▼█▒░▁▂▃▄▅▆▇│─▌◆✓") & set(said)
    assert "\x1b" not in said


@pytest.mark.parametrize("stage", STAGES)
def test_a_misspelt_command_is_put_right_at_every_stage(stage: str) -> None:
    assert "There is no command “brefing”. Did you mean “briefing”?" in answered(stage, "brefing")


@pytest.mark.parametrize(
    ("stage", "typed", "said"),
    [
        ("orders", "vote", "“vote” cannot be given now: it is for the floor."),
        ("floor", "menu", "“menu” cannot be given now: it is for the orders."),
        ("over", "end", "“end” cannot be given now: it is for the orders."),
        ("orders", "next", "“next” cannot be given now: it is for the debrief."),
    ],
)
def test_what_cannot_be_given_now_says_where_it_can(stage: str, typed: str, said: str) -> None:
    assert said in answered(stage, typed)


def test_names_may_be_shortened_as_long_as_they_are_clear() -> None:
    assert "Escalation 14" in answered("orders", "tr")
    assert "br may mean briefing or branches." in answered("orders", "br")


def test_an_empty_line_closes_every_stage_but_the_orders() -> None:
    seat = CannedSeat(QUIET)
    assert "A number gives an order" in answered("orders", "", seat=seat)
    assert acts(seat) == []
    seat = CannedSeat(RESULTS, QUIET)
    talk(seat, "")
    assert acts(seat) == [("advance",)]


def test_a_question_can_be_interrupted_by_a_look_and_is_asked_again() -> None:
    seat = CannedSeat(FLOOR, RESULTS)
    said = talk(seat, "why tension", "fold", "no")
    assert "Regional tension is 41" in said
    assert "fold is none of them." in said
    assert acts(seat) == [("vote", "ostland:share_quay", "no")]


def test_those_who_interrupt_hear_how_to_go_on_and_the_interruption_gets_out() -> None:
    def interrupted() -> str | None:
        raise KeyboardInterrupt

    said: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        plain.run(CannedSeat(QUIET), read=interrupted, say=said.append)
    assert said[-1].strip() == "Nothing is lost. Go on with: tabletop resume strait-7f3k"


def test_between_two_seats_nothing_is_told_until_the_next_one_is_there() -> None:
    class Shared(CannedSeat):
        def advance(self) -> str | None:
            self._views[0] = replace(self._views[0], seat="ostland", seat_name="Ostland")
            self.asked.append(("advance",))
            return None

    seat = Shared(QUIET)
    seat.is_shared = True
    said = talk(seat, "", "end", "y", "review", "situation", "why tension")
    _, _, after = said.partition("Hand the keyboard to Ostland")
    assert after.count("An empty line, when Ostland is here.") == 3
    assert "tension" not in after
    assert said.partition("Hand the keyboard to Ostland")[0].endswith("\n" * 100)
    assert acts(seat) == [("advance",)]


def test_the_briefing_can_be_interrupted_by_a_look() -> None:
    said = talk(CannedSeat(FIRST_ORDERS), "partners", "1", "")
    assert "An empty line begins" in said
    assert "Ostland trusts you" in said


def test_a_refusal_is_said_as_a_sentence() -> None:
    seat = CannedSeat(QUIET)
    seat.refusal = "norland cannot do this"
    assert "Norland cannot do this." in answered("orders", "1", seat=seat)
