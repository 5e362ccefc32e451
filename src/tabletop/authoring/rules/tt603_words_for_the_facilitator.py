"""TT603: words meant for the facilitator stand in a text that the players read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabletop.authoring.prose import Words, every_text, place_in
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.base import Name

_MARKS = re.compile(
    r"\b(?:for (?:the )?(?:facilitators?|white cell|evaluators?|exercise control|excon)(?: only)?\s*[:.!)]"
    r"|(?:facilitators?|white cell|evaluators?|excon)(?:'s)? (?:only|notes?)\b"
    r"|notes? (?:to|for) (?:the )?(?:facilitators?|white cell|evaluators?|excon)\b"
    r"|do not (?:show|read|tell) (?:this |it )?(?:out )?to (?:the )?(?:players|participants)\b)",
    re.IGNORECASE,
)
_HINTS = ("facilitator", "white cell", "evaluator", "exercise control", "excon", "participants", "players")
"""One of these stands in each; looking for them is far quicker than looking for words."""


def find(subject: Subject) -> Iterator[Finding]:
    """Such words in texts that everybody, the coalition or whoever gives an order reads."""
    everything = subject.prose.lower()
    hints = [hint for hint in _HINTS if hint in everything]
    if not hints and subject.prose.isascii():
        return
    for words in every_text(subject):
        if words.text.isascii() and not any(hint in words.text.lower() for hint in hints):
            continue
        if words.is_for_the_facilitator or _is_for_few(subject, words):
            continue
        for found in _MARKS.finditer(words.text):
            said = f"the players read this text: '{found[0].strip()}'"
            hint = "what is for the facilitator alone stands in 'note', what is for evaluators in 'expected'"
            yield Finding(place_in(words.text, found.start()), said, hint)


def _is_for_few(subject: Subject, words: Words) -> bool:
    """Whether only the facilitator, or actors that are listed, read it."""
    d = subject.document
    assert d is not None
    id = Name(words.path[1]) if len(words.path) > 1 else Name("")
    match words.path[0]:
        case "tracks":
            seen = d.tracks[id].seen
        case "flags":
            seen = d.flags[id].seen
        case "objectives":
            seen = d.objectives[id].seen
        case "injects":
            seen = d.injects[id].to
        case _:
            return False
    return seen.audience in ("facilitator", "actors")


RULE = Rule("TT603", "words for the facilitator in a text of the players", "warning", find, needs="document")
