"""Effects: each kind, its range, and that every line sees the lines before."""

import pytest

from tabletop.engine.kernel.trace import CAUSE_RESULT
from tests.engine.kernel.scene import Scene

WORLD = """
tracks: {{heat: {{start: 40}}, miles: {{start: 300, range: [-50, 900], seen: facilitator}}}}
flags: {{seen_it: {{text: Seen, seen: [foe]}}, done_it: Done}}
authorities: {{law_a: {{basis: FLAG, expires: 2}}, law_b: {{basis: CH7, start: true}}}}
resources: {{coin: {{start: 5, max: 8}}, oil: {{start: 2, of: [ann, foe], shared: true}}}}
escalation: {{start: 20, floor: 10}}
responses:
  act: {{{by}effects: {{{effects}}}}}
"""


def after(effects: str, by: str = "") -> Scene:
    s = Scene(
        WORLD.format(effects=effects, by=f"by: {by}, " if by else ""),
        ben="capability: {sea: 30}, caveats: {act: {share: 50, disclosed: false}}",
    )
    s.effects("act", by or "ann")
    return s


@pytest.mark.parametrize(
    ("effects", "name", "value"),
    [
        ("heat: 8", "heat", 48),
        ("heat: -8 * 2", "heat", 24),
        ("heat: 70", "heat", 100),
        ("heat: -70", "heat", 0),
        ("heat: {set: 12.5}", "heat", 12.5),
        ("heat: {set: 120}", "heat", 100),
        ("miles: -400", "miles", -50),
        ("miles: {set: 901}", "miles", 900),
        ("done_it: true", "done_it", 1),
        ("law_b: false", "law_b", 0),
        ("law_a: true", "law_a", 1),
        ("ben.will: 60", "ben.will", 100),
        ("ben.will: -60", "ben.will", 0),
        ("ben.exposure: 15", "ben.exposure", 15),
        ("ben.exposure: {set: 101}", "ben.exposure", 100),
        ("ben.capability.sea: 80", "ben.sea", 100),
        ("foe.capability.sea: 5", "foe.sea", 5),
        ("foe.member: true", "foe.member", 1),
        ("coin: 2", "coin", 7),
        ("coin: 20", "coin", 8),
        ("coin: -20", "coin", 0),
        ("coin: {set: 20}", "coin", 8),
        ("ben.coin: 1", "ben.coin", 6),
        ("foe.oil: 3", "ann.oil", 5),
        ("escalation: 30", "escalation", 50),
        ("escalation: -30", "escalation", 10),
        ("escalation: {set: 200}", "escalation", 100),
        ("escalation: {set: 3}", "escalation", 10),
        ("escalation_floor: 15", "floor", 15),
        ("escalation_floor: 5", "floor", 10),
        ("escalation_floor: 500", "floor", 100),
        ("escalation_floor: 45", "escalation", 45),
        ("escalation_floor: 15", "escalation", 20),
    ],
)
def test_a_value_is_changed_and_clipped_to_its_range(effects: str, name: str, value: float) -> None:
    s = after(effects)
    assert s.game.state[s.place(name)] == value


def test_bare_resources_are_the_orderer_s() -> None:
    s = after("coin: -1, by.will: 7", by="ben")
    assert s["ben.coin"] == 4
    assert s["ann.coin"] == 5
    assert s["ben.will"] == 57


def test_each_line_sees_the_lines_before() -> None:
    s = after("heat: 10, done_it: true, miles: heat, escalation: 10 if done_it else 0")
    assert s["miles"] == 350
    assert s["escalation"] == 30


def test_every_change_leaves_its_cause_and_what_it_was() -> None:
    s = after("heat: 10, done_it: true")
    turn, heat, flag = 1.0, float(s.place("heat")), float(s.place("done_it"))
    cause = float(CAUSE_RESULT)
    assert s.game.trace[-2:] == ((turn, cause, 0.0, 0.0, heat, 40.0, 50.0), (turn, cause, 0, 0, flag, 0, 1))


def test_a_change_that_changes_nothing_leaves_no_trace() -> None:
    s = Scene(WORLD.format(effects="law_b: true, heat: 0, escalation_floor: 3", by=""))
    before = s.game.trace
    s.effects("act")
    assert s.game.trace == before


def test_an_authority_set_again_counts_its_turns_anew() -> None:
    s = Scene(WORLD.format(effects="law_a: true", by=""))
    s.effects("act")
    s.next()
    s.effects("act")
    assert s.next()["law_a"] == 1
    assert s.next()["law_a"] == 0


def test_to_sound_is_to_consult_and_to_learn_a_mind_and_its_caveats() -> None:
    s = after("sound ben: true")
    at, pair = s.p.at, s.pair("ann", "ben")
    assert s.game.state[at.sounded + pair] == 1
    assert s.game.state[at.consulted + pair] == 1
    s["ben.will"] = 77
    assert s.believed("ann", "ben.will") == 77


def test_to_reveal_is_to_all_or_to_one() -> None:
    s = after("reveal miles -> ben: true, reveal seen_it: true")
    a, at = s.p.n.actors, s.p.at
    assert list(s.game.state[at.known_track + a : at.known_track + 2 * a]) == [0, 1, 0, 0, 0]
    assert list(s.game.state[at.known_flag : at.known_flag + a]) == [1] * a


def test_a_purse_whose_maximum_falls_below_0_is_empty() -> None:
    world = (
        "resources: {coin: {start: 5, max: 3 - 2 * turn, income: 1}}\nresponses: {act: {effects: {coin: 1}}}"
    )
    s = Scene(world)
    assert s["coin"] == 3  # at the start turn is 0
    s.effects("act")
    assert s["coin"] == 1
    assert s.next()["coin"] == 0
