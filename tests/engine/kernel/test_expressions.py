"""The stack machine: what each operation is worth at its edges, and that the first expression counts."""

import pytest

from tabletop.engine.kernel.expressions import clip, turns_of
from tests.engine.kernel.scene import Scene

WORLD = """
tracks: {nought: {}, half: {start: 0.5}, one: {start: 1}, heat: {start: 40}, cold: {start: -3, range: [-50, 50]}}
flags: {no: No}
authorities: {yes: {basis: FLAG, start: true}}
bodies: {council: {rule: opt_in, quorum: 1}, willing: {rule: opt_in, quorum: 1}}
responses:
  talk: {by: [ann, ben], effects: {}}
  act: {by: [ann, ben], consent: [council, willing], effects: {}, variants: {soft: {title: Soft}}}
injects:
  never: {at: 6, effects: {}}
  word: {at: 2, effects: {}}
"""


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("heat / nought", 0),
        ("7 / one", 7),
        ("7 / half", 14),
        ("7 % nought", 0),
        ("7.5 % one", 0.5),
        ("heat % 7", 5),
        ("heat - 7", 33),
        ("100 - -heat", 140),
        ("100 - -cold * 2", 94),
        ("100 + abs(cold)", 103),
        ("100 + abs(half)", 100.5),
        ("100 + abs(heat)", 140),
        ("100 + min(heat, 7, 9)", 107),
        ("100 + min(7, heat)", 107),
        ("100 + max(heat, 7, 9)", 140),
        ("100 + max(7, 9, heat)", 140),
        ("100 + clamp(heat, 50, 60)", 150),
        ("100 + clamp(heat, 10, 20)", 120),
        ("100 + clamp(heat, 30, 50)", 140),
        ("100 + clamp(heat, cold, one)", 101),
        ("100 + (heat if yes else cold) + 1", 141),
        ("100 + (heat if no else cold) + 1", 98),
        ("1 if heat < 40 else 0", 0),
        ("1 if heat < 41 else 0", 1),
        ("1 if heat <= 40 else 0", 1),
        ("1 if heat <= 39 else 0", 0),
        ("1 if heat > 40 else 0", 0),
        ("1 if heat > 39 else 0", 1),
        ("1 if heat >= 40 else 0", 1),
        ("1 if heat >= 41 else 0", 0),
        ("1 if heat == 40 else 0", 1),
        ("1 if heat == 41 else 0", 0),
        ("1 if heat != 40 else 0", 0),
        ("1 if heat != 41 else 0", 1),
        ("10 * (heat < 41) + (heat > 41)", 10),
        ("10 * (yes and no) + (yes or no)", 1),
        ("10 * (no or yes) + (no and yes)", 10),
        ("10 * (not no) + (not yes)", 10),
    ],
)
def test_every_operation_is_worth_what_it_says(written: str, worth: float) -> None:
    assert Scene(WORLD)[written] == worth


def test_a_truth_is_nought_or_one() -> None:
    s = Scene(WORLD)
    truths = (
        "heat == 40",
        "heat != 41",
        "yes",
        "not no",
        "yes or no",
        "yes and not no",
        "heat > 40",
        "heat == 41",
    )
    assert [s[truth] for truth in truths] == [1, 1, 1, 1, 1, 1, 0, 0]


def test_since_counts_from_the_turn_an_inject_fired_and_is_below_nought_before() -> None:
    s = Scene(WORLD)
    found = [(s["since(word)"], s["since(never)"])]
    for _ in range(3):
        s.next()
        found.append((s["since(word)"], s["since(never)"]))
    assert found == [(-1, -1), (0, -1), (1, -1), (2, -1)]


def test_counts_add_up_over_all_that_an_id_stands_for() -> None:
    s = Scene(WORLD, played=("ann", "ben"))
    s.order("talk", "act@council").order("act+soft@willing", by="ben").next()
    s.order("act+soft@willing").next()
    assert [s[f"done({id})"] for id in ("talk", "act", "act@council", "act+soft@willing")] == [1, 3, 1, 2]


@pytest.mark.parametrize(("orders", "actors"), [((), 0), (("ann",), 1), (("ben",), 1), (("ann", "ben"), 2)])
def test_together_counts_the_actors_whose_orders_are_carried_out_in_one_turn(
    orders: tuple[str, ...], actors: float
) -> None:
    s = Scene(WORLD, played=("ann", "ben")).order("talk")
    for name in orders:
        s.order("act@council" if name == "ann" else "act+soft@willing", by=name)
    s.results()
    assert s["together(act)"] == actors
    assert s["together(talk)"] == 1


@pytest.mark.parametrize(
    ("x", "low", "high", "clipped"),
    [(-1, 0, 1, 0), (0, 0, 1, 0), (0.5, 0, 1, 0.5), (1, 0, 1, 1), (2, 0, 1, 1)],
)
def test_to_clip_is_to_bring_into_range(x: float, low: float, high: float, clipped: float) -> None:
    assert clip(x, low, high) == clipped


