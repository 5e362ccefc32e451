"""The kernel run plain and compiled is one set of rules: the same bits in every cell of every game.

Compiling takes about a minute: all tests with `compiled_cache` run in one process (`tests/conftest.py`).
"""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tabletop.analysis import compiled, playouts, running
from tabletop.analysis.floors import floor
from tabletop.analysis.following import SETTLE_WITHDRAW
from tabletop.analysis.plans import Lot, Moves, moment, plans, possible
from tabletop.analysis.plans import plain as plain_lot
from tabletop.analysis.players import plain
from tabletop.analysis.running import Part
from tabletop.analysis.search import think_ahead
from tabletop.analysis.seeking import Task, best, plain_seeker
from tabletop.analysis.studying import study
from tabletop.analysis.tables_type import CompiledTables
from tabletop.analysis.tree import room_of, room_size
from tabletop.engine.account import account
from tabletop.engine.game import Game, start
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.situation import situation
from tabletop.engine.program import Tables
from tabletop.engine.texts import Program
from tabletop.scenario.compile.later import with_expressions
from tests.analysis.scripts import chance_script
from tests.conformance.journeys import FILES, journey, program, seats

OPERATORS = (
    *("tension % legitimacy", "-tension % plan", "tension / plan", "0 - plan % 3", "1 / (plan - plan)"),
    *("min(tension, plan)", "max(-plan, 0)", "abs(plan)", "clamp(tension, plan, 7)", "-plan"),
    *("tension if plan > 0 else legitimacy", "10 * (plan < tension < 50) - (plan == tension)"),
)
Functions = dict[str, Callable[..., Any]]


def test_plain_and_compiled_give_the_same_bits(compiled_cache: Path) -> None:
    functions = compiled.functions(compiled_cache)
    assert_batches_agree(
        program("harbour").tables, compiled_cache
    )  # first: it must not disturb what comes after
    for name, policy, games in (
        ("strait-of-shadows", playouts.RANDOM, 1000),
        ("harbour", playouts.RANDOM, 200),
        ("alliance", playouts.RANDOM, 200),
        ("everything", playouts.RANDOM, 50),
        ("strait-of-shadows", playouts.PASS, 20),
        ("harbour", playouts.GREEDY, 3),
        ("strait-of-shadows", playouts.CAUTIOUS, 10),
        ("strait-of-shadows", playouts.HAWK, 10),
    ):
        assert_playouts_agree(functions, program(name).tables, policy, games)
    for name in FILES:
        assert_expressions_agree(functions, name)
        assert_accounts_agree(program(name), compiled_cache)
        assert_lines_agree(program(name), compiled_cache)
        assert_searches_agree(program(name), compiled_cache)
        assert_plans_agree(program(name), compiled_cache)
    acted = [experts_agree(functions, program(name).tables) for name in FILES]
    assert any(acted)


def assert_batches_agree(p: Tables, compiled_cache: Path) -> None:
    """What is compiled as one whole plays as its parts do."""
    part = Part(0, 40, p.actor.lead, playouts.RANDOM, menus=True)
    fast, slow = compiled.batch_player(p, compiled_cache)(part), running.plain(p, part)
    assert [float(x) for x in fast.rows] == list(slow.rows)
    assert [list(map(float, x)) for x in fast.counts] == [list(x) for x in slow.counts]


def assert_playouts_agree(functions: Functions, p: Tables, policy: int, games: int) -> None:
    """The state at the end of a game and its ending, for seeds from everywhere in their range."""
    tables = CompiledTables(p)
    lead, size = p.actor.lead, p.at.scratch
    barred = np.zeros(p.n.options, dtype=np.int64)
    s, b, w = (np.zeros(p.at.size) for _ in range(3))
    seeds = random.Random(size)
    for k in range(games):
        seed = k if k % 2 else seeds.randrange(2**63)
        fast = functions["playout"](
            tables, s, b, w, compiled.dice(seed), compiled.imagined(), 0, lead, policy, barred
        )
        plain, believed, work = ([0.0] * p.at.size for _ in range(3))
        found = playouts.playout(
            p, plain, believed, work, (seed,), [0, 0, 0], [], lead, policy, [0] * p.n.options
        )
        assert fast == found, seed
        assert s[:size].tobytes() == struct.pack(f"<{size}d", *plain[:size]), seed


def assert_expressions_agree(functions: Functions, name: str) -> None:
    """Every expression of a scenario on states of a game, and on states no game has."""
    p = program(name).tables
    if name == "everything":
        p, _ = with_expressions(program(name), [(text, "number") for text in OPERATORS])
    tables = CompiledTables(p)
    wild = random.Random(name)
    states = [list(game.state) for game in journey(name, "live", 1).games[::9]]
    states += [[wild.choice((0.0, -1.5, wild.uniform(-200, 200))) for _ in s] for s in states[:3]]
    for state in states:
        state[p.at.turn] = float(math.floor(abs(state[p.at.turn])) % (p.n.turns + 1))
        s = np.asarray(state)
        for e in range(len(p.code.first)):
            plain = value(p, state, e)
            assert struct.pack("<d", functions["value"](tables, s, e)) == struct.pack("<d", plain), e


