"""`tabletop grade`: grades of a recorded exercise, as text and as JSON, and why there are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tabletop.analysis import weighing
from tabletop.analysis.weighing import Effort, Estimate
from tabletop.cli import places
from tabletop.cli.commands.grade import _summary, _turn
from tabletop.exercise.graded import Graded, TurnGraded
from tabletop.exercise.session import Session
from tabletop.journal.sqlite import SqliteJournal
from tabletop.scenario.load import load_text
from tests.cli.samples import SCENARIO

QUICK = Effort(first=2, second=4, kept=2, rounds=1, least=12, most=12, half_width=1.5)
CALM = SCENARIO.replace("consent: council, ", "").replace(
    "  secret: {title: Win unseen, score: tension, seen: facilitator}\n", ""
)
"""Whoever warns loses five points of calm, for sure."""
LOCKED = CALM.replace("minutes: 7.5", "effort: 3").replace(
    "  warn: {text: Warn them, instrument: diplomatic, effects: {tension: +5}}\n",
    "".join(f"  {one}: {{text: Do it, effects: {{tension: +1}}, limit: 1}}\n" for one in "abc")
    + "injects:\n  open: {title: Open, when: succeeded(a) + succeeded(b) + succeeded(c) == 3, "
    "effects: {tension: -40}}\n",
)
"""Three measures of no use but together: no change of one order leads there, and a search does."""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few games in plain Python."""
    monkeypatch.setattr("tabletop.analysis.fastest.has_compiler", lambda: False)
    monkeypatch.setattr(weighing, "PLAIN", QUICK)


@pytest.fixture
def record(home: Path) -> Callable[..., str]:
    """Plays so many stages of the tiny crisis, warning in turn 1, and gives the exercise's id."""

    def played(stages: int, text: str = CALM) -> str:
        files = {"scenario.yaml": text}
        home.mkdir(exist_ok=True)
        journal = SqliteJournal(places.records())
        session = Session.begin(load_text(files).usable(), files, journal, seed=1, seat="north")
        if text == CALM:
            assert session.order("warn") is None
        for _ in range(stages):
            if session.game.stage != "over":
                session.advance()
        journal.close()
        return session.exercise_id

    return played


def test_it_tells_each_turn_what_was_given_up_and_luck(
    run: Callable[..., Any], record: Callable[..., str]
) -> None:
    told = run("grade", record(99))
    assert told.code == 0
    assert "A tiny crisis, North" in told.out
    for words in ("to be expected when it began", "given up", "luck", "score", "Turn 1: ", "Turn 2: "):
        assert words in told.out
    assert "  Orders: Warn\n    better: nothing ordered\n" in told.out
    assert "    gave up 5 points (±0.0)\n    Of these points: “Keep calm” +5.\n" in told.out
    assert (
        "    foresight: gave up 5 points: ordering “Warn”, better left\n    hindsight: luck 0.0 ±" in told.out
    )
    assert "plain Python" in told.err
    assert "[#" not in told.err  # no bar where nobody watches


def test_json_holds_the_same_and_adds_up(run: Callable[..., Any], record: Callable[..., str]) -> None:
    name = record(99)
    told = run("grade", name, "--json", "--games", "20", "--seat", "north")
    found = json.loads(told.out)
    assert found["exercise"] == name
    assert found["begin"] - found["gave_up"] + found["luck"] + found["found"] == pytest.approx(found["final"])
    assert found["others"] + found["dice"] == pytest.approx(found["luck"])
    assert [turn["turn"] for turn in found["turns"]] == [1, 2]
    for turn in found["turns"]:
        assert turn["others"]["mean"] + turn["dice"]["mean"] == pytest.approx(turn["luck"]["mean"])
    first = found["turns"][0]["verdicts"][0]
    assert first["value"]["games"] == 20
    assert set(first["regret"]) == {"mean", "half", "games"}


