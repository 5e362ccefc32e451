"""What people may set in config.toml: theme, motion, plain signs and keys; and all that is wrong with what they wrote.

Never opens the file, and needs no Textual. A setting that is wrong is left as it was without it, so that no mistake
keeps anybody from playing.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tabletop.tui import actions

THEMES = ("tabletop-dark", "tabletop-light", "tabletop-contrast")
NAMES = ("theme", "animations", "ascii", "ask_reasons", "keymap")


@dataclass(frozen=True, slots=True)
class Settings:
    """As they are in force. `keymap` maps ids of actions to keys, separated by commas, as Textual names them."""

    theme: str = THEMES[0]
    animations: bool = True
    ascii: bool = False
    keymap: Mapping[str, str] = field(default_factory=dict)
    ask_reasons: bool = True


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong in the file; line 0 when it is nowhere in particular."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


@dataclass(frozen=True, slots=True)
class Setup:
    """What an application is set up with: settings, what to complain of, how a chosen theme is kept, and where papers go.

    `keep_theme` gives None, or why it could not. `papers` is a folder that need not exist; None: where people are.
    `kernels` is the folder of compiled rules; None: there is none.
    """

    settings: Settings = field(default_factory=Settings)
    complaints: tuple[str, ...] = ()
    keep_theme: Callable[[str], str | None] | None = None
    papers: Path | None = None
    kernels: Path | None = None


def read(text: str) -> tuple[Settings, tuple[Mistake, ...]]:
    """The settings in a file's text, and its mistakes in the order of their lines."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        found = re.search(r" \(at line (\d+), column \d+\)", str(wrong))
        line = int(found.group(1)) if found else len(text.splitlines())
        return Settings(), (Mistake(line, f"not TOML: {re.sub(' [(]at .*', '', str(wrong))}"),)
    settings = Settings()
    mistakes: list[Mistake] = []
    for name, value in values.items():
        line = line_of(text, name)
        if name == "keymap" and isinstance(value, dict):
            keymap = _keymap(text, value, mistakes)
            settings = replace(settings, keymap=_without_conflicts(text, keymap, mistakes))
        elif name == "theme" and isinstance(value, str) and _theme(value):
            settings = replace(settings, theme=_theme(value))
        elif name == "animations" and isinstance(value, bool):
            settings = replace(settings, animations=value)
        elif name == "ascii" and isinstance(value, bool):
            settings = replace(settings, ascii=value)
        elif name == "ask_reasons" and isinstance(value, bool):
            settings = replace(settings, ask_reasons=value)
        else:
            mistakes.append(Mistake(line, _what_is_wrong(name, value)))
    return settings, tuple(sorted(mistakes, key=lambda one: one.line))


def written(settings: Settings) -> str:
    """The settings in force as a file that could be kept: every key there is."""
    lines = [
        f'theme = "{settings.theme}"  # {", ".join(THEMES)}',
        f"animations = {str(settings.animations).lower()}",
        f"ascii = {str(settings.ascii).lower()}  # plain signs, for poor terminals",
        f"ask_reasons = {str(settings.ask_reasons).lower()}  # how sure, and why, with each order",
        "",
        "[keymap]",
    ]
    for action in actions.ACTIONS:
        keys = ", ".join(f'"{key}"' for key in actions.keys_of(action, settings.keymap).split(","))
        lines.append(f"{action.id} = [{keys}]  # {action.help}")
    return "\n".join(lines)


def with_theme(text: str, theme: str) -> str:
    """The file's text with this theme; all else, also comments, as it was."""
    lines = text.splitlines()
    at = line_of(text, "theme")
    if at:
        comment = re.search(r"""^[^"'#]*("[^"]*"|'[^']*')\s*(#.*)?$""", lines[at - 1])
        rest = f"  {comment.group(2)}" if comment and comment.group(2) else ""
        lines[at - 1] = f'theme = "{theme}"{rest}'
    else:
        lines.insert(0, f'theme = "{theme}"')
    return "\n".join(lines) + "\n"


