"""Which names an expression holds, and where each stands: what `flag_consent or done(board@council) > 0` speaks of.

By form alone: what a name means, and whether it exists, is decided in `names`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any, Literal, NamedTuple

from tabletop.scenario.expression_syntax import Syntax, parse, span

Form = Literal["value", "attribute", "actor", "inject", "body", "response", "call"]

_RESPONSE = ("done", "succeeded", "failed", "pending", "kept", "broken", "together")
_FORM: dict[str, Form] = {
    **{"fired": "inject", "since": "inject", "agreed": "body", "refused": "body", "trust": "actor"},
    **dict.fromkeys(_RESPONSE, "response"),
}
"""What a function is asked about; the others are given numbers and conditions."""


class Mention(NamedTuple):
    """A name in an expression; offset and end count its characters from 0.

    `words` are its parts: `("norland", "will")`; of a response's reference `r.x+v@b` the response comes first and the
    whole of it second. `function` is the function it is given to. A `call` is the name of a function itself.
    """

    form: Form
    words: tuple[str, ...]
    offset: int
    end: int
    function: str = ""


_mention: Callable[[tuple[Form, tuple[str, ...], int, int, str]], Mention] = partial(tuple.__new__, Mention)
"""A mention of its parts, without its own way of being made, which takes half as long again."""


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every name of an expression, from left to right; none where it cannot be read."""
    syntax = parse(text)
    if not isinstance(syntax, Syntax) or not syntax.words:
        return ()
    found: list[Mention] = []
    todo: list[ast.expr] = [syntax.body]
    while todo:
        node = todo.pop()
        kind = type(node)
        if kind is ast.Constant:
            continue
        if isinstance(node, ast.Name):
            found.append(_mention(("value", (node.id,), node.col_offset, node.end_col_offset or 0, "")))
        elif (parts := _PARTS.get(kind)) is not None:
            todo += parts(node)
        elif isinstance(node, ast.Attribute):
            if words := _words(node):
                found.append(_mention(("attribute", words, *span(node), "")))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            todo += _called(node, node.func, syntax, found)
    return tuple(found)


_PARTS: dict[type[ast.expr], Callable[[Any], Iterable[ast.expr]]] = {
    ast.BoolOp: lambda node: reversed(node.values),
    ast.Compare: lambda node: (*reversed(node.comparators), node.left),
    ast.BinOp: lambda node: (node.right, node.left),
    ast.UnaryOp: lambda node: (node.operand,),
    ast.IfExp: lambda node: (node.orelse, node.test, node.body),
}
"""The expressions within each kind of node that has any, but for calls; the last first, as it is looked at last."""


def _called(node: ast.Call, name: ast.Name, syntax: Syntax, found: list[Mention]) -> Iterable[ast.expr]:
    """Adds a function and what it is asked about; the arguments that are expressions of their own, the last first."""
    function = name.id
    found.append(_mention(("call", (function,), *span(name), function)))
    form = _FORM.get(function)
    if form is None:
        return reversed(node.args)
    for arg in node.args:
        if form == "response":
            _look_at_response(arg, function, syntax, found)
        elif isinstance(arg, ast.Name):
            found.append(_mention((form, (arg.id,), *span(arg), function)))
    return ()


def _words(node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        inner = _words(node.value)
        return (*inner, node.attr) if inner else ()
    return ()


def _look_at_response(node: ast.expr, function: str, syntax: Syntax, found: list[Mention]) -> None:
    here = node
    while isinstance(here, ast.BinOp):  # r+v@b is a sum to Python
        here = here.left
    if words := _words(here):
        start, end = span(node)
        found.append(_mention(("response", (words[0], syntax.text[start:end]), start, end, function)))
