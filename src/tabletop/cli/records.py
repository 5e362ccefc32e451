"""Finding a recorded exercise from what a person typed.

Never holds the store: that is tabletop.journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tabletop.cli import places
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.journal import Journal, Summary


@contextmanager
def opened_journal() -> Iterator[Journal]:
    """The user's journal, closed afterwards. What the store cannot do becomes a Refusal."""
    from tabletop.journal import Conflict, JournalError
    from tabletop.journal.sqlite import SqliteJournal

    try:
        journal = SqliteJournal(places.records())
        try:
            yield journal
        finally:
            journal.close()
    except JournalError as failed:
        raise Refusal(str(failed)) from failed
    except Conflict as beaten:
        raise Refusal(f"another program plays the same exercise: {beaten}") from beaten


def find(journal: Journal, name: str | None) -> Summary:
    """The exercise of this id or of an id that ends in it (`7f3k`); None: the last one that can go on.

    Raises Refusal when there is none, or more than one.
    """
    found = journal.exercises()
    if name is None:
        for one in found:
            if one.is_open:
                return one
        raise Refusal("no exercise is open; begin one with `tabletop play`")
    matching = [one for one in found if one.exercise_id == name] or [
        one for one in found if one.exercise_id.endswith(f"-{name}")
    ]
    if not matching:
        raise Refusal(f"no exercise '{name}'; `tabletop exercises` lists them")
    if len(matching) > 1:
        raise Refusal(f"'{name}' may be any of {', '.join(one.exercise_id for one in matching)}")
    return matching[0]