def assert_accounts_agree(scenario: Program, compiled_cache: Path) -> None:
    """What `--json` prints of a game is the same whichever kernel plays it."""
    fast, plain = (
        accounts(start(scenario, 7, seats(scenario, 1), *kernel))
        for kernel in ((compiled.kernel(scenario.tables, compiled_cache),), ())
    )
    assert fast == plain


def assert_lines_agree(scenario: Program, compiled_cache: Path) -> None:
    """Games by scripts that order and answer anything: what became of it, what was seen, and the state at the end."""
    p = scenario.tables
    play = compiled.line_player(p, compiled_cache)
    for number in range(20):
        made = chance_script(scenario, number)
        for seed in (number, 2**62 + number):
            fast = play(p, made, playouts.RANDOM, seed)
            found = plain(p, made, playouts.RANDOM, seed)
            assert fast == found, (number, seed)
            assert struct.pack(f"<{p.at.scratch}d", *fast.state) == struct.pack(
                f"<{p.at.scratch}d", *found.state
            )


def assert_plans_agree(scenario: Program, compiled_cache: Path) -> None:
    """Plans of a turn and those after it, from what a seat believes."""
    p = scenario.tables
    at = moment(start(scenario, 3, (scenario.actors[p.actor.lead].id,)), scenario.actors[p.actor.lead].id)
    play = compiled.plan_player(p, compiled_cache)
    moves, last = Moves(at.menu[:3]), Moves(at.menu[-3:])
    lines = [
        (moves, ((2, moves), (3, last))),
        (moves, ((2, moves),)),
        (last, ()),
        (moves, ((2, moves), (3, last))),
    ]
    for seed in (3, 2**63 - 1):
        lot = Lot(at.believed, seed, at.actor, plans(at, lines), 7, 9)
        assert list(play(lot)) == list(plain_lot(p, lot))
    given = start(scenario, 3, (at.seat,))
    for order in possible(at, at.menu):
        after = given.order(at.seat, order)
        given = after if isinstance(after, Game) else given
    here = floor(given.advance(), moment(given, at.seat))
    settled = [(), *(((one.slot, SETTLE_WITHDRAW),) for one in here.asked)]
    made = plans(at, [(Moves(), ((2, last),))] * len(settled), settled=settled)
    lot = Lot(here.believed, 5, at.actor, made, 7, 9, here.unseen)
    assert list(play(lot)) == list(plain_lot(p, lot))


def assert_searches_agree(scenario: Program, compiled_cache: Path) -> None:
    """Trees, what was learned beside them, and what decisions are worth."""
    p = scenario.tables
    game = start(scenario, 3, (scenario.actors[p.actor.lead].id,))
    fast, slow = compiled.searcher(p, compiled_cache), plain_seeker(p).run
    tree = Task(game.state, 3, p.actor.lead, 20, 2)
    decided = (p.actor.option_first[p.actor.lead],)
    learned = best(plain_seeker(p), game.state, 3, p.actor.lead, 8).learned
    for task in (tree, tree._replace(decided=decided), tree._replace(decided=decided, known=learned)):
        assert list(fast(task)) == list(slow(task))


def experts_agree(functions: Functions, p: Tables) -> bool:
    """The book that a short study leaves, and what is done after short searches that go by it; whether anything is."""
    lead, bars = p.actor.lead, [0] * p.n.options
    game = list(start_of(p, lead))
    b, w = [0.0] * p.at.size, [0.0] * room_size(p, 60)
    slow = list(game)
    study(p, b, w, [0, 0, 0], [], lead, bars, 40)
    believe(p, slow, (3,), lead, b)
    think_ahead(p, slow, b, w, (3,), [0, 0, 0], [], lead, bars, 10)
    tables, barred = CompiledTables(p), np.zeros(p.n.options, dtype=np.int64)
    fast, fast_b, fast_w = np.asarray(game), np.zeros(p.at.size), np.zeros(room_size(p, 60))
    functions["study"](tables, fast_b, fast_w, compiled.imagined(), 0, lead, barred, 40)
    functions["believe"](tables, fast, compiled.dice(3), lead, fast_b)
    functions["think_ahead"](
        tables, fast, fast_b, fast_w, compiled.dice(3), compiled.imagined(), 0, lead, barred, 10
    )
    assert fast.tolist() == slow
    head = room_of(p).head
    assert fast_w[head:].tolist() == w[head:]
    return slow != game


def start_of(p: Tables, lead: int) -> list[float]:
    """Orders of the first turn of seed 3."""
    s = list(p.start[: p.at.scratch]) + [0.0] * (p.at.size - p.at.scratch)
    s[p.at.played + lead] = 1.0
    situation(p, s, (3,), [])
    return s


def accounts(game: Game) -> list[dict[str, Any]]:
    found = []
    while game.stage != "over":
        if game.stage == "orders":
            for actor in game.played:
                for id in game.menu(actor)[::2]:
                    made = game.order(actor, id)
                    game = made if isinstance(made, Game) else game
        game = game.advance()
        if game.stage == "results":
            found.append(account(game))
    return found
