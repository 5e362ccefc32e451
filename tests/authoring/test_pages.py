"""Every code has a page, and what a page shows is so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.checking import check_text
from tabletop.authoring.codes import titles
from tabletop.authoring.pages import NOT_SHOWN, base, codes, index, page, whole
from tabletop.authoring.rules import every_rule

DEEP = frozenset(rule.code for rule in every_rule() if rule.deep)
"""Only the pages of rules that play are played: the others' examples are too small to be worth it."""
ROOT = Path(__file__).parents[2]
REFRESH = "python -m tabletop.authoring.pages > docs/check.md"


def test_nothing_is_wrong_with_the_base() -> None:
    assert [str(problem) for problem in check_text(base()).problems] == []


def test_every_code_has_a_page() -> None:
    assert set(codes()) == set(titles())


@pytest.mark.parametrize("code", codes())
def test_a_page_carries_the_title_of_its_code(code: str) -> None:
    its = page(code)
    assert its is not None
    assert its.title == titles().get(code)
    assert its.meaning


@pytest.mark.parametrize("code", [code for code in codes() if code not in NOT_SHOWN])
def test_the_bad_example_has_this_finding_and_no_other(code: str) -> None:
    its = page(code)
    assert its is not None
    assert {problem.code for problem in check_text(its.bad, deep=code in DEEP).problems} == {code}


@pytest.mark.parametrize("code", [code for code in codes() if code not in NOT_SHOWN])
def test_nothing_is_wrong_with_the_good_example(code: str) -> None:
    its = page(code)
    assert its is not None
    assert its.good
    assert [str(problem) for problem in check_text(its.good, deep=code in DEEP).problems] == []


def test_a_fragment_joins_the_sections_of_the_base_and_replaces_entries_of_the_same_name() -> None:
    text = whole("flags:\n  warned: The harbour was warned\n  inspected: Seen\nlead: meridia\n")
    assert "  warned: The harbour was warned\n" in text
    assert "  inspected: Seen\n" in text
    assert "Divers have seen" not in text
    assert text.count("\nlead:") == 1
    assert "\nlead: meridia\n" in text


def test_a_section_written_in_one_line_replaces_that_of_the_base() -> None:
    assert "inspected: Divers" not in whole("flags: {warned: The harbour was warned}\n")


def test_the_index_in_the_docs_is_that_of_the_pages() -> None:
    assert (ROOT / "docs" / "check.md").read_text(encoding="utf-8") == index(), f"refresh it: {REFRESH}"
