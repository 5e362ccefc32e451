"""The commands of the Orders stage: hearing the menu, giving and taking back, answering, ending the turn.

Never holds the words about an order.
"""

import re
from difflib import get_close_matches

from tabletop.cli.plain.chair import Chair, Closed
from tabletop.cli.plain.talk import matching
from tabletop.engine.view import MenuEntry
from tabletop.tui.presenters import sentences, told_orders
from tabletop.tui.presenters.menu import clause
from tabletop.tui.presenters.orders import is_open
from tabletop.tui.presenters.sentences import stop
from tabletop.tui.presenters.situation import default_answer
from tabletop.tui.presenters.words import how_sure, listed, number


def opening(chair: Chair) -> None:
    """The menu at the beginning of a turn: all of it the first time, then what is new and what is gone."""
    view = chair.view
    before = chair.heard.get(view.seat)
    chair.heard[view.seat] = frozenset(one.id for one in view.menu if one.is_available)
    chair.tell(["", *(told_orders.menu(view) if before is None else told_orders.changed_menu(view, before))])


def menu(chair: Chair, rest: str) -> None:
    """What can be ordered, of one kind or of all."""
    view = chair.view
    kinds = list(dict.fromkeys(one.instrument or told_orders.OTHER for one in view.menu))
    found = [one for one in kinds if one.startswith(rest.casefold())]
    if rest and len(found) != 1:
        chair.tell([f"There is no kind “{rest}”; there is {listed(kinds, 'or')}."])
    else:
        chair.tell(told_orders.menu(view, found[0] if rest else ""))


def unavailable(chair: Chair, rest: str) -> None:
    """What cannot be ordered, and why."""
    chair.tell(told_orders.unavailable(chair.view))


def details(chair: Chair, rest: str) -> None:
    """All about one order."""
    entry = _entry(chair, rest, "details")
    if entry is not None:
        chair.tell(told_orders.details(entry, chair.view))


def give(chair: Chair, rest: str) -> None:
    """Give an order by its number or a clear part of its title, and the body's name behind the number."""
    numbered = re.fullmatch(r"(\d+)\s+(?:to |before |by )?(.+)", rest)
    entry = _entry(chair, numbered[1] if numbered else rest, "give")
    if entry is None:
        return
    if not entry.is_available:
        chair.tell([stop(f"{entry.title}, not now: {clause(entry)}")])
        return
    at = _body(chair, entry, numbered[2] if numbered else "")
    if at is None:
        return
    option = entry.forums[at].option
    if chair.asks_reasons and is_open(entry.forums[at]):
        asked = how_sure(entry.forums[at])
        sure = chair.talk.figure(f"{entry.title}: {asked[0].lower()}{asked[1:]}")
        if sure is not None:
            chair.tell([f"{sure:g} % sure."])
            chair.done(
                chair.seat.note(chair.talk.ask("Why? In a few words, or an empty line:"), sure, option)
            )
    if chair.done(chair.seat.order(option)):
        view = chair.view
        more = any(one.is_available for one in view.menu)
        what = "“menu” lists what else can be ordered" if more else "Nothing more can be ordered"
        chair.tell(
            [
                stop(f"Given: {entry.title}"),
                sentences.where(view),
                f"{what}; “undo” takes it back, “end” ends the turn.",
            ]
        )


def undo(chair: Chair, rest: str) -> None:
    """Take back the last order."""
    mine = [one for one in chair.view.orders if one.is_mine]
    if not mine:
        chair.tell(["You have given no order this turn."])
    elif chair.done(chair.seat.undo()):
        chair.tell([stop(f"Taken back: {mine[-1].title}"), sentences.where(chair.view)])


def unanswered(chair: Chair) -> bool:
    """Whether something is asked of the seat that it has not answered."""
    return any(one.asks_me and not one.answer for one in chair.view.injects)


def answer(chair: Chair, rest: str) -> None:
    """Answer each dilemma in turn; those that came in earlier are read again."""
    asked = [one for one in chair.view.injects if one.asks_me]
    if not asked:
        chair.tell(["Nothing is asked of you now."])
    for one in asked:
        offered = [choice for choice in one.choices if choice.is_on_offer]
        chair.tell(["", *([] if one.is_new else sentences.message(one)), *sentences.asked(one)])
        texts = [choice.title + (f": {choice.text}" if choice.text else "") for choice in offered]
        at = chair.talk.choose("Your answer?", texts, "an empty line to leave it")
        if at is not None and chair.done(chair.seat.answer(one.id, offered[at].id)):
            chair.tell([stop(f"Answered: {offered[at].title}")])


def end(chair: Chair, rest: str) -> None:
    """End the turn, after asking when something is left undone. Raises Closed."""
    view = chair.view
    left = [
        f"“{one.title or one.sender}” is not answered; “{default_answer(one)}” stands."
        for one in view.injects
        if one.asks_me and not one.answer
    ]
    if view.effort_left >= 1 and any(one.is_available for one in view.menu):
        left.append(f"You have {number(view.effort_left)} effort left; it does not keep.")
    chair.tell(left)
    if not left or chair.talk.agrees("End the turn?"):
        raise Closed
    chair.tell(["The turn goes on."])


def suggestion(chair: Chair, typed: str) -> str:
    """The order that may be meant by words that are no command, as a hint; "" when there is none."""
    if chair.view.stage != "orders":
        return ""
    menu = chair.view.menu
    titles = [one.title.casefold() for one in menu]
    found = matching(typed, titles) if len(typed) > 2 else []
    near = get_close_matches(typed.casefold(), titles, 1) if not found else []
    found = found or [titles.index(one) for one in near]
    told = [f"{at + 1}, “{menu[at].title}”" for at in found[:4]]
    return f"Did you mean order {listed(told, 'or')}?" if told else ""


def _entry(chair: Chair, typed: str, command: str) -> MenuEntry | None:
    """The order of this number, which is its own for the whole turn, or of a clear part of its title."""
    menu = chair.view.menu
    if not typed:
        chair.tell([f"“{command}” needs an order's number, for example {command} 3; “menu” lists them."])
        return None
    found = matching(typed, [one.title for one in menu])
    if len(found) == 1:
        return menu[found[0]]
    if typed.isdecimal():
        chair.tell([f"There is no order {typed}: the numbers go from 1 to {len(menu)}."])
    elif found:
        chair.tell([f"{typed} may mean:", *(f"{at + 1}. {menu[at].title}." for at in found)])
    else:
        chair.tell([f"There is no order “{typed}”. {suggestion(chair, typed)}".strip()])
    return None


def _body(chair: Chair, entry: MenuEntry, typed: str) -> int | None:
    """Index of the body that decides; None when nobody was named and the order is not to be given."""
    names = [f"{one.title or 'no body'}" for one in entry.forums]
    if typed:
        ids = [one.id for one in entry.forums]
        found = matching(typed, names) or [at for at, id in enumerate(ids) if id.startswith(typed.casefold())]
        if len(found) == 1 and not typed.isdecimal():
            return found[0]
        chair.tell([f"“{typed}” is no body that could decide on this."])
    if len(entry.forums) == 1:
        return 0 if not typed or chair.talk.agrees(f"Give it before {names[0]}?") else None
    at = chair.talk.choose(
        "Which body decides?",
        [told_orders.forum(one) for one in entry.forums],
        "an empty line not to give it",
    )
    if at is None:
        chair.tell(["Not given."])
    return at
