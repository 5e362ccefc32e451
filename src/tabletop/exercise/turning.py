"""Where an exercise was decided: of all decisions tried otherwise, those that moved the score most.

Never plays a game: what the alternatives came to is told to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tabletop.exercise.whatif import WhatIf

#: A change of the score below this decides nothing; the unit is points of 100, the figure a judgement.
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A decision that mattered, against the alternative that would have moved the score most."""

    turn: int
    worth: float  # points that the decision was worth against the alternative; below 0: it cost so many
    against: WhatIf


def turning_points(tried: Iterable[WhatIf], most: int = 3) -> tuple[TurningPoint, ...]:
    """The decisions with the largest swing, largest first; of equals the earlier.

    One for each thing done, whichever way the swing goes; and for each turn the best of what was left undone or could
    have been done instead, when it would have been better: that a turn had worse orders decides nothing.
    """
    found: dict[tuple[int, str], TurningPoint] = {}
    for one in tried:
        if one.by is None or abs(one.by) < LEAST:
            continue
        if one.by < 0 and one.kind in ("instead", "besides"):
            continue
        key = (one.turn, one.order)
        if key not in found or abs(one.by) > abs(found[key].worth):
            found[key] = TurningPoint(one.turn, -one.by, one)
    return tuple(sorted(found.values(), key=lambda point: (-abs(point.worth), point.turn))[:most])
