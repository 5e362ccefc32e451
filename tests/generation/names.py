"""What a generated scenario names, decided before anything is written, so that everything may refer to everything.

`Place` is where an expression or an effect stands: who `by` and the each-name may be, and whose purse is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.generation.choices import Choices

TAGS = ("law", "talks", "maritime_affairs")
INSTRUMENTS = ("diplomatic", "informational", "military", "economic")
RULES = ("consensus", "silence", "majority", "qualified", "opt_in", "each")


@dataclass(frozen=True)
class Order:
    """The outline of a response: who orders it, toward whom, in which variants, before which bodies."""

    id: str
    by: tuple[str, ...] | str | None  # actors, "coalition", or None: the lead
    each: str  # the each-name or ""
    over: tuple[str, ...] | str
    consent: tuple[str, ...]
    variants: dict[str, tuple[str, ...] | None]  # with the bodies it names instead, if any


@dataclass(frozen=True)
class Place:
    """Where something is written. `holders`: everybody whose purse a bare resource may mean."""

    holders: tuple[str, ...]
    by: tuple[str, ...] = ()
    each: str = ""
    values: tuple[str, ...] = ()
    own: str = ""
    result: bool = False


@dataclass
class World:
    """Every id, and what must be known of it to use it rightly."""

    actors: list[str]
    sides: dict[str, str]
    lead: str
    members: list[str]  # surely in every expansion of `coalition`: members at the start and those that join
    joining: list[str]
    possible: list[str]  # all that can be members at all
    domains: list[str]
    tracks: dict[str, tuple[int, int]]  # with their range
    flags: list[str]
    authorities: list[str]
    resources: dict[str, tuple[str, ...] | str]  # with their holders
    bodies: dict[str, tuple[str, ...] | str]  # with their members
    orders: dict[str, Order]
    injects: list[str]
    objectives: list[str]
    tags: list[str]
    turns: int

    def place(self) -> Place:
        """A place outside all orders."""
        return Place((self.lead,))

    def holds(self, resource: str, holders: Sequence[str]) -> bool:
        """Whether everybody of these surely has a purse; `coalition` purses are held by all that can be members."""
        of = self.resources[resource]
        return all(h in (self.members if of == "coalition" else of) for h in holders)

    def orderers(self, order: Order) -> tuple[str, ...]:
        """Everybody who may order it."""
        return self._who(order.by) if order.by is not None else (self.lead,)

    def _who(self, who: tuple[str, ...] | str) -> tuple[str, ...]:
        return tuple(self.possible) if isinstance(who, str) else who

    def place_of(self, order: Order) -> Place:
        """A place in a response."""
        by = self.orderers(order)
        values = self._who(order.over) if order.each else ()
        return Place(by, by, order.each, values)

    def references(self, place: Place) -> Iterator[str]:
        """Ways to name orders in an expression here."""
        for order in self.orders.values():
            by = self.members if order.by == "coalition" else self.orderers(order)
            over = self.members if order.over == "coalition" else order.over
            values = [x for x in over if any(x != a for a in by)] if order.each else [""]
            if not by or not values:
                continue
            yield order.id
            for x in values:
                value = f".{x}" if x else ""
                yield f"{order.id}{value}"
                for variant, consent in {"": order.consent, **order.variants}.items():
                    form = f"{order.id}{value}" + (f"+{variant}" if variant else "")
                    yield form
                    yield from (f"{form}@{body}" for body in (order.consent if consent is None else consent))
            if order.each and place.each:
                yield f"{order.id}.{place.each}"
            if order.each and place.by:
                yield f"{order.id}.by"


def world(c: Choices) -> World:
    """The names of a scenario."""
    actors = ["alba", "bram", "cole", "dane", "esk"][: 1 + c.few(1, 4)]
    lead = c.pick(actors)
    sides = {a: c.pick(("coalition", "coalition", "neutral", "adversary", "institution")) for a in actors}
    sides[lead] = "coalition" if c.maybe(90) else sides[lead]
    members = [a for a in actors if sides[a] == "coalition"]
    joining = [a for a in actors if a not in members and a != lead and c.maybe(35)]
    movable = [a for a in actors if a not in members and c.maybe(20)]
    members = [a for a in actors if a in members or a in joining]
    possible = [a for a in actors if a in members or a in movable]
    ranges = [(0, 100), (0, 10), (-50, 50), (0, 1000)]
    bodies: dict[str, tuple[str, ...] | str] = {}
    for id in ["council", "forum", "chamber", "circle"][: c.few(0, 4)]:
        bodies[id] = "coalition" if c.maybe(55) else tuple(c.some(actors, 1))
    resources: dict[str, tuple[str, ...] | str] = {}
    for id in ["capital", "fuel", "boats"][: c.few(0, 3)]:
        resources[id] = "coalition" if c.maybe(60) else tuple(c.some(actors, 1))
    made = World(
        actors=actors,
        sides=sides,
        lead=lead,
        members=members,
        joining=joining,
        possible=possible,
        domains=["sea", "air"][: c.few(0, 2)],
        tracks={id: c.pick(ranges) for id in ["tension", "leak", "plot", "crowd"][: c.few(0, 4)]},
        flags=["seized", "secret", "open"][: c.few(0, 3)],
        authorities=["consent", "mandate", "custom"][: c.few(0, 3)],
        resources=resources,
        bodies=bodies,
        orders={},
        injects=["rumour", "raid_at_sea", "letter", "storm"][: c.few(0, 4)],
        objectives=["unity", "calm"][: c.few(0, 2)],
        tags=list(TAGS[: c.few(0, 3)]),
        turns=1 + c.few(1, 5),
    )
    for id in ["patrol", "consult", "strike", "promise", "scheme", "aid"][: c.few(1, 6)]:
        made.orders[id] = order(c, made, id)
    return made


def order(c: Choices, w: World, id: str) -> Order:
    """The outline of a response."""
    by: tuple[str, ...] | str | None = None
    if c.maybe(55):
        by = "coalition" if w.possible and c.maybe(45) else tuple(c.some(w.actors, 1, 3))
    each = ""
    over: tuple[str, ...] | str = ()
    if c.maybe(25):
        each = c.pick(("partner", "other"))
        over = "coalition" if w.possible and c.maybe(60) else tuple(c.some(w.actors, 1, 3))
    consent = tuple(c.some(list(w.bodies), 1, 3)) if c.maybe(55) else ()
    variants: dict[str, tuple[str, ...] | None] = {}
    for variant in c.some(("quiet", "joint", "paid"), 0, 2) if c.maybe(40) else ():
        variants[variant] = tuple(c.some(list(w.bodies), 1, 2)) if w.bodies and c.maybe(30) else None
    return Order(id, by, each, over, consent, variants)
