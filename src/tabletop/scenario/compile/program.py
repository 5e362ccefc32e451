"""Puts a Program together: names and sizes first, then every table, the start last.

What goes into a table is decided in the module of its section.
"""

from __future__ import annotations

from tabletop.engine.layout import layout
from tabletop.engine.program import ORDER_COST, RING_WEIGHT, Sizes, Tables
from tabletop.engine.texts import Program
from tabletop.scenario.compile import world
from tabletop.scenario.compile.coefficients import coefficients
from tabletop.scenario.compile.context import Context, index_of
from tabletop.scenario.compile.effects import EffectsBuilder
from tabletop.scenario.compile.expansion import (
    Expansion,
    expand,
    longest_wait,
    possible_members,
    slots,
)
from tabletop.scenario.compile.keys import keys
from tabletop.scenario.compile.orders import Orders
from tabletop.scenario.compile.play import Play, ends, marks
from tabletop.scenario.compile.record import Record
from tabletop.scenario.compile.start import blank, starts
from tabletop.scenario.compile.texts import (
    actor_texts,
    authority_texts,
    body_texts,
    bounds,
    flag_texts,
    resource_texts,
    track_texts,
)
from tabletop.scenario.compile.unordered import look_up
from tabletop.scenario.compile.wording import calendar
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.names import Names
from tabletop.scenario.problems import Problems

MAX_TURNS = 1000


def compile_scenario(
    document: Scenario, file: str = "scenario.yaml", digest: str = "", record: Record | None = None
) -> tuple[Program | None, Problems]:
    """The Program of a document, or None with all that is wrong; `file` names it in messages.

    A `record` is filled with every expression and effect that was read; the Program is then one to look at and not to
    be played: it has no keys to draw with, and only starts can be run.
    """
    context = Context(document, file, record)
    if (turns := turns_of(document)) > MAX_TURNS:
        context.report("TT115", f"{turns} turns are more than {MAX_TURNS}", None)
        return None, context.problems
    context.reference(document.lead, context.actors, "actor", "TT201")
    members = possible_members(context)
    expansion = expand(context, members)
    purses, held = world.purse_places(context, members)
    slot_counts = slots(context, expansion)
    sizes = _sizes(context, expansion, slot_counts, len(purses))
    context.names = _names(context, expansion, held, sizes)
    if record is not None:
        record.names = context.names
    at = context.names.at

    rules, overrides = coefficients(context)
    effects = EffectsBuilder(context)
    orders = Orders(context, expansion, effects, overrides)
    look_up(context, expansion.unordered, overrides)
    play = Play(context, effects)
    end_table, objective_texts, ending_texts = ends(context)
    purse_table = world.purses(context, purses, held)
    track_table = world.tracks(context, effects)
    ranges = [effects.range_of(place) for place in range(sizes.tracks)]
    start_jobs = starts(context, ranges, purses, tuple(purse_table.high))
    actor_ids = [str(id) for id in document.actors]
    option_orderers = tuple(option.orderer for option in context.names.options)
    option_counts = [option_orderers.count(actor) for actor in range(sizes.actors)]
    clock = world.clock(context, overrides)
    actors = world.actors(context, overrides, slot_counts, option_counts)
    escalation = world.escalation(context)
    payers = {(x.body, x.orderer) for x in context.names.options if x.body is not None}
    bodies = world.bodies(context, effects, payers)
    state = blank(context, at, sizes, rules.trust_prior)
    authorities = world.authorities(context)
    mark_texts = marks(context)
    option_table = orders.options_table()
    form_texts = tuple(orders.form_texts)
    tracks = track_texts(context, ranges)
    flags = flag_texts(context)
    moments = calendar(context)
    tables = Tables(
        at=at,
        n=sizes,
        rules=rules,
        code=context.code.build(option_orderers, None if context.is_for_play else start_jobs.codes),
        effect=effects.build(),
        clock=clock,
        actor=actors,
        track=track_table,
        flag=world.flags(context),
        authority=authorities,
        purse=purse_table,
        escalation=escalation,
        body=bodies,
        group=orders.groups_table(),
        form=orders.forms_table(),
        option=option_table,
        outcome=orders.outcomes_table(),
        caveat=orders.attitudes.caveats_table(),
        pledge=orders.pledges_table(),
        inject=play.injects_table(),
        choice=play.choices_table(),
        end=end_table,
        key=keys(
            actor_ids if context.is_for_play else [],
            [str(id) for id in document.responses],
            [str(id) for id in document.tracks],
            sizes.turns,
            max(1, *slot_counts),
        ),
        start=tuple(state),
    )
    if context.problems.has_errors:
        return None, Problems(context.called.hinted(context.problems))
    start_jobs.fold(tables, state)
    state[at.escalation] = max(state[at.escalation], state[at.floor])
    state[at.scratch :] = [0.0] * (at.size - at.scratch)
    tables = tables._replace(
        start=tuple(state),
        track=track_table._replace(start=tuple(state[at.track : at.track + sizes.tracks])),
        escalation=escalation._replace(start=state[at.escalation], start_floor=state[at.floor]),
    )
    program = Program(
        id=str(document.id),
        title=str(document.title),
        summary=str(document.summary or ""),
        briefing=str(document.briefing or ""),
        version=str(document.version or ""),
        difficulty=document.difficulty or "",
        tags=tuple(map(str, document.tags)),
        sources=tuple(map(str, document.sources)),
        authors=tuple(map(str, document.authors)),
        license=str(document.license or ""),
        digest=digest,
        tables=tables,
        actors=actor_texts(context),
        tracks=tracks,
        flags=flags,
        authorities=authority_texts(context),
        resources=resource_texts(context),
        domains=tuple(context.names.domains),
        bodies=body_texts(context),
        forms=form_texts,
        options=expansion.full_ids(tuple(actor_ids)),
        outcomes=tuple(orders.outcome_texts),
        injects=tuple(play.inject_texts),
        choices=tuple(play.choice_texts),
        objectives=objective_texts,
        endings=ending_texts,
        responses=tuple(map(str, document.responses)),
        escalation_bands=tuple((float(b.threshold), str(b.label)) for b in document.escalation.bands),
        escalation_seen=context.seen(document.escalation.seen, None),
        calendar=moments,
        bounds=bounds(document),
        marks=mark_texts,
    )
    return program, context.problems


