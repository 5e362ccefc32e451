"""What would move those who stand in the way of an order, in rows and in sentences.

Never holds how they stand now.
"""

from collections.abc import Sequence

from tabletop.engine.view import Mover, StanceView
from tabletop.tui.presenters.ink import left, line, right, wrapped
from tabletop.tui.presenters.rows import Row, heading, text
from tabletop.tui.presenters.words import listed, minus, number

_FEW = 2  # what is told of each where there is little room


def mover_rows(stances: Sequence[StanceView], columns: int, *, is_wide: bool = False) -> list[Row]:
    """For each that stands in the way what would move it, with the chance that it then goes along and the cost."""
    moved = [one for one in stances if one.movers]
    if not moved:
        return []
    whom = moved[0].name if len(moved) == 1 else "them"
    rows = [heading(f"What would move {whom}", columns, ("then it goes along", "quiet"))]
    room = min(18, max(len(one.name) for one in moved) + 3)
    for one in moved:
        name = f"{one.letter} {one.name}"
        orders, states = apart(one.movers)
        if not orders:
            said = line(
                (left(name, room), "strong"),
                (" nothing that you could order now; ", "quiet"),
                (_states(states), "quiet"),
            )
            rows.append(text(*wrapped(said, columns, room + 1)))
        for mover in orders if is_wide else orders[:_FEW]:
            head = line((left(name, room), "strong"), (right(_chance(mover), 5), _tone(mover)), "  ")
            aside = (f", {minus(mover.cost)}" if mover.cost else "", "quiet")
            rows.append(text(*wrapped(line(*head, minus(mover.words), aside), columns, room + 7)))
            name = ""
    return rows


def mover_line(one: StanceView) -> str:
    """All that would move it, in one sentence: "What would move Ostland: first: Consult Ostland (82 %, 1 effort)"."""
    orders, states = apart(one.movers)
    told = [
        f"{minus(mover.words)} ({_chance(mover)}{f', {minus(mover.cost)}' if mover.cost else ''})"
        for mover in orders
    ]
    if states and not orders:
        told = [f"nothing that you could order now; {_states(states)}"]
    return f"What would move {one.name}: {'; '.join(told)}" if told else ""


def apart(movers: Sequence[Mover]) -> tuple[list[Mover], list[Mover]]:
    """What can be brought about, and what nobody orders: so many points of trust or will, told in figures first."""
    states = [one for one in movers if not one.cost and one.words[:1].isdigit()]
    return [one for one in movers if one not in states], states


def _states(states: Sequence[Mover]) -> str:
    return f"it would take {listed([minus(one.words) for one in states], 'or')}"


def _chance(mover: Mover) -> str:
    return f"{number(round(mover.share))} %"


def _tone(mover: Mover) -> str:
    return "good" if mover.share >= 75 else "bad" if mover.share < 25 else "warn"
