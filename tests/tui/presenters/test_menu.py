"""The menu: names whole, reasons whole, and what was given as before."""

from dataclasses import replace

import pytest

from tabletop.tui.presenters import menu as listed
from tabletop.tui.presenters import orders
from tabletop.tui.presenters.ink import width, words
from tests.tui.fixtures import MENU, ORDERS


def menu(view: object, columns: int) -> str:
    return "\n".join(words(one) for row in listed.menu(view, columns) for one in row.lines)  # type: ignore[arg-type]


@pytest.mark.parametrize("columns", [60, 68, 80, 100])
def test_no_name_of_an_order_that_can_be_given_is_cut(columns: int) -> None:
    long = replace(MENU[0], title="Ask for consent to board, with Carib's own officer in the first boat")
    told = menu(replace(ORDERS, menu=(long, *MENU[1:])), columns)
    assert all(word in told for word in long.title.split())
    assert "…" not in told
    assert all(width(one) <= columns for row in listed.menu(ORDERS, columns) for one in row.lines)


def test_why_an_order_cannot_be_given_is_told_whole() -> None:
    why = "needs “Listed goods were found and documented”; not before turn 4"
    shut = replace(MENU[0], is_available=False, refusal=why)
    assert why in menu(replace(ORDERS, menu=(shut,)), 80)


def test_a_row_tells_of_the_body_that_is_looked_at_and_of_the_key_where_another_more_likely_agrees() -> None:
    entry = next(one for one in MENU if one.id == "boarding")
    council, willing = (
        listed.menu(replace(ORDERS, menu=(entry,)), 80, True, {"boarding": at}) for at in (0, 1)
    )
    assert " 0 % b " in words(council[-1].lines[0])
    assert "72 %   " in words(willing[-1].lines[0])


def test_what_would_act_after_the_end_is_called_late() -> None:
    first = MENU[0]
    late = replace(first.forums[0], acts="turn 8, after the end: too late", due=8, is_late=True)
    entry = replace(first, forums=(late,))
    assert "late" in menu(replace(ORDERS, menu=(entry,)), 80)
    told = "\n".join(words(one) for row in orders.consequence(ORDERS, entry, 0, 80) for one in row.lines)
    assert "after the end: too late" in told


def test_why_not_now_says_not_once() -> None:
    shut = replace(MENU[0], is_available=False)
    assert listed.not_now(replace(shut, refusal="not now: not before turn 2")) == "Not before turn 2"
    assert listed.not_now(replace(shut, refusal="needs a port")) == "Not now: needs a port"
    assert listed.not_now(replace(shut, refusal="")) == "Not now: it cannot be ordered"
