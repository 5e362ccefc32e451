"""An author's expression to a typed tree: what operations and functions mean, and which types they need.

The grammar is in `expression_syntax`, names are in `names`, the kernel's code in `bytecode`. Nothing is run.
"""

from __future__ import annotations

import ast
import re
from typing import Literal

from tabletop.engine.program import (
    OP_ABS,
    OP_ADD,
    OP_AND,
    OP_CLAMP,
    OP_COHESION,
    OP_DIV,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
    OP_LT,
    OP_MAX,
    OP_MEMBERS,
    OP_MIN,
    OP_MOD,
    OP_MUL,
    OP_NE,
    OP_NEG,
    OP_NOT,
    OP_OR,
    OP_SELECT,
    OP_SINCE,
    OP_SUB,
    OP_TOGETHER,
    OP_TRUST,
    OP_TRUST_MEAN,
)
from tabletop.scenario.bytecode import fits
from tabletop.scenario.expression_arguments import Arguments
from tabletop.scenario.expression_syntax import Fault, Syntax, parse
from tabletop.scenario.expression_types import Term, Trouble, number
from tabletop.scenario.names import FUNCTIONS
from tabletop.scenario.problems import did_you_mean
from tabletop.scenario.scope import Scope

Wanted = Literal["number", "truth"]

_BINARY: dict[type[ast.operator], int] = {
    ast.Add: OP_ADD,
    ast.Sub: OP_SUB,
    ast.Mult: OP_MUL,
    ast.Div: OP_DIV,
    ast.Mod: OP_MOD,
}
_COMPARE: dict[type[ast.cmpop], int] = {
    ast.Lt: OP_LT,
    ast.LtE: OP_LE,
    ast.Gt: OP_GT,
    ast.GtE: OP_GE,
    ast.Eq: OP_EQ,
    ast.NotEq: OP_NE,
}
_PLAIN = re.compile(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,99})?|\.[0-9]{1,99})\Z")
_COUNTED = ("done", "succeeded", "failed", "pending", "kept", "broken")
_BLOCKS = {"kept": "pledges_kept", "broken": "pledges_broken"}
_ARGUMENTS = {
    **{"min": "two or more numbers", "max": "two or more numbers", "abs": "one number"},
    **{"clamp": "a number and its two bounds", "trust": "two actors, a -> b"},
    **{"cohesion": "nothing", "members": "nothing", "fired": "one inject", "since": "one inject"},
    **{"agreed": "one body", "refused": "one body"},
}


def plain_number(text: str) -> Term | None:
    """What a text of decimal digits means, as `compile_expression` would find at greater length; None for another."""
    return number(float(text) + 0.0) if _PLAIN.match(text) else None  # + 0.0: there is no minus zero


def compile_expression(text: str, scope: Scope, wanted: Wanted) -> Term | tuple[Fault, ...]:
    """The typed tree of a text, or all that is wrong with it. A truth in a number's place counts 0 or 1."""
    syntax = parse(text)
    if not isinstance(syntax, Syntax):
        return syntax
    reader = _Reader(syntax, scope)
    term = reader.truth(syntax.body) if wanted == "truth" else reader.read(syntax.body)
    reader.stray_arrows()
    if term is not None and wanted == "number" and term.truth and term.value is not None:
        reader.fault("TT307", f"'{text.strip()}' is a truth, here stands a number", syntax.body)
    if term is None or reader.faults:
        return tuple(sorted(set(reader.faults), key=lambda fault: (fault.offset, fault.end, fault.message)))
    if not fits(term):
        return (Fault("TT309", "too many values wait for each other", 0, len(text), "split it"),)
    return term


