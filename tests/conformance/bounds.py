"""What must hold of the state of any game at any moment: bounds, and counts that agree with one another."""

from __future__ import annotations

import math
from collections import Counter

from tabletop.engine.game import Game
from tabletop.engine.kernel import trace
from tabletop.engine.kernel.resolve import ring_at
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import (
    AGREED,
    GIVEN,
    LAPSED,
    NEVER,
    OP_CONST,
    ORDER_OPTION,
    ORDER_STATUS,
    REFUSED,
    RING_DUE,
    RING_OPTION,
    RING_OUTCOME,
    RING_TURN,
    RING_WEIGHT,
    WITHDRAWN,
    Tables,
)
from tests.conformance.journeys import Journey

STOPPED = -1.0
Numbers = tuple[float, ...]
ROUNDING = 1e-12  # with a faith of 100 the division may miss 100 by one unit of the last place
HUGE = 1e12  # evidence beyond which a float no longer tells trust from 0 or 100


def check_state(p: Tables, s: Numbers, *, by_hand: bool = False) -> None:
    """Every state variable lies where it can lie; `by_hand`: a facilitator may have fired injects and stopped orders."""
    assert all(map(math.isfinite, s[: p.at.scratch]))
    _check_values(p, s)
    _check_trust(p, s)
    _check_counts(p, s, by_hand)
    _check_ring(p, s, by_hand)
    _check_orders(p, s)


def _block(p: Tables, s: Numbers, name: str) -> Numbers:
    first = getattr(p.at, name)
    fields = p.at._fields
    return s[first : getattr(p.at, fields[fields.index(name) + 1])]


def _check_values(p: Tables, s: Numbers) -> None:
    at = p.at
    for low, high, x in zip(p.track.low, p.track.high, _block(p, s, "track"), strict=True):
        assert low <= x <= high
    for name in ("will", "exposure", "capability", "score"):
        assert all(0.0 <= x <= 100.0 for x in _block(p, s, name)), name
    for name in (
        *("flag", "authority", "member", "played", "together", "asked", "held", "caveat_public"),
        *("known_track", "known_flag", "violent", "nuclear", "ended"),
    ):
        assert set(_block(p, s, name)) <= {0.0, 1.0}, name
    for purse, x in enumerate(_block(p, s, "purse")):
        assert x >= 0.0
        most = constant(p, p.purse.high[purse])
        assert most is None or x <= max(most, 0.0)
    assert 0.0 <= s[at.floor] <= s[at.escalation] <= 100.0
    assert s[at.viewer] == -1.0


def constant(p: Tables, e: int) -> float | None:
    """The value of an expression that is a plain number, else None."""
    if e < 0 or p.code.last[e] - p.code.first[e] != 1 or p.code.op[p.code.first[e]] != OP_CONST:
        return None
    return p.code.constant[p.code.arg[p.code.first[e]]]


def _check_trust(p: Tables, s: Numbers) -> None:
    n = p.n.actors
    kept, broken = _block(p, s, "trust_kept"), _block(p, s, "trust_broken")
    for pair in range(n * n):
        a, b = divmod(pair, n)
        assert kept[pair] >= 0.0
        assert broken[pair] >= 0.0
        if a == b:
            assert kept[pair] == broken[pair] == 0.0
        elif 0.0 < p.actor.faith[a] < 1.0 and kept[pair] + broken[pair] < HUGE:
            assert 0.0 < trust(p, list(s), a, b) < 100.0
        else:
            assert 0.0 <= trust(p, list(s), a, b) <= 100.0 + ROUNDING


def _check_counts(p: Tables, s: Numbers, by_hand: bool) -> None:
    turn = s[p.at.turn]
    for name in (
        *("done", "succeeded", "failed", "pending", "pledges_kept", "pledges_broken", "agreed", "refused"),
        *("group_done", "fired"),
    ):
        assert all(x >= 0.0 and x == int(x) for x in _block(p, s, name)), name
    for x in _block(p, s, "group_turn"):
        assert x == NEVER or 1.0 <= x <= turn
    for fired, last in zip(_block(p, s, "fired"), _block(p, s, "fired_turn"), strict=True):
        assert (last == -1.0) if fired == 0.0 else (1.0 <= last <= turn)
        assert by_hand or fired <= turn
    for name in ("consulted", "sounded"):
        assert all(x == NEVER or 1.0 <= x <= turn for x in _block(p, s, name)), name
    done, of_group = _block(p, s, "done"), [0.0] * p.n.groups
    for option, x in enumerate(done):
        of_group[p.form.group[p.option.form[option]]] += x
        ended = s[p.at.succeeded + option] + s[p.at.failed + option] + s[p.at.pending + option]
        assert ended <= x
        pledges = s[p.at.pledges_kept + option] + s[p.at.pledges_broken + option]
        assert pledges <= s[p.at.succeeded + option]
    assert tuple(of_group) == _block(p, s, "group_done")
    for group in range(p.n.groups):
        opened = s[p.at.pledge_turn + group]
        assert 0.0 <= opened <= turn
        assert opened == 0.0 or group in p.pledge.groups


