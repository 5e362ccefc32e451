"""Effects, trust and beliefs: whom each touches and whom it does not, what is told, and their edges."""

import pytest

from tabletop.engine.kernel.autopilot import autopilot
from tabletop.engine.kernel.beliefs import error_of, is_sounded, sees_escalation, sees_flag, sees_track
from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.trace import CAUSE_AUTOPILOT, CAUSE_RESULT, Trace
from tabletop.engine.kernel.trust import evidence, keep
from tests.engine.kernel.scene import NAMES, Scene

WORLD = """
trust: {{ann -> ben: 60, ben -> cat: 60, cat -> ben: 60, foe -> ann: 60}}
tracks:
  heat: {{start: 40}}
  shut: {{start: 20, seen: facilitator}}
  vague: {{start: 50, seen: facilitator, error: 1}}
  dim: {{start: 50, error: 1}}
flags: {{open: Open, ours: {{text: Ours, seen: coalition}}, hidden: {{text: Hidden, seen: [foe]}}}}
resources: {{coin: {{start: 5, max: 8}}}}
escalation: {{start: 20, floor: 0, seen: coalition}}
responses: {{act: {{by: {by}, effects: {{{effects}}}}}}}
"""


def after(
    effects: str, by: str = "ann", played: tuple[str, ...] = ("ann",)
) -> tuple[Scene, dict[int, float]]:
    """The game after these effects, and what they moved."""
    s = Scene(WORLD.format(effects=effects, by=by), played=played)
    before = s.game.state
    s.effects("act", by)
    return s, s.moved(before)


@pytest.mark.parametrize(
    ("pair", "touched"),
    [
        ("ann -> ben", ["ann ben"]),
        ("coalition -> ann", ["ben ann", "cat ann", "dan ann"]),
        ("foe -> coalition", ["foe ann", "foe ben", "foe cat", "foe dan"]),
        ("ben <-> cat", ["ben cat", "cat ben"]),
    ],
)
def test_a_line_about_trust_touches_the_pairs_it_names_and_no_other(pair: str, touched: list[str]) -> None:
    s, moved = after(f"trust {pair}: 1")
    assert sorted(moved) == sorted(s.p.at.trust_kept + s.pair(*two.split()) for two in touched)


@pytest.mark.parametrize(("share", "kept"), [(0.5, 0.005), (0, 0), (-5, 0), (150, 1)])
def test_a_share_of_evidence_is_kept_between_none_and_all(share: float, kept: float) -> None:
    s = Scene(WORLD.format(effects=f"trust ann -> ben: {{keep: {share}}}", by="ann"))
    before = s.evidence("ann", "ben")
    s.effects("act")
    assert s.evidence("ann", "ben") == pytest.approx((kept * before[0], kept * before[1]))


def test_a_change_of_faith_is_about_its_own_pair_and_nobody_has_evidence_about_itself() -> None:
    s = Scene(WORLD.format(effects="", by="ann"))
    before = s.game.state
    kept, broken = s.evidence("ben", "cat")
    s.change(lambda p, state, tr: keep(p, state, tr, CAUSE_RESULT, 7, 8, 1, 2, 0.5))
    at, pair = s.p.at, s.pair("ben", "cat")
    assert s.moved(before) == {at.trust_kept + pair: kept / 2, at.trust_broken + pair: broken / 2}
    assert [entry[:3] for entry in s.told(CAUSE_RESULT)] == [
        (7, 8, at.trust_kept + pair),
        (7, 8, at.trust_broken + pair),
    ]
    before = s.game.state
    s.change(lambda p, state, tr: evidence(p, state, tr, CAUSE_RESULT, 0, 0, 2, 2, 5.0))
    s.change(lambda p, state, tr: evidence(p, state, tr, CAUSE_RESULT, 0, 0, 2, 2, -5.0))
    assert s.moved(before) == {}


def test_cohesion_is_of_the_members_wherever_in_the_list_they_stand() -> None:
    s = Scene(WORLD.format(effects="", by="ann"))
    s["ann.member"] = 0
    pairs = [(a, b) for a in ("ben", "cat", "dan") for b in ("ben", "cat", "dan") if a != b]
    assert s["cohesion()"] == pytest.approx(sum(s.trust(a, b) for a, b in pairs) / 6)


