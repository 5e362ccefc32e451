"""What is wrong with an expression that the grammar refuses: where, in an author's words, and what would mend it.

How a text becomes a tree is in `expression_syntax`, what is said in words of one's own in `misread`.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.scenario.expression_sound import MAX_LENGTH, MAX_LEVELS, MAX_NODES, levels
from tabletop.scenario.misread import in_words, unjoined

_ALLOWED = re.compile(r"[A-Za-z0-9_ .,()+\-*/%<>=!@]")
_ALL_ALLOWED = re.compile(r"[A-Za-z0-9_ .,()+\-*/%<>=!@\t\r\n]*\Z")
_PARENTHESIS = re.compile(r"[()]")
NUMBER = re.compile(r"(?<![\w.])(?:\d|\.\d)(?:[\w.]|(?<=[eE])[+-](?=\d))*")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?|\.\d+|\d+\.")
_COMMA = re.compile(r"(?<![\w.,])\d+,\d+(?![\w.,])")
_LOUD = re.compile(r"\b(?:AND|OR|NOT|IF|ELSE|And|Or|Not|If|Else)\b")
_HINTS = {
    "&": "write 'and'",
    "|": "write 'or'",
    "~": "write 'not'",
    "^": "there are no powers",
    '"': "an expression has no texts",
    "'": "an expression has no texts",
    "[": "use parentheses",
    "{": "braces are for texts only",
    "?": "write 'a if condition else b'",
    ":": "write 'a if condition else b'",
    "#": "write comments after the value, behind quotes",
    **dict.fromkeys("„“”«»‚‘’‹›", "remove these quotation marks"),
    **dict.fromkeys("‐‑‒–—−", "write '-'"),
    **dict.fromkeys("×·∙⋅", "write '*'"),
    **{"÷": "write '/'", "≥": "write '>='", "≤": "write '<='", "≠": "write '!='", "→": "write '->'"},
}
_OPERATORS: frozenset[type[ast.AST]] = frozenset(
    {
        *(ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Mod, ast.MatMult),
        *(ast.And, ast.Or, ast.Not, ast.USub, ast.UAdd),
        *(ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Load),
    }
)
_FORMS: frozenset[type[ast.AST]] = frozenset(
    {
        *(ast.Expression, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Call, ast.Name),
        *(ast.Attribute, ast.Constant),
    }
)
_SAYINGS: dict[type[ast.AST], str] = {
    ast.Pow: "powers (**)",
    ast.FloorDiv: "whole division (//)",
    ast.LShift: "shifts",
    ast.RShift: "shifts",
    ast.Is: "'is'",
    ast.IsNot: "'is not'",
    ast.In: "'in'",
    ast.NotIn: "'not in'",
    ast.Tuple: "lists",
    ast.Starred: "'*' before a value",
    ast.NamedExpr: "assignments",
    ast.Lambda: "'lambda'",
    ast.Await: "'await'",
    ast.Yield: "'yield'",
    ast.YieldFrom: "'yield'",
    ast.GeneratorExp: "loops",
    ast.keyword: "named arguments",
}

_INSTEAD: dict[type[ast.AST], str] = {
    ast.Pow: "multiply: x * x",
    ast.Is: "write '==' for numbers, and a flag by its name alone",
    ast.IsNot: "write '!=' for numbers, and 'not' before a flag",
    ast.In: "write 20 <= x <= 30, or x == 1 or x == 2",
    ast.NotIn: "write x < 20 or x > 30, or x != 1 and x != 2",
}
"""What says the same in the language."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in an expression: offset and end count characters from 0 in the author's text."""

    code: str
    message: str
    offset: int
    end: int
    hint: str = ""


def span(node: ast.AST) -> tuple[int, int]:
    """Offset and end of a node in the author's text."""
    return getattr(node, "col_offset", 0), getattr(node, "end_col_offset", None) or 0


