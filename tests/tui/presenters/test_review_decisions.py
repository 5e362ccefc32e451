"""Which decisions are told, and in which words."""

from dataclasses import replace

import pytest

from tabletop.exercise.turning import turning_points
from tabletop.exercise.whatif import Kind, WhatIf
from tabletop.tui.presenters.ink import words
from tabletop.tui.presenters.review_decisions import (
    Tried,
    again_words,
    alternatives,
    every_way,
    left_out,
    mattering,
    search_words,
    sorted_alternatives,
    what_if_said,
    what_if_words,
    what_ifs,
)
from tabletop.tui.presenters.review_turning import turning_words
from tests.tui.reviewed import REVIEW, STEPS

FOUND = tuple(one.found for one in STEPS if one.found)


def tried(order: str, instead: str, kind: Kind, by: float = 9.0, games: int = 1) -> WhatIf:
    return WhatIf(2, order, instead, "The quay", "defeat", 50.0, by, (), 0, kind, games)


@pytest.mark.parametrize(
    ("one", "told", "turned"),
    [
        (tried("Board, before Council", "", "without"),
         ("without “Board, before Council”", ""), ("Board, before Council", "against not ordering it")),
        (tried("Board, before Council", "Board, before Those willing", "body"),
         ("asking Those willing", "instead of Council: “Board”"),
         ("Board, before Council", "against taking it to Those willing")),
        (tried("“The press asks”: Say nothing", "“The press asks”: Name the law", "answer"),
         ("“The press asks”: “Name the law”", "instead of “Say nothing”"),
         ("“The press asks”: Say nothing", "against Name the law")),
        (tried("“One word”: We say: an attack", "“One word”: We say: an accident", "answer"),
         ("“One word”: “We say: an accident”", "instead of “We say: an attack”"),
         ("“One word”: We say: an attack", "against We say: an accident")),
        (tried("Board, before Council", "Consult Ostland", "instead"),
         ("“Consult Ostland”", "in place of “Board, before Council”"),
         ("Board, before Council", "against, in its place, Consult Ostland")),
        (tried("", "Consult Ostland", "besides"),
         ("also “Consult Ostland”", ""), ("not ordering “Consult Ostland”", "")),
    ],
    ids=lambda value: value.kind if isinstance(value, WhatIf) else "",
)  # fmt: skip
def test_each_kind_of_change_is_told_as_what_would_have_been_done(
    one: WhatIf, told: tuple[str, str], turned: tuple[str, str]
) -> None:
    assert what_if_said(one) == told
    (point,) = turning_points([one])
    assert turning_words(point) == turned


def test_the_same_change_in_several_turns_is_told_once_where_it_does_most() -> None:
    wait = tried("", "Wait", "besides", 12.0)
    alike, less, worse = (replace(wait, turn=turn, by=by) for turn, by in ((3, 12.2), (5, 4.0), (6, -9.0)))
    found = Tried((less, wait, alike, worse), 4, 4, True)
    assert [one for one in mattering(REVIEW, found) if one.instead == "Wait"] == [alike]
    told = [" ".join(map(words, row.lines)) for row in what_ifs(REVIEW, found, 200)]
    assert [one.strip() for one in told if "Wait" in one] == [
        "+12 ▲ turn 3  also “Wait”  ending “The quay”; as much in turn 2; less in turn 5"
    ]
    others = [
        replace(wait, turn=turn, by=by) for turn, by in ((6, 3.0), (3, 12.0), (5, 3.0), (1, 12.0), (4, 2.0))
    ]
    assert again_words(wait, others) == "as much in turn 1 or 3; less in turn 4, 5 or 6"
    assert again_words(wait, [*others, replace(wait, turn=7, by=1.0)]).endswith("; less in 4 other turns")
    every = alternatives(REVIEW, found)
    assert left_out(every, mattering(REVIEW, found)) == [worse]


def test_what_was_tried_is_sorted_from_the_best_to_the_worst() -> None:
    every = sorted_alternatives(REVIEW, Tried(FOUND))
    assert [one.by for one in every] == [12.4, 5.2, -3.5, -26.0, -35.0]
    assert every_way(REVIEW, Tried(FOUND), 200)


def test_an_order_not_given_that_would_have_been_worse_is_not_told_among_what_mattered() -> None:
    worse = tried("", "Bombard", "besides", -50.0)
    assert worse not in mattering(REVIEW, Tried((worse,)))
    assert worse in sorted_alternatives(REVIEW, Tried((worse,)))
    assert alternatives(REVIEW, Tried((worse,)))[-1] is worse


def test_it_is_said_how_much_has_been_tried_and_that_it_is_one_game_each() -> None:
    assert search_words(REVIEW, Tried()) == "Trying the first decisions you did not take ..."
    assert search_words(REVIEW, Tried(FOUND, 2, 9)) == "Trying 2 of 9 decisions you did not take ..."
    part = search_words(REVIEW, Tried(FOUND, 2, 9, is_finished=True))
    assert "2 of 9 orders and answers you did not give" in part
    assert part.endswith("One game each, with these dice: no forecast for others.")


def test_what_was_found_over_many_dice_is_not_called_one_game() -> None:
    many = tried("Board", "", "without", games=400)
    assert what_if_words(many)[-1] == "All else as it was; a mean over 400 games."
    assert search_words(REVIEW, Tried((many,), 1, 1, True)).endswith("Means over 400 games each.")


def test_the_list_of_everything_says_how_many_changed_nothing() -> None:
    nothing = tried("", "Wait", "besides", 0.1)
    last = "".join(map(words, every_way(REVIEW, Tried((nothing,)), 200)[-1:]))
    assert last.startswith("1 other change would have moved it by less than half a point.")
