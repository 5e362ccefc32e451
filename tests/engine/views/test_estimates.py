"""A number is shown alike wherever it is shown: what moved adds up, and a new estimate stands apart from a move."""

from __future__ import annotations

import pytest

from tabletop.engine.facts import ledger
from tabletop.engine.game import start
from tabletop.engine.happenings import ANEW
from tabletop.engine.views import build
from tests.engine.views.games import NAMES, moments, program, seats


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_of_a_turn_lead_from_what_was_shown_when_the_last_one_closed_to_what_is_shown_now(
    name: str,
) -> None:
    compared = 0
    for game in moments(name, 5):
        for who in seats(name):
            view = build(game, who)
            for track in view.tracks:
                told = [
                    one
                    for one in ledger(game, who, track.id)
                    if one.turn == game.turn and one.kind != "start"
                ]
                if track.value is None or track.previous is None or not told:
                    continue
                assert told[0].before == pytest.approx(track.previous)
                assert told[-1].after == pytest.approx(track.value)
                compared += 1
    assert compared


def test_a_new_estimate_is_told_as_one_and_only_as_the_turn_opens() -> None:
    game = start(program("strait-of-shadows"), 7, ("norland",))
    found = 0
    for _ in range(4):
        game = game.advance().advance().advance()
        for fact in build(game, "norland").facts:
            assert (fact.kind == "estimate") == (fact.cause == ANEW)
            found += fact.kind == "estimate"
    assert found


def test_who_was_consulted_is_marked_for_this_turn_and_the_next() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    first = next(
        one for one in build(game, "norland").menu if one.id.startswith("consult.") and one.is_available
    )
    partner = first.id.partition(".")[2].partition("+")[0]
    given = game.order("norland", first.forums[0].option)

    def marked(now: object) -> int:
        return next(one.consulted_to for one in build(now, "norland").actors if one.id == partner)  # type: ignore[arg-type]

    assert marked(game) == 0
    assert marked(given) == 2
    second = given.advance().advance().advance()  # type: ignore[union-attr]
    assert (second.turn, marked(second)) == (2, 2)
    assert marked(second.advance().advance().advance()) == 0


def test_a_red_line_says_what_would_lift_it_or_what_it_turns_on() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    said = {
        reason.words
        for one in build(game, "norland").menu
        for forum in one.forums
        for stance in forum.stances
        for reason in stance.reasons
        if reason.term == "red_line"
    }
    assert said
    assert any("unless" in words or "turns on" in words for words in said)
