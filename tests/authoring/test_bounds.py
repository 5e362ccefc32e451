"""Bounds of expressions: wide enough for every game that is played, and narrow enough to tell what never holds."""

from __future__ import annotations

import math
from functools import cache

import pytest

from tabletop.analysis.policies import play_turn
from tabletop.authoring.bounds import MOST_STEPS, Ranges
from tabletop.authoring.subject import Subject, subject_of_text
from tabletop.engine.game import Game, start
from tabletop.engine.kernel.expressions import value
from tabletop.engine.program import Tables
from tabletop.scenario.bytecode import CodeBuilder
from tabletop.scenario.expression_types import Term
from tabletop.scenario.expressions import Wanted, compile_expression
from tabletop.scenario.scope import Scope
from tests.authoring.samples import subject
from tests.generating import scenario_text

MORE = """\
tracks:
  distance:
    start: 400
    range: [0, 900]
  still:
    start: 7
flags:
  open: Open
  never: Never
authorities:
  consent: {basis: FLAG}
injects:
  again:
    when: turn > 1
    repeat: true
    effects: {open: true, distance: -5, consent: true}
"""


@cache
def _subject() -> Subject:
    return subject(MORE)


def _term(text: str, wanted: Wanted) -> Term:
    names = _subject().names
    assert names is not None
    term = compile_expression(text, Scope(names, 0, {"by": 0}, result=True), wanted)
    assert isinstance(term, Term), term
    return term


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("distance", 0, 900),
        ("turn", 1, 4),
        ("turns", 4, 4),
        ("inspected", 0, 1),
        ("norland.will + 2 * norland.exposure", 0, 300),
        ("100 - tension", 0, 100),
        ("tension - tension", -100, 100),
        ("-distance / 10", -90, 0),
        ("tension * (distance - 100)", -10000, 80000),
        ("min(tension, 40) + max(tension, 40)", 40, 140),
        ("abs(tension - 30)", 0, 70),
        ("clamp(distance, 10, 20)", 10, 20),
        ("distance % 7", 0, 7),
        ("-turn % 3", 0, 3),
        ("10 / tension", 0, math.inf),
        ("10 / (tension - 50)", -math.inf, math.inf),
        ("10 / (tension + 10)", 10 / 110, 1),
        ("10 / 0", 0, 0),
        ("80 if distance > 100 else 20", 20, 80),
        ("distance if distance > 100 else 500", 100, 900),
        ("trust(norland -> meridia) + cohesion()", 0, 200),
        ("members()", 0, 2),
        ("since(leak)", -1, 4),
        ("fired(leak)", 0, 1),
        ("fired(again) + 1", 1, 2),
        ("norland.capital", 0, math.inf),
        ("done(inspect)", 0, math.inf),
        ("agreed(council)", 0, math.inf),
        ("together(inspect)", 0, 1),
        ("contribution + support", 0, 200),
        ("escalation", 0, 100),
    ],
)
def test_a_number_lies_between(text: str, low: float, high: float) -> None:
    found = _subject().ranges.interval(_term(text, "number"))
    assert found == pytest.approx((low, high))


NEVER = [
    "tension > 100",
    "tension >= 80 and tension < 20",
    "tension > 50 and tension <= 50",
    "turn > 3 and turn < 4",
    "turn == 2.5",
    "turn > turns",
    "not (tension < 60) and not (tension > 40)",
    "inspected and not inspected",
    "tension > 80 and (distance > 5 and tension < 70)",
    "tension > distance and distance > 100",
    "(tension > 90 or tension > 80) and tension < 70",
    "done(inspect) < 0",
    "done(inspect) != 0 and done(inspect) < 1",
    "tension != tension",
    "trust(norland -> meridia) > 60 and trust(norland -> meridia) < 40",
    "min(tension, 30) > 30",
    "(tension if inspected else 5) > 50 and not inspected",
    "members() > 2",
    "false",
]


