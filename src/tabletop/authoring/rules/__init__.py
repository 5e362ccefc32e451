"""The rules, one module each, found by listing this package: a module `ttNNN_what_is_wrong` holds its `RULE`.

A rule reads a Subject and yields Findings; `tt401_flag_never_read` is one to copy. Its code is never used for
something else. Beside it belong a page (`pages/TT401.md`: `# TT401: title`, what it means, why it matters, `## Bad` and
`## Good` with a yaml block each, `## Remedy`; see `tabletop.authoring.pages` for what a block may leave out) and a
test file (`tests/authoring/rules/test_tt401_flag_never_read.py`, which may use `words` and `marked` of
`tests.authoring.samples`). docs/check.md is made from the pages:
`python -m tabletop.authoring.pages > docs/check.md`.

A rule that must play the scenario to find something (an order that is never open, a variant that never wins) says
`deep=True`; `check(path, deep=True)` asks it.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from tabletop.authoring.rule import Rule


@cache
def every_rule() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    modules = [found.name for found in pkgutil.iter_modules(__path__) if found.name.startswith("tt")]
    rules = [import_module(f"{__name__}.{name}").RULE for name in modules]
    return tuple(sorted(rules, key=lambda rule: rule.code))
