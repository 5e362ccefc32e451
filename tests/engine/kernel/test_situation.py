"""Situation: how a turn begins, in which order, and which injects fire."""

import pytest

from tabletop.engine.kernel.chance import draw
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
trust: {ben -> ann: 70}
tracks:
  heat: {start: 40, drift: 3, range: [0, 50]}
  after: {drift: heat, range: [0, 999]}
  still: {start: 7}
authorities:
  paper: {basis: FLAG, start: true, expires: 2}
  brief: {basis: PORT, expires: 36h}
  ever: {basis: CH7, start: true}
resources: {coin: {start: 5, income: 2, max: 8}, oil: {start: 1, income: oil + 1, of: [ann, foe], shared: true}}
responses: {act: {effects: {brief: true}}}
injects:
  word: {at: 2, effects: {still: 1}}
"""


def world(**more: object) -> Scene:
    return Scene(WORLD, **more)  # type: ignore[arg-type]  # as Scene takes them


def test_turn_one_shows_every_start_as_written() -> None:
    s = world()
    assert [s[x] for x in ("heat", "after", "coin", "ann.oil", "paper", "turn")] == [40, 0, 5, 1, 1, 1]
    assert s.game.trace == ()


def test_income_comes_to_every_purse_up_to_its_maximum() -> None:
    s = world().next()
    assert [s[x] for x in ("ann.coin", "ben.coin", "ann.oil", "foe.oil")] == [7, 7, 3, 3]
    s.next()
    assert [s[x] for x in ("ann.coin", "ann.oil")] == [8, 7]


def test_tracks_drift_in_the_order_of_the_file_within_their_range() -> None:
    s = world().next()
    assert (s["heat"], s["after"], s["still"]) == (43, 43, 8)
    for _ in range(3):
        s.next()
    assert s["heat"] == 50


def test_will_recovers_a_tenth_of_the_way_to_its_start() -> None:
    s = world()
    s["ben.will"], s["cat.will"] = 20, 100
    s.next()
    assert (s["ben.will"], s["cat.will"], s["dan.will"]) == pytest.approx((23, 95, 50))


def test_an_authority_lapses_when_its_turns_have_passed_since_it_was_last_set() -> None:
    s = world()
    s.order("act").next()
    assert (s["paper"], s["brief"], s["ever"]) == (0, 1, 1), "held from the start, it counts from turn 0"
    s.next()
    assert s["brief"] == 0, "36 hours are two turns of a day"
    s.next()
    assert s["ever"] == 1


def test_members_join_and_leave_in_the_order_of_the_file_each_seeing_those_before() -> None:
    s = world(
        ben="leaves: turn == 2",
        cat="leaves: not ben.member",
        dan="leaves: foe.member",
        foe="joins: not cat.member",
    )
    s.next()
    assert [s[f"{name}.member"] for name in ("ann", "ben", "cat", "dan", "foe")] == [1, 0, 0, 1, 1]
    s.next()
    assert [s[f"{name}.member"] for name in ("ben", "dan", "foe")] == [0, 0, 1]


def test_the_standing_processes_run_in_the_order_of_the_rules() -> None:
    s = world(rules="trust: {memory_per_turn: 0.5}", cat="leaves: true", foe="joins: true")
    s["ben.will"] = 20
    s.next()
    order = [
        CAUSE_INCOME,
        CAUSE_DRIFT,
        CAUSE_RECOVERY,
        CAUSE_FADE,
        CAUSE_LAPSE,
        CAUSE_LEAVE,
        CAUSE_JOIN,
        CAUSE_INJECT,
    ]
    assert list(dict.fromkeys(s.causes())) == order


def fired(s: Scene) -> list[str]:
    first = s.p.at.fired_turn
    return [x.id for k, x in enumerate(s.program.injects) if s.game.state[first + k] == s.game.turn]


def test_injects_fire_in_the_order_of_the_file_each_seeing_the_effects_of_those_before() -> None:
    s = Scene("""
tracks: {heat: {start: 10}}
responses: {act: {effects: {}}}
injects:
  late: {when: heat > 10, effects: {heat: 1}}
  first: {at: 1, effects: {heat: 5}}
  second: {when: heat == 15 and fired(first), effects: {heat: 5}}
  never: {effects: {heat: 50}}
  both: {at: 2, when: heat > 20}
  neither: {at: 2, when: heat > 90}
  often: {repeat: true, when: turn < 3}
