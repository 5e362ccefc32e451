"""Which names an expression holds, and where each stands: what `flag_consent or done(board@council) > 0` speaks of.

By form alone: what a name means, and whether it exists, is decided in `names`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tabletop.scenario.expression_syntax import Syntax, parse, span

_OF_INJECT = ("fired", "since")
_OF_BODY = ("agreed", "refused")
_OF_RESPONSE = ("done", "succeeded", "failed", "pending", "kept", "broken", "together")

Form = Literal["value", "attribute", "actor", "inject", "body", "response", "call"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an expression; offset and end count its characters from 0.

    `words` are its parts: `("norland", "will")`; of a response's reference `r.x+v@b` the response comes first and the
    whole of it second. `function` is the function it is given to. A `call` is the name of a function itself.
    """

    form: Form
    words: tuple[str, ...]
    offset: int
    end: int
    function: str = ""


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every name of an expression, from left to right; none where it cannot be read."""
    syntax = parse(text)
    if not isinstance(syntax, Syntax):
        return ()
    return tuple(sorted(_of(syntax.body, syntax), key=lambda found: (found.offset, found.end)))


def _of(node: ast.AST, syntax: Syntax) -> Iterator[Mention]:
    match node:
        case ast.Call(func=ast.Name(id=function) as name, args=args):
            yield Mention("call", (function,), *span(name), function)
            if function in _OF_INJECT or function in _OF_BODY:
                form: Form = "inject" if function in _OF_INJECT else "body"
                for arg in args:
                    if isinstance(arg, ast.Name):
                        yield Mention(form, (arg.id,), *span(arg), function)
            elif function in _OF_RESPONSE:
                for arg in args:
                    yield from _response(arg, function, syntax)
            elif function == "trust":
                for arg in args:
                    if isinstance(arg, ast.Name):
                        yield Mention("actor", (arg.id,), *span(arg), function)
            else:
                for arg in args:
                    yield from _of(arg, syntax)
        case ast.Name(id=word):
            yield Mention("value", (word,), *span(node))
        case ast.Attribute():
            if words := _words(node):
                yield Mention("attribute", words, *span(node))
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _of(child, syntax)


def _words(node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        inner = _words(node.value)
        return (*inner, node.attr) if inner else ()
    return ()


def _response(node: ast.expr, function: str, syntax: Syntax) -> Iterator[Mention]:
    here = node
    while isinstance(here, ast.BinOp):  # r+v@b is a sum to Python
        here = here.left
    if words := _words(here):
        start, end = span(node)
        yield Mention("response", (words[0], syntax.text[start:end]), start, end, function)
