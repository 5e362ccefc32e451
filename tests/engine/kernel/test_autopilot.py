"""Autopilots: passing first, then the menu by weight, until effort or choices run out."""

import pytest

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.trace import CAUSE_AUTOPILOT
from tests.engine.kernel.scene import Scene

MOVES = """
tracks: {heat: {start: 10, seen: facilitator}}
responses:
  none: {by: foe, effects: {}}
  zero: {by: foe, weight: 0, effects: {}}
  less: {by: foe, weight: -3, effects: {}}
  one: {by: foe, weight: 1, effects: {}}
  three: {by: foe, weight: 2 + heat / 10, effects: {}, variants: {v: {title: V}, w: {weight: 4}}}
  far: {by: foe, weight: 50, when: heat > 50, effects: {}}
"""


def chosen(s: Scene, actor: str = "foe") -> list[str]:
    s.floor()
    return list(s.game.orders_of(actor))


def by_hand(s: Scene, weights: dict[str, float], passing: float, effort: int, actor: int = 4) -> list[str]:
    """What an autopilot picks, worked out from the draws: variants of one response exclude each other."""
    found: list[str] = []
    for k in range(effort):
        left = {
            id: w for id, w in weights.items() if not any(id.split("+")[0] == f.split("+")[0] for f in found)
        }
        if not left:
            break
        x = (passing + sum(left.values())) * draw(
            (s.game.seed,), s.p.key.turn[s.game.turn], s.p.key.autopilot[actor * s.p.key.picks + k]
        )
        running = passing
        if x < running:
            break
        for id, w in left.items():
            running += w
            if x < running:
                found.append(id)
                break
    return found


def test_an_adversary_picks_by_weight_in_menu_order_and_never_passes() -> None:
    for seed in range(30):
        s = Scene(MOVES, seed=seed)
        assert chosen(s) == by_hand(s, {"one": 1, "three": 3, "three+w": 4}, 0, 6)
        assert len(s.game.orders_of("foe")) == 2


def test_effort_ends_an_autopilot_s_turn() -> None:
    for seed in range(10):
        s = Scene(MOVES, seed=seed, clock="turns: 2, effort: 1")
        assert chosen(s) == by_hand(s, {"one": 1, "three": 3, "three+w": 4}, 0, 1)


def test_a_member_s_autopilot_may_pass_which_ends_its_turn() -> None:
    text = MOVES.replace("by: foe", "by: ben")
    passed = 0
    for seed in range(30):
        s = Scene(text, seed=seed)
        assert chosen(s, "ben") == by_hand(s, {"one": 1, "three": 3, "three+w": 4}, 1, 6, actor=1)
        passed += not s.game.orders_of("ben")
    assert 0 < passed < 15


def test_the_weight_of_passing_can_be_overridden() -> None:
    s = Scene(MOVES, rules="autopilot: {pass: 1000000}")
    assert chosen(s) == []


def test_an_autopilot_knows_the_truth() -> None:
    s = Scene(MOVES, rules="autopilot: {pass: 0}", clock="turns: 2, effort: 1")
    s["heat"] = 60
    assert [x for x in s.game.menu("foe") if x == "far"]
    hits = 0
    for seed in range(20):
        s = Scene(MOVES, seed=seed, clock="turns: 2, effort: 1")
        s["heat"] = 60
        hits += chosen(s) == ["far"]
    assert hits > 10


def test_a_played_seat_is_left_to_its_player() -> None:
    assert chosen(Scene(MOVES, played=("ann", "foe"))) == []


def test_the_trace_says_why_weight_and_sum() -> None:
    s = Scene(MOVES, clock="turns: 2, effort: 1")
    (id,) = chosen(s)
    told = [e for e in s.game.trace if e[1] == CAUSE_AUTOPILOT]
    weight = {"one": 1.0, "three": 3.0, "three+w": 4.0}[id]
    assert told == [(1.0, float(CAUSE_AUTOPILOT), float(s.option(id, "foe")), 4.0, -1.0, weight, 8.0)]


@pytest.mark.parametrize("played", [("ann",), ("ann", "ben", "cat", "dan", "foe")])
def test_an_autopilot_leaves_dilemmas_to_their_default(played: tuple[str, ...]) -> None:
    s = Scene(
        "tracks: {heat: {}}\nresponses: {act: {effects: {}}}\ninjects:\n"
        "  call: {at: 1, ask: foe, choices: {one: {effects: {heat: 1}}, two: {effects: {heat: 2}}}, default: two}\n",
        played=played,
    )
    assert s.results()["heat"] == 2
