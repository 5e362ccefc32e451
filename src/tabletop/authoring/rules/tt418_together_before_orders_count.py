"""TT418: `together` where nothing is being carried out, so that it is always 0."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Place, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.leaves import Path
from tabletop.scenario.mentions import mentions


def find(subject: Subject) -> Iterator[Finding]:
    """Each `together` in what is decided before this turn's orders are carried out."""
    for formula in subject.formulas:
        if "together" not in formula.expression.text or not _comes_before(formula.path):
            continue
        for mention in mentions(formula.expression.text):
            if mention.form == "call" and mention.function == "together":
                place = Place(*formula.expression.at(mention.offset))
                message = f"'together' is always 0 in '{_section(formula.path)}'"
                hint = "it counts orders while they are carried out: use it in chances, outcomes and their effects"
                yield Finding(place, message, hint, place.column + len("together"))


_OF_RESPONSES = ("when", "weight", "effort", "limit", "cooldown")
_OF_INJECTS = ("when", "at", "chance")
_OF_ACTORS = ("joins", "leaves")


def _comes_before(path: Path) -> bool:
    """Whether what stands at a path is asked only before orders are carried out."""
    match path[0]:
        case "responses":
            return path[-1] in _OF_RESPONSES or "cost" in path
        case "injects":
            return path[-1] in _OF_INJECTS and "effects" not in path
        case "actors":
            return path[-1] in _OF_ACTORS
    return False


def _section(path: Path) -> str:
    return "cost" if "cost" in path else path[-1]


RULE = Rule("TT418", "'together' before orders are carried out", "warning", find)
