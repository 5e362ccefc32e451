"""The words of a compiled scenario: ids, titles, texts and who may see them. The kernel never reads this room.

A `Template` is a text with values in it: its parts are words, and indices of expressions whose value (rounded, as
the reader believes it) stands between them.
"""

from dataclasses import dataclass, field

from tabletop.engine.program import SEEN_ALL, Tables

Template = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees something: a `SEEN_*` kind and, for SEEN_LISTED, the actors."""

    kind: int = SEEN_ALL
    actors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorText:
    id: str
    name: str
    side: str  # coalition, adversary, neutral, institution
    playable: bool
    brief: str
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class TrackText:
    id: str
    title: str
    text: str
    good: str  # low, high, none
    low: float
    high: float
    bands: tuple[tuple[float, str], ...]  # from which value on, label; rising
    seen: Seen


@dataclass(frozen=True, slots=True)
class FlagText:
    id: str
    text: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class AuthorityText:
    id: str
    title: str
    basis: str
    contested: bool


@dataclass(frozen=True, slots=True)
class ResourceText:
    id: str
    title: str
    shared: bool


@dataclass(frozen=True, slots=True)
class BodyText:
    id: str
    title: str
    rule: str  # consensus, silence, each, majority, qualified, opt_in
    text: str = ""
    price: str = ""  # the price in the author's words: "legitimacy -8"


@dataclass(frozen=True, slots=True)
class FormText:
    """One response as one seat may order it (without its body)."""

    id: str  # consult.meridia+quiet
    response: str
    title: str  # braces resolved as far as they name actors
    text: Template
    instrument: str
    tags: tuple[str, ...]
    seen: Seen
    note: str
    when: str  # the author's condition, for "what is missing"
    law: str
    unlawful: str  # its price in words
    variant: str  # id or ""
    escalation: str
    domain: str
    takes: str


@dataclass(frozen=True, slots=True)
class OutcomeText:
    id: str  # success, failure, done, or the author's id
    text: Template


@dataclass(frozen=True, slots=True)
class InjectText:
    id: str
    title: str
    sender: str
    channel: str
    to: Seen
    text: Template
    objective: str
    expected: str
    note: str


@dataclass(frozen=True, slots=True)
class ChoiceText:
    id: str
    title: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveText:
    id: str
    title: str
    text: str
    core_capability: str
    weight: float
    seen: Seen


@dataclass(frozen=True, slots=True)
class EndingText:
    id: str
    title: str
    outcome: str  # victory, compromise, stalemate, defeat
    text: Template
    form: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What the calendar says of one turn."""

    time: str  # "4 Mar 2031 06:00Z"
    step: float  # seconds
    minutes: float  # planned real time
    phase: str  # title of its phase, "" without phases
    phase_text: str = ""
    questions: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    id: str
    label: str
    at: tuple[float, float]
    when: int  # expression or -1


@dataclass(frozen=True, slots=True)
class Program:
    """A scenario ready to play: tables for the rules, texts for people, and what identifies it."""

    id: str
    title: str
    summary: str
    briefing: str
    version: str
    difficulty: str
    tags: tuple[str, ...]
    sources: tuple[str, ...]
    authors: tuple[str, ...]
    license: str
    digest: str  # sha-256 of the scenario's files
    tables: Tables
    actors: tuple[ActorText, ...]
    tracks: tuple[TrackText, ...]
    flags: tuple[FlagText, ...]
    authorities: tuple[AuthorityText, ...]
    resources: tuple[ResourceText, ...]
    domains: tuple[str, ...]
    bodies: tuple[BodyText, ...]
    forms: tuple[FormText, ...]
    options: tuple[str, ...]  # full ids, by option
    outcomes: tuple[OutcomeText, ...]
    injects: tuple[InjectText, ...]
    choices: tuple[ChoiceText, ...]
    objectives: tuple[ObjectiveText, ...]
    endings: tuple[EndingText, ...]
    responses: tuple[str, ...]
    escalation_bands: tuple[tuple[float, str], ...]
    escalation_seen: Seen
    calendar: tuple[Moment, ...]  # [0] unused
    bounds: tuple[float, float, float, float] | None = None
    marks: tuple[Mark, ...] = ()
