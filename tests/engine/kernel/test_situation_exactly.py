"""Situation: what the trace says of every standing process and of an inject, and where their edges lie."""

import pytest

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.situation import fire
from tabletop.engine.kernel.trace import (
    CAUSE_DRIFT,
    CAUSE_FADE,
    CAUSE_INCIDENT,
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


INCIDENTS = """
tracks: {odds: {}, calm: {}}
escalation: {start: 40, incidents: {from: 40, chance: odds}}
responses: {act: {effects: {}}}
injects:
  usual: {at: 2, chance: odds, effects: {}}
  clash: {incident: true, effects: {calm: 1}}
"""


def draws(s: Scene) -> tuple[float, float]:
    """The percentages that decide on `usual` and on an incident in turn 2."""
    turn = s.p.key.turn[2]
    usual, incident = s.p.inject.key[0], s.p.key.incident[0]
    return 100 * draw((s.game.seed,), turn, usual), 100 * draw((s.game.seed,), turn, incident)


def test_an_inject_and_an_incident_happen_when_their_draw_is_below_their_chance_and_not_at_it() -> None:
    for which, cause, a in ((0, CAUSE_INJECT, 0), (1, CAUSE_INCIDENT, 1)):
        for factor, happens in ((1.0, False), (1.000001, True)):
            s = Scene(INCIDENTS, rules="escalation: {decay: 0}")
            s["odds"] = draws(s)[which] * factor
            s.next()
            assert (a in [entry[0] for entry in s.told(cause)]) is happens


def test_an_incident_is_told_as_drawn_and_as_an_inject_with_its_chance_and_draw() -> None:
    s = Scene(INCIDENTS, rules="escalation: {decay: 0}")
    s["odds"] = 100
    u = draw((0,), s.p.key.turn[2], s.p.key.incident[0])
    s.next()
    assert s.told(CAUSE_INCIDENT) == [(1, -1, -1, 100, u)]
    assert s.told(CAUSE_INJECT)[-2:] == [(1, -1, -1, 100, u), (1, -1, s.place("calm"), 0, 1)]


def test_what_is_still_on_its_way_moves_up_in_the_ring_and_leaves_no_rest() -> None:
    s = Scene(
        "responses: {now: {effects: {}}, soon: {takes: 1, effects: {}}, late: {takes: 2, effects: {}},"
        " last: {takes: 3, effects: {}}}\n"
    )
    s.order("now", "soon", "late", "last").results()
    at, width = s.p.at.ring, s.p.n.ring_width
    ring = s.game.state[at : s.p.at.scratch]
    s.next()
    assert s.game.state[s.p.at.ring_count] == 3
    assert s.game.state[at : at + 3 * width] == ring[width : 4 * width]
    assert set(s.game.state[at + 3 * width : s.p.at.scratch]) <= {0.0}
    s.next()
    assert s.game.state[at : at + 2 * width] == ring[2 * width : 4 * width]
    assert set(s.game.state[at + 2 * width : s.p.at.scratch]) <= {0.0}


def test_a_turn_begins_with_nothing_together_and_nothing_answered() -> None:
    s = second_turn(played=("ann", "ben"))
    s.order("act").answer("call", "yes", by="ben").results()
    at, n = s.p.at, s.p.n
    assert s.game.state[at.together + s.option("act")] == 1
    assert s.game.state[at.answer + 1] == 0
    s.next()
    assert list(s.game.state[at.together : at.together + n.options]) == [0] * n.options
    assert list(s.game.state[at.answer : at.answer + n.injects]) == [-1] * n.injects
