"""What stands between a function's parentheses and is no expression: actors, injects, bodies and responses, by id.

What the functions mean is in `expressions`, which goes on from here.
"""

from __future__ import annotations

import ast
from typing import Literal

from tabletop.scenario.expression_syntax import Fault, Syntax, span
from tabletop.scenario.expression_types import Trouble
from tabletop.scenario.problems import did_you_mean
from tabletop.scenario.scope import Scope


class Arguments:
    """Reads arguments of one tree; what cannot be read becomes a fault and None."""

    def __init__(self, syntax: Syntax, scope: Scope) -> None:
        self.text, self.scope = syntax.text, scope
        self.arrows = set(syntax.arrows)
        self.faults: list[Fault] = []

    def fault(self, code: str, message: str, node: ast.AST, hint: str = "") -> None:
        """Notes what is wrong with a node."""
        self.faults.append(Fault(code, message, *span(node), hint))

    def trouble(self, trouble: Trouble, node: ast.AST) -> None:
        """Notes why a name could not be resolved."""
        self.fault(trouble.code, trouble.message, node, trouble.hint)

    def stray_arrows(self) -> None:
        """Every `->` must have stood between the two actors of a trust."""
        for offset in sorted(self.arrows):
            self.faults.append(
                Fault("TT302", "'->' stands between two actors only", offset, offset + 2, "trust(a -> b)")
            )

    def source(self, node: ast.AST) -> str:
        """A node as the author wrote it."""
        start, end = span(node)
        return " ".join(self.text[start:end].split())

    def pair(self, first: ast.expr, second: ast.expr, node: ast.AST) -> tuple[int, int] | None:
        """The actors of `a -> b`, in a function's call that is `node`; the first is -1 for the coalition."""
        between = range(span(first)[1], span(second)[0])
        arrow = next((offset for offset in self.arrows if offset in between), None)
        if arrow is None:
            self.fault("TT305", "trust has a direction", node, "write trust(a -> b): how far a trusts b")
            return None
        self.arrows.discard(arrow)
        whole = isinstance(first, ast.Name) and first.id == "coalition"
        who = -1 if whole else self.actor(first)
        whom = self.actor(second)
        if who is None or whom is None:
            return None
        if who == whom:
            hint = "name two actors"
            if self.source(first) != self.source(second):
                hint = f"both are {self.scope.names.actor_name(who)} when it is the one ordering or named"
            self.fault("TT305", "nobody's trust in itself is kept", node, hint)
            return None
        return who, whom

    def actor(self, node: ast.expr) -> int | None:
        """The actor an id stands for."""
        if not isinstance(node, ast.Name):
            self.fault("TT305", "here stands an actor", node)
            return None
        if node.id == "coalition":
            self.fault("TT305", "'coalition' stands on the left of '->' only", node)
            return None
        actor = self.scope.actor(node.id)
        if isinstance(actor, Trouble):
            self.trouble(actor, node)
            return None
        return actor

    def one_of(self, node: ast.expr, what: Literal["inject", "body"], code: str) -> int | None:
        """The inject or body an id stands for; `code` is that of one there is not."""
        known = self.scope.names.injects if what == "inject" else self.scope.names.bodies
        if not isinstance(node, ast.Name):
            hint = "of an order ask done, succeeded or failed" if what == "body" else ""
            self.fault("TT305", f"here stands the id of an {what}".replace("an body", "a body"), node, hint)
            return None
        if node.id not in known:
            self.fault(code, f"no {what} '{node.id}'", node, did_you_mean(node.id, known))
            return None
        return known[node.id]

    def response(self, node: ast.expr) -> tuple[int, ...] | None:
        """The options `r`, `r.x`, `r+v`, `r@b` and the like mean: Python reads `r+v@b` as a sum."""
        here, variant = _split(node, ast.Add)
        last = node if variant is None else variant
        rest, body = _split(last, ast.MatMult)
        if variant is None:
            here = rest
        else:
            variant = rest
        value: str | None = None
        if isinstance(here, ast.Attribute):
            value, here = here.attr, here.value
        response, its_variant, its_body = _word(here), _word(variant), _word(body)
        if not response or "" in (its_variant, its_body):
            self.fault("TT305", "here stands the id of a response", node, "r, r.actor, r+variant or r@body")
            return None
        options = self.scope.options(response, value, its_variant, its_body)
        if isinstance(options, Trouble):
            self.trouble(options, node)
            return None
        return options


def _word(node: ast.expr | None) -> str | None:
    """The word a node is, "" where it is something else, None without a node."""
    return None if node is None else node.id if isinstance(node, ast.Name) else ""


def _split(node: ast.expr, operator: type[ast.operator]) -> tuple[ast.expr, ast.expr | None]:
    """Both sides of an operation, or the node and None where it is another."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, operator):
        return node.left, node.right
    return node, None
