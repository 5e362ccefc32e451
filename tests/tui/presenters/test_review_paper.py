"""The review as a Markdown file."""

from dataclasses import replace

from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.presenters.review_paper import markdown, name
from tests.tui.fixtures import FIRST_ORDERS, OVER
from tests.tui.reviewed import REVIEW, STEPS

TRIED = Tried(tuple(one.found for one in STEPS if one.found), 3, 3, True)


def test_every_section_of_the_screen_stands_under_its_heading() -> None:
    paper = markdown(OVER, REVIEW, TRIED, "strait-7f3k")
    assert [one for one in paper.splitlines() if one.startswith("#")] == [
        "# Review: Strait of Shadows",
        "## Objectives",
        "## Where it was decided",
        "## Decisions",
        "## What you believed",
        "## Why cooperation failed, when it failed",
        "## Expected, and what you did",
        "## Trust in you",
        "## Escalation",
        "## Numbers, at the beginning and after each turn",
        "## Promises",
        "## The same dice, another decision",
        "## Branches",
    ]
    assert "- Turn 1: not ordering “Consult Ostland”, −12.4 points" in paper
    assert "One game each, with these dice: no forecast for others." in paper


def test_charts_are_text_between_fences_and_no_line_of_them_is_wider_than_a_page() -> None:
    paper = markdown(OVER, REVIEW, TRIED, "strait-7f3k")
    fenced = paper.split("```")[1::2]
    assert len(fenced) == 2
    assert all(one.startswith("text\n") and "┤" in one for one in fenced)
    assert max(len(line) for one in fenced for line in one.splitlines()) <= 76


def test_words_of_people_are_no_markup() -> None:
    given = (replace(REVIEW.given[0], why="*because* [of](this) <b>"),)
    paper = markdown(OVER, replace(REVIEW, given=given), TRIED, "x")
    assert r"\*because\* \[of\](this) \<b\>" in paper


def test_sections_without_anything_to_say_are_left_out_and_before_the_end_nothing_of_the_future_is_told() -> (
    None
):
    bare = replace(
        REVIEW, is_truth=False, given=(), calibration=None, branches=(), what_ifs=(), failures=(), overruled=(),
        expected=(), escalation=None,
    )  # fmt: skip
    paper = markdown(FIRST_ORDERS, bare, Tried(), "x")
    headings = [one for one in paper.splitlines() if one.startswith("## ")]
    for one in ("Where it was decided", "Decisions", "Expected, and what you did", "Branches", "Escalation"):
        assert f"## {one}" not in headings


def test_the_name_of_the_file_tells_exercise_and_seat() -> None:
    assert name(OVER, "strait-7f3k") == "review-strait-7f3k-norland"
