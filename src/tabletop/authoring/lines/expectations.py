"""What a line expects, read: conditions over all of its games, made of share, always, at and refused.

The grammar is that of every expression; inside `always` and `at` stands an expression of the scenario. Whether an
expectation holds is found in `judging`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tabletop.engine.game import TIME_RUNS_OUT
from tabletop.engine.program import OP_LOAD, OP_SUM
from tabletop.engine.texts import Program
from tabletop.scenario.expression_syntax import Fault, Syntax, parse, span
from tabletop.scenario.expression_types import Term
from tabletop.scenario.expressions import compile_expression
from tabletop.scenario.names import FUNCTIONS, Names
from tabletop.scenario.problems import did_you_mean
from tabletop.scenario.scope import Scope

OUTCOMES = ("victory", "compromise", "stalemate", "defeat")
COUNTING = ("share", "always", "at", "refused")
_SHOWN = {
    "share": "an ending or an outcome, as in share(victory)",
    "always": "a condition, as in always(tension < 90)",
    "at": "a turn and a condition, as in at(3, tension < 50)",
    "refused": "an order of the line, as in refused(strike@council)",
}
_PURE = {"min": 2, "max": 2, "abs": 1}
Kind = Literal["number", "truth"]


@dataclass(frozen=True)
class Share:
    """Percent of games that came to one of these endings (-1: time ran out)."""

    name: str
    endings: frozenset[int]


@dataclass(frozen=True)
class Watched:
    """A condition of the scenario, asked at the end of a turn (0: of every turn); `text` is the author's."""

    turn: int
    text: str


@dataclass(frozen=True)
class Refused:
    """Whether the bodies refuse these options every time the line orders one; `text` is the author's."""

    text: str
    options: frozenset[int]


Part: TypeAlias = Share | Watched | Refused


@dataclass(frozen=True)
class Expectation:
    """One expectation: its text, its syntax, and what each call in it counts (by the offset of the call)."""

    text: str
    body: ast.expr
    parts: Mapping[int, Part]


def read_expectation(text: str, program: Program, names: Names) -> Expectation | tuple[Fault, ...]:
    """An expectation of a line, or all that is wrong with it; `names` are the Program's."""
    syntax = parse(text)
    if not isinstance(syntax, Syntax):
        return syntax
    reader = _Reader(syntax, program, names)
    kind = reader.read(syntax.body)
    reader.stray_arrows()
    if kind == "number" and not reader.faults:
        reader.fault("TT306", "an expectation is a condition, this is a number", syntax.body, "compare it")
    if reader.faults:
        return tuple(sorted(set(reader.faults), key=lambda fault: (fault.offset, fault.message)))
    return Expectation(text, syntax.body, reader.parts)