def test_an_exercise_that_goes_on_is_not_graded(run: Callable[..., Any], record: Callable[..., str]) -> None:
    told = run("grade", record(2))
    assert told.code == 2
    assert "not over yet" in told.err


def test_a_way_that_was_left_is_graded_by_its_number(
    run: Callable[..., Any], record: Callable[..., str]
) -> None:
    name = record(99)
    first = run("grade", name, "--json", "--games", "20").out
    journal = SqliteJournal(places.records())
    program = load_text({"scenario.yaml": CALM}).usable()
    assert Session.resume(program, journal, name).rewind(2, "same") is None
    journal.close()
    refused = run("grade", name)
    assert refused.code == 2
    assert "not over yet" in refused.err
    assert "--branch" in refused.err
    assert run("grade", name, "--branch", "1", "--json", "--games", "20").out == first
    assert "has no branch 3; it has 2 branches" in run("grade", name, "--branch", "3").err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("nobody",), "no exercise 'nobody'"),
        (("ID", "--seat", "west"), "there is no actor 'west'"),
        (("ID", "--seat", "south"), "Nobody played south"),
        (("ID", "--games", "3"), "--games: 3 is not from 20 to 100,000"),
    ],
)
def test_what_cannot_be_graded_is_refused_with_the_reason(
    run: Callable[..., Any], record: Callable[..., str], arguments: tuple[str, ...], why: str
) -> None:
    name = record(99)
    told = run("grade", *(name if one == "ID" else one for one in arguments))
    assert told.code == 2
    assert why in told.err


def test_a_search_only_adds_to_what_is_tried(run: Callable[..., Any], record: Callable[..., str]) -> None:
    name = record(99, LOCKED)
    plainly, more = (
        json.loads(run("grade", name, "--json", *search).out) for search in ((), ("--search", "400"))
    )
    tried = [[one["tried"] for turn in told["turns"] for one in turn["verdicts"]] for told in (plainly, more)]
    assert all(a <= b for a, b in zip(*tried, strict=True))
    assert tried[0] != tried[1]
    assert plainly["gave_up"] == 0.0
    assert more["turns"][0]["verdicts"][0]["gave_up"] == pytest.approx(37.0)
    assert run("grade", name, "--search", "5").code == 2


def graded(*founds: float) -> Graded:
    """An exercise in which each turn after the first begins where these points, found, and no luck have led."""
    even, turns, before = Estimate(0.0, 0.5, 20), [], 60.0
    for turn, found in enumerate(founds, start=1):
        turns.append(TurnGraded(turn, before, Estimate(before - 4.0, 0.5, 20), even, even, even, found, ()))
        before += found - 4.0
    return Graded(
        "x",
        "X",
        tuple(turns),
        (),
        60.0,
        4.0 * len(founds),
        0.0,
        0.0,
        0.0,
        sum(founds),
        before,
        100,
        is_rough=False,
    )


def test_what_was_found_leads_from_one_turn_to_the_next() -> None:
    even = "luck 0.0 ±0.5 (others 0.0, dice 0.0)"
    told = ["\n".join(_turn(one)) for one in graded(11.25, 0.01, -2.4).turns]
    assert told == [
        f"Turn 1: 60.0 to be expected by the best found, 56.0 ±0.5 as decided, {even}, found +11.2",
        f"Turn 2: 67.2 to be expected by the best found, 63.2 ±0.5 as decided, {even}",
        f"Turn 3: 63.3 to be expected by the best found, 59.3 ±0.5 as decided, {even}, found -2.4 (worse than foreseen)",
    ]


@pytest.mark.parametrize(("found", "words", "never"), [(3.0, "better", "worse"), (-3.0, "worse", "better")])
def test_what_went_on_worse_is_not_called_better(found: float, words: str, never: str) -> None:
    (told,) = [one for one in _summary(graded(found)) if one.startswith("found")]
    assert words in told
    assert never not in told
