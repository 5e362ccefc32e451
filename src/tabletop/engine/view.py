"""What one seat may see of a game: a tree of plain values, built by addition from nothing.

These are the types, those about orders in `view_orders`; `views/` builds them (`views.build(game, actor)`). Screens,
plain mode, papers and remote seats get a View and nothing else. Everything in it is as the seat believes it:
percentages 0..100, ids as the author wrote them, texts ready to read. A value of None means "hidden from this seat".
"""

from dataclasses import dataclass, field

from tabletop.engine.view_orders import (
    AmendmentView,
    ChancePart,
    ForumView,
    MenuEntry,
    Mover,
    OrderView,
    Plan,
    Reason,
    Shift,
    StanceView,
)

__all__ = [
    "STAGES",
    "ActorView",
    "AmendmentView",
    "AuthorityView",
    "ChancePart",
    "ChoiceView",
    "Deadline",
    "EndingView",
    "Fact",
    "FlagView",
    "ForumView",
    "InjectView",
    "MarkView",
    "MenuEntry",
    "Mover",
    "Objection",
    "ObjectiveView",
    "OrderView",
    "Plan",
    "PledgeView",
    "PurseView",
    "Reason",
    "ResultView",
    "Shift",
    "StanceView",
    "TrackView",
    "TrustView",
    "TurnSummary",
    "View",
]

STAGES = ("orders", "floor", "results", "over")


@dataclass(frozen=True, slots=True)
class TrackView:
    id: str
    title: str
    text: str
    value: float | None
    error: float  # half-width of the estimate, 0 when exact
    previous: float | None  # when the turn before closed: as its Results showed it
    history: tuple[float | None, ...]  # at the opening of Orders of each turn so far
    good: str  # low, high, none
    low: float
    high: float
    bands: tuple[tuple[float, str], ...]
    band: str  # label of the band the value lies in, "" without bands


@dataclass(frozen=True, slots=True)
class FlagView:
    id: str
    text: str
    value: bool


@dataclass(frozen=True, slots=True)
class AuthorityView:
    id: str
    title: str
    basis: str
    is_held: bool
    lapses: int | None  # turn in which it lapses
    is_contested: bool


@dataclass(frozen=True, slots=True)
class PurseView:
    id: str
    title: str
    amount: float
    left: float  # after the seat's orders of this turn
    is_shared: bool


@dataclass(frozen=True, slots=True)
class TrustView:
    """Trust of one actor in another: mean and standard deviation of the Beta, 0..100; the mean as last turn closed."""

    mean: float
    deviation: float
    previous: float


@dataclass(frozen=True, slots=True)
class ActorView:
    id: str
    name: str
    letter: str  # one letter, unique in the scenario
    side: str
    is_member: bool
    is_lead: bool
    is_self: bool
    is_played: bool
    trust_in_me: TrustView | None  # None for the seat itself
    my_trust: TrustView | None
    trust_in_lead: TrustView | None
    will: float
    exposure: float
    is_sounded: bool  # will and exposure are as they are; otherwise as they were at the start
    mind_known: bool  # its moods and caveats are known to the seat
    interests: tuple[tuple[str, float], ...]  # public: by id, tag or instrument, as they stand
    red_lines: tuple[str, ...]  # public: the orders (response titles) that cross one now
    capability: tuple[tuple[str, float], ...]
    last_act: str  # what it last did, in words
    consulted_to: int = 0  # last turn in which it counts as consulted by the seat, 0 when it does not


@dataclass(frozen=True, slots=True)
class ChoiceView:
    id: str
    title: str
    text: str
    is_on_offer: bool
    is_default: bool


