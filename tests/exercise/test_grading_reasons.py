"""Why something would have been better: objectives, consent as the orders page shows it, and cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.analysis.grades import Decision
from tabletop.analysis.plans import Moment, moment
from tabletop.analysis.weighing import Estimate
from tabletop.engine.game import Game, start
from tabletop.engine.views import build
from tabletop.exercise.grading_reasons import apportioned, consents, helps, reasons
from tests.conformance.journeys import program
from tests.engine.kernel.scene import Scene

VALUE = Estimate(40.0, 1.0, 100)
TABLE = (
    "tracks: {good: {start: 50}}\nobjectives: {o: {title: Do good, score: good}, p: {title: Be quick, score: 50}}\n"
    "resources: {will: {title: Political will, start: 9}}\n"
    "bodies: {council: {title: Council, rule: consensus}}\nresponses:\n"
    "  act: {title: Act, consent: council, cost: {will: 2}, effects: {good: 5}}\n"
    "  wait: {title: Wait, effects: {good: 3}}\n"
)


def met(chosen: tuple[str, ...], **interests: int) -> tuple[Game, Moment]:
    """Orders of the first turn, these given; members want the act as their interests say."""
    people = {
        name: f"interests: {{act: {interests.get(name, 100)}}}" for name in ("ann", "ben", "cat", "dan")
    }
    ann, ben, cat, dan = people.values()
    scene = Scene(TABLE, clock="turns: 2, effort: 3", ann=ann, ben=ben, cat=cat, dan=dan).order(*chosen)
    return scene.game, moment(scene.game, "ann")


def decided(
    chosen: tuple[str, ...], best: tuple[str, ...], gains: tuple[float, ...] = (9.0, 2.0)
) -> Decision:
    return Decision(1, "", chosen, best, VALUE, VALUE, Estimate(11.0, 1.0, 100), VALUE, 9, "", gains)


def test_an_order_that_a_member_would_surely_stop_is_said_to_have_had_no_chance_and_whose_no_it_was() -> None:
    game, at = met(("act",), ben=-100)
    assert reasons(game, at, decided(("act",), ("wait",))) == (
        "Of these points: “Do good” +9 and “Be quick” +2.",
        "“Act” (Council) had no chance of being agreed to (Ben a sure no).",
        "The better way takes 1 effort instead of 2 and 0 political will instead of 2.",
    )


def test_an_order_that_would_have_been_agreed_to_is_said_to_have_been_sure_and_its_cost_is_told() -> None:
    game, at = met(())
    assert reasons(game, at, decided((), ("act",), (11.0, 0.3))) == (
        "Of these points: “Do good” +11.",
        "“Act” (Council) was sure to be agreed to.",
        "The better way takes 2 effort instead of 0 and 2 political will instead of 0.",
    )


def test_nothing_is_explained_where_nothing_was_given_up_and_of_answers_only_the_objectives() -> None:
    game, at = met(("act",), ben=-100)
    one = decided(("act",), ("wait",))
    assert reasons(game, at, replace(one, regret=Estimate(0.4, 0.1, 100))) == ()
    assert reasons(game, at, replace(one, inject="question")) == (
        "Of these points: “Do good” +9 and “Be quick” +2.",
    )


@given(st.lists(st.floats(-30.0, 30.0), min_size=1, max_size=8))
def test_whole_points_add_up_to_what_was_given_up_and_none_is_a_point_off(gains: list[float]) -> None:
    total = round(sum(gains))
    found = apportioned(gains, total)
    assert sum(found) == total
    assert all(abs(points - gain) < 1.0 + 1e-9 for points, gain in zip(found, gains, strict=True))


def test_what_each_objective_gains_adds_up_in_words_too() -> None:
    game, at = met(("act",), ben=-100)
    one = replace(
        decided(("act",), ("wait",), (2.45, 1.35)), inject="question", regret=Estimate(3.8, 1.0, 100)
    )
    assert reasons(game, at, one) == ("Of these points: “Do good” +3 and “Be quick” +1.",)


@pytest.mark.parametrize("name", ["strait-of-shadows", "borrowed-ground"])
def test_consent_is_what_the_orders_page_shows_with_the_same_orders(name: str) -> None:
    scenario = program(name)
    lead = scenario.actors[scenario.tables.actor.lead].id
    game = start(scenario, 3, (lead,))
    shown = {one.option: one for entry in build(game, lead).menu for one in entry.forums if one.stances}
    found = consents(game, moment(game, lead), tuple(shown))
    assert set(found) == set(shown)
    for order, one in found.items():
        assert one.agreed == pytest.approx(shown[order].agreed)
        assert one.no == pytest.approx(max(stance.no for stance in shown[order].stances))
    assert len({round(one.agreed) for one in found.values()}) > 2


def test_consulting_helps_an_order_exactly_where_the_orders_page_then_shows_more_consent() -> None:
    scenario = program("strait-of-shadows")
    lead = scenario.actors[scenario.tables.actor.lead].id
    game = start(scenario, 3, (lead,))
    at = moment(game, lead)
    consults = [one for one in at.menu if one.startswith("consult.")]
    found = set()
    for consulting in consults:
        beside = game.order(lead, consulting)
        assert isinstance(beside, Game)
        before, after = (
            {one.option: one.agreed for entry in build(some, lead).menu for one in entry.forums}
            for some in (game, beside)
        )
        for order in (one for one in at.menu if one.endswith("@council")):
            found.add(helps(game, at, order, consulting))
            assert helps(game, at, order, consulting) == (after[order] - before[order] >= 5.0)
    assert found == {True, False}
    assert not helps(game, at, consults[0], consults[1])  # which nobody decides
