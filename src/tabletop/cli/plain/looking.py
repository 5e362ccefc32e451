"""What people can have read to them at any time: the situation and its parts, one message, partner or number in full.

Never changes anything.
"""

from tabletop.cli.plain.chair import Chair
from tabletop.engine.view import ActorView
from tabletop.tui.presenters import chart, sentences, told_numbers, told_turn
from tabletop.tui.presenters.words import listed


def situation(chair: Chair, rest: str) -> None:
    """All of it."""
    chair.tell(sentences.situation(chair.view))


def where(chair: Chair, rest: str) -> None:
    """Turn, time, purse and effort."""
    chair.tell([sentences.where(chair.view)])


def messages(chair: Chair, rest: str) -> None:
    """A list of all, or one in full."""
    found = chair.view.injects
    if not rest:
        chair.tell(sentences.messages(chair.view))
    elif rest.isdecimal() and 1 <= int(rest) <= len(found):
        one = found[int(rest) - 1]
        chair.tell(sentences.message(one))
        if one.asks_me:
            chair.tell([*sentences.asked(one), "“answer” answers it."])
    elif found:
        chair.tell([f"There is no message {rest}: the numbers go from 1 to {len(found)}."])
    else:
        chair.tell(sentences.messages(chair.view))


def tracks(chair: Chair, rest: str) -> None:
    """Where they stand."""
    chair.tell(["Tracks:", *sentences.tracks(chair.view)])


def partners(chair: Chair, rest: str) -> None:
    """The others in a line each, or one in full."""
    view = chair.view
    others = [one for one in view.actors if not one.is_self]
    if not rest:
        chair.tell(["Others:", *sentences.partners(view), "“partners” and a name tells more."])
        return
    found = _called(others, rest)
    if len(found) == 1:
        facts = chair.seat.ledger(f"trust:{found[0].id}->{view.seat}")
        chair.tell(told_numbers.partner(found[0], facts))
    else:
        names = listed([one.name for one in found or others], "or")
        chair.tell(
            [f"{rest} may mean {names}." if found else f"There is no partner {rest}; there is {names}."]
        )


def due(chair: Chair, rest: str) -> None:
    """Deadlines."""
    chair.tell(["Due:", *(sentences.due(chair.view) or ["Nothing that you know of."])])


def promises(chair: Chair, rest: str) -> None:
    """Promises of all."""
    chair.tell(["Promises:", *(sentences.promises(chair.view) or ["None has been made."])])


def objectives(chair: Chair, rest: str) -> None:
    """What the seat is after, and how far it is."""
    chair.tell(
        ["Objectives:", *map(told_turn.objective, chair.view.objectives), "“why” and its name tells more."]
    )


def map_in_words(chair: Chair, rest: str) -> None:
    """Where everybody is."""
    chair.tell(chart.places(chair.view))


def briefing(chair: Chair, rest: str) -> None:
    """Once more."""
    chair.tell(sentences.briefing(chair.view))


def why(chair: Chair, rest: str) -> None:
    """The account of a number; what may be meant when the name is not clear."""
    view = chair.view
    if not rest:
        chair.tell(["“why” needs a name.", *told_numbers.lists(view)])
        return
    found = told_numbers.named(view, rest)
    if len(found) == 1:
        one = found[0]
        chair.tell(told_numbers.account(view, one, chair.seat.ledger(one.subject)))
    elif found:
        names = [f"“{one.name}”" for one in found]
        chair.tell([f"{rest} may mean {listed(names, 'or')}."])
    else:
        near = told_numbers.nearest(view, rest)
        hint = f" Did you mean “{near}”?" if near else ""
        chair.tell([f"There is no number “{rest}”.{hint}", *([] if near else told_numbers.lists(view))])


def positions(chair: Chair, rest: str) -> None:
    """The floor once more."""
    chair.tell(told_turn.floor(chair.view, chair.seat.calls()))


def results(chair: Chair, rest: str) -> None:
    """The turn's results once more."""
    chair.tell(told_turn.results(chair.view, chair.seat.calls()))


def debrief(chair: Chair, rest: str) -> None:
    """The debrief once more."""
    chair.tell(told_turn.debrief(chair.view))


def _called(others: list[ActorView], typed: str) -> list[ActorView]:
    """Those whose name or id is typed, or begins so."""
    word = typed.casefold()
    exact = [one for one in others if word in (one.name.casefold(), one.id.casefold())]
    return exact or [one for one in others if one.name.casefold().startswith(word) or one.id.startswith(word)]
