"""The record of an exercise on disk: what people decided, in order, never erased.

Never holds the state of a game: state is what the engine replays from this record.
"""

from tabletop.journal.entries import (
    FORMAT,
    Advanced,
    Amended,
    Answered,
    Defined,
    Ended,
    Entry,
    Intervened,
    Noted,
    Ordered,
    Rewound,
    Started,
    Undone,
    Voted,
)
from tabletop.journal.store import (
    Conflict,
    Journal,
    JournalError,
    Reason,
    Recorded,
    Summary,
    UnknownExercise,
)

__all__ = [
    "FORMAT",
    "Advanced",
    "Amended",
    "Answered",
    "Conflict",
    "Defined",
    "Ended",
    "Entry",
    "Intervened",
    "Journal",
    "JournalError",
    "Noted",
    "Ordered",
    "Reason",
    "Recorded",
    "Rewound",
    "Started",
    "Summary",
    "Undone",
    "UnknownExercise",
    "Voted",
]
