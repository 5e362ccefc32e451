"""The games behind the rules that ask what happens in play. What they find there is the matter of `rules`.

Few games are played in plain Python, so that a small scenario is looked at in a second; compiled, half as many as the
report of a scenario's balance has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from tabletop.analysis.balance import Balance
from tabletop.analysis.balance_games import Amount, Hands, weigh
from tabletop.analysis.policies import POLICIES
from tabletop.authoring.balancing import scripts
from tabletop.engine.program import Tables
from tabletop.engine.texts import Program
from tabletop.scenario.document.line import Line

PLAIN = Amount(games=60, always=10, surveyed=16, ahead=1)
COMPILED = Amount(games=500, always=50, surveyed=20, ahead=8)
PLAINLY = ("pass", "random", "cautious", "hawk", "greedy")
"""Who plays in plain Python, where the search would take minutes."""


def played(
    program: Program, lines: Iterable[tuple[Path, Line | None]], hands_of: Callable[[Tables], Hands]
) -> Balance:
    """The balance of a scenario for its lead; `lines` are its files of lines, None where one cannot be read."""
    hands = hands_of(program.tables)
    policies = tuple(POLICIES) if hands.is_compiled else PLAINLY
    much = COMPILED if hands.is_compiled else PLAIN
    return weigh(program, program.tables.actor.lead, policies, scripts(lines, program), much, hands)
