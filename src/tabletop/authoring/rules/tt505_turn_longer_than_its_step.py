"""TT505: a turn is planned to take longer at the table than in the story."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.compile.wording import duration_in_words
from tabletop.scenario.document.clock import DAY


def find(subject: Subject) -> Iterator[Finding]:
    """Planned minutes of a turn that are more than the time which passes in it."""
    assert subject.document is not None
    document = subject.document
    clock = document.clock
    plans = [(phase.step, phase.minutes) for phase in document.phases.values()]
    for step, minutes in plans or [(clock.step or DAY, clock.minutes)]:
        if minutes is not None and minutes > step.minutes:
            said = f"a turn is planned to take {minutes:g} minutes, and lasts {duration_in_words(step)} in the story"
            hint = "in a step, m is minutes, h hours, d days and w weeks; a month is 30d"
            yield Finding(minutes, said, hint)


RULE = Rule("TT505", "turn planned longer than it lasts", "info", find, needs="document")