@dataclass
class _Reader:
    """Reads one tree: the kind of every part, what calls count, and what is wrong."""

    syntax: Syntax
    program: Program
    names: Names
    parts: dict[int, Part] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    inside: list[tuple[int, int]] = field(default_factory=list)
    """Where expressions of the scenario stand."""

    def fault(self, code: str, message: str, node: ast.AST, hint: str = "") -> None:
        self.faults.append(Fault(code, message, *span(node), hint))

    def source(self, node: ast.AST) -> str:
        start, end = span(node)
        return self.syntax.text[start:end]

    def stray_arrows(self) -> None:
        """An arrow stands in a condition of the scenario, which is read elsewhere, or is wrong."""
        for offset in self.syntax.arrows:
            if not any(start <= offset < end for start, end in self.inside):
                hint = "trust(a -> b), in always or at"
                message = "'->' stands between two actors only"
                self.faults.append(Fault("TT302", message, offset, offset + 2, hint))

    def read(self, node: ast.expr) -> Kind | None:
        """Whether a node is a number or a condition; None after a fault."""
        match node:
            case ast.Constant():
                return "number"
            case ast.Name(id="true" | "false"):
                return "truth"
            case ast.Call(func=ast.Name(id=name)):
                return self._call(name, node)
            case ast.BoolOp(values=values):
                return self._all(values, "truth", "truth")
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self._all([operand], "truth", "truth")
            case ast.UnaryOp(operand=operand):
                return self._all([operand], "number", "number")
            case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Mod()):
                return self._all([node.left, node.right], "number", "number")
            case ast.Compare():
                return self._all([node.left, *node.comparators], "number", "truth")
            case ast.IfExp(test=test, body=body, orelse=orelse):
                self._all([test], "truth", "truth")
                kind = self.read(body)
                return None if kind is None else self._all([orelse], kind, kind)
            case ast.BinOp():
                self.fault("TT302", "'@' stands in the id of a response only", node)
                return None
        words = self.source(node)
        self.fault(
            "TT308",
            f"'{words}' changes in the course of a game",
            node,
            f"say when: at(3, {words} ..), always({words} ..)",
        )
        return None

    def _all(self, nodes: list[ast.expr], wanted: Kind, result: Kind) -> Kind:
        for node in nodes:
            kind = self.read(node)
            if kind == "number" and wanted == "truth":
                hint = f"compare it, for example {self.source(node)} > 50"
                self.fault("TT306", f"'{self.source(node)}' is a number, here stands a condition", node, hint)
            elif kind == "truth" and wanted == "number":
                self.fault("TT307", f"'{self.source(node)}' is a condition, here stands a number", node)
        return result

    def _call(self, name: str, node: ast.Call) -> Kind | None:
        if name in _PURE:
            enough = len(node.args) == 1 if name == "abs" else len(node.args) >= 2
            if not enough:
                self.fault("TT305", f"{name} takes {'one number' if name == 'abs' else 'two or more'}", node)
            return self._all(node.args, "number", "number")
        if name not in COUNTING:
            if name in FUNCTIONS:
                hint = f"say when: at(3, {self.source(node)} ..), always({self.source(node)} ..)"
                self.fault("TT308", f"'{name}' changes in the course of a game", node, hint)
            else:
                hint = did_you_mean(name, (*COUNTING, *FUNCTIONS))
                self.fault("TT304", f"no function '{name}'", node.func, hint)
            return None
        if len(node.args) != (2 if name == "at" else 1):
            self.fault("TT305", f"{name} takes {_SHOWN[name]}", node)
            return None
        part = {"share": self._share, "always": self._always, "at": self._at, "refused": self._refused}
        found = part[name](node)
        if found is not None:
            self.parts[span(node)[0]] = found
        return "number" if name == "share" else "truth"

    def _share(self, node: ast.Call) -> Part | None:
        argument = node.args[0]
        endings = {ending.id: place for place, ending in enumerate(self.program.endings)}
        endings[TIME_RUNS_OUT] = -1
        if isinstance(argument, ast.Name) and argument.id in endings:
            return Share(argument.id, frozenset({endings[argument.id]}))
        if isinstance(argument, ast.Name) and argument.id in OUTCOMES:
            found = {i for i, e in enumerate(self.program.endings) if e.outcome == argument.id}
            return Share(argument.id, frozenset(found | ({-1} if argument.id == "stalemate" else set())))
        words = self.source(argument)
        hint = did_you_mean(words, (*endings, *OUTCOMES)) or f"endings: {', '.join(endings)}"
        self.fault("TT200", f"no ending or outcome '{words}'", argument, hint)
        return None

    def _always(self, node: ast.Call) -> Part | None:
        return self._watched(0, node.args[0])

    def _at(self, node: ast.Call) -> Part | None:
        turn, turns = node.args[0], self.program.tables.n.turns
        is_turn = isinstance(turn, ast.Constant) and isinstance(turn.value, int) and 1 <= turn.value <= turns
        if not is_turn:
            self.fault("TT115", f"here stands a turn, 1 to {turns}", turn)
        watched = self._watched(0, node.args[1])
        if not is_turn or watched is None:
            return None
        assert isinstance(turn, ast.Constant)
        assert isinstance(turn.value, int)
        return Watched(turn.value, watched.text)

    def _watched(self, turn: int, node: ast.expr) -> Watched | None:
        start, end = span(node)
        term = self._compiled(self.syntax.text[start:end], "truth", start)
        return None if term is None else Watched(turn, self.syntax.text[start:end])

    def _refused(self, node: ast.Call) -> Part | None:
        # `done(r)` sums over the orders that r means: so is r read here, and told what is wrong with it.
        start, end = span(node.args[0])
        words, wrapped = self.syntax.text[start:end], "done("
        term = self._compiled(f"{wrapped}{words})", "number", start - len(wrapped))
        if term is None:
            return None
        arg = term.arg
        cells = arg if isinstance(arg, tuple) else (int(arg),)
        assert term.op in (OP_LOAD, OP_SUM)
        return Refused(words, frozenset(cell - self.names.at.done for cell in cells))

    def _compiled(self, text: str, wanted: Kind, offset: int) -> Term | None:
        self.inside.append((offset, offset + len(text)))
        term = compile_expression(text, Scope(self.names, self.names.lead), wanted)
        if isinstance(term, Term):
            return term
        for fault in term:
            start = max(0, fault.offset + offset)
            end = max(start, fault.end + offset)
            self.faults.append(Fault(fault.code, fault.message, start, end, fault.hint))
        return None


def watched(expectation: Expectation) -> Iterator[Watched]:
    """The conditions it asks of the scenario, in the order of the text."""
    for offset in sorted(expectation.parts):
        part = expectation.parts[offset]
        if isinstance(part, Watched):
            yield part
