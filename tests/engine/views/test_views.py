"""Views in words: refusals, deadlines, effects, ratings."""

from __future__ import annotations

import pytest

from tabletop.engine.game import Game, start
from tabletop.engine.views import build
from tabletop.engine.views.debrief import rating
from tests.engine.views.games import NAMES, moments, program, seats


def given(game: Game, seat: str, *orders: str) -> Game:
    """The game after a seat's orders, which must be on its menu."""
    for order in orders:
        after = game.order(seat, order)
        assert isinstance(after, Game), after
        game = after
    return game


def refusals(game: Game, seat: str) -> dict[str, str]:
    """Why each order that is not on the menu is not."""
    return {m.id: m.refusal for m in build(game, seat).menu if not m.is_available}


@pytest.mark.parametrize("name", NAMES)
def test_every_seat_has_a_view_at_every_stage(name: str) -> None:
    for game in moments(name, 31):
        for actor in game.program.actors:
            view = build(game, actor.id)
            assert (view.turn, view.stage, view.seat) == (game.turn, game.stage, actor.id)
            for m in view.menu:
                assert m.forums
                assert m.is_available == (m.refusal == "")


def test_building_a_view_leaves_the_game_alone() -> None:
    for game in moments("everything", 32):
        digest = game.digest()
        assert repr(build(game, "norland")) == repr(build(game, "norland"))
        assert game.digest() == digest


def test_what_cannot_be_ordered_says_why() -> None:
    game = start(program("harbour"), 1, ["alba"])
    game = given(game, "alba", "buy_fuel", "brief_press")
    why = refusals(game, "alba")
    assert why["buy_fuel"] == "ordered this turn"
    assert why["bombard"] == "takes 2 effort, 1 left"
    game = given(start(program("harbour"), 1, ["alba"]), "alba", "ask_consent")
    game = game.advance().advance().advance()
    assert refusals(game, "alba")["ask_consent"] == "again from turn 3"


def test_a_missing_legal_basis_is_named_with_its_price() -> None:
    view = build(start(program("harbour"), 1, ["alba"]), "alba")
    escort = next(m for m in view.menu if m.id == "escort")
    assert escort.law == "NO BASIS: needs Consent of the harbour or A mandate"
    assert escort.is_available
    assert escort.unlawful.startswith("Tension +12, the members' trust in you about -")


def test_effects_on_what_the_seat_cannot_see_are_not_named() -> None:
    game = start(program("harbour"), 1, ["alba", "rival"])
    scheme = next(m for m in build(game, "rival").menu if m.id == "scheme")
    assert scheme.success == "Plot +10"
    block = next(m for m in build(game, "rival").menu if m.id == "block")
    assert block.success == "Tension +6"  # fuel is the coalition's to see


def test_a_drifting_track_meets_its_band_in_the_turn_the_deadline_names() -> None:
    game = start(program("strait-of-shadows"), 1, ["norland"])
    named = {d.text: d.turn for d in build(game, "norland").deadlines}
    assert named["Miles to Port Sable: “in the strait” if it keeps falling by 120 a turn"] == 3
    assert named["Miles to Port Sable: 0 if it keeps falling by 120 a turn"] == 7
    assert named["Regional tension: “strained” if it keeps rising by 1 a turn"] == 6
    assert named["last turn"] == 7


@pytest.mark.parametrize(
    ("score", "letter"),
    [(100, "P"), (80, "P"), (79.9, "S"), (66, "S"), (65, "M"), (50, "M"), (49, "U"), (0, "U")],
)
def test_scores_are_rated(score: float, letter: str) -> None:
    assert rating(score) == letter


def test_a_dilemma_is_the_asked_seats_to_answer() -> None:
    for game in moments("harbour", 33):
        if game.turn == 3 and game.stage == "orders":
            mine = next(i for i in build(game, "alba").injects if i.id == "leak")
            assert mine.asks_me
            assert {c.id: c.is_on_offer for c in mine.choices} == {
                "deny": True,
                "confirm": True,
                "joke": False,
            }
            theirs = next(i for i in build(game, "bram").injects if i.id == "leak")
            assert (theirs.asks_me, theirs.asked, theirs.choices) == (False, "Alba", ())
            return
    pytest.fail("the leak never came")


def test_the_orderer_is_told_what_an_amendment_costs() -> None:
    offered = 0
    for game in moments("everything", 34, ("norland",)):
        if game.stage != "floor":
            continue
        for order in build(game, "norland").orders:
            shown = [a.order for a in order.amendments]
            if shown:
                assert shown == [*game.amendments("norland", order.id), "withdraw"]
                assert all(a.words for a in order.amendments)
                offered += 1
    assert offered > 0


@pytest.mark.parametrize("name", NAMES)
def test_results_are_told_to_those_who_see_the_order(name: str) -> None:
    for game in moments(name, 35):
        for seat in seats(name):
            view = build(game, seat)
            assert game.stage in ("results", "over") or view.results == ()
            for result in view.results:
                assert 0.0 <= result.roll <= 100.0
                assert result.is_certain or 0.0 <= result.chance <= 100.0


def test_the_debrief_names_every_no_of_every_turn_with_its_strongest_reason() -> None:
    game = start(program("strait-of-shadows"), 7, ["norland"])
    game = given(game, "norland", "deny_bunkers@council").advance().advance()
    game = game.advance().advance().advance()  # a turn without orders, to its results
    shown = build(game, "norland").turns_played
    assert shown[0].objections
    assert {one.order for one in shown[0].objections} == {"Deny fuel and pilots along the strait"}
    assert all(one.body == "Coalition Council" and one.term and one.words for one in shown[0].objections)
    assert shown[1].objections == ()


def test_a_promise_says_when_it_falls_due_and_what_it_is_worth() -> None:
    game = start(program("strait-of-shadows"), 7, ["norland"])
    promise = next(m for m in build(game, "norland").menu if m.id == "promise_engineers")
    assert "a promise to Ostland, due in turn " in promise.success
    assert "if kept, -" in promise.success


def test_an_objective_shows_what_its_score_rests_on_as_the_seat_sees_it() -> None:
    game = start(program("strait-of-shadows"), 7, ["norland"])
    law = next(o for o in build(game, "norland").objectives if o.id == "law")
    assert any(one.startswith("Legitimacy ") for one in law.evidence)
