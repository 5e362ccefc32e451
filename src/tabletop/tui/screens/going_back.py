"""The dialogs of going back: to which turn, and with which dice.

Never holds their words: they are the presenter's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.tui.presenters import going_back
from tabletop.tui.presenters.ink import line, wrapped
from tabletop.tui.screens.dialogs import Ask, Option

if TYPE_CHECKING:
    from tabletop.tui.screens.base import StageScreen


def ask(screen: StageScreen) -> None:
    """Ask for turn and dice, and go back."""
    options = [
        Option(str(one.turn), line((f"Turn {one.turn}", "strong")), one.did)
        for one in going_back.turns(screen.view)
    ]

    def turn_chosen(turn: str | None) -> None:
        if turn is None:
            return
        dice = [Option(id, line((title, "strong")), about) for id, title, about in going_back.DICE]

        async def dice_chosen(chosen: str | None) -> None:
            for id, _, _ in going_back.DICE:
                if id == chosen:
                    await screen.table.go_back(int(turn), id)

        screen.app.push_screen(Ask(f"Back to turn {turn}: with which dice?", dice), dice_chosen)

    ask_turn = Ask(
        "Go back to which turn?", options, body=lambda columns: wrapped(line(going_back.KEPT), columns)
    )
    screen.app.push_screen(ask_turn, turn_chosen)
