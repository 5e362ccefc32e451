"""TT402: a flag is asked for, and nothing ever sets it."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Flags that an expression or text reads and no effect sets to true."""
    assert subject.document is not None
    set_true = {change.path[-1] for change in subject.changes if change.effect.amount is True}
    for flag in subject.document.flags:
        read = subject.used("flag", flag, "read")
        if read and str(flag) not in set_true:
            message = f"flag '{flag}' is read in line {read[0].line} and never set to true"
            yield Finding(flag, message, "let an effect set it: flags are false at the start")


RULE = Rule("TT402", "flag read and never set", "warning", find)
