"""Resolve: what is due, how results are decided, and in which order effects apply."""

import pytest

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.resolve import certain_chance
from tests.engine.kernel.scene import YES, Scene


@pytest.mark.parametrize(
    ("written", "used"),
    [
        (50, 50),
        (2, 2),
        (1, 2),
        (0, 0),
        (1e-10, 0),
        (-1e-10, 0),
        (-7, 2),
        (1e-8, 2),
        (98, 98),
        (99, 98),
        (100, 100),
        (100 - 1e-10, 100),
        (100 + 1e-10, 100),
        (140, 98),
    ],
)
def test_only_nought_and_a_hundred_are_certain(written: float, used: float) -> None:
    assert certain_chance(written) == used


ALL_AT_ONCE = """
tracks: {heat: {start: 50}, miles: {range: [0, 999]}}
responses:
  one: {chance: 100 if heat == 50 else 0, success: {effects: {heat: 10, miles: heat}}, failure: {}}
  two:
    chance: 100 if heat == 50 and succeeded(one) == 0 else 0
    success: {effects: {heat: heat, miles: succeeded(one)}}
    failure: {effects: {heat: -50}}
"""


def test_all_results_are_decided_before_any_effect_and_each_line_sees_the_lines_before() -> None:
    s = Scene(ALL_AT_ONCE)
    s.order("one", "two").results()
    assert s["succeeded(two)"] == 1
    assert s["heat"] == 100, "60 and then as much again, clipped"
    assert s["miles"] == 61


def test_success_and_failure_rise_just_before_an_order_s_own_effects() -> None:
    s = Scene("tracks: {a: {}, b: {}}\nresponses: {act: {effects: {a: 10 * succeeded(act) + failed(act)}}}\n")
    assert s.order("act").results()["a"] == 10


def test_a_result_is_the_draw_of_its_orderer_response_and_value_in_the_turn_it_resolves() -> None:
    text = "responses: {act: {each: {whom: [ben, cat]}, takes: 1, chance: 50, success: {}, failure: {}}}\n"
    for seed in range(8):
        s = Scene(text, seed=seed)
        s.order("act.ben", "act.cat").next().results()
        for whom in ("ben", "cat"):
            form = s.p.form.group[s.form(f"act.{whom}")]
            u = draw((seed,), s.p.key.turn[2], s.p.group.key[form])
            assert s[f"succeeded(act.{whom})"] == (100 * u < 50)


def test_another_forum_and_another_variant_meet_the_same_dice() -> None:
    text = (
        "bodies: {a: {rule: opt_in, quorum: 1}, b: {rule: consensus}}\nresponses:\n"
        "  act: {consent: [a, b], chance: 50, success: {}, failure: {}, variants: {x: {title: X}}}\n"
    )
    for seed in range(8):
        found = set()
        for id in ("act@a", "act@b", "act+x@a", "act+x@b"):
            s = Scene(text, seed=seed, ben=YES, cat=YES, dan=YES)
            found.add(s.order(id).results()["succeeded(act)"])
        assert len(found) == 1


@pytest.mark.parametrize(
    ("outcomes", "counts"),
    [
        ("low: {chance: 0, effects: {a: 1}}, mid: {chance: 100, effects: {b: 1}}, last: {}", (0, 1)),
        ("low: {chance: -50, effects: {a: 1}}, mid: {chance: 150, effects: {b: 1}}, last: {}", (0, 1)),
        ("low: {chance: 170, effects: {a: 1}}, mid: {chance: 100, effects: {b: 1}}, last: {}", (1, 0)),
        ("low: {chance: 0, effects: {a: 1}}, mid: {chance: 0}, last: {effects: {b: 1}}", (0, 1)),
    ],
)
def test_the_first_outcome_whose_running_sum_exceeds_the_roll_holds_and_the_last_takes_the_rest(
    outcomes: str, counts: tuple[int, int]
) -> None:
    s = Scene(f"tracks: {{a: {{}}, b: {{}}}}\nresponses: {{act: {{outcomes: {{{outcomes}}}}}}}\n")
    s.order("act").results()
    assert (s["a"], s["b"]) == counts


def test_outcomes_share_the_roll_in_the_order_of_the_file() -> None:
    text = (
        "tracks: {a: {}}\nresponses:\n  act:\n    outcomes:\n      low: {chance: 30, effects: {a: 1}}\n"
        "      mid: {chance: 40, effects: {a: 2}, success: true}\n      last: {effects: {a: 3}}\n"
    )
    for seed in range(12):
        s = Scene(text, seed=seed)
        roll = 100 * draw((seed,), s.p.key.turn[1], s.p.group.key[0])
        s.order("act").results()
        assert s["a"] == (1 if roll < 30 else 2 if roll < 70 else 3)
        assert (s["succeeded(act)"], s["failed(act)"]) == ((0, 1) if roll >= 70 else (1, 0))


