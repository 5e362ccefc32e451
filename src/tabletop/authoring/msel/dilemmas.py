"""A dilemma in one cell: who must choose, a line for each choice, and which is taken when nobody answers.

The words of a choice and the default come back from the cell. What a choice does, when it is on offer, and which
choices there are, is written in the scenario's file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabletop.authoring.msel.remarks import Remarks
from tabletop.authoring.msel.rewriting import Value
from tabletop.authoring.msel.sheet import Cell, flowing
from tabletop.scenario.document.injects import Inject

_DEFAULT = "(when nobody answers)"
_IS_DEFAULT = re.compile(r"\s*\(\s*when\s+nobody\s+answers\s*\)\s*\Z", re.IGNORECASE)
_DASH = re.compile(r"[-–—•*](?:\s+|\Z)")
_KEPT = (
    "a cell keeps one line beginning with '- ' for each choice, in the same order; write others in the file"
)


def question(inject: Inject, asked: str) -> str:
    """What the cell of an inject says; `asked` is the name of who must choose. Empty where nobody is asked."""
    if inject.ask is None:
        return ""
    lines = [f"{asked} must choose:"]
    for id, choice in inject.choices.items():
        default = f" {_DEFAULT}" if id == inject.default else ""
        lines.append(f"- {_one_line(choice.title)}{default}")
    return flowing("\n".join(lines))


def answers(inject: Inject, asked: str, cell: Cell, remarks: Remarks) -> dict[str, Value | None]:
    """What a changed cell says anew: titles as `choices.ID.title`, and `default`; nothing where it is remarked on."""
    if inject.ask is None:
        remarks.error(
            cell.place,
            "this inject asks nobody",
            "a dilemma is written in the file: ask, choices and default",
        )
        return {}
    if not cell.text.strip():
        remarks.error(
            cell.place, "a dilemma cannot be taken away here", "remove ask, choices and default in the file"
        )
        return {}
    head, titles = _read(cell.text)
    ids = [str(id) for id in inject.choices]
    old = [_one_line(choice.title) for choice in inject.choices.values()]
    if " ".join(head.split()).rstrip(":") != f"{asked} must choose":
        remarks.error(
            cell.place,
            f"who is asked cannot be changed here: it says '{asked} must choose:'",
            "see `ask` in the file",
        )
        return {}
    if len(titles) != len(ids):
        remarks.error(cell.place, f"{len(titles)} choices for {len(ids)}", _KEPT)
        return {}
    defaults = [id for id, title in zip(ids, titles, strict=True) if _IS_DEFAULT.search(title)]
    titles = [_IS_DEFAULT.sub("", title) for title in titles]
    if len(defaults) != 1:
        remarks.error(cell.place, f"{len(defaults)} choices with '{_DEFAULT}'", "write it behind one of them")
        return {}
    if not all(titles):
        remarks.error(cell.place, "a choice without words", _KEPT)
        return {}
    if moved := _moved(old, titles):
        remarks.error(cell.place, f"'{moved}' stands where another choice was", _KEPT)
        return {}
    found: dict[str, Value | None] = {
        f"choices.{id}.title": title for id, title, was in zip(ids, titles, old, strict=True) if title != was
    }
    if defaults[0] != inject.default:
        found["default"] = defaults[0]
    return found


def _one_line(title: str) -> str:
    return " ".join(title.split())


def _read(text: str) -> tuple[str, list[str]]:
    """What stands above the choices, and the choices' lines; a line without a dash goes on with the one before."""
    head: list[str] = []
    titles: list[str] = []
    for line in text.splitlines():
        dash = _DASH.match(line.strip())
        if dash:
            titles.append(line.strip()[dash.end() :])
        elif titles:
            titles[-1] = f"{titles[-1]} {line.strip()}".strip()
        else:
            head.append(line)
    return "\n".join(head), [_one_line(title) for title in titles]


def _moved(old: Sequence[str], new: Sequence[str]) -> str:
    """A title that stood elsewhere: taking it in would give one choice the words of another, and not what it does."""
    for at, title in enumerate(new):
        if title != old[at] and title in old:
            return title
    return ""
