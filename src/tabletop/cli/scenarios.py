"""From what a person typed to scenario files: an id of the library, a file, or a folder.

Never reads what is in them: that is tabletop.scenario.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import places
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.scenario.document.scenario import Scenario
    from tabletop.scenario.files import Loaded
    from tabletop.scenario.problems import Problems


def located(name: str) -> Path:
    """The file of the scenario that is meant: a path to it or to its folder, else an id of the library.

    Raises Refusal when there is none.
    """
    from tabletop.scenario import library

    try:
        found = library.find(name)
    except OSError as refused:
        raise Refusal(f"'{_short(name)}' cannot be read: {refused.strerror}") from refused
    if found is not None and found.parent.name == "lines":
        owner = found.parent.parent / library.FILE_NAME
        if owner.is_file():
            raise Refusal(f"'{name}' is a line; name its scenario, '{shown(owner.parent)}'")
    if found is not None:
        return found
    if Path(name).is_dir():
        raise _none_in(Path(name))
    if Path(name).exists():
        raise Refusal(f"'{name}' is a pipe or a device; a scenario is a file, or a folder with one")
    from tabletop.scenario.problems import did_you_mean

    if Path(name).suffix in (".yaml", ".yml") or len(Path(name).parts) > 1:
        raise Refusal(f"no scenario '{name}': there is no such file")
    begun = [id for id in library.ids() if id.startswith(name.casefold())]
    near = f"did you mean {' or '.join(repr(id) for id in begun)}?" if name and begun else ""
    hint = near or did_you_mean(name, library.ids()) or "`tabletop list` names them"
    raise Refusal(f"no scenario '{name}' here or in the library; {hint}")


def is_shelved(name: str) -> bool:
    """Whether a name means a scenario of the library by its id; a path to one does not count."""
    from tabletop.scenario import library

    return name in library.ids() and located(name) == library.library_folder() / name / library.FILE_NAME


def keep_the_library(names: Iterable[str]) -> None:
    """Raises Refusal when one of the names means a scenario of the library: what comes with the program is not written
    over for an id.
    """
    for name in filter(is_shelved, names):
        raise Refusal(
            f"'{name}' is a scenario of the library, which stays as it is; make one of your own with "
            f"`tabletop new my-{name} --from {name}`, and name that"
        )


def _none_in(folder: Path) -> Refusal:
    """That a folder holds no scenario, and what in it may have been meant."""
    from tabletop.scenario.library import FILE_NAME

    others: list[str] = []
    with suppress(OSError):
        others = sorted(p.name for p in folder.iterdir() if p.suffix in (".yaml", ".yml") and p.is_file())
    hint = f"; its file must be called {FILE_NAME}"
    if folder.name == "lines":
        hint = "; it holds lines: name the scenario's folder, or one of the files"
    elif others:
        hint += f", or be named itself: {(folder / others[0]).as_posix()}"
    return Refusal(f"no scenario in the folder '{folder.as_posix()}'{hint}")


def _short(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:60]}..."


def every(name: str) -> Iterator[Path]:
    """The files of the scenarios that are meant: as for `located`, or every one in a folder of such folders.

    Raises Refusal when there is none.
    """
    folder = Path(name)
    inner: list[Path] = []
    with suppress(OSError):  # `located` says what is in the way
        if folder.is_dir() and not (folder / "scenario.yaml").is_file():
            inner = sorted(path for path in folder.glob("*/scenario.yaml") if path.is_file())
            if not inner:
                raise _none_in(folder)
    if inner:
        yield from inner
    else:
        yield located(name)


def shown(file: Path) -> str:
    """A file's name in messages: short when it lies below the working directory."""
    here = Path.cwd()
    absolute = file.absolute()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else file).as_posix()


def read(name: str) -> Scenario:
    """The scenario that is meant. Raises Refusal, with all that is wrong, when it cannot be used."""
    from tabletop.scenario.load import read_document

    scenario, problems = read_document(located(name))
    if scenario is None or problems.has_errors:
        raise unusable(name, problems)
    return scenario


def is_file(path: Path) -> bool:
    """Whether it is a file one may look at."""
    try:
        return path.is_file()
    except OSError:
        return False


def unusable(name: str, problems: Problems) -> Refusal:
    """That the scenario of this name cannot be used, with all that is wrong."""
    return Refusal(f"'{name}' cannot be used:\n{problems}")


def program_of(name: str) -> Loaded:
    """The scenario that is meant, compiled. Raises Refusal, with all that is wrong, when it cannot be used."""
    from tabletop.scenario.kept import Kept

    loaded = Kept(places.programs()).load(located(name))
    if loaded.program is None:
        raise unusable(name, loaded.problems)
    return loaded


def title_of(path: Path) -> str:
    """The title of a scenario before it is read: what stands after `title:` at its top, else its folder's name."""
    with suppress(OSError, UnicodeDecodeError), path.open(encoding="utf-8") as file:
        for row in islice(file, 20):
            if row.startswith("title:") and (title := row.removeprefix("title:").strip().strip("'\"")):
                return title
    name = path.parent.name if path.name == "scenario.yaml" else path.stem
    return name.replace("-", " ").replace("_", " ").capitalize()
