"""TT602: a text names a value in braces at a place where none is put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabletop.authoring.prose import every_text, place_in
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.leaves import Path

_BRACES = re.compile(r"\{\s*([a-z][a-z0-9_]*)[^{}\n]*\}")


def find(subject: Subject) -> Iterator[Finding]:
    """Braces around a name of the scenario in texts that are shown as they stand."""
    assert subject.document is not None
    d = subject.document
    known = {"turn", "turns", "escalation", *d.actors, *d.tracks, *d.flags, *d.authorities, *d.resources}
    for words in every_text(subject):
        if "{" not in words.text or _is_filled(words.path):
            continue
        for found in _BRACES.finditer(words.text):
            if found[1] in known:
                where = place_in(words.text, found.start())
                said = f"{found[0]} is shown as it stands: no value is put in here"
                hint = "values stand in the texts of responses, results, injects and endings; say it in words here"
                end = where.column + len(found[0]) if words.text.segments or "\n" not in words.text else None
                yield Finding(where, said, hint, end)


def _is_filled(path: Path) -> bool:
    """Whether braces mean something in the text under these keys."""
    if path[0] in ("responses", "injects"):
        return path[-1] in ("text", "title")
    return path[0] == "endings" and path[-1] == "text"


RULE = Rule("TT602", "braces where no value is put in", "warning", find)
