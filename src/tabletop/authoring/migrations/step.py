"""What a step from one format to the next is, and the edits it is made of. The steps have a module each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from tabletop.scenario.nodes import Mapping, Text
from tabletop.scenario.problems import Edit

Edits: TypeAlias = Callable[[Mapping, str], Iterable[Edit]]
"""From a file's tree and text to what changes in it. Edits must not touch one another."""


def _none(tree: Mapping, text: str) -> Iterable[Edit]:
    return ()


@dataclass(frozen=True)
class Step:
    """From format `source` to the one after it. `title` says what changed, for the author.

    `scenario` and `line` are the edits of a scenario, without those of its `format`, and of a line beside it. Files
    that are not yet quite right come too: a key that is missing or of another kind is passed over.
    """

    source: int
    title: str
    scenario: Edits
    line: Edits = _none


def written_anew(word: Text, new: str) -> Edit:
    """Another word in place of a key or a value of one line; quotes around it stay.

    Raises ValueError for a text of several lines: what of it to change, only the step knows.
    """
    if word.segments or "\n" in word or not word.line:
        raise ValueError("a text of several lines is not one word")
    return Edit(word.line, word.column, word.line, word.column + len(word), new)
