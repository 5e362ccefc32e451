"""How single values are read from the file: the types of the models' fields, with sugar taken off.

Expressions are kept as text; reading them does not belong here, nor does anything that takes several keys.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainValidator, ValidationInfo, WithJsonSchema

from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import (
    DECIMAL,
    Duration,
    Expression,
    Figure,
    Name,
    Reading,
    Seen,
    Who,
    fault,
    name_at,
)
from tabletop.scenario.document.shapes import RESERVED as RESERVED
from tabletop.scenario.misread import NUMERALS
from tabletop.scenario.nodes import Mapping, Text, describe, words

ID_FORM = re.compile(r"[a-z][a-z0-9_]*\Z")
_MEASURED = re.compile(r"\s*([0-9.]+)\s*[A-Za-z]+\s*\Z")  # a number with a unit, or what was meant as one
_DATE = re.compile(
    r"\s*(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4})(?:[T ].*)?\Z"
)
_LONG = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)[\s-]*(m|h|d|w)(?:inute|our|ay|eek|r)s?\s*\Z", re.IGNORECASE)
_DURATION = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(min|m|h|d|w)\Z")


def _text(value: object, what: str) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text(value)
    raise fault("TT103", f"expected {what}, found {describe(value)}", value, _OF_LIST.get(what, ""))


_OF_LIST = {
    "a condition": "join several conditions with and, or: tension > 40 and not cargo_seized",
    "the number of a turn": "for several turns write when: turn == 2 or turn == 4, with repeat: true",
}
"""What helps where several values were written for one."""


def read_name(value: object, what: str = "an id") -> Name:
    """A text of the form of an id; raises a fault otherwise."""
    text = value if isinstance(value, Text) else _text(value, what)
    if not ID_FORM.match(text):
        raise fault("TT108", f"'{text}' is no id", text, _as_id(text))
    if keyword.iskeyword(text):
        raise fault("TT108", f"'{text}' is no id", text, "it is a word of the expression language")
    return name_at(text, text.line, text.column, text.key)


def _as_id(text: str) -> str:
    """How what is no id may have been meant, and what one is."""
    what = "an id is small letters, digits and _, a letter first"
    parts = re.split(r"\s*,\s*", text)
    if len(parts) > 1 and all(map(ID_FORM.match, parts)):
        return f"several names are a list: [{', '.join(parts)}]"
    near = re.sub(r"[\s.-]+", "_", text.strip().lower())
    return f"write '{near}'; {what}" if ID_FORM.match(near) else what


def _read_id(value: object) -> Name:
    name = read_name(value)
    if name in RESERVED:
        raise fault("TT109", f"'{name}' is a reserved name", name, "choose another id")
    return name


def read_expression(value: object) -> Expression:
    """The expression written in a text; raises a fault when it is no text."""
    text = value if isinstance(value, Text) else _text(value, "a number or an expression")
    return Expression(str(text), text.line, text.column, text.segments)


def _read_turn(value: object) -> Expression:
    text = value if isinstance(value, Text) else _text(value, "the number of a turn")
    if len(text) > 7 and _DATE.match(text):
        raise fault("TT105", f"'{text}' is a date", text, "write the number of the turn, from 1 on")
    return Expression(str(text), text.line, text.column, text.segments)


def _read_condition(value: object) -> Expression:
    text = _text(value, "a condition")
    return Expression(str(text), text.line, text.column, text.segments)


def read_constant(value: object) -> Figure:
    """A number in decimal digits; raises a fault otherwise."""
    text = _text(value, "a number")
    if not DECIMAL.match(text):
        said = _MEASURED.match(text)
        hint = f"write the number alone: {said[1]}" if said else "no expression may stand here"
        if (numeral := NUMERALS.get(text.strip().lower())) is not None:
            hint = f"write {numeral}"
        raise fault("TT105", f"'{text}' is no number in decimal digits", text, hint)
    return Figure(float(text), text.line, text.column)


def _read_whole(value: object) -> int:
    figure = read_constant(value)
    if not figure.is_integer() or figure < 1:
        raise fault("TT115", f"'{value}' must be a whole number of at least 1", figure)
    return int(figure)


def read_truth(value: object) -> bool:
    """`true` or `false`; raises a fault otherwise."""
    text = _text(value, "true or false")
    if text not in ("true", "false"):
        hint = (
            "" if text.lower() not in ("yes", "no", "on", "off", "true", "false") else "write true or false"
        )
        raise fault("TT106", f"'{text}' is neither true nor false", text, hint)
    return text == "true"


def read_duration(value: object) -> Duration:
    """A number with m (or min), h, d, w; raises a fault otherwise."""
    text = _text(value, "a duration")
    found = _DURATION.match(text)
    if not found or not Fraction(found[1]):
        hint = "a number above 0 with m, h, d or w, such as 12h"
        if (long := _LONG.match(text)) is not None and Fraction(long[1]):
            hint = f"write {long[1]}{long[2].lower()}"
        raise fault("TT107", f"'{text}' is no duration", text, hint)
    unit = "m" if found[2] == "min" else found[2]
    return Duration(Fraction(found[1]), unit, text.line, text.column)  # type: ignore[arg-type]  # matched above


def _read_delay(value: object) -> Duration | Expression:
    text = _text(value, "turns or a duration")
    if DECIMAL.match(text) and not text.startswith("-"):
        return Duration(Fraction(text), "turns", text.line, text.column)
    if _MEASURED.match(text):
        return read_duration(text)
    return read_expression(text)


def _read_prose(value: object, info: ValidationInfo) -> Text:
    if isinstance(value, Mapping) and list(value) == ["file"]:
        name = _text(value.value("file"), "the name of a text file")
        reading = info.context
        if not isinstance(reading, Reading) or reading.read_text is None:
            raise fault("TT119", f"text file '{name}' cannot be read here", name)
        try:
            return Text(reading.read_text(name), name.line, name.column, (), value.key)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise fault("TT119", f"text file '{name}' cannot be used", name, why) from error
    return _text(value, "a text")


Id = Annotated[Name, PlainValidator(_read_id), WithJsonSchema(shapes.ID)]
"""A new id."""
Ref = Annotated[Name, PlainValidator(read_name), WithJsonSchema(shapes.NAME)]
"""The id of something defined elsewhere, or a free name."""
Number = Annotated[Expression, PlainValidator(read_expression), WithJsonSchema(shapes.NUMBER)]
"""A number, or an expression that is evaluated when used."""
Turn = Annotated[Expression, PlainValidator(_read_turn), WithJsonSchema(shapes.NUMBER)]
"""The number of a turn, or an expression of one."""
Condition = Annotated[Expression, PlainValidator(_read_condition), WithJsonSchema(shapes.CONDITION)]
"""An expression that is true or false."""
Constant = Annotated[Figure, PlainValidator(read_constant), WithJsonSchema(shapes.CONSTANT)]
"""A number in decimal digits."""
Whole = Annotated[int, PlainValidator(_read_whole), WithJsonSchema(shapes.WHOLE)]
"""A whole number of at least 1."""
Truth = Annotated[bool, PlainValidator(read_truth), WithJsonSchema(shapes.TRUTH)]
"""`true` or `false`."""
Span = Annotated[Duration, PlainValidator(read_duration), WithJsonSchema(shapes.SPAN)]
"""A number with m, h, d, w."""
Delay = Annotated[Duration | Expression, PlainValidator(_read_delay), WithJsonSchema(shapes.DELAY)]
"""A number of turns (or an expression of one), or a duration."""
Prose = Annotated[Text, PlainValidator(_read_prose), WithJsonSchema(shapes.PROSE)]
"""A text people read, as written; `{file: briefing.md}` takes it from a file beside the scenario."""


def _entitle(key: str) -> Callable[[Any], Any]:
    def entitle(value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        titled = value.like()
        for name, node in value.items():
            if isinstance(node, Mapping) and key not in node:
                whole = node.like()
                whole[Text(key)] = Text(words(name), name.line, name.column)
                titled[name] = whole
        return titled

    return entitle


TITLED = BeforeValidator(_entitle("title"))
"""Gives each value of a mapping without a title its id in words."""
NAMED = BeforeValidator(_entitle("name"))
"""Gives each value of a mapping without a name its id in words."""


def read_names(value: object) -> tuple[Name, ...]:
    """One name or a list of names as a tuple without repetitions."""
    if isinstance(value, list):
        names = [read_name(item) for item in value]
        for place, name in enumerate(names):
            if name in names[:place]:
                first = names[names.index(name)]
                hint = f"first in line {first.line}, column {first.column}"
                raise fault("TT110", f"'{name}' is listed twice", name, hint)
        return tuple(names)
    return (read_name(value),)


def _read_who(value: object) -> Who:
    return "coalition" if value == "coalition" else read_names(value)


def _read_seen(value: object) -> Seen:
    if value in ("all", "facilitator", "coalition", "by"):
        return Seen(str(value))  # type: ignore[arg-type]  # one of the words just tested
    return Seen("actors", read_names(value))


SomeActors = Annotated[
    tuple[Name, ...] | Literal["coalition"], PlainValidator(_read_who), WithJsonSchema(shapes.ACTORS)
]
"""An actor, a list of actors, or `coalition`."""
Names = Annotated[tuple[Name, ...], PlainValidator(read_names), WithJsonSchema(shapes.NAMES)]
"""A name or a list of names."""
Audience = Annotated[Seen, PlainValidator(_read_seen), WithJsonSchema(shapes.AUDIENCE)]
"""all, facilitator, coalition, an actor or a list of actors."""
