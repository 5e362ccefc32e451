"""Words for numbers, durations, names and an author's conditions: how the engine says things to people.

Nothing here decides what a seat may see; whoever calls has already decided.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.trace import State
from tabletop.engine.program import CLASS_NUCLEAR, CLASS_VIOLENT, Tables
from tabletop.engine.texts import Program, Template

RULE_WORDS = {
    "consensus": "consensus: one no stops it",
    "silence": "silence procedure: agreed unless somebody says no",
    "each": "everyone listed must agree; a refusal returns the costs",
    "majority": "majority vote",
    "qualified": "qualified majority: enough members and enough weight",
    "opt_in": "coalition of the willing: those who say yes act",
}
NOBODY_ASKED = "nobody is asked"
CLASS_WORDS = ("de-escalation", "status quo", "posturing", "non-violent", "violent", "nuclear")
FIREBREAKS = {CLASS_VIOLENT: "the first violent act", CLASS_NUCLEAR: "the first nuclear act"}
UNKNOWN = "for reasons you do not see"

_WORD = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*(?:\+[a-z][a-z0-9_]*)?(?:@[a-z][a-z0-9_]*)?")
_TRUST = re.compile(r"trust\(\s*(.+?)\s*->\s*(.+?)\s*\)")
_KEPT = {"and", "or", "not", "if", "else", "true", "false", "turn", "turns", "trust", "coalition"}


def number(x: float) -> str:
    """A value as people read it: whole where it is nearly whole, else one decimal."""
    nearest = round(x)
    return f"{nearest:d}" if abs(x - nearest) < 0.05 else f"{x:.1f}"


def signed(x: float) -> str:
    """A change with its sign: +8, -0.5."""
    words = number(x)
    return words if words.startswith("-") else f"+{words}"


def exactly(x: float) -> str:
    """An author's constant as written: 0.3, 12."""
    return f"{x:g}"


def duration(seconds: float) -> str:
    """A length of time: 30 min, 12 h, 2 d, 1 w."""
    for unit, length in (("w", 604800.0), ("d", 86400.0), ("h", 3600.0)):
        if seconds >= length and seconds % length == 0.0:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds / 60.0:.0f} min"


def pace(steps: Sequence[float]) -> str:
    """How many turns there are and how long each takes (seconds): "7 turns of 12 h", "3 turns: 2 of 12 h, 1 of 1 d"."""
    runs = [(duration(step), len(list(of))) for step, of in groupby(steps)]
    turns = f"{len(steps)} {'turn' if len(steps) == 1 else 'turns'}"
    if len(runs) == 1:
        return f"{turns} of {runs[0][0]}"
    return f"{turns}: {', '.join(f'{many} of {long}' for long, many in runs)}"


def several(items: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    listed = list(items)
    if len(listed) <= 1:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def fill(p: Tables, state: State, template: Template) -> str:
    """A text with the values of its braces, rounded, as they stand in this (believed) state."""
    return "".join(t if isinstance(t, str) else f"{round(value(p, state, t)):d}" for t in template)


def letters(names: Iterable[str]) -> tuple[str, ...]:
    """One capital letter for each name, all different: its first free one, else the first free of the alphabet."""
    taken: list[str] = []
    for name in names:
        wanted = [c.upper() for c in name if c.isascii() and c.isalpha()]
        free = [c for c in (*wanted, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ") if c not in taken]
        taken.append(free[0] if free else "?")
    return tuple(taken)


def band(bands: tuple[tuple[float, str], ...], x: float) -> str:
    """Label of the band x lies in, empty without bands or below the first."""
    label = ""
    for start, words in bands:
        if x >= start:
            label = words
    return label


def order_title(program: Program, option: int) -> str:
    """What people call an order, without its body."""
    return program.forms[program.tables.option.form[option]].title


def vocabulary(program: Program, orderer: int) -> dict[str, str]:
    """What people call the names in an author's condition; `by` is the orderer."""
    words = {r.id: r.title for r in program.resources}
    words.update((i.id, i.title) for i in program.injects)
    words.update((b.id, b.title) for b in program.bodies)
    for form in reversed(program.forms):
        words[form.response] = words[form.id] = form.title
    words.update((f.id, f"“{f.text}”") for f in program.flags)
    words.update((a.id, a.title) for a in program.authorities)
    words.update((t.id, t.title) for t in program.tracks)
    words.update((a.id, a.name) for a in program.actors)
    words["by"] = program.actors[orderer].name
    return words


def condition(text: str, words: Mapping[str, str]) -> str:
    """An author's condition with titles in place of ids."""

    def say(found: re.Match[str]) -> str:
        word = found[0]
        if word in _KEPT:
            return word
        if word in words:
            return words[word]
        head, dot, rest = word.partition(".")
        if dot and head in words:
            return f"{words[head]}'s {words.get(rest, rest.replace('.', ' '))}"
        return word

    return _TRUST.sub(r"\1's trust in \2", _WORD.sub(say, text))
