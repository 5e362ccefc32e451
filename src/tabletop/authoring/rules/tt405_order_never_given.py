"""TT405: a response, or a variant of one, that nobody can ever order."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.conditions import end_of, truths
from tabletop.authoring.reach import Way, reach
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.base import Name
from tabletop.scenario.document.responses import Response


def find(subject: Subject) -> Iterator[Finding]:
    """Responses whose conditions never hold, or that only autopilots could order and never would."""
    assert subject.document is not None
    dead = {(way.name, way.variant): (way, waits) for way, waits in reach(subject).dead("response")}
    for id, response in subject.document.responses.items():
        if (str(id), "") in dead:
            yield _found(subject, id, *dead[str(id), ""])
        elif not _is_ordered(subject, str(id), response):
            message = (
                f"response '{id}' is never ordered: no seat can play who orders it, and it has no weight"
            )
            yield Finding(id, message, "give it a 'weight', or let somebody else order it")
        for variant in response.variants:
            found = dead.get((str(id), str(variant)))
            if found is not None and (str(id), "") not in dead:
                yield _found(subject, variant, *found)


def _found(subject: Subject, where: Name, way: Way, waits: str) -> Finding:
    what = "response" if not way.variant else "variant"
    when = subject.of_form(way.name, way.variant, "when")
    if waits:
        why = f"it waits for {waits}" + ("" if waits == "itself" else ", which can never happen before it")
        hint = "let something else bring it about, or change the condition"
        return Finding(where, f"{what} '{way.id}' can never be ordered: {why}", hint)
    hint = "change its condition, or leave it out"
    if when is not None and when.terms and not truths(when.terms, subject.free) - {False}:
        why = f"'{' '.join(when.expression.text.split())}' never holds"
        return Finding(when, f"{what} '{way.id}' can never be ordered: {why}", hint, end_of(when))
    limit = subject.of_form(way.name, way.variant, "limit")
    has_limit = limit is not None and all(subject.free.interval(term)[1] <= 0.0 for term in limit.terms)
    why = "its limit is 0" if has_limit else "its conditions never hold together"
    return Finding(where, f"{what} '{way.id}' can never be ordered: {why}", hint)


def _is_ordered(subject: Subject, id: str, response: Response) -> bool:
    """Whether a seat that people can hold orders it, or an autopilot would."""
    assert subject.document is not None
    assert subject.names is not None
    actors = list(subject.document.actors.values())
    orderers = subject.orderers.get(id, ())
    if not orderers or any(actors[o].is_playable or o == subject.names.lead for o in orderers):
        return True
    weights = [subject.of_form(id, "", "weight")]
    weights += [
        subject.formula("responses", id, "variants", variant, "weight") for variant in response.variants
    ]
    return any(subject.free.interval(term)[1] > 0.0 for w in weights if w is not None for term in w.terms)


RULE = Rule("TT405", "order that can never be given", "warning", find)
