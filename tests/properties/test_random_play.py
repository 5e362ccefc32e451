"""Whatever is played, and whatever the dice say, numbers stay in range, are accounted for, and the game goes on."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tabletop.engine.game import Game, start
from tests.conformance.journeys import ADVANCE, do, offers, program, seats
from tests.conformance.laws import assert_accounted_for, assert_in_range

NAMES = ("alliance", "everything", "harbour", "strait-of-shadows")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
@given(
    st.sampled_from(NAMES),
    st.integers(0, 2**63 - 1),
    st.integers(0, 3),
    st.lists(st.integers(0, 10**6), max_size=60),
)
def test_no_play_breaks_the_laws_of_a_game(name: str, seed: int, who: int, choices: list[int]) -> None:
    """A choice is a place among what is on offer; a multiple of seven ends the stage, and so does the end of choices."""
    scenario = program(name)
    game = start(scenario, seed, seats(scenario, who))
    left = iter(choices)
    while game.stage != "over":
        choice = next(left, 0)
        offered = offers(game)
        made = do(game, ADVANCE if choice % 7 == 0 or not offered else offered[choice % len(offered)])
        assert isinstance(made, Game)
        game = made
        assert_in_range(game)
    assert_accounted_for(game)
