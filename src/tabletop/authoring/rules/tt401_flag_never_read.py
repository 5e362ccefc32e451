"""TT401: a flag is set, and nothing ever asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Flags that some effect sets and no expression or text reads."""
    assert subject.document is not None
    for flag in subject.document.flags:
        written = subject.used("flag", flag, "write")
        if written and not subject.used("flag", flag, "read"):
            where = f"set in line {written[0].line}"
            yield Finding(
                flag, f"flag '{flag}' is {where} and never read", "ask for it in a condition, or remove it"
            )


RULE = Rule("TT401", "flag set and never read", "warning", find)
