"""What people call the things of a scenario: names and titles that an author wrote where an id is expected.

`Northern League` is the name of `norland`, so what is said of `by: Northern League` is which id was meant. Only hints
are made of it: a name in place of an id stays a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from tabletop.scenario.expression_syntax import Fault
from tabletop.scenario.nodes import Mapping as Tree
from tabletop.scenario.nodes import Node, Text, words
from tabletop.scenario.problems import Problem

SECTIONS = (
    *("actors", "tracks", "authorities", "resources", "flags", "bodies", "responses", "injects"),
    *("objectives", "endings"),
)
"""Where ids are defined, those first that are meant first where two things are called the same."""
_OF_CODE = {
    **{"TT201": ("actors",), "TT202": ("bodies",), "TT203": ("tracks",), "TT204": ("flags",)},
    **{"TT205": ("authorities",), "TT206": ("resources",), "TT207": ("responses",), "TT208": ("objectives",)},
    **{"TT209": ("injects",), "TT211": ("responses",), "TT114": ("actors",)},
    **dict.fromkeys(("TT108", "TT112", "TT200", "TT303"), SECTIONS),
}
"""What a finding of each code can have been meant for."""
_QUOTED = re.compile(r"'(.+?)'(?!\w)", re.DOTALL)
_SOUND = re.compile(
    r"(?:(?:trust|sound|reveal) )?[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*(?: <?-> [a-z][a-z0-9_]*)?"
)
_LIST = re.compile(r"[a-z][a-z0-9_]*(?:\s*,\s*[a-z][a-z0-9_]*)+")
LONGEST = 80
"""Characters of the longest name that is looked for."""
MOST = 2000
"""In a section of more than so many ids nothing is looked for, as that would take long."""
_BREAK = r"[\s_-]+"
"""Between the words of a name; an author may have tried to make an id of it."""


class Called:
    """Names and titles with the ids they belong to; `sections` has each section's, in small letters."""

    def __init__(self, sections: Mapping[str, Mapping[str, str]]) -> None:
        self.sections = sections
        self._ways: dict[str, tuple[dict[str, str], re.Pattern[str]]] = {}

    def hinted(self, problems: Iterable[Problem]) -> list[Problem]:
        """The same problems; where one is about a name in place of an id, its hint says the id."""
        return [self._hinted(problem) if problem.code in _OF_CODE else problem for problem in problems]

    def _hinted(self, problem: Problem) -> Problem:
        quoted = _QUOTED.search(problem.message)
        if quoted is None:
            return problem
        ids, names = self._of_code(problem.code)
        text = " ".join(quoted[1].split())
        meant = names.sub(lambda found: ids.get(_key(found[0]), found[0]), text)
        if meant == text or f"'{meant}'" in problem.hint:
            return problem
        if problem.code == "TT108" and _LIST.fullmatch(meant):
            return replace(problem, hint=f"several names are a list: [{meant}]")
        if not _SOUND.fullmatch(meant):
            return problem
        is_form = problem.code in ("TT108", "TT112", "TT114")
        hint = f"write '{meant}': ids stand here, not names" if is_form else f"did you mean '{meant}'?"
        return replace(problem, hint=hint)

    def _of_code(self, code: str) -> tuple[dict[str, str], re.Pattern[str]]:
        """The ids that a finding of this code can be about, by their names, and what finds these names in a text."""
        if code not in self._ways:
            ids: dict[str, str] = {}
            for section in reversed(_OF_CODE[code]):
                ids.update(self.sections.get(section, {}))
            self._ways[code] = ids, _any_of(ids, _BREAK)
        return self._ways[code]

    @cached_property
    def _of_several(self) -> tuple[dict[str, str], re.Pattern[str]]:
        """The same of names that are several words, whatever has them."""
        ids = {name: id for of_one in self.sections.values() for name, id in of_one.items() if " " in name}
        return ids, _any_of(ids, r"\s+")

    def in_expression(self, text: str) -> Fault | None:
        """What is wrong with an expression that cannot be read, where a name of several words stands in it."""
        ids, names = self._of_several
        for found in names.finditer(text):
            if id := ids.get(_key(found[0])):
                written = " ".join(found[0].split())
                said = f"'{written}' is what '{id}' is called; only its id can stand in an expression"
                return Fault("TT301", said, found.start(), found.end(), f"write {id}")
        return None


def _any_of(names: Iterable[str], between: str) -> re.Pattern[str]:
    """Finds any of these names as whole words, the longest first."""
    longest = sorted(names, key=len, reverse=True)
    ways = (between.join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(ways) or '(?!)'})(?![\w'])", re.IGNORECASE)


def _key(name: str) -> str:
    return " ".join(re.split(_BREAK, name.strip())).casefold()


def called(items: Mapping[str, Collection[tuple[str, str]]]) -> Called:
    """What is called how: each section's ids with their names."""
    sections = {}
    for section in SECTIONS:
        its, ids = items.get(section, ()), dict[str, str]()
        for id, name in its if len(its) <= MOST else ():
            for said in (name, words(id)):
                if len(said) <= LONGEST and re.match(r"\w.*\w\Z", said):
                    ids.setdefault(_key(said), id)
        sections[section] = ids
    return Called(sections)


def called_in(tree: Node) -> Called:
    """The same of a scenario's tree; what has no name yet is called as its id says."""
    sections = {section: tree.value(section) for section in SECTIONS} if isinstance(tree, Tree) else {}
    return called({section: list(_entries(items)) for section, items in sections.items()})


def _entries(items: Node | None) -> Iterator[tuple[str, str]]:
    for id, item in items.items() if isinstance(items, Tree) else ():
        name = (item.value("name") or item.value("title")) if isinstance(item, Tree) else None
        yield str(id), str(name) if isinstance(name, Text) else words(id)
