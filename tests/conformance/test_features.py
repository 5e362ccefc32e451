"""Between them the small scenarios of the tests use all of format 1, and all of it happens in some game."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from tabletop.engine.kernel import trace
from tests.conformance.features import offered, used
from tests.conformance.journeys import FILES, journey

CAUSES = {name: number for name, number in vars(trace).items() if name.startswith("CAUSE_")}
GAMES = range(12)
"""Seeds of the games in which everything must happen; only small scenarios are played so often."""
SMALL = [name for name, path in FILES.items() if path.parent.name == "scenarios"]
BY_HAND = {"CAUSE_INTERVENTION", "CAUSE_STOPPED"}
"""What only a facilitator does; journeys have none."""


@cache
def where() -> Mapping[str, tuple[str, ...]]:
    """The small scenarios that use each feature of format 1, by feature."""
    features = {name: used(FILES[name]) for name in SMALL}
    return {
        feature: tuple(name for name, of in features.items() if feature in of)
        for feature in sorted(offered())
    }


@pytest.mark.parametrize("feature", sorted(offered()))
def test_a_feature_of_the_format_is_used_by_a_scenario(feature: str) -> None:
    assert where()[feature], f"no scenario uses {feature}"


@cache
def happened() -> Mapping[int, tuple[str, ...]]:
    """The small scenarios in whose games something came about by each cause of the trace."""
    found: dict[int, list[str]] = {number: [] for number in CAUSES.values()}
    for name in SMALL:
        games = [journey(name, "live", seed).last for seed in GAMES]
        causes = {int(entry[1]) for game in games for record in game.past for entry in record.trace}
        for cause in causes:
            found[cause].append(name)
    return {cause: tuple(names) for cause, names in found.items()}


@pytest.mark.parametrize("cause", sorted(CAUSES.keys() - BY_HAND))
def test_a_cause_of_the_trace_comes_about_in_some_game(cause: str) -> None:
    assert happened()[CAUSES[cause]], f"nothing ever happens by {cause}"


def test_what_only_a_facilitator_does_happens_in_no_game_without_one() -> None:
    assert not any(happened()[CAUSES[cause]] for cause in BY_HAND)
