"""From its record alone an exercise comes back bit for bit, with all a facilitator did to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tabletop.exercise.replaying import Diverged, ReplayError, has_ended, replay, replayed
from tabletop.exercise.session import Session
from tabletop.journal import (
    Advanced,
    Defined,
    Ended,
    Entry,
    Intervened,
    Journal,
    Noted,
    Rewound,
    Started,
    Undone,
)
from tabletop.journal.memory import MemoryJournal
from tabletop.journal.sqlite import SqliteJournal
from tests.exercise.recording import Desk, states

ADDED = """
responses:
  vow: {each: {partner: [bram]}, pledge: {to: partner, kept: sailed, within: 2, public: true}}
injects:
  fog: {at: 3, from: Coast Radio, text: Fog., effects: {tension: 1}}
"""
MORE = "injects: {dawn: {at: 4, from: Coast Radio, text: Dawn., effects: {tension: -9}}}"


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    store: Journal = MemoryJournal() if request.param == "memory" else SqliteJournal(tmp_path / "e.sqlite3")
    yield store
    store.close()


def interventions(desk: Desk) -> None:
    desk.intervene("fire", "leak").intervene("hold", "note").intervene("set", "mandate", 1.0)
    desk.order("escort@willing").advance(2)
    desk.intervene("rule result", "alba:escort@willing", "failure").advance().intervene("release", "note")
    desk.advance(2).intervene("set", "tension", 99).advance().advance(2)
    assert desk.game.ending == "blaze"
    desk.intervene("refuse ENDEX").advance().intervene("set", "tension", 30.5).advance(2).intervene(
        "declare ENDEX"
    )


def stopping(desk: Desk) -> None:
    desk.intervene("set", "mandate", 1.0).order("escort@willing").advance(2)
    desk.intervene("stop", "alba:escort@willing").advance(3)


def definitions(desk: Desk) -> None:
    desk.order("consult.bram").do(Defined(1, ADDED), Undone(1, "alba")).order("vow.bram").advance(3)
    assert desk.game.program is not desk.program
    desk.intervene("rule pledge", "alba:vow.bram", "broken").do(Defined(2, MORE)).advance(9)


def rewinds(desk: Desk) -> None:
    desk.order("consult.bram").advance(4).do(Rewound(1, "same")).order("brief_press").advance(3)
    desk.do(Rewound(2, "new")).order("brief_press").advance(5).do(Rewound(1, "new")).advance()


def everything(desk: Desk) -> None:
    desk.advance(3).do(Defined(2, ADDED)).order("vow.bram").intervene("set", "tension", 12.25).advance(6)
    desk.do(Rewound(2, "new")).intervene("fire", "fog").do(Defined(2, MORE)).advance(4)


def to_the_end_and_back(desk: Desk) -> None:
    while desk.game.stage != "over":
        desk.advance()
    desk.do(Rewound(4, "new")).order("consult.cora").advance(2)


COURSES = [interventions, stopping, definitions, rewinds, everything, to_the_end_and_back]


@pytest.mark.parametrize("course", COURSES)
def test_every_moment_comes_back_from_the_record(journal: Journal, course: Callable[[Desk], None]) -> None:
    desk = Desk(journal)
    course(desk)
    entries = desk.entries()
    assert states(replayed(desk.program, entries)) == states(zip(entries, desk.games, strict=True))
    assert replay(desk.program, entries).past == desk.game.past


@pytest.mark.parametrize("course", COURSES)
def test_a_session_goes_on_after_all_a_facilitator_did(
    journal: Journal, course: Callable[[Desk], None]
) -> None:
    desk = Desk(journal)
    course(desk)
    session = Session.resume(desk.program, journal, desk.name)
    assert session.game.digest() == desk.game.digest()
    while session.game.stage != "over":
        session.view()
        assert session.advance() is None
    again = Session.resume(desk.program, journal, desk.name)
    assert again.game.state == session.game.state
    assert has_ended(journal.read(desk.name))


def test_an_exercise_gone_back_behind_its_end_gets_a_second_closing_word() -> None:
    journal = MemoryJournal()
    desk = Desk(journal)
    while desk.game.stage != "over":
        desk.advance()
    Session.resume(desk.program, journal, desk.name)
    length = len(desk.entries())
    assert isinstance(desk.entries()[-1], Ended)
    journal.append(desk.name, Rewound(5, "same"), length)
    session = Session.resume(desk.program, journal, desk.name)
    assert (session.game.turn, session.game.stage) == (5, "orders")
    assert journal.exercises()[0].ending is None
    for _ in range(3):
        assert session.advance() is None
    assert [type(one) for one in desk.entries()[length:]] == [Rewound, Advanced, Advanced, Advanced, Ended]


def test_a_note_after_the_end_is_no_reason_for_a_second_closing_word() -> None:
    journal = MemoryJournal()
    desk = Desk(journal)
    while desk.game.stage != "over":
        desk.advance()
    assert Session.resume(desk.program, journal, desk.name).note("well played") is None
    length = len(desk.entries())
    Session.resume(desk.program, journal, desk.name)
    assert len(desk.entries()) == length
    assert isinstance(desk.entries()[-1], Noted)


WRONG: list[tuple[Entry, str]] = [
    (Rewound(3, "same"), "turn 3 cannot be gone back to"),
    (Intervened(1, "conjure", "x", None, "why"), "no intervention 'conjure'"),
    (Intervened(1, "set", "tension", 1.0, " "), "needs a reason"),
    (Intervened(1, "set", "tension", "high", "why"), "needs a number"),
    (Intervened(1, "set", "nothing", 1.0, "why"), "no value 'nothing'"),
    (Intervened(1, "rule pledge", "alba:vow", "perhaps", "why"), "kept or broken"),
    (Intervened(1, "stop", "alba", None, "why"), "no order ''"),
    (Intervened(1, "declare ENDEX", "", None, "why"), "when a turn has been assessed"),
    (Defined(1, "tracks: {fear: {}}"), "`tracks` cannot be added"),
    (Defined(1, "injects: {note: {at: 1}}"), "'note' is defined twice"),
    (Defined(1, "{"), "definition 1:"),
]


@pytest.mark.parametrize(("entry", "said"), WRONG)
def test_an_entry_that_cannot_be_says_where_and_why(entry: Entry, said: str) -> None:
    desk = Desk(MemoryJournal()).order("consult.bram")
    with pytest.raises(ReplayError, match=said) as found:
        replay(desk.program, [*desk.entries(), entry])
    assert found.value.at == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": 2}, "layout 2"),
        ({"rules_version": 0}, "version 0 of the rules"),
        ({"digest": "0" * 64}, "not the one that was played"),
        ({"played": ("nobody",)}, "no actor 'nobody'"),
    ],
)
def test_a_start_that_is_not_ours_is_told(changes: dict[str, object], said: str) -> None:
    desk = Desk(MemoryJournal())
    header = desk.entries()[0]
    assert isinstance(header, Started)
    with pytest.raises(ReplayError, match=said) as found:
        replay(desk.program, [replace(header, **changes)])  # type: ignore[arg-type]  # fields by name
    assert found.value.at == 0


def test_a_record_that_nobody_plays_cannot_be_resumed_by_a_person() -> None:
    journal = MemoryJournal()
    desk = Desk(journal)
    header = desk.entries()[0]
    assert isinstance(header, Started)
    name = journal.create(replace(header, played=(), lead=None))
    with pytest.raises(ReplayError, match="nobody plays it"):
        Session.resume(desk.program, journal, name)


def test_a_replay_tells_a_stage_closed_at_another_place_or_with_another_state() -> None:
    desk = Desk(MemoryJournal())
    for wrong in (Advanced(1, "floor", desk.game.digest()), Advanced(1, "orders", "0" * 16)):
        with pytest.raises(Diverged):
            replay(desk.program, [*desk.entries(), wrong])
