"""An expression that is as it should be, read by the shortest way; of one that may not be, nothing is said here.

What is wrong with a text, and where, is `expression_syntax`'s to say, which reads it again with care.
"""

from __future__ import annotations

import ast
import re

MAX_LENGTH = 500
MAX_NODES = 200
MAX_LEVELS = 30

_PARTS = re.compile(
    r"""(?: [ ,()+\-*/%<>=!@]++
          | [A-Za-z_]\w*+ (?:\.[A-Za-z_]\w*+)*+
          | (?: (?:0|[1-9][0-9]{0,14}+) (?:\.[0-9]*+)?+ | \.[0-9]++ ) (?![\w.])
        )*+\Z""",
    re.VERBOSE | re.ASCII,
)
"""Blanks and signs, names, and decimal numbers below 1e15 without needless zeros; nothing else, and never twice."""
_OPERATORS: frozenset[type[ast.AST]] = frozenset({ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Mod, ast.MatMult})
_SIGNS: frozenset[type[ast.AST]] = frozenset({ast.Not, ast.USub, ast.UAdd})
_COMPARISONS: frozenset[type[ast.AST]] = frozenset({ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE})


def sound(text: str) -> tuple[ast.expr, frozenset[str]] | None:
    """The tree of a text and the names in it, columns as offsets; None where something may be wrong with it."""
    if len(text) > MAX_LENGTH or text[:1] == " " or not _PARTS.match(text):
        return None
    if "<->" in text or text.count("(") > MAX_LEVELS:
        return None
    try:
        tree = compile(text.replace("->", ", "), "", "eval", ast.PyCF_ONLY_AST, dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    assert isinstance(tree, ast.Expression)
    nodes = [tree.body]
    words = []
    for node in nodes:
        kind = type(node)
        if kind is ast.Name:
            words.append(node.id)  # type: ignore[attr-defined]  # what `is` tells mypy does not follow
        elif kind is ast.Constant:
            if type(node.value) not in (int, float):  # type: ignore[attr-defined]
                return None
        elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            nodes.append(node.left)
            nodes.append(node.right)
        elif isinstance(node, ast.UnaryOp) and type(node.op) in _SIGNS:
            nodes.append(node.operand)
        elif isinstance(node, ast.Compare) and _COMPARISONS.issuperset(map(type, node.ops)):
            nodes.append(node.left)
            nodes += node.comparators
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
            nodes.append(node.func)
            nodes += node.args
        elif isinstance(node, ast.BoolOp):
            nodes += node.values
        elif isinstance(node, ast.IfExp):
            nodes += (node.test, node.body, node.orelse)
        elif isinstance(node, ast.Attribute):
            words.append(node.attr)
            nodes.append(node.value)
        else:
            return None
    if len(nodes) > MAX_NODES or (len(nodes) > MAX_LEVELS and levels(tree.body) > MAX_LEVELS):
        return None
    return tree.body, frozenset(words)


def levels(node: ast.expr) -> int:
    """How deep an expression is nested; a sum or product of many terms is one level."""
    deepest = 0
    pending = [(node, 1)]
    while pending:
        here, level = pending.pop()
        deepest = max(deepest, level)
        if isinstance(here, ast.BinOp):
            pending.append((here.left, level if isinstance(here.left, ast.BinOp) else level + 1))
            pending.append((here.right, level + 1))
            continue
        for child in ast.iter_child_nodes(here):
            if isinstance(child, ast.expr):
                pending.append((child, level + 1))
    return deepest
