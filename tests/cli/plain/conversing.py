"""Talking to a canned seat in the plain mode. Holds no test."""

from dataclasses import replace

from tabletop.cli import plain
from tabletop.exercise.seat import Seat
from tests.tui.fixtures import FLOOR, ORDERS, OVER, PRESS, RESULTS, CannedSeat

#: Orders in which everything asked has been answered.
QUIET = replace(ORDERS, injects=(replace(PRESS, answer="deny"), *ORDERS.injects[1:]))
STAGES = {"orders": QUIET, "floor": FLOOR, "results": RESULTS, "over": OVER}
#: A vote and an amendment are asked for before commands are taken.
_BEFORE = {"floor": ("", "")}


def talk(seat: Seat, *typed: str) -> str:
    """Everything said when these lines are typed, and then the input ends."""
    lines = iter(typed)
    said: list[str] = []
    plain.run(seat, read=lambda: next(lines, None), say=said.append)
    return "\n".join(said)


def answered(stage: str, *typed: str, seat: CannedSeat | None = None) -> str:
    """What is said to these lines at a stage, once it has been told and its questions were passed over."""
    lines = iter((*_BEFORE.get(stage, ()), *typed))
    said: list[str] = []
    heard: list[str] = []
    left = [len(_BEFORE.get(stage, ()))]

    def read() -> str | None:
        if left[0] == 0:
            heard.append(str(len(said)))
        left[0] -= 1
        return next(lines, None)

    plain.run(seat or CannedSeat(STAGES[stage]), read=read, say=said.append)
    return "\n".join(said[int(heard[0]) :])
