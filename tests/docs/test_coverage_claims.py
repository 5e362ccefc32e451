"""Claims of the page on coverage that a fragment's loading does not show, played out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tabletop.engine.game import Game, start
from tabletop.engine.kernel import trace
from tabletop.scenario.load import load_text
from tests.docs.test_coverage import files, rows

EVERYBODY = ("norland", "meridia", "ostland", "carib", "varn")
Plan = dict[int, dict[str, list[str]]]


def played(
    row: int,
    plan: Plan,
    seed: int = 0,
    seats: tuple[str, ...] = EVERYBODY,
    votes: Mapping[str, str] | None = None,
) -> Game:
    """The game of a row's fragment with orders by turn and actor; on every order they are asked about, these vote."""
    fragment = rows()[row - 1].fragment
    assert fragment is not None
    game = start(load_text(files(fragment)).usable(), seed, seats)
    while game.stage != "over":
        if game.stage == "orders":
            for actor, orders in plan.get(game.turn, {}).items():
                for order in orders:
                    made = game.order(actor, order)
                    assert isinstance(made, Game), made
                    game = made
        elif game.stage == "floor":
            for key in [f"{actor}:{order}" for actor in EVERYBODY for order in game.orders_of(actor)]:
                for voter, vote in (votes or {}).items():
                    voted = game.vote(voter, key, vote)
                    game = voted if isinstance(voted, Game) else game
        game = game.advance()
    return game


def track(game: Game, id: str, turn: int) -> float:
    """A track at the end of a turn."""
    index = next(i for i, text in enumerate(game.program.tracks) if text.id == id)
    return game.past[turn - 1].closed[game.tables.at.track + index]


def causes(game: Game) -> set[int]:
    return {int(entry[1]) for record in game.past for entry in record.trace}


@pytest.mark.parametrize("declares", [True, False])
def test_row_11_a_limit_declared_in_time_costs_no_trust(declares: bool) -> None:
    plan: Plan = {1: {"meridia": ["declare_limits"] if declares else []}, 2: {"norland": ["patrol"]}}
    assert (trace.CAUSE_CAVEAT in causes(played(11, plan))) != declares


def test_row_6_a_young_relation_fades_faster() -> None:
    game = played(6, {1: {"norland": ["consult.ostland", "consult.meridia"]}})
    p, after = game.tables, list(game.past[0].closed)
    later = list(game.state)

    def lost(other: str) -> float:
        pair = EVERYBODY.index(other) * p.n.actors
        return 1 - later[p.at.trust_kept + pair] / after[p.at.trust_kept + pair]

    assert lost("ostland") > 5 * lost("meridia") > 0


def test_row_13_liaison_brings_the_council_a_turn_forward() -> None:
    soon = played(13, {1: {"norland": ["post_liaison"]}, 2: {"norland": ["patrol+cleared_by_liaison"]}})
    late = played(13, {2: {"norland": ["patrol"]}})
    assert track(soon, "tension", 2) != 40 == track(late, "tension", 2)


@pytest.mark.parametrize(("turn", "fall"), [(1, 12), (2, 0)])
def test_row_24_what_lands_too_late_does_nothing(turn: int, fall: int) -> None:
    game = played(24, {turn: {"norland": ["reinforce"]}})
    assert track(game, "tension", turn + 1) - track(game, "tension", turn + 2) == fall


def test_row_26_will_returns_to_the_new_governments_level() -> None:
    game = played(26, {})
    p = game.tables
    meridia = EVERYBODY.index("meridia")
    wills = [record.closed[p.at.will + meridia] for record in game.past]
    assert wills[0] == 55
    assert all(33 <= will <= 35 for will in wills[1:])


def test_row_37_the_side_deal_is_brought_to_whoever_trusts_least() -> None:
    weights: dict[str, set[float]] = {}
    for seed in range(12):
        game = played(37, {}, seed, ("norland", "meridia", "ostland"))
        for entry in game.past[0].trace:
            if int(entry[1]) == trace.CAUSE_AUTOPILOT and entry[2] >= 0:
                weights.setdefault(game.program.options[int(entry[2])], set()).add(entry[5])
    assert weights["side_deal.ostland"] == {8}
    assert weights.get("side_deal.meridia", {1}) == {1}


@pytest.mark.parametrize("supporters", [0, 2])
def test_row_56_three_of_four_can_stop_an_inspection_before_it_begins(supporters: int) -> None:
    plan: Plan = {1: {"norland": ["challenge"]}, 2: {"varn": ["stop_it"]}}
    votes = {
        "meridia": "yes" if supporters else "no",
        "carib": "yes" if supporters else "no",
        "norland": "no",
    }
    game = played(56, plan, votes=votes)
    assert (track(game, "tension", 3) < track(game, "tension", 2)) == (supporters == 0)
