"""The games behind the rules that ask what happens in play. What they find there is the matter of `rules`.

Few games are played in plain Python, so that a small scenario is looked at in a second; compiled, half as many as the
report of a scenario's balance has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.analysis.balance import Balance
from tabletop.analysis.balance_games import Amount, weigh
from tabletop.analysis.policies import POLICIES
from tabletop.authoring.balancing import scripts

if TYPE_CHECKING:
    from tabletop.authoring.subject import Subject

PLAIN = Amount(games=60, always=10, surveyed=8, ahead=1)
COMPILED = Amount(games=500, always=50, surveyed=20, ahead=8)
PLAINLY = ("pass", "random", "cautious", "hawk", "greedy")
"""Who plays in plain Python, where the search would take minutes."""


def played(subject: Subject) -> Balance:
    """The balance of a scenario that can be played, for its lead."""
    program = subject.playable
    hands = subject.hands(program.tables)
    lines = scripts(((line.path, line.line) for line in subject.lines), program)
    policies = tuple(POLICIES) if hands.is_compiled else PLAINLY
    much = COMPILED if hands.is_compiled else PLAIN
    return weigh(program, program.tables.actor.lead, policies, lines, much, hands)
