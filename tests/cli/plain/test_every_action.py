"""Whatever the screens let people do can be done in the plain mode: each action of the table with the line that does it.

An action without a line has a reason instead: it moves something on a screen, and there is no screen.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from tabletop.cli.application import COMMANDS as PROGRAM
from tabletop.cli.plain import commands, sitting
from tabletop.tui import actions
from tests.cli.plain.conversing import STAGES, answered
from tests.tui.fixtures import CannedSeat
from tests.tui.test_map import MAPPED

#: Action: the stage, what is typed there, and what is then said or done.
LINES: dict[str, tuple[str, tuple[str, ...], object]] = {
    "open": ("orders", ("partners ostland",), "You trust it"),
    "give": ("orders", ("1",), ("order", "consult.meridia")),
    "undo": ("orders", ("1", "undo"), ("undo",)),
    "body": ("orders", ("details 7",), "Before Those willing."),
    "details": ("orders", ("details 7",), "What would move Ostland"),
    "only": (
        "orders",
        ("unavailable",),
        "Take it to the Security Council: a resolution is already on its way.",
    ),
    "situation": ("orders", ("situation",), "Global Wire runs the line in forty minutes"),
    "map": (
        "orders",
        ("map",),
        "Port Sable: 26.0 south, 32.9 east; 983 miles south-west of you, 646 from Halcyon.",
    ),
    "orders": ("orders", ("menu",), "10. Share the satellite picture."),
    "answer": ("orders", ("answer", "2"), ("answer", "press_question", "law_only")),
    "end_turn": ("orders", ("end", "y"), ("advance",)),
    "proceed": ("floor", ("",), ("advance",)),
    "vote": ("floor", ("vote", "no"), ("vote", "ostland:share_quay", "no")),
    "amend": ("floor", ("amend", "1"), ("amend", "boarding+officer@council", "boarding+officer@willing")),
    "next_turn": ("results", ("",), ("advance",)),
    "ledger": ("results", ("why escalation",), "Turn 2: Escalation 14 to 20 (+6): a nonviolent act +7.2."),
    "briefing": ("results", ("briefing",), "The coalition is four states"),
    "note": ("results", ("note we were lucky, 30 %",), ("note", "we were lucky", 30.0, "")),
    "rewind": ("results", ("back 2 same",), ("rewind", 2, "same")),
    "replay": ("over", ("back 2 same",), ("rewind", 2, "same")),
    "again": ("over", ("again", "y"), ("again",)),
    "judge": ("over", ("judge", "done"), "Judged: done."),
    "export": ("over", ("export",), "Written: "),
    "review": ("over", ("review",), "Decisions:"),
    "hand_on": ("over", ("next",), ("advance",)),
    "debrief": ("over", ("debrief",), "The crates, and a bill"),
    "help": ("floor", ("?",), "“help” and one of these words tells more"),
    "leave": ("floor", ("quit",), "Nothing is lost."),
}
#: Action: why there is no line for it.
REASONS = {
    "choose": "before an exercise; on the command line: tabletop list, show and play",
    "resume": "before an exercise; on the command line: tabletop resume",
    "begin": "the briefing is told at once, and an empty line begins",
    "take": "an empty line when the next seat is there; nothing else is taken before",
    "next_page": "the review is told from its beginning to its end, or by the names of its parts",
    "previous_page": "as the next page",
    "palette": "every command is typed by its name already",
}


def test_every_action_has_a_line_or_a_reason_and_no_action_that_is_gone_has_one() -> None:
    assert {one.id for one in actions.ACTIONS} == set(LINES) | set(REASONS)
    assert not set(LINES) & set(REASONS)


@pytest.mark.parametrize("id", LINES)
def test_the_line_does_what_the_action_does(id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TABLETOP_HOME", str(tmp_path))
    stage, typed, expected = LINES[id]
    seat = CannedSeat(replace(STAGES[stage], marks=MAPPED.marks), STAGES["over"])
    seat.is_shared = id == "hand_on"
    if seat.is_shared:
        typed = ("", *typed)
    said = answered(stage, *typed, seat=seat)
    if isinstance(expected, str):
        assert expected in said
    else:
        assert expected in seat.asked


def test_what_has_its_reason_on_the_command_line_is_there() -> None:
    assert {"list", "show", "play", "resume"} <= set(PROGRAM)


def test_every_command_of_the_plain_mode_is_carried_out_by_something() -> None:
    assert {one.name for one in commands.COMMANDS} == set(sitting.DEEDS)
