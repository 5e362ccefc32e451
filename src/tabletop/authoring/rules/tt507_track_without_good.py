"""TT507: nobody said which end of a track is the good one."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Tracks without the key `good`; `good: none` says that neither end is."""
    assert subject.document is not None
    for id, track in subject.document.tracks.items():
        if "good" not in track.model_fields_set:
            said = f"track '{id}' does not say which end is good"
            yield Finding(id, said, "add good: low, good: high, or good: none where neither is")


RULE = Rule("TT507", "track without a good end", "info", find, needs="document")
