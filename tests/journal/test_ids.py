"""Names of exercises."""

import pytest

from tabletop.journal import ids


@pytest.mark.parametrize(
    ("scenario", "name"),
    [("strait-of-shadows", "strait-7f3k"), ("Cable_Cut", "cable-7f3k"), ("--", "exercise-7f3k")],
)
def test_an_id_begins_with_the_scenarios_first_word(scenario: str, name: str) -> None:
    assert ids.exercise_id(scenario, "7f3k") == name


def test_a_token_has_four_signs_nobody_mistakes() -> None:
    signs = "".join(ids.token() for _ in range(200))
    assert len(signs) == 800
    assert not set(signs) & set("aeiouyl0125sz8b")
