"""What is decided on the floor is graded too: votes, and one's own orders changed, withdrawn or left as they were."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from tabletop.analysis.floors import Floor, floor, graded
from tabletop.analysis.grades import Decision
from tabletop.analysis.plans import World, moment, plain
from tabletop.analysis.policies import play_turn
from tabletop.analysis.weighing import Alone, Effort
from tabletop.engine.game import start
from tabletop.engine.kernel.beliefs import imagine
from tabletop.engine.kernel.consent import IMAGINED
from tabletop.engine.kernel.decision import close_floor
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.program import AGREED, EMPTY, ORDER_OPTION, ORDER_STATUS, REFUNDED
from tests.conformance.journeys import program
from tests.engine.kernel.scene import Scene

QUICK = Effort(first=2, second=8, kept=1, rounds=1, least=32, most=32, half_width=1.5)
TABLE = (
    "tracks: {good: {start: 50}}\nobjectives: {o: {score: good}}\n"
    "bodies: {council: {rule: consensus}}\n"
    "responses:\n"
    "  act: {consent: council, effects: {good: -20}, variants: {soft: {title: Soft, effects: {good: 15}}}}\n"
    "  plot: {by: foe, seen: by, effects: {good: -5}}\n"
    "  spoil: {by: ben, consent: council, effects: {good: -30}}\n"
)
WILLING = "interests: {act: 100, spoil: 100}"


def scene(*orders: str, by: str = "ann", played: tuple[str, ...] = ("ann",)) -> Scene:
    made = Scene(
        TABLE, played=played, clock="turns: 2, effort: 3", ann=WILLING, ben=WILLING, cat=WILLING, dan=WILLING
    )
    return made.order(*orders, by=by)


def floor_of(s: Scene) -> Floor:
    """The floor after these orders; whoever wants to decides on it before."""
    orders = s.game
    s.floor()
    return floor(s.game, moment(orders, "ann"))


def decisions(here: Floor) -> list[Decision]:
    return list(graded(here, (), (), partial(plain, here.at.program.tables), QUICK, Alone()).decisions)


def test_leaving_an_order_that_harms_is_priced_at_what_changing_it_would_have_given() -> None:
    here = floor_of(scene("act"))
    assert [(one.order, one.offered, one.chosen) for one in here.asked] == [
        ("act", ("", "act+soft", "withdraw"), "")
    ]
    (one,) = decisions(here)
    assert (one.floor, one.chosen, one.best) == ("act", ("",), ("act+soft",))
    assert one.gave_up == pytest.approx(35.0)


def test_what_was_changed_is_worth_what_it_gained_over_leaving_it() -> None:
    s = scene("act")
    orders = s.game
    s.floor().amend("act", "act+soft")
    (one,) = decisions(floor(s.game, moment(orders, "ann")))
    assert (one.chosen, one.best, one.gave_up) == (("act+soft",), ("act+soft",), 0.0)
    assert one.over_passing.mean == pytest.approx(35.0)


def test_an_order_best_left_as_it_is_is_not_told_of() -> None:
    here = floor_of(scene("act+soft"))
    assert [one.chosen for one in here.asked] == [""]
    assert decisions(here) == []


@pytest.mark.parametrize(("vote", "gave_up"), [("yes", 30.0), ("no", 0.0), ("", 30.0)])
def test_a_vote_is_priced_at_what_it_let_pass(vote: str, gave_up: float) -> None:
    s = scene("spoil", by="ben", played=("ann", "ben"))
    orders = s.game
    s.floor()
    if vote:
        s.vote("ann", "ben:spoil", vote)
    (one,) = decisions(floor(s.game, moment(orders, "ann")))
    assert one.floor == "ben:spoil"
    assert one.chosen == (vote or "yes",)  # who casts none stands by its position
    assert one.gave_up == pytest.approx(gave_up)
    if not gave_up:
        assert one.over_passing.mean == pytest.approx(30.0)


def test_what_others_ordered_in_secret_is_not_known_on_the_floor() -> None:
    quiet = floor_of(scene("act", played=("ann", "foe")))
    plotted = floor_of(scene("act", played=("ann", "foe")).order("plot", by="foe"))
    p = quiet.at.program.tables
    orders = slice(p.at.order, p.at.position)
    assert quiet.believed[orders] == plotted.believed[orders]
    assert [replace(one, ending="") for one in decisions(quiet)] == [
        replace(one, ending="") for one in decisions(plotted)
    ]


def test_what_the_seat_cannot_see_is_on_the_floor_too_as_each_of_its_worlds_has_it() -> None:
    """By the 50 that stands for the cargo on the page the order is worth nothing; in three worlds of four, 40."""
    willing = "interests: {act: 100}"
    s = Scene(
        "tracks: {good: {start: 50}, cargo: {start: 50, seen: [foe]}}\nobjectives: {o: {score: good}}\n"
        "bodies: {council: {rule: consensus}}\n"
        "responses: {act: {consent: council, effects: {good: 0.8 * (cargo - 50)}}}\n",
        clock="turns: 2, effort: 3", ann=willing, ben=willing, cat=willing, dan=willing,
    ).order("act")  # fmt: skip
    orders = s.game
    s.floor().amend("act", "withdraw")
    at, cargo = moment(orders, "ann"), s.place("cargo")
    worlds = (World(((cargo, 100.0),), 0.75), World(((cargo, 0.0),), 0.25))
    (one,) = decisions(floor(s.game, replace(at, worlds=worlds)))
    assert (one.chosen, one.best) == (("withdraw",), ("",))
    assert one.gave_up == pytest.approx(20.0, abs=4.0)
    (blind,) = decisions(floor(s.game, at))
    assert blind.gave_up == 0.0


def test_what_ones_own_order_cost_in_a_hidden_number_is_gone_on_the_floor_in_each_world() -> None:
    willing = "interests: {act: 100}"
    s = Scene(
        "tracks: {good: {start: 50}, cargo: {start: 50, seen: [foe]}}\nobjectives: {o: {score: good}}\n"
        "bodies: {council: {rule: consensus, price: {cargo: -15, ben.will: -5}}}\n"
        "responses: {act: {consent: council, effects: {good: 1}}}\n",
        clock="turns: 2, effort: 3", ann=willing, ben=willing, cat=willing, dan=willing,
    ).order("act")  # fmt: skip
    at, cargo, will = moment(s.game, "ann"), s.place("cargo"), s.place("ben.will")
    world = World(((cargo, 90.0), (will, 30.0)), 1.0)
    s.floor()
    (here,) = floor(s.game, replace(at, worlds=(world,))).at.worlds
    assert dict(here.hidden) == {cargo: 75.0, will: 25.0}
    (plain_one,) = floor(s.game, at).at.worlds
    assert dict(plain_one.hidden) == {cargo: 35.0, will: 45.0}
    quiet = moment(Scene(TABLE).game, "ann")
    assert floor(Scene(TABLE).floor().game, quiet).at == quiet


def test_what_others_may_have_ordered_in_secret_is_imagined_on_the_floor() -> None:
    """The foe plots in every turn and passes in none; that nobody sees it makes it no rarer."""
    plotting = TABLE.replace("seen: by,", "seen: by, weight: 1,")
    s = Scene(plotting, clock="turns: 1, effort: 3", ann=WILLING, ben=WILLING, cat=WILLING, dan=WILLING)
    s.order("act+soft")
    orders = s.game
    s.floor()
    here = floor(s.game, moment(orders, "ann"))
    found = graded(here, (), (), partial(plain, s.p), QUICK, Alone())
    assert found.opened.mean == pytest.approx(50.0 + 15.0 - 5.0)
    assert found.opened.half == pytest.approx(0.0, abs=1e-9)


def test_an_order_that_the_seat_sees_is_not_imagined_besides() -> None:
    """The foe's order is seen and has a chance of one in two to be given: what is seen is what there is."""
    seen = TABLE.replace("seen: by,", "seen: all, weight: 1,") + "  wait: {by: foe, weight: 1, effects: {}}\n"
    for seed in range(4):
        s = Scene(
            seen, seed=seed, clock="turns: 1, effort: 1", ann=WILLING, ben=WILLING, cat=WILLING, dan=WILLING
        )
        orders = s.game
        s.floor()
        here = floor(s.game, moment(orders, "ann"))
        found = graded(here, (), (), partial(plain, s.p), QUICK, Alone())
        assert found.opened.half == pytest.approx(0.0, abs=1e-9)
        plotted = [
            k
            for k, option in enumerate(s.program.options)
            if option == "plot" and s.game.state[s.p.at.done + k]
        ]
        assert found.opened.mean == pytest.approx(45.0 if plotted else 50.0)


