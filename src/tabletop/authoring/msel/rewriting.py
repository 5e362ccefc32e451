"""Changes single values of one entry of a YAML file, and leaves the rest of its text as it is.

An entry is `press_leak:` with all that stands below it. Each change is read again before it is believed, so that a
text never becomes something else than what was meant. What is changed, and why, does not belong here.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from tabletop.authoring.msel.sheet import flowing, paragraphs
from tabletop.scenario.comments import comments
from tabletop.scenario.layout import Part, layout
from tabletop.scenario.nodes import Mapping as Tree
from tabletop.scenario.nodes import Node
from tabletop.scenario.nodes import Sequence as Items
from tabletop.scenario.source import read_source

WIDTH = 118
"""Written texts are filled to this column."""

Value = str | tuple[str, ...]
"""A text, or a list of two names or more."""

ORDER = (
    *("title", "at", "when", "chance", "repeat", "incident", "to", "from", "channel", "text", "effects"),
    *("ask", "choices", "default", "objective", "expected", "note"),
)
"""The keys of an inject as the language's page has them; a new key goes behind those before it."""


def changed(entry: str, values: Mapping[str, Value | None]) -> str | None:
    """An entry's text with these keys' values put in place; None removes a key. `choices.deny.title` is a key inside.

    Returns None where that cannot be done without touching something else: a shared value, a comment inside.
    """
    for key in sorted(values, key=_order):
        new = _with(entry, key, values[key])
        if new is None:
            return None
        entry = new
    return entry


def _order(key: str) -> int:
    return ORDER.index(key.split(".")[0])


def _with(entry: str, key: str, value: Value | None) -> str | None:
    root = layout(entry)
    if root is None or len(root.parts) != 1:
        return None
    inject = next(iter(root.parts.values()))
    *path, last = key.split(".")
    for step in ("", *path):
        inside = inject.parts.get(step) if step else inject
        if inside is None or inside.is_shared or inside.style not in ("block", "flow"):
            return None
        inject = inside
    wanted = _wanted(entry, key, value)
    kept = len(comments(entry))
    for new in _candidates(entry, inject, last, value):
        tree, problems = read_source(new, "")
        if not problems and tree is not None and plain(tree) == wanted and len(comments(new)) == kept:
            return new
    return None


def _wanted(entry: str, key: str, value: Value | None) -> object:
    """What the entry must say afterwards."""
    tree, _ = read_source(entry, "")
    said = plain(tree)
    assert isinstance(said, dict)
    inside = next(iter(said.values()))
    *path, last = key.split(".")
    for step in path:
        inside = inside[step]
    assert isinstance(inside, dict)
    if value is None:
        inside.pop(last, None)
    else:
        inside[last] = flowing(value) if isinstance(value, str) else list(value)
    return said


def plain(node: Node | None) -> object:
    """A tree's content without its places; texts flow, so that it does not matter how they are broken into lines."""
    if isinstance(node, Tree):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [plain(item) for item in node]
    return flowing(node) if node is not None else None


def _candidates(entry: str, inject: Part, key: str, value: Value | None) -> Iterator[str]:
    part = inject.parts.get(key)
    if part is not None and part.is_shared:
        return
    if value is None:
        if part is not None:
            yield _without(entry, inject, part)
        return
    if part is None:
        yield from _inserted(entry, inject, key, value)
        return
    column = part.key - _line_start(entry, part.key)
    before = entry[part.start : part.end]
    for written in ways(value, part.style, inject.style == "flow", column, before, _break(entry)):
        head = entry[: part.start]
        if part.style == "block":  # a list that stood line by line goes behind its key
            head = head.rstrip() + " "
        yield head + written + entry[part.end :]


def _inserted(entry: str, inject: Part, key: str, value: Value) -> Iterator[str]:
    before = [inject.parts[k] for k in ORDER[: ORDER.index(key)] if k in inject.parts]
    after = max(before, key=lambda part: part.key, default=None)
    if inject.style == "flow":
        place = after.end if after is not None else inject.start + 1
        for written in ways(value, "plain", True, 0, "", _break(entry)):
            new = f"{key}: {written}"
            if after is not None:
                new = f", {new}"
            elif inject.parts:
                new = f"{new}, "
            yield entry[:place] + new + entry[place:]
        return
    first = min(part.key for part in inject.parts.values())
    column = first - _line_start(entry, first)
    place = _line_end(entry, after.end) if after is not None else _line_start(entry, first)
    for written in ways(value, "plain", False, column, "", _break(entry)):
        line = f"{' ' * column}{key}: {written}{_break(entry)}"
        if place and entry[place - 1] not in "\r\n":
            line = _break(entry) + line.rstrip("\r\n")
        yield entry[:place] + line + entry[place:]


