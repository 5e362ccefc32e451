"""Responses that nobody can order: no order is made of them, and still what is misspelt in them is told.

They are compiled as if somebody could, apart from the Program: nothing of it is kept but what is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from tabletop.scenario.compile.context import Context
from tabletop.scenario.compile.effects import EffectsBuilder
from tabletop.scenario.compile.expansion import Expansion, Form, Group
from tabletop.scenario.compile.orders import Orders
from tabletop.scenario.document.base import Name
from tabletop.scenario.problems import Problem


def look_up(context: Context, unordered: tuple[str, ...], overrides: dict[str, float]) -> None:
    """Reports the names and expressions of these responses that mean nothing.

    Somebody stands in for who would order them, so that nothing is said of what depends on who does.
    """
    if not unordered or not context.actors:
        return
    apart = Context(context.document, context.file)
    expansion = _as_if(apart, unordered)
    actors = tuple(context.actors)
    apart.names = replace(context.names, options=(*context.names.options, *expansion.expanded(actors)))
    Orders(apart, expansion, EffectsBuilder(apart), overrides).options_table()
    for problem in apart.problems:
        if not _depends_on_who(problem):
            context.problems.add(problem)


def _depends_on_who(problem: Problem) -> bool:
    """Whether it might be well if somebody else ordered it: a purse, trust in oneself, a name of one actor only."""
    if problem.code == "TT206":
        return not problem.message.startswith("no resource ")
    return problem.code in ("TT305", "TT308")


def _as_if(context: Context, unordered: tuple[str, ...]) -> Expansion:
    """One order for each variant and body of each of the responses, by the lead, about another actor if there is one."""
    other = next((actor for actor in context.actors.values() if actor != context.lead), context.lead)
    groups: list[Group] = []
    forms: list[Form] = []
    options: list[tuple[int, Name | None]] = []
    for id in unordered:
        response = context.responses[id]
        groups.append(Group(id, context.lead, None if response.each is None else other))
        for variant, terms in zip((None, *map(str, response.variants)), context.ways(id), strict=True):
            forms.append(Form(len(groups) - 1, variant, terms))
            options.extend((len(forms) - 1, body) for body in terms.consent or (None,))
    return Expansion(tuple(groups), tuple(forms), tuple(options))