@dataclass(frozen=True, slots=True)
class InjectView:
    id: str
    title: str
    sender: str
    channel: str
    text: str
    turn: int
    is_new: bool  # fired this turn
    asks_me: bool  # its dilemma is open and this seat's to answer
    asked: str  # name of whoever must choose, "" if nobody
    choices: tuple[ChoiceView, ...]
    answer: str  # id of the choice made so far, "" none


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, past tense. `tone`: good, bad or plain, as the seat's side would read it."""

    turn: int
    text: str
    kind: str  # income drift recovery fade lapse member inject answer cost price result trust pledge escalation order
    subject: str  # id of what moved: track id, "trust:a->b", "will:a", "escalation", "flag:x", ""
    label: str  # what moved, in words
    before: float | None
    after: float | None
    cause: str  # why, in words
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class ResultView:
    """An order carried out this turn: odds, roll, and what it moved."""

    order: str
    actor_name: str
    title: str
    ordered: int  # turn
    chance: float  # up to which it succeeds, 0..100
    roll: float
    is_certain: bool
    outcome: str  # success, failure, done, or the author's id
    is_success: bool
    text: str
    moved: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PledgeView:
    by: str
    to: str
    title: str
    due: int
    opened: int
    state: str  # open, kept, broken


@dataclass(frozen=True, slots=True)
class Deadline:
    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    id: str
    title: str
    text: str
    core_capability: str
    score: float
    weight: float
    rating: str  # P, S, M, U
    evidence: tuple[str, ...] = ()  # what the score rests on, as the seat sees it: "Legitimacy 75"
    believed: float | None = None  # when the game is over: the score as the seat had to think until then


@dataclass(frozen=True, slots=True)
class EndingView:
    id: str
    title: str
    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkView:
    label: str
    at: tuple[float, float]
    letter: str


@dataclass(frozen=True, slots=True)
class Objection:
    """One member's no that stopped an order of the seat: the strongest reason it had, as the seat can tell."""

    order: str  # title
    body: str  # title
    name: str
    term: str  # of Reason
    words: str


@dataclass(frozen=True, slots=True)
class TurnSummary:
    """One turn of the debrief, as the seat may see it."""

    turn: int
    time: str
    orders: tuple[str, ...]  # what the seat ordered and what became of it
    events: tuple[str, ...]  # injects, answers, others' visible acts
    scores: tuple[float, ...]  # objectives the seat may see
    trust_in_me: tuple[tuple[str, float], ...]  # name, mean
    escalation: float | None
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Everything one seat may see at this moment."""

    scenario: str
    title: str
    summary: str
    briefing: str
    seat: str  # actor id
    seat_name: str
    brief: str
    is_lead: bool
    lead_name: str
    turn: int
    turns: int
    time: str
    pace: str  # "7 turns of 12 h", "8 turns: 3 of 12 h, 3 of 1 d, 2 of 3 d"
    phase: str
    stage: str  # one of STAGES
    seed: int
    effort: float
    effort_left: float
    escalation: TrackView
    tracks: tuple[TrackView, ...]
    flags: tuple[FlagView, ...]
    authorities: tuple[AuthorityView, ...]
    purses: tuple[PurseView, ...]
    actors: tuple[ActorView, ...]
    cohesion: float
    injects: tuple[InjectView, ...]  # newest first, of all turns
    menu: tuple[MenuEntry, ...]  # menu order; empty outside Orders
    orders: tuple[OrderView, ...]  # Orders: the seat's own; later: all it may see, of this turn
    pending: tuple[OrderView, ...]  # agreed and not yet due, as far as visible
    results: tuple[ResultView, ...]  # of the turn just resolved
    facts: tuple[Fact, ...]  # of this turn, as far as visible, in order
    pledges: tuple[PledgeView, ...]
    deadlines: tuple[Deadline, ...]
    objectives: tuple[ObjectiveView, ...]
    ending: EndingView | None
    turns_played: tuple[TurnSummary, ...] = ()
    opening: TurnSummary | None = (
        None  # turn 0: trust and escalation as the game began; None before the first results
    )
    map_bounds: tuple[float, float, float, float] | None = None
    marks: tuple[MarkView, ...] = ()
    questions: tuple[str, ...] = field(default=())
