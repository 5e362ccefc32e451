"""Decision and Resolve: exactly what is told of votes and results, and where their edges lie."""

import pytest

from tabletop.engine.game import Game
from tabletop.engine.interventions import rule_result
from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.resolve import certain_chance
from tabletop.engine.kernel.trace import (
    CAUSE_AGREED,
    CAUSE_REFUSED,
    CAUSE_RESULT,
)
from tabletop.engine.program import (
    AGREED,
    ORDER_BLOCKER,
    ORDER_STATUS,
    RING_CHANCE,
    RING_DUE,
    RING_ROLL,
)
from tests.engine.kernel.scene import MEH, NO, YES, Scene


def holds(body: str, positions: str) -> bool:
    """Whether ben's second order of the turn is agreed; positions are those of ann, cat and dan: y, a or n."""
    said = {"y": YES, "a": MEH, "n": NO}
    people = {name: said[x] for name, x in zip(("ann", "cat", "dan"), positions, strict=True)}
    s = Scene(
        f"bodies: {{other: {{rule: consensus}}, body: {{{body}}}}}\nresponses:\n"
        "  talk: {by: [ann, ben], effects: {}}\n  act: {by: ben, consent: body, effects: {}}\n",
        played=("ben",),
        **people,  # type: ignore[arg-type]  # people, not the other options
    )
    s.order("talk", "act", by="ben").results()
    assert s.field("act", ORDER_BLOCKER, "ben") in (-1, s.actor("cat"))
    return s.field("act", ORDER_STATUS, "ben") == AGREED


WEIGHTS = "weights: {ann: 20, ben: 10, cat: 30, dan: 40}"


@pytest.mark.parametrize(
    ("body", "positions", "agreed"),
    [
        (f"rule: qualified, threshold: 50, weight_threshold: 40, {WEIGHTS}", "nyn", True),
        (f"rule: qualified, threshold: 50.4, weight_threshold: 40, {WEIGHTS}", "nyn", False),
        (f"rule: qualified, threshold: 50, weight_threshold: 40.3, {WEIGHTS}", "nyn", False),
        (f"rule: qualified, threshold: 0, weight_threshold: 10.5, {WEIGHTS}", "nnn", False),
        (f"rule: qualified, threshold: 0, weight_threshold: 10, {WEIGHTS}", "nnn", True),
        ("rule: opt_in, quorum: 2", "nyn", True),
        ("rule: opt_in, quorum: 2.1", "nyn", False),
        ("rule: opt_in", "ann", False),
        ("rule: majority, threshold: 2", "nyn", True),
        ("rule: majority, threshold: 2.1", "nyn", False),
        ("rule: majority, threshold: 2, veto: [cat]", "yny", False),
        ("rule: majority, threshold: 2, veto: [cat]", "nyn", True),
    ],
)
def test_a_threshold_is_met_exactly_and_not_a_shade_below(body: str, positions: str, agreed: bool) -> None:
    assert holds(body, positions) is agreed


TABLE = """
tracks: {heat: {start: 50}, miles: {range: [0, 999]}}
bodies: {other: {rule: consensus}, council: {rule: consensus}}
responses:
  talk: {effects: {}}
  sure: {consent: council, effects: {miles: 5}}
  dare: {chance: heat, success: {effects: {miles: 1}}, failure: {effects: {miles: 2}}}
  pick:
    outcomes:
      low: {chance: 0.5}
      mid: {chance: heat - 0.5}
      high: {effects: {miles: 9}}
  wide: {outcomes: {all: {chance: 150, effects: {}}, rest: {effects: {}}}}
  late: {chance: heat, takes: 1, success: {}, failure: {}}
"""


def roll_of(s: Scene, id: str, turn: int = 1) -> float:
    return 100 * draw((s.game.seed,), s.p.key.turn[turn], s.p.group.key[s.p.form.group[s.form(id)]])


def first_outcome(s: Scene, id: str) -> int:
    return s.p.form.outcome_first[s.form(id)]


@pytest.mark.parametrize(("dan", "agreed"), [(MEH, True), (NO, False)])
def test_a_vote_is_told_with_its_body_and_support_or_noes(dan: str, agreed: bool) -> None:
    people = {"ben": YES, "cat": YES, "dan": dan.replace("act", "sure"), "foe": NO}
    people = {name: said.replace("act", "sure") for name, said in people.items()}
    s = Scene(TABLE, **people)  # type: ignore[arg-type]  # people, not the other options
    s.order("talk", "sure").results()
    option = s.option("sure")
    told = s.told(CAUSE_AGREED if agreed else CAUSE_REFUSED)
    assert [entry for entry in told if entry[0] == option] == [(option, 0, -1, 1, 200 / 3 if agreed else 1)]


def test_a_result_is_told_with_its_chance_and_roll_and_a_certain_one_with_a_hundred_and_none() -> None:
    s = Scene(TABLE, ben=YES.replace("act", "sure"))
    s.order("talk", "sure", "dare").results()
    miles, roll = s.place("miles"), roll_of(s, "dare")
    sure, attempt = s.option("sure"), s.option("dare")
    won, lost = first_outcome(s, "dare"), first_outcome(s, "dare") + 1
    outcome = won if roll < 50 else lost
    assert s.told(CAUSE_RESULT)[1:] == [
        (sure, first_outcome(s, "sure"), -1, 100, 0),
        (sure, first_outcome(s, "sure"), miles, 0, 5),
        (attempt, outcome, -1, 50, roll),
        (attempt, outcome, miles, 5, 6 if outcome == won else 7),
    ]