def test_a_middle_outcome_counts_as_neither_unless_it_says_so() -> None:
    s = Scene("responses: {act: {outcomes: {good: {chance: 0}, mid: {chance: 100}, bad: {}}}}\n")
    s.order("act").results()
    assert (s["succeeded(act)"], s["failed(act)"], s["done(act)"]) == (0, 0, 1)


DELAYED = """
tracks: {{woe: {{}}, log: {{range: [0, 9999]}}}}
bodies: {{slow: {{rule: opt_in, quorum: 1, takes: {body}}}, fast: {{rule: opt_in, quorum: 1}}}}
responses:
  act: {{takes: {takes}, consent: [slow, fast], effects: {{woe: 1}}}}
  b: {{effects: {{log: 9 * log + 2}}}}
  a: {{takes: 1, effects: {{log: 9 * log + 1}}}}
"""


@pytest.mark.parametrize(
    ("takes", "body", "due"),
    [("0", "1", 2), ("2", "0", 3), ("1", "1", 3), ("13h", "0", 3), ("12h", "1h", 3), ("24h", "12h", 4)],
)
def test_delays_of_response_and_body_are_each_rounded_up_to_turns_and_added(
    takes: str, body: str, due: int
) -> None:
    s = Scene(DELAYED.format(takes=takes, body=body), clock="turns: 6, step: 12h")
    s.order("act@slow")
    for turn in range(1, due):
        assert s.results()["woe"] == 0, turn
        assert s["pending(act)"] == 1
        s.next()
    assert s.game.turn == due
    assert s["pending(act)"] == 1
    assert s.results()["woe"] == 1
    assert s["pending(act)"] == 0


def test_a_duration_is_divided_by_the_step_of_the_turn_it_is_ordered_in() -> None:
    phases = "phases: {one: {title: One, turns: 1, step: 6h}, two: {title: Two, turns: 4, step: 24h}}\n"
    s = Scene(phases + DELAYED.format(takes="12h", body="0"), clock="effort: 6")
    s.order("act@fast").next()
    assert s.results()["woe"] == 0
    assert s.next().results()["woe"] == 1


def test_the_oldest_pending_orders_come_first() -> None:
    s = Scene(DELAYED.format(takes="0", body="0"))
    s.order("a").next()
    s.order("b").results()
    assert s["log"] == 12


def test_together_counts_the_actors_that_carry_it_out_until_the_turn_ends() -> None:
    s = Scene(
        "tracks: {a: {}}\nresponses:\n  act: {by: [ann, ben, foe], takes: 1, effects: {a: {set: together(act)}}}\n"
        "endings: {e: {when: together(act) == 3, outcome: victory, at_once: true}}\n",
        played=("ann", "ben", "foe"),
    )
    for name in ("ann", "ben", "foe"):
        s.order("act", by=name)
    s.results()
    assert s["together(act)"] == 0
    s.next().results()
    assert s["a"] == 3
    assert s.game.ending == "e"


def test_what_is_agreed_is_carried_out_even_if_its_orderer_leaves() -> None:
    s = Scene(
        "tracks: {a: {}}\nresponses: {act: {by: coalition, takes: 1, effects: {a: 1}}}\n",
        played=("ann", "ben"),
        ben="leaves: turn > 1",
    )
    s.order("act", by="ben").next()
    assert s["ben.member"] == 0
    assert s.results()["a"] == 1


def test_support_and_contribution_are_those_of_the_floor() -> None:
    s = Scene(
        "tracks: {a: {}, b: {}}\nbodies: {willing: {rule: opt_in}}\nresponses:\n  act:\n    domain: sea\n"
        "    consent: willing\n    takes: 1\n    chance: 100 if support > 60 and contribution == 75 else 0\n"
        "    success: {effects: {a: support, b: contribution}}\n    failure: {}\n",
        ann="capability: {sea: 50}",
        ben=YES + ", capability: {sea: 20}",
        cat=YES + ", capability: {sea: 5}",
        dan="interests: {act: -100}, capability: {sea: 25}",
    )
    s.order("act").next()
    s["ann.sea"] = 0
    s.results()
    assert (s["a"], s["b"]) == pytest.approx((200 / 3, 75))


def test_a_result_that_is_certain_is_a_success() -> None:
    s = Scene("responses: {act: {effects: {}}}\n")
    assert s.order("act").results()["succeeded(act)"] == 1
