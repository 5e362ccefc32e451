"""The part of a View that is about orders: the menu, who would agree and why, what follows, and orders given.

These are the types; see `view`, which exports them all. `views/` builds them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of the support formula: its name, what it adds to z, and a sentence."""

    term: str  # base interest trust law will peers consulted mood burden exposure red_line
    amount: float
    words: str


@dataclass(frozen=True, slots=True)
class Mover:
    """Something that would move a member which stands in the way of an order.

    `share`: chance 0..100 that the member then stands as the body needs it: does not say no, or says yes where yeses
    are counted; for another forum, that the forum agrees.
    """

    words: str  # "consult it first"
    share: float
    cost: str  # what it asks in words, "" when it is no order: trust, will or law that would have to be there


@dataclass(frozen=True, slots=True)
class StanceView:
    """How a member stands to an order: before votes, shares of a uniform mood; then its position."""

    actor: str
    name: str
    letter: str
    yes: float
    acquiesce: float
    no: float
    position: str  # "yes", "acquiesce", "no"; the likeliest while not settled
    is_settled: bool  # computed on the truth, or the mood is known
    is_consulted: bool
    z: float
    reasons: tuple[Reason, ...]  # strongest first
    unless: str  # title of the first variant to which it would not say no, "" none
    vote: str  # people's vote cast on the floor, "" none
    movers: tuple[
        Mover, ...
    ] = ()  # of who stands in the way, or is likely to: orders and amendments first, best first
    sounding: str = (
        ""  # before votes: the order, given this turn or possible now, that makes its mind known; "" none
    )


@dataclass(frozen=True, slots=True)
class ChancePart:
    """One summand of a chance: what it rests on, with its value, and what it adds (percentage points, any sign)."""

    words: str  # "base", "Meridia's trust in Norland 62"; "bounded": what keeping it in range adds or takes
    amount: float


@dataclass(frozen=True, slots=True)
class Shift:
    """One number that the seat is shown, before an order and after it."""

    subject: str  # as in Fact
    label: str
    before: float
    after: float
    tone: str  # good, bad or plain, as the seat's side would read it


@dataclass(frozen=True, slots=True)
class Plan:
    """What one result of an order would move by itself, costs and prices counted, as the seat believes."""

    outcome: str  # success, failure, done, or the author's id
    is_success: bool
    shifts: tuple[Shift, ...]  # numbers, only those that move
    words: str  # what else it does: "Consent of the flag state is given", "" nothing


@dataclass(frozen=True, slots=True)
class ForumView:
    """One body an order can be brought to (or none: id ""), and what the seat expects there, orderable or not."""

    option: str  # full id of the order
    id: str
    title: str
    rule: str
    rule_words: str  # "consensus: one no stops it"
    price: str
    stances: tuple[StanceView, ...]
    agreed: float  # chance 0..100 that it is agreed, moods uniform and independent
    chance: float | None  # chance of success if agreed as expected; None when certain
    contribution: float
    outcomes: tuple[tuple[str, float], ...]  # for responses with outcomes: id, share
    chance_parts: tuple[ChancePart, ...] = ()  # sum to `chance`; of several results, those that are a success
    outcome_parts: tuple[tuple[ChancePart, ...], ...] = ()  # beside `outcomes`, sum to each one's share
    plans: tuple[Plan, ...] = ()  # for each result; empty for what cannot be ordered, unless it was this turn
    acts: str = "now"  # body's time counted: "now", "turn 4 (12 h)", "turn 8, after the end: too late"
    due: int = 0  # turn in which it takes effect, the body's time counted
    is_late: bool = False  # it would act after the last turn, so never
    refused: str = ""  # what a refusal would lose: "its costs stay paid", "" where nobody is asked


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A response (one variant of it) as this seat may or may not order it now."""

    id: str
    response: str
    variant: str
    title: str
    text: str
    instrument: str
    tags: tuple[str, ...]
    is_available: bool
    refusal: str  # the clause that fails, in words, "" when available
    effort: float
    cost: tuple[tuple[str, float], ...]  # resource title, amount
    takes: int  # turns until it takes effect, without the body's
    law: str  # "none needed", "Consent of the flag state", "NO BASIS: needs ..."
    is_lawful: bool
    unlawful: str  # price of ordering it without legal basis, "" when lawful
    escalation: str  # class in words
    risk: float
    success: str  # effects in words: "tension +8, cargo seized"
    failure: str
    forums: tuple[ForumView, ...]  # at least one
    uses: str = (
        ""  # how often it can be ordered: "can be ordered once", "1 of 3 orders left", "" without limit
    )


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """What the orderer may still do with an order on the floor."""

    order: str  # id it would become, or "withdraw"
    title: str
    words: str  # what it costs
    agreed: float | None = (
        None  # chance 0..100 that it is then agreed, as members stand now; None for withdrawing
    )


@dataclass(frozen=True, slots=True)
class OrderView:
    id: str
    actor: str
    actor_name: str
    title: str
    body: str  # title, "" without
    rule_words: str
    is_mine: bool
    status: str  # given, lapsed, dropped, withdrawn, refused, refunded, agreed; on the Floor as it would come out now
    status_words: str
    effort: float
    cost: tuple[tuple[str, float], ...]
    stances: tuple[StanceView, ...]
    support: float
    contribution: float
    due: int  # turn in which it takes effect
    can_vote: bool  # this seat is asked and people sit in it
    amendments: tuple[AmendmentView, ...]
    was: str = (
        ""  # title, and body where that is another, before it was amended this turn; "" when it was not
    )
