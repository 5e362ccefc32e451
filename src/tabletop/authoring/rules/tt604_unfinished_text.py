"""TT604: a text that its author meant to come back to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabletop.authoring.prose import every_text, place_in
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject

_REMINDER = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|XXX)\b|\b[Ll]orem ipsum\b")
_HINTS = ("TODO", "FIXME", "TBD", "TBC", "XXX", "orem ipsum")
"""One of these stands in each reminder; looking for them is far quicker than looking for words."""
_NOTHING = re.compile(r"\s*(?:\.{2,}|…+|\?{2,}|-{2,})\s*\Z")


_TRUTHS = ("true", "false", "yes", "no", "0", "1")
"""What is taken for the value at which a flag starts."""


def find(subject: Subject) -> Iterator[Finding]:
    """Texts that hold a reminder such as TODO, or nothing but dots; flags that say `false` and nothing else."""
    hints = [hint for hint in _HINTS if hint in subject.prose]
    for words in every_text(subject):
        has_one = hints and any(hint in words.text for hint in hints)
        for found in _REMINDER.finditer(words.text) if has_one else ():
            where = place_in(words.text, found.start())
            yield Finding(where, f"this text still says '{found[0]}'", "write what is missing")
        if _NOTHING.match(words.text):
            yield Finding(words.text, f"'{words.key}' holds no words", "write it, or leave the key out")
        elif words.path[0] == "flags" and words.key == "text" and words.text.lower() in _TRUTHS:
            said = f"this is shown as the text of the flag: '{words.text}'"
            hint = "every flag starts false, and effects change it; write what is so when it is true"
            yield Finding(words.text, said, hint)


RULE = Rule("TT604", "unfinished text", "warning", find, needs="document")
