"""Generated scenarios played plain and compiled end in the same bits, and under every hash seed of the interpreter.

Two hundred scenarios times fifty games take some ten seconds; where the kernel has to be compiled first, that takes a
minute more, so all that needs it is one test.
"""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tabletop.analysis import compiled, playouts
from tabletop.analysis.tables_type import CompiledTables
from tabletop.engine.program import Tables
from tabletop.engine.ruling import Kernel
from tests.conformance.journeys import Journey
from tests.conformance.walks import made, walk
from tests.generating import program, scenario_text

SCENARIOS = range(200)
GAMES = 50
JOURNEYS = 100
FEW = range(300, 312)
ROOT = Path(__file__).parents[2]


def game(p: Tables, seed: int, policy: int = playouts.RANDOM) -> tuple[int, bytes]:
    """The ending and the state at the end of a plain game."""
    s, b, w = ([0.0] * p.at.size for _ in range(3))
    ending = playouts.playout(p, s, b, w, (seed,), [0, 0, 0], [], p.actor.lead, policy, [0] * p.n.options)
    return ending, struct.pack(f"<{p.at.scratch}d", *s[: p.at.scratch])


def assert_the_same_course(journey: Journey, kernel: Kernel) -> None:
    """A game with orders, votes and amendments goes the same way, bit for bit, when another kernel plays it."""
    game = replace(journey.first, kernel=kernel)
    size = game.tables.at.scratch
    for command, expected in journey.steps:
        game = made(game, command)
        assert struct.pack(f"<{size}d", *game.state[:size]) == struct.pack(
            f"<{size}d", *expected.state[:size]
        )


def test_generated_games_end_in_the_same_bits_plain_and_compiled(compiled_cache: Path) -> None:
    playout = compiled.functions(compiled_cache)["playout"]
    for number in SCENARIOS:
        p = program(number).tables
        tables = CompiledTables(p)
        barred = np.zeros(p.n.options, dtype=np.int64)
        s, b, w = (np.zeros(p.at.size) for _ in range(3))
        for k in range(GAMES):
            seed = 2**63 - 1 - k if k % 2 else k
            policy = playouts.PASS if k % 10 == 9 else playouts.RANDOM
            ending = playout(
                tables, s, b, w, compiled.dice(seed), compiled.imagined(), 0, p.actor.lead, policy, barred
            )
            found = ending, s[: p.at.scratch].tobytes()
            assert found == game(p, seed, policy), (number, seed)
        if number < JOURNEYS:
            assert_the_same_course(walk(program(number), number), compiled.kernel(p, compiled_cache))


def fingerprint() -> str:
    """What comes of a handful of scenarios: their texts, their tables, their games."""
    total = hashlib.sha256()
    for number in FEW:
        found = program(number)
        total.update(scenario_text(number).encode())
        total.update(repr(found).encode())
        for seed in range(10):
            total.update(repr(game(found.tables, seed)).encode())
    return total.hexdigest()


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_another_hash_seed_of_the_interpreter_changes_nothing(hash_seed: str) -> None:
    """Sets and dictionaries of texts go another way round then; nothing may follow their order."""
    code = "from tests.analysis.test_generated_bits import fingerprint; print(fingerprint())"
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": path},
    )
    assert done.stdout.strip() == fingerprint()