def before(text: str) -> Iterator[Fault]:
    """Limits and characters: all that can be said before Python's parser sees the text."""
    if len(text) > MAX_LENGTH:
        message = f"an expression has at most {MAX_LENGTH} characters, this one has {len(text)}"
        yield Fault("TT309", message, MAX_LENGTH, len(text), "split it, for instance with a track")
        return
    if not text.strip():
        yield Fault("TT301", "here is no expression", 0, len(text))
        return
    level = 0
    brackets = ((found.start(), found[0]) for found in _PARENTHESIS.finditer(text))
    for offset, character in brackets if _ALL_ALLOWED.match(text) else enumerate(text):
        level += (character == "(") - (character == ")")
        if level > MAX_LEVELS:
            message = f"more than {MAX_LEVELS} parentheses inside each other"
            yield Fault("TT309", message, offset, offset + 1)
            return
        if level < 0:
            yield Fault("TT301", "a parenthesis closes that was never opened", offset, offset + 1)
            return
        if not (_ALLOWED.match(character) or character in " \t\r\n"):
            is_seen = character.isprintable()
            name = repr(character) if is_seen else f"an invisible character (U+{ord(character):04X})"
            hint = _HINTS.get(character, "") if is_seen else "delete it, and write a space where one is meant"
            yield Fault("TT302", f"{name} is not part of an expression", offset, offset + 1, hint)
            return
    if level:
        offset = _unclosed(text)
        yield Fault("TT301", "a parenthesis is never closed", offset, offset + 1)
        return
    if (offset := text.find("<->")) >= 0:
        message = "'<->' is for effects and the list of trust only"
        yield Fault("TT302", message, offset, offset + 3, "write trust(a -> b)")
    for match in NUMBER.finditer(text):
        if not _DECIMAL.fullmatch(match[0]):
            message = f"'{match[0]}' is not a decimal number"
            yield Fault("TT302", message, match.start(), match.end(), "digits and one point only")
        elif not math.isfinite(float(match[0])) or float(match[0]) > 1e15:
            yield Fault("TT302", "this number is too large", match.start(), match.end())


def _unclosed(text: str) -> int:
    """Offset of the innermost parenthesis that stays open."""
    open_at: list[int] = []
    for offset, character in enumerate(text):
        if character == "(":
            open_at.append(offset)
        elif character == ")":
            open_at.pop()
    return open_at[-1]


def misread(text: str, error: SyntaxError, lead: int) -> Fault:
    """A parser's complaint in the author's terms."""
    offset = len(text.rstrip()) if (error.lineno or 1) > 1 else (error.offset or 1) - 2 + lead
    offset = min(max(offset, 0), len(text))
    if (said := in_words(text)) is not None:
        start, end, message, hint = said
        return Fault("TT301", message, start, end, hint)
    if begun := re.match(r"\s*(if|when)\s", text, re.IGNORECASE):
        hint = f"leave '{begun[1]}' out: a condition stands alone"
        return Fault("TT301", f"nothing comes before '{begun[1]}'", begun.start(1), begun.end(1), hint)
    turned = re.search(r"=[<>]", text)
    if turned:
        hint = f"write '{turned[0][::-1]}'"
        return Fault("TT301", f"'{turned[0]}' compares nothing", turned.start(), turned.end(), hint)
    single = re.search(r"(?<![=!<>])=(?!=)", text)
    if single:
        return Fault(
            "TT301", "'=' compares nothing", single.start(), single.end(), "write '==' for 'is equal to'"
        )
    shout = re.search(r"!(?!=)", text)
    if shout:
        return Fault("TT301", "'!' is not an operator", shout.start(), shout.end(), "write 'not'")
    loud = _LOUD.search(text)
    if loud:
        hint = f"write '{loud[0].lower()}'"
        return Fault("TT301", f"'{loud[0]}' is not part of the language", loud.start(), loud.end(), hint)
    if text.rstrip().endswith("%"):
        end = len(text.rstrip())
        return Fault(
            "TT301", "'%' takes the rest of a division", end - 1, end, "write shares without a sign, 0 to 100"
        )
    counted = re.fullmatch(r"\s*((?:day|turn|round|move)\s+(\d+))\s*", text, re.IGNORECASE)
    if counted:
        hint = f"write {counted[2]}; turns are meant by their number"
        return Fault("TT301", f"'{counted[1]}' is no number", counted.start(1), counted.end(1), hint)
    if (two := unjoined(text)) is not None:
        start, end, message, hint = two
        return Fault("TT301", message, start, end, hint)
    if offset >= len(text.rstrip()):
        return Fault("TT301", "the expression stops in the middle", offset, offset)
    word = re.match(r"\w+|\S", text[offset:])
    end = offset + (len(word[0]) if word else 1)
    found = text[offset:end].strip()
    message = f"this cannot be read at '{found}'" if found else "this cannot be read"
    return Fault("TT301", message, offset, end)


