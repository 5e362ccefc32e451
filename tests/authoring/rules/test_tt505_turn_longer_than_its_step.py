"""TT505: a turn's planned minutes are held against the time that passes in it."""

from __future__ import annotations

from tests.authoring.samples import marked, words


def test_more_minutes_than_the_step_has_are_found_at_the_minutes() -> None:
    fragment = "clock:\n  turns: 4\n  step: 6m\n  minutes: 10\n"
    assert marked("TT505", fragment) == ["10"]
    assert "lasts 6m in the story" in words("TT505", fragment)[0]


def test_as_many_minutes_as_the_step_has_are_fine() -> None:
    assert words("TT505", "clock:\n  turns: 4\n  step: 1h\n  minutes: 60\n") == []


def test_each_phase_is_looked_at_by_itself() -> None:
    phases = (
        "phases:\n  first: {turns: 2, step: 10m, minutes: 15}\n  second: {turns: 2, step: 1h, minutes: 15}\n"
    )
    assert len(words("TT505", "clock: {effort: 3}\n" + phases)) == 1