def _check_ring(p: Tables, s: Numbers, by_hand: bool) -> None:
    count = int(s[p.at.ring_count])
    assert 0 <= count <= p.n.ring
    pending: Counter[int] = Counter()
    for k in range(count):
        ring = ring_at(p, k)
        option = int(s[ring + RING_OPTION])
        weights = s[ring + RING_WEIGHT : ring + RING_WEIGHT + p.n.actors]
        assert set(weights) <= {0.0, 0.5, 1.0}
        assert weights[p.form.orderer[p.option.form[option]]] == 1.0
        if by_hand and s[ring + RING_DUE] == STOPPED:
            continue
        assert 1.0 <= s[ring + RING_TURN] <= s[p.at.turn] <= s[ring + RING_DUE]
        pending[option] += s[ring + RING_OUTCOME] < 0.0
    assert tuple(float(pending[o]) for o in range(p.n.options)) == _block(p, s, "pending")


def _check_orders(p: Tables, s: Numbers) -> None:
    for actor in range(p.n.actors):
        count = int(s[p.at.order_count + actor])
        assert 0 <= count <= p.actor.slots[actor]
        for k in range(p.actor.slots[actor]):
            slot = p.actor.first_slot[actor] + k
            at = p.at.order + slot * p.n.order_width
            if k >= count:
                assert s[at + ORDER_STATUS] == 0.0
                continue
            option = int(s[at + ORDER_OPTION])
            assert p.form.orderer[p.option.form[option]] == actor
            for a in range(p.n.actors):
                assert s[p.at.stance + slot * p.n.actors + a] in (-1.0, 0.0, 1.0, 2.0)
                assert s[p.at.vote + slot * p.n.actors + a] in (-1.0, 0.0, 1.0, 2.0)


def check_course(played: Journey) -> None:
    """What holds from one moment to the next: nothing is forgotten, and counts rise with what the trace tells."""
    before = played.first
    for _, game in played.steps:
        p, s, old = game.tables, game.state, before.state
        if len(s) == len(old):
            assert s[p.at.floor] >= old[p.at.floor]
            for name in (
                *("succeeded", "failed", "pledges_kept", "pledges_broken", "agreed", "refused", "fired"),
                *("caveat_public", "known_track", "known_flag", "violent", "nuclear", "consulted", "sounded"),
            ):
                pairs = zip(_block(p, old, name), _block(p, s, name), strict=True)
                assert all(a <= b for a, b in pairs), name
        before = game
    _check_trace(played.last)


def _check_trace(game: Game) -> None:
    """Counts are the number of events: firings, decisions of bodies, results, orders that count."""
    events = [e for record in game.past for e in record.trace if e[4] == -1.0]
    p, s = game.tables, game.state

    def times(cause: int, place: int, number: int) -> float:
        return float(sum(1 for e in events if e[1] == cause and e[place] == number))

    for i in range(p.n.injects):
        assert s[p.at.fired + i] == times(trace.CAUSE_INJECT, 2, i)
    for body in range(p.n.bodies):
        assert s[p.at.agreed + body] == times(trace.CAUSE_AGREED, 5, body)
        assert s[p.at.refused + body] == times(trace.CAUSE_REFUSED, 5, body)
    for o in range(p.n.options):
        assert s[p.at.pledges_kept + o] == times(trace.CAUSE_PLEDGE_KEPT, 2, o)
        assert s[p.at.pledges_broken + o] == times(trace.CAUSE_PLEDGE_BROKEN, 2, o)
        form = p.option.form[o]
        for kind, name in ((1, "succeeded"), (-1, "failed")):
            outcomes = range(p.form.outcome_first[form], p.form.outcome_last[form])
            expected = sum(
                1
                for e in events
                if e[1] == trace.CAUSE_RESULT and e[2] == o and p.outcome.kind[int(e[3])] == kind
            )
            assert all(int(e[3]) in outcomes for e in events if e[1] == trace.CAUSE_RESULT and e[2] == o)
            assert s[getattr(p.at, name) + o] == float(expected)
    counted = (GIVEN, LAPSED, WITHDRAWN, REFUSED, AGREED)
    done = Counter(
        int(record.closed[p.at.order + slot * p.n.order_width + ORDER_OPTION])
        for record in game.past
        for slot in range(p.n.slots)
        if record.closed[p.at.order + slot * p.n.order_width + ORDER_STATUS] in counted
    )
    assert tuple(float(done[o]) for o in range(p.n.options)) == _block(p, s, "done")
