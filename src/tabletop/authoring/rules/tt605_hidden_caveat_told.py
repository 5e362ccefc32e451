"""TT605: a text that others read tells of a caveat its actor has not disclosed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabletop.authoring.prose import Words, every_text, place_in, surely_read
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.base import Name

_CAVEAT = r"caveats?|reservations?|withholds?|holds? back|will not take part"
_HINTS = ("caveat", "reservation", "withhold", "hold", "will not take part")
"""One of these stands in each; looking for them is far quicker than looking for words."""
_SENTENCE = re.compile(r"[^.!?]+")


def find(subject: Subject) -> Iterator[Finding]:
    """Sentences of public texts that name an actor with a hidden caveat together with such a word."""
    assert subject.document is not None
    hiding = {
        str(id): (str(actor.name), next(name for name, c in actor.caveats.items() if not c.disclosed))
        for id, actor in subject.document.actors.items()
        if any(not caveat.disclosed for caveat in actor.caveats.values())
    }
    patterns = {
        name: re.compile(
            rf"\b{re.escape(name)}\b.*\b({_CAVEAT})\b|\b({_CAVEAT})\b.*\b{re.escape(name)}\b", re.S
        )
        for name, _ in hiding.values()
    }
    hints = [hint for hint in _HINTS if hint in subject.prose]
    for words in every_text(subject) if hiding and hints else ():
        if not any(hint in words.text for hint in hints):
            continue
        for id, (name, caveat) in hiding.items():
            if name not in words.text or not _is_told_others(subject, words, id):
                continue
            pattern = patterns[name]
            for sentence in _SENTENCE.finditer(words.text):
                if found := pattern.search(sentence[0]):
                    group = 1 if found[1] else 2
                    where = place_in(words.text, sentence.start() + found.start(group))
                    line = caveat.line
                    said = f"this tells of a caveat that {name} has not disclosed (line {line})"
                    yield Finding(where, said, "leave it out: sounding the actor is how others learn of it")


def _is_told_others(subject: Subject, words: Words, actor: str) -> bool:
    """Whether some other seat is certain to read it without having asked."""
    document = subject.document
    assert document is not None
    match words.path[0]:
        case "summary" | "briefing" | "phases":
            return True
        case "actors":
            return words.key == "brief" and words.path[1] != actor
        case "injects":
            shown = surely_read(document, document.injects[Name(words.path[1])].to)
            return words.key in ("title", "text", "from") and bool(shown - {actor})
    return False


RULE = Rule("TT605", "hidden caveat told in public", "warning", find, needs="document")
