"""TT506: a variant that nobody has a reason to order instead of its response."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.compile.expansion import effort_of
from tabletop.scenario.document.base import Expression
from tabletop.scenario.document.responses import Response, Variant

_SAYS = frozenset({"title", "text", "note", "weight"})
"""Keys that change what is read, or what an autopilot picks, and not what comes of an order."""
_PRICES = frozenset({"effort", "cost", "limit", "cooldown"})


def find(subject: Subject) -> Iterator[Finding]:
    """Variants that change nothing but words and prices, and no price for the better."""
    assert subject.document is not None
    for id, response in subject.document.responses.items():
        for name, variant in response.variants.items():
            if variant.model_fields_set - _SAYS - _PRICES or _is_named(subject, id, name):
                continue
            if not variant.model_fields_set & _PRICES:
                said = f"variant '{name}' does what '{id}' does, at the same price"
            elif _is_no_better(response, variant, response.varied(name)):
                said = f"variant '{name}' does what '{id}' does, and is no cheaper"
            else:
                continue
            yield Finding(
                name, said, "give it an effect, a chance, a burden or a body of its own, or remove it"
            )


def _is_named(subject: Subject, response: str, variant: str) -> bool:
    """Whether some expression asks for orders of this variant, so that it matters which one was given."""
    return any(
        variant in use.detail.partition("@")[0].split("+")[1:]
        for use in subject.used("response", response, "read")
    )


def _is_no_better(response: Response, variant: Variant, varied: Response) -> bool:
    """Whether every price of the variant is plainly as high as that of its response."""
    pairs = [(effort_of(response), effort_of(varied))]
    for resource in {*response.cost, *varied.cost}:
        nothing = Expression("0")
        pairs.append((response.cost.get(resource, nothing), varied.cost.get(resource, nothing)))
    if "cooldown" in variant.model_fields_set and varied.cooldown is not None:
        pairs.append((response.cooldown or Expression("0"), varied.cooldown))
    if "limit" in variant.model_fields_set and varied.limit is not None and response.limit is not None:
        pairs.append((varied.limit, response.limit))
    return all(_is_as_much(mine, its) for mine, its in pairs)


def _is_as_much(mine: Expression, its: Expression) -> bool:
    if mine.text == its.text:
        return True
    return mine.constant is not None and its.constant is not None and its.constant >= mine.constant


RULE = Rule("TT506", "variant that is never better", "warning", find)
