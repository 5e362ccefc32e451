"""TT415: a body that needs more votes than it can ever have."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.conditions import end_of
from tabletop.authoring.forms import asked_in, forms, orderers
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.bodies import Body


def find(subject: Subject) -> Iterator[Finding]:
    """Bodies in which everybody's yes is not enough."""
    assert subject.document is not None
    for id, body in subject.document.bodies.items():
        for key, most, has in _needs(subject, str(id), body):
            formula = subject.formula("bodies", id, key)
            if formula is None or not formula.terms:
                continue
            least = min(subject.free.interval(term)[0] for term in formula.terms)
            if least > most:
                message = f"'{id}' can never agree: it needs {_figure(least)} and has {has}"
                yield Finding(formula, message, f"lower its '{key}'", end_of(formula))


def _needs(subject: Subject, id: str, body: Body) -> Iterator[tuple[str, float, str]]:
    """Each key that says how much is needed, with the most there can be, as a figure and in words."""
    members = asked_in(subject, id)
    if body.rule == "majority":
        bloc = _highest(subject, id, "bloc")
        more = f" and {_figure(bloc)} votes from outside" if bloc else ""
        yield "threshold", len(members) + bloc, _several(len(members)) + more
    elif body.rule == "qualified" and members:
        yield "threshold", 100.0, "100 percent"
        yield "weight_threshold", 100.0, "100 percent"
    elif body.rule == "opt_in":
        brings = [
            by for name, _, terms in forms(subject) if id in terms.consent for by in orderers(subject, name)
        ]
        if brings:
            most = max(len(members | {by}) for by in brings)
            yield "quorum", most, f"{_several(most)}, who orders included"


def _highest(subject: Subject, id: str, key: str) -> float:
    formula = subject.formula("bodies", id, key)
    if formula is None:
        return 0.0
    return max((subject.free.interval(term)[1] for term in formula.terms), default=0.0)


def _several(count: int) -> str:
    return f"{count} member" if count == 1 else f"{count} members"


def _figure(value: float) -> str:
    return f"{value:g}"


RULE = Rule("TT415", "body that can never agree", "warning", find)
