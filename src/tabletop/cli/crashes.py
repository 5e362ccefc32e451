"""What becomes of a bug: its traceback in a file, and one line that says so.

Never prints: that is `console`'s.
"""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

from tabletop.cli import places


def reported(bug: Exception) -> str:
    """Save the bug's traceback; one line that says what and where."""
    what = f"internal error: {type(bug).__name__}: {bug}".splitlines()[0]
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    try:
        folder = places.crashes()
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder / f"{stamp}.txt")
        path.write_text("".join(traceback.format_exception(bug)), encoding="utf-8")
    except OSError as refused:
        return f"{what} (the traceback could not be saved: {refused})"
    return f"{what} (please report it; the traceback is in {path})"


def _free(path: Path) -> Path:
    """The path, or the first of path-1, path-2, ... that is not taken."""
    number = 0
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
