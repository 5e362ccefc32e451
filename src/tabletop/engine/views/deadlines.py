"""What will happen when, as far as a seat can work it out: lapses, orders due, tracks on their way, promises."""

from tabletop.engine.kernel.expressions import value
from tabletop.engine.view import AuthorityView, Deadline, OrderView, PledgeView, TrackView
from tabletop.engine.views.seat import Seat
from tabletop.engine.words import number

_SLACK = 1e-9


def deadlines(
    seat: Seat,
    tracks: tuple[TrackView, ...],
    authorities: tuple[AuthorityView, ...],
    pending: tuple[OrderView, ...],
    pledges: tuple[PledgeView, ...],
) -> tuple[Deadline, ...]:
    """All that lie ahead, soonest first."""
    turns = seat.p.n.turns
    found = [Deadline(a.lapses, f"{a.title} lapses") for a in authorities if a.lapses is not None]
    found += [Deadline(o.due, f"{o.title} takes effect") for o in pending]
    found += [
        Deadline(x.due, f"promise of {x.by} to {x.to} falls due: {x.title}")
        for x in pledges
        if x.state == "open"
    ]
    for k, track in enumerate(tracks):
        found += _crossings(seat, k, track)
    found = [d for d in found if seat.turn <= d.turn <= turns]
    found.append(Deadline(turns, "last turn"))
    return tuple(sorted(found, key=lambda d: d.turn))


def _crossings(seat: Seat, k: int, track: TrackView) -> list[Deadline]:
    """When a drifting track meets the next band and the end of its range, if it goes on as it does now."""
    drift = seat.p.track.drift[k]
    if drift < 0 or track.value is None:
        return []
    step = value(seat.p, seat.b, drift)
    if step == 0.0:
        return []
    at_rate = f"if it keeps {'rising' if step > 0.0 else 'falling'} by {number(abs(step))} a turn"
    perhaps = "perhaps " if track.error else ""
    found = []
    meets = _next_band(track, step)
    if meets is not None:
        found.append(Deadline(seat.turn + meets[0], f"{track.title}: {perhaps}“{meets[1]}” {at_rate}"))
    end = track.high if step > 0.0 else track.low
    if end != track.value:
        turns = _turns((end - track.value) / step)
        if meets is None or turns != meets[0]:
            found.append(Deadline(seat.turn + turns, f"{track.title}: {perhaps}{number(end)} {at_rate}"))
    return found


def _turns(x: float) -> int:
    """x turns, fractions rounded up."""
    whole = int(x)
    return whole + (x - whole > _SLACK)


def _next_band(track: TrackView, step: float) -> tuple[int, str] | None:
    """In how many turns a track enters its next band, and that band's label."""
    x = track.value
    assert x is not None
    bands = list(track.bands)
    if step > 0.0:
        above = [(start, label) for start, label in bands if start > x]
        return (_turns((above[0][0] - x) / step), above[0][1]) if above else None
    below = [k for k, (start, _) in enumerate(bands) if start <= x]
    if len(below) < 2:
        return None
    start = bands[below[-1]][0]
    turns = int((x - start) / -step + _SLACK) + 1
    reached = max(x + step * turns, track.low)
    return turns, [label for begin, label in bands if begin <= reached + _SLACK][-1]
