"""What a scenario's parts do to each other, from every use of every name. What is drawn of it is decided elsewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tabletop.authoring.subject import Subject
from tabletop.authoring.uses import Use
from tabletop.scenario.expression_syntax import Syntax, parse, span
from tabletop.scenario.studied import Change, Formula

Kind = Literal["inject", "response", "flag", "authority", "ending", "objective", "track"]
Does = Literal[
    "sets", "clears", "triggers", "enables", "blocks", "ends", "averts", "serves", "moves", "weighs"
]
"""`triggers`: an inject fires; `enables`, `blocks`: an order may or may not be given, an inject cannot fire; `ends`,
`averts`: an ending; `serves`: an objective; `moves`: a track; `weighs`: counts for a chance or a wish."""

_ORIGINS: frozenset[str] = frozenset({"flag", "authority", "inject", "response", "track"})
_SECTIONS: dict[str, Kind] = {
    "injects": "inject",
    "responses": "response",
    "endings": "ending",
    "objectives": "objective",
    "tracks": "track",
}


@dataclass(frozen=True, order=True)
class Part:
    """An inject, a response (with all its variants), a flag and so on."""

    kind: Kind
    id: str


@dataclass(frozen=True, order=True)
class Link:
    """One part does something to another."""

    origin: Part
    does: Does
    target: Part


def links(subject: Subject) -> tuple[Link, ...]:
    """Everything that leads to anything, each once, in no particular order."""
    formulas = {(f.path, f.line): f for f in subject.formulas}
    found: dict[Link, None] = {}
    for use in subject.uses:
        for link in _read(use, formulas):
            found[link] = None
    for change in subject.changes:
        for link in _changed(change, subject):
            found[link] = None
    return tuple(link for link in found if link.origin != link.target)


def _owner(path: tuple[str, ...]) -> Part | None:
    kind = _SECTIONS.get(path[0]) if len(path) > 1 else None
    return Part(kind, path[1]) if kind is not None else None


def _read(use: Use, formulas: dict[tuple[tuple[str, ...], int], Formula]) -> Iterator[Link]:
    owner = _owner(use.path)
    if owner is None:
        return
    if use.kind == "objective" and use.mode == "name":
        yield Link(owner, "serves", Part("objective", use.name))
    if use.mode != "read" or use.kind not in _ORIGINS:
        return
    origin = Part(_kind(use.kind), use.name)
    formula = _formula(use, formulas)
    is_wanted = formula is None or _is_wanted(formula, use)
    yield Link(origin, _does(owner, use.path[-1], is_wanted), owner)


def _kind(kind: str) -> Kind:
    found: dict[str, Kind] = {
        "flag": "flag",
        "authority": "authority",
        "inject": "inject",
        "response": "response",
        "track": "track",
    }
    return found[kind]


def _does(owner: Part, key: str, is_wanted: bool) -> Does:
    if owner.kind == "objective":
        return "serves"
    if owner.kind == "track":
        return "moves"
    if key not in ("when", "law", "kept"):
        return "weighs"
    if owner.kind == "ending":
        return "ends" if is_wanted else "averts"
    if not is_wanted:
        return "blocks"
    return "triggers" if owner.kind == "inject" else "enables"


def _changed(change: Change, subject: Subject) -> Iterator[Link]:
    owner = _owner(change.path)
    word = change.path[-1]
    document = subject.document
    if owner is None or document is None:
        return
    if word in document.flags or word in document.authorities:
        kind: Kind = "flag" if word in document.flags else "authority"
        does: Does = "clears" if change.effect.amount is False else "sets"
        yield Link(owner, does, Part(kind, word))
    elif word in document.tracks:
        yield Link(owner, "moves", Part("track", word))


def _formula(use: Use, formulas: dict[tuple[tuple[str, ...], int], Formula]) -> Formula | None:
    for (path, line), formula in formulas.items():
        if path == use.path and line <= use.line:
            return formula
    return None


def _is_wanted(formula: Formula, use: Use) -> bool:
    """Whether the condition wants the name to hold, rather than not to."""
    for offset, wanted in _wishes(formula.expression.text):
        if formula.expression.at(offset) == (use.line, use.column):
            return wanted
    return True


@lru_cache(maxsize=4096)
def _wishes(text: str) -> tuple[tuple[int, bool], ...]:
    """Where each word of an expression begins, and whether the whole is helped by its being true."""
    syntax = parse(text)
    return tuple(_helped(syntax.body, True)) if isinstance(syntax, Syntax) else ()


def _helped(node: ast.AST, wanted: bool) -> Iterator[tuple[int, bool]]:
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield from _helped(inner, not wanted)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            less = isinstance(op, ast.Lt | ast.LtE) or (isinstance(op, ast.Eq) and _is_zero(right))
            yield from _helped(left, wanted != less)
            yield from _helped(right, wanted == less)
        case ast.Name() | ast.Attribute():
            yield span(node)[0], wanted
        case _:
            if isinstance(node, ast.BinOp):
                yield span(node)[0], wanted  # `response+variant@body` is a sum to Python
            for child in ast.iter_child_nodes(node):
                yield from _helped(child, wanted)


def _is_zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value
