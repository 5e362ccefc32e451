"""Variants cover what is tagged judgement, and a conclusion is turned only where the dice cannot excuse it."""

import pytest

from tabletop.analysis.sensitivity import (
    Conclusion,
    Findings,
    Standing,
    Verdict,
    Way,
    conclusions,
    latin_hypercube,
    moved,
    one_at_a_time,
    spans,
    standing,
)
from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME


def way(name: str, *worths: float, ends: tuple[int, ...] = (10, 10)) -> Way:
    return Way(name, worths, ends)


def findings(*ways: Way, line: Verdict | None = None) -> Findings:
    return Findings(ways, () if line is None else (line,))


def test_every_judgement_but_those_of_nought_is_varied_and_nothing_else() -> None:
    known = COEFFICIENTS | LOAD_TIME
    varied = {span.name for span in spans({}, {})}
    assert varied == {name for name, c in known.items() if c.tag == "J" and c.default != 0.0}
    assert "trust.prior" not in varied


def test_a_quarter_is_of_the_scenarios_own_value_and_keeps_within_what_it_may_be() -> None:
    found = {
        span.name: span
        for span in spans({"support.trust": 2.0, "trust.memory": 0.9}, {"trust.memory": (0, 1)})
    }
    assert (found["support.trust"].low, found["support.trust"].high) == (1.5, 2.5)
    assert [found["trust.memory"].low, found["trust.memory"].high] == pytest.approx([0.675, 1.0])
    assert [found["trust.overruled"].low, found["trust.overruled"].high] == pytest.approx([-0.5, -0.3])


def test_fading_by_the_year_is_idle_where_the_scenario_has_it_by_the_turn() -> None:
    names = {span.name for span in spans({"trust.memory_per_turn": 0.9}, {})}
    assert "trust.memory_per_turn" in names
    assert "trust.memory" not in names


def test_one_at_a_time_changes_one_each() -> None:
    over = spans({}, {})
    variants = one_at_a_time(over)
    assert [dict(v.rules) for v in variants[:2]] == [
        {over[0].name: over[0].low},
        {over[0].name: over[0].high},
    ]
    assert all(list(v.rules) == [v.name] for v in variants)
    assert len(variants) == 2 * len(over)


def test_a_latin_hypercube_takes_each_step_of_each_coefficient_once() -> None:
    over = spans({}, {})
    samples = latin_hypercube(over, 20)
    assert samples == latin_hypercube(over, 20)
    assert samples != latin_hypercube(over, 20, seed=1)
    for span in over:
        steps = [int((v.rules[span.name] - span.low) / (span.high - span.low) * 20) for v in samples]
        assert sorted(steps) == list(range(20))


def test_the_order_of_two_ways_is_a_conclusion_only_beyond_the_dice() -> None:
    a, b = way("a", *[60.0, 62.0] * 10), way("b", *[40.0, 39.0] * 10)
    noisy = way("noisy", *[0.0, 100.0] * 10)
    orders = [(c.way, c.than) for c in conclusions(findings(a, b, noisy)) if c.kind == "order"]
    assert orders == [("a", "b")]


def test_an_order_holds_is_open_or_turns() -> None:
    said = Conclusion("order", "a", "b")
    high, low, wild = [60.0, 62.0] * 10, [40.0, 39.0] * 10, [0.0, 100.0] * 10
    assert standing(said, findings(way("a", *high), way("b", *low))) is Standing.HOLDS
    assert standing(said, findings(way("a", *low), way("b", *high))) is Standing.TURNED
    assert standing(said, findings(way("a", *wild), way("b", *low))) is Standing.OPEN
    assert standing(said, findings(way("a", 60.0), way("b", 40.0))) is Standing.OPEN


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((80, 20), Standing.HOLDS),
        ((52, 48), Standing.OPEN),
        ((48, 52), Standing.OPEN),
        ((20, 80), Standing.TURNED),
    ],
)
def test_the_most_likely_ending_holds_is_open_or_turns(ends: tuple[int, int], expected: Standing) -> None:
    assert standing(Conclusion("ending", "a", answer=0), findings(way("a", ends=ends))) is expected


def test_two_games_alike_prove_no_ending() -> None:
    assert conclusions(findings(way("a", 1.0, 2.0, ends=(2, 0)))) == ()


def test_a_line_turns_only_when_its_verdict_is_sure() -> None:
    said = Conclusion("line", "good", answer=1)
    assert standing(said, findings(line=Verdict("good", True, True))) is Standing.HOLDS
    assert standing(said, findings(line=Verdict("good", False, False))) is Standing.OPEN
    assert standing(said, findings(line=Verdict("good", False, True))) is Standing.TURNED
    assert conclusions(findings(line=Verdict("good", False, False))) == ()


def test_moves_are_measured_seed_by_seed() -> None:
    luck = [10.0, 90.0] * 10
    difference, half = moved(way("a", *[x + 3.0 for x in luck]), way("a", *luck))
    assert difference == pytest.approx(3.0)
    assert half == pytest.approx(0.0)
