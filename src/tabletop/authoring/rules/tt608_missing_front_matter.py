"""TT608: what a reader needs before the first turn is missing."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject

_WANTED = {
    "summary": "one or two sentences for the list of scenarios",
    "briefing": "what every seat reads first",
    "sources": "what facts and figures rest on, or that they are the author's judgement",
}


def find(subject: Subject) -> Iterator[Finding]:
    """A scenario without summary, briefing or sources, and a seat that can be played without a brief."""
    assert subject.document is not None
    d = subject.document
    for key, meaning in _WANTED.items():
        if not getattr(d, key):
            yield Finding(d.id, f"the scenario has no {key}", f"add {key}: {meaning}")
    for id, actor in d.actors.items():
        if actor.is_playable and not actor.brief:
            hint = "add brief: what its player fears, hopes for and will not do"
            yield Finding(id, f"'{id}' can be played and has no brief", hint)


RULE = Rule("TT608", "nothing to read before the first turn", "info", find, needs="document")
