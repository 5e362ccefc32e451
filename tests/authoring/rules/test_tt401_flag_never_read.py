"""TT401: a flag that is set must be asked for somewhere."""

from __future__ import annotations

import pytest

from tabletop.authoring.checking import check_text
from tabletop.authoring.pages import whole
from tests.authoring.samples import marked, words

SET = "flags:\n  warned: The harbour was warned\nresponses:\n  warn:\n    effects: {warned: true}\n"


def test_a_flag_that_only_effects_touch_is_found_at_its_name() -> None:
    assert marked("TT401", SET) == ["warned"]
    assert "set in line" in words("TT401", SET)[0]


@pytest.mark.parametrize(
    "reader",
    [
        "    when: not warned\n",
        "    text: Warned already? {warned}\n",
        "    weight: 5 if warned else 1\n",
    ],
)
def test_a_condition_a_text_or_a_number_reads_it(reader: str) -> None:
    assert words("TT401", SET + reader) == []


def test_a_flag_that_nothing_sets_is_none_of_its_business() -> None:
    assert words("TT401", "flags:\n  warned: The harbour was warned\n") == []


def test_revealing_a_flag_does_not_read_it() -> None:
    assert marked("TT401", SET.replace("{warned: true}", "{warned: true, reveal warned: true}")) == ["warned"]


def test_a_flag_whose_reader_is_misspelt_is_not_called_unread() -> None:
    report = check_text(whole(SET + "    when: not wanred\n"))
    assert [problem.code for problem in report.problems] == ["TT204"]
