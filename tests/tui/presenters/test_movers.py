"""What would move a member is told in rows and in words: the best two where room is small, all where it is not."""

from dataclasses import replace

from tabletop.tui.presenters.ink import width, words
from tabletop.tui.presenters.movers import mover_line, mover_rows
from tabletop.tui.presenters.told_orders import details
from tests.tui.fixtures import MENU
from tests.tui.people import OSTLAND, SUDRIA


def said(columns: int, *, is_wide: bool) -> str:
    return "\n".join(
        words(one) for row in mover_rows([OSTLAND], columns, is_wide=is_wide) for one in row.lines
    )


def test_the_best_two_are_told_where_there_is_little_room() -> None:
    told = said(78, is_wide=False)
    assert "What would move Ostland" in told
    assert "75 %" in told
    assert "first: Consult Ostland, 1 effort" in told
    assert "more trust" not in told


def test_all_are_told_where_there_is_room_and_none_is_cut() -> None:
    for columns in (40, 50, 78, 118):
        told = " ".join(said(columns, is_wide=True).split())
        assert all((one.words in told) == bool(one.cost) for one in OSTLAND.movers)
        rows = mover_rows([OSTLAND], columns, is_wide=True)
        assert all(width(one) <= columns for row in rows for one in row.lines)


def test_nobody_in_the_way_is_no_heading_and_no_sentence() -> None:
    assert mover_rows([SUDRIA], 78) == []
    assert mover_line(SUDRIA) == ""


def test_several_in_the_way_are_told_by_name() -> None:
    other = replace(SUDRIA, movers=OSTLAND.movers[-1:])
    rows = mover_rows([OSTLAND, other], 78)
    told = "\n".join(words(one) for row in rows for one in row.lines)
    assert "What would move them" in told
    assert "S Sudria" in told


def test_the_plain_details_tell_all_of_it_in_words() -> None:
    (entry,) = [one for one in MENU if one.id == "boarding"]
    (line, _) = [one.strip() for one in details(entry) if "What would move" in one]
    assert line.startswith("What would move Ostland: first: Consult Ostland (75 %, 1 effort); ")
    assert line.endswith("(61 %, 1 effort, counts from turn 3).")


def test_points_of_trust_and_will_are_told_only_where_nothing_can_be_ordered() -> None:
    bare = replace(OSTLAND, movers=tuple(one for one in OSTLAND.movers if not one.cost))
    told = "\n".join(words(one) for row in mover_rows((bare,), 70) for one in row.lines)
    assert (
        "nothing that you could order now; it would take 16 more trust in you or 11 more political will"
        in " ".join(told.split())
    )
