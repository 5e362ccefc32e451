"""Laws that hold of a game at any moment, asserted for whoever plays one."""

from __future__ import annotations

from tabletop.engine.game import Game
from tabletop.engine.layout import Layout


def blocks(at: Layout, *names: str) -> list[int]:
    """The state indices of these blocks."""
    ends = dict(zip(Layout._fields, (*at[1:], at.size), strict=True))
    return [i for name in names for i in range(getattr(at, name), ends[name])]


def assert_in_range(game: Game) -> None:
    """Every number is where its unit allows."""
    p, s = game.tables, game.state
    at, n = p.at, p.n
    assert all(0 <= s[i] <= 100 for i in blocks(at, "will", "exposure", "capability", "score"))
    switches = ("flag", "authority", "member", "asked", "caveat_public", "known_track", "known_flag")
    assert all(s[i] in (0, 1) for i in blocks(at, *switches))
    assert all(s[i] >= 0 for i in blocks(at, "purse", "trust_kept", "trust_broken"))
    natural = ("done", "succeeded", "failed", "pending", "agreed", "refused", "group_done", "fired")
    assert all(s[i] >= 0 and s[i] == int(s[i]) for i in blocks(at, *natural))
    assert all(p.track.low[t] <= s[at.track + t] <= p.track.high[t] for t in range(n.tracks))
    assert 0 <= s[at.floor] <= s[at.escalation] <= 100
    assert s[at.ring_count] <= n.ring


def assert_accounted_for(game: Game) -> None:
    """Of every turn over: each number's start plus its traced changes is its end exactly, and the befores chain."""
    at = game.tables.at
    numbers = blocks(
        at,
        *("escalation", "floor", "track", "flag", "authority", "purse", "will", "exposure", "member"),
        *("capability", "trust_kept", "trust_broken", "caveat_public"),
    )
    before = game.tables.start
    for record in game.past:
        moves: dict[int, list[tuple[float, float]]] = {}
        for turn, _, _, _, target, old, new in record.trace:
            assert turn == record.turn
            if target >= 0:
                moves.setdefault(int(target), []).append((old, new))
        for i in numbers:
            value = before[i]
            for old, new in moves.get(i, ()):
                assert old == value, (record.turn, i)
                assert new != old
                value = new
            assert record.closed[i] == value, (record.turn, i)
        before = record.closed
