"""The plain mode from where an exercise is to its end: each stage is told, then commands are taken until it is closed.

Never holds what a command does or says.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

from tabletop.cli import console
from tabletop.cli.plain import commands, deciding, keeping, looking, ordering, returning, reviewing
from tabletop.cli.plain.chair import Chair, Closed, Deed, Moved
from tabletop.cli.plain.talk import Left, Talk
from tabletop.exercise.seat import Seat
from tabletop.tui.presenters import floor, sentences, told_turn
from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.presenters.words import listed

#: Empty lines that push what the last seat saw out of sight.
HIDING = 100


def _leave(chair: Chair, rest: str) -> None:
    raise Left


def _hand_on(chair: Chair, rest: str) -> None:
    if chair.done(chair.seat.advance()):
        raise Moved


#: What each command of the table does.
DEEDS: dict[str, Deed] = {
    "situation": looking.situation, "where": looking.where, "messages": looking.messages, "tracks": looking.tracks,
    "partners": looking.partners, "due": looking.due, "promises": looking.promises, "objectives": looking.objectives,
    "why": looking.why, "map": looking.map_in_words, "briefing": looking.briefing, "positions": looking.positions,
    "results": looking.results, "debrief": looking.debrief, "give": ordering.give, "details": ordering.details,
    "menu": ordering.menu, "unavailable": ordering.unavailable, "undo": ordering.undo, "answer": ordering.answer,
    "end": ordering.end, "vote": deciding.vote, "amend": deciding.amend, "withdraw": deciding.withdraw,
    "back": returning.back, "again": returning.again, "untried": reviewing.untried, "judge": reviewing.judge,
    "branches": reviewing.branches, "review": reviewing.review,
    "calibration": reviewing.calibration, "export": reviewing.export, "note": keeping.note,
    "settings": keeping.settings, "help": keeping.help_, "next": _hand_on, "quit": _leave,
}  # fmt: skip

#: Commands that may be given in the middle of a question: they only look.
_ASIDE = ("looking", "help", "details", "menu", "unavailable", "positions", "results", "debrief")


def _line() -> str | None:
    """One line typed, None at the end of input."""
    typed = sys.stdin.readline() if sys.stdin is not None else ""  # None: started without any input
    return typed if typed else None


def run(
    session: Seat,
    read: Callable[[], str | None] = _line,
    say: Callable[[str], None] = console.said,
    *,
    asks_reasons: bool = True,
) -> None:
    """Play this seat from lines typed, until the exercise or the input ends. Says how to go on, also when interrupted."""
    chair = Chair(session, Talk(read, say), asks_reasons)
    chair.talk.aside = lambda typed: _look(chair, typed)
    try:
        _hold(chair)
    except Left:
        say(resumed_by(chair.seat))
    except KeyboardInterrupt:
        say(f"\n{resumed_by(chair.seat)}")
        raise


def resumed_by(session: Seat) -> str:
    """What is said to those who leave."""
    if session.view().stage == "over":
        return f"Kept. To see it again: tabletop replay {session.exercise_id}"
    return f"Nothing is lost. Go on with: tabletop resume {session.exercise_id}"


def _hold(chair: Chair) -> None:
    """From where the exercise is to its end."""
    while True:
        view = chair.view
        try:
            if view.stage != "floor" or floor.has_business(view):
                if view.seat != chair.sitting:
                    is_first, chair.sitting = not chair.sitting, view.seat
                    _sit_down(chair, is_first=is_first)
                _stage(chair)
        except Moved:
            chair.tried = Tried()
            continue
        except Closed:
            pass
        if chair.view.stage == "over":
            return
        if not chair.done(chair.seat.advance()):
            return


def _sit_down(chair: Chair, *, is_first: bool) -> None:
    """Wait for the seat that has the keyboard now, where several share it; and brief it before it begins."""
    view = chair.view
    if chair.seat.is_shared:
        chair.tell([*([] if is_first else [""] * HIDING), *sentences.hand_over(view)])
        while chair.talk.ask("An empty line to go on:"):
            chair.tell([f"An empty line, when {view.seat_name} is here."])
    if view.stage == "orders" and view.turn == 1 and not view.orders:
        chair.tell(sentences.briefing(view))
        while typed := chair.talk.ask("An empty line to begin:"):
            if not _look(chair, typed):
                chair.tell(["An empty line begins; “q” leaves."])


def _stage(chair: Chair) -> None:
    """What the present stage tells and asks for. Raises Closed when it is over."""
    stage = chair.view.stage
    if stage == "orders":
        chair.tell(["", *sentences.situation(chair.view)])
        if ordering.unanswered(chair):
            ordering.answer(chair, "")
        ordering.opening(chair)
        _take(chair, "Order, or ? for help:", "A number gives an order, “end” ends the turn, ? helps.")
    elif stage == "floor":
        deciding.opening(chair)
        _take(chair, "An empty line to let the dice fall, or ? for help:")
    elif stage == "results":
        chair.tell(["", *told_turn.results(chair.view, chair.seat.calls())])
        _take(chair, "An empty line to go on, or ? for help:")
    else:
        chair.tell(["", *told_turn.debrief(chair.view), resumed_by(chair.seat)])
        on = ", “next” for the next seat" if chair.seat.is_shared else ""
        with suppress(Left):
            _take(
                chair,
                f"An empty line to leave; “review” to look back, “back” and a turn to go back{on}, ? for help:",
            )


def _take(chair: Chair, question: str, reminder: str = "") -> None:
    """Take commands until one closes the stage; so does an empty line, unless there is a reminder for it."""
    while True:
        typed = chair.talk.ask(question)
        if typed:
            _do(chair, typed)
        elif reminder:
            chair.tell([reminder])
        else:
            raise Closed


def _do(chair: Chair, typed: str) -> None:
    """Do what was typed, or say what may have been meant."""
    word, _, rest = typed.partition(" ")
    stage = chair.view.stage
    here = commands.offered(stage, is_shared=chair.seat.is_shared)
    if word.isdecimal() and stage == "orders":
        ordering.give(chair, typed)
        return
    if word.isdecimal():
        chair.tell(["A number gives an order, which cannot be done now. ? tells what can."])
        return
    found = commands.meant(word, here)
    is_clear = bool(found) and (not rest or bool(found[0].takes) or word in (found[0].name, *found[0].short))
    if len(found) == 1 and (is_clear or not ordering.suggestion(chair, typed)):
        DEEDS[found[0].name](chair, rest.strip())
        return
    if len(found) > 1:
        chair.tell([f"{word} may mean {listed([one.name for one in found], 'or')}."])
        return
    elsewhere = commands.meant(word, commands.COMMANDS)
    if elsewhere and elsewhere[0].stages:
        where = listed([keeping.STAGES[one] for one in elsewhere[0].stages])
        chair.tell([f"“{elsewhere[0].name}” cannot be given now: it is for {where}."])
        return
    near = commands.nearest(word)
    order = ordering.suggestion(chair, typed)
    hint = order if order and (" " in typed or not near) else f"Did you mean “{near}”?" if near else ""
    chair.tell([" ".join(filter(None, (f"There is no command “{word}”.", hint, "? tells what there is.")))])


def _look(chair: Chair, typed: str) -> bool:
    """Whether what was typed in the middle of a question only looks at something; then it is done."""
    word, _, rest = typed.partition(" ")
    here = commands.offered(chair.view.stage, is_shared=chair.seat.is_shared)
    found = commands.meant(word, [one for one in here if one.topic in _ASIDE or one.name in _ASIDE])
    if len(found) != 1:
        return False
    DEEDS[found[0].name](chair, rest.strip())
    return True
