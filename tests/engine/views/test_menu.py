"""What a seat is told of an order stays when it is given, and says what it would lose and when it is late."""

from __future__ import annotations

import pytest

from tabletop.engine.game import Game, start
from tabletop.engine.view import ForumView, MenuEntry
from tabletop.engine.views import build
from tests.engine.views.games import NAMES, moments, program, seats


def entry(game: Game, id: str) -> MenuEntry:
    return next(one for one in build(game, "norland").menu if one.id == id)


def forecast(forum: ForumView) -> tuple[object, ...]:
    shares = tuple((one.actor, one.yes, one.no, one.reasons) for one in forum.stances)
    return shares, forum.agreed, forum.chance, forum.outcomes, forum.chance_parts, forum.plans


@pytest.mark.parametrize("name", NAMES)
def test_the_forecast_of_an_order_is_the_same_before_and_after_it_is_given(name: str) -> None:
    compared = 0
    for game in moments(name, 4):
        who = seats(name)[0]
        if game.stage != "orders":
            continue
        for before in build(game, who).menu:
            if not before.is_available:
                continue
            given = game.order(who, before.forums[0].option)
            assert isinstance(given, Game)
            after = next(one for one in build(given, who).menu if one.id == before.id)
            if not any(
                "consult" in reason.term for one in before.forums[0].stances for reason in one.reasons
            ):
                assert forecast(after.forums[0])[1:] == forecast(before.forums[0])[1:]
                compared += 1
    assert compared


def test_the_delay_of_a_body_counts_and_what_falls_due_after_the_end_is_late() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    late = 0
    for turn in range(1, 8):
        for one in build(game, "norland").menu:
            for forum in one.forums:
                assert forum.due >= turn + one.takes
                assert forum.is_late == (forum.due > 7) == forum.acts.endswith("too late")
                assert (forum.acts == "now") == (forum.due == turn)
                late += forum.is_late
        if game.turn == turn and turn < 7:
            game = game.advance().advance().advance()
    assert late


def test_a_forum_says_what_a_refusal_loses_and_an_entry_how_often_it_can_be_ordered() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    for one in build(game, "norland").menu:
        for forum in one.forums:
            assert bool(forum.refused) == bool(forum.stances)
            if forum.rule == "each" and forum.stances:
                assert "costs return" in forum.refused
            elif one.cost and forum.stances:
                assert "its costs" in forum.refused
                assert forum.refused.count("paid") == 1
            if one.uses == "can be ordered once" and forum.stances and forum.rule != "each":
                assert "only use" in forum.refused
    assert any(one.uses == "can be ordered once" for one in build(game, "norland").menu)


def test_a_body_that_asks_nobody_is_not_called_by_its_rule() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    for one in build(game, "norland").menu:
        assert all((forum.rule_words == "nobody is asked") == (not forum.stances) for forum in one.forums)
