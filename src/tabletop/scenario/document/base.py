"""The bricks of the document models: names, numbers, truths, durations, texts, each with its place.

How they are read from the file belongs to `fields`; expressions are kept as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any, Final, Literal, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from tabletop.scenario.document.instead import key_hint
from tabletop.scenario.nodes import Mapping, Segments, Text, describe, place_of
from tabletop.scenario.problems import Problem, did_you_mean

DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\Z")


class Reading:
    """What validators need beside the value: the file's name, its folder's texts, a place for findings."""

    def __init__(self, file: str, read_text: Callable[[str], str] | None = None) -> None:
        self.file = file
        self.read_text = read_text
        self.problems: list[Problem] = []


def fault(code: str, message: str, node: object, hint: str = "", offset: int = 0) -> PydanticCustomError:
    """The error to raise about a value of the file; offset is the place inside a text."""
    line, column = node.at(offset) if isinstance(node, Text) else _place(node)
    context = {"code": code, "message": message, "hint": hint, "line": line, "column": column}
    return PydanticCustomError("scenario", "{message}", context)


def _place(node: object) -> tuple[int, int]:
    return getattr(node, "line", 0), getattr(node, "column", 0)


class Name(Text):
    """An id or a reference to one; a text that knows where it stands."""

    __slots__ = ()


_new_text = str.__new__


def name_at(text: str, line: int, column: int, key: Text | None = None) -> Name:
    """A name at a place; the same as Name(..), in half the time."""
    name = _new_text(Name, text)
    name.line = line
    name.column = column
    name.segments = ()
    name.key = key
    return name


@dataclass(slots=True, unsafe_hash=True)  # not frozen: it is made by the thousand, and in half the time
class Expression:
    """An expression as written, unread, with the place of its first character. It never changes."""

    text: Final[str]
    line: Final[int] = 0
    column: Final[int] = 0
    segments: Final[Segments] = ()

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of the character at offset of the text."""
        return place_of(offset, self.line, self.column, self.segments)

    @property
    def constant(self) -> float | None:
        """The number it is when it is nothing but decimal digits, else None."""
        return float(self.text) if DECIMAL.match(self.text) else None


class Figure(float):
    """A constant number that knows where it stands."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, value: float, line: int = 0, column: int = 0) -> Figure:
        """A number at a place."""
        figure = super().__new__(cls, value)
        figure.line, figure.column = line, column
        return figure


@dataclass(frozen=True)
class Duration:
    """A span of time, or a number of turns; exact, as halves and tenths of hours are added up."""

    amount: Fraction
    unit: Literal["turns", "m", "h", "d", "w"]
    line: int = 0
    column: int = 0

    @property
    def minutes(self) -> Fraction:
        """Its length in minutes; not defined for turns."""
        return self.amount * {"m": 1, "h": 60, "d": 1440, "w": 10080}[self.unit]

    def turns(self, step: Duration) -> int:
        """How many turns of the given step it takes, any fraction rounded up."""
        return ceil(self.amount if self.unit == "turns" else self.minutes / step.minutes)


Who: TypeAlias = tuple[Name, ...] | Literal["coalition"]


@dataclass(frozen=True)
class Seen:
    """Who sees something: everybody, the facilitator, the coalition, its orderer, or the actors listed."""

    audience: Literal["all", "facilitator", "coalition", "by", "actors"]
    actors: tuple[Name, ...] = ()


EVERYBODY = Seen("all")
ALWAYS = Expression("true")


class Model(BaseModel):
    """A mapping of the language: only the keys it names, and nothing changes once it is read."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
        defer_build=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _report_unknown_keys(cls, data: Any, info: ValidationInfo) -> Any:
        if not isinstance(data, dict):
            hint = "write it as key: value, in braces or on lines of their own below"
            raise fault("TT103", f"expected a mapping of keys, found {describe(data)}", data, hint)
        reading = info.context
        if not isinstance(reading, Reading) or not isinstance(data, Mapping):
            return data
        allowed = _keys_of(cls)
        if data.keys() <= allowed.keys():
            return data
        known = data.like()
        for key in data:
            if key not in allowed:
                hint = key_hint(key, allowed.keys() - data.keys()) or did_you_mean(key, allowed)
                hint = hint or "allowed: " + ", ".join(allowed)
                message = f"unknown key '{key}'"
                reading.problems.append(
                    Problem("TT101", "error", message, reading.file, key.line, key.column, hint)
                )
                del known[key]
        return known


@cache
def _keys_of(model: type[Model]) -> dict[str, None]:
    """The keys that a model of the language has, in their order."""
    return dict.fromkeys(field.alias or name for name, field in model.model_fields.items())
