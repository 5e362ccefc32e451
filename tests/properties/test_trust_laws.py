"""The laws of trust in rules.md, for any evidence, effects and memory.

Two sentences that sound like laws are false and not here: that trust never falls after a kept promise (fading can
outweigh it), and that a betrayal always costs more than an equal kept promise gains (not when trust is low).
"""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tabletop.engine.kernel.trace import CAUSE_FADE, CAUSE_RESULT
from tabletop.engine.kernel.trust import evidence, fade, trust
from tabletop.engine.program import Tables
from tests.conformance.journeys import program

SMALL = 1e-9
amounts = st.floats(0.01, 5.0)
effects = st.floats(-5.0, 5.0).filter(lambda m: abs(m) > 0.01)
memories = st.floats(0.05, 0.999)
evidences = st.tuples(st.floats(0.0, 40.0), st.floats(0.0, 40.0))
faiths = st.floats(1.0, 99.0)


class Pair:
    """One actor's trust in another: its evidence, base rate and what happens to it."""

    def __init__(self, kept_and_broken: tuple[float, float], faith: float = 50.0) -> None:
        p = program("duel").tables
        self.p: Tables = p._replace(actor=p.actor._replace(faith=(faith / 100.0, 0.5)))
        self.s = list(p.start)
        self.s[p.at.trust_kept + 1], self.s[p.at.trust_broken + 1] = kept_and_broken

    def act(self, m: float) -> Pair:
        evidence(self.p, self.s, [], CAUSE_RESULT, 0, 0, 0, 1, m)
        return self

    def fade(self, factor: float) -> Pair:
        fade(self.p, self.s, [], CAUSE_FADE, factor)
        return self

    @property
    def trust(self) -> float:
        return trust(self.p, self.s, 0, 1)


@given(evidences, faiths, st.lists(st.one_of(effects, st.tuples(memories)), max_size=30))
def test_trust_stays_strictly_between_nought_and_a_hundred(
    start: tuple[float, float], faith: float, happened: list[float | tuple[float]]
) -> None:
    pair = Pair(start, faith)
    for x in happened:
        if isinstance(x, tuple):
            pair.fade(x[0])
        else:
            pair.act(x)
        assert 0 < pair.trust < 100


@given(evidences, faiths, effects, memories)
def test_an_effect_moves_trust_its_own_way_compared_with_no_effect_in_the_same_turn(
    start: tuple[float, float], faith: float, m: float, memory: float
) -> None:
    with_effect = Pair(start, faith).fade(memory).act(m).trust
    without = Pair(start, faith).fade(memory).trust
    assert with_effect >= without if m > 0 else with_effect <= without


@given(evidences, faiths, st.lists(memories, max_size=30))
def test_without_effects_trust_moves_to_faith_and_never_overshoots(
    start: tuple[float, float], faith: float, memory: list[float]
) -> None:
    pair = Pair(start, faith)
    side = 1 if pair.trust >= faith else -1
    distance = side * (pair.trust - faith)
    for factor in memory:
        now = side * (pair.fade(factor).trust - faith)
        assert -SMALL <= now <= distance + SMALL
        distance = now


@given(evidences, st.permutations([0.3, -0.4, 1.0, -2.5, 0.1, 0.5]))
def test_with_a_perfect_memory_order_does_not_matter(start: tuple[float, float], order: list[float]) -> None:
    one, other = Pair(start), Pair(start)
    for m, n in zip(sorted(order), order, strict=True):
        one.fade(1.0).act(m)
        other.fade(1.0).act(n)
    assert abs(one.trust - other.trust) < SMALL


@given(evidences, amounts, memories)
def test_with_a_fading_memory_later_weighs_more(start: tuple[float, float], m: float, memory: float) -> None:
    good_last = Pair(start).act(-m).fade(memory).act(m).trust
    bad_last = Pair(start).act(m).fade(memory).act(-m).trust
    assert good_last > bad_last


@given(evidences, faiths, amounts)
def test_a_kept_promise_and_an_equal_betrayal_lower_trust_exactly_when_it_was_high(
    start: tuple[float, float], faith: float, m: float
) -> None:
    pair = Pair(start, faith)
    before = pair.trust
    threshold = 100 / (1 + pair.p.rules.trust_loss_weight)
    assume(abs(before - threshold) > 1e-6)
    after = pair.act(m).act(-m).trust
    assert (after < before) is (before > threshold)


@given(evidences, faiths, amounts)
def test_more_evidence_of_one_kind_moves_trust_further(
    start: tuple[float, float], faith: float, m: float
) -> None:
    assert Pair(start, faith).act(m + 1).trust > Pair(start, faith).act(m).trust
    assert Pair(start, faith).act(-m - 1).trust < Pair(start, faith).act(-m).trust
