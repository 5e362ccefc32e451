"""The grammar of expressions: a text to a syntax tree that holds nothing but what the language allows.

Python's own parser reads the text, after limits and characters have been checked; nothing is ever evaluated.
What is wrong with a text is put into words in `expression_faults`; what the names mean does not belong here.
"""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import NamedTuple

from tabletop.scenario.expression_faults import NUMBER, after, before, misread
from tabletop.scenario.expression_faults import Fault as Fault
from tabletop.scenario.expression_faults import span as span
from tabletop.scenario.expression_sound import MAX_LENGTH as MAX_LENGTH
from tabletop.scenario.expression_sound import MAX_LEVELS as MAX_LEVELS
from tabletop.scenario.expression_sound import MAX_NODES as MAX_NODES
from tabletop.scenario.expression_sound import levels as levels
from tabletop.scenario.expression_sound import sound


class Syntax(NamedTuple):
    """A parsed expression; its nodes' columns are offsets in the text. `arrows` are the offsets of `->`.

    `words` are all the names in it, alone or in `a.b`.
    """

    text: str
    body: ast.expr
    arrows: tuple[int, ...]
    words: frozenset[str]


@lru_cache(maxsize=4096)
def parse(text: str) -> Syntax | tuple[Fault, ...]:
    """The syntax tree of an expression, or what is wrong with it."""
    if (found := sound(text)) is not None:
        body, words = found
        return Syntax(text, body, _arrows(text), words)
    return with_care(text)


def _arrows(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer("->", text)) if "->" in text else ()


def with_care(text: str) -> Syntax | tuple[Fault, ...]:
    """As `parse`, each step looked at; it takes three times as long, and whatever is wrong has its place."""
    faults = list(before(text))
    if faults:
        return tuple(faults)
    arrows = _arrows(text)
    readable = re.sub(r"\s", " ", text.replace("->", ", "))
    readable = NUMBER.sub(lambda m: re.sub(r"^0+(?=\d)", lambda z: " " * len(z[0]), m[0]), readable)
    lead = len(readable) - len(readable.lstrip())
    # Parentheses of its own let the first line be indented; they keep the width because they replace a blank.
    source = f"({readable.strip()}\n)"
    try:
        tree = ast.parse(source, mode="eval")
    except SyntaxError as error:
        return (misread(text, error, lead),)
    except (ValueError, MemoryError, RecursionError):
        return (Fault("TT301", "this cannot be read as an expression", 0, len(text)),)
    nodes = _all_of(tree)
    for node in nodes:
        if isinstance(node, ast.expr | ast.keyword):
            node.col_offset = max(0, node.col_offset + lead - 1)
            inside = node.end_lineno == 1
            node.end_col_offset = (node.end_col_offset or 0) + lead - 1 if inside else len(text.rstrip())
    faults = list(after(text, tree, nodes))
    if faults:
        return tuple(faults)
    words = (n.id if isinstance(n, ast.Name) else getattr(n, "attr", "") for n in nodes)
    return Syntax(text, tree.body, arrows, frozenset(words) - {""})


def _all_of(tree: ast.AST) -> list[ast.AST]:
    """Every node of a tree, as `ast.walk` gives them, which takes twice as long."""
    nodes = [tree]
    for node in nodes:
        for name in node._fields:
            below = getattr(node, name, None)
            if isinstance(below, ast.AST):
                nodes.append(below)
            elif isinstance(below, list):
                nodes.extend(item for item in below if isinstance(item, ast.AST))
    return nodes
