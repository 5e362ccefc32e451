"""What a record can say: one class for each thing people decide, and its way to JSON and back.

Every entry is a plain fact with an explicit kind; ids are the scenario's own. Consequences (what an order
did) are not kept, as they follow from the entries. Never holds storage.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

#: Version of the entries' layout, kept in `Started`. Raised when an older program could misread a record.
FORMAT = 1

Vote: TypeAlias = Literal["yes", "acquiesce", "no"]
Dice: TypeAlias = Literal["same", "new"]


@dataclass(frozen=True, slots=True)
class Started:
    """The first entry of every record: all that is needed to play it again, without the scenario's files.

    `scenario` maps file names, relative to the scenario, to their full text; `digest` is the compiled Program's,
    a SHA-256 of them. `seed` is 0 <= seed < 2**63. `played` names the actors people play; the others are on autopilot.
    `lead` is the actor whose eyes a solo player has, None in a facilitated exercise.
    """

    format: int
    scenario_id: str
    title: str
    digest: str
    scenario: Mapping[str, str]
    rules_version: int
    engine_version: str
    seed: int
    played: tuple[str, ...]
    lead: str | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """An actor gave an order, named by its full id `response.each+variant@body`."""

    turn: int
    actor: str
    order: str


@dataclass(frozen=True, slots=True)
class Undone:
    """An actor took back its last order of this turn. Both stay in the record."""

    turn: int
    actor: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An actor chose in an inject's dilemma; a later answer to the same one replaces it."""

    turn: int
    actor: str
    inject: str
    choice: str


@dataclass(frozen=True, slots=True)
class Voted:
    """People in a member's seat voted on another's order."""

    turn: int
    actor: str
    order: str
    vote: Vote


@dataclass(frozen=True, slots=True)
class Amended:
    """An orderer changed its order on the floor: `change` is the order's new id, or `withdraw`."""

    turn: int
    actor: str
    order: str
    change: str


@dataclass(frozen=True, slots=True)
class Advanced:
    """A stage was closed.

    `digest` is the engine's digest of the state after, by which a replay is verified.
    """

    turn: int
    stage_from: str
    digest: str


@dataclass(frozen=True, slots=True)
class Rewound:
    """The exercise went back to the beginning of the orders of `turn`; with new dice or the same."""

    turn: int
    dice: Dice


@dataclass(frozen=True, slots=True)
class Intervened:
    """The facilitator changed the course.

    `action` says how, `target` what; `value` is what it became, if it has one; `reason` is never empty.
    """

    turn: int
    action: str
    target: str
    value: float | str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Defined:
    """The facilitator added an inject or a response, in the author's own language."""

    turn: int
    yaml: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What an actor wrote down, as the reason of an order or on its own.

    `about` is an order's or inject's id, or empty. `confidence` is how sure the writer is that it will come
    out as meant, 0..100, None when not asked.
    """

    turn: int
    actor: str
    text: str
    confidence: float | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """ENDEX. `ending` is the id of the scenario's ending."""

    turn: int
    ending: str


Entry: TypeAlias = (
    Started
    | Ordered
    | Undone
    | Answered
    | Voted
    | Amended
    | Advanced
    | Rewound
    | Intervened
    | Defined
    | Noted
    | Ended
)

#: The closed set of kinds, by the name they have on disk.
KINDS: Mapping[str, type[Entry]] = {
    "started": Started,
    "ordered": Ordered,
    "undone": Undone,
    "answered": Answered,
    "voted": Voted,
    "amended": Amended,
    "advanced": Advanced,
    "rewound": Rewound,
    "intervened": Intervened,
    "defined": Defined,
    "noted": Noted,
    "ended": Ended,
}

_NAMES = {entry_class: name for name, entry_class in KINDS.items()}


class UnreadableEntry(ValueError):
    """A record holds something that is not one of this version's entries."""


def kind(entry: Entry) -> str:
    """The entry's name on disk."""
    return _NAMES[type(entry)]


def body(entry: Entry) -> str:
    """The entry's fields as one line of JSON; `parse_entry(kind(e), body(e)) == e`.

    Raises ValueError for a field that no reader would accept: such an entry would make its record useless.
    """
    values = asdict(entry)
    for field, value in values.items():
        if not _fits(kind(entry), field, value):
            raise ValueError(f"{kind(entry)!r} cannot have {field} = {value!r}")
    text = json.dumps(values, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if text.isascii() or _is_unicode(text):
        return text
    # Half a character, from a terminal that speaks another encoding: kept as an escape, since no file can hold it.
    return json.dumps(values, allow_nan=False, separators=(",", ":"))


def parse_entry(name: str, text: str) -> Entry:
    """The entry of kind `name` whose body is `text`.

    Raises UnreadableEntry when the kind or a field is unknown or missing, or a value has the wrong type.
    """
    entry_class = KINDS.get(name)
    if entry_class is None:
        raise UnreadableEntry(f"no entry is of kind {name!r}")
    try:
        values = json.loads(text)
    except ValueError as error:
        raise UnreadableEntry(f"the body of {name!r} is not JSON: {error}") from error
    if not isinstance(values, dict):
        raise UnreadableEntry(f"the body of {name!r} is not a mapping")
    if entry_class is Started and isinstance(values.get("played"), list):
        values["played"] = tuple(values["played"])
    for field, value in values.items():
        if not _fits(name, field, value):
            raise UnreadableEntry(f"{name!r} has {field} = {value!r}")
    try:
        return entry_class(**values)
    except TypeError as error:
        raise UnreadableEntry(f"the body of {name!r} does not fit: {error}") from error


def _fits(name: str, field: str, value: Any) -> bool:
    """Whether a field of the kind `name` may hold this value; a field that does not exist may hold any text."""
    return _FITS.get((name, field), _FITS.get(("", field), _is_text))(value)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number_or_none(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value is None or (is_number and math.isfinite(value))


def _is_files(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair)


#: What a field must be, by (kind, field) or by ("", field) in every kind; text when not listed.
_FITS: Mapping[tuple[str, str], Callable[[Any], bool]] = {
    ("", "turn"): _is_count,
    ("started", "format"): _is_count,
    ("started", "rules_version"): _is_count,
    ("started", "seed"): lambda value: _is_count(value) and value < 2**63,
    ("started", "scenario"): _is_files,
    ("started", "played"): lambda value: isinstance(value, tuple) and all(map(_is_text, value)),
    ("started", "lead"): lambda value: value is None or _is_text(value),
    ("voted", "vote"): lambda value: value in ("yes", "acquiesce", "no"),
    ("rewound", "dice"): lambda value: value in ("same", "new"),
    ("intervened", "value"): lambda value: _is_text(value) or _is_number_or_none(value),
    ("noted", "confidence"): _is_number_or_none,
}
