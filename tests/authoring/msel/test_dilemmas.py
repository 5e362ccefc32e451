"""The words of a dilemma's choices come back from its cell; what a choice does, and which there are, does not."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.authoring.msel.samples import SCENARIO, brought_back, said, sheet, with_cells, with_row

ASKED = "North must choose:\n- Deny it\n- Say nothing (when nobody answers)"


def _lines(new: str, old: str = SCENARIO) -> list[str]:
    found = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


def test_a_cell_shows_who_must_choose_between_what() -> None:
    cells = {cell.text for row in sheet().rows for cell in row}
    assert ASKED in cells


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            ASKED.replace("Deny it", "Deny it all"),
            ["-      deny: {title: Deny it}", "+      deny: {title: Deny it all}"],
        ),
        (
            ASKED.replace("Deny it", "No, never: not once"),
            ["-      deny: {title: Deny it}", '+      deny: {title: "No, never: not once"}'],
        ),
        (
            "North must choose:\n- Deny it (when nobody answers)\n- Say nothing",
            ["-    default: wait", "+    default: deny"],
        ),
        (
            "North must choose\n• Deny it\n– Say nothing\n  at all (When nobody answers)",
            ["-      wait: {title: Say nothing}", "+      wait: {title: Say nothing at all}"],
        ),
    ],
)
def test_changed_words_change_their_titles_and_no_other_byte(question: str, lines: list[str]) -> None:
    done = brought_back(with_cells(sheet(), "leak", question=question))
    assert said(done) == []
    assert _lines(done.text) == lines
    assert brought_back(sheet(done.text), done.text).changed == {}


_TITLES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), min_size=1)


@settings(max_examples=40, deadline=None)
@given(_TITLES)
def test_whatever_is_written_as_a_title_stands_in_the_next_sheet(title: str) -> None:
    title = " ".join(title.split())
    assume(
        title and title != "Say nothing" and not {"{", "}"} & set(title)
    )  # braces mean something in a scenario
    cell = ASKED.replace("Deny it", title)
    done = brought_back(with_cells(sheet(), "leak", question=cell))
    assert said(done) == []
    assert cell in {found.text for row in sheet(done.text).rows for found in row}


def test_a_title_nobody_wrote_is_put_before_what_the_choice_does() -> None:
    text = SCENARIO.replace(
        "      deny: {title: Deny it}\n      wait: {title: Say nothing}\n",
        "      deny: {effects: {tension: 3}}\n      wait:\n        effects:   # none\n          tension: 1\n",
    )
    question = "North must choose:\n- Deny it all\n- Say nothing (when nobody answers)"
    done = brought_back(with_cells(sheet(text), "leak", question=question), text)
    assert said(done) == []
    assert _lines(done.text, text) == [
        "-      deny: {effects: {tension: 3}}",
        "+      deny: {title: Deny it all, effects: {tension: 3}}",
        "+        title: Say nothing",
    ]


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (f"{ASKED}\n- Lie", "3 choices for 2; a cell keeps one line beginning with '- ' for each choice"),
        ("North must choose:\n- Deny it (when nobody answers)", "1 choices for 2; "),
        (
            "South must choose:" + ASKED[18:],
            "who is asked cannot be changed here: it says 'North must choose:'",
        ),
        (
            ASKED.replace(" (when nobody answers)", ""),
            "0 choices with '(when nobody answers)'; write it behind one",
        ),
        (
            "North must choose:\n- Say nothing (when nobody answers)\n- Deny it",
            "'Say nothing' stands where another choice was; ",
        ),
        ("North must choose:\n- \n- Say nothing (when nobody answers)", "a choice without words; "),
        ("", "a dilemma cannot be taken away here; remove ask, choices and default in the file"),
    ],
)
def test_what_is_changed_in_the_file_is_refused_with_the_cell(question: str, message: str) -> None:
    done = brought_back(with_cells(sheet(), "leak", question=question))
    (remark,) = said(done)
    assert remark.startswith("MSEL!M3: error: ")
    assert message in remark
    assert done.text == SCENARIO


def test_an_inject_that_asks_nobody_gets_no_dilemma() -> None:
    (remark,) = said(brought_back(with_cells(sheet(), "by_hand", question=ASKED)))
    assert remark.endswith(
        "this inject asks nobody; a dilemma is written in the file: ask, choices and default"
    )


def test_a_copied_row_says_that_its_dilemma_stays_behind() -> None:
    done = brought_back(with_row(sheet(), title="Another leak", question=ASKED))
    assert done.added == ("another_leak",)
    (remark,) = said(done)
    assert (
        "warning: a new inject comes without its dilemma; write ask, choices and default in the file"
        in remark
    )


def test_a_default_that_is_not_always_on_offer_is_named_with_its_cell() -> None:
    text = SCENARIO.replace("deny: {title: Deny it}", "deny: {title: Deny it, when: tension > 30}")
    question = "North must choose:\n- Deny it (when nobody answers)\n- Say nothing"
    done = brought_back(with_cells(sheet(text), "leak", question=question), text)
    (remark,) = said(done)
    assert remark.startswith("MSEL!M3: error: ")
    assert done.text == text
