"""Situation: what the trace says of every standing process and of an inject, and where their edges lie."""

import pytest

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.situation import fire
from tabletop.engine.kernel.trace import (
    CAUSE_DRIFT,
    CAUSE_FADE,
    CAUSE_INCOME,
    CAUSE_INJECT,
    CAUSE_JOIN,
    CAUSE_LAPSE,
    CAUSE_LEAVE,
    CAUSE_RECOVERY,
)
from tests.engine.kernel.scene import Scene

WORLD = """
trust: {ben -> cat: 50}
tracks: {calm: {start: 7}, heat: {start: 40, drift: 3}}
authorities:
  ever: {basis: CH7, start: true}
  paper: {basis: FLAG, start: true, expires: 3}
  brief: {basis: PORT, start: true, expires: 1}
resources: {coin: {start: 5}, oil: {start: 1, income: 2, of: foe}}
responses: {act: {effects: {}}}
injects:
  never: {at: 9, effects: {calm: 1}}
  call: {at: 2, chance: 99.99, effects: {calm: 4}, ask: ben, choices: {yes: {}, no: {}}, default: no}
  again: {when: turn >= 2, repeat: true, effects: {}}
"""


def second_turn(**more: object) -> Scene:
    s = Scene(WORLD, **more)  # type: ignore[arg-type]  # as Scene takes them
    s["ben.will"] = 20
    return s.next()


def test_every_standing_process_tells_what_it_moved_and_no_second_argument() -> None:
    s = second_turn(cat="leaves: turn == 2", foe="joins: turn == 2", rules="trust: {memory_per_turn: 0.5}")
    at, n = s.p.at, s.p.n.actors
    assert s.told(CAUSE_INCOME) == [(s.p.purse.held[4 * 2 + 1], -1, s.place("foe.oil"), 1, 3)]
    assert s.told(CAUSE_DRIFT) == [(1, -1, s.place("heat"), 40, 43)]
    assert s.told(CAUSE_RECOVERY) == [(1, -1, s.place("ben.will"), 20, 23)]
    assert s.told(CAUSE_LAPSE) == [(2, -1, s.place("brief"), 1, 0)]
    assert s.told(CAUSE_LEAVE) == [(2, -1, s.place("cat.member"), 1, 0)]
    assert s.told(CAUSE_JOIN) == [(4, -1, s.place("foe.member"), 0, 1)]
    pair = n + 2
    kept, broken = s.evidence("ben", "cat")
    assert kept > 0
    assert broken > 0
    assert s.told(CAUSE_FADE) == [
        (pair, -1, at.trust_kept + pair, 2 * kept, kept),
        (pair, -1, at.trust_broken + pair, 2 * broken, broken),
    ]


def test_an_inject_tells_its_chance_and_draw_and_opens_its_dilemma() -> None:
    s = second_turn(played=("ann", "ben"))
    u = draw((0,), s.p.key.turn[2], s.p.inject.key[1])
    event, effect = (entry for entry in s.told(CAUSE_INJECT) if entry[0] == 1)
    assert event == (1, -1, -1, 99.99, u)
    assert effect == (1, -1, s.place("calm"), 7, 11)
    at, injects = s.p.at, s.p.n.injects
    assert list(s.game.state[at.asked : at.asked + injects]) == [0, 1, 0]
    assert list(s.game.state[at.answer : at.answer + injects]) == [-1, -1, -1]
    assert list(s.game.state[at.fired_turn : at.fired_turn + injects]) == [-1, 2, 2]


def test_an_inject_counts_how_often_it_fired() -> None:
    s = second_turn()
    for turn in (2, 3, 4):
        assert s.game.turn == turn
        assert list(s.game.state[s.p.at.fired : s.p.at.fired + 3]) == [0, 1, turn - 1]
        s.next()


def test_an_inject_that_fires_moves_its_own_numbers_and_no_other() -> None:
    s = Scene(WORLD)
    before = s.game.state
    s.change(lambda p, state, tr: fire(p, state, tr, 1, 100.0, 0.5))
    at = s.p.at
    assert s.moved(before) == {
        s.place("calm"): 11,
        at.fired + 1: 1,
        at.fired_turn + 1: 1,
        at.asked + 1: 1,
    }
    s.change(lambda p, state, tr: state.__setitem__(at.answer + 1, 0.0))
    s.change(lambda p, state, tr: fire(p, state, tr, 1, 100.0, 0.5))
    assert s.game.state[at.answer + 1] == -1, "asked again, it is open again"
    assert s.game.state[at.fired + 1] == 2


def test_will_near_nought_recovers_like_any_other() -> None:
    s = Scene(WORLD, rules="will: {recovery: 0.01}")
    s["ben.will"] = 0
    assert s.next()["ben.will"] == pytest.approx(0.5)


PHASES = """
phases: {slow: {title: Slow, turns: 1, step: 2d}, fast: {title: Fast, turns: 5, step: 1d}}
authorities:
  none: {basis: FLAG}
  held: {basis: PORT, start: true, expires: 4d}
  late: {basis: CH7, expires: 3d}
  gone: {basis: FLAG, start: true, expires: 0.01m}
responses: {act: {effects: {late: true}}}
"""


def test_a_duration_is_measured_by_the_step_of_the_turn_it_began_in_the_first_for_what_held_at_the_start() -> (
    None
):
    s = Scene(PHASES, clock="effort: 6")
    s.next()
    assert (s["held"], s["gone"]) == (0, 0), "four days are two steps of turn 1"
    s.order("act").next().next()
    assert (s.game.turn, s["late"]) == (4, 1)
    assert s.next()["late"] == 0, "three days are three steps of turn 2"
