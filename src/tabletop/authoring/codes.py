"""Every code that a check can print: the loader's and the rules'. What each finds is decided there."""

from __future__ import annotations

from tabletop.authoring.rules import every_rule
from tabletop.scenario.problems import CODES

UNUSED_IGNORE = "TT015"
"""An `ignore` that ignores nothing; found when all else is."""

OWN = {UNUSED_IGNORE: "ignore without a finding"}

KINDS = {
    "TT0": "the file",
    "TT1": "keys and values",
    "TT2": "references",
    "TT3": "expressions",
    "TT4": "flow",
    "TT5": "balance",
    "TT6": "texts",
}
"""What the first digit says."""


def titles() -> dict[str, str]:
    """Every code with its title, in order."""
    found = {**CODES, **OWN, **{rule.code: rule.title for rule in every_rule()}}
    return dict(sorted(found.items()))