@pytest.mark.parametrize(
    ("effects", "by", "whom"),
    [
        ("sound cat: true", "ben", ["cat"]),
        ("sound foe: true", "ben", ["foe"]),
    ],
)
def test_to_sound_learns_of_those_named_and_of_nobody_else(effects: str, by: str, whom: list[str]) -> None:
    s, moved = after(effects, by)
    pairs = [s.pair(by, name) for name in whom]
    assert moved == {block + pair: 1 for block in (s.p.at.consulted, s.p.at.sounded) for pair in pairs}
    state = list(s.game.state)
    knows = [(a, b) for a in NAMES for b in NAMES if is_sounded(s.p, state, s.actor(a), s.actor(b))]
    assert knows == [(by, name) for name in whom]


@pytest.mark.parametrize(("to", "whom"), [("cat", ["cat"]), ("foe", ["foe"])])
def test_to_reveal_tells_those_named_and_nobody_else(to: str, whom: list[str]) -> None:
    s, moved = after(f"reveal vague -> {to}: true, reveal hidden -> {to}: true")
    n, at = s.p.n.actors, s.p.at
    tracks = {at.known_track + 2 * n + s.actor(name): 1 for name in whom}
    flags = {at.known_flag + 2 * n + s.actor(name): 1 for name in whom}
    assert moved == tracks | flags
    state = list(s.game.state)
    assert [name for name in NAMES if sees_track(s.p, state, 2, s.actor(name))] == whom
    assert [name for name in NAMES if error_of(s.p, state, 2, s.actor(name)) == 0] == whom
    assert [name for name in NAMES if sees_flag(s.p, state, 2, s.actor(name))] == sorted({*whom, "foe"})


def test_a_purse_may_hold_less_than_one_and_the_floor_may_be_below_one() -> None:
    s, moved = after("coin: {set: 0.5}, escalation_floor: 0.25")
    assert moved == {s.place("coin"): 0.5, s.place("floor"): 0.25}


def test_the_truth_sees_all_and_members_see_what_is_theirs() -> None:
    s, _ = after("")
    state = list(s.game.state)
    assert sees_escalation(s.p, state, -1)
    assert [sees_escalation(s.p, state, a) for a in range(5)] == [True, True, True, True, False]
    assert [sees_flag(s.p, state, 1, a) for a in range(5)] == [True, True, True, True, False]
    assert error_of(s.p, state, 3, -1) == 0


def test_an_estimate_is_off_by_the_draw_of_its_own_track_and_viewer_however_small_the_error() -> None:
    s = Scene(WORLD.format(effects="", by="ann"), played=NAMES, seed=5)
    for viewer, name in enumerate(NAMES):
        u = draw((5,), s.p.key.turn[1], s.p.key.estimate[3 * s.p.n.actors + viewer])
        assert s.believed(name, "dim") == 50 + 1 * (2 * u - 1)


def test_what_others_have_ordered_is_hidden_from_each_seat() -> None:
    s = Scene(WORLD.format(effects="", by="[ann, ben, cat]"), played=("ann", "ben", "cat"))
    for name in ("ann", "ben", "cat"):
        s.order("act", by=name)
    at = s.p.at.order_count
    for viewer, name in enumerate(("ann", "ben", "cat")):
        assert list(s.game.believed(name)[at : at + 5]) == [int(a == viewer) for a in range(5)]


def test_an_autopilot_that_passes_is_told_with_the_weight_of_passing() -> None:
    s = Scene(
        "responses: {act: {by: [ann, ben], weight: 1, effects: {}}}", rules="autopilot: {pass: 1000000}"
    )
    told: Trace = []
    autopilot(s.p, list(s.game.state), s.game.dice, told, s.actor("ben"))
    assert told == [(1, CAUSE_AUTOPILOT, -1, 1, -1, 1000000, 1000001)]


def test_an_autopilot_chooses_among_its_own_orders_only() -> None:
    act = "responses: {act: {by: [ann, foe], weight: 100, effects: {}}, stay: {by: foe, weight: 1, effects: {}}}"
    for seed in range(20):
        s = Scene(
            act, played=("ann",), seed=seed, clock="turns: 2, effort: 1", rules="autopilot: {pass: 0}"
        ).floor()
        assert (len(s.game.orders_of("foe")), s.game.orders_of("ann")) == (1, ())
