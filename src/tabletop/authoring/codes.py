"""Every code that a check can print: the loader's and the rules'. What each finds is decided there."""

from __future__ import annotations

import re

from tabletop.authoring.rules import every_rule
from tabletop.scenario.problems import CODES, nearest

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


def code_of(wanted: str) -> str:
    """A code as somebody wrote it, in its own form: `tt401`, `[TT401]` and `401` are TT401."""
    written = wanted.strip().strip("[]").upper()
    return f"TT{written}" if re.fullmatch(r"[0-9]+", written) else written


_DIGITS = str.maketrans("OIL", "011")  # letters that are taken for digits
MOST_ALIKE = 12
"""More codes than this are a list to look through and no hint."""


def alike(wanted: str) -> tuple[str, ...]:
    """The codes that one which does not exist may stand for; none where too many would.

    Those that begin with it (`TT40`), else those with a digit it leaves out (`TT23`: TT203, TT213), else those with one
    sign that differs (`TT299`: TT209), else, for what has not the form of a code, the nearest.
    """
    code, known = code_of(wanted), tuple(titles())
    if code.translate(_DIGITS) in known:
        return (code.translate(_DIGITS),)
    ways = (
        [one for one in known if re.fullmatch(r"TT[0-9]+", code) and one.startswith(code)],
        [one for one in known if code in {one[:at] + one[at + 1 :] for at in range(len(one))}],
        [one for one in known if len(one) == len(code) and sum(map(str.__ne__, one, code)) == 1],
        [near for near in [nearest(code, known)] if near and not re.fullmatch(r"TT[0-9]{3}", code)],
    )
    found = next(filter(None, ways), [])
    return tuple(found) if len(found) <= MOST_ALIKE else ()
