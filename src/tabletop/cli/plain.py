"""The plain mode: an exercise as a conversation, line by line, for screen readers, pipes and poor terminals.

Text is only ever appended. Never holds the words of the game: they are the presenters'.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from tabletop.cli import console
from tabletop.engine.view import MenuEntry, View
from tabletop.exercise.seat import Seat
from tabletop.tui.presenters import chart, floor, going_back, review_words, sentences
from tabletop.tui.presenters.details import subject_of
from tabletop.tui.presenters.ink import clean
from tabletop.tui.presenters.orders import clause, is_open
from tabletop.tui.presenters.situation import default_answer
from tabletop.tui.presenters.words import listed, minus

HELP = (
    "A number gives the order of that number.",
    "d and a number tells all about an order, for example d 3.",
    "m lists the orders again; x lists those that cannot be given now, and why.",
    "u takes back your last order. e ends the turn.",
    "a answers what you are asked.",
    "s tells the situation again. b tells the briefing again. p tells the places on the map.",
    "l and a name tells why a number or a partner's trust moved, for example l tension.",
    "n and words keeps a note for the review.",
    "w and a turn goes back to that turn, for example w 2; what is undone is kept.",
    "q or the end of input leaves; nothing is lost.",
)


#: Empty lines that push what the last seat saw out of sight.
HIDING = 100


class _Left(Exception):
    """The people have left."""


class _Back(Exception):
    """The exercise has gone back to an earlier turn, or another seat has the keyboard."""


def _line() -> str | None:
    """One line typed, None at the end of input."""
    typed = sys.stdin.readline() if sys.stdin is not None else ""  # None: started without any input
    return typed if typed else None


def run(
    session: Seat,
    read: Callable[[], str | None] = _line,
    say: Callable[[str], None] = console.out,
    *,
    asks_reasons: bool = True,
) -> None:
    """Play this seat from lines typed, until the exercise or the input ends."""
    try:
        _Conversation(session, read, say, asks_reasons).hold()
    except _Left:
        say(f"Nothing is lost. Go on with: tabletop resume {session.exercise_id}")


class _Conversation:
    def __init__(
        self, seat: Seat, read: Callable[[], str | None], say: Callable[[str], None], asks_reasons: bool
    ) -> None:
        self._seat = seat
        self._asks_reasons = asks_reasons
        self._read = read
        self._write = say

    @property
    def _view(self) -> View:
        return self._seat.view()

    def hold(self) -> None:
        """From where the exercise is to its end."""
        sitting = ""
        while True:
            view = self._view
            try:
                if view.seat != sitting and (view.stage != "floor" or floor.has_business(view)):
                    is_first, sitting = not sitting, view.seat
                    self._sit_down(is_first)
                self._stage()
            except _Back:
                continue
            if self._view.stage == "over":
                return
            self._seat.advance()

    def _sit_down(self, is_first: bool) -> None:
        """Wait for the seat that has the keyboard now, where several share it; and brief it before it begins."""
        view = self._view
        if self._seat.is_shared:
            self._tell([*([] if is_first else [""] * HIDING), *sentences.hand_over(view)])
            self._pause("go on")
        if view.stage == "orders" and view.turn == 1 and not view.orders:
            self._tell(sentences.briefing(view))
            self._pause("begin")

    def _stage(self) -> None:
        """What the present stage asks for."""
        stage = self._view.stage
        if stage == "orders":
            self._orders()
        elif stage == "floor":
            self._floor()
        elif stage == "results":
            self._tell(["", *sentences.results(self._view)])
            self._pause("go on")
        else:
            again = f"Kept. To see it again: tabletop replay {self._seat.exercise_id}"
            self._tell(["", *sentences.debrief(self._view), again])
            with suppress(_Left):
                on = ", p for the next seat" if self._seat.is_shared else ""
                self._pause(f"leave; r to review, w and a turn to go back to that turn{on}")

    def _orders(self) -> None:
        """The situation, then commands until the turn is ended."""
        self._tell(["", *sentences.situation(self._view)])
        if any(one.asks_me and not one.answer for one in self._view.injects):
            self._answer()
        self._menu()
        while True:
            typed = self._ask("Order, or ? for help:")
            command, _, rest = typed.partition(" ")
            if command.isdigit():
                self._give(int(command))
            elif command == "e":
                if self._may_end():
                    return
            elif command == "":
                self._tell(["A number gives an order, e ends the turn, ? helps."])
            else:
                self._command(command, rest.strip())

    def _command(self, command: str, rest: str) -> None:
        view = self._view
        if command == "?":
            self._tell(HELP)
        elif command == "d":
            entry = self._numbered(rest)
            if entry is not None:
                self._tell(sentences.details(entry))
        elif command == "u":
            if self._done(self._seat.undo()):
                self._tell(["Taken back.", sentences.where(self._view)])
        elif command == "m":
            self._menu()
        elif command == "x":
            out = [one for one in view.menu if not one.is_available]
            self._tell([f"{one.title}: {clause(one)}." for one in out] or ["Everything can be ordered."])
        elif command == "a":
            self._answer()
        elif command == "s":
            self._tell(sentences.situation(view))
        elif command == "b":
            self._tell(sentences.briefing(view))
        elif command == "p":
            self._tell(chart.places(view))
        elif command == "l":
            self._ledger(rest)
        elif command == "w":
            self._back(rest)
        elif command == "n":
            if self._done(self._seat.note(rest)):
                self._tell(["Noted."])
        else:
            self._tell([f"There is no command {command}. ? helps."])

    def _available(self) -> list[MenuEntry]:
        return [one for one in self._view.menu if one.is_available]

    def _menu(self) -> None:
        view = self._view
        self._tell(["", "Orders.", sentences.where(view)])
        if view.orders:
            self._tell(["Given: " + ", ".join(one.title for one in view.orders if one.is_mine) + "."])
        instrument = ""
        for at, one in enumerate(view.menu, start=1):
            if not one.is_available:
                continue
            if one.instrument != instrument:
                instrument = one.instrument
                self._tell([f"{instrument.capitalize()}:"])
            self._tell([f"{at}. {sentences.entry(one)}."])
        hidden = sum(not one.is_available for one in view.menu)
        if hidden:
            self._tell([f"{hidden} more cannot be ordered now; x lists them."])

    def _numbered(self, typed: str) -> MenuEntry | None:
        """The order with this number; numbers stay what they are for the whole turn."""
        menu = self._view.menu
        if typed.isdigit() and 1 <= int(typed) <= len(menu):
            return menu[int(typed) - 1]
        self._tell([f"There is no order {typed}: the numbers go from 1 to {len(menu)}."])
        return None

    def _give(self, number: int) -> None:
        entry = self._numbered(str(number))
        if entry is None:
            return
        if not entry.is_available:
            self._tell([f"{entry.title}, not now: {clause(entry)}."])
            return
        at: int | None = 0
        if len(entry.forums) > 1:
            at = self._choose("Which body decides?", [sentences.forum(one) for one in entry.forums])
        if at is None:
            return
        option = entry.forums[at].option
        if self._asks_reasons and is_open(entry.forums[at]):
            self._ask_reasons(option)
        if self._done(self._seat.order(option)):
            more = "m lists what else can be ordered" if self._available() else "Nothing more can be ordered"
            self._tell([f"Given: {entry.title}.", sentences.where(self._view), f"{more}; e ends the turn."])

    def _ask_reasons(self, option: str) -> None:
        """How sure, and why; kept before the order is given."""
        while True:
            typed = self._ask(f"{sentences.HOW_SURE} 0 to 100, or an empty line to say nothing:")
            if not typed:
                return
            figure = typed.removesuffix("%").strip()
            if figure.isdecimal() and int(figure) <= 100:
                self._done(self._seat.note(self._ask(f"{sentences.WHY}:"), float(figure), option))
                return
            self._tell([f"{typed} is no number from 0 to 100."])

    def _may_end(self) -> bool:
        view = self._view
        left = [
            f"{one.title or one.sender} is not answered; “{default_answer(one)}” stands."
            for one in view.injects
            if one.asks_me and not one.answer
        ]
        if view.effort_left >= 1 and self._available():
            left.append(f"You have {view.effort_left:g} effort left; it does not keep.")
        if not left:
            return True
        self._tell(left)
        return self._ask("End the turn? y or n:").lower().startswith("y")

    def _answer(self) -> None:
        asked = [one for one in self._view.injects if one.asks_me]
        if not asked:
            self._tell(["Nothing is asked of you now."])
        for one in asked:
            offered = [choice for choice in one.choices if choice.is_on_offer]
            self._tell(["", f"You are asked: {one.title or one.sender}."])
            self._tell(
                [
                    f"If you say nothing: {default_answer(one)}."
                    if not one.answer
                    else f"Your answer so far: {one.answer}."
                ]
            )
            texts = [f"{choice.title}" + (f": {choice.text}" if choice.text else "") for choice in offered]
            at = self._choose("Your answer?", texts)
            if at is not None and self._done(self._seat.answer(one.id, offered[at].id)):
                self._tell([f"Answered: {offered[at].title}."])

    def _floor(self) -> None:
        view = self._view
        if not floor.has_business(view):
            return
        self._tell(["", *sentences.floor(view)])
        for one in view.orders:
            if one.can_vote:
                self._tell([f"You are asked about: {one.title}."])
                at = self._choose("Your vote?", ["yes", "acquiesce", "no"])
                if at is not None and self._done(
                    self._seat.vote(floor.key(one), ("yes", "acquiesce", "no")[at])
                ):
                    self._tell(["Voted."])
            if one.amendments:
                self._tell([f"You may amend, once: {one.title}."])
                texts = [
                    f"{change.title} ({minus(change.words)})" if change.words else change.title
                    for change in one.amendments
                ]
                at = self._choose("Change it?", texts)
                if at is not None and self._done(self._seat.amend(one.id, one.amendments[at].order)):
                    self._tell(["", *sentences.floor(self._view)])
        self._pause("let the dice fall")

    def _ledger(self, name: str) -> None:
        view = self._view
        tracks = [(f"track:{one.id}", one.title) for one in (*view.tracks, view.escalation)]
        actors = [(f"actor:{one.id}", one.name) for one in view.actors if not one.is_self]
        for key, title in (*tracks, *actors):
            if name and (name.lower() in title.lower() or name.lower() == key.partition(":")[2]):
                subject, label = subject_of(view, key)
                self._tell(sentences.ledger(label, self._seat.ledger(subject)))
                return
        self._tell(["l needs a name: " + ", ".join(title for _, title in (*tracks, *actors)) + "."])

    def _choose(self, question: str, texts: Sequence[str]) -> int | None:
        """Index of what is chosen, None when nothing is."""
        self._tell(f"{at}. {one}" for at, one in enumerate(texts, start=1))
        while True:
            typed = self._ask(f"{question} 1 to {len(texts)}, or an empty line for none:")
            if not typed:
                return None
            if typed.isdigit() and 1 <= int(typed) <= len(texts):
                return int(typed) - 1
            self._tell([f"{typed} is none of them."])

    def _pause(self, what: str) -> None:
        while True:
            command, _, rest = self._ask(f"An empty line to {what}:").partition(" ")
            if command == "w":
                self._back(rest.strip())
            elif command == "p" and self._view.stage == "over" and self._seat.is_shared:
                self._seat.advance()
                raise _Back
            elif command == "r" and self._view.stage == "over":
                self._tell(["", *review_words.sentences(self._view, self._seat.review()())])
            else:
                return

    def _back(self, typed: str) -> None:
        """Go back to the turn typed, after asking with which dice. Raises _Back when it has been done."""
        turns = [str(one.turn) for one in going_back.turns(self._view)]
        if typed not in turns:
            self._tell([f"w needs a turn to go back to: {listed(turns, 'or')}."])
            return
        self._tell([going_back.KEPT])
        at = self._choose("Which dice?", [f"{title}: {about}" for _, title, about in going_back.DICE])
        if at is not None and self._done(self._seat.rewind(int(typed), going_back.DICE[at][0])):
            self._tell([f"Back at the beginning of turn {typed}."])
            raise _Back

    def _ask(self, question: str) -> str:
        """One line typed, without blanks around it. Raises _Left at q and at the end of input."""
        self._tell([question])
        typed = self._read()
        if typed is None or typed.strip().lower() in ("q", "quit"):
            raise _Left
        return clean(typed).strip()

    def _done(self, refusal: str | None) -> bool:
        if refusal is not None:
            self._tell([refusal])
        return refusal is None

    def _tell(self, lines: Iterable[str]) -> None:
        for one in lines:
            self._write(clean(one))
