"""The values of a YAML file with their places: what `source` reads and the document models are built from.

They are ordinary texts, mappings and sequences that know line and column. Reading does not belong here.
"""

from __future__ import annotations

from typing import TypeAlias

Segments: TypeAlias = "tuple[tuple[int, int, int], ...]"
"""Where the lines of a text that spans several begin: (offset in the text, line, column)."""


def place_of(offset: int, line: int, column: int, segments: Segments) -> tuple[int, int]:
    """Line and column of the character at offset of a text that begins at line and column."""
    if not segments:
        return line, column + offset
    start = 0
    for begin, its_line, its_column in segments:
        if begin > offset:
            break
        start, line, column = begin, its_line, its_column
    return line, column + offset - start


class Text(str):
    """A scalar as it was written, with the place of its first character (inside quotes, if it has any)."""

    __slots__ = ("column", "key", "line", "segments")
    line: int
    column: int
    segments: Segments
    key: Text | None

    def __new__(
        cls, value: str, line: int = 0, column: int = 0, segments: Segments = (), key: Text | None = None
    ) -> Text:
        """A text at a place; key is the key under which it stands in its mapping."""
        text = str.__new__(cls, value)
        text.line, text.column, text.segments, text.key = line, column, segments, key
        return text

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at offset."""
        return place_of(offset, self.line, self.column, self.segments)


class Plain(Text):
    """A scalar without quotes."""

    __slots__ = ()


class Mapping(dict["Text", "Node"]):
    """A mapping with the place where it begins and the key under which it stands."""

    __slots__ = ("column", "key", "line")

    def __init__(self, line: int = 0, column: int = 0, key: Text | None = None) -> None:
        self.line, self.column, self.key = line, column, key

    def key_of(self, name: str) -> Text | None:
        """The key as it stands in the file, with its place."""
        return next((key for key in self if key == name), None)

    def value(self, name: str) -> Node | None:
        """What stands under a key, or None."""
        return self.get(Text(name))

    def like(self) -> Mapping:
        """A mapping of the same content and place, to be changed."""
        copy = Mapping(self.line, self.column, self.key)
        copy.update(self)
        return copy


class Sequence(list["Node"]):
    """A sequence with the place where it begins and the key under which it stands."""

    __slots__ = ("column", "key", "line")

    def __init__(self, line: int = 0, column: int = 0, key: Text | None = None) -> None:
        self.line, self.column, self.key = line, column, key


Node: TypeAlias = "Text | Mapping | Sequence"


def describe(node: object) -> str:
    """What kind of value it is, in an author's words."""
    if isinstance(node, dict):
        return "a mapping"
    if isinstance(node, list | tuple):
        return "a list"
    return "a text"


def words(name: str) -> str:
    """An id in words, the title of what has none: `board_vessel` is `Board vessel`."""
    text = name.replace("_", " ").replace("-", " ")
    return text[:1].upper() + text[1:]
