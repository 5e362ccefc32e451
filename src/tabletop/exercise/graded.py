"""An exercise graded, as it is shown: its turns, its decisions, and how far the grading is.

Who shows grades need not know how they are found, and what finds them takes its time to be read: nothing of it is here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabletop.analysis.weighing import Estimate

SLOW = (
    "Graded in plain Python, over few games; pip install 'tabletop-exercise[fast]' makes it fast and sharp."
)
#: The same where the rules may only not be compiled yet.
ROUGH = "Rough, over few imagined games a decision; `tabletop grade`, with the extra [fast] installed, imagines more."


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision graded and in words. Numbers are points of 100; `half` are half-widths of 95 % intervals."""

    turn: int
    subject: str
    """ "Orders", the dilemma's title, or what was to be decided on the floor."""
    did: str
    better: str
    """The best found, in words; "" where nothing better was."""
    value: Estimate
    best_value: Estimate
    regret: Estimate
    over_passing: Estimate
    gave_up: float
    words: str
    """ "gave up 11 points: going to the council before consulting Meridia"."""
    ending: str
    """Title of the ending most likely after the best found."""
    tried: int
    against: str
    """What `over_passing` compares with: "ordering nothing", "the worst other answer", "leaving it as it was"."""
    on_floor: bool = False
    inject: str = ""
    """Id of the inject whose dilemma was answered; "" of a turn's orders, and on the floor."""
    why: tuple[str, ...] = ()
    """Why the best found is worth more: objectives, consent, cost; () where nothing better was found."""
    insight: str = ""
    """What is to be learned of it beside "other orders": "going to the council before consulting Meridia", or ""."""


@dataclass(frozen=True, slots=True)
class TurnGraded:
    """A turn: what was to be expected before its decisions, after them, and what its dice and moods then gave."""

    turn: int
    before: float
    value: Estimate
    luck: Estimate
    others: Estimate
    """The part of luck in what others said and ordered; the rest is `dice`."""
    dice: Estimate
    found: float
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """An exercise graded: `begin` - `gave_up` + `luck` + `found` = `final`; `others` + `dice` = `luck`."""

    seat: str
    seat_name: str
    turns: tuple[TurnGraded, ...]
    turning: tuple[Verdict, ...]
    begin: float
    gave_up: float
    luck: float
    others: float
    """The part of luck in what others then said and ordered."""
    dice: float
    """The part of luck in what fell after: results, injects, what is hidden."""
    found: float
    """Found better on the way, knowing more, than going on as foreseen; below 0: it went on worse, luck apart."""
    final: float
    games: int
    is_rough: bool
    """Few games, because the extra `fast` is missing."""


@dataclass(frozen=True, slots=True)
class Progress:
    """So many turns of so many are graded; `graded` comes with the last."""

    done: int
    total: int
    graded: Graded | None = None


class NotGradable(Exception):
    """An exercise that cannot be graded, in one sentence."""
