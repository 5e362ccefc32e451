"""Beliefs: what a seat takes the state to be, and how long it knows another's mind."""

import pytest

from tabletop.engine.kernel.beliefs import believe, error_of, put_on, take_off
from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.consent import contribution, mood
from tests.engine.kernel.scene import Scene

WORLD = """
trust: {{ben -> ann: 70}}
tracks:
  open: {{start: 10}}
  shut: {{start: 20, seen: facilitator}}
  ours: {{start: 30, seen: coalition}}
  theirs: {{start: 40, seen: [foe]}}
  vague: {{start: 50, seen: coalition, error: 20 - shut / 10}}
  exact: {{start: 60, error: -5}}
flags: {{told: Told, untold: {{text: U, seen: [foe]}}}}
resources: {{coin: {{start: 5}}}}
escalation: {{start: 10, floor: 5, seen: {seen}}}
responses:
  sound_ben: {{effects: {{sound ben: true}}}}
  act: {{domain: sea, effects: {{}}}}
"""


def world(seen: str = "all", **more: object) -> Scene:
    more.setdefault("foe", "capability: {sea: 1}")
    return Scene(WORLD.format(seen=seen), **more)  # type: ignore[arg-type]  # as Scene takes them


def test_a_track_or_flag_a_seat_may_not_see_has_its_start() -> None:
    s = world(played=("ann", "foe"))
    for name in ("open", "shut", "ours", "theirs", "told", "untold"):
        s[name] = 1
    names = ("open", "shut", "ours", "theirs", "told", "untold")
    assert [s.believed("ann", n) for n in names] == [1, 20, 1, 40, 1, 0]
    assert [s.believed("foe", n) for n in names] == [1, 20, 30, 1, 1, 1]


def test_the_coalition_is_who_is_a_member_at_that_moment() -> None:
    s = world(played=("ben", "foe"))
    s["ours"] = 1
    s["ben.member"], s["foe.member"] = 0, 1
    assert s.believed("ben", "ours") == 30
    assert s.believed("foe", "ours") == 1


def test_an_estimate_is_off_by_its_viewer_s_draw_times_the_error_on_the_truth() -> None:
    for seed in range(5):
        s = world(seed=seed)
        s["shut"], s["vague"] = 100, 62
        vague = 4 * s.p.n.actors
        u = draw((seed,), s.p.key.turn[1], s.p.key.estimate[vague + s.actor("ann")])
        assert s.believed("ann", "vague") == 62 + 10 * (2 * u - 1)


def test_an_estimate_stays_in_range_and_has_no_error_below_nought() -> None:
    for seed in range(5):
        s = world(seed=seed)
        s["vague"] = 100
        assert 0 <= s.believed("ann", "vague") <= 100
        assert s.believed("ann", "exact") == 60
        assert s.ask(lambda p, state: error_of(p, state, 5, 0)) == 0


def test_what_is_revealed_is_known_exactly() -> None:
    text = WORLD.format(seen="all") + "  show: {effects: {reveal vague -> ann: true, reveal untold: true}}\n"
    s = Scene(text, ("ann", "ben"), foe="capability: {sea: 1}")
    s.effects("show")
    s["vague"], s["untold"] = 33, 1
    assert s.believed("ann", "vague") == 33
    assert s.believed("ben", "vague") != 33
    assert s.believed("ben", "untold") == 1


def test_escalation_goes_by_who_sees_it_its_floor_with_it() -> None:
    s = world("[foe]", played=("ann", "foe"))
    s["escalation"], s["floor"] = 70, 30
    assert s.believed("ann", "escalation") == 10
    assert s.game.believed("ann")[s.place("floor")] == 5
    assert s.believed("foe", "escalation") == 70


def test_another_s_will_and_exposure_are_known_in_the_turn_of_a_sounding_and_the_next() -> None:
    s = world()

    def minds() -> list[float]:
        s["ben.will"], s["ben.exposure"], s["cat.will"], s["ann.will"] = 90, 80, 70, 5
        return [s.believed("ann", x) for x in ("ben.will", "ben.exposure", "cat.will", "ann.will")]

    assert minds() == [50, 0, 50, 5]
    s.order("sound_ben").results()
    assert minds() == [90, 80, 50, 5]
    s.next()
    assert minds() == [90, 80, 50, 5]
    s.next()
    assert minds() == [50, 0, 50, 5]


def test_moods_and_caveats_are_unknown_until_sounded_and_then_known_for_good() -> None:
    s = world(
        ann="capability: {sea: 50}",
        ben="capability: {sea: 50}, caveats: {act: {share: 40, disclosed: false}}",
    )
    act, ben = s.form("act"), s.actor("ben")
    everybody = s.p.at.work

    def known() -> tuple[bool, float]:
        b = list(s.game.believed("ann"))
        b[everybody : everybody + 2] = [1.0, 1.0]
        return mood(s.p, b, s.game.dice, s.p.form.response[act], ben) != 0, contribution(
            s.p, b, act, everybody
        )

    assert known() == (False, 100)
    s.order("sound_ben").results()
    for _ in range(4):
        assert known() == (True, 80)
        s.next()


def test_the_truth_and_a_seat_itself_know_its_mood() -> None:
    s = world(played=("ben",))
    response, ben = s.p.form.response[s.form("act")], s.actor("ben")
    states = list(s.game.state), list(s.game.believed("ben"))
    moods = [mood(s.p, state, s.game.dice, response, ben) for state in states]
    assert moods[0] == moods[1] != 0


@pytest.mark.parametrize("name", ["cat.member", "ben.coin", "told"])
def test_what_is_public_is_believed_as_it_is(name: str) -> None:
    s = world()
    s[name] = 0
    assert s.believed("ann", name) == 0
    assert s.believed("ann", "trust(ben -> ann)") == pytest.approx(70)


def test_another_seat_s_orders_of_the_turn_are_not_known() -> None:
    s = world(played=("ann", "ben"))
    s.order("sound_ben")
    at = s.p.at.order_count
    assert s.game.believed("ann")[at] == 1
    assert s.game.believed("ben")[at] == 0


def test_an_autopilot_believes_the_truth() -> None:
    s = world()
    s["shut"] = 99
    assert s.game.believed("foe") == s.game.state


def test_a_state_worn_for_a_moment_is_what_the_seat_believes_and_comes_back_to_the_last_number() -> None:
    for viewer in ("ann", "foe"):
        s = world("coalition", played=(), seed=3, ben="will: 70")
        s["shut"], s["ours"], s["theirs"], s["vague"], s["untold"] = 1, 2, 3, 40, 1
        s["ben.will"], s["escalation"] = 20, 60
        p, truth = s.p, list(s.game.state)
        believed, kept, worn = [0.0] * p.at.size, [0.0] * p.at.size, list(truth)
        believe(p, truth, s.game.dice, s.actor(viewer), believed)
        put_on(p, worn, s.game.dice, s.actor(viewer), kept)
        assert worn[: p.at.scratch] == believed[: p.at.scratch] != truth[: p.at.scratch]
        take_off(p, worn, kept)
        assert worn == truth
