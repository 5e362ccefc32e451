"""TT422: a flag that many see is set by orders alone that they do not see, and so tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.forms import orderers
from tabletop.authoring.prose import may_see
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.authoring.uses import Use
from tabletop.scenario.document.base import Name, Seen


def find(subject: Subject) -> Iterator[Finding]:
    """Flags whose every change is a secret order's, seen by seats that see none of these orders."""
    assert subject.document is not None
    for id, flag in subject.document.flags.items():
        written = [use for use in subject.used("flag", id, "write") if _sets(subject, use)]
        if any(use.path[0] != "responses" or _seen(subject, use).audience == "all" for use in written):
            continue
        if not written or subject.used("flag", id, "reveal"):
            continue
        told = may_see(subject, flag.seen).difference(*(_viewers(subject, use) for use in written))
        if told:
            verb = "sees" if len(told) == 1 else "see"
            orders = " or ".join(f"'{order}'" for order in dict.fromkeys(use.path[1] for use in written))
            said = f"{_and(sorted(told))} {verb} flag '{id}' come true, which tells of {orders}, hidden from them"
            hint = "give the flag a `seen` of its own, or let the order be seen; nothing, if they are to find out"
            yield Finding(id, said, hint)


def _sets(subject: Subject, use: Use) -> bool:
    """Whether an effect makes a flag true."""
    changes = subject.changes_under(use.path[0], use.path[1]) if len(use.path) > 1 else ()
    return any(change.path == use.path and change.effect.amount is True for change in changes)


def _seen(subject: Subject, use: Use) -> Seen:
    """Who sees the order, in its variant, which an effect belongs to."""
    assert subject.document is not None
    response = subject.document.responses[Name(use.path[1])]
    return response.varied(Name(use.path[3])).seen if use.path[2] == "variants" else response.seen


def _viewers(subject: Subject, use: Use) -> frozenset[str]:
    """The seats that see it, those that order it among them."""
    return may_see(subject, _seen(subject, use)) | orderers(subject, use.path[1])


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


RULE = Rule("TT422", "flag that tells of a secret order", "info", find)
