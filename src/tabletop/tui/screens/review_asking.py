"""What the Review screen asks before it does something: whether the expected was done, and whether to begin anew.

Never holds what is shown of the review.
"""

import secrets
from collections.abc import Awaitable, Callable

from tabletop.exercise.expectations import TICKS, Expectation
from tabletop.exercise.seat import Seat
from tabletop.tui.presenters.ink import filled, line
from tabletop.tui.presenters.review_causes import did_words
from tabletop.tui.screens.base import StageScreen
from tabletop.tui.screens.dialogs import Ask, Option


def judge(screen: StageScreen, one: Expectation, judged: Callable[[str], Awaitable[None]]) -> None:
    """Ask whether this expected action was done; `judged` gets one of TICKS."""
    options = [Option(words, line((words.capitalize(), "strong"))) for words in TICKS]
    body = [f"Turn {one.turn}, {one.inject}.", f"Expected: {one.expected}", f"You: {did_words(one)}."]

    async def chosen(tick: str | None) -> None:
        if tick is not None:
            await judged(tick)

    ask = Ask("Was it done?", options, body=lambda columns: filled(body, columns), chosen=one.tick)
    screen.app.push_screen(ask, chosen)


def again(screen: StageScreen) -> None:
    """Ask whether to begin the same scenario once more, with other dice, and do."""
    options = [
        Option("stay", line(("Stay here", "strong"))),
        Option(
            "begin",
            line(("Begin anew", "strong")),
            "Same scenario and seats, another seed. This one is kept.",
        ),
    ]

    async def chosen(choice: str | None) -> None:
        begun: list[Seat] = []

        def begin() -> str | None:
            seat = screen.seat.again(secrets.randbelow(10_000))
            if isinstance(seat, str):
                return seat
            begun.append(seat)
            return None

        if choice == "begin" and await screen.table.do(begin):
            screen.table.sit_at(begun[0])

    screen.app.push_screen(Ask("Play again?", options), chosen)
