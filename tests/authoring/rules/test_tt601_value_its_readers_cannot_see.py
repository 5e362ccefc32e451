"""TT601: what a text shows must be known to those who read it."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words

PLOT = "tracks:\n  plot: {start: 10, good: low, seen: [norland]}\n"


def _inject(to: str, text: str = '"It is {plot}."') -> str:
    return f"injects:\n  news:\n    at: 2\n    to: {to}\n    text: {text}\n"


@pytest.mark.parametrize("to", ["all", "coalition", "[meridia]", "[norland, meridia]"])
def test_a_hidden_track_in_a_text_for_others_is_found_at_its_name(to: str) -> None:
    assert marked("TT601", PLOT + _inject(to)) == ["plot"]
    assert "meridia reads this text" in words("TT601", PLOT + _inject(to))[0]


@pytest.mark.parametrize("to", ["[norland]", "facilitator"])
def test_those_who_see_it_may_read_it(to: str) -> None:
    assert words("TT601", PLOT + _inject(to)) == []


def test_a_flag_inside_an_expression_is_found_as_well() -> None:
    flags = "flags:\n  bribed: {text: Bribed, seen: [norland]}\n"
    assert marked("TT601", flags + _inject("all", '"{30 if bribed else 10} per cent."')) == ["bribed"]


def test_what_is_revealed_somewhere_may_be_known_by_then() -> None:
    look = "responses:\n  look:\n    by: norland\n    effects: {reveal plot: true}\n"
    assert words("TT601", PLOT + _inject("all") + look) == []


def test_a_result_is_read_by_all_who_see_the_order() -> None:
    def look(seen: str) -> str:
        head = f"responses:\n  look:\n    by: norland\n    seen: {seen}\n    chance: 50\n"
        return PLOT + head + '    success: {text: "It is {plot}.", effects: {tension: 1}}\n'

    assert marked("TT601", look("all")) == ["plot"]
    assert words("TT601", look("by")) == []


def test_a_response_is_read_by_those_who_can_order_it() -> None:
    def look(by: str) -> str:
        return (
            PLOT
            + f'responses:\n  look:\n    by: {by}\n    text: "It is {{plot}}."\n    effects: {{tension: 1}}\n'
        )

    assert words("TT601", look("norland")) == []
    assert marked("TT601", look("meridia")) == ["plot"]


def test_an_actor_that_may_join_the_coalition_may_see_what_the_coalition_sees() -> None:
    plot = "tracks:\n  plot: {start: 10, good: low, seen: coalition}\n"
    actor = "actors:\n  ostland: {side: neutral, playable: true%s}\n"
    assert len(words("TT601", plot + actor % "" + _inject("all"))) == 1
    assert words("TT601", plot + actor % ", joins: tension > 50" + _inject("all")) == []
