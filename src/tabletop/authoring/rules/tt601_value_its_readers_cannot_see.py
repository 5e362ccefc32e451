"""TT601: a text shows the value of something that those who read it cannot see."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.forms import orderers
from tabletop.authoring.prose import may_see, players, surely_read
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.base import Name, Seen
from tabletop.scenario.leaves import Path


def find(subject: Subject) -> Iterator[Finding]:
    """Tracks and flags in the braces of a text, hidden from a seat that is certain to read it, and never revealed."""
    spoken = {(f.line, f.column): f for f in subject.formulas if f.said_in is not None}
    paths = {formula.path for formula in spoken.values()}
    for use in subject.uses:
        if use.kind not in ("track", "flag") or use.mode != "read" or use.path not in paths:
            continue
        if subject.used(use.kind, use.name, "reveal"):
            continue
        blind = sorted(_readers(subject, use.path) - may_see(subject, _seen(subject, use.name)))
        if blind:
            verb = "reads" if len(blind) == 1 else "read"
            who = " and ".join(blind)
            said = f"{who} {verb} this text and cannot see '{use.name}': it shows what it was at the start"
            yield Finding(use, said, "say it in words, narrow who reads the text, or let them see the value")


def _seen(subject: Subject, name: str) -> Seen:
    assert subject.document is not None
    document, id = subject.document, Name(name)
    return document.tracks[id].seen if id in document.tracks else document.flags[id].seen


def _readers(subject: Subject, path: Path) -> frozenset[str]:
    """The seats that are certain to read the text under these keys."""
    document = subject.document
    assert document is not None
    if path[0] == "injects":
        return surely_read(document, document.injects[Name(path[1])].to)
    if path[0] != "responses":
        return frozenset()
    response = document.responses[Name(path[1])]
    terms = response.varied(path[3]) if path[2] == "variants" else response
    mine = orderers(subject, path[1]) & players(document)
    is_result = len(path) - (2 if path[2] == "variants" else 0) > 3
    return mine | surely_read(document, terms.seen) if is_result else mine


RULE = Rule("TT601", "value that its readers cannot see", "warning", find)