@pytest.mark.parametrize("text", NEVER)
def test_this_never_holds_and_its_opposite_always(text: str) -> None:
    assert _subject().ranges.truths(_term(text, "truth")) == {False}
    assert _subject().ranges.truths(_term(f"not ({text})", "truth")) == {True}


@pytest.mark.parametrize(
    "text",
    [
        "tension >= 100",
        "tension > 20 and tension < 80",
        "turn > 2 and turn < 4",
        "tension == 2.5",
        "tension > 50 or tension <= 50",
        "done(inspect) == 0",
        "inspected",
        "tension > distance",
        "never",
        "still > 5",
    ],
)
def test_this_can_hold(text: str) -> None:
    assert True in _subject().ranges.truths(_term(text, "truth"))


@pytest.mark.parametrize(
    "text",
    [
        " and ".join(["open"] * 50),
        " or ".join(["open and never"] * 25),
        "(" * 24 + "turn > 1" + " > 0)" * 24,
        "(" * 12 + "open" + " and turn > 1 or never)" * 12,
        "never if open else " * 20 + "turn > 1",
        "not " * 9 + "(" * 9 + "open" + " != (never or open))" * 9,
    ],
)
def test_an_intricate_condition_takes_no_more_than_its_steps(text: str) -> None:
    ranges, term = _subject().ranges, _term(text, "truth")
    steps = 0

    class Counting(Ranges):
        def can_be(self, term: Term, truth: bool) -> bool:
            nonlocal steps
            steps += 1
            return super().can_be(term, truth)

        def _looked_at(self, term: Term, truth: bool) -> Ranges | None:
            nonlocal steps
            steps += 1
            return super()._looked_at(term, truth)

        def _with(self, known: dict[Term, tuple[float, float]]) -> Ranges:
            return Counting(self.tables, self.fixed, known, self._shared)

    Counting(ranges.tables).truths(term)
    assert 0 < steps <= 2 * MOST_STEPS


def test_what_nothing_changes_keeps_its_start() -> None:
    settled = _subject().settled
    assert settled.truths(_term("never", "truth")) == {False}
    assert settled.interval(_term("still", "number")) == (7, 7)
    assert settled.truths(_term("open", "truth")) == {True, False}
    assert settled.interval(_term("distance", "number")) == (0, 900)
    assert settled.truths(_term("consent", "truth")) == {True, False}


def _with_terms(subject: Subject) -> tuple[Tables, list[tuple[str, Term, int]]]:
    """The tables with every expression of the scenario again, and each with its name and index."""
    assert subject.program is not None
    builder = CodeBuilder(subject.playable.tables.code)
    terms = [(f.role, term, builder.add(term)) for f in subject.formulas for term in f.terms]
    orderers = tuple(subject.playable.tables.code.option_orderer)
    return subject.playable.tables._replace(code=builder.build(orderers)), terms


def _check(ranges: list[Ranges], tables: Tables, terms: list[tuple[str, Term, int]], game: Game) -> int:
    state = list(game.state)
    for role, term, index in terms:
        found = value(tables, state, index)
        for one in ranges:
            low, high = one.interval(term)
            slack = 1e-9 * max(1.0, abs(found))
            assert low - slack <= found <= high + slack, (role, found, (low, high), game.turn)
            if term.truth:
                assert (found != 0.0) in one.truths(term), role
    return len(terms)


@pytest.mark.parametrize("seed", range(40))
def test_in_played_games_every_expression_lies_within_its_bounds(seed: int) -> None:
    subject = subject_of_text(scenario_text(seed))
    assert subject.program is not None
    tables, terms = _with_terms(subject)
    lead = subject.program.actors[subject.program.tables.actor.lead].id
    for game_seed in range(2):
        game = start(subject.playable, game_seed, (lead,))
        while game.stage != "over":
            if game.stage == "orders":
                game = play_turn(game, lead, "random")
            _check([subject.ranges, subject.settled], tables, terms, game)
            game = game.advance()
