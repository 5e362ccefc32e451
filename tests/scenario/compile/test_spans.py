"""A duration in an expression's place that is none is said at its place, like any other mistake."""

import pytest

from tabletop.scenario.load import load_text
from tests.engine.playing import SCENARIOS

TEXT = (SCENARIOS / "harbour.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ["0d", "0.0h", "..d"])
def test_a_duration_of_nothing_is_a_finding_and_not_a_crash(written: str) -> None:
    loaded = load_text({"scenario.yaml": TEXT.replace("expires: 2}", f"expires: {written}}}")})
    assert loaded.program is None
    assert [p.code for p in loaded.problems] == ["TT107"]
    assert f"'{written}' is no duration" in str(loaded.problems)
