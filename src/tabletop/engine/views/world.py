"""Tracks, escalation, flags, authorities, purses and the map, as a seat sees them."""

from collections.abc import Sequence

from tabletop.engine.kernel.beliefs import error_of, estimate, sees_escalation, sees_flag, sees_track
from tabletop.engine.kernel.expressions import holds, turns_of
from tabletop.engine.kernel.orders import left_in_purse
from tabletop.engine.view import AuthorityView, FlagView, MarkView, PurseView, TrackView
from tabletop.engine.views.seat import Seat
from tabletop.engine.words import band


def tracks(seat: Seat) -> tuple[TrackView, ...]:
    """All tracks, hidden ones without a value."""
    openings = _openings(seat)
    return tuple(_track(seat, k, openings) for k in range(seat.p.n.tracks))


def _openings(seat: Seat) -> list[list[float]]:
    """The states in which Orders opened, of each turn so far."""
    found = [list(r.opened) for r in seat.game.past]
    if not seat.game.past or seat.game.past[-1].turn != seat.turn:
        found.append(list(seat.game.opened))
    return found


def _track(seat: Seat, k: int, openings: list[list[float]]) -> TrackView:
    text = seat.program.tracks[k]
    value = _track_value(seat, k, list(seat.game.state))
    earlier = seat.before()
    return TrackView(
        id=text.id,
        title=text.title,
        text="" if value is None else text.text,
        value=value,
        error=0.0 if value is None else error_of(seat.p, seat.b, k, seat.me),
        previous=None if earlier is None else _track_value(seat, k, list(earlier)),
        history=tuple(_track_value(seat, k, s) for s in openings),
        good=text.good,
        low=text.low,
        high=text.high,
        bands=text.bands,
        band="" if value is None else band(text.bands, value),
    )


def _track_value(seat: Seat, k: int, state: list[float]) -> float | None:
    if not sees_track(seat.p, state, k, seat.me):
        return None
    return estimate(seat.p, state, seat.game.dice, k, seat.me)


def escalation(seat: Seat) -> TrackView:
    """The escalation index, as a track."""
    earlier = seat.before()
    value = _level(seat, seat.game.state)
    return TrackView(
        id="escalation",
        title="Escalation",
        text="",
        value=value,
        error=0.0,
        previous=None if earlier is None else _level(seat, earlier),
        history=tuple(_level(seat, s) for s in _openings(seat)),
        good="low",
        low=0.0,
        high=100.0,
        bands=seat.program.escalation_bands,
        band="" if value is None else band(seat.program.escalation_bands, value),
    )


def _level(seat: Seat, state: Sequence[float]) -> float | None:
    s = list(state)
    return s[seat.p.at.escalation] if sees_escalation(seat.p, s, seat.me) else None


def flags(seat: Seat) -> tuple[FlagView, ...]:
    """The flags the seat may see."""
    p = seat.p
    return tuple(
        FlagView(text.id, text.text, seat.b[p.at.flag + k] != 0.0)
        for k, text in enumerate(seat.program.flags)
        if sees_flag(p, seat.b, k, seat.me)
    )


def authorities(seat: Seat) -> tuple[AuthorityView, ...]:
    """Legal bases: public."""
    found = []
    for k, text in enumerate(seat.program.authorities):
        is_held = seat.b[seat.p.at.authority + k] != 0.0
        found.append(
            AuthorityView(
                id=text.id,
                title=text.title,
                basis=text.basis,
                is_held=is_held,
                lapses=_lapses(seat, k) if is_held else None,
                is_contested=text.contested,
            )
        )
    return tuple(found)


def _lapses(seat: Seat, k: int) -> int | None:
    p = seat.p
    expression, seconds = p.authority.expires[k], p.authority.expires_seconds[k]
    if expression < 0 and seconds < 0.0:
        return None
    since = int(seat.b[p.at.authority_turn + k])
    return since + int(turns_of(p, seat.b, expression, seconds, p.clock.step[max(since, 1)]))


def purses(seat: Seat) -> tuple[PurseView, ...]:
    """The purses the seat pays from."""
    p, found = seat.p, []
    for r, text in enumerate(seat.program.resources):
        purse = p.purse.held[seat.me * p.n.resources + r]
        if purse >= 0:
            amount = seat.b[p.at.purse + purse]
            left = amount if seat.is_over_orders else left_in_purse(p, seat.b, seat.me, r)
            found.append(PurseView(text.id, text.title, amount, left, text.shared))
    return tuple(found)


def marks(seat: Seat) -> tuple[MarkView, ...]:
    """What stands on the map: actors by their letter, then the author's marks that hold, by a small one."""
    actors = [
        MarkView(a.name, a.at, seat.letters[k]) for k, a in enumerate(seat.program.actors) if a.at is not None
    ]
    others = [
        MarkView(m.label, m.at, next((c.lower() for c in m.label if c.isalnum()), "x"))
        for m in seat.program.marks
        if m.when < 0 or holds(seat.p, seat.b, m.when)
    ]
    return (*actors, *others)
