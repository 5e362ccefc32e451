"""What a seat believes: the same state with what it may not see replaced by what it can know.

rules.md, "What a seat believes". The result is a state like any other, so that menus, chances and
positions are the same rules run on it; `viewer` names whose beliefs it holds. Rendering for people does not belong here.
"""

from collections.abc import Sequence

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.expressions import clip, value
from tabletop.engine.kernel.trace import State
from tabletop.engine.program import SEEN_ALL, SEEN_COALITION, SEEN_LISTED, Tables

ABSENT = -1.0  # in the place of a caveat's disclosure: in this imagined game there is none


def sees(p: Tables, s: State, seen: int, listed: int, viewer: int) -> bool:
    """Whether a viewer sees a thing whose `seen` is this kind; `listed` is 1 where it names the viewer."""
    if viewer < 0 or seen == SEEN_ALL:
        return True
    if seen == SEEN_COALITION:
        return s[p.at.member + viewer] != 0.0
    return seen == SEEN_LISTED and listed != 0


def sees_track(p: Tables, s: State, track: int, viewer: int) -> bool:
    """Whether the viewer sees this track, with or without error."""
    if viewer < 0 or s[p.at.known_track + track * p.n.actors + viewer] != 0.0:
        return True
    return sees(p, s, p.track.seen[track], p.track.seen_actor[track * p.n.actors + viewer], viewer)


def sees_flag(p: Tables, s: State, flag: int, viewer: int) -> bool:
    """Whether the viewer sees this flag."""
    if viewer < 0 or s[p.at.known_flag + flag * p.n.actors + viewer] != 0.0:
        return True
    return sees(p, s, p.flag.seen[flag], p.flag.seen_actor[flag * p.n.actors + viewer], viewer)


def sees_escalation(p: Tables, s: State, viewer: int) -> bool:
    """Whether the viewer sees the escalation index."""
    if viewer < 0:
        return True
    return sees(p, s, p.escalation.seen, p.escalation.seen_actor[viewer], viewer)


def error_of(p: Tables, s: State, track: int, viewer: int) -> float:
    """Half-width of the viewer's estimate of a track, evaluated on the truth `s`; 0 when it sees it exactly."""
    if viewer < 0 or p.track.error[track] < 0 or s[p.at.known_track + track * p.n.actors + viewer] != 0.0:
        return 0.0
    error = value(p, s, p.track.error[track])
    return error if error > 0.0 else 0.0


def estimate(p: Tables, s: State, dice: Sequence[int], track: int, viewer: int) -> float:
    """What the viewer takes a track it may see to be: truth + error (2u - 1), clipped to the track's range."""
    key = p.key.estimate[track * p.n.actors + viewer]
    return _off_by(p, s, dice, key, track, error_of(p, s, track, viewer))


def _off_by(p: Tables, s: State, dice: Sequence[int], key: int, track: int, error: float) -> float:
    truth = s[p.at.track + track]
    if error == 0.0:
        return truth
    u = draw(dice, p.key.turn[int(s[p.at.turn])], key)
    return clip(truth + error * (2.0 * u - 1.0), p.track.low[track], p.track.high[track])


def is_sounded(p: Tables, s: State, viewer: int, actor: int) -> bool:
    """Whether the viewer ever sounded the actor: it then knows its moods and caveats for good."""
    return s[p.at.sounded + viewer * p.n.actors + actor] >= 0.0


def knows_caveat(p: Tables, s: State, caveat: int) -> bool:
    """Whether the viewer of this state knows the caveat; the truth knows all, an imagined game all there is in it."""
    viewer = int(s[p.at.viewer])
    owner = p.caveat.actor[caveat]
    told = s[p.at.caveat_public + caveat]
    if told == ABSENT:
        return False
    if viewer < 0 or viewer == owner or told != 0.0:
        return True
    return is_sounded(p, s, viewer, owner)


def sees_mind(p: Tables, s: State, viewer: int, actor: int) -> bool:
    """Whether the viewer sees the actor's will and exposure as they are: its own, or sounded this turn or the last."""
    if viewer < 0 or viewer == actor:
        return True
    return s[p.at.sounded + viewer * p.n.actors + actor] >= s[p.at.turn] - 1.0


