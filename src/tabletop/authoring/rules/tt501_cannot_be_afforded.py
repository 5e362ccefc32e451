"""TT501: an order that costs more than anybody who may give it can ever have."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from tabletop.authoring.rule import Finding, Placed, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.base import Expression, Name
from tabletop.scenario.document.responses import Response
from tabletop.scenario.leaves import Path


def find(subject: Subject) -> Iterator[Finding]:
    """Orders whose effort is over a turn's, or whose cost is over the most that a purse can come to."""
    assert subject.document is not None
    told: set[Path] = set()
    purses = {str(id): _most(subject, id) for id in subject.document.resources}
    for id, response in subject.document.responses.items():
        for variant in (None, *response.variants):
            terms = response if variant is None else response.varied(variant)
            for path, finding in _of_one(subject, id, response, variant, terms, purses):
                if path not in told:
                    told.add(path)
                    yield finding


def _of_one(
    subject: Subject,
    id: Name,
    response: Response,
    variant: Name | None,
    terms: Response,
    purses: Mapping[str, float],
) -> Iterator[tuple[Path, Finding]]:
    def path_of(key: str) -> Path:
        mine = variant is not None and key in response.variants[variant].model_fields_set
        return ("responses", id, "variants", str(variant), key) if mine else ("responses", id, key)

    name = id if variant is None else f"{id}+{variant}"
    assert subject.document is not None
    most = float(subject.document.clock.effort)
    path = path_of("effort")
    least, where = (
        _least(subject, path) if terms.effort is not None else (2.0 if terms.consent else 1.0, None)
    )
    if least > most:
        said = f"'{name}' takes {least:g} units of effort, and a turn has {most:g}"
        hint = "lower its effort, or raise clock.effort"
        if where is None:
            path, hint = path_of("consent"), "say effort: 1 if it fits, or raise clock.effort"
        yield path, Finding(where or variant or id, said, hint)
    for resource in terms.cost:
        path = (*path_of("cost"), resource)
        least, where = _least(subject, path)
        if where is not None and least > (purse := purses[resource]):
            said = f"'{name}' costs {least:g} {resource}, and nobody ever has more than {purse:g}"
            hint = f"lower the cost, or raise what a purse of {resource} can hold (start, income, max)"
            yield path, Finding(where, said, hint)


def _least(subject: Subject, path: Path) -> tuple[float, Placed | None]:
    """The lowest value of the expression under these keys, and where it stands."""
    formula = subject.formula(*path)
    if formula is None or not formula.terms:
        return -math.inf, None
    return min(subject.settled.interval(term)[0] for term in formula.terms), formula


def _most(subject: Subject, resource: str) -> float:
    """The most that a purse of a resource can hold in any turn."""
    assert subject.document is not None
    its = subject.document.resources[Name(resource)]

    def highest(key: str, value: Expression | None, otherwise: float) -> float:
        if value is None:
            return otherwise
        if value.constant is not None:
            return value.constant
        formula = next(iter(subject.formulas_at("resources", resource, key)), None)
        if formula is None or not formula.terms:
            return math.inf
        return max(subject.settled.interval(term)[1] for term in formula.terms)

    income = max(0.0, highest("income", its.income, 0.0))
    turns = len(subject.document.calendar)
    total = highest("start", its.start, 0.0) + (income * (turns - 1) if income else 0.0)
    if subject.used("resource", resource, "write"):
        total = math.inf
    return max(0.0, min(total, highest("max", its.max, math.inf)))


RULE = Rule("TT501", "response nobody can afford", "warning", find)