@pytest.mark.parametrize(("above", "succeeds"), [(1e-9, 1), (0, 0)])
def test_a_roll_must_be_below_the_chance(above: float, succeeds: float) -> None:
    s = Scene(TABLE, seed=3)
    s["heat"] = roll_of(s, "dare") + above
    assert s.order("dare").results()["succeeded(dare)"] == succeeds


def test_of_several_outcomes_the_first_whose_running_sum_is_above_the_roll_comes_about() -> None:
    for seed in range(12):
        s = Scene(TABLE, seed=seed)
        roll = roll_of(s, "pick")
        s.order("pick").results()
        place, running = (0, 0.5) if roll < 0.5 else (1, 50) if roll < 50 else (2, 100)
        assert s.told(CAUSE_RESULT)[0] == (
            s.option("pick"),
            first_outcome(s, "pick") + place,
            -1,
            running,
            roll,
        )
    for above, place in ((1e-9, 1), (0, 2)):
        s = Scene(TABLE, seed=3)
        s["heat"] = roll_of(s, "pick") + above
        s.order("pick").results()
        assert s.told(CAUSE_RESULT)[0][1] == first_outcome(s, "pick") + place


def test_an_outcome_takes_no_more_than_all() -> None:
    s = Scene(TABLE).order("wide").results()
    assert s.told(CAUSE_RESULT)[0][2:4] == (-1, 100)


def test_a_result_ruled_by_the_facilitator_is_told_as_certain_and_rules_once() -> None:
    s = Scene(TABLE)
    ruled = rule_result(s.game, "ann", "dare", "failure")
    assert isinstance(ruled, Game)
    s.game = ruled
    s.order("talk", "dare").results()
    option, lost = s.option("dare"), first_outcome(s, "dare") + 1
    assert s.told(CAUSE_RESULT)[1] == (option, lost, -1, 100, 0)
    assert s.game.state[s.p.at.forced + option] == -1


def test_an_order_on_its_way_has_no_chance_and_no_roll_yet() -> None:
    s = Scene(TABLE).order("talk", "late").results()
    ring = s.p.at.ring + s.p.n.ring_width
    assert [s.game.state[ring + field] for field in (RING_DUE, RING_CHANCE, RING_ROLL)] == [2, 0, 0]
    assert s["pending(late)"] == 1
    s.next().order("late").floor()
    s.game = s.game.advance()
    assert s["pending(late)"] == 1


@pytest.mark.parametrize(
    ("written", "used"),
    [
        (1e-9, 0),
        (-1e-9, 0),
        (-0.5, 2),
        (-2e-9, 2),
        (100 - 1e-9, 100),
        (100 + 1e-9, 100),
        (100.5, 98),
        (101, 98),
    ],
)
def test_what_is_certain_ends_at_a_billionth(written: float, used: float) -> None:
    assert certain_chance(written) == used


def test_a_result_counts_every_time_and_once_it_is_over_nothing_is_on_its_way() -> None:
    s = Scene(TABLE)
    for won in (100.0, 0.0, 100.0, 0.0):
        s["heat"] = won
        s.order("talk", "dare").results()
        options = range(s.p.n.options)
        assert [s.game.state[s.p.at.pending + o] for o in options] == [0] * len(options)
        together = [o for o in options if s.game.state[s.p.at.together + o] == 1]
        assert together == [s.option("talk"), s.option("dare")]
        s.next()
    assert (s["succeeded(dare)"], s["failed(dare)"], s["succeeded(talk)"]) == (2, 2, 4)


def test_a_body_counts_how_often_it_agreed_and_refused() -> None:
    s = Scene(
        "bodies: {other: {rule: consensus}, council: {rule: consensus}}\n"
        "responses: {act: {consent: council, effects: {}}, talk: {effects: {}}}\n",
        cat="interests: {act: 100 - 200 * (turn % 2)}",
        dan="interests: {act: 100 - 200 * (turn % 2)}",
    )
    for turn in (1, 2, 3, 4):
        s.order("talk", "act").results()
        if turn % 2:
            assert s.told(CAUSE_REFUSED) == [(s.option("act"), 0, -1, 1, 2)]
        else:
            assert s.told(CAUSE_AGREED)[-1] == pytest.approx((s.option("act"), 0, -1, 1, 200 / 3))
        assert s.told(CAUSE_AGREED)[0] == (s.option("talk"), 0, -1, -1, 100)
        found = [s[f"{word}({body})"] for word in ("agreed", "refused") for body in ("council", "other")]
        assert found == [turn // 2, 0, (turn + 1) // 2, 0]
        s.next()


def test_who_orders_takes_a_whole_part_in_its_own_order() -> None:
    s = Scene(TABLE.replace("  talk: {", "  talk: {by: [ann, ben], "), played=("ann", "ben"))
    s.order("talk").order("talk", by="ben").results()
    n = s.p.n.actors
    for a, name in enumerate(("ann", "ben")):
        first = s.p.at.weight + s.slot("talk", name) * n
        assert list(s.game.state[first : first + n]) == [int(k == a) for k in range(n)]
