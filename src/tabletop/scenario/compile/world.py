"""The world's tables: clock, actors, tracks, flags, authorities, purses, escalation and bodies.

Orders have a room of their own, and so has the state before the first turn.
"""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

from tabletop.engine.program import (
    RULE_CONSENSUS,
    RULE_EACH,
    RULE_MAJORITY,
    RULE_OPT_IN,
    RULE_QUALIFIED,
    RULE_SILENCE,
    SEEN_ALL,
    Actors,
    Authorities,
    Bodies,
    Clock,
    Escalation,
    Flags,
    Purses,
    Tracks,
)
from tabletop.scenario.compile.coefficients import load_time
from tabletop.scenario.compile.context import Context
from tabletop.scenario.compile.effects import EffectsBuilder
from tabletop.scenario.document.base import Duration, Expression, Who
from tabletop.scenario.document.fields import read_duration
from tabletop.scenario.expression_types import number
from tabletop.scenario.nodes import Text
from tabletop.scenario.scope import Scope

_RULES = {
    "consensus": RULE_CONSENSUS,
    "silence": RULE_SILENCE,
    "each": RULE_EACH,
    "majority": RULE_MAJORITY,
    "qualified": RULE_QUALIFIED,
    "opt_in": RULE_OPT_IN,
}
_YEAR = 365.0 * 86400.0
_SPAN = re.compile(r"\s*[0-9.]+\s*(min|m|h|d|w)\s*\Z")


def delay(context: Context, value: Duration | Expression | None, scope: Scope) -> tuple[int, float]:
    """Turns as an expression, or a duration in seconds; (-1, -1.0) for none."""
    if value is None:
        return -1, -1.0
    if isinstance(value, Expression):
        return context.number(value, scope), -1.0
    if value.unit == "turns":
        return context.code.add(number(float(value.amount))), -1.0
    return -1, float(value.minutes * 60)


def span(context: Context, value: Expression | None, scope: Scope) -> tuple[int, float]:
    """Turns as an expression, or seconds where a duration is written in an expression's place."""
    if value is not None and _SPAN.match(value.text):
        try:
            duration = read_duration(Text(value.text.strip(), value.line, value.column))
        except PydanticCustomError as fault:
            said = fault.context or {}
            context.report("TT107", str(said.get("message")), value, str(said.get("hint", "")))
            return -1, -1.0
        return -1, float(duration.minutes * 60)
    return context.number(value, scope), -1.0


def clock(context: Context, overrides: dict[str, float]) -> Clock:
    """Steps in seconds and the factor by which trust evidence fades in each, rounded to 12 decimals."""
    steps = [float(turn.step.minutes * 60) for turn in context.document.calendar]
    memory = load_time(overrides, "trust.memory")
    per_turn = overrides.get("trust.memory_per_turn")
    fades = [round(memory ** (step / _YEAR) if per_turn is None else per_turn, 12) for step in steps]
    effort = context.code.add(number(context.document.clock.effort))
    return Clock(effort=effort, step=(0.0, *steps), fade=(1.0, *fades))


def actors(
    context: Context, overrides: dict[str, float], slots: tuple[int, ...], options: list[int]
) -> Actors:
    """Actors; `options` counts each one's options."""
    documents = list(context.document.actors.values())
    reads: list[int] = []
    usual = context.code.add(number(50))
    contested = context.document.authorities
    for place, actor in enumerate(documents):
        for name in actor.reads:
            context.reference(name, contested, "authority", "TT205")
        own = context.scope(own=place)
        reads += [context.number(actor.reads[id], own) if id in actor.reads else usual for id in contested]
    for actor in documents[context.lead : context.lead + 1]:
        if actor.joins or actor.leaves:
            context.report("TT111", "the lead neither joins nor leaves", actor.joins or actor.leaves)
    for actor in documents:
        if not 0 <= actor.faith <= 100:
            context.report("TT115", f"faith {float(actor.faith):g} lies outside 0..100", actor.faith)
    passing = [1.0 if actor.side == "coalition" else 0.0 for actor in documents]
    if "autopilot.pass" in overrides:
        passing = [overrides["autopilot.pass"]] * len(documents)
    return Actors(
        lead=context.lead,
        faith=tuple(float(actor.faith) / 100.0 for actor in documents),
        joins=tuple(context.condition(a.joins, context.scope(i)) for i, a in enumerate(documents)),
        leaves=tuple(context.condition(a.leaves, context.scope(i)) for i, a in enumerate(documents)),
        first_slot=tuple(sum(slots[:place]) for place in range(len(documents))),
        slots=slots,
        passing=tuple(passing),
        reads=tuple(reads),
        option_first=tuple(sum(options[:place]) for place in range(len(documents))),
        option_last=tuple(sum(options[: place + 1]) for place in range(len(documents))),
    )


