"""Plays the games that a balance is made of. What the figures mean is `balance`'s and `faults`' matter."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from tabletop.analysis import batch, running, surveys
from tabletop.analysis.balance import Always, Balance, Way, mean_of
from tabletop.analysis.decisions import NONE, Decisions, decisions
from tabletop.analysis.faults import is_doubtful
from tabletop.analysis.line_games import (
    Liner,
    Scripted,
    always,
    line_parts,
    liner,
    plain_liner,
    without,
)
from tabletop.analysis.playouts import PASS, RANDOM
from tabletop.analysis.policies import POLICIES
from tabletop.analysis.running import Executor, Games, Part
from tabletop.analysis.surveys import Surveyor, SurveyPart
from tabletop.engine.program import Tables
from tabletop.engine.texts import Program

DEAR = {"pass": 1, "random": 1, "cautious": 1, "hawk": 1, "greedy": 5, "expert": 20}
"""How many times fewer games are played of a policy that thinks."""
SURER = 2
"""How often at most games are doubled to tell whether consulting nobody is as good as the best."""
USED = 0.25
"""Orders a game from which a policy that thinks is said to have a use for an order (judgement): less may be a slip, or
effort that nothing else was left for."""
SURVEYED = 60
"""What a surveyed game costs in games for each imagined game of a half, roughly: its candidates at its decisions."""
_In = TypeVar("_In")
_Out = TypeVar("_Out")


@dataclass(frozen=True)
class Amount:
    """How much is played: games of a policy that does not think and of a line, games of each order given over and
    over, games surveyed and imagined games of each half in them; 0 leaves the latter two out."""

    games: int = 1000
    always: int = 100
    surveyed: int = 40
    ahead: int = 8


def amount(playouts: int, compiled: bool) -> Amount:
    """All amounts by the one that people name."""
    return Amount(playouts, max(10, playouts // 10), max(2, playouts // 25), 8 if compiled else 1)


class InTurn:
    """An executor that does one thing after the other, here."""

    def map(self, f: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """f of each thing, in order."""
        return map(f, things)


@dataclass
class Hands:
    """Whoever plays: parts of batches, lines and surveys, and what is told of it (done, of all; in rough games)."""

    play: Callable[[Part], Games]
    line: Liner
    survey: Surveyor
    executor: Executor = field(default_factory=InTurn)
    tell: Callable[[int, int], None] = lambda done, total: None
    is_compiled: bool = False


def plain_hands(p: Tables) -> Hands:
    """Plain Python, one thing after the other: for small scenarios."""
    return Hands(running.plain_player(p), plain_liner(p), surveys.plain_surveyor(p))


def compiled_hands(p: Tables, cache: Path | None) -> Hands:
    """The compiled rules, one thing after the other. Raises ImportError without the extra `fast`."""
    from tabletop.analysis.compiled import batch_player, line_player, survey_player

    play, survey = batch_player(p, cache), survey_player(p, cache)
    return Hands(play, liner(p, partial(line_player, p, cache)), survey, is_compiled=True)


def weigh(
    program: Program,
    seat: int,
    policies: Sequence[str],
    lines: Sequence[Scripted],
    how_much: Amount,
    hands: Hands,
    first: int = 0,
) -> Balance:
    """Everything about a scenario for one seat; lines are played where they script this seat. Seeds from `first` on.

    Raises KeyError for a policy that there is not.
    """
    return _Weighing(program, seat, how_much, hands, first).weigh(policies, lines)


@dataclass
class _Played:
    """A way, and who plays more of it: `play(first seed, games)`."""

    way: Way
    play: Callable[[int, int], Games]

    def double(self, first: int) -> None:
        """Play as many games again, on the seeds that follow those from `first` on."""
        n = len(self.way.games)
        self.way = replace(self.way, games=running.together([self.way.games, self.play(first + n, n)]))


class _Weighing:
    def __init__(self, program: Program, seat: int, how_much: Amount, hands: Hands, first: int) -> None:
        self.program, self.p, self.seat = program, program.tables, seat
        self.amount, self.hands, self.first = how_much, hands, first
        p = self.p
        self.options = range(p.actor.option_first[seat], p.actor.option_last[seat])
        self.consulting = frozenset(o for o in self.options if _sounds(p, o))
        self.done = self.total = 0

    def weigh(self, policies: Sequence[str], lines: Sequence[Scripted]) -> Balance:
        """Plays everything; the order of the figures is that of the policies and lines."""
        began = time.perf_counter()
        lines = [line for line in lines if line.script.seats[self.seat]]
        known = [(name, POLICIES[name]) for name in policies]
        thinking = [one for one in known if one[1] not in (PASS, RANDOM)]
        # The search says by itself what can be had without consulting, and greedy is dear.
        bettered = "greedy" if "expert" in policies else ""
        barred = [one for one in thinking if one[0] != bettered] if self.consulting else []
        stripped = [line for line in lines if set(line.script.given) & self.consulting]
        repeating = self.options if self.amount.always else range(0)
        self.total = sum(self._games(name) * DEAR.get(name, 5) for name, _ in (*known, *barred))
        self.total += self.amount.games * (len(lines) + len(stripped)) + self.amount.always * len(repeating)
        self.total += 2 * self.amount.surveyed * SURVEYED * self.amount.ahead
        ways = [self._policy(name, policy, ()) for name, policy in known]
        ways += [self._line(line) for line in lines]
        bar = tuple(int(o in self.consulting) for o in range(self.p.n.options))
        unconsulted = [self._policy(name, policy, bar) for name, policy in barred]
        unconsulted += [self._line(without(line, self.consulting)) for line in stripped]
        self._make_surer(ways, unconsulted)
        repeated = self._always(repeating)
        used = {o for line in lines for o in line.script.given}
        used |= self._used([one.way for one in (*ways, *unconsulted)])
        return replace(
            self._balance(ways, unconsulted),
            always=tuple(sorted(repeated, key=lambda one: -one.value.value)),
            decisions=self._surveyed(used | self.consulting),
            seconds=time.perf_counter() - began,
        )

    def _used(self, ways: Sequence[Way]) -> set[int]:
        """What a policy that thinks has a use for, and so is not called useless by a shorter look ahead."""
        clever = [way for way in ways if way.kind != "line" and DEAR.get(way.name, 5) > 1]
        return {
            o
            for way in clever
            for o in self.options
            if way.games.counts.given[o] >= USED * len(way.games) > 0
        }

    def _balance(self, ways: Sequence[_Played], unconsulted: Sequence[_Played]) -> Balance:
        return Balance(
            program=self.program,
            seat=self.seat,
            ways=tuple(one.way for one in ways),
            unconsulted=tuple(one.way for one in unconsulted),
            always=(),
            decisions=NONE,
            consulting=self.consulting,
            is_compiled=self.hands.is_compiled,
        )

    def _make_surer(self, ways: Sequence[_Played], unconsulted: Sequence[_Played]) -> None:
        """Play more of what decides whether consulting nobody is a fault, where the games so far cannot tell."""
        for _ in range(SURER):
            balance = self._balance(ways, unconsulted)
            alone, asking = balance.without_consulting, balance.with_consulting
            if alone is None or asking is None or not is_doubtful(balance, alone):
                return
            wider = max(asking, alone, key=lambda way: way.value.half_width)
            one = next(one for one in (*ways, *unconsulted) if one.way is wider)
            self.total += len(wider.games) * DEAR.get(wider.name, 1)
            one.double(self.first)

    def _games(self, name: str) -> int:
        return max(2, self.amount.games // DEAR.get(name, 5))

    def _told(self, done: int) -> None:
        self.done += done
        self.hands.tell(min(self.done, self.total), self.total)

    def _policy(self, name: str, policy: int, barred: tuple[int, ...]) -> _Played:
        dear = DEAR.get(name, 5)

        def play(first: int, count: int) -> Games:
            whole = Part(first, count, self.seat, policy, barred, menus=True)
            answers = []
            for games in self.hands.executor.map(
                self.hands.play, _cut(whole, max(1, running.PART // dear**2))
            ):
                answers.append(games)
                self._told(len(games) * dear)
            return running.together(answers)

        way = Way(name, "unconsulted" if barred else "policy", play(self.first, self._games(name)))
        return _Played(way, play)

    def _line(self, line: Scripted) -> _Played:
        def play(first: int, count: int) -> Games:
            answers = []
            for games in self.hands.executor.map(self.hands.line, line_parts(line, first, count, self.seat)):
                answers.append(games)
                self._told(len(games))
            return running.together(answers)

        return _Played(Way(line.name, "line", play(self.first, self.amount.games)), play)

    def _always(self, options: Sequence[int]) -> list[Always]:
        """Each of these orders given over and over; shared out together, as each alone is little."""
        parts = [
            (o, part)
            for o in options
            for part in line_parts(always(self.p, self.seat, o), self.first, self.amount.always, self.seat)
        ]
        values: dict[int, list[float]] = {option: [] for option in options}
        answers = self.hands.executor.map(self.hands.line, [part for _, part in parts])
        for (option, _), games in zip(parts, answers, strict=True):
            values[option] += [100.0 * x for x in games.column(batch.ROW_WORTH)]
            self._told(len(games))
        return [Always(option, mean_of(found)) for option, found in values.items()]

    def _surveyed(self, spared: set[int]) -> Decisions:
        """What decisions are worth, the seat passing afterwards in one survey and playing at random in another."""
        games = self.amount.surveyed
        if not games:
            return NONE
        found = []
        for later in (PASS, RANDOM):
            whole = SurveyPart(self.first, games, self.seat, self.amount.ahead, later)
            surveyed = []
            for game in self.hands.executor.map(self.hands.survey, surveys.survey_parts(whole)):
                surveyed.append(game)
                self._told(SURVEYED * self.amount.ahead)
            found.append(surveyed)
        return decisions(self.p, self.seat, 2 * games, found, spared)


def _sounds(p: Tables, option: int) -> bool:
    """Whether an order can sound somebody out, and so counts as consulting."""
    at = p.option.form[option] * p.n.actors
    return any(p.form.sounds[at : at + p.n.actors])


def _cut(whole: Part, most: int) -> list[Part]:
    """A batch in parts of so many games at most: dear games are better shared out one by one."""
    end = whole.first + whole.games
    return [replace(whole, first=at, games=min(most, end - at)) for at in range(whole.first, end, most)]
