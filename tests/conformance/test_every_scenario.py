"""Laws of every game of every scenario, played live and rebuilt from JSON at every step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tabletop.engine.game import Game, Refusal
from tests.conformance.journeys import (
    ADVANCE,
    FILES,
    SEEDS,
    TRANSPORTS,
    Journey,
    do,
    journey,
    live,
    on_the_floor,
)
from tests.conformance.laws import assert_accounted_for, assert_in_range

JOURNEYS = [(name, transport, seed) for name in FILES for transport in TRANSPORTS for seed in SEEDS]


@pytest.fixture(scope="module", params=JOURNEYS, ids=lambda x: "-".join(map(str, x)))
def played(request: pytest.FixtureRequest) -> Journey:
    """A journey; of module scope so that tests of one stand together and it is made once."""
    name, transport, seed = request.param
    return journey(name, transport, seed)


def test_a_game_ends_within_its_turns_and_every_stage_can_advance(played: Journey) -> None:
    stages = [game.stage for command, game in played.steps if command == ADVANCE]
    assert played.last.stage == "over"
    assert played.last.turn <= played.last.tables.n.turns
    assert stages == ["floor", "results", "orders"] * (played.last.turn - 1) + ["floor", "results", "over"]
    assert played.last.advance() is played.last
    endings = [x.id for x in played.last.program.endings]
    assert played.last.ending in (*endings, "time_runs_out")


def test_the_same_commands_give_the_same_game_bit_for_bit(played: Journey) -> None:
    game = played.first
    for command, expected in played.steps:
        made = do(game, command)
        assert isinstance(made, Game)
        game = made
        assert game.digest() == expected.digest()
        assert game.trace == expected.trace
    assert game == live(played.last)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", FILES)
def test_what_travels_is_what_was_played(name: str, seed: int) -> None:
    here, there = (journey(name, transport, seed) for transport in TRANSPORTS)
    assert [command for command, _ in here.steps] == [command for command, _ in there.steps]
    assert [game.digest() for game in here.games] == [game.digest() for game in there.games]


def test_an_order_is_accepted_exactly_when_it_is_on_the_menu(played: Journey) -> None:
    for game in _at(played, "orders"):
        for k, actor in enumerate(game.program.actors):
            options = game.program.options[
                game.tables.actor.option_first[k] : game.tables.actor.option_last[k]
            ]
            accepted = tuple(id for id in options if isinstance(game.order(actor.id, id), Game))
            assert accepted == (game.menu(actor.id) if actor.id in game.played else ())


def test_an_amendment_is_accepted_exactly_when_it_is_offered(played: Journey) -> None:
    for game in _at(played, "floor"):
        for orderer, id, _ in on_the_floor(game):
            offered = game.amendments(orderer, id)
            k = game.actor(orderer)
            assert k is not None
            options = game.program.options[
                game.tables.actor.option_first[k] : game.tables.actor.option_last[k]
            ]
            assert offered == tuple(o for o in options if isinstance(game.amend(orderer, id, o), Game))


def test_a_refusal_has_a_sentence_and_changes_nothing(played: Journey) -> None:
    for game in played.games[::7]:
        for asked in (
            game.order("nobody", "nothing"),
            *(game.order(seat, "nothing") for seat in game.played),
            *(game.answer(seat, "nothing", "nothing") for seat in game.played),
            *(game.vote(seat, "nobody:nothing", "yes") for seat in game.played),
            *(game.amend(seat, "nothing", "nothing") for seat in game.played),
        ):
            assert isinstance(asked, Refusal)
            assert asked.reason
            assert asked.message


def test_an_order_taken_back_was_never_given(played: Journey) -> None:
    for game in _at(played, "orders"):
        for actor in game.played:
            for id in game.menu(actor)[:3]:
                given = game.order(actor, id)
                assert isinstance(given, Game)
                assert given.undo(actor) == game


def test_commands_leave_the_game_they_were_given_to_as_it_was(played: Journey) -> None:
    before = [(game.stage, game.digest(), len(game.trace), len(game.past)) for game in played.games]
    for game in played.games:
        game.advance()
    assert [(game.stage, game.digest(), len(game.trace), len(game.past)) for game in played.games] == before


def test_every_number_stays_in_its_range(played: Journey) -> None:
    for game in played.games:
        assert_in_range(game)


def test_every_change_of_a_number_has_its_cause_and_they_chain_from_start_to_end(played: Journey) -> None:
    assert_accounted_for(played.last)


def _at(played: Journey, stage: str) -> Iterator[Game]:
    return (game for game in played.games if game.stage == stage)