def tracks(context: Context, effects: EffectsBuilder) -> Tracks:
    """Tracks, their starts left at 0."""
    documents = list(context.document.tracks.values())
    scope = context.scope()
    seen = [context.seen(track.seen, id) for id, track in context.document.tracks.items()]
    ranges = [effects.range_of(place) for place in range(len(documents))]
    for track, (low, high) in zip(documents, ranges, strict=True):
        if low >= high:
            context.report("TT115", "a range ends above its beginning", track.range[0])
    drift = tuple(context.amount(track.drift, scope) for track in documents)
    error = tuple(context.number(track.error, scope) for track in documents)
    return Tracks(
        low=tuple(low for low, _ in ranges),
        high=tuple(high for _, high in ranges),
        drift=drift,
        error=error,
        seen=tuple(audience.kind for audience in seen),
        seen_actor=context.seen_actors(seen),
        start=(0.0,) * len(documents),
        drifting=tuple(t for t, e in enumerate(drift) if e >= 0),
        veiled=tuple(t for t, e in enumerate(error) if e >= 0 or seen[t].kind != SEEN_ALL),
    )


def flags(context: Context) -> Flags:
    """Flags."""
    seen = [context.seen(flag.seen, id) for id, flag in context.document.flags.items()]
    return Flags(
        seen=tuple(audience.kind for audience in seen),
        seen_actor=context.seen_actors(seen),
        veiled=tuple(f for f, audience in enumerate(seen) if audience.kind != SEEN_ALL),
    )


def authorities(context: Context) -> Authorities:
    """Authorities."""
    documents = context.document.authorities.values()
    spans = [span(context, authority.expires, context.scope()) for authority in documents]
    return Authorities(
        expires=tuple(expires for expires, _ in spans),
        expires_seconds=tuple(seconds for _, seconds in spans),
        contested=tuple(int(authority.contested) for authority in documents),
    )


def holders(context: Context, who: Who, members: tuple[int, ...]) -> tuple[int, ...]:
    """The actors that have a purse."""
    return members if who == "coalition" else context.listed(who)


def purse_places(
    context: Context, members: tuple[int, ...]
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Each purse as (resource, first or only holder), and actors x resources: the purse or -1."""
    count = len(context.document.resources)
    purses: list[tuple[int, int]] = []
    held = [-1] * (len(context.actors) * count)
    for place, resource in enumerate(context.document.resources.values()):
        mine = holders(context, resource.of, members)
        for holder in mine:
            if not resource.shared or holder == mine[0]:
                purses.append((place, holder))
            held[holder * count + place] = len(purses) - 1
    return tuple(purses), tuple(held)


def purses(context: Context, places: tuple[tuple[int, int], ...], held: tuple[int, ...]) -> Purses:
    """Purses; bare resources in their amounts are the holder's."""
    documents = list(context.document.resources.values())
    scopes = [context.scope().but(holder=holder) for _, holder in places]
    mine = [documents[resource] for resource, _ in places]
    return Purses(
        resource=tuple(resource for resource, _ in places),
        of=tuple(-1 if documents[resource].shared else holder for resource, holder in places),
        income=tuple(context.amount(r.income, scope) for r, scope in zip(mine, scopes, strict=True)),
        high=tuple(context.number(r.max, scope) for r, scope in zip(mine, scopes, strict=True)),
        held=held,
    )


def escalation(context: Context) -> Escalation:
    """Escalation, its start left at 0."""
    document = context.document.escalation
    seen = context.seen(document.seen, document.incidents.start)
    return Escalation(
        seen=seen.kind,
        seen_actor=context.seen_actors([seen]),
        start=0.0,
        start_floor=0.0,
        incidents_from=context.number(document.incidents.start, context.scope()),
        incidents_chance=context.number(document.incidents.chance, context.scope()),
    )


def bodies(context: Context, effects: EffectsBuilder, payers: set[tuple[str, int]]) -> Bodies:
    """Bodies; the price of deciding in one is compiled for each actor that may pay it: `payers`."""
    documents = list(context.document.bodies.values())
    scope = context.scope()
    everybody = range(len(context.actors))
    listed: list[int] = []
    veto: list[int] = []
    weights: list[int] = []
    prices: list[int] = []
    for id, body in context.document.bodies.items():
        mine = () if body.members == "coalition" else context.listed(body.members)
        vetoes = context.listed(body.veto)
        for name in body.weights:
            context.actor(name)
        if body.members != "coalition":
            for name in (*body.veto, *body.weights):
                if name in context.actors and context.actors[name] not in mine:
                    context.report("TT201", f"'{name}' is no member of the body", name, "see its members")
        listed += [int(actor in mine) for actor in everybody]
        veto += [int(actor in vetoes) for actor in everybody]
        weights += [context.number(body.weights.get(actor), scope) for actor in context.document.actors]
        for actor in everybody:
            pays = (str(id), actor) in payers
            prices.append(effects.add(body.price, Scope(context.names, actor, {"by": actor})) if pays else -1)
    delays = [delay(context, body.takes, context.scope()) for body in documents]
    return Bodies(
        rule=tuple(_RULES[body.rule] for body in documents),
        dynamic=tuple(int(body.members == "coalition") for body in documents),
        listed=tuple(listed),
        threshold=tuple(context.number(body.threshold, scope) for body in documents),
        weight_threshold=tuple(context.number(body.weight_threshold, scope) for body in documents),
        weighted=tuple(int(bool(body.weights)) for body in documents),
        weights=tuple(weights),
        veto=tuple(veto),
        bloc=tuple(context.number(body.bloc, scope) for body in documents),
        quorum=tuple(context.number(body.quorum, scope) for body in documents),
        takes=tuple(turns for turns, _ in delays),
        takes_seconds=tuple(seconds for _, seconds in delays),
        price=tuple(prices),
    )
