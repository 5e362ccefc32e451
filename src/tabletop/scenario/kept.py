"""Compiled scenarios kept in a folder, so that a game need not wait until YAML is read and models are built.

What is kept may be thrown away at any time: it is found by the text of the scenario's file and by every source file
that compiling depends on, used only if the digest of all files is that of those at hand, and made anew whenever
anything is odd about it. Never holds how a Program is written down (see `written`), nor problems: a scenario about
which there is anything to say is read each time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from tabletop import __version__
from tabletop.engine.texts import Program
from tabletop.scenario import library, written
from tabletop.scenario.files import Loaded, digest, main_of
from tabletop.scenario.library import FILE_NAME
from tabletop.scenario.problems import Problems
from tabletop.scenario.readable import MAX_BYTES, read_beside

MOST = 64  # scenarios kept; those kept first go first

#: What reading and writing may come to; nothing of it is worth telling, as the scenario itself is read then.
_ODD = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_PACKAGE = Path(__file__).resolve().parent.parent
_ROOMS = ("engine", "scenario")  # what a Program is made by


class Kept:
    """Compiled scenarios in `folder`; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load(self, wanted: Path | str) -> Loaded:
        """As `tabletop.scenario.load.load`."""
        found = self._found_at(library.find(str(wanted)))
        if found is not None:
            return found
        from tabletop.scenario.load import load  # here, as it takes longer than all the rest

        loaded = load(wanted)
        self._keep(loaded)
        return loaded

    def load_text(self, files: Mapping[str, str]) -> Loaded:
        """As `tabletop.scenario.load.load_text` without additions."""
        name = main_of(files)
        if name is not None:
            found = self._found(name, files[name], files.__getitem__)
            if found is not None and found.files == files:
                return found
        from tabletop.scenario.load import load_text

        loaded = load_text(files)
        self._keep(loaded)
        return loaded

    def _found_at(self, path: Path | None) -> Loaded | None:
        """What is kept of a scenario's file, unless it lies in a folder of another name: that is to be told."""
        if path is None:
            return None
        try:
            if path.stat().st_size > MAX_BYTES:
                return None
            text = path.read_bytes().decode("utf-8-sig")
            found = self._found(path.name, text, lambda wanted: read_beside(path.parent, wanted))
            folder = path.resolve().parent.name
        except (OSError, ValueError, RuntimeError):
            return None
        is_misplaced = path.name == FILE_NAME and found is not None and found.usable().id != folder
        return None if is_misplaced else found

    def _found(self, name: str, text: str, read_text: Callable[[str], str]) -> Loaded | None:
        """What is kept of these files, if that is whole and of them. None when in doubt."""
        path = self._path(name, text)
        if path is None:
            return None
        try:
            check, _, body = path.read_bytes().partition(b"\n")
            if hashlib.sha256(body).hexdigest().encode() != check:
                return None
            kept = json.loads(body)
            files = {name: text} | {other: read_text(other) for other in kept["beside"]}
            program = written.read(kept["program"])
        except _ODD:
            return None
        return Loaded(program, Problems(), files) if program.digest == digest(files) else None

    def _keep(self, loaded: Loaded) -> None:
        """Keep what was made, if that can be done and nothing is to be said about it."""
        program, name = loaded.program, main_of(loaded.files)
        if program is None or name is None or loaded.problems:
            return
        path = self._path(name, loaded.files[name])
        if path is None:
            return
        with suppress(*_ODD):
            body = _body(program, [other for other in loaded.files if other != name])
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(f".{os.getpid()}")
            beside.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            beside.replace(path)
            everything = sorted(path.parent.iterdir(), key=lambda one: one.stat().st_mtime_ns)
            for old in everything[:-MOST]:
                old.unlink(missing_ok=True)

    def _path(self, name: str, text: str) -> Path | None:
        sources = None if self._folder is None else _sources()
        if self._folder is None or sources is None:
            return None
        key = hashlib.sha256()
        for part in (sources, name, text):
            data = part.encode("utf-8", "surrogatepass")
            key.update(len(data).to_bytes(8, "big"))
            key.update(data)
        return self._folder / f"{key.hexdigest()}.json"


def _body(program: Program, beside: list[str]) -> bytes:
    """What is kept of a Program. Raises TypeError and ValueError when it would not come back as it is."""
    body = json.dumps({"beside": beside, "program": written.written(program)}, separators=(",", ":")).encode()
    if written.read(json.loads(body)["program"]) != program:
        raise ValueError("it does not come back as it is")
    return body


@cache
def _sources() -> str | None:
    """What compiling depends on of this program: its version and every source file; None where they cannot be read."""
    total = hashlib.sha256(__version__.encode())
    try:
        for room in _ROOMS:
            found = sorted((_PACKAGE / room).rglob("*.py"))
            if not found:
                return None
            for path in found:
                data = path.read_bytes()
                total.update(f"{path.relative_to(_PACKAGE).as_posix()}:{len(data)}:".encode())
                total.update(data)
    except OSError:
        return None
    return total.hexdigest()