def turns_of(document: Scenario) -> int:
    """How many turns there are, without making a calendar of them."""
    return sum(phase.turns for phase in document.phases.values()) or document.clock.turns or 0


def _sizes(context: Context, expansion: Expansion, slot_counts: tuple[int, ...], purses: int) -> Sizes:
    document = context.document
    actors = len(document.actors)
    return Sizes(
        actors=actors,
        tracks=len(document.tracks),
        flags=len(document.flags),
        authorities=len(document.authorities),
        resources=len(document.resources),
        purses=purses,
        domains=len(_domains(document)),
        bodies=len(document.bodies),
        responses=len(document.responses),
        groups=len(expansion.groups),
        forms=len(expansion.forms),
        options=len(expansion.options),
        injects=len(document.injects),
        choices=sum(len(inject.choices) for inject in document.injects.values()),
        objectives=len(document.objectives),
        endings=len(document.endings),
        caveats=sum(len(actor.caveats) for actor in document.actors.values()),
        slots=sum(slot_counts),
        ring=sum(slot_counts) * longest_wait(context, expansion),
        turns=len(document.calendar),
        order_width=ORDER_COST + len(document.resources),
        ring_width=RING_WEIGHT + actors,
    )


def _domains(document: Scenario) -> dict[str, int]:
    """Every domain some actor is capable in, in order of first mention."""
    named = (str(domain) for actor in document.actors.values() for domain in actor.capability)
    return index_of(dict.fromkeys(named))


def _names(context: Context, expansion: Expansion, held: tuple[int, ...], sizes: Sizes) -> Names:
    document = context.document
    return Names(
        at=layout(sizes),
        turns=sizes.turns,
        actors=context.actors,
        tracks=index_of(document.tracks),
        flags=index_of(document.flags),
        authorities=index_of(document.authorities),
        resources=index_of(document.resources),
        domains=_domains(document),
        bodies=index_of(document.bodies),
        injects=index_of(document.injects),
        held=held,
        options=expansion.expanded(tuple(context.actors)),
        lead=context.lead,
    )
