"""What a balance is expected to be, in expressions: `value(greedy) - value(random) >= 10`, `share(pass, victory) < 20`.

The grammar is that of every expression; each function below is one figure of the report. What the figures are belongs
to `analysis.balance`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass

from tabletop.analysis.balance import Balance, Expected, Way
from tabletop.analysis.faults import faults
from tabletop.analysis.policies import POLICIES
from tabletop.authoring.lines.expectations import OUTCOMES
from tabletop.authoring.lines.judging import value as worked_out
from tabletop.engine.game import TIME_RUNS_OUT
from tabletop.engine.texts import Program
from tabletop.scenario.expression_syntax import Fault, Syntax, parse, span
from tabletop.scenario.problems import did_you_mean

FUNCTIONS = {
    "value": ("way",),
    "turns": ("way",),
    "share": ("way", "ending"),
    "fires": ("way", "inject"),
    "given": ("way", "response"),
    "agreed": ("way", "response"),
    "skill": (),
    "matter": (),
    "unconsulted": (),
    "always": (),
    "faults": (),
}
"""What each figure is asked by; docs/analyze.md says what it is."""
_KEYWORD = re.compile(r"\bpass\b")  # the policy's name, which no expression of Python may hold
_KIND = re.compile(r"\b(?:line|policy) (?=[a-z]\w*\s*[,)])")  # as reports name a way
CHOOSING = frozenset(POLICIES) - {"pass", "random"}
"""The policies that choose what they do."""
_PURE = ("min", "max", "abs")


@dataclass(frozen=True)
class Threshold:
    """One expectation, read: its text, its syntax, and the arguments of each figure it asks for, by offset."""

    text: str
    body: ast.expr
    asked: dict[int, tuple[str, tuple[str, ...]]]


def read_threshold(text: str, program: Program, ways: tuple[str, ...]) -> Threshold | tuple[str, ...]:
    """An expectation of a scenario's balance, or in sentences all that is wrong with it.

    `ways` are the policies and lines that are played.
    """
    syntax = parse(_KEYWORD.sub("Pass", _KIND.sub("", text)))
    if not isinstance(syntax, Syntax):
        return tuple(map(_sentence, syntax))
    reader = _Reader(syntax, _names(program, ways))
    reader.read(syntax.body)
    if (
        not reader.wrong
        and not isinstance(syntax.body, (ast.Compare, ast.BoolOp))
        and not _negates(syntax.body)
    ):
        reader.wrong.append("an expectation is a condition, this is a number; compare it")
    if reader.wrong:
        return tuple(reader.wrong)
    return Threshold(text, syntax.body, reader.asked)


def judged(threshold: Threshold, balance: Balance) -> Expected:
    """Whether it holds of this balance, and what its figures came to."""
    values = {
        offset: FIGURES[name](balance, *arguments) for offset, (name, arguments) in threshold.asked.items()
    }
    said = dict.fromkeys(
        f"{name}({', '.join(arguments)}) {values[offset]:.1f}"
        for offset, (name, arguments) in sorted(threshold.asked.items())
    )
    return Expected(threshold.text, bool(worked_out(threshold.body, values)), ", ".join(said))


def _sentence(fault: Fault) -> str:
    return f"{fault.message}; {fault.hint}" if fault.hint else fault.message


def _negates(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def _names(program: Program, ways: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {
        "way": ways,
        "ending": (*(ending.id for ending in program.endings), *OUTCOMES, TIME_RUNS_OUT),
        "inject": tuple(inject.id for inject in program.injects),
        "response": program.responses,
    }


class _Reader:
    """Reads one tree: the figures it asks for, and what is wrong with it."""

    def __init__(self, syntax: Syntax, names: dict[str, tuple[str, ...]]) -> None:
        self.syntax, self.names = syntax, names
        self.asked: dict[int, tuple[str, tuple[str, ...]]] = {}
        self.wrong: list[str] = []

    def read(self, node: ast.expr) -> None:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in _PURE:
                self._all(*node.args)
            else:
                self._figure(node.func.id, node)
        elif isinstance(node, (ast.Name, ast.Attribute)):
            self.wrong.append(f"'{self._source(node)}' is no figure; for example value({self._source(node)})")
        else:
            self._all(*(child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)))

    def _all(self, *nodes: ast.expr) -> None:
        for node in nodes:
            self.read(node)

    def _source(self, node: ast.AST) -> str:
        start, end = span(node)
        return self.syntax.text[start:end].replace("Pass", "pass")

    def _figure(self, name: str, node: ast.Call) -> None:
        kinds = FUNCTIONS.get(name)
        if kinds is None:
            hint = did_you_mean(name, FUNCTIONS) or f"there are {', '.join(FUNCTIONS)}"
            self.wrong.append(f"no figure '{name}'; {hint}")
            return
        arguments = tuple(self._source(argument) for argument in node.args)
        if len(arguments) != len(kinds):
            self.wrong.append(f"'{name}' is written {name}({', '.join(kinds)})")
            return
        if name == "skill" and not ("random" in self.names["way"] and CHOOSING & {*self.names["way"]}):
            self.wrong.append(
                "'skill' needs policy random and one that chooses, as greedy or expert; add them"
            )
        for kind, argument in zip(kinds, arguments, strict=True):
            known = self.names[kind]
            if argument not in known:
                hint = did_you_mean(argument, known) or f"there are {', '.join(known)}"
                self.wrong.append(f"{_UNKNOWN[kind].format(argument)}; {hint}")
        self.asked[span(node)[0]] = name, arguments


_UNKNOWN = {
    "way": "no policy or line '{}' is played",
    "ending": "no ending or outcome '{}'",
    "inject": "no inject '{}'",
    "response": "no response '{}'",
}


def _way(balance: Balance, name: str) -> Way:
    way = balance.way(name)
    assert way is not None, name
    return way


def _share(balance: Balance, name: str, ending: str) -> float:
    way, program = _way(balance, name), balance.program
    ids = [one.id for one in program.endings]
    if ending in ids:
        return way.share(ids.index(ending))
    if ending == TIME_RUNS_OUT:
        return way.share(-1)
    found = sum(way.share(e) for e, one in enumerate(program.endings) if one.outcome == ending)
    return found + (way.share(-1) if ending == "stalemate" else 0.0)


def _fires(balance: Balance, name: str, inject: str) -> float:
    return _way(balance, name).fires([one.id for one in balance.program.injects].index(inject))


def _given(balance: Balance, name: str, response: str) -> float:
    return balance.usage(_way(balance, name), balance.program.responses.index(response)).given


def _agreed(balance: Balance, name: str, response: str) -> float:
    return balance.usage(_way(balance, name), balance.program.responses.index(response)).agreed or 0.0


def _unconsulted(balance: Balance) -> float:
    way = balance.without_consulting
    return 100.0 if way is None else balance.lost(way.value)


FIGURES: dict[str, Callable[..., float]] = {
    "value": lambda balance, name: _way(balance, name).value.value,
    "turns": lambda balance, name: _way(balance, name).turns.value,
    "share": _share,
    "fires": _fires,
    "given": _given,
    "agreed": _agreed,
    "skill": lambda balance: 0.0 if balance.skill is None else balance.skill.value,
    "matter": lambda balance: balance.decisions.that_matter,
    "unconsulted": _unconsulted,
    "always": lambda balance: balance.lost(balance.always[0].value) if balance.always else 100.0,
    "faults": lambda balance: float(len(faults(balance))),
}