def line_of(text: str, name: str, table: str = "") -> int:
    """The line (from 1) of a key of the top level or of a table, or of the table's own heading; 0 when not found."""
    here = ""
    for number, line in enumerate(text.splitlines(), start=1):
        heading = re.match(r"\s*\[\s*([\w.\-]+)\s*\]", line)
        if heading:
            here = heading.group(1)
            if not table and here == name:
                return number
        elif here == table and re.match(rf"""\s*["']?{re.escape(name)}["']?\s*[=.]""", line):
            return number
    return 0


def _theme(value: str) -> str:
    """The theme that is meant by its name, or by the name without the project's; "" for none."""
    return next((one for one in THEMES if value in (one, one.removeprefix("tabletop-"))), "")


def _what_is_wrong(name: str, value: Any) -> str:
    if name not in NAMES:
        return f"there is no setting '{name}'{_nearest(name, NAMES)}"
    if name == "theme":
        return f"there is no theme {value!r}; there are {', '.join(THEMES)}"
    if name == "keymap":
        return 'keymap is a table: [keymap], then lines such as orders = "o"'
    return f"{name} is true or false, not {value!r}"


def _nearest(name: str, names: tuple[str, ...]) -> str:
    near = get_close_matches(name, names, 1)
    return (
        f"; did you mean '{near[0]}'?"
        if near
        else f"; there are {', '.join(names)}"
        if len(names) < 9
        else ""
    )


def _keymap(text: str, values: Mapping[str, Any], mistakes: list[Mistake]) -> dict[str, str]:
    """Keys by action, as far as both exist."""
    ids = tuple(action.id for action in actions.ACTIONS)
    found: dict[str, str] = {}
    for id, value in values.items():
        line = line_of(text, id, "keymap")
        wanted = [value] if isinstance(value, str) else value
        if id not in ids:
            mistakes.append(Mistake(line, f"there is no action '{id}'{_nearest(id, ids)}"))
        elif not isinstance(wanted, list) or not wanted or not all(isinstance(one, str) for one in wanted):
            mistakes.append(Mistake(line, f"the keys of '{id}' are a text such as \"o\" or a list of them"))
        else:
            keys = [(one, actions.key_named(one)) for one in wanted]
            mistakes.extend(
                Mistake(
                    line, f"there is no key '{one}' for '{id}'; write o, ?, f2, ctrl+x, enter and the like"
                )
                for one, key in keys
                if key is None
            )
            taken = [key for _, key in keys if key in actions.TAKEN]
            mistakes.extend(
                Mistake(line, f"'{key}' cannot be the key of '{id}': it is needed for {actions.TAKEN[key]}")
                for key in taken
            )
            good = [key for _, key in keys if key is not None and key not in taken]
            if good:
                found[id] = ",".join(dict.fromkeys(good))
    return found


def _without_conflicts(text: str, keymap: dict[str, str], mistakes: list[Mistake]) -> dict[str, str]:
    """The keymap without entries whose key would mean two things on one screen; each is told once."""
    kept, told = dict(keymap), set()
    while True:
        bad = set()
        for screen, key, one, other in conflicts(kept):
            culprits = [id for id in (one, other) if id in kept]
            bad.update(culprits)
            if (key, one, other) not in told:
                told.add((key, one, other))
                line = line_of(text, culprits[-1], "keymap")
                what = f"'{actions.shown(key)}' would mean both '{one}' and '{other}'"
                mistakes.append(Mistake(line, f"{what} on the {screen} screen"))
        if not bad:
            return kept
        kept = {id: keys for id, keys in kept.items() if id not in bad}


def conflicts(keymap: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Screen, key and the two actions, wherever one key means two things."""
    found = []
    for screen in actions.screens():
        owner: dict[str, str] = {}
        for action in actions.of(screen):
            for key in actions.keys_of(action, keymap).split(","):
                if key in owner:
                    found.append((screen, key, owner[key], action.id))
                owner.setdefault(key, action.id)
    return found
