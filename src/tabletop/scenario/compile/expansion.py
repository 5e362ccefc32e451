"""Expansion: which orders a scenario's responses become, one for each orderer, value, variant and body.

rules.md's order and ids; what an order then means is compiled in `orders`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tabletop.scenario.compile.context import Context
from tabletop.scenario.document.base import Duration, Expression, Name, Who
from tabletop.scenario.document.effects import Effect, Value
from tabletop.scenario.document.fields import RESERVED
from tabletop.scenario.document.responses import Response
from tabletop.scenario.names import Expanded

MAX_ORDERS = 10_000
"""Far more than people can read; beyond it a short file could ask for more memory than a machine has."""


@dataclass(frozen=True)
class Group:
    """One response as one actor orders it toward one value."""

    response: str
    orderer: int
    value: int | None


@dataclass(frozen=True)
class Form:
    """A group in one variant; `terms` is the response with the variant's keys in place."""

    group: int
    variant: str | None
    terms: Response


@dataclass(frozen=True)
class Expansion:
    """All orders: groups, forms and options by orderer, then in file order; `unordered` responses became none."""

    groups: tuple[Group, ...]
    forms: tuple[Form, ...]
    options: tuple[tuple[int, Name | None], ...]  # form, body
    unordered: tuple[str, ...] = ()

    def expanded(self, actors: tuple[str, ...]) -> tuple[Expanded, ...]:
        """What each option came from, in ids."""
        found = []
        for form_index, body in self.options:
            form = self.forms[form_index]
            group = self.groups[form.group]
            value = None if group.value is None else actors[group.value]
            found.append(Expanded(group.response, value, form.variant, body, group.orderer))
        return tuple(found)

    def full_ids(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """The id of each option; its body is part of it only where there are several."""
        return tuple(
            option.id(body=len(self.forms[form].terms.consent) > 1)
            for option, (form, _) in zip(self.expanded(actors), self.options, strict=True)
        )


def possible_members(context: Context) -> tuple[int, ...]:
    """Every actor that can be a member: is one at the start, has `joins`, or is named in an `a.member` effect."""
    document = context.document
    found = {
        context.actors[id]
        for id, actor in document.actors.items()
        if actor.is_member or actor.joins is not None
    }
    for effects, stand_ins in _all_effects(context):
        for effect in effects:
            target = effect.target
            if isinstance(target, Value) and len(target.path) == 2 and target.path[1] == "member":
                who = target.path[0]
                found.update(stand_ins.get(who, ()))
                if who in context.actors:
                    found.add(context.actors[who])
    return tuple(sorted(found))


def _all_effects(context: Context) -> Iterator[tuple[tuple[Effect, ...], dict[str, tuple[int, ...]]]]:
    """Every list of effects of the document, with the actors that `by` and the each-name can stand for."""
    document = context.document
    for id, response in document.responses.items():
        stand_ins = {"by": _named(context, response.by)}
        if response.each is not None:
            stand_ins[response.each.name] = _named(context, response.each.over)
        for terms in context.ways(id):
            if terms.unlawful:
                yield terms.unlawful, stand_ins
            for branch in terms.branches:
                yield branch.effects, stand_ins
    for inject in document.injects.values():
        asked = {} if inject.ask is None else {"by": _named(context, (inject.ask,))}
        yield inject.effects, asked
        for choice in inject.choices.values():
            yield choice.effects, asked
    for body in document.bodies.values():
        yield body.price, {}


def _named(context: Context, who: Who | None) -> tuple[int, ...]:
    """Actors named one by one; `coalition` adds nobody who could not be a member anyway."""
    if who is None:
        return (context.lead,)
    if who == "coalition":
        return ()
    return tuple(context.actors[name] for name in who if name in context.actors)


def expand(context: Context, members: tuple[int, ...]) -> Expansion:
    """Every order of the scenario, by orderer, then by response, value, variant and body in file order.

    `members` are the actors that can be one of the coalition.
    """
    orderers: dict[str, tuple[int, ...]] = {}
    values: dict[str, tuple[int | None, ...]] = {}
    orders = 0
    unordered: list[str] = []
    for id, response in context.document.responses.items():
        known = len(context.problems)
        orderers[id] = _who(context, response.by, members)
        values[id] = (None,) if response.each is None else _who(context, response.each.over, members)
        if response.each is not None:
            _check_name(context, response.each.name)
        paired = any(by != value for by in orderers[id] for value in values[id])
        if not paired and len(context.problems) == known:
            message = f"nobody can order '{id}'"
            context.report("TT214", message, id, "its 'by' and 'each' leave no pair of actors", "warning")
            unordered.append(str(id))
        orders += _number(context.ways(id), orderers[id], values[id])
        if orders > MAX_ORDERS:
            message = f"with '{id}' the responses become {orders} orders, more than {MAX_ORDERS}"
            context.report("TT115", message, id, "name fewer actors, variants or bodies")
            return Expansion((), (), ())
    groups: list[Group] = []
    forms: list[Form] = []
    options: list[tuple[int, Name | None]] = []
    for orderer in range(len(context.actors)):
        for id, response in context.document.responses.items():
            if orderer not in orderers[id]:
                continue
            for value in values[id]:
                if value == orderer:
                    continue
                groups.append(Group(str(id), orderer, value))
                for variant, terms in zip(
                    (None, *map(str, response.variants)), context.ways(id), strict=True
                ):
                    forms.append(Form(len(groups) - 1, variant, terms))
                    options.extend((len(forms) - 1, body) for body in terms.consent or (None,))
    return Expansion(tuple(groups), tuple(forms), tuple(options), tuple(unordered))


def _number(ways: Collection[Response], orderers: Collection[int], values: Collection[int | None]) -> int:
    """How many orders a response becomes; computed, since it grows with the square of the actors."""
    pairs = len(orderers) * len(values) - len(set(orderers) & set(values))
    return pairs * sum(len(one.consent or (None,)) for one in ways)


def _check_name(context: Context, name: Name) -> None:
    """A name that stands for an actor must not stand for anything else."""
    document = context.document
    sections = (document.actors, document.tracks, document.flags, document.authorities, document.resources)
    if name in RESERVED or any(name in section for section in sections):
        context.report("TT213", f"'{name}' already means something", name, "choose another name")


def _who(context: Context, who: Who | None, members: tuple[int, ...]) -> tuple[int, ...]:
    if who is None:
        return (context.lead,)
    return members if who == "coalition" else context.listed(who)


def effort_of(terms: Response) -> Expression:
    """What an order takes of a seat's turn: 1, or 2 with a body, where nothing is said."""
    return terms.effort or Expression("2" if terms.consent else "1")


def slots(context: Context, expansion: Expansion) -> tuple[int, ...]:
    """How many orders each actor can give in a turn at most."""
    counts = []
    for actor in range(len(context.actors)):
        mine = {place for place, group in enumerate(expansion.groups) if group.orderer == actor}
        efforts = [effort_of(form.terms).constant for form in expansion.forms if form.group in mine]
        known = [effort for effort in efforts if effort is not None and effort > 0]
        count = len(mine)
        if known and len(known) == len(efforts):
            count = min(count, int(context.document.clock.effort / min(known) + 1e-9))
        counts.append(count)
    return tuple(counts)


def longest_wait(context: Context, expansion: Expansion) -> int:
    """For how many turns an agreed order can be pending at most, the turn it falls due included."""
    calendar = context.document.calendar
    steps = dict.fromkeys(turn.step for turn in calendar)
    longest = 0
    for form, body in expansion.options:
        terms = expansion.forms[form].terms
        forum = context.document.bodies.get(body) if body is not None else None
        for step in steps:
            own = _turns(terms.takes, step, len(calendar))
            its = _turns(None if forum is None else forum.takes, step, len(calendar))
            longest = max(longest, own + its)
    return min(longest + 1, max(1, len(calendar)))


def _turns(takes: Duration | Expression | None, step: Duration, most: int) -> int:
    """Turns of a delay; as many as there are where an expression decides."""
    if takes is None:
        return 0
    return takes.turns(step) if isinstance(takes, Duration) else most
