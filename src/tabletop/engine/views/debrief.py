"""Objectives, the ending, and the turns played, as a seat may see them."""

from collections.abc import Sequence

from tabletop.engine.clauses import loaded
from tabletop.engine.game import TIME_RUNS_OUT, TurnRecord
from tabletop.engine.happenings import Happening, happenings
from tabletop.engine.kernel.beliefs import sees_escalation, sees_flag, sees_track
from tabletop.engine.kernel.expressions import clip, value
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import EMPTY, NO, ORDER_OPTION, ORDER_STATUS, REFUNDED, REFUSED
from tabletop.engine.view import EndingView, Objection, ObjectiveView, Reason, TurnSummary
from tabletop.engine.views.people import STATUS
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected
from tabletop.engine.words import order_title

# Scores to the ratings of HSEEP's exercise evaluation guides: performed without challenges, with some, with major
# challenges, unable to be performed. Where the lines lie is judgement.
_RATINGS = ((80.0, "P"), (66.0, "S"), (50.0, "M"))
_EVENTS = ("inject", "answer", "order", "result", "pledge", "member")


def rating(score: float) -> str:
    """P, S, M or U for a score of 0..100."""
    return next((letter for least, letter in _RATINGS if score >= least), "U")


def objectives(seat: Seat) -> tuple[ObjectiveView, ...]:
    """The objectives the seat may see, scored as it believes; on the truth when the game is over."""
    p, found = seat.p, []
    for k in visible_objectives(seat):
        text = seat.program.objectives[k]
        believed = clip(value(p, seat.b, p.end.score[k]), 0.0, 100.0)
        score = seat.game.state[p.at.score + k] if seat.stage == "over" else believed
        found.append(
            ObjectiveView(
                id=text.id,
                title=text.title,
                text=text.text,
                core_capability=text.core_capability,
                score=score,
                weight=text.weight,
                rating=rating(score),
                evidence=_evidence(seat, p.end.score[k]),
                believed=believed if seat.stage == "over" else None,
            )
        )
    return tuple(found)


def _evidence(seat: Seat, expression: int) -> tuple[str, ...]:
    """What a score reads that the seat can see: legal bases and flags that hold, tracks with their values."""
    p, b, program = seat.p, seat.b, seat.program
    held = [u for u in loaded(p, expression, p.at.authority, p.n.authorities) if b[p.at.authority + u] != 0.0]
    flags = [f for f in loaded(p, expression, p.at.flag, p.n.flags) if sees_flag(p, b, f, seat.me)]
    tracks = [k for k in loaded(p, expression, p.at.track, p.n.tracks) if sees_track(p, b, k, seat.me)]
    return (
        *(program.flags[f].text for f in flags if b[p.at.flag + f] != 0.0),
        *(program.authorities[u].title for u in held),
        *(f"{program.tracks[k].title} {round(b[p.at.track + k])}" for k in tracks),
    )


def visible_objectives(seat: Seat) -> tuple[int, ...]:
    """Indices of the objectives the seat may see."""
    state = seat.game.state
    return tuple(k for k, o in enumerate(seat.program.objectives) if seat.sight.sees(o.seen, state))


def ending(seat: Seat) -> EndingView | None:
    """How the game ended, None while it goes on."""
    if seat.game.ending is None:
        return None
    if seat.game.ending == TIME_RUNS_OUT:
        return EndingView(TIME_RUNS_OUT, "Time runs out", "stalemate", "Nothing was decided.")
    text = next(e for e in seat.program.endings if e.id == seat.game.ending)
    return EndingView(text.id, text.title, text.outcome, seat.text(text.text))


def turns_played(seat: Seat) -> tuple[TurnSummary, ...]:
    """One summary for each turn closed, the present one included at its results."""
    game = seat.game
    records = list(game.past)
    if seat.stage == "results":
        records.append(game.record())
    return tuple(_summary(seat, r) for r in records)


def opening(seat: Seat) -> TurnSummary:
    """Trust in the seat and escalation as the game began: turn 0."""
    p, state = seat.p, list(seat.p.start)
    return TurnSummary(
        turn=0,
        time="",
        orders=(),
        events=(),
        scores=(),
        trust_in_me=_trust_in_me(seat, state),
        escalation=state[p.at.escalation] if sees_escalation(p, state, seat.me) else None,
    )


def _trust_in_me(seat: Seat, state: list[float]) -> tuple[tuple[str, float], ...]:
    p = seat.p
    return tuple((seat.name(k), trust(p, state, k, seat.me)) for k in range(p.n.actors) if k != seat.me)


def _summary(seat: Seat, record: TurnRecord) -> TurnSummary:
    p, state = seat.p, list(record.closed)
    belief = seat.belief(record.closed)
    is_over = seat.stage == "over"
    return TurnSummary(
        turn=record.turn,
        time=seat.program.calendar[record.turn].time,
        orders=_orders(seat, record.closed),
        events=_events(seat, happenings(seat.game, seat.me, record.turn)),
        scores=tuple(
            state[p.at.score + k] if is_over else clip(value(p, belief, p.end.score[k]), 0.0, 100.0)
            for k in visible_objectives(seat)
        ),
        trust_in_me=_trust_in_me(seat, state),
        escalation=state[p.at.escalation] if sees_escalation(p, state, seat.me) else None,
        objections=_objections(seat, record),
    )


def _objections(seat: Seat, record: TurnRecord) -> tuple[Objection, ...]:
    """Who said no to the seat's orders that a body refused, and why, as the seat believed on that floor."""
    p, found = seat.p, []
    expected: Expected | None = None
    first = p.actor.first_slot[seat.me]
    for slot in range(first, first + p.actor.slots[seat.me]):
        at = order_at(p, slot)
        if record.closed[at + ORDER_STATUS] not in (REFUSED, REFUNDED):
            continue
        option = int(record.closed[at + ORDER_OPTION])
        for k in range(p.n.actors):
            if int(record.closed[p.at.stance + slot * p.n.actors + k]) != NO:
                continue
            expected = expected or Expected(Seat(seat.game, seat.program.actors[seat.me].id, record.floor))
            shown = expected.view(option, expected.stance(option, k))
            against = [r for r in shown.reasons if r.amount < 0.0 or r.term == "red_line"]
            reason = against[0] if against else Reason("mood", 0.0, "for reasons it kept to itself")
            body = seat.program.bodies[p.option.body[option]].title
            title = order_title(seat.program, option)
            found.append(Objection(title, body, shown.name, reason.term, reason.words))
    return tuple(found)


def _orders(seat: Seat, state: Sequence[float]) -> tuple[str, ...]:
    p, found = seat.p, []
    first = p.actor.first_slot[seat.me]
    for slot in range(first, first + p.actor.slots[seat.me]):
        at = order_at(p, slot)
        if state[at + ORDER_STATUS] != float(EMPTY):
            option = int(state[at + ORDER_OPTION])
            status = STATUS[int(state[at + ORDER_STATUS])].replace("refunded", "refused, its costs returned")
            has_body = p.option.body[option] >= 0
            found.append(
                order_title(seat.program, option) + (f": {status}" if has_body or status != "agreed" else "")
            )
    return tuple(found)


def _events(seat: Seat, told: tuple[Happening, ...]) -> tuple[str, ...]:
    return tuple(h.fact.text for h in told if h.fact.kind in _EVENTS and h.fact.before is None)
