"""Times as sheets from elsewhere write them, and turns made of them. The times of a scenario are `schedule`'s."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tabletop.authoring.msel.schedule import read_time

MOST_TURNS = 10
_STEPS = (15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10080, 40320)
"""Lengths of a turn in minutes that people plan by."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DTG = re.compile(r"(\d{2})\s*(\d{2})(\d{2})\s*([A-Z])?\s*([A-Z]{3})\s*(\d{4}|\d{2})", re.IGNORECASE)
_WORDED = re.compile(
    r"(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4}),?\s*(?:(\d{1,2})[:.]?(\d{2}))?\s*(Z|UTC|GMT)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}),?\s*(?:(\d{1,2}):(\d{2}))?(?::\d{2})?\s*(AM|PM)?", re.IGNORECASE
)
_OFFSET = re.compile(
    r"(?:startex|[dthe])?\s*\+\s*(?:(\d{1,3})\s*d\s*|(\d{1,3})\s+)?(?:(\d{1,3}):?(\d{2})|(\d{1,4})\s*(m|min|h)?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2}):?(\d{2})(?::\d{2})?\s*(AM|PM)?\s*(?:hrs?|h|local|[A-Z])?", re.IGNORECASE)


@dataclass(frozen=True)
class Moment:
    """When something happens: minutes since the first day's midnight, or since `date`'s where a date was written."""

    minutes: float
    date: datetime | None = None


def moment(text: str) -> Moment | None:
    """What a cell says of a time; None when it says none. Of 3/4/2031 the first number is the day, unless it is none."""
    text = text.strip()
    if not text:
        return None
    found = read_time(text) or _dated(text)
    if found is not None:
        found = found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo is not None else found
        return Moment(
            found.hour * 60 + found.minute, found.replace(hour=0, minute=0, second=0, microsecond=0)
        )
    if match := _CLOCK.fullmatch(text):
        hour, minute = _hour(int(match[1]), match[3]), int(match[2])
        return Moment(hour * 60 + minute) if hour < 24 and minute < 60 else None
    if "+" in text and (match := _OFFSET.fullmatch(text)):
        days = int(match[1] or match[2] or 0)
        if match[5]:
            amount = int(match[5])
            return Moment(days * 1440 + amount * (60 if (match[6] or "h").lower() == "h" else 1))
        return Moment(days * 1440 + int(match[3] or 0) * 60 + int(match[4] or 0))
    return None


def is_unclear(text: str) -> bool:
    """Whether a date could be read with the month first as well."""
    match = _NUMBERS.fullmatch(text.strip())
    return match is not None and max(int(match[1]), int(match[2])) <= 12 and match[1] != match[2]


def _dated(text: str) -> datetime | None:
    try:
        if match := _DTG.fullmatch(text):
            year = int(match[6]) + (2000 if len(match[6]) == 2 else 0)
            return datetime(year, _month(match[5]), int(match[1]), int(match[2]), int(match[3]))
        if match := _WORDED.fullmatch(text):
            return datetime(
                int(match[3]), _month(match[2]), int(match[1]), int(match[4] or 0), int(match[5] or 0)
            )
        if match := _NUMBERS.fullmatch(text):
            day, month = int(match[1]), int(match[2])
            if month > 12:
                day, month = month, day
            return datetime(
                int(match[3]), month, day, _hour(int(match[4] or 0), match[6]), int(match[5] or 0)
            )
    except (ValueError, OverflowError):
        return None
    return None


def _month(word: str) -> int:
    return _MONTHS.index(word.lower()) + 1


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half.lower() == "pm" else 0)


@dataclass(frozen=True)
class Turns:
    """Turns of the same length that hold all of some moments; `step` in minutes, `start` is the first turn's date."""

    count: int
    step: int
    start: datetime | None
    of: tuple[int | None, ...]
    """The turn of each moment, in the order given."""


def turns(moments: list[Moment | None]) -> Turns:
    """The shortest even turns, of a length people plan by, that hold these moments in no more than MOST_TURNS."""
    dates = [m.date for m in moments if m is not None and m.date is not None]
    first = min(dates, default=None)
    minutes = [
        None if m is None else m.minutes + ((m.date - first).days * 1440 if m.date and first else 0)
        for m in moments
    ]
    known = [m for m in minutes if m is not None]
    if not known:
        return Turns(1, 60, None, tuple(None for _ in moments))
    step = _STEPS[-1]
    for step in _STEPS:
        begin = min(known) // step * step
        if (max(known) - begin) // step < MOST_TURNS:
            break
    begin = min(known) // step * step
    count = max(1, int((max(known) - begin) // step) + 1)
    of = tuple(None if m is None else min(count, int((m - begin) // step) + 1) for m in minutes)
    return Turns(count, step, first + timedelta(minutes=begin) if first else None, of)
