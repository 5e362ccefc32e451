"""TT425: responses that belong to no instrument."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, marked


def test_a_response_without_instrument_is_found() -> None:
    assert marked("TT425", "responses:\n  warn: {by: norland}\n") == ["warn"]


@pytest.mark.parametrize("instrument", ["diplomatic", "informational", "military", "economic"])
def test_one_with_any_is_fine(instrument: str) -> None:
    assert found("TT425", f"responses:\n  warn: {{by: norland, instrument: {instrument}}}\n") == []
