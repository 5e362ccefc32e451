"""TT507: a track says which of its ends is good, or that neither is."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def test_a_track_that_does_not_say_is_found_at_its_name() -> None:
    assert marked("TT507", "tracks:\n  heat: {start: 10}\n") == ["heat"]


@pytest.mark.parametrize("good", ["low", "high", "none"])
def test_any_answer_will_do(good: str) -> None:
    assert words("TT507", f"tracks:\n  heat: {{start: 10, good: {good}}}\n") == []
