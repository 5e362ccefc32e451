"""Going back: the same dice give the same game, new dice another, and nothing of the past is lost."""

import pytest

from tabletop.engine.game import Refusal
from tests.engine.playing import begun, done, turns


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_going_back_and_playing_the_same_gives_the_same(turn: int) -> None:
    game = turns(begun(seed=9), 3)
    again = turns(done(game.rewind(turn, "same")), 4 - turn)
    assert again.digest() == game.digest()
    assert again.past == game.past


def test_new_dice_are_the_seed_and_the_number_of_the_rewind() -> None:
    game = turns(begun(seed=9), 2)
    once = done(game.rewind(2, "new"))
    twice = done(once.rewind(1, "new"))
    assert (once.seed, twice.seed) == (10, 12)


def test_a_turn_in_progress_can_be_begun_anew() -> None:
    game = begun(seed=9)
    ordered = done(game.order("alba", "brief_press")).advance()
    assert done(ordered.rewind(1, "same")).state == game.state


def test_one_goes_back_after_the_end_too() -> None:
    game = begun(seed=9)
    while game.stage != "over":
        game = game.advance()
    back = done(game.rewind(3, "same"))
    assert (back.turn, back.stage, back.ending) == (3, "orders", None)


def test_one_cannot_go_forward() -> None:
    assert isinstance(begun().rewind(2, "same"), Refusal)
