"""The orders a scenario's responses become, as rules ask of them: by which names, before whom, by whom.

What an order is made of is compiled in `tabletop.scenario.compile`; what is wrong with one, the rules say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from tabletop.authoring.subject import Subject, once
from tabletop.scenario.document.responses import Response

Form: TypeAlias = tuple[str, str, Response]
"""A response or a variant of one: its id, that of the variant ("" for the response as such), and its terms."""


@once
def forms(subject: Subject) -> tuple[Form, ...]:
    """Every response and every variant of one, in file order.

    One that nobody can order is left out: loading says so, and nothing in it was looked up.
    """
    return tuple(_forms(subject))


def _forms(subject: Subject) -> Iterator[Form]:
    assert subject.document is not None
    for id, response in subject.document.responses.items():
        if not subject.orderers.get(id):
            continue
        yield str(id), "", response
        for variant in response.variants:
            yield str(id), str(variant), response.varied(variant)


def labels(id: str, terms: Response) -> frozenset[str]:
    """The names by which interests, red lines and caveats find an order."""
    names = {id, *map(str, terms.tags)}
    return frozenset(names | ({terms.instrument} if terms.instrument else set()))


def orderers(subject: Subject, id: str) -> frozenset[str]:
    """The actors that can order a response."""
    assert subject.names is not None
    return frozenset(subject.names.actor_name(actor) for actor in subject.orderers.get(id, ()))


@once
def possible_members(subject: Subject) -> frozenset[str]:
    """Every actor that can be in the coalition at some time."""
    assert subject.document is not None
    named = {
        use.name
        for id in subject.document.actors
        for use in subject.used("actor", id, "write")
        if use.detail == "member"
    }
    return frozenset(
        str(id)
        for id, actor in subject.document.actors.items()
        if actor.is_member or actor.joins is not None or id in named
    )


def asked_in(subject: Subject, body: str) -> frozenset[str]:
    """The actors that can be asked in a body."""
    assert subject.document is not None
    members = subject.document.bodies[body].members  # type: ignore[index]  # equal as text
    return possible_members(subject) if members == "coalition" else frozenset(map(str, members))
