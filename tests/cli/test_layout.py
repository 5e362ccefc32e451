"""Text for a terminal's width: nothing wider, nothing lost."""

from tabletop.cli.layout import filled, table


def test_no_line_is_wider_and_no_word_is_lost_or_broken() -> None:
    text = "It rests on the flag of Carib and the listed goods, by a well-known law. " * 4
    lines = filled(text, 40).split("\n")
    assert max(map(len, lines)) <= 40
    assert " ".join(lines).split() == text.split()


def test_what_is_indented_goes_on_deeper() -> None:
    assert filled("  a word and another", 12).split("\n") == ["  a word and", "    another"]
    assert filled("plain\n\ntext", 40) == "plain\n\ntext"


def test_a_figure_keeps_its_percent_sign() -> None:
    assert filled("a share of 50 %", 14).split("\n") == ["a share of", "50 %"]


def test_the_fitted_column_goes_on_below_itself_where_all_is_too_wide() -> None:
    rows = [("one", "words that go on and on", "end"), ("two", "few", "end")]
    assert table(rows, ("id", "what", ""), fitted=1, columns=24).split("\n") == [
        "id   what",
        "one  words that go   end",
        "     on and on",
        "two  few             end",
    ]


def test_a_table_that_fits_or_goes_nowhere_narrow_is_left_in_one_line_a_row() -> None:
    rows = [("one", "words that go on and on")]
    assert table(rows, fitted=1, columns=40) == table(rows, fitted=1) == table(rows, columns=9)


def test_a_fitted_column_stays_wide_enough_to_be_read() -> None:
    (first, *_) = table([("a" * 30, "words that go on and on")], fitted=1, columns=20).split("\n")
    assert first == "a" * 30 + "  words that"
