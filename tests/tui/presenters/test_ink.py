"""Lines: their width, their breaks, and what is kept out of them."""

from hypothesis import given
from hypothesis import strategies as st

from tabletop.tui.presenters.ink import cells, clean, crop, cut, left, line, right, width, words, wrapped

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
