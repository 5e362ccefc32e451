"""Injects as messages to a seat: all that reached it, newest first, and the dilemmas among them."""

from tabletop.engine.game import TurnRecord
from tabletop.engine.kernel import trace as t
from tabletop.engine.kernel.orders import is_on_offer
from tabletop.engine.view import ChoiceView, InjectView
from tabletop.engine.views.seat import Seat


def injects(seat: Seat) -> tuple[InjectView, ...]:
    """Every inject that fired and reached the seat, newest first."""
    found: list[InjectView] = []
    turns: list[tuple[int, tuple[float, ...], t.Trace, TurnRecord | None]] = [
        (r.turn, r.opened, list(r.trace), r) for r in seat.game.past
    ]
    if not seat.game.past or seat.game.past[-1].turn != seat.turn:
        turns.append((seat.turn, seat.game.opened, list(seat.game.trace), None))
    for turn, opened, trace, record in turns:
        fired = [int(e[2]) for e in trace if int(e[1]) == t.CAUSE_INJECT and e[4] < 0.0]
        answers = {int(e[2]): int(e[3]) for e in trace if int(e[1]) == t.CAUSE_ANSWER and e[4] < 0.0}
        is_now = record is None and seat.stage == "orders"
        believed: list[float] | None = None
        for inject in fired:
            if seat.sight.sees_inject(inject, opened):
                believed = believed or (seat.b if is_now else seat.belief(opened))
                found.append(_inject(seat, inject, turn, believed, answers))
    return tuple(reversed(found))


def _inject(seat: Seat, inject: int, turn: int, believed: list[float], answers: dict[int, int]) -> InjectView:
    p, text = seat.p, seat.program.injects[inject]
    ask = p.inject.ask[inject]
    is_open = ask >= 0 and turn == seat.turn and seat.stage == "orders"
    asks_me = is_open and ask == seat.me
    answer = answers.get(inject, -1)
    if asks_me:
        answer = int(seat.game.state[p.at.answer + inject])
    return InjectView(
        id=text.id,
        title=text.title,
        sender=text.sender,
        channel=text.channel,
        text=seat.text(text.text, believed),
        turn=turn,
        is_new=turn == seat.turn,
        asks_me=asks_me,
        asked=seat.name(ask) if ask >= 0 else "",
        choices=_choices(seat, inject, asks_me) if ask == seat.me else (),
        answer=seat.program.choices[answer].id if answer >= 0 else "",
    )


def _choices(seat: Seat, inject: int, is_open: bool) -> tuple[ChoiceView, ...]:
    p = seat.p
    return tuple(
        ChoiceView(
            id=text.id,
            title=text.title,
            text=text.text,
            is_on_offer=is_open and is_on_offer(p, seat.b, c),
            is_default=c == p.inject.default[inject],
        )
        for c in range(p.inject.choice_first[inject], p.inject.choice_last[inject])
        for text in (seat.program.choices[c],)
    )
