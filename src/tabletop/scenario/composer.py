"""YAML text to a tree of values with places, and what is wrong with it as YAML.

Built from the parser's events without recursion, so that no file can exhaust the stack. Files and bytes do
not belong here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from tabletop.scenario import braces
from tabletop.scenario.nodes import Mapping, Node, Segments, Sequence, Text
from tabletop.scenario.problems import Edit, Problem
from tabletop.scenario.yaml_errors import said

MAX_ALIASES = 100
MAX_ALIASED_NODES = 100_000  # aliases of aliases: a hundred could stand for more values than a machine holds
MAX_DEPTH = 50

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_PERMITTED = re.compile("[\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_BLOCKS = frozenset("|>")
_new = str.__new__  # without Text's own, which costs three times as much


def lines_in(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    if any(sign in text for sign in "\r\x85\u2028\u2029"):
        return LINE_END.split(text)
    return text.split("\n")  # the same, and far quicker


class _Plain(Text):
    """A scalar without quotes."""

    __slots__ = ()


class _Stop(Exception):
    """Reading on makes no sense; the problem is noted."""


class _Open:
    """A mapping or sequence whose end has not been read; `items` are its keys and values in turn, or its items."""

    __slots__ = ("anchor", "is_flow", "items", "node", "nodes")

    def __init__(self, node: Mapping | Sequence, anchor: str | None, is_flow: bool, nodes: int) -> None:
        self.node = node
        self.anchor = anchor
        self.is_flow = is_flow
        self.nodes = nodes
        self.items: list[Node | None] = []


class Composer:
    """Builds the tree from the parser's events without recursion, so that no file can exhaust the stack."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = lines_in(text)
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.outside: list[Node | None] = []  # the root alone
        self.items = self.outside  # where the next value belongs: the innermost collection's
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.nodes = 0
        self.aliases = 0
        self.aliased = 0

    def problem(self, code: str, message: str, line: int, column: int, hint: str = "") -> None:
        if line > len(self.lines):  # the parser counts a line behind a last one that nothing ends
            line, column = len(self.lines), len(self.lines[-1]) + 1
        self.problems.append(Problem(code, "error", message, self.file, line, column, hint))

    def compose(self) -> Node | None:
        permitted = _PERMITTED.match(self.text)
        end = permitted.end() if permitted else 0
        if end < len(self.text):
            lines = LINE_END.split(self.text[:end])
            message = f"character U+{ord(self.text[end]):04X} cannot stand in YAML"
            self.problem("TT004", message, len(lines), len(lines[-1]) + 1)
            return None
        try:
            self.read()
        except yaml.MarkedYAMLError as error:
            self.problem("TT004", *said(error, self.lines))
            return None
        except yaml.YAMLError as error:
            self.problem("TT004", str(error).splitlines()[0], 1, 1)
            return None
        except _Stop:
            return None
        root = self.outside[0] if self.outside else None
        if root is None and not self.problems:
            self.problem("TT010", "the file is empty", 1, 1)
        return root

    def read(self) -> None:
        """Takes in one event after the other; texts come first and by the shortest way, for nearly all are."""
        loader = LOADER(self.text)
        following, scalar, text = loader.get_event, self.scalar, yaml.ScalarEvent
        documents = 0
        try:
            while (event := following()) is not None:
                kind = type(event)
                if kind is text and event.anchor is None and event.tag is None:
                    self.nodes += 1
                    self.items.append(scalar(event))
                elif issubclass(kind, yaml.CollectionEndEvent):
                    self.end()
                elif issubclass(kind, yaml.NodeEvent):
                    self.node(event)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        line, column = event.start_mark.line + 1, event.start_mark.column + 1
                        hint = "one file, one scenario"
                        self.problem("TT005", "a second document begins here", line, column, hint)
                        return
        finally:
            loader.dispose()

    def node(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self.nodes += 1
        if getattr(event, "tag", None):
            hint = "remove it; a text that begins with ! needs quotes"
            self.problem("TT007", f"tag {event.tag} is not allowed", line, column, hint)
        anchor = event.anchor
        if isinstance(event, yaml.AliasEvent):
            self.items.append(self.alias(anchor, line, column))
        elif isinstance(event, yaml.ScalarEvent):
            text = self.scalar(event)
            if anchor and text is not None:
                self.anchors[anchor] = (text, 1)
            self.items.append(text)
        else:
            if len(self.open) >= MAX_DEPTH:
                self.problem("TT012", f"nested more than {MAX_DEPTH} deep", line, column)
                raise _Stop
            kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
            opened = _Open(kind(line, column), anchor, bool(event.flow_style), self.nodes)
            self.open.append(opened)
            self.items = opened.items

    def alias(self, anchor: str, line: int, column: int) -> Node | None:
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            self.problem("TT008", f"more than {MAX_ALIASES} aliases", line, column)
            raise _Stop
        if anchor not in self.anchors:
            inside = any(opened.anchor == anchor for opened in self.open)
            message = (
                f"alias *{anchor} stands inside what it names" if inside else f"no anchor &{anchor} before"
            )
            self.problem("TT004", message, line, column, "a text that begins with * needs quotes")
            return Text(f"*{anchor}", line, column)
        node, weight = self.anchors[anchor]
        self.aliased += weight
        self.nodes += weight
        if self.aliased > MAX_ALIASED_NODES:
            self.problem("TT008", f"aliases stand for more than {MAX_ALIASED_NODES} values", line, column)
            raise _Stop
        if isinstance(node, Text):
            return Text(node, node.line, node.column, node.segments)
        if isinstance(node, Mapping):
            return node.like()
        copy = Sequence(node.line, node.column)
        copy.extend(node)
        return copy

    def scalar(self, event: Any) -> Text | None:
        """The text of a scalar, or None when nothing is written."""
        start, style = event.start_mark, event.style
        if not style:
            if not event.value:
                return None
            text: Text = _new(_Plain, event.value)
            quote = 0
        else:
            text, quote = _new(Text, event.value), int(style not in _BLOCKS)
        text.line = line = start.line + 1
        text.column = start.column + 1 + quote
        text.segments = ()
        text.key = None
        if line <= event.end_mark.line:
            text.segments = self.segments(event, quote)
            if text.segments and style in _BLOCKS:
                _, text.line, text.column = text.segments[0]
        return text

    def segments(self, event: Any, quote: int) -> Segments:
        """Where the written lines of a scalar begin in its value; lines that escapes changed are left out."""
        found, offset = [], 0
        first, last = event.start_mark, event.end_mark
        for number in range(first.line, min(last.line + 1, len(self.lines))):
            begin = first.column + quote if number == first.line else 0
            stop = last.column - quote if number == last.line else None
            written = self.lines[number][begin:stop]
            content = written.strip()
            if not content or (number == first.line and event.style in ("|", ">")):
                continue
            place = event.value.find(content, offset)
            if place >= 0:
                found.append((place, number + 1, begin + len(written) - len(written.lstrip()) + 1))
                offset = place + len(content)
        return tuple(found)

    def end(self) -> None:
        done = self.open.pop()
        self.items = self.open[-1].items if self.open else self.outside
        node: Node = done.node
        if isinstance(node, Sequence):
            if None in done.items or (done.is_flow and _may_be_cut(done.items)):
                self.fill_sequence(node, done)
            else:
                node.extend(done.items)  # type: ignore[arg-type]  # None was looked for
        elif (text := self.text_in_braces(done)) is not None:
            node = text
        elif isinstance(node, Mapping):
            self.fill_mapping(node, done)
        if done.anchor:
            self.anchors[done.anchor] = (node, self.nodes - done.nodes + 1)
        self.items.append(node)

    def text_in_braces(self, done: _Open) -> Text | None:
        """The text that `{partner.name}` was meant to be, with its problem noted; None when it is a mapping."""
        if not done.is_flow or len(done.items) != 2 or done.items[1] is not None:
            return None
        if not isinstance(done.items[0], Text) or braces.amount(done.items[0]) is not None:
            return None
        text = Text(f"{{{done.items[0]}}}", done.node.line, done.node.column)
        self.problem("TT013", "a text in braces needs quotes", text.line, text.column, f'write "{text}"')
        return text

    def fill_mapping(self, mapping: Mapping, done: _Open) -> None:
        entries: Iterable[tuple[Node | None, Node | None]]
        entries = zip(done.items[::2], done.items[1::2], strict=True)
        if done.is_flow and _may_be_cut(done.items[1::2]):
            entries = self.healed(list(entries))
        if done.is_flow and None in done.items:
            entries = self.rejoined(list(entries))
        for key, value in entries:
            if not isinstance(key, Text):
                line, column = (mapping.line, mapping.column) if key is None else (key.line, key.column)
                hint = "a text in braces needs quotes"
                self.problem("TT014", "a key must be a word", line, column, hint)
            elif value is None or key in mapping or key == "<<":
                self.add_entry(mapping, key, value)
            else:
                value.key = key
                mapping[key] = value

    def healed(
        self, entries: list[tuple[Node | None, Node | None]]
    ) -> Iterator[tuple[Node | None, Node | None]]:
        """The entries of a flow mapping, those put together again that a comma inside parentheses tore apart."""
        place = 0
        while place < len(entries):
            key, value = entries[place]
            place += 1
            if isinstance(key, Text) and isinstance(value, _Plain):
                rest: list[Text] = []
                while _is_open(", ".join([value, *rest])) and place + len(rest) < len(entries):
                    further, nothing = entries[place + len(rest)]
                    if nothing is not None or not isinstance(further, Text):
                        break
                    rest.append(further)
                place += len(rest)
                value = self.heal(value, rest)
            yield key, value

    def rejoined(
        self, entries: list[tuple[Node | None, Node | None]]
    ) -> Iterator[tuple[Node | None, Node | None]]:
        """The entries of a flow mapping, texts put together again that their commas tore apart."""
        place = 0
        while place < len(entries):
            key, value = entries[place]
            place += 1
            if isinstance(key, Text) and isinstance(value, _Plain):
                pieces: list[Text] = []
                for further, nothing in entries[place:]:
                    if nothing is not None or not isinstance(further, _Plain):
                        break
                    pieces.append(further)
                if braces.is_cut(value, pieces):
                    place += len(pieces)
                    value, problem = braces.rejoined(value, pieces, self.lines, self.file)
                    self.problems.append(problem)
            yield key, value

    def add_entry(self, mapping: Mapping, key: Text, value: Node | None) -> None:
        """Adds what may be wrong, if it is not."""
        first = mapping.key_of(key) if key in mapping else None
        if key == "<<" and isinstance(key, _Plain):
            self.problem("TT009", "merge keys are not allowed", key.line, key.column, "write the keys out")
        elif first is not None:
            self.problem(
                "TT006", f"duplicate key '{key}'", key.line, key.column, f"first in line {first.line}"
            )
        elif value is None:
            last = next(reversed(mapping.values()), None)
            hint = "write one or remove the key"
            if (
                isinstance(last, _Plain) and last.line == key.line
            ):  # between braces, where a comma ends a text
                hint = f'if it belongs to the text before the comma, write "{last}, {key}" in quotes'
                if last.lstrip("+-").isdecimal() and key.isdecimal():
                    hint = f"a fraction is written with a point: {last}.{key}"
            is_prose = isinstance(last, _Plain) and " " in last and not braces.amount(last)
            meant = braces.amount(key) if isinstance(key, _Plain) and not is_prose else None
            edits: tuple[Edit, ...] = ()
            if meant is not None:
                hint, edits = meant
            said = f"'{key}' has no value"
            self.problems.append(
                Problem("TT010", "error", said, self.file, key.line, key.column, hint, None, edits)
            )
        else:
            value.key = key
            mapping[key] = value

    def fill_sequence(self, sequence: Sequence, done: _Open) -> None:
        place = 0
        while place < len(done.items):
            item = done.items[place]
            place += 1
            if item is None:
                self.problem("TT010", "a list has an item without a value", sequence.line, sequence.column)
                continue
            if done.is_flow and isinstance(item, _Plain):
                pieces: list[Text] = []
                while _is_open(", ".join([item, *pieces])) and place + len(pieces) < len(done.items):
                    further = done.items[place + len(pieces)]
                    if not isinstance(further, _Plain):
                        break
                    pieces.append(further)
                if pieces and not _is_open(", ".join([item, *pieces])):
                    place += len(pieces)
                    item = self.heal(item, pieces)
            sequence.append(item)

    def heal(self, value: Text, rest: list[Text]) -> Text:
        """The whole of a value that commas cut in pieces, with its problem noted."""
        if not rest:
            return value
        whole = ", ".join([value, *rest])
        message = "the comma inside parentheses ends the value here"
        self.problem("TT011", message, value.line, value.column, f'inside braces write "{whole}" in quotes')
        return Text(whole, value.line, value.column)


def _may_be_cut(items: Iterable[Node | None]) -> bool:
    """Whether a text without quotes among the items of a flow collection may end at a comma in its parentheses."""
    return any(isinstance(item, _Plain) and "(" in item for item in items)


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")
