"""A page of the documentation as its examples: fenced blocks and tables, each with its place.

How an example is played is in `playing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tabletop.scenario.load import Loaded, load_text
from tabletop.scenario.source import read_source

DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True)
class Block:
    """A fenced block: the words behind its fence, its text, its line, and the headings it stands under."""

    kind: str
    text: str
    line: int
    headings: tuple[str, ...]

    @property
    def where(self) -> str:
        return f"line {self.line}, {self.headings[-1] if self.headings else 'top'}"


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page in order."""
    found: list[Block] = []
    headings: list[str] = []
    fence, kind, start = "", "", 0
    inside: list[str] = []
    for number, line in enumerate((DOCS / page).read_text("utf-8").splitlines(), start=1):
        mark = re.match(r"(`{3,})(.*)$", line)
        if fence:
            if line == fence:
                found.append(Block(kind, "\n".join(inside) + "\n", start, tuple(headings)))
                fence = ""
            else:
                inside.append(line)
        elif mark:
            fence, kind, start, inside = mark[1], mark[2].strip(), number, []
        elif heading := re.match(r"(#+) (.*)$", line):
            headings = [*headings[: len(heading[1]) - 1], heading[2]]
    assert not fence, f"the block of line {start} never ends"
    return found


def base_of(page: str) -> str:
    """The scenario over which the page's fragments are laid."""
    (base,) = [block.text for block in blocks(page) if block.kind == "yaml base"]
    return base


def overlaid(base: str, fragment: str) -> str:
    """A scenario with a fragment laid over it: mappings are merged, whatever else is named is replaced."""
    tree, problems = read_source(fragment, "fragment.yaml")
    assert tree is not None
    assert not problems, [str(problem) for problem in problems]
    whole, more = (yaml.load(text, Loader=yaml.BaseLoader) for text in (base, fragment))
    return yaml.safe_dump(_merged(whole, more), sort_keys=False, width=10_000)


def _merged(whole: Any, more: Any) -> Any:
    if not isinstance(whole, dict) or not isinstance(more, dict):
        return more
    return {**whole, **{key: _merged(whole.get(key), value) for key, value in more.items()}}


def loaded(base: str, fragment: str, **files: str) -> Loaded:
    """A fragment over the base, or a whole scenario as it stands."""
    is_whole = re.search(r"^format:", fragment, flags=re.MULTILINE) is not None
    text = fragment if is_whole else overlaid(base, fragment)
    return load_text({"scenario.yaml": text, **{f"{name}.md": text for name, text in files.items()}})


def table(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table below the line that begins with these words, without its head."""
    text = (DOCS / page).read_text("utf-8")
    rest = text.split(f"\n{heading}", 1)
    assert len(rest) == 2, f"{page} has no {heading!r}"
    rows: list[list[str]] = []
    for line in rest[1].splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
        elif rows or line.startswith("#"):
            break
    assert rows, f"{page} has no table under {heading!r}"
    return rows[2:]
