"""YAML text to a tree of values with places, and what is wrong with it as YAML.

Built from the parser's events without recursion, so that no file can exhaust the stack. What may stand in a mapping or
a list is for `entries`; files and bytes do not belong here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import yaml

from tabletop.scenario.entries import Entries
from tabletop.scenario.nodes import Mapping, Node, Plain, Segments, Sequence, Text
from tabletop.scenario.problems import Problem
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


Put: TypeAlias = "Callable[[Node | None], None]"
"""Takes in the next value of the innermost collection that is open."""


class _Stop(Exception):
    """Reading on makes no sense; the problem is noted."""


class _Open:
    """A collection whose end has not been read; `items` are its keys and values in turn, or its items."""

    __slots__ = ("anchor", "is_flow", "items", "node", "nodes")

    def __init__(
        self,
        node: Mapping | Sequence,
        items: list[Node | None],
        anchor: str | None,
        is_flow: bool,
        nodes: int,
    ) -> None:
        self.node = node
        self.items = items
        self.anchor = anchor
        self.is_flow = is_flow
        self.nodes = nodes


class Composer:
    """Builds the tree from the parser's events without recursion, so that no file can exhaust the stack."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.lines = lines_in(text)
        self.entries = Entries(self.lines, file)
        self.problem = self.entries.problem
        self.open: list[_Open] = []
        self.outside: list[Node | None] = []  # the root alone
        self.put: Put = self.outside.append
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.nodes = 0
        self.aliases = 0
        self.aliased = 0

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, as far as the text has been read."""
        return self.entries.problems

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
        following, put, nodes, documents = loader.get_event, self.put, 0, 0
        one, mapping_ends, list_ends = yaml.ScalarEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent
        try:
            while (event := following()) is not None:
                kind = type(event)
                if kind is one and event.anchor is None and event.tag is None:
                    nodes += 1
                    if event.style or not event.value:
                        put(self.scalar(event))
                        continue
                    text = _new(Plain, event.value)
                    start = event.start_mark
                    text.line = line = start.line + 1
                    text.column = start.column + 1
                    text.key = None
                    text.segments = () if line > event.end_mark.line else self.segments(event, 0)
                    put(text)
                elif kind is mapping_ends or kind is list_ends:
                    self.nodes = nodes
                    self.end()
                    put = self.put
                elif isinstance(event, yaml.NodeEvent):
                    self.nodes = nodes
                    self.node(event)
                    put, nodes = self.put, self.nodes
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
        """Begins a collection, or takes in an alias or a text with an anchor or a tag."""
        start = event.start_mark
        line, column = start.line + 1, start.column + 1
        self.nodes += 1
        if getattr(event, "tag", None):
            hint = "remove it; a text that begins with ! needs quotes"
            self.problem("TT007", f"tag {event.tag} is not allowed", line, column, hint)
        anchor = event.anchor
        if isinstance(event, yaml.AliasEvent):
            self.put(self.alias(anchor, line, column))
        elif isinstance(event, yaml.ScalarEvent):
            text = self.scalar(event)
            if anchor and text is not None:
                self.anchors[anchor] = (text, 1)
            self.put(text)
        else:
            if len(self.open) >= MAX_DEPTH:
                self.problem("TT012", f"nested more than {MAX_DEPTH} deep", line, column)
                raise _Stop
            kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
            items: list[Node | None] = []
            self.open.append(_Open(kind(line, column), items, anchor, event.flow_style, self.nodes))
            self.put = items.append

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
            text: Text = _new(Plain, event.value)
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
        """Fills the innermost collection with what was read, and takes it in where it stands."""
        done = self.open.pop()
        self.put = self.open[-1].items.append if self.open else self.outside.append
        node: Node
        if isinstance(done.node, Mapping):
            node = self.entries.mapping(done.node, done.items, done.is_flow)
        else:
            node = self.entries.sequence(done.node, done.items, done.is_flow)
        if done.anchor:
            self.anchors[done.anchor] = (node, self.nodes - done.nodes + 1)
        self.put(node)
