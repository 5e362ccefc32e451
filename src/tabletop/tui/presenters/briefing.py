"""The briefing as rows: the situation, the seat's own brief, its objectives, and how a turn goes.

Never holds the rules: the help does.
"""

from tabletop.engine.view import View
from tabletop.tui.presenters.ink import cells, line, wrapped
from tabletop.tui.presenters.prose import prose
from tabletop.tui.presenters.rows import Row, section, stacked, text
from tabletop.tui.presenters.words import number, side

TURN = (
    "Situation: read what came in, and answer what you are asked.",
    "Orders: spend your effort; for each order see who would agree, and why not.",
    "Floor: hear the positions, amend or withdraw; then the dice, and what moved.",
)


def common(view: View, columns: int) -> list[Row]:
    """What everybody is told."""
    return section(view.title, [text(*prose(view.briefing or view.summary, columns))], columns)


def led(view: View) -> str:
    """Who leads the seat; who is no friend of the coalition is led by nobody."""
    if side(view) == "coalition":
        return f"led by {view.lead_name}" if view.lead_name else ""
    return "against the coalition" if side(view) == "adversary" else "outside the coalition"


def after(view: View) -> str:
    """Heading of the objectives: a scenario has those of the coalition only."""
    return "What you are after" if side(view) == "coalition" else "What the coalition is after"


def own(view: View, columns: int) -> list[Row]:
    """What this seat is told, what it is after, and how a turn goes."""
    role = "you lead the coalition" if view.is_lead else led(view)
    goals = [
        text(
            *wrapped(
                line("· ", (one.title, "strong"), (f"  {one.text}" if one.text else "", "quiet")), columns, 2
            )
        )
        for one in view.objectives
    ]
    steps = [
        text(*wrapped(line((f"{at}  ", "accent"), words), columns, 3))
        for at, words in enumerate(TURN, start=1)
    ]
    length = f"{view.pace}; {number(view.effort)} effort each"
    fits = cells("How a turn goes") + cells(length) + 12 <= columns
    said, aside = line((f"{length}.", "quiet")), (length if fits else "", "quiet")
    return stacked(
        section(f"You are {view.seat_name}", [text(*prose(view.brief, columns))], columns, (role, "quiet")),
        section(
            after(view), goals, columns, ("" if side(view) == "coalition" else "yours is not scored", "quiet")
        ),
        section(
            "How a turn goes", [*([] if fits else [text(*wrapped(said, columns))]), *steps], columns, aside
        ),
    )
