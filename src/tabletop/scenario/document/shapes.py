"""What single values look like to an editor: pieces of JSON Schema for the fields of the models.

An editor lets YAML decide what a value is, so a text may be `063`, which is a number to it. What the reader accepts is
decided in the readers beside the fields; how the pieces become a schema, in `tabletop.scenario.schema`.
"""

from __future__ import annotations

import keyword
from typing import Any, TypeAlias

Shape: TypeAlias = dict[str, Any]

RESERVED = frozenset(
    """turn turns escalation escalation_floor contribution support true false coalition all facilitator by
    trust sound reveal shared min max abs clamp cohesion members fired since done succeeded failed pending
    agreed refused kept broken together""".split()  # noqa: SIM905 -- forty quoted words read worse
)
"""Names that mean something in expressions, effects or audiences, and can be no id."""


def _but(words: frozenset[str]) -> str:
    return f"^(?!(?:{'|'.join(sorted(words))})$)[a-z][a-z0-9_]*$"


NAME_PATTERN = _but(frozenset(keyword.kwlist))
ID_PATTERN = _but(RESERVED | frozenset(keyword.kwlist))

PATTERNS = {
    NAME_PATTERN: "An id is small letters, digits and _, a letter first, and no word of the expression language.",
    ID_PATTERN: "An id is small letters, digits and _, a letter first, and no word of the expression language.",
}
"""What is said of a key or a value that does not match."""


def matching(pattern: str, message: str) -> Shape:
    """A text of this form, and what is said of another."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": message}


def expected(shape: Shape, message: str) -> Shape:
    """A shape, and what is said when something else stands there."""
    return shape | {"errorMessage": message}


ID = matching(ID_PATTERN, PATTERNS[ID_PATTERN])
NAME = matching(NAME_PATTERN, PATTERNS[NAME_PATTERN])
FORMAT: Shape = {"const": 1, "errorMessage": "This version reads format: 1."}
SCENARIO_ID = matching(
    "^[a-z][a-z0-9_-]*$", "A scenario's id is small letters, digits, _ and -, a letter first."
)
LABEL: Shape = expected({"type": ["string", "number", "boolean"]}, "A text is needed here.")
NUMBER: Shape = expected({"type": ["number", "string"]}, "A number or an expression is needed here.")
CONDITION: Shape = expected(
    {"type": ["boolean", "string"]}, "A condition is needed here: true, false or an expression."
)
CONSTANT: Shape = expected(
    {"type": "number"}, "A number in decimal digits is needed here; no expression may stand here."
)
WHOLE: Shape = expected({"type": "integer", "minimum": 1}, "A whole number of at least 1 is needed here.")
TRUTH: Shape = expected({"type": "boolean"}, "Write true or false.")
SPAN: Shape = matching(
    r"^[0-9]+(\.[0-9]+)?\s*(min|m|h|d|w)$", "A duration is a number with m, h, d or w, such as 12h."
) | {"examples": ["12h", "1d"]}
DELAY: Shape = expected(
    {"type": ["number", "string"]},
    "A number of turns, an expression or a duration such as 36h is needed here.",
)
TIME: Shape = matching(
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].+)?$", "Write a date and time as 2031-03-04T06:00Z."
) | {"examples": ["2031-03-04T06:00Z"]}


def mapping(values: Shape | bool, keys: Shape | None = None, **more: Any) -> Shape:
    """A mapping with values of a shape."""
    names = {} if keys is None else {"propertyNames": key(keys)}
    return {"type": "object", "additionalProperties": values} | names | more


def key(shape: Shape) -> Shape:
    """The shape of a key: editors take one of digits for a number, to JSON it is a text as any."""
    return {name: value for name, value in shape.items() if name != "type"}


def only(required: list[str], **properties: Shape) -> Shape:
    """A mapping with these keys and no other."""
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def or_short(shape: Shape, *types: str) -> Shape:
    """A shape, or one of these types in its place: the short way of writing it."""
    return shape | {"type": [*([shape["type"]] if isinstance(shape["type"], str) else shape["type"]), *types]}


def some(item: Shape) -> Shape:
    """One text of a shape or a list of them."""
    return item | {"type": ["string", "array"], "items": item}


PROSE: Shape = or_short(
    only(["file"], file={"type": "string", "description": "A text file beside the scenario."}),
    "string",
    "number",
    "boolean",
)
TEXTS: Shape = or_short(PROSE, "array") | {"items": PROSE}
NAMES: Shape = some({"type": "string"})
ACTORS: Shape = NAMES | {"examples": ["coalition"]}
AUDIENCE: Shape = NAMES | {"examples": ["all", "coalition", "facilitator"]}
POSITION: Shape = {"type": "array", "items": CONSTANT, "minItems": 2, "maxItems": 2}
BOUNDS: Shape = {"type": "array", "items": CONSTANT, "minItems": 4, "maxItems": 4}
RANGE: Shape = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}
BANDS = mapping(
    LABEL, matching(r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$", "A band begins at a number in decimal digits.")
)
EACH = mapping(ACTORS, NAME, minProperties=1, maxProperties=1)
BURDEN = or_short(mapping(NUMBER, NAME), "number", "string")
RULES = mapping(mapping(CONSTANT))
TRUST = mapping(
    or_short(
        only(
            ["start"],
            start=CONSTANT | {"description": "Trust at the start, 0..100."},
            depth=CONSTANT | {"description": "Evidence behind it: 2 new, 4 usual, 8 a decade of alliance."},
        ),
        "number",
    ),
    matching(r"^[^\s<>-]+\s*(->|<->)\s*[^\s<>-]+$", "Write a pair of actors as a -> b or a <-> b."),
)
_LEARNT = expected({"const": True}, "What was learnt is not forgotten: the amount can only be true.")
EFFECTS = mapping(
    or_short(
        only(
            [],
            set=NUMBER | {"description": "The value becomes this amount."},
            keep=NUMBER | {"description": "This percentage of the evidence behind trust is kept."},
        )
        | {"minProperties": 1, "maxProperties": 1},
        "number",
        "string",
        "boolean",
    ),
    matching(
        r"^(trust\s+[^\s<>-]+\s*<?->\s*[^\s<>-]+|sound\s+\S+|reveal\s+[^\s<>-]+(\s*->\s*[^\s<>-]+)?|[^\s.]+(\.[^\s.]+){0,2})$",
        "Write a name such as tension or norland.will, trust a -> b, sound a, reveal x or reveal x -> a.",
    ),
    patternProperties={r"^(sound|reveal)\s": _LEARNT},
)
_ORDER = matching(
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?(\+[a-z][a-z0-9_]*)?(@[a-z][a-z0-9_]*)?$",
    "Write an order as response, response.value+variant@body.",
)
MOVES = mapping(
    mapping(
        some(_ORDER),
        properties={
            "answers": mapping({"type": "string"}) | {"description": "The choice taken, by inject."},
        },
    ),
    matching("^[1-9][0-9]{0,3}$", "A turn is a whole number of at least 1."),
)
EXPECTATIONS: Shape = {
    "type": ["string", "boolean", "array"],
    "items": CONDITION,
    "examples": ["share(victory) >= 60"],
}
