"""The commands of the floor: voting on others' orders, amending and withdrawing one's own.

Never holds how people stand.
"""

from tabletop.cli.plain.chair import Chair
from tabletop.engine.view import OrderView
from tabletop.tui.presenters import floor, told_turn
from tabletop.tui.presenters.sentences import stop
from tabletop.tui.presenters.words import minus

VOTES = ("yes", "acquiesce", "no")


def opening(chair: Chair) -> None:
    """Everything on the floor, then the questions that nobody should miss: votes, and what to do with a refusal."""
    chair.tell(["", *told_turn.floor(chair.view, chair.seat.calls())])
    if any(one.can_vote for one in chair.view.orders):
        vote(chair, "")
    for one in chair.view.orders:
        if one.amendments and one.status not in ("given", "agreed"):
            _amend(chair, one)
    if any(one.amendments for one in chair.view.orders):
        chair.tell(["“amend” or “withdraw” changes your order, once."])


def vote(chair: Chair, rest: str) -> None:
    """Vote on each order that asks for it."""
    asked = [one for one in chair.view.orders if one.can_vote]
    if not asked:
        chair.tell(["No order asks for your vote."])
    for one in asked:
        chair.tell([stop(f"Your vote on: {one.title}, by {one.actor_name}")])
        at = chair.talk.choose("Your vote?", VOTES, "an empty line to let your position stand")
        if at is not None and chair.done(chair.seat.vote(floor.key(one), VOTES[at])):
            chair.tell([f"Voted: {VOTES[at]}."])


def amend(chair: Chair, rest: str) -> None:
    """Change each of the seat's own orders that may still be changed."""
    mine = [one for one in chair.view.orders if one.amendments]
    if not mine:
        chair.tell(["Nothing of yours can be amended now."])
    for one in mine:
        _amend(chair, one)


def withdraw(chair: Chair, rest: str) -> None:
    """Withdraw an order on the floor, after asking."""
    found = [
        (one, change) for one in chair.view.orders for change in one.amendments if change.order == "withdraw"
    ]
    if not found:
        chair.tell(["Nothing of yours can be withdrawn now."])
    for one, change in found:
        chair.tell([stop(minus(change.words[:1].upper() + change.words[1:]))] if change.words else [])
        if chair.talk.agrees(f"Withdraw {one.title}?") and chair.done(chair.seat.amend(one.id, "withdraw")):
            chair.tell([stop(f"Withdrawn: {one.title}")])


def _amend(chair: Chair, one: OrderView) -> None:
    chair.tell([stop(f"You may amend, once: {one.title}")])
    offers = [(change.title, floor.offer_words(change)) for change in one.amendments]
    texts = [f"{title} ({words})" if words else title for title, words in offers]
    at = chair.talk.choose("Change it?", texts, "an empty line to leave it")
    if at is not None and chair.done(chair.seat.amend(one.id, one.amendments[at].order)):
        chair.tell(["", *told_turn.floor(chair.view, chair.seat.calls())])
