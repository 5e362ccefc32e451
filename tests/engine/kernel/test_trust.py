"""Trust: its start, what evidence does to it, fading, means, and standing for the coalition."""

import pytest

from tests.engine.kernel.scene import RULES, Scene

ACTS = """
trust: {{ben -> ann: {{start: 62, depth: 8}}, ann <-> cat: 70}}
responses:
  keep_faith: {{effects: {{trust ben -> ann: 1}}}}
  break_faith: {{effects: {{trust ben -> ann: -1}}}}
  forget: {{effects: {{trust ben -> ann: {{keep: 40}}}}}}
  {more}
"""


def scene(more: str = "", **options: str) -> Scene:
    return Scene(ACTS.format(more=more), **options)  # type: ignore[arg-type]  # people and clock, all texts


def test_the_start_is_the_mean_of_its_evidence() -> None:
    s = scene()
    kept, broken = s.evidence("ben", "ann")
    assert kept + broken == pytest.approx(8)
    assert kept == pytest.approx(0.62 * 10 - 1)
    assert s.trust("ben", "ann") == pytest.approx(62)
    assert s.trust("ann", "cat") == s.trust("cat", "ann") == pytest.approx(70)


def test_a_pair_without_evidence_has_the_faith_of_the_truster() -> None:
    s = scene(ben="faith: 30")
    assert s.trust("ben", "cat") == pytest.approx(30)
    assert s.trust("cat", "ben") == pytest.approx(50)


def test_kept_faith_adds_what_it_is_worth_and_broken_faith_weighs_more() -> None:
    s = scene()
    kept, broken = s.evidence("ben", "ann")
    s.effects("keep_faith")
    assert s.evidence("ben", "ann") == (kept + 1, broken)
    s.effects("break_faith")
    assert s.evidence("ben", "ann") == (kept + 1, broken + 2.25)
    assert s.trust("ben", "ann") == pytest.approx(100 * (kept + 1 + 1) / (8 + 1 + 2.25 + 2))


def test_a_change_of_government_keeps_a_share_of_all_evidence() -> None:
    s = scene()
    kept, broken = s.evidence("ben", "ann")
    s.effects("forget")
    assert s.evidence("ben", "ann") == pytest.approx((0.4 * kept, 0.4 * broken))


def test_evidence_fades_by_the_length_of_the_turn_just_past() -> None:
    phases = "phases: {one: {title: One, turns: 1, step: 365d}, two: {title: Two, turns: 2, step: 730d}}"
    s = Scene(
        phases + ACTS.format(more=""),
        clock="effort: 6",
        rules="support: {mood: 0}, trust: {memory: 0.8}",
    )
    kept, broken = s.evidence("ben", "ann")
    assert s.next().evidence("ben", "ann") == pytest.approx((0.8 * kept, 0.8 * broken))
    assert s.next().evidence("ben", "ann") == pytest.approx((0.8**3 * kept, 0.8**3 * broken))


def test_a_memory_per_turn_overrides_the_memory_per_year() -> None:
    s = scene(rules="trust: {memory_per_turn: 0.5}")
    kept, broken = s.evidence("ben", "ann")
    assert s.next().evidence("ben", "ann") == (kept / 2, broken / 2)


def test_the_coalition_on_a_side_is_every_member_then_itself_excluded() -> None:
    s = scene("admit: {effects: {foe.member: true, dan.member: false, trust coalition -> ben: 1}}")
    before = {a: s.evidence(a, "ben")[0] for a in ("ann", "cat", "dan", "foe")}
    s.effects("admit")
    risen = {a: s.evidence(a, "ben")[0] - x for a, x in before.items()}
    assert risen == {"ann": 1, "cat": 1, "dan": 0, "foe": 1}
    assert s.evidence("ben", "ben") == (0, 0)


def test_both_directions_are_meant_by_a_double_arrow() -> None:
    s = scene("two: {effects: {trust coalition <-> foe: -1}}")
    s.effects("two")
    assert s.evidence("foe", "dan") == s.evidence("dan", "foe") == (0, 2.25)


def test_between_all_members_each_pair_is_meant_once_whatever_the_arrow() -> None:
    s = scene("bind: {effects: {trust coalition <-> coalition: 1}}")
    before = s.evidence("ben", "ann")[0]
    s.effects("bind")
    assert s.evidence("ben", "ann")[0] == before + 1
    assert s.evidence("dan", "cat") == s.evidence("cat", "dan") == (1, 0)
    s = scene("forget_all: {effects: {trust coalition <-> coalition: {keep: 40}}}")
    before = s.evidence("ben", "ann")[0]
    s.effects("forget_all")
    assert s.evidence("ben", "ann")[0] == 0.4 * before


def test_an_amount_is_evaluated_once_for_all_the_pairs_it_means() -> None:
    s = scene("sliding: {effects: {trust coalition -> ann: trust(coalition -> ann) / 100}}")
    amount = s["trust(coalition -> ann)"] / 100
    before = {a: s.evidence(a, "ann")[0] for a in ("ben", "cat", "dan")}
    s.effects("sliding")
    assert {a: s.evidence(a, "ann")[0] - x for a, x in before.items()} == pytest.approx(
        dict.fromkeys(before, amount)
    )


def test_means_are_over_members_other_than_the_one_trusted() -> None:
    s = scene()
    assert s["trust(coalition -> ann)"] == pytest.approx((62 + 70 + 50) / 3)
    assert s["trust(coalition -> foe)"] == pytest.approx(50)
    assert s["cohesion()"] == pytest.approx((62 + 70 + 70 + 9 * 50) / 12)
    for name in ("ben", "cat", "dan"):
        s[f"{name}.member"] = 0.0
    assert s["cohesion()"] == 0
    assert s["trust(coalition -> ann)"] == 0
    assert s["members()"] == 1


def test_the_weights_of_evidence_can_be_overridden() -> None:
    s = scene(rules=RULES.replace("memory: 1", "memory: 1, loss_weight: 4, prior: 4"))
    s["turn"] = 1
    kept, broken = s.evidence("ben", "ann")
    assert kept == pytest.approx(0.62 * 12 - 2)
    s.effects("break_faith")
    assert s.evidence("ben", "ann") == (kept, broken + 4)
