"""A new scenario: the small one in `starter/`, which passes `check` and is playable, with an id and title of its own; or
a copy of another.

Where it is put, and what is said of it, belong to the command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from tabletop.scenario.layout import layout
from tabletop.scenario.library import FILE_NAME, ids
from tabletop.scenario.nodes import words
from tabletop.scenario.schema_files import Kind, schema_file
from tabletop.scenario.source import file_text, read_source

ID = re.compile(r"[a-z][a-z0-9_-]*\Z")
_STARTER = files("tabletop.authoring") / "starter"


@dataclass(frozen=True)
class Refused:
    """Why no scenario was made, and what would mend it."""

    reason: str


def new_scenario(id: str, folder: Path) -> Path | Refused:
    """Writes `folder/id` with a scenario and its lines; its file, or why not. Nothing there is ever overwritten.

    Folders that lead there and are missing are made. Raises OSError when the folder cannot be written.
    """
    refused = refusal(id, folder)
    if refused is not None:
        return refused
    place = folder / id
    with _built(place) as begun:
        for name, text in starter(id, place.as_posix()).items():
            path = begun / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return place / FILE_NAME


def copied_scenario(id: str, folder: Path, source: Path) -> Path | Refused:
    """Copies the scenario in the file `source`, with all that lies beside it, to `folder/id`, under that id and with its
    title as it is; its file, or why not. Nothing there is ever overwritten.

    A file that is not called scenario.yaml is copied without what lies beside it, as that may be anything. Raises OSError
    when the one cannot be read or the other not be written.
    """
    refused = refusal(id, folder)
    if refused is not None:
        return refused
    place = folder / id
    if place.resolve().is_relative_to(source.parent.resolve()) and source.name == FILE_NAME:
        return Refused(f"'{place.as_posix()}' lies in the folder to be copied; choose another with --in")
    name = source.as_posix()
    text, problems = file_text(source, name)
    tree, found = read_source(text, name) if text is not None else (None, [])
    root = layout(text) if text is not None and tree is not None else None
    was = root.parts.get("id") if root is not None else None
    for problem in (*problems, *found):
        return Refused(f"'{name}' cannot be copied: {problem.message}")
    if text is None or was is None or was.is_shared or was.style not in ("plain", "single", "double"):
        return Refused(f"'{name}' cannot be copied: it has no `id:`")
    beside = [one for one in source.parent.rglob("*") if one.is_file()] if source.name == FILE_NAME else []
    whole = text[: was.start] + id + text[was.end :]
    with _built(place) as begun:
        for one in beside:
            copy = begun / one.relative_to(source.parent)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copyfile(one, copy)  # without its rights: what was read-only is one's own now
        (begun / FILE_NAME).write_bytes(whole.encode("utf-8"))
    return place / FILE_NAME


@contextmanager
def _built(place: Path) -> Iterator[Path]:
    """A folder that becomes `place` when all is in it, and is gone when something failed. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", suffix=".part", dir=place.parent) as passing:
        begun = Path(passing) / place.name
        begun.mkdir()
        yield begun
        begun.rename(place)


def refusal(id: str, folder: Path) -> Refused | None:
    """Why no scenario of this id is begun in this folder, or None."""
    if not ID.match(id):
        return Refused(f"'{id}' is no id; an id is small letters, digits, _ and -, a letter first")
    place = folder / id
    if place.exists():
        return Refused(
            f"'{place.as_posix()}' is there already; choose another id, or another folder with --in"
        )
    if id in ids():
        return Refused(
            f"the library has a scenario '{id}' already, and commands and records know scenarios by their ids; choose "
            "another id"
        )
    return None


def starter(id: str, folder: str) -> dict[str, str]:
    """The texts of a new scenario's files by their names; `folder` is what its comments call the place it lies in."""
    scenario = (_STARTER / FILE_NAME).read_text(encoding="utf-8")
    for mark, text in {"@ID@": id, "@TITLE@": words(id.replace("-", "_")), "@FOLDER@": folder}.items():
        scenario = scenario.replace(mark, text)
    found = {FILE_NAME: modelines("scenario") + scenario}
    for entry in sorted((_STARTER / "lines").iterdir(), key=lambda entry: entry.name):
        found[f"lines/{entry.name}"] = modelines("line") + entry.read_text(encoding="utf-8")
    return found


def modelines(kind: Kind) -> str:
    """The lines by which editors find the schema on this machine."""
    address = schema_file(kind).as_uri()
    return (
        f"# yaml-language-server: $schema={address}\n"
        f"# $schema: {address}\n"
        "# (The first line is for VS Code and other editors with the YAML language server, the second for those of\n"
        "# JetBrains. On another machine, `tabletop schema --path` tells what to write there.)\n"
    )