def after(text: str, tree: ast.Expression, nodes: list[ast.AST]) -> Iterator[Fault]:
    """The allow-list over all nodes of the parsed tree, then the limits that need it."""
    count = 0
    end = len(text)
    for node in nodes:
        count += isinstance(node, ast.expr)
        if type(node) in _OPERATORS:
            continue
        start, stop = span(node)
        if isinstance(node, ast.Constant) and not (
            isinstance(node.value, int | float) and not isinstance(node.value, bool)
        ):
            word = str(node.value)
            hint = f"write '{word.lower()}'" if isinstance(node.value, bool) else ""
            yield Fault("TT302", f"'{word}' is not part of the language", start, stop, hint)
        elif isinstance(node, ast.Call) and not isinstance(node.func, ast.Name):
            yield Fault("TT304", "only the functions of the language can be called", start, stop)
        elif type(node) not in _FORMS:
            saying = _SAYINGS.get(type(node), "this")
            comma = _COMMA.search(text) if isinstance(node, ast.Tuple) else None
            if comma:
                hint = f"write {comma[0].replace(',', '.')}"
                yield Fault(
                    "TT302", f"'{comma[0]}' is not a decimal number", comma.start(), comma.end(), hint
                )
                continue
            if isinstance(node, ast.Tuple) and "->" in text:
                start, stop = text.index("->"), text.index("->") + 2
                saying = "'->' outside trust(a -> b)"
            if isinstance(node, ast.operator | ast.cmpop):
                start, stop = _around(tree, node)
            hint = _plainly(text, nodes, node) or _INSTEAD.get(type(node), "")
            yield Fault("TT302", f"{saying} cannot be used in an expression", start, stop, hint)
    if count > MAX_NODES:
        message = f"an expression has at most {MAX_NODES} parts, this one has {count}"
        yield Fault("TT309", message, 0, end, "split it, for instance with a track")
    if count > MAX_LEVELS and levels(tree.body) > MAX_LEVELS:
        yield Fault("TT309", f"more than {MAX_LEVELS} levels inside each other", 0, end)


def _plainly(text: str, nodes: list[ast.AST], operator: ast.AST) -> str:
    """How `x is true`, `x is not false` and the like are said; empty where it is not that."""
    for node in nodes if isinstance(operator, ast.Is | ast.IsNot) else ():
        if isinstance(node, ast.Compare) and type(node.ops[0]) is type(operator):
            right = node.comparators[0]
            word = str(getattr(right, "id", getattr(right, "value", ""))).lower()
            if word in ("true", "false") and isinstance(node.left, ast.Name | ast.Attribute | ast.Call):
                start, stop = span(node.left)
                is_not = (word == "false") != isinstance(operator, ast.IsNot)
                return f"write '{'not ' if is_not else ''}{text[start:stop]}'"
    return ""


def _around(tree: ast.AST, operator: ast.AST) -> tuple[int, int]:
    """Where the operation lies that an operator belongs to: operators have no place of their own."""
    for node in ast.walk(tree):
        if operator in ast.iter_child_nodes(node):
            return span(node)
    return 0, 0
