"""Keys and values into the mappings of a tree, items into its lists, and what is wrong with them as YAML.

Here is put together again what a comma between braces or brackets cut in pieces. Events and scalars do not belong here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from tabletop.scenario import braces
from tabletop.scenario.nodes import Mapping, Node, Plain, Text
from tabletop.scenario.nodes import Sequence as List
from tabletop.scenario.problems import Edit, Problem

Items: TypeAlias = "Sequence[Node | None]"
"""What was read between the beginning and the end of a collection; of a mapping keys and values in turn. None: empty."""
Entry: TypeAlias = "tuple[Node | None, Node | None]"


class Entries:
    """Fills the collections of one text, and notes what is wrong with them in `problems`."""

    def __init__(self, lines: Sequence[str], file: str) -> None:
        self.lines, self.file = lines, file
        self.problems: list[Problem] = []

    def problem(self, code: str, message: str, line: int, column: int, hint: str = "") -> None:
        """Notes an error at a place."""
        if line > len(self.lines):  # the parser counts a line behind a last one that nothing ends
            line, column = len(self.lines), len(self.lines[-1]) + 1
        self.problems.append(Problem(code, "error", message, self.file, line, column, hint))

    def mapping(self, mapping: Mapping, items: Items, is_flow: bool) -> Mapping | Text:
        """The mapping with its entries; the text that `{partner.name}` was meant to be, where it is that."""
        if is_flow and (None in items or _may_be_cut(items)):
            if (text := self._text_in_braces(mapping, items)) is not None:
                return text
            for key, value in self._rejoined(list(self._healed(_pairs(items)))):
                self._put(mapping, key, value)
            return mapping
        try:
            mapping.update(zip(items[::2], items[1::2], strict=True))  # type: ignore[arg-type]  # looked at next
            for key, value in mapping.items():
                value.key = key
            if 2 * len(mapping) == len(items) and "<<" not in mapping and None not in mapping:
                return mapping
        except (TypeError, AttributeError):  # a key that is a collection, a value that is missing
            pass
        mapping.clear()
        for key, value in _pairs(items):
            self._put(mapping, key, value)
        return mapping

    def sequence(self, sequence: List, items: Items, is_flow: bool) -> List:
        """The list with its items."""
        if None in items or (is_flow and _may_be_cut(items)):
            self._put_items(sequence, items, is_flow)
        else:
            sequence.extend(items)  # type: ignore[arg-type]  # None was looked for
        return sequence

    def _text_in_braces(self, mapping: Mapping, items: Items) -> Text | None:
        """The text that `{partner.name}` was meant to be, with its problem noted; None when it is a mapping."""
        if len(items) != 2 or items[1] is not None:
            return None
        if not isinstance(items[0], Text) or braces.amount(items[0]) is not None:
            return None
        text = Text(f"{{{items[0]}}}", mapping.line, mapping.column)
        self.problem("TT013", "a text in braces needs quotes", text.line, text.column, f'write "{text}"')
        return text

    def _put(self, mapping: Mapping, key: Node | None, value: Node | None) -> None:
        """Adds an entry, or notes why not."""
        if not isinstance(key, Text):
            line, column = (mapping.line, mapping.column) if key is None else (key.line, key.column)
            self.problem("TT014", "a key must be a word", line, column, "a text in braces needs quotes")
            return
        first = mapping.key_of(key) if key in mapping else None
        if key == "<<" and isinstance(key, Plain):
            self.problem("TT009", "merge keys are not allowed", key.line, key.column, "write the keys out")
        elif first is not None:
            hint = f"first in line {first.line}"
            self.problem("TT006", f"duplicate key '{key}'", key.line, key.column, hint)
        elif value is None:
            self._empty(mapping, key)
        else:
            value.key = key
            mapping[key] = value

    def _empty(self, mapping: Mapping, key: Text) -> None:
        """Notes that a key has no value, with what was meant where that can be told."""
        last = next(reversed(mapping.values()), None)
        hint = "write one or remove the key"
        if isinstance(last, Plain) and last.line == key.line:  # between braces, where a comma ends a text
            hint = f'if it belongs to the text before the comma, write "{last}, {key}" in quotes'
            if last.lstrip("+-").isdecimal() and key.isdecimal():
                hint = f"a fraction is written with a point: {last}.{key}"
        is_prose = isinstance(last, Plain) and " " in last and not braces.amount(last)
        meant = braces.amount(key) if isinstance(key, Plain) and not is_prose else None
        edits: tuple[Edit, ...] = ()
        if meant is not None:
            hint, edits = meant
        said = f"'{key}' has no value"
        self.problems.append(
            Problem("TT010", "error", said, self.file, key.line, key.column, hint, None, edits)
        )

    def _put_items(self, sequence: List, items: Items, is_flow: bool) -> None:
        """Adds the items one by one, those put together again that a comma inside parentheses tore apart."""
        place = 0
        while place < len(items):
            item = items[place]
            place += 1
            if item is None:
                self.problem("TT010", "a list has an item without a value", sequence.line, sequence.column)
                continue
            if is_flow and isinstance(item, Plain):
                pieces: list[Text] = []
                while _is_open(", ".join([item, *pieces])) and place + len(pieces) < len(items):
                    further = items[place + len(pieces)]
                    if not isinstance(further, Plain):
                        break
                    pieces.append(further)
                if pieces and not _is_open(", ".join([item, *pieces])):
                    place += len(pieces)
                    item = self._heal(item, pieces)
            sequence.append(item)

    def _healed(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """The entries of a flow mapping, those put together again that a comma inside parentheses tore apart."""
        place = 0
        while place < len(entries):
            key, value = entries[place]
            place += 1
            if isinstance(key, Text) and isinstance(value, Plain):
                rest: list[Text] = []
                while _is_open(", ".join([value, *rest])) and place + len(rest) < len(entries):
                    further, nothing = entries[place + len(rest)]
                    if nothing is not None or not isinstance(further, Text):
                        break
                    rest.append(further)
                place += len(rest)
                value = self._heal(value, rest)
            yield key, value

    def _heal(self, value: Text, rest: Sequence[Text]) -> Text:
        """The whole of a value that commas cut in pieces, with its problem noted."""
        if not rest:
            return value
        whole = ", ".join([value, *rest])
        message = "the comma inside parentheses ends the value here"
        self.problem("TT011", message, value.line, value.column, f'inside braces write "{whole}" in quotes')
        return Text(whole, value.line, value.column)

    def _rejoined(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """The entries of a flow mapping, texts put together again that their commas tore apart."""
        place = 0
        while place < len(entries):
            key, value = entries[place]
            place += 1
            if isinstance(key, Text) and isinstance(value, Plain):
                pieces: list[Text] = []
                for further, nothing in entries[place:]:
                    if nothing is not None or not isinstance(further, Plain):
                        break
                    pieces.append(further)
                if braces.is_cut(value, pieces):
                    place += len(pieces)
                    value, problem = braces.rejoined(value, pieces, self.lines, self.file)
                    self.problems.append(problem)
            yield key, value


def _pairs(items: Items) -> list[Entry]:
    return list(zip(items[::2], items[1::2], strict=True))


def _may_be_cut(items: Items) -> bool:
    """Whether a text without quotes among the items of a flow collection may end at a comma in its parentheses."""
    return bool(
        [item for item in items if type(item) is Plain and "(" in item]
    )  # any(..) takes twice as long


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")
