"""`tabletop replay` and `tabletop resume`: an exercise from its record alone."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from tabletop.cli.records import opened_journal
from tabletop.exercise.session import Session
from tabletop.journal import Advanced, Entry, Started
from tabletop.scenario.load import load
from tests.cli.conftest import Outcome
from tests.engine.playing import SCENARIOS


def recorded(stages: int, change: Callable[[Entry], Entry] = lambda entry: entry) -> str:
    """An exercise in the user's journal after some stages, each entry as `change` leaves it."""
    loaded = load(SCENARIOS / "harbour.yaml")
    with opened_journal() as journal:
        session = Session.begin(loaded.usable(), loaded.files, journal, seed=3, seat="alba")
        for _ in range(stages):
            assert session.advance() is None
        entries = [change(entry) for entry in journal.read(session.exercise_id)]
        assert isinstance(entries[0], Started)
        name = journal.create(entries[0])
        for length, entry in enumerate(entries[1:], start=1):
            journal.append(name, entry, length)
        return name


@pytest.mark.parametrize("stages", [0, 1, 5, 15])
def test_a_record_is_verified_and_told_turn_by_turn(
    home: object, run: Callable[..., Outcome], stages: int
) -> None:
    name = recorded(stages)
    verified = run("replay", name, "--verify")
    assert (verified.code, verified.err) == (0, "")
    assert "every digest agrees" in verified.out
    told = run("replay", name)
    assert told.code == 0
    assert told.out.count("Turn ") >= (stages + 1) // 3


def test_a_state_that_is_not_the_recorded_one_is_a_finding(home: object, run: Callable[..., Outcome]) -> None:
    name = recorded(
        5, lambda e: replace(e, digest="0" * 16) if isinstance(e, Advanced) and e.turn == 2 else e
    )
    for command in (("replay", name, "--verify"), ("resume", name, "--plain")):
        outcome = run(*command)
        assert outcome.code == 1
        assert "entry 4: after orders of turn 2 the state is not the recorded one" in outcome.err


def test_a_scenario_changed_in_the_record_is_a_finding(home: object, run: Callable[..., Outcome]) -> None:
    def changed(entry: Entry) -> Entry:
        if not isinstance(entry, Started):
            return entry
        return replace(
            entry, scenario={k: v.replace("drift: 2", "drift: 3") for k, v in entry.scenario.items()}
        )

    outcome = run("replay", recorded(2, changed), "--verify")
    assert outcome.code == 1
    assert "not the one that was played" in outcome.err


def test_a_finished_exercise_is_shown_again_and_not_gone_on_with_by_default(
    home: object, run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    name = recorded(15)
    assert "no exercise is open" not in run("resume", name, "--plain").err
    with opened_journal() as journal:
        length = len(journal.read(name))
    assert run("resume", name, "--plain").code == 0
    with opened_journal() as journal:
        assert len(journal.read(name)) == length


def test_an_unknown_exercise_is_a_sentence(home: object, run: Callable[..., Outcome]) -> None:
    for command in ("replay", "resume"):
        outcome = run(command, "nothing")
        assert outcome.code == 2
        assert "no exercise 'nothing'" in outcome.err


def branched() -> str:
    """An exercise that went to turn 3, back to turn 2, and on to its end."""
    loaded = load(SCENARIOS / "harbour.yaml")
    with opened_journal() as journal:
        session = Session.begin(loaded.usable(), loaded.files, journal, seed=3, seat="alba")
        for _ in range(7):
            assert session.advance() is None
        assert session.rewind(2, "new") is None
        while session.view().stage != "over":
            assert session.advance() is None
        return session.exercise_id


def turns(text: str) -> list[str]:
    return [line.split(" of ")[0] for line in text.splitlines() if line.startswith("== Turn")]


def test_each_branch_is_listed_and_can_be_told_from_its_first_turn(
    home: object, run: Callable[..., Outcome]
) -> None:
    name = branched()
    both = run("replay", name)
    assert "1  from turn 1, to turn 3: not ended" in both.out
    assert "2  from turn 2 with new dice, to turn " in both.out
    assert both.out.count("the exercise stands here") >= 1
    first, second = (turns(run("replay", name, "--branch", one).out) for one in "12")
    assert first == ["== Turn 1", "== Turn 2"]
    assert second == [f"== Turn {at}" for at in range(1, len(second) + 1)]
    assert turns(both.out) == [*first, *second[1:]]


def test_all_branches_are_verified(home: object, run: Callable[..., Outcome]) -> None:
    assert "in 2 branches; every digest agrees" in run("replay", branched(), "--verify").out


def test_a_branch_that_is_not_there_is_refused_with_how_many_there_are(
    home: object, run: Callable[..., Outcome]
) -> None:
    name = branched()
    refused = run("replay", name, "--branch", "3")
    assert refused.code == 2
    assert "no branch 3; it has 2 branches" in refused.err
    assert run("replay", name, "--verify", "--branch", "1").code == 2


def test_by_keys_one_goes_on_and_back_and_to_another_branch(
    home: object, run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = branched()
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\np\nb1\n\n\nb9\nq\n"))
    told = run("replay", name, "--step")
    assert told.code == 0
    assert turns(told.out) == [f"== Turn {at}" for at in (1, 2, 1, 1, 2)]
    assert "That was the last closed turn of branch 1." in told.out
    assert "no such branch: there are 2" in told.out
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("replay", name, "--step").code == 0
