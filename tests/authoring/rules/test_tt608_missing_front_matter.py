"""TT608: what is read before the first turn is there."""

from __future__ import annotations

import pytest

from tabletop.authoring.checking import check_text
from tabletop.authoring.pages import base
from tests.authoring.samples import marked, words


@pytest.mark.parametrize("key", ["summary", "briefing", "sources"])
def test_what_is_missing_is_named(key: str) -> None:
    text = "".join(line for line in base().splitlines(keepends=True) if not line.startswith(f"{key}:"))
    found = [problem.message for problem in check_text(text).problems]
    assert found == [f"the scenario has no {key}"]


def test_an_actor_without_a_brief_is_found_if_it_can_be_played() -> None:
    assert marked("TT608", "actors:\n  ostland: {side: coalition}\n") == ["ostland"]
    assert words("TT608", "actors:\n  ostland: {side: neutral}\n") == []
    assert words("TT608", "actors:\n  ostland: {side: neutral, playable: true}\n") != []
