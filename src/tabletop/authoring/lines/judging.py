"""Whether an expectation holds over the games of a line, and what came instead."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tabletop.analysis.players import Played
from tabletop.analysis.wilson import interval
from tabletop.authoring.lines.expectations import Expectation, Part, Refused, Share, Watched
from tabletop.authoring.lines.plan import Plan
from tabletop.engine.program import AGREED, REFUNDED, REFUSED
from tabletop.scenario.expression_syntax import span

_BINARY: dict[type[ast.AST], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda a, b: a / b if b else 0.0,
    ast.Mod: lambda a, b: a % b if b else 0.0,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_NAMED: dict[str, Callable[..., float]] = {"min": min, "max": max, "abs": abs}


@dataclass(frozen=True)
class Count:
    """How often what one part counts came true: in `count` of `games`, with the seeds of the others or of those.

    `value` is what the part is in the expectation. Of a share, `seeds` are the games with that ending; elsewhere the
    games against the expectation, `turns` beside them. `unasked` games were over before they could be asked.
    """

    part: Part
    value: float
    count: int
    games: int
    seeds: tuple[int, ...] = ()
    turns: tuple[int, ...] = ()
    unasked: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share, in percent."""
        return interval(self.count, self.games)


@dataclass(frozen=True)
class Verdict:
    """Whether an expectation holds, with the counts of its parts in the order of the text.

    `is_close`: within the 95 % intervals of its shares it could be otherwise with other dice.
    """

    expectation: Expectation
    holds: bool
    counts: tuple[Count, ...]
    is_close: bool = False


@dataclass(frozen=True)
class Games:
    """All games of a line, by seed from 0 on."""

    plan: Plan
    played: Sequence[Played]

    @cached_property
    def endings(self) -> dict[int, int]:
        """How many games came to each ending, the most frequent first; -1: time ran out."""
        found: dict[int, int] = {}
        for game in self.played:
            found[game.ending] = found.get(game.ending, 0) + 1
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def scores(self) -> tuple[float, ...]:
        """The mean score of each objective, 0..100."""
        p, total = self.plan.tables, len(self.played)
        first = p.at.score
        return tuple(
            sum(game.state[first + place] for game in self.played) / total for place in range(p.n.objectives)
        )

    @cached_property
    def worth(self) -> float:
        """The mean scores weighed as the objectives are, 0..100; 0 without weights."""
        weights = self.plan.tables.end.weight
        total = sum(weights)
        return sum(s * w for s, w in zip(self.scores, weights, strict=True)) / total if total else 0.0


def judged(games: Games) -> tuple[Verdict, ...]:
    """What came of every expectation of the line."""
    return tuple(_verdict(expectation, games) for expectation in games.plan.expectations)


def _verdict(expectation: Expectation, games: Games) -> Verdict:
    counts = {offset: _counted(part, games) for offset, part in sorted(expectation.parts.items())}
    values = {offset: count.value for offset, count in counts.items()}
    holds = bool(value(expectation.body, values))
    others = (
        bool(value(expectation.body, {**values, offset: end}))
        for offset, count in counts.items()
        if isinstance(count.part, Share)
        for end in count.interval
    )
    return Verdict(expectation, holds, tuple(counts.values()), any(other != holds for other in others))


def _counted(part: Part, games: Games) -> Count:
    total = len(games.played)
    if isinstance(part, Share):
        seeds = tuple(seed for seed, game in enumerate(games.played) if game.ending in part.endings)
        return Count(part, 100.0 * len(seeds) / total, len(seeds), total, seeds)
    if isinstance(part, Watched):
        return _watched(part, games)
    return _refused(part, games)


def _watched(part: Watched, games: Games) -> Count:
    place, total = games.plan.places[part], len(games.played)
    seen = [game.seen[place] for game in games.played]
    if part.turn == 0:
        against = [(seed, turn) for seed, turn in enumerate(seen) if turn > 0]
        seeds, turns = tuple(s for s, _ in against), tuple(t for _, t in against)
        return Count(part, float(not against), total - len(against), total, seeds, turns)
    held = seen.count(1)
    against_it = tuple(seed for seed, found in enumerate(seen) if found != 1)
    return Count(part, float(2 * held > total), held, total, against_it, unasked=seen.count(-1))


def _refused(part: Refused, games: Games) -> Count:
    """Counted are orders that came before the body: one that lapsed or was not on the menu did not."""
    mine = [k for k, given in enumerate(games.plan.given) if given.option in part.options]
    refused = asked = 0
    against: list[tuple[int, int]] = []
    for seed, game in enumerate(games.played):
        for k in mine:
            if game.became[k] in (REFUSED, REFUNDED):
                refused += 1
                asked += 1
            elif game.became[k] == AGREED:
                asked += 1
                against.append((seed, games.plan.given[k].turn))
    holds = asked > 0 and refused == asked
    seeds, turns = tuple(s for s, _ in against), tuple(t for _, t in against)
    return Count(part, float(holds), refused, asked, seeds, turns)


def value(node: ast.expr, values: Mapping[int, float]) -> float:
    """The value of an expectation's syntax where each counting call has this value, by its offset."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=word):
            return float(word == "true")
        case ast.Call(func=ast.Name(id=name), args=args):
            if name in _NAMED:
                return _NAMED[name](*(value(arg, values) for arg in args))
            return values[span(node)[0]]
        case ast.BoolOp(op=op, values=parts):
            held = [bool(value(part, values)) for part in parts]
            return float(all(held) if isinstance(op, ast.And) else any(held))
        case ast.UnaryOp(op=op, operand=operand):
            found = value(operand, values)
            return (
                float(not found) if isinstance(op, ast.Not) else -found if isinstance(op, ast.USub) else found
            )
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](value(left, values), value(right, values))
        case ast.Compare(left=left, ops=ops, comparators=rest):
            sides = [value(side, values) for side in (left, *rest)]
            pairs = zip(ops, sides, sides[1:], strict=False)
            return float(all(_BINARY[type(op)](a, b) for op, a, b in pairs))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return value(body if value(test, values) else orelse, values)
    raise AssertionError(ast.dump(node))
