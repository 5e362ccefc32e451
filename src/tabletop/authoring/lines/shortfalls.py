"""Which condition of an expectation does not hold, and by how much: in shares of games, and in games played again.

Whether the whole holds is `judging`'s; how it is told, `words`'.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tabletop.authoring.lines.expectations import Watched
from tabletop.authoring.lines.judging import Count, Games, Verdict, value
from tabletop.authoring.lines.plan import Plan
from tabletop.authoring.lines.showing import shown
from tabletop.engine.kernel.expressions import value as value_of
from tabletop.engine.texts import Program
from tabletop.scenario.compile.later import with_expressions
from tabletop.scenario.expression_syntax import Syntax, parse, span
from tabletop.scenario.expressions import Wanted

LOOKED_AT = 5
"""Games that are played again, in plain Python, for each condition that did not hold."""

_OPS: dict[type[ast.cmpop], tuple[str, Callable[[float, float], bool]]] = {
    ast.Lt: ("<", lambda a, b: a < b),
    ast.LtE: ("<=", lambda a, b: a <= b),
    ast.Gt: (">", lambda a, b: a > b),
    ast.GtE: (">=", lambda a, b: a >= b),
    ast.Eq: ("==", lambda a, b: a == b),
    ast.NotEq: ("!=", lambda a, b: a != b),
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_Value = Callable[[ast.expr], float]


@dataclass(frozen=True)
class Shortfall:
    """A condition that came out otherwise than wanted.

    `sides` are the two values of a comparison, if it is one, a constant's last; `op` is as it stands between them.
    """

    text: str
    wanted: bool
    sides: tuple[float, float] | None = None
    op: str = ""

    @property
    def missing(self) -> float:
        """How far the two values lie on the wrong side of each other; 0 where that is no question of more or less."""
        return (
            abs(self.sides[0] - self.sides[1]) if self.sides and self.op[0] in "<>" and self.wanted else 0.0
        )


@dataclass(frozen=True)
class Looked:
    """A condition in games that were played again: in `count` of `games` it was the one that did not hold."""

    first: Shortfall
    count: int
    games: int
    lefts: tuple[float, float]
    """The least and the greatest value of a comparison's left side."""
    most: float
    """The greatest `missing`."""


def failing(verdict: Verdict) -> tuple[Shortfall, ...]:
    """The conditions by which an expectation fails, each with its shares; () where it holds."""
    values = {
        offset: count.value
        for offset, count in zip(sorted(verdict.expectation.parts), verdict.counts, strict=True)
    }
    if verdict.holds:
        return ()
    text = verdict.expectation.text
    return tuple(_failing(verdict.expectation.body, text, lambda node: value(node, values)))


def looked(count: Count, games: Games, program: Program) -> tuple[Looked, ...]:
    """Which of a condition's own conditions did not hold, in the first games against it, the most frequent first.

    () for what is not asked of the scenario's numbers, and where no game was against it.
    """
    part = count.part
    if not isinstance(part, Watched):
        return ()
    turns = count.turns or (part.turn,) * len(count.seeds)
    place = games.plan.places[part]
    asked = [at for at in zip(count.seeds, turns, strict=True) if games.played[at[0]].seen[place] != -1]
    found: dict[tuple[str, bool], list[Shortfall]] = {}
    again = asked[:LOOKED_AT]
    for seed, turn in again:
        for one in _in_game(part.text, games.plan, program, seed, turn):
            found.setdefault((one.text, one.wanted), []).append(one)
    told = (_together(shortfalls, len(again)) for shortfalls in found.values())
    return tuple(sorted(told, key=lambda one: -one.count))


def _together(found: Sequence[Shortfall], games: int) -> Looked:
    lefts = [one.sides[0] for one in found if one.sides] or [0.0]
    return Looked(found[0], len(found), games, (min(lefts), max(lefts)), max(one.missing for one in found))


def _in_game(text: str, plan: Plan, program: Program, seed: int, turn: int) -> Iterator[Shortfall]:
    """Which conditions of this text did not hold at the end of a turn of a game."""
    syntax = parse(text)
    assert isinstance(syntax, Syntax)  # it was compiled to be watched
    nodes = list(_asked(syntax.body))
    texts: list[tuple[str, Wanted]] = [
        (text[slice(*span(node))], "truth" if is_condition else "number") for node, is_condition in nodes
    ]
    tables, codes = with_expressions(program, texts)
    known = {span(node): code for (node, _), code in zip(nodes, codes, strict=True)}
    game = next(one for one in shown(plan, program, seed) if one.turn == turn)
    state = list(game.state)

    def found(node: ast.expr) -> float:
        code = known[span(node)]
        assert isinstance(code, int), code
        return value_of(tables, state, code)

    yield from _failing(syntax.body, text, found)


def _asked(node: ast.expr) -> Iterator[tuple[ast.expr, bool]]:
    """Every node whose value decides, and whether it is a condition: those that `_failing` asks for."""
    match node:
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from _asked(part)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _asked(operand)
        case ast.Compare(left=left, comparators=rest):
            for side in (left, *rest):
                yield side, False
        case _:
            yield node, True


def _holds(node: ast.expr, found: _Value) -> bool:
    match node:
        case ast.BoolOp(op=op, values=parts):
            held = (_holds(part, found) for part in parts)
            return all(held) if isinstance(op, ast.And) else any(held)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _holds(operand, found)
        case ast.Compare():
            return all(_OPS[type(op)][1](a, b) for op, a, b in _pairs(node, found))
    return bool(found(node))


def _pairs(node: ast.Compare, found: _Value) -> list[tuple[ast.cmpop, float, float]]:
    sides = [found(side) for side in (node.left, *node.comparators)]
    return list(zip(node.ops, sides, sides[1:], strict=False))


def _failing(node: ast.expr, text: str, found: _Value, wanted: bool = True) -> Iterator[Shortfall]:
    """The innermost conditions that are otherwise than wanted, and make the whole so."""
    if _holds(node, found) == wanted:
        return
    match node:
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from _failing(part, text, found, wanted)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _failing(operand, text, found, not wanted)
        case ast.Compare():
            sides = [node.left, *node.comparators]
            for k, (op, a, b) in enumerate(_pairs(node, found)):
                sign, holds = _OPS[type(op)]
                if wanted and holds(a, b):
                    continue
                words = text[span(sides[k])[0] : span(sides[k + 1])[1]]
                if isinstance(
                    sides[k], ast.Constant
                ):  # 5 < distance: what came out otherwise is the distance
                    a, b, sign = b, a, _TURNED.get(sign, sign)
                yield Shortfall(words, wanted, (a, b), sign)
        case _:
            yield Shortfall(text[slice(*span(node))], wanted)
