"""Expressions come apart into what they add up, and the amounts add up again in every state."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tabletop.engine.kernel.expressions import value
from tabletop.engine.program import Tables
from tabletop.engine.summands import amount, summands
from tests.engine.views.games import NAMES, program
from tests.generating import program as generated


def states(p: Tables, seed: int, number: int) -> Iterator[list[float]]:
    """States of any numbers, as no game would have them."""
    chance = random.Random(seed)
    for _ in range(number):
        yield [chance.choice((0.0, 1.0, chance.uniform(-20.0, 100.0))) for _ in range(p.at.size)]


def check(p: Tables, seed: int, number: int) -> int:
    """How many expressions of these tables came apart into several parts."""
    several = 0
    for state in states(p, seed, number):
        for e in range(len(p.code.first)):
            parts = summands(p, e)
            whole, amounts = value(p, state, e), [amount(p, state, part) for part in parts]
            assert sum(amounts) == pytest.approx(
                whole, rel=1e-9, abs=1e-9 * (1.0 + sum(abs(x) for x in amounts))
            )
            several += len(parts) > 1
    return several


@pytest.mark.parametrize("name", NAMES)
def test_parts_add_up_to_the_expression_in_any_state(name: str) -> None:
    assert check(program(name).tables, 5, 3) > 3


def test_parts_of_generated_expressions_add_up_in_any_state() -> None:
    assert sum(check(generated(seed).tables, seed, 1) for seed in range(25)) > 50
