"""Lines: their width, their breaks, and what is kept out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.tui.presenters.ink import (
    HELD,
    cells,
    clean,
    crop,
    cut,
    left,
    line,
    right,
    width,
    words,
    wrapped,
)

TEXTS = st.text(alphabet=st.sampled_from("abc de\u0301f，字 ·—"), max_size=60)


@given(TEXTS, st.integers(8, 40), st.integers(0, 6))
def test_a_wrapped_line_fits_and_loses_no_word(text: str, columns: int, indent: int) -> None:
    lines = wrapped(line((text, "strong")), columns, indent)
    assert all(width(one) <= max(columns, indent + 8) for one in lines)
    assert "".join("".join(map(words, lines)).split()) == "".join(text.split())


@given(TEXTS, st.integers(1, 40))
def test_a_column_is_as_wide_as_asked(text: str, columns: int) -> None:
    assert cells(cut(text, columns)) <= columns
    assert cells(left(text, columns)) == columns
    assert cells(right(text, columns)) == columns
    assert width(crop(line(text, ("more", "good")), columns)) <= columns


def test_a_word_of_two_tones_is_not_torn() -> None:
    lines = wrapped(line("one two ", ("thr", "em"), "ee"), 10)
    assert [words(one) for one in lines] == ["one two", "three"]


def test_control_and_direction_signs_do_not_reach_the_terminal() -> None:
    assert clean("a\x1b[2Jb\x07\u202ec\x9bd\r\n") == "a[2Jbcd\n"


@pytest.mark.parametrize("columns", range(24, 60))
def test_a_figure_stays_with_its_word_and_a_unit_with_its_number(columns: int) -> None:
    told = line(
        ("for: ", "good"), "goodwill +0.20, law +.80", ("  against: ", "bad"), "interests (−16), burden −0.10,",
        " trust 62 ±15; agreed 75 % of the time; 112 nm off, in 12 h",
    )  # fmt: skip
    lines = [words(one).strip() for one in wrapped(told, columns, 4)]
    assert " ".join(" ".join(lines).split()) == " ".join(words(told).split())
    assert not [one for one in lines if one[0] in "+−±%(" or one.split()[0] in ("nm", "nm,", "h")]


def test_what_is_too_long_to_be_kept_together_is_broken() -> None:
    told = line("w" * 40 + " +1")
    assert [words(one) for one in wrapped(told, 41)] == ["w" * 40, "+1"]


def test_blanks_at_the_end_begin_no_line() -> None:
    assert [words(one) for one in wrapped(line("one two", "  ", "   "), 8)] == ["one two"]


def test_a_blank_that_is_held_breaks_no_line_and_is_a_blank() -> None:
    assert [words(one) for one in wrapped(line(f"so far 2{HELD}no"), 8)] == ["so far", "2 no"]