def _without(entry: str, inject: Part, part: Part) -> str:
    if inject.style == "flow":
        comma = re.compile(r"\s*,\s*").match(entry, part.end)
        if comma:
            return entry[: part.key] + entry[comma.end() :]
        return entry[: part.key].rstrip(" ,") + entry[part.end :]
    end = _line_end(entry, part.end)
    rest = entry[part.end : end].strip()
    start = _line_start(entry, part.key)
    if rest:  # a comment behind it stays, on a line of its own
        return entry[: part.key] + rest + entry[part.end :].split(rest, 1)[1]
    return entry[:start] + entry[end:]


def ways(value: Value, style: str, is_flow: bool, column: int, before: str, end: str) -> Iterator[str]:
    """Ways to write a value of a key that stands at a column (or in braces: `is_flow`), the one most like `style` first.

    `before` is how it was written: paragraphs that stay keep their lines. `end` ends lines.
    """
    if not isinstance(value, str):
        yield f"[{', '.join(value)}]"
        return
    text = value.strip()
    indent = " " * (column + 2)
    if not is_flow:
        is_long = "\n" in text or column + len(text) > WIDTH
        if style == "literal" or "\n" in text or (is_long and style not in ("folded", "single", "double")):
            yield _block(_header(before, "|"), _lines(text, before, column + 2), indent, end)
        if style == "folded":
            yield _block(_header(before, ">"), _lines(text, before, column + 2, blank=True), indent, end)
            yield _block("|", _lines(text, before, column + 2), indent, end)
    if "\n" not in text:
        if style == "single":
            yield "'" + text.replace("'", "''") + "'"
        elif style != "double":
            yield text
    yield in_quotes(text)


def in_quotes(text: str) -> str:
    """A text in double quotes, as YAML reads them."""
    quoted = json.dumps(text, ensure_ascii=False)
    for sign in "\x7f\x85\u2028\u2029\ufeff":
        quoted = quoted.replace(sign, f"\\u{ord(sign):04x}")
    return quoted


def _header(before: str, sign: str) -> str:
    """The sign of a block with its `-` or `+`, and the comment behind it."""
    first = before.splitlines()[0] if before.startswith(sign) else sign
    return sign if re.match(r".[-+]*\d", first) else first


def _lines(text: str, before: str, column: int, blank: bool = False) -> list[str]:
    """A text's lines, an empty one between paragraphs; paragraphs that were there before are broken as they were."""
    known: dict[str, list[str]] = {}
    if before[:1] in ("|", ">"):
        body = textwrap.dedent("\n".join(before.splitlines()[1:]))
        known = {flowing(paragraph): paragraph.split("\n") for paragraph in paragraphs(body)}
    found: list[str] = []
    for paragraph in paragraphs(text):
        if found:
            found.extend(["", ""] if blank else [""])
        same = known.get(flowing(paragraph))
        if same is not None and not (blank and len(paragraph.split("\n")) > 1):
            found.extend(same)
            continue
        for line in paragraph.split("\n"):
            found.extend(
                textwrap.wrap(line, max(40, WIDTH - column), break_long_words=False, break_on_hyphens=False)
            )
    return found


def _block(header: str, lines: Sequence[str], indent: str, end: str) -> str:
    return end.join([header, *(indent + line if line else "" for line in lines)])


def _break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    """The place behind the end of the line."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def new_entry(id: str, values: Mapping[str, Value], column: int, step: int, end: str) -> str | None:
    """A new entry with its key at a column and its values' keys `step` further; None when it cannot be written."""
    entry = f"{' ' * column}{id}:{end}"
    inner = " " * (column + step)
    for key in sorted(values, key=ORDER.index):
        for written in ways(values[key], "plain", False, column + step, "", end):
            new = f"{entry}{inner}{key}: {written}{end}"
            tree, problems = read_source(new, "")
            if not problems and plain(tree) == _so_far(id, values, key):
                entry = new
                break
        else:
            return None
    return entry


def _so_far(id: str, values: Mapping[str, Value], last: str) -> object:
    keys = sorted(values, key=ORDER.index)
    said: dict[str, object] = {}
    for key in keys[: keys.index(last) + 1]:
        value = values[key]
        said[key] = flowing(value) if isinstance(value, str) else list(value)
    return {id: said}
