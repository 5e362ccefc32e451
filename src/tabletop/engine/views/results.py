"""What the turn's orders came to: odds, roll and effects of those carried out that the seat may see."""

from tabletop.engine.happenings import Happening
from tabletop.engine.kernel import trace as t
from tabletop.engine.kernel.resolve import is_due, ring_at
from tabletop.engine.program import (
    MODE_CERTAIN,
    MODE_CHANCE,
    RING_CHANCE,
    RING_CONTRIBUTION,
    RING_OPTION,
    RING_OUTCOME,
    RING_ROLL,
    RING_SUPPORT,
    RING_TURN,
    SUCCESS,
)
from tabletop.engine.view import ResultView
from tabletop.engine.views.seat import Seat
from tabletop.engine.words import order_title

_CARRIED_OUT = (t.CAUSE_RESULT, t.CAUSE_JOINT, t.CAUSE_CAVEAT)


def results(seat: Seat, told: tuple[Happening, ...]) -> tuple[ResultView, ...]:
    """The orders carried out this turn; `told` is what happened in it. Empty before it is resolved."""
    if seat.stage not in ("results", "over"):
        return ()
    p, s = seat.p, seat.game.state
    due = [ring_at(p, k) for k in range(int(s[p.at.ring_count])) if is_due(p, list(s), k)]
    return tuple(
        _result(seat, ring, told)
        for ring in due
        if seat.sight.sees_order(int(s[ring + RING_OPTION]), int(s[ring + RING_TURN]), s)
    )


def _result(seat: Seat, ring: int, told: tuple[Happening, ...]) -> ResultView:
    p, s, program = seat.p, seat.game.state, seat.program
    option, outcome = int(s[ring + RING_OPTION]), int(s[ring + RING_OUTCOME])
    form = p.option.form[option]
    mode = p.form.mode[form]
    seat.b[p.at.support] = s[ring + RING_SUPPORT]
    seat.b[p.at.contribution] = s[ring + RING_CONTRIBUTION]
    name = program.outcomes[outcome].id
    if mode == MODE_CERTAIN:
        name = "done"
    elif mode == MODE_CHANCE:
        name = "success" if outcome == p.form.outcome_first[form] else "failure"
    return ResultView(
        order=program.options[option],
        actor_name=seat.name(p.form.orderer[form]),
        title=order_title(program, option),
        ordered=int(s[ring + RING_TURN]),
        chance=s[ring + RING_CHANCE],
        roll=s[ring + RING_ROLL],
        is_certain=mode == MODE_CERTAIN,
        outcome=name,
        is_success=p.outcome.kind[outcome] == SUCCESS,
        text=seat.text(program.outcomes[outcome].text),
        moved=tuple(
            h.fact
            for h in told
            if h.cause in _CARRIED_OUT and h.a == option and h.fact.before is not None
            if h.cause != t.CAUSE_RESULT or h.b == outcome
        ),
    )
