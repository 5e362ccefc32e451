"""Which of a scenario's values are texts that people read. Who reads them is in `prose`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from tabletop.scenario.leaves import Leaf, Path
from tabletop.scenario.nodes import Text

_FACTS = ("format", "id", "version", "license", "tags", "authors", "sources", "difficulty")
"""What is said of the scenario as a file."""


class Words(NamedTuple):
    """A text that people read, with the keys that lead to it."""

    path: Path
    text: Text

    @property
    def key(self) -> str:
        """Its last key: `title`, `text`, `brief`."""
        return self.path[-1]

    @property
    def is_for_the_facilitator(self) -> bool:
        """Whether players never see it."""
        return self.key in ("note", "expected", "objective", "core_capability", "form")


_words: Callable[[tuple[Path, Text]], Words] = partial(tuple.__new__, Words)  # in half the time


def texts(leaves: Iterable[Leaf]) -> Iterator[Words]:
    """Those texts of a study that people read; titles nobody wrote are not among them."""
    for leaf in leaves:
        value = leaf.value
        assert isinstance(value, Text)
        if not leaf.is_key and leaf.path[0] not in _FACTS and value.line and value != "":
            yield _words((leaf.path, value))
