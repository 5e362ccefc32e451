"""TT402: a flag that is asked for must be set somewhere."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words

READ = "flags:\n  warned: The harbour was warned\nendings:\n  calm:\n    when: warned\n    outcome: victory\n"


def test_a_flag_that_only_conditions_touch_is_found_at_its_name() -> None:
    assert marked("TT402", READ) == ["warned"]
    assert "read in line" in words("TT402", READ)[0]


def test_setting_it_to_false_does_not_set_it() -> None:
    assert marked("TT402", READ + "responses:\n  calm_down:\n    effects: {warned: false}\n") == ["warned"]


@pytest.mark.parametrize(
    "setter",
    [
        "responses:\n  warn:\n    effects: {warned: true}\n",
        "responses:\n  warn:\n    variants:\n      loudly: {effects: {warned: true}}\n",
        "injects:\n  warning:\n    at: 2\n    effects: {warned: true}\n",
    ],
)
def test_a_response_its_variant_or_an_inject_sets_it(setter: str) -> None:
    assert words("TT402", READ + setter) == []
