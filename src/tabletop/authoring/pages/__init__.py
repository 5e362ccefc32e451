"""One page for each code: what it means, why it matters, a bad and a good example, the remedy.

A page opens with `# TT401: title`; under `## Bad` and `## Good` stands a yaml block each. A block that begins with
`format:` is a whole scenario. Any other is laid over the small scenario `base.yaml`: an entry such as a flag or a
response joins the base's or takes the place of the one of its name; what is written in the line of a top-level key
(`lead: meridia`, `flags: {a: ..}`) takes the place of the whole section. What a code finds belongs to its rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HEADING = re.compile(r"# (TT\d{3}): (.+)\n")
_PART = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"([a-z_]+):(.*)")
_ENTRY = re.compile(r"  ([^\s#:]+):")

NOT_SHOWN = frozenset({"TT001", "TT002", "TT003"})
"""Codes about a file as a whole, of which a page can show no example."""


@dataclass(frozen=True)
class Page:
    """A code's page: its title, its text as written, and its examples as whole scenarios ("" where there is none)."""

    code: str
    title: str
    text: str
    bad: str
    good: str

    @property
    def meaning(self) -> str:
        """Its first paragraph in one line."""
        return " ".join(self.text.split("\n\n")[1].split())


@cache
def codes() -> tuple[str, ...]:
    """The codes that have a page, in order."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in names if re.fullmatch(r"TT\d{3}\.md", name)))


@cache
def page(code: str) -> Page | None:
    """The page of a code, or None. Raises ValueError when its form is not that of a page."""
    if code not in codes():
        return None
    text = (files(__name__) / f"{code}.md").read_text(encoding="utf-8")
    heading = _HEADING.match(text)
    if heading is None or heading[1] != code:
        raise ValueError(f"{code}.md must open with '# {code}: title'")
    return Page(code, heading[2], text, _example(text, "Bad"), _example(text, "Good"))


def _example(text: str, part: str) -> str:
    """The block of a part as a whole scenario, or ""."""
    pieces = _PART.split(text)
    for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
        if name == part and (block := _BLOCK.search(body)):
            return whole(block[1])
    return ""


@cache
def base() -> str:
    """The small scenario that examples are laid over; nothing is wrong with it."""
    return (files(__name__) / "base.yaml").read_text(encoding="utf-8")


def whole(block: str) -> str:
    """A block as a whole scenario: itself, or laid over the base."""
    if block.startswith("format:"):
        return block
    sections = _sections(base())
    for name, lines in _sections(block).items():
        entries = _entries(lines)
        known = _entries(sections.get(name, []))
        if not entries or not known:
            sections[name] = lines
        else:
            sections[name] = [f"{name}:\n", *(line for entry in (known | entries).values() for line in entry)]
    return "".join(line for lines in sections.values() for line in lines)


def _sections(text: str) -> dict[str, list[str]]:
    """The lines of each top-level key; what comes before the first goes with it."""
    found: dict[str, list[str]] = {}
    before: list[str] = []
    current: list[str] | None = None
    for line in text.splitlines(keepends=True):
        if key := _SECTION.match(line):
            current = found.setdefault(key[1], [])
            current.extend(before)
            before = []
        (before if current is None else current).append(line)
    return found


def _entries(lines: list[str]) -> dict[str, list[str]]:
    """The lines of each entry of a section in block style; none where it is written in one line."""
    found: dict[str, list[str]] = {}
    if not lines or not re.fullmatch(r"[a-z_]+:\s*(#.*)?", lines[0].strip()):
        return found
    current: list[str] = []
    before: list[str] = []
    for line in lines[1:]:
        if entry := _ENTRY.match(line):
            current = found.setdefault(entry[1], before)
            before = []
        elif not found:
            before.append(line)
            continue
        current.append(line)
    return found


def index() -> str:
    """docs/check.md: every code with its meaning."""
    from tabletop.authoring.codes import KINDS, titles

    lines = [
        "# What `tabletop check` looks for",
        "",
        "Every finding has a code that never changes. `tabletop explain TT401` prints its page: what it means,",
        "why it matters, a bad and a good example, and the remedy. An error forbids using the scenario; a",
        "warning is very likely not meant; an info is advice.",
        "",
        "A comment `# tabletop: ignore[TT401]` at the end of a line asks to say nothing of warnings and infos",
        "there; on a line of its own it stands for the next line.",
        "",
        "<!-- Made by `python -m tabletop.authoring.pages > docs/check.md`. -->",
    ]
    for start, heading in KINDS.items():
        mine = {code: title for code, title in titles().items() if code.startswith(start)}
        if mine:
            lines += ["", f"## {start}xx: {heading}", "", "| Code | Title | What it means |", "|---|---|---|"]
            for code, title in mine.items():
                its = page(code)
                lines.append(f"| {code} | {title} | {its.meaning if its else ''} |".replace("|  |", "| |"))
    return "\n".join(lines) + "\n"
