"""TT609: an inject whose text is much shorter or longer than people can use."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject

LEAST, MOST = 15, 150
"""Words of an inject's text. Judgement: below, a document says nothing; above, nobody reads it within a turn."""
_SHORT_BY_NATURE = ("social", "phone")
_A_SKETCH = 3  # injects; with fewer there is no telling what the others are like


def find(subject: Subject) -> Iterator[Finding]:
    """Texts of over 150 words, and of under 15 words where the other injects are longer."""
    assert subject.document is not None
    texts = [(inject, inject.text) for inject in subject.document.injects.values() if inject.text]
    counts = [len(text.split()) for _, text in texts]
    is_told_long = len(texts) >= _A_SKETCH and median(counts) >= LEAST
    for (inject, text), count in zip(texts, counts, strict=True):
        if count > MOST:
            said = f"this text has {count} words; over {MOST} are hard to read within a turn"
            yield Finding(text, said, "keep what a seat must decide on, and hand the rest out on paper")
        elif is_told_long and count < LEAST and inject.channel not in _SHORT_BY_NATURE:
            counted = f"{count} word{'s' if count != 1 else ''}"
            said = f"this text has {counted}, where half of the injects have {median(counts):g} or more"
            yield Finding(text, said, "say who writes, what happened, where and when")


RULE = Rule("TT609", "inject too short or too long to use", "info", find, needs="document")