def test_what_the_seat_sees_on_the_floor_is_decided_in_imagined_games_as_it_was() -> None:
    """Positions are known: each order that is seen fares as it did, whatever else is imagined."""
    scenario = program("strait-of-shadows")
    p, lead = scenario.tables, scenario.actors[scenario.tables.actor.lead].id
    game, at, met = start(scenario, 3, (lead,)), None, set()
    while game.stage != "over":
        if game.stage == "orders":
            game = play_turn(game, lead, "random")
            at = moment(game, lead)
        elif game.stage == "floor" and at is not None:
            here, true, dreamt = floor(game, at), list(game.state), [0.0] * p.at.size
            close_floor(p, true, game.dice, [])
            other = (7 + game.turn, at.actor + IMAGINED * at.turn, at.seed)
            imagine(p, list(here.believed), other, dreamt)
            close_floor(p, dreamt, other, [])
            for slot in range(p.n.slots):
                where = order_at(p, slot)
                if (
                    true[where + ORDER_STATUS] != float(EMPTY)
                    and not here.unseen[int(true[where + ORDER_OPTION])]
                ):
                    assert dreamt[where + ORDER_STATUS] == true[where + ORDER_STATUS]
                    met.add(true[where + ORDER_STATUS])
        game = game.advance()
    assert {float(AGREED), float(REFUNDED)} <= met  # who was refused was paid back
