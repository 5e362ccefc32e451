"""A whole game in the plain mode as it is heard, what is typed marked by "> ".

Refresh the golden text after a deliberate change with `python -m tests.playthroughs.plain_game`, and read what changed.
"""

from __future__ import annotations

import re
from pathlib import Path

from tabletop.cli import plain
from tabletop.exercise.session import Session
from tabletop.journal.memory import MemoryJournal
from tabletop.scenario.load import load

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "strait-of-shadows-plain.txt"
REFRESH = "python -m tests.playthroughs.plain_game"
SEED = 0
TYPED = (
    # find one's way, ask partners, bring people home
    *("", "help", "partners ostland", "details 26", "why tenshun", "1", "2"),
    *("give engineers home", "80", "They sleep within reach of those we accuse.", "end", ""),
    # learn and share
    *("unavailable", "give quay", "20", "65", "", "22", "undo", "22", "4", "end", ""),
    # answer the press; ask the one whose signature makes it simple
    *(
        "2",
        "menu economic",
        "6",
        "70",
        "An officer in the first boat costs him nothing.",
        "25",
        "end",
        "",
        "",
    ),
    # go aboard together
    *("1", "1", "details 30", "30 council", "60", "Everybody saw the same file.", "end", "", ""),
    # found: ask for the second signature, and promise
    *("why what we can show", "15", "7", "95", "", "promises", "end", "", ""),
    # take it, together
    *("map", "36", "75", "Each partner holds a key.", "3", "end", "", ""),
    # share the credit, and look back
    *("3", "messages", "note We were luckier than we were right, 40 %", "end", "y", "", "back", ""),
)


def told() -> str:
    """All that is said and typed."""
    loaded = load(ROOT / "scenarios" / "strait-of-shadows")
    session = Session.begin(loaded.usable(), loaded.files, MemoryJournal(), seed=SEED, seat="norland")
    said: list[str] = []
    typed = iter(TYPED)

    def read() -> str | None:
        line = next(typed, None)
        said.append("> (end of input)" if line is None else f"> {line}".rstrip())
        return line

    plain.run(session, read=read, say=said.append)
    return re.sub(r"strait-\w{4}\b(?!-)", "strait-7f3k", "\n".join(said)) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(told(), encoding="utf-8")