class _Reader(Arguments):
    """Reads one tree; what cannot be read becomes a fault and None, and reading goes on beside it."""

    def __init__(self, syntax: Syntax, scope: Scope) -> None:
        super().__init__(syntax, scope)
        self.terms, self.values = scope.names.terms, {} if scope.law else scope.names.values

    def truth(self, node: ast.expr) -> Term | None:
        """A condition; a number in its place is a fault."""
        term = self.read(node)
        if term is not None and not term.truth:
            written = self.source(node)
            short = written if len(written) <= 30 else "it"
            self.fault(
                "TT306",
                f"'{short}' is a number, here stands a condition"
                if short != "it"
                else "a number is no condition",
                node,
                f"compare it with something, for example {short} > 0",
            )
            return None
        return term

    def read(self, node: ast.expr) -> Term | None:
        """The typed tree of a node."""
        if self.scope.law and not isinstance(node, ast.Name | ast.BoolOp | ast.UnaryOp):
            self.fault("TT302", "a legal basis holds authorities, and, or, not and parentheses only", node)
            return None
        if isinstance(node, ast.Name):
            known = self.values.get(node.id)
            return known or self._resolved(self.scope.name(node.id), node)
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return self.terms.number(float(node.value))
        if isinstance(node, ast.BinOp):
            if type(node.op) not in _BINARY:
                self.fault("TT302", "'@' stands in the id of a response only", node)
                return None
            return self._apply(_BINARY[type(node.op)], (node.left, node.right))
        if isinstance(node, ast.UnaryOp):
            return self._unary(node.op, node.operand, node)
        if isinstance(node, ast.Compare):
            return self._compare(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self._call(node.func.id, node.args, node)
        if isinstance(node, ast.BoolOp):
            terms = [self.truth(value) for value in node.values]
            sound = [term for term in terms if term is not None]
            op = OP_AND if isinstance(node.op, ast.And) else OP_OR
            return self.terms.chain(op, sound, truth=True) if len(sound) == len(terms) else None
        if isinstance(node, ast.IfExp):
            yes, condition, no = self.read(node.body), self.truth(node.test), self.read(node.orelse)
            if yes is None or condition is None or no is None:
                return None
            return self.terms.of(OP_SELECT, (yes, condition, no), 0, yes.truth and no.truth)
        if isinstance(node, ast.Attribute):
            words = self._words(node)
            return self._resolved(self.scope.attribute(words), node) if words else None
        self.fault("TT302", "this is not part of the language", node)
        return None

    def _resolved(self, found: Term | Trouble, node: ast.AST) -> Term | None:
        if isinstance(found, Trouble):
            self.trouble(found, node)
            return None
        return found

    def _apply(self, op: int, nodes: tuple[ast.expr, ...], truth: bool = False) -> Term | None:
        terms = [self.read(node) for node in nodes]
        known = tuple(term for term in terms if term is not None)
        return self.terms.of(op, known, 0, truth) if len(known) == len(terms) else None

    def _unary(self, op: ast.unaryop, operand: ast.expr, node: ast.AST) -> Term | None:
        if isinstance(op, ast.Not):
            condition = self.truth(operand)
            return condition and self.terms.of(OP_NOT, (condition,), 0, truth=True)
        if self.scope.law:
            self.fault("TT302", "a legal basis holds authorities, and, or, not and parentheses only", node)
            return None
        term = self.read(operand)
        if isinstance(op, ast.UAdd) or term is None:
            return term
        value = term.value
        return self.terms.of(OP_NEG, (term,)) if value is None else self.terms.number(0.0 - value)

    def _compare(self, node: ast.Compare) -> Term | None:
        sides = [self.read(side) for side in (node.left, *node.comparators)]
        terms = [side for side in sides if side is not None]
        if len(terms) < len(sides):
            return None
        parts = [
            self.terms.of(_COMPARE[type(op)], (left, right), 0, truth=True)
            for op, left, right in zip(node.ops, terms, terms[1:], strict=False)
        ]
        return self.terms.chain(OP_AND, parts, truth=True)

    def _words(self, node: ast.expr) -> tuple[str, ...]:
        """The words of `a.b.c`; () and a fault where it is something else."""
        words: list[str] = []
        here = node
        while isinstance(here, ast.Attribute):
            words.insert(0, here.attr)
            here = here.value
        if not isinstance(here, ast.Name) or len(words) > 2:
            self.fault(
                "TT302", "only a.will, a.exposure, a.member, a.capability.x and a.resource exist", node
            )
            return ()
        return (here.id, *words)

    def _call(self, name: str, args: list[ast.expr], node: ast.Call) -> Term | None:
        at = self.scope.names.at
        if name not in FUNCTIONS:
            self.fault("TT304", f"no function '{name}'", node.func, did_you_mean(name, FUNCTIONS))
            return None
        if name in ("min", "max"):
            return self._least(name, args, node)
        needed = {"clamp": 3, "trust": 2, "cohesion": 0, "members": 0}.get(name, 1)
        if len(args) != needed:
            self.fault("TT305", f"{name} takes {_ARGUMENTS.get(name, 'one response')}", node)
            return None
        if name == "abs":
            return self._apply(OP_ABS, tuple(args))
        if name == "clamp":
            return self._apply(OP_CLAMP, tuple(args))
        if name == "trust":
            pair = self.pair(args[0], args[1], node)
            if pair is None:
                return None
            who, whom = pair
            if who < 0:
                return self.terms.of(OP_TRUST_MEAN, (), whom)
            return self.terms.of(OP_TRUST, (), who * len(self.scope.names.actors) + whom)
        if name == "cohesion":
            return self.terms.of(OP_COHESION)
        if name == "members":
            return self.terms.of(OP_MEMBERS)
        if name in ("fired", "since"):
            inject = self.one_of(args[0], "inject", "TT209")
            if inject is None:
                return None
            if name == "since":
                return self.terms.of(OP_SINCE, (), inject)
            return self.terms.of(
                OP_GT, (self.terms.load(at.fired + inject), self.terms.number(0.0)), 0, truth=True
            )
        if name in ("agreed", "refused"):
            body = self.one_of(args[0], "body", "TT202")
            return None if body is None else self.terms.load(getattr(at, name) + body)
        options = self.response(args[0])
        if options is None:
            return None
        if name == "together":
            return self.terms.of(OP_TOGETHER, (), options) if options else self.terms.number(0.0)
        assert name in _COUNTED
        block = getattr(at, _BLOCKS.get(name, name))
        return self.terms.total(tuple(block + option for option in options))

    def _least(self, name: str, args: list[ast.expr], node: ast.Call) -> Term | None:
        terms = [self.read(arg) for arg in args]
        known = [term for term in terms if term is not None]
        if len(args) < 2:
            self.fault("TT305", f"{name} takes {_ARGUMENTS[name]}", node)
            return None
        return (
            self.terms.chain(OP_MIN if name == "min" else OP_MAX, known) if len(known) == len(args) else None
        )
