"""Going back to earlier turns, and beginning anew.

Never plays a game again: the seat does.
"""

import secrets

from tabletop.cli.plain.chair import Chair, Moved
from tabletop.tui.presenters import going_back


def back(chair: Chair, rest: str) -> None:
    """Go back to the turn typed, after asking with which dice. Raises Moved when it has been done."""
    past = going_back.turns(chair.view)
    typed, _, dice = rest.partition(" ")
    typed = typed if typed != "turn" else dice.partition(" ")[0]
    if typed not in [str(one.turn) for one in past]:
        told = [f"Turn {one.turn}: {one.did}." if one.did else f"Turn {one.turn}." for one in past]
        chair.tell(["“back” needs a turn to go back to, for example back 1.", *told])
        return
    chair.tell([going_back.KEPT])
    named = [at for at, (name, _, _) in enumerate(going_back.DICE) if name in dice.split()]
    texts = [f"{title}: {about}" for _, title, about in going_back.DICE]
    at = named[0] if named else chair.talk.choose("Which dice?", texts, "an empty line to stay")
    if at is None:
        chair.tell(["You stay where you are."])
    elif chair.done(chair.seat.rewind(int(typed), going_back.DICE[at][0])):
        chair.tell([f"Back at the beginning of turn {typed}, with {going_back.DICE[at][0]} dice."])
        raise Moved


def again(chair: Chair, rest: str) -> None:
    """Begin the same scenario once more, with other dice, after asking. Raises Moved when it has been done."""
    if not chair.talk.agrees("Begin the same scenario anew, with other dice? This exercise is kept."):
        chair.tell(["You stay here."])
        return
    seat = chair.seat.again(secrets.randbelow(10_000))
    if isinstance(seat, str):
        chair.done(seat)
        return
    chair.sit_at(seat)
    raise Moved
