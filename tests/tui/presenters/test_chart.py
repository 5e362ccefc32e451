"""The map with its marks."""

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.engine.view import MarkView
from tabletop.tui.presenters import chart
from tabletop.tui.presenters.ink import width, words
from tests.tui.fixtures import ORDERS
from tests.tui.test_map import MAPPED

PLACES = st.tuples(st.floats(-89, 89), st.floats(-180, 180))
MARKS = st.lists(
    st.builds(MarkView, st.text(min_size=1, max_size=30), PLACES, st.sampled_from("ABxyz")), max_size=12
)


def _drawn(columns: int, rows: int) -> list[str]:
    return [words(one) for one in chart.chart(MAPPED, columns, rows)]


def test_every_letter_in_the_window_is_on_the_map_once_and_names_hide_none() -> None:
    text = "\n".join(_drawn(50, 20))
    for mark in MAPPED.marks:
        assert mark.label in text
    rest = text
    for mark in MAPPED.marks:
        rest = rest.replace(mark.label, "")
    assert sorted(sign for sign in rest.splitlines()[0:-1] for sign in sign if sign.isalpha()) == sorted(
        "NMOVph"
    )


@settings(deadline=None)  # the first map of the whole world takes longer than the others
@given(MARKS, st.integers(10, 60), st.integers(4, 24))
def test_whatever_stands_where_the_map_keeps_its_size(marks: list[MarkView], columns: int, rows: int) -> None:
    drawn = chart.chart(replace(ORDERS, marks=tuple(marks)), columns, rows)
    assert len(drawn) == (rows if marks else 0)
    assert all(width(one) == columns for one in drawn[:-1])


def test_without_bounds_all_marks_are_seen() -> None:
    text = "\n".join(words(one) for one in chart.chart(replace(MAPPED, map_bounds=None), 60, 20))
    assert all(mark.label in text for mark in MAPPED.marks)


def test_the_list_says_in_words_where_everything_is() -> None:
    lines = [words(one) for row in chart.marks(MAPPED, 40) for one in row.lines]
    at = lines.index("h Halcyon")
    assert lines[at + 1].split() == ["17.6", "S", "40.2", "E", "384", "nm", "S"]
    assert "N Norland (you)" in lines


def test_distances_and_directions_are_those_of_the_globe() -> None:
    assert abs(chart.miles((0, 0), (0, 90)) - 5403.6) < 1
    assert chart.wind((0, 0), (10, 0)) == "N"
    assert chart.wind((0, 179), (0, -179)) == "E"
    assert chart.wind((50, 0), (40, -10)) == "SW"
    assert chart.place((-17.6, 190.0)) == "17.6 S 170.0 W"


def test_the_scale_is_as_long_as_it_says() -> None:
    scale = _drawn(78, 30)[-1]
    stroke = scale.index("┤") + 1
    nautical = int(scale.split("┤")[1].split()[0])
    degrees_high = 19 * 60 / nautical * stroke / 2  # the bounds are 19 degrees high and fill 29 rows
    assert abs(degrees_high - 29) < 3


def test_too_little_room_gives_no_map() -> None:
    assert chart.chart(MAPPED, 9, 20) == []
    assert chart.panel(MAPPED, 50, 8) == []
    assert chart.chart(ORDERS, 50, 20) == []


def test_what_the_author_put_on_the_map_is_told_with_its_ways_to_the_rest_of_it() -> None:
    names = {one.name for one in MAPPED.actors}
    own = [mark for mark in MAPPED.marks if mark.label not in names]
    assert len(own) > 1
    told = "\n".join(words(one) for row in chart.marks(MAPPED, 60) for one in row.lines)
    plain = "\n".join(chart.places(MAPPED))
    for one, other in itertools.pairwise(own):
        far = round(chart.miles(one.at, other.at))
        assert f"{other.label} {far} nm" in told
        assert f"{far} from {other.label}" in plain


def test_each_distance_is_told_once_and_of_many_the_shortest() -> None:
    row = tuple(MarkView(f"Well {letter}", (0.0, 1.0 * at), letter) for at, letter in enumerate("ABCDE"))
    told = chart.places(replace(MAPPED, marks=row))
    ends = [line.split("; ")[1] if "; " in line else "" for line in told[1:]]
    assert ends == [
        "60 miles from Well B, 120 from Well C, 180 from Well D.",
        "60 miles from Well C, 120 from Well D, 180 from Well E.",
        "60 miles from Well D, 120 from Well E.",
        "60 miles from Well E.",
        "",
    ]
