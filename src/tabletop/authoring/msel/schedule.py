"""When turns are: their time in the story and their planned real time, and the turn in which a time lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from tabletop.scenario.document.scenario import Scenario


@dataclass(frozen=True)
class Schedule:
    """When each turn begins, in minutes since STARTEX of the story and in minutes of real time; both end with ENDEX.

    `start` is the date of the first turn where the scenario names one.
    """

    start: datetime | None
    story: tuple[Fraction, ...]
    real: tuple[float, ...]

    @property
    def turns(self) -> int:
        """How many turns there are."""
        return len(self.story) - 1

    def time(self, turn: int) -> str:
        """When a turn begins in the story; empty when there is no such turn. Without a date: from STARTEX on."""
        if not 1 <= turn <= self.turns:
            return ""
        minutes = self.story[turn - 1]
        if self.start is None:
            return f"STARTEX + {int(minutes // 1440)}d {int(minutes % 1440 // 60):02}:{int(minutes % 60):02}"
        try:
            return written(self.start + timedelta(minutes=float(minutes)))
        except OverflowError:
            return ""

    def delivery(self, turn: int) -> str:
        """When a turn begins on the clock on the wall, from STARTEX on; empty where no minutes are planned."""
        if not 1 <= turn <= self.turns or not self.real[-1]:
            return ""
        minutes = round(self.real[turn - 1])
        return f"+{minutes // 60}:{minutes % 60:02}"

    def turn(self, time: datetime) -> int | None:
        """The turn in which a time of the story lies; None when it lies in none."""
        if self.start is None:
            return None
        if (time.tzinfo is None) != (self.start.tzinfo is None):
            zone = self.start.tzinfo
            time = time.replace(tzinfo=zone)
        passed = Fraction((time - self.start).total_seconds()) / 60
        for turn in range(self.turns, 0, -1):
            if self.story[turn - 1] <= passed:
                return turn if passed < self.story[turn] else None
        return None


def schedule(document: Scenario) -> Schedule:
    """The schedule of a scenario."""
    story, real = [Fraction(0)], [0.0]
    for turn in document.calendar:
        story.append(story[-1] + turn.step.minutes)
        real.append(real[-1] + (turn.minutes or 0.0))
    return Schedule(document.clock.start, tuple(story), tuple(real))


def written(time: datetime) -> str:
    """A date and time as cells show it: `2031-03-04 06:00Z`."""
    zone = ""
    if time.tzinfo is not None:
        offset = time.utcoffset() or timedelta()
        zone = "Z" if not offset else time.replace(tzinfo=time.tzinfo).strftime("%z")
    return f"{time:%Y-%m-%d %H:%M}{zone}"


def read_time(text: str) -> datetime | None:
    """The date and time that a cell says; None when it says none."""
    text = text.strip()
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00") if text.endswith("Z") else text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if text.endswith("Z") else found