@pytest.mark.parametrize(
    ("seconds", "turns"), [(0.5, 1), (1, 1), (10, 1), (10.5, 2), (20, 2), (0, 0), (1e11, 1e9), (1e10, 1e9)]
)
def test_a_duration_is_whole_turns_rounded_up(seconds: float, turns: float) -> None:
    s = Scene(WORLD)
    assert s.ask(lambda p, state: turns_of(p, state, -1, seconds, 10.0)) == turns
    assert s.ask(lambda p, state: turns_of(p, state, -1, -1.0, 10.0)) == 0


FIRST = "{}\nbodies: {{council: {{rule: consensus}}}}\nresponses: {{act: {{{}effects: {{}}}}}}\n"


def first(s: Scene, expression: int) -> Scene:
    """The scene, having made sure that this is the very first expression of its tables."""
    assert expression == 0
    return s


def test_a_drift_that_is_the_first_expression_counts() -> None:
    s = Scene(FIRST.format("tracks: {heat: {start: 40, drift: 3}}", ""), ann="interests: {act: 3}")
    assert first(s, s.p.track.drift[0]).next()["heat"] == 43


def test_an_expiry_that_is_the_first_expression_counts() -> None:
    s = Scene(
        FIRST.format("authorities: {paper: {basis: FLAG, start: true, expires: 2}}", ""),
        ann="interests: {act: 2}",
    )
    assert first(s, s.p.authority.expires[0]).next()["paper"] == 0


def test_a_maximum_that_is_the_first_expression_counts() -> None:
    s = Scene(FIRST.format("resources: {coin: {start: 5, income: 9, max: 6}}", ""), ann="interests: {act: 6}")
    assert first(s, s.p.purse.high[0]).next()["coin"] == 6


def test_an_error_that_is_the_first_expression_counts() -> None:
    s = Scene(FIRST.format("tracks: {heat: {start: 40, error: 6}}", ""), ann="interests: {act: 6}")
    assert first(s, s.p.track.error[0]).believed("ann", "heat") != 40


@pytest.mark.parametrize(("turn", "fires"), [(1, False), (2, True), (3, False)])
def test_a_turn_of_an_inject_that_is_the_first_expression_counts(turn: int, fires: bool) -> None:
    s = Scene(
        FIRST.format("tracks: {heat: {}}\ninjects: {word: {at: 2, effects: {heat: 1}}}", ""),
        ann="interests: {act: 2}",
    )
    first(s, s.p.inject.at[0])
    for _ in range(turn - 1):
        s.next()
    assert (s.game.state[s.p.at.fired_turn] == turn) is fires


def test_a_threshold_and_a_weight_that_are_the_first_expression_count() -> None:
    text = "bodies: {{body: {{{}}}}}\nresponses: {{act: {{consent: body, effects: {{}}}}}}\n"
    s = Scene(
        text.format("rule: majority, threshold: 4"),
        ann="interests: {act: 4}",
        ben="interests: {act: 100}",
        cat="interests: {act: 100}",
    )
    s.order("act").results()
    assert first(s, s.p.body.threshold[0])["refused(body)"] == 1
    weights = "rule: qualified, threshold: 25, weight_threshold: 90, weights: {ann: 4, ben: 1}"
    s = Scene(text.format(weights), ann="interests: {act: 4}", ben="interests: {act: -100}")
    s.order("act").results()
    assert first(s, s.p.body.weights[0])["refused(body)"] == 1
    s = Scene(text.format(weights), ann="interests: {act: 4}", ben="interests: {act: 100}")
    assert s.order("act").results()["agreed(body)"] == 1


@pytest.mark.parametrize("key", ["when", "law"])
def test_a_condition_or_a_law_that_is_the_first_expression_counts(key: str) -> None:
    world = "authorities: {paper: {basis: FLAG, start: true}}"
    s = Scene(FIRST.format(world, f"{key}: paper, ")).order("act")
    first(s, getattr(s.p.form, key)[0])
    s["paper"] = 0
    assert s.game.undo("ann") != s.game
    s = Scene(FIRST.format(world, f"{key}: paper, "))
    assert s.game.menu("ann") == ("act",)
    s["paper"] = 0
    assert s.game.menu("ann") == ()


def test_a_condition_that_is_the_first_expression_is_tested_again_on_the_floor_and_for_an_amendment() -> None:
    text = """
tracks: {heat: {start: 40}}
bodies: {council: {rule: consensus}}
responses: {act: {when: heat < 50, consent: council, effects: {}, variants: {soft: {title: Soft}}}}
injects: {storm: {at: 1, ask: ann, choices: {rage: {effects: {heat: 60}}, rest: {}}, default: rest}}
"""
    s = Scene(text).order("act")
    assert first(s, s.p.form.when[1]).floor().game.amendments("ann", "act") == ("act+soft",)
    s = Scene(text).order("act").answer("storm", "rage").floor()
    assert s.game.amendments("ann", "act") == ()
    s = Scene(text).order("act")
    s["heat"] = 60
    assert s.floor().positions("act") == {}


def test_a_chance_of_an_outcome_that_is_the_first_expression_counts() -> None:
    outcomes = "responses: {act: {outcomes: {low: {chance: 2, effects: {}}, high: {effects: {heat: 1}}}}}\n"
    s = Scene("tracks: {heat: {}}\n" + outcomes, ann="interests: {act: 2}", seed=1)
    assert first(s, s.p.outcome.chance[0]).order("act").results()["heat"] == 1
