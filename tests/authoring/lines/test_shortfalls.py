"""Which condition of an expectation does not hold, and by how much; and how that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.lines import words
from tabletop.authoring.lines.shortfalls import LOOKED_AT, Looked, Shortfall, failing, looked
from tabletop.authoring.lines.trials import Trial, try_lines
from tests.authoring.lines.samples import SCENARIO, written

MOVES = "seeds: 8\nmoves: {1: {north: [toss]}}\nexpect:\n"


def tried(folder: Path, *expected: str) -> Trial:
    """A line of eight games that toss a coin in turn 1: heat is 50 after heads and 10 after tails."""
    path = written(folder, tossing=MOVES + "".join(f"  - {one}\n" for one in expected))
    (line,) = try_lines(path).lines
    assert line.outcome is not None, line.problems
    return line


def fails(folder: Path, expected: str) -> list[Shortfall]:
    line = tried(folder, expected)
    assert line.outcome is not None
    (verdict,) = line.outcome.verdicts
    return list(failing(verdict))


def looks(folder: Path, expected: str) -> list[Looked]:
    line = tried(folder, expected)
    assert line.outcome is not None
    assert line.program is not None
    (verdict,) = line.outcome.verdicts
    return [one for count in verdict.counts for one in looked(count, line.outcome.games, line.program)]


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("share(victory) <= 100", []),
        ("share(victory) >= 5 and share(hot) <= 100", [("share(victory) >= 5", (0.0, 5.0), 5.0)]),
        ("share(victory) > 99 or share(victory) > 98", [
            ("share(victory) > 99", (0.0, 99.0), 99.0),
            ("share(victory) > 98", (0.0, 98.0), 98.0),
        ]),
        ("not share(victory) < 2", [("share(victory) < 2", (0.0, 2.0), 0.0)]),
        ("7 < share(victory) <= 100", [("7 < share(victory)", (0.0, 7.0), 7.0)]),
        ("share(victory) == 1", [("share(victory) == 1", (0.0, 1.0), 0.0)]),
        ("not (share(victory) < 2 and share(hot) >= 0)", [
            ("share(victory) < 2", (0.0, 2.0), 0.0),
        ]),
    ],
)  # fmt: skip
def test_the_part_that_fails_is_named_with_what_is_missing(
    tmp_path: Path, expected: str, found: list[tuple[str, tuple[float, float], float]]
) -> None:
    said = [(one.text, one.sides, one.missing) for one in fails(tmp_path, expected)]
    assert said[: len(found)] == found
    assert bool(said) == bool(found)


def test_a_condition_of_the_scenario_is_looked_at_in_games_where_it_fails(tmp_path: Path) -> None:
    (heat, done) = sorted(
        looks(tmp_path, "always(heat < 45 and done_once)"), key=lambda one: one.first.text, reverse=True
    )
    assert (heat.first.text, done.first.text) == ("heat < 45", "done_once")
    assert (done.count, done.games) == (LOOKED_AT, LOOKED_AT)
    assert 0 < heat.count < LOOKED_AT
    assert (heat.lefts, heat.most) == ((50.0, 50.0), 5.0)


def test_games_that_were_over_before_are_not_looked_at(tmp_path: Path) -> None:
    at_once = SCENARIO.replace(
        "when: heat >= 45, outcome: defeat", "when: heat >= 45, outcome: defeat, at_once: true"
    )
    path = written(tmp_path, at_once, tossing=MOVES + "  - at(2, heat > 60)\n")
    (line,) = try_lines(path).lines
    assert line.outcome is not None
    assert line.program is not None
    (verdict,) = line.outcome.verdicts
    (count,) = verdict.counts
    assert 0 < count.unasked < 8
    (one,) = looked(count, line.outcome.games, line.program)
    assert one.games == min(LOOKED_AT, 8 - count.unasked)
    assert (one.lefts, one.most) == ((10.0, 10.0), 50.0)


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("share(victory) >= 5", "not so: share(victory) >= 5: 0, 5 too little"),
        (
            "share(victory) + share(cool) >= 5 and share(hot) >= 0",
            "share(victory) + share(cool) >= 5: 0, 5 too little",
        ),
        ("share(victory) == 1", "not so: share(victory) == 1: 0 against 1"),
        ("not share(victory) < 2", "share(victory) < 2: 0 against 2, and must not be so"),
        ("always(not heat >= 0)", "in 5 of 5 games looked at: heat >= 0: 10 against 0, and must not be so"),
        ("always(heat < 5)", "in 5 of 5 games looked at: heat < 5: 10 to 50, up to 45 too much"),
        ("always(3 > heat)", "in 5 of 5 games looked at: 3 > heat: 10 to 50, up to 47 too much"),
        ("always(done_once)", "in 5 of 5 games looked at: done_once did not hold"),
        ("refused(sure) and always(heat >= 0)", "not so: refused(sure)"),
    ],
)
def test_it_is_told_in_words_where_they_are_asked_for(tmp_path: Path, expected: str, said: str) -> None:
    path = written(tmp_path, tossing=MOVES + f"  - {expected}\n")
    report = try_lines(path)
    assert said in words.text(report, verbose=True)
    assert said not in words.text(report)
