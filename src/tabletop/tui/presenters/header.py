"""The line on top of every screen: where and when we are, who we are, what is left to spend.

Never holds what one screen is about.
"""

from tabletop.engine.view import PurseView, View
from tabletop.tui.presenters.ink import Line, Span, apart, joined, line, width
from tabletop.tui.presenters.words import number

#: Columns of the longest heading of a screen: so the line is of the same parts on all, and nothing in it jumps.
LONGEST = len("Situation")


def header(view: View, screen: str, columns: int) -> Line:
    """The line in `columns`: as much of it as fits, the dispensable left out first."""
    begin = line((" " + view.title.upper(), "title"), ("  " + screen, "strong"))
    short = line((" " + screen.upper(), "title"))
    turn = line(f"turn {view.turn} of {view.turns}")
    time = line((view.time, "quiet"))
    seat = line((view.seat_name, "strong"), (" (lead)" if view.is_lead else "", "quiet"))
    purses = [line(_purse(purse)) for purse in view.purses]
    small = [line(_purse(purse, is_short=True)) for purse in view.purses]
    brief = line(f"effort {number(view.effort_left)}/{number(view.effort)} ")
    count, name = line(f"turn {view.turn}/{view.turns}"), line((view.seat_name, "strong"))
    effort = line("effort ", (number(view.effort_left), "strong"), f" of {number(view.effort)} ")
    for start, parts in (
        (begin, [turn, time, seat, *purses, effort]),
        (short, [turn, time, seat, *purses, effort]),
        (short, [count, time, name, *small, brief]),
        (short, [turn, time, *purses, effort]),
        (short, [count, name, *small, brief]),
        (short, [turn, *purses, effort]),
        (short, [turn, *purses[:1], effort]),
    ):
        end = joined(parts, " · ")
        if width(start) + max(0, LONGEST - len(screen)) + 2 + width(end) <= columns:
            break
    return apart(start, end, columns)


def _purse(purse: PurseView, *, is_short: bool = False) -> Span:
    title = purse.title.lower()
    return (f"{title.rpartition(' ')[2] if is_short else title} {number(purse.left)}", "")
