"""A line made ready to be played: its orders, answers and conditions as numbers, or what is wrong with it.

Every name in a line is looked up here. Playing is `analysis.lines`', judging is `judging`'s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from tabletop.analysis.lines import Script
from tabletop.analysis.policies import POLICIES
from tabletop.authoring.lines.expectations import Expectation, Watched, read_expectation, watched
from tabletop.engine.program import Tables
from tabletop.engine.texts import Program
from tabletop.scenario.compile.coefficients import mistakes
from tabletop.scenario.compile.later import names_of, with_expressions
from tabletop.scenario.document.base import Expression
from tabletop.scenario.document.line import Line, Moves
from tabletop.scenario.nodes import Text
from tabletop.scenario.problems import Problem, Problems, did_you_mean


@dataclass(frozen=True)
class Given:
    """An order of the line: in which turn, whose, its option, and where it stands in the file."""

    turn: int
    actor: int
    option: int
    order: Text


@dataclass(frozen=True)
class Answered:
    """An answer of the line: in which turn, the choice, and the inject's name where it stands in the file."""

    turn: int
    choice: int
    inject: str
    picked: str


@dataclass(frozen=True)
class Plan:
    """A line ready to be played on a scenario's tables; `places[w]` is where `w` is in the script's conditions."""

    tables: Tables
    script: Script
    policy: int
    seeds: int
    given: tuple[Given, ...]
    answered: tuple[Answered, ...]
    expectations: tuple[Expectation, ...]
    places: dict[Watched, int]


def plan(line: Line, program: Program, file: str) -> tuple[Plan | None, Problems]:
    """The line as it is played on this scenario, or None with all that is wrong; `file` names it in messages."""
    return _Planner(line, program, file).plan()


class _Planner:
    def __init__(self, line: Line, program: Program, file: str) -> None:
        self.line, self.program, self.file = line, program, file
        self.tables = program.tables
        self.names = names_of(program)
        self.problems = Problems()
        self.actors = {actor.id: place for place, actor in enumerate(program.actors)}

    def report(self, code: str, message: str, where: object, hint: str = "") -> None:
        line, column = getattr(where, "line", 0), getattr(where, "column", 0)
        self.problems.add(Problem(code, "error", message, self.file, line, column, hint))

    def plan(self) -> tuple[Plan | None, Problems]:
        if not self.line.expect:
            self.report("TT102", "missing key 'expect'", Text("", 1, 1), "a line tests something")
        self.problems.extend(mistakes(self.line.without, self.file))
        policy = POLICIES.get(str(self.line.policy))
        if policy is None:
            hint = did_you_mean(str(self.line.policy), POLICIES) or f"there are {', '.join(POLICIES)}"
            self.report("TT104", f"no policy '{self.line.policy}'", self.line.policy, hint)
        seats = {self.tables.actor.lead}
        for moves in self.line.moves:
            seats |= {self.actors[actor] for actor in moves.orders if actor in self.actors}
        for moves in self.line.moves:
            if moves.turn > self.tables.n.turns:
                self.report(
                    "TT115", f"there is no turn {moves.turn}; the last is {self.tables.n.turns}", moves
                )
        turns = [moves for moves in self.line.moves if moves.turn <= self.tables.n.turns]
        given = tuple(order for moves in turns for order in self._given(moves))
        answered = tuple(answer for moves in turns for answer in self._answered(moves, seats))
        expectations = tuple(e for text in self.line.expect if (e := self._expected(text)) is not None)
        if self.problems.has_errors or policy is None:
            return None, self.problems
        conditions = list(dict.fromkeys(w for expectation in expectations for w in watched(expectation)))
        tables, codes = with_expressions(self.program, [(w.text, "truth") for w in conditions])
        led = {m.turn for m in turns if any(self.actors[a] == self.tables.actor.lead for a in m.orders)}
        script = Script(
            seats=[int(actor in seats) for actor in range(self.tables.n.actors)],
            led=[int(turn in led) for turn in range(self.tables.n.turns + 1)],
            given_first=self._firsts(order.turn for order in given),
            given=[order.option for order in given],
            answer_first=self._firsts(answer.turn for answer in answered),
            answer=[answer.choice for answer in answered],
            watch_turn=[w.turn for w in conditions],
            watch=[code for code in codes if isinstance(code, int)],
        )
        places = {w: place for place, w in enumerate(conditions)}
        made = Plan(tables, script, policy, self.line.seeds, given, answered, expectations, places)
        return made, self.problems

    def _firsts(self, turns: Iterable[int]) -> list[int]:
        """Where each turn's begin in a list ordered by turn; one more at the end."""
        counts = [0] * (self.tables.n.turns + 2)
        for turn in turns:
            counts[turn + 1] += 1
        return list(accumulate(counts))

    def _given(self, moves: Moves) -> Iterator[Given]:
        for name, orders in sorted(moves.orders.items(), key=lambda item: self.actors.get(item[0], -1)):
            actor = self.actors.get(name)
            if actor is None:
                self.report("TT201", f"no actor '{name}'", name, did_you_mean(name, self.actors))
                continue
            first, last = self.tables.actor.option_first[actor], self.tables.actor.option_last[actor]
            options = {id: place + first for place, id in enumerate(self.program.options[first:last])}
            for order in orders:
                if order in options:
                    yield Given(moves.turn, actor, options[order], order)
                else:
                    hint = self._instead(order, options)
                    self.report("TT207", f"{name} has no order '{order}'", order, hint)

    @staticmethod
    def _instead(order: str, options: Collection[str]) -> str:
        """What may be meant: with a body where there are several, without where there is one, else the nearest."""
        bare = order.split("@")[0]
        known = [option for option in options if option.split("@")[0] == bare]
        return f"write {' or '.join(known)}" if known else did_you_mean(order, options)

    def _answered(self, moves: Moves, seats: set[int]) -> Iterator[Answered]:
        p = self.tables
        injects = {inject.id: place for place, inject in enumerate(self.program.injects)}
        dilemmas = {id: place for id, place in injects.items() if p.inject.ask[place] >= 0}
        for inject, choice in moves.answers.items():
            if inject not in dilemmas:
                message = f"'{inject}' asks nothing" if inject in injects else f"no inject '{inject}'"
                self.report("TT209", message, inject, did_you_mean(inject, dilemmas))
                continue
            place = dilemmas[inject]
            if p.inject.ask[place] not in seats:
                asked = self.program.actors[p.inject.ask[place]].id
                hint = f"name it in moves, for example 1: {{{asked}: []}}"
                self.report("TT201", f"'{inject}' asks {asked}, and the line does not play it", inject, hint)
            first, last = p.inject.choice_first[place], p.inject.choice_last[place]
            choices = {self.program.choices[c].id: c for c in range(first, last)}
            if choice in choices:
                yield Answered(moves.turn, choices[choice], inject, choice)
            else:
                hint = did_you_mean(choice, choices) or f"there are {', '.join(choices)}"
                self.report("TT200", f"'{inject}' has no choice '{choice}'", choice, hint)

    def _expected(self, text: Expression) -> Expectation | None:
        found = read_expectation(text.text, self.program, self.names)
        if isinstance(found, Expectation):
            return found
        for fault in found:
            line, column = text.at(fault.offset)
            self.problems.add(
                Problem(fault.code, "error", fault.message, self.file, line, column, fault.hint)
            )
        return None
