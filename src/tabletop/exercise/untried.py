"""What was not done, with the same dice: each other order a turn offered, and each other answer, played on once.

One game each, as in `whatif`, which holds what was done otherwise. Some hundred games, so they come one by one and
whoever asks decides how long. Only after ENDEX: before, it would tell the future.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from tabletop.engine import views
from tabletop.engine.game import Game, Refusal
from tabletop.exercise.branches import order_words
from tabletop.exercise.whatif import Compared, Kept, Kind, WhatIf, changed, play_on, standing_entries
from tabletop.journal import Answered, Entry, Ordered


@dataclass(frozen=True, slots=True)
class Step:
    """One more alternative has been tried: how many of how many, and what it came to; None when it was not possible."""

    done: int
    total: int
    found: WhatIf | None


_Job = Callable[[], WhatIf | None]


def untried(game: Game, entries: Sequence[Entry], seat: str) -> Iterator[Step]:
    """Every other order and answer of every turn that can be played again as it was.

    Another order is given besides the seat's own where that is possible, else in place of each of them. Turns take
    turns, those in which the seat ordered nothing first. Nothing before ENDEX.
    """
    if game.stage != "over":
        return
    kept, since = standing_entries(entries)
    compared = Compared(game, seat)
    turns: list[list[_Job]] = []
    passed: list[list[_Job]] = []
    for turn in range(since, game.turn + 1):
        start = game.rewind(turn, "same")
        if isinstance(start, Refusal):
            continue
        one = _Turn(start, seat, turn, [entry for entry in kept if entry.turn >= turn], compared)
        (turns if one.given else passed).append([*one.answers(), *one.orders()])
    jobs = [
        job for group in (passed, turns) for jobs in zip_longest(*group) for job in jobs if job is not None
    ]
    for done, job in enumerate(jobs, start=1):
        yield Step(done, len(jobs), job())


class _Turn:
    """One turn at its opening, and all that was decided from it on."""

    def __init__(self, start: Game, seat: str, turn: int, kept: list[Kept], compared: Compared) -> None:
        self._start, self._seat, self._turn, self._kept, self._compared = start, seat, turn, kept, compared
        self.given = [
            at
            for at, entry in enumerate(kept)
            if isinstance(entry, Ordered) and (entry.turn, entry.actor) == (turn, seat)
        ]

    def orders(self) -> list[_Job]:
        """Each order the seat was offered at the opening and did not give, the body of one it gave apart."""
        done = {
            entry.order.partition("@")[0] for at in self.given if isinstance(entry := self._kept[at], Ordered)
        }
        offered = [one for one in self._start.menu(self._seat) if one.partition("@")[0] not in done]
        return [partial(self._order, one) for one in offered]

    def answers(self) -> list[_Job]:
        """Each other answer to what the seat was asked."""
        jobs: list[_Job] = []
        for inject in views.build(self._start, self._seat).injects:
            if not inject.asks_me:
                continue
            at, answer = self._answered(inject.id)
            default = next((one.id for one in inject.choices if one.is_default), "")
            titles = {one.id: f"“{inject.title or inject.sender}”: {one.title}" for one in inject.choices}
            did = titles.get(answer or default, "")
            jobs.extend(
                partial(self._answer, at, inject.id, one.id, did, titles[one.id])
                for one in inject.choices
                if one.is_on_offer and one.id != (answer or default)
            )
        return jobs

    def _answered(self, inject: str) -> tuple[int | None, str]:
        """Where in the record the seat's last answer is, and which it was."""
        for at in range(len(self._kept) - 1, -1, -1):
            entry = self._kept[at]
            if isinstance(entry, Answered) and (entry.turn, entry.actor, entry.inject) == (
                self._turn, self._seat, inject,
            ):  # fmt: skip
                return at, entry.choice
        return None, ""

    def _answer(self, at: int | None, inject: str, to: str, did: str, other: str) -> WhatIf | None:
        put = Answered(self._turn, self._seat, inject, to)
        entries, must = changed(self._kept, at, [put]) if at is not None else ([put, *self._kept], 0)
        return self._played("answer", entries, must, did, other)

    def _order(self, order: str) -> WhatIf | None:
        """Besides the seat's own orders; where that is not possible, in place of the one for which it is best."""
        put = Ordered(self._turn, self._seat, order)
        words = order_words(self._start.program, self._seat, order)
        after = self.given[-1] + 1 if self.given else 0
        besides = self._played("besides", [*self._kept[:after], put, *self._kept[after:]], after, "", words)
        if besides is not None:
            return besides
        found: list[WhatIf] = []
        for at in self.given:
            gone = self._kept[at]
            assert isinstance(gone, Ordered)
            did = order_words(self._start.program, self._seat, gone.order)
            one = self._played("instead", *changed(self._kept, at, [put]), did, words)
            if one is not None:
                found.append(one)
        return max(found, key=lambda one: one.by or 0.0, default=None)

    def _played(self, kind: Kind, entries: Sequence[Kept], must: int, did: str, other: str) -> WhatIf | None:
        played = play_on(self._start, entries, must)
        return None if played is None else self._compared.told(kind, self._turn, did, other, *played)
