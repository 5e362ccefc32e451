"""Curves in a frame of signs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tabletop.tui.presenters.ink import width, words
from tabletop.tui.presenters.plain_signs import plain_signs
from tabletop.tui.presenters.plot import Curve, Tick, plot, small

_VALUES = st.lists(st.one_of(st.none(), st.floats(-50, 150)), min_size=1, max_size=30).map(tuple)


def drawn(*curves: Curve, columns: int = 40, rows: int = 8, ticks: tuple[Tick, ...] = ()) -> list[str]:
    return [words(one) for one in plot(curves, 0, 100, columns, rows, ticks)]


def test_a_rising_curve_goes_from_the_lower_left_to_the_upper_right_and_ends_with_its_letter() -> None:
    lines = drawn(Curve((0, 50, 100), "M"))
    assert lines[0].rstrip().endswith("M")
    filled = [[at for at, sign in enumerate(one) if sign >= "⠀"] for one in lines[:6]]
    assert all(min(above) > min(below) for above, below in pairwise(filled))


def test_turns_stand_under_the_frame_and_its_range_beside_it() -> None:
    lines = drawn(Curve((10, 20, 30, 40), "a"))
    assert lines[0].startswith("100┤")
    assert lines[5].startswith("  0┤")
    assert lines[-1].split() == ["0", "1", "2", "3", "turn"]


def test_a_threshold_runs_across_with_its_name_and_value() -> None:
    (tick,) = [one for one in drawn(Curve((90, 90)), ticks=(Tick(50, "doubt"),)) if "╌" in one]
    assert tick.startswith(" 50┤")
    assert tick.rstrip().endswith("doubt")


def test_a_gap_in_what_is_known_is_a_gap_in_the_curve() -> None:
    (flat,) = small(Curve((50, None, 50)), 0, 100, 9, 1)
    assert words(flat)[1:8].strip() == ""


def test_nothing_known_draws_nothing() -> None:
    assert drawn(Curve((None, None))) == []
    assert drawn() == []


@given(st.lists(_VALUES, min_size=1, max_size=7), st.integers(30, 120), st.integers(4, 20))
def test_whatever_the_values_the_frame_keeps_its_size(
    values: list[tuple[float | None, ...]], columns: int, rows: int
) -> None:
    curves = [Curve(one, "abcdefg"[at]) for at, one in enumerate(values)]
    lines = plot(curves, 0, 100, columns, rows, (Tick(50, "benefit of the doubt"),))
    assert len(lines) in (0, rows)
    assert all(width(one) <= columns for one in lines)


def test_poor_terminals_get_the_curve_in_plain_signs() -> None:
    lines = [plain_signs(one) for one in drawn(Curve((0, 100), "M"), ticks=(Tick(50, "x"),))]
    assert all(one.isascii() for one in lines)
    assert "/" in "".join(lines)


def test_a_threshold_keeps_whole_words_beside_the_letters_of_curves() -> None:
    curves = [Curve((50.0, 50.0), letter) for letter in "ABC"]
    for columns in range(30, 80, 5):
        (row,) = (
            one for one in drawn(*curves, columns=columns, ticks=(Tick(50, "doubt below"),)) if "ABC" in one
        )
        assert row.partition("ABC")[2].strip() in ("", "doubt", "doubt below")
        assert len(row) <= columns
