"""What is called whole is so in every played game."""

from __future__ import annotations

import pytest

from tabletop.analysis.policies import play_turn
from tabletop.authoring.subject import subject_of_text
from tabletop.authoring.wholes import whole_values
from tabletop.engine.game import start
from tests.authoring.samples import subject
from tests.generating import scenario_text


def test_a_track_moved_by_whole_amounts_is_whole_and_will_is_not() -> None:
    found = subject()
    assert found.program is not None
    at = found.program.tables.at
    assert at.track in whole_values(found)
    assert at.will not in whole_values(found)


@pytest.mark.parametrize("seed", range(40))
def test_in_played_games_what_is_called_whole_is_whole(seed: int) -> None:
    subject = subject_of_text(scenario_text(seed))
    assert subject.program is not None
    values = whole_values(subject)
    lead = subject.program.actors[subject.program.tables.actor.lead].id
    for game_seed in range(2):
        game = start(subject.playable, game_seed, (lead,))
        while game.stage != "over":
            if game.stage == "orders":
                game = play_turn(game, lead, "random")
            assert [index for index in values if not game.state[index].is_integer()] == []
            game = game.advance()
