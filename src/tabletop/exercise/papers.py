"""Files that people ask for beside the record: written once, never over another.

Never holds what is written.
"""

from collections.abc import Sequence
from pathlib import Path

MOST = 99  # files of one name


def keep(folders: Sequence[Path], name: str, text: str) -> Path | str:
    """Write a text into the first of these folders that takes it: its path, or one sentence why none did.

    A folder that is not there is made. A file that is there stays as it is; the new one gets a number.
    """
    stem, dot, suffix = name.rpartition(".")
    names = [name, *(f"{stem or suffix}-{k}{dot + suffix if stem else ''}" for k in range(2, MOST + 1))]
    reasons: list[str] = []
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for one in names:
                path = folder / one
                try:
                    with path.open("x", encoding="utf-8") as file:
                        file.write(text)
                except FileExistsError:
                    continue
                return path.absolute()
            reasons.append(f"{folder} holds {MOST} of that name already")
        except OSError as failed:
            reasons.append(f"{folder} cannot be written ({failed.strerror or failed})")
    return f"Nothing was written: {'; '.join(reasons) or 'there is no folder for it'}."