""")
    assert fired(s) == ["first", "second", "often"]
    assert s["heat"] == 20
    assert fired(s.next()) == ["late", "both", "often"]
    assert fired(s.next()) == []
    assert (s["since(first)"], s["since(late)"], s["since(never)"]) == (2, 1, -1)


def test_an_inject_is_drawn_in_each_turn_its_condition_holds() -> None:
    text = "responses: {act: {effects: {}}}\ninjects: {word: {when: turn > 1, chance: 40}}\n"
    for seed in range(10):
        s = Scene(text, seed=seed)
        key = s.p.inject.key[0]
        rolls = [100 * draw((seed,), s.p.key.turn[turn], key) for turn in range(1, 7)]
        expected = next((turn for turn in range(2, 7) if rolls[turn - 1] < 40), None)
        seen = None
        for turn in range(1, 7):
            if fired(s):
                seen = turn
            s.next()
        assert seen == expected


@pytest.mark.parametrize(("chance", "fires"), [("0", False), ("100", True), ("-5", False), ("140", True)])
def test_the_chance_of_an_inject_is_not_clipped(chance: str, fires: bool) -> None:
    text = f"responses: {{act: {{effects: {{}}}}}}\ninjects: {{word: {{at: 1, chance: {chance}}}}}\n"
    assert all(bool(fired(Scene(text, seed=seed))) is fires for seed in range(5))


def test_a_further_inject_disturbs_no_other_draw() -> None:
    text = "responses: {{act: {{effects: {{}}}}}}\ninjects: {{{more}word: {{when: turn > 1, chance: 40}}}}\n"
    for seed in range(10):
        one, other = (
            Scene(text.format(more=more), seed=seed).next() for more in ("", "x: {at: 2, chance: 50}, ")
        )
        assert ("word" in fired(one)) == ("word" in fired(other))


INCIDENTS = """
tracks: {{heat: {{start: 10}}}}
escalation: {{start: {start}, incidents: {{from: 60, chance: {chance}}}}}
responses: {{act: {{effects: {{}}}}}}
injects:
  plain: {{at: 1, effects: {{heat: 1}}}}
  a: {{incident: true, effects: {{heat: 1}}}}
  b: {{incident: true, when: heat > 90}}
  c: {{incident: true, repeat: true}}
  d: {{incident: true}}
"""


@pytest.mark.parametrize(
    ("start", "chance", "happens"), [("59.9", "100", False), ("60", "100", True), ("99", "0", False)]
)
def test_incidents_are_drawn_from_the_level_on(start: str, chance: str, happens: bool) -> None:
    s = Scene(INCIDENTS.format(start=start, chance=chance))
    assert (CAUSE_INCIDENT in s.causes()) is happens
    assert len(fired(s)) == 1 + happens


def test_one_of_the_incidents_able_to_fire_is_picked_in_the_order_of_the_file() -> None:
    for seed in range(10):
        s = Scene(INCIDENTS.format(start="90", chance="100"), seed=seed)
        able = ["a", "c", "d"]
        for turn in range(1, 4):
            u = draw((seed,), s.p.key.turn[turn], s.p.key.incident[1])
            picked = able[int(u * len(able))]
            assert fired(s)[-1] == picked
            if picked != "c":
                able.remove(picked)
            s["escalation"] = 90
            s.next()


def test_where_no_incident_is_able_to_fire_none_happens() -> None:
    s = Scene(
        "escalation: {start: 90, incidents: {from: 60, chance: 100}}\nresponses: {act: {effects: {}}}\n"
        "injects: {never: {incident: true, when: turn > 9}}\n"
    )
    assert fired(s) == []


def test_an_incident_follows_its_own_draw() -> None:
    for seed in range(10):
        s = Scene(INCIDENTS.format(start="90", chance="35"), seed=seed)
        assert (CAUSE_INCIDENT in s.causes()) is (
            100 * draw((seed,), s.p.key.turn[1], s.p.key.incident[0]) < 35
        )


def test_a_dilemma_is_open_in_the_turn_its_inject_fires_and_no_longer() -> None:
    s = Scene("""
responses: {act: {effects: {}}}
injects: {call: {at: 1, ask: ann, choices: {aye: {title: Y}, nay: {title: N}}, default: aye}}
""")
    s.answer("call", "nay").next()
    assert getattr(s.game.answer("ann", "call", "nay"), "reason", "") == "unknown-dilemma"


def test_the_last_turn_s_orders_and_votes_are_forgotten() -> None:
    s = Scene(
        "bodies: {council: {rule: consensus}}\nresponses: {act: {consent: council, effects: {}}}\n",
        ("ann", "ben"),
    )
    clean = s.game.state[s.p.at.order_count : s.p.at.ring]
    s.order("act").floor().vote("ben", "ann:act", "yes").next()
    assert s.game.state[s.p.at.order_count : s.p.at.ring] == clean