def believe(p: Tables, s: State, dice: Sequence[int], viewer: int, out: State) -> None:
    """Fill `out` (a vector of the same size) with the state as this viewer believes it."""
    copy_game(p, s, out)
    veil(p, s, dice, viewer, out)


def veil(p: Tables, s: State, dice: Sequence[int], viewer: int, out: State) -> None:
    """Replace in `out`, which holds the state `s`, what this viewer may not see by what it can know."""
    at = p.at
    out[at.viewer] = float(viewer)
    for t in range(p.n.tracks):
        out[at.doubt + t] = 0.0
    if viewer < 0:
        return
    for k in range(len(p.track.veiled)):
        t = p.track.veiled[k]
        if sees_track(p, s, t, viewer):
            error = error_of(p, s, t, viewer)
            out[at.track + t] = _off_by(p, s, dice, p.key.estimate[t * p.n.actors + viewer], t, error)
            out[at.doubt + t] = error
        else:
            out[at.track + t] = p.start[at.track + t]
    for k in range(len(p.flag.veiled)):
        f = p.flag.veiled[k]
        if not sees_flag(p, s, f, viewer):
            out[at.flag + f] = p.start[at.flag + f]
    if not sees_escalation(p, s, viewer):
        out[at.escalation] = p.start[at.escalation]
        out[at.floor] = p.start[at.floor]
    for a in range(p.n.actors):
        if not sees_mind(p, s, viewer, a):
            out[at.will + a] = p.start[at.will + a]
            out[at.exposure + a] = p.start[at.exposure + a]
        if a != viewer:
            out[at.order_count + a] = 0.0


def put_on(p: Tables, s: State, dice: Sequence[int], viewer: int, kept: State) -> None:
    """Turn `s` itself into the state as this viewer believes it; `take_off` gives the truth back.

    For a moment's look, far cheaper than a copy. Meanwhile only orders may be given; what they count goes by `kept`.
    """
    for i in range(p.at.track):
        kept[i] = s[i]
    for k in range(len(p.track.veiled)):
        i = p.at.track + p.track.veiled[k]
        kept[i] = s[i]
    for k in range(len(p.flag.veiled)):
        i = p.at.flag + p.flag.veiled[k]
        kept[i] = s[i]
    for i in range(p.at.will, p.at.member):
        kept[i] = s[i]
    veil(p, s, dice, viewer, kept)
    _exchange(p, s, kept)


def take_off(p: Tables, s: State, kept: State) -> None:
    """Undo `put_on`."""
    _exchange(p, s, kept)


def _exchange(p: Tables, s: State, kept: State) -> None:
    for i in range(p.at.track):
        _trade(s, kept, i)
    for k in range(len(p.track.veiled)):
        _trade(s, kept, p.at.track + p.track.veiled[k])
    for k in range(len(p.flag.veiled)):
        _trade(s, kept, p.at.flag + p.flag.veiled[k])
    for i in range(p.at.will, p.at.member):
        _trade(s, kept, i)


def _trade(s: State, kept: State, i: int) -> None:
    held = s[i]
    s[i] = kept[i]
    kept[i] = held


def copy_game(p: Tables, s: State, out: State) -> None:
    """Copy a game; what lies in the ring behind the orders that wait there means nothing and stays as it is."""
    for i in range(p.at.ring + int(s[p.at.ring_count]) * p.n.ring_width):
        out[i] = s[i]


def imagine(p: Tables, b: State, dice: Sequence[int], out: State) -> None:
    """Fill `out` with one way the world may truly be, as the seat of the believed state `b` can tell.

    A track estimated with an error lies anywhere within it; what the seat doesn't see is as it believes, and a caveat
    that it does not know is not there. `dice` are those of the imagined game.
    """
    at = p.at
    copy_game(p, b, out)
    out[at.viewer] = -1.0
    viewer = int(b[at.viewer])
    turn_key = p.key.turn[int(b[at.turn])]
    for t in range(p.n.tracks):
        if b[at.doubt + t] > 0.0:
            u = draw(dice, turn_key, p.key.estimate[t * p.n.actors + viewer])
            x = b[at.track + t] + b[at.doubt + t] * (2.0 * u - 1.0)
            out[at.track + t] = clip(x, p.track.low[t], p.track.high[t])
    for c in range(p.n.caveats):
        if not knows_caveat(p, b, c):
            out[at.caveat_public + c] = ABSENT
