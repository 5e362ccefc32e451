"""Times as sheets write them, and the turns that hold them."""

from datetime import datetime

import pytest

from tabletop.authoring.msel.times import MOST_TURNS, Moment, is_unclear, moment, turns


@pytest.mark.parametrize(
    ("text", "minutes", "day"),
    [
        ("09:20", 560, None),
        ("0920", 560, None),
        ("9:20 pm", 1280, None),
        ("0920Z", 560, None),
        ("T+01:30", 90, None),
        ("+45 min", 45, None),
        ("D+1 06:00", 1800, None),
        ("STARTEX + 2h", 120, None),
        ("2031-03-04T06:00Z", 360, "2031-03-04"),
        ("041730ZMAR31", 1050, "2031-03-04"),
        ("4 March 2031 17:30", 1050, "2031-03-04"),
        ("4/3/2031 5:30 PM", 1050, "2031-03-04"),
        ("12/25/2031", 0, "2031-12-25"),
    ],
)
def test_a_time_is_read_however_it_is_written(text: str, minutes: float, day: str | None) -> None:
    assert moment(text) == Moment(minutes, datetime.fromisoformat(day) if day else None)


@pytest.mark.parametrize("text", ["", "late", "25:00", "31 February 2031", "on order", "99/99/2031"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert moment(text) is None


def test_a_date_that_could_be_read_in_two_ways_is_known() -> None:
    assert [is_unclear(text) for text in ("3/4/2031", "13/4/2031", "4/4/2031", "09:20")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("span", [0, 14, 100, 599, 5000, 100_000])
def test_turns_are_even_few_and_in_the_order_of_time(span: int) -> None:
    found = turns([Moment(540.0), None, Moment(540.0 + span / 2), Moment(540.0 + span)])
    of = [turn for turn in found.of if turn is not None]
    assert found.count <= MOST_TURNS
    assert of == sorted(of)
    assert (of[0], of[-1], found.of[1]) == (1, found.count, None)
