"""Expressions compiled into a finished Program: expectations of lines, questions of a facilitator.

The Program's own expressions keep their places. New injects or orders do not belong here.
"""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.engine.program import Tables
from tabletop.engine.texts import Program
from tabletop.scenario.bytecode import CodeBuilder
from tabletop.scenario.compile.context import index_of
from tabletop.scenario.expression_syntax import Fault
from tabletop.scenario.expression_types import Term
from tabletop.scenario.expressions import Wanted, compile_expression
from tabletop.scenario.names import Expanded, Names
from tabletop.scenario.scope import Scope


def names_of(program: Program) -> Names:
    """Every name of a Program with its index."""
    p = program.tables
    actors = tuple(actor.id for actor in program.actors)
    options = []
    for form, body in zip(p.option.form, p.option.body, strict=True):
        value = p.group.value[p.form.group[form]]
        options.append(
            Expanded(
                response=program.forms[form].response,
                value=None if value < 0 else actors[value],
                variant=program.forms[form].variant or None,
                body=None if body < 0 else program.bodies[body].id,
                orderer=p.form.orderer[form],
            )
        )
    return Names(
        at=p.at,
        turns=p.n.turns,
        actors=index_of(actors),
        tracks=index_of(track.id for track in program.tracks),
        flags=index_of(flag.id for flag in program.flags),
        authorities=index_of(authority.id for authority in program.authorities),
        resources=index_of(resource.id for resource in program.resources),
        domains=index_of(program.domains),
        bodies=index_of(body.id for body in program.bodies),
        injects=index_of(inject.id for inject in program.injects),
        held=tuple(p.purse.held),
        options=tuple(options),
        lead=p.actor.lead,
    )


def with_expressions(
    program: Program, texts: Sequence[tuple[str, Wanted]]
) -> tuple[Tables, tuple[int | tuple[Fault, ...], ...]]:
    """The Program's tables with further expressions, and for each its index or what is wrong with it.

    Bare resources are the lead's. The tables describe the same game: a state of one is a state of the other.
    """
    names = names_of(program)
    scope = Scope(names, names.lead)
    builder = CodeBuilder(program.tables.code)
    found: list[int | tuple[Fault, ...]] = []
    for text, wanted in texts:
        term = compile_expression(text, scope, wanted)
        found.append(builder.add(term) if isinstance(term, Term) else term)
    orderers = tuple(program.tables.code.option_orderer)
    return program.tables._replace(code=builder.build(orderers)), tuple(found)
