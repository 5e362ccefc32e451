"""Games of a line are the same whoever plays them, in however many parts."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tabletop.analysis import fastest
from tabletop.analysis.balance_games import Amount, InTurn, plain_hands, weigh
from tabletop.analysis.batch import ROW_WORTH
from tabletop.analysis.line_games import PART, LinePart, Scripted, line_parts, plain_liner
from tabletop.analysis.players import plain
from tabletop.analysis.playouts import worth
from tabletop.analysis.running import Games, Threads, together
from tabletop.authoring.balancing import scripted
from tabletop.authoring.lines.plan import plan
from tabletop.engine.texts import Program
from tabletop.scenario.lines import read_line
from tabletop.scenario.load import load

FOLDER = Path(__file__).parents[2] / "scenarios" / "borrowed-ground"
FEW = 6

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@pytest.fixture(scope="module")
def program() -> Program:
    return load(FOLDER / "scenario.yaml").usable()


@pytest.fixture(scope="module")
def line(program: Program) -> Scripted:
    found, problems = scripted(FOLDER / "scenario.yaml", program)
    assert not problems.has_errors
    return next(line for line in found if line.name == "good")


def part(program: Program, line: Scripted, first: int, games: int) -> LinePart:
    (found,) = line_parts(line, first, games, program.tables.actor.lead)
    return found


def same(one: Games, other: Games) -> bool:
    return list(one.rows) == list(other.rows) and [list(c) for c in one.counts] == [
        list(c) for c in other.counts
    ]


def test_parts_cover_every_game_once(program: Program, line: Scripted) -> None:
    parts = line_parts(line, 7, 2 * PART + 1, program.tables.actor.lead)
    assert [(one.first, one.games) for one in parts] == [(7, PART), (7 + PART, PART), (7 + 2 * PART, 1)]


def test_parts_together_are_the_whole(program: Program, line: Scripted) -> None:
    play = plain_liner(program.tables)
    whole = play(part(program, line, 0, FEW))
    assert same(together([play(part(program, line, 0, 2)), play(part(program, line, 2, FEW - 2))]), whole)
    assert len(set(whole.column(ROW_WORTH))) > 1


def test_what_a_line_expects_changes_no_game_of_it(program: Program, line: Scripted) -> None:
    file = FOLDER / "lines" / "good.yaml"
    read, _ = read_line(file)
    assert read is not None
    made, _ = plan(read, program, file.as_posix())
    assert made is not None
    assert len(made.script.watch) > 0
    states = [plain(made.tables, made.script, made.policy, seed).state for seed in range(FEW)]
    found = plain_liner(program.tables)(part(program, line, 0, FEW))
    assert found.column(ROW_WORTH) == [worth(program.tables, list(state)) for state in states]


def test_a_part_can_be_sent(program: Program, line: Scripted) -> None:
    one = part(program, line, 3, 1)
    assert pickle.loads(pickle.dumps(one)) == one


def test_threads_play_the_same_games_compiled(program: Program, line: Scripted, compiled_cache: Path) -> None:
    parts = [pickle.loads(pickle.dumps(part(program, line, seed, 1))) for seed in range(FEW)]
    with Threads(3) as threads:
        found = list(threads.map(fastest.liner(program.tables, compiled_cache), parts))
    assert same(together(found), plain_liner(program.tables)(part(program, line, 0, FEW)))


class Seen(InTurn):
    """An executor that remembers what it was given."""

    def __init__(self) -> None:
        self.things: list[Any] = []

    def map(self, f: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        kept = list(things)
        self.things += kept
        return super().map(f, kept)


def test_every_game_of_a_balance_goes_through_the_executor(program: Program, line: Scripted) -> None:
    seen, p = Seen(), program.tables
    much = Amount(games=4, always=1, surveyed=0)
    balance = weigh(program, p.actor.lead, (), [line], much, replace(plain_hands(p), executor=seen))
    played = [thing for thing in seen.things if isinstance(thing, LinePart)]
    assert len(balance.unconsulted) == 1
    lines = sum(len(way.games) for way in (*balance.ways, *balance.unconsulted))
    assert lines >= 2 * 4
    assert sum(one.games for one in played) == lines + len(balance.always)
