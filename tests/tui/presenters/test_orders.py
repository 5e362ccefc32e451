"""The panel beside the menu: reasons whole, what was given as before, and what other bodies would come to."""

from dataclasses import replace

import pytest

from tabletop.engine.view import View
from tabletop.tui.presenters import orders
from tabletop.tui.presenters.header import header
from tabletop.tui.presenters.ink import width, words
from tabletop.tui.presenters.stances import stance_rows, unsounded
from tabletop.tui.presenters.words import capped
from tests.tui.fixtures import MENU, ORDERS, PROPOSED
from tests.tui.people import OSTLAND


def test_the_others_bodies_stand_beside_with_their_price() -> None:
    entry = next(one for one in MENU if one.id == "boarding")
    assert orders.beside(entry, 0) == "Those willing 72 %, legitimacy −8"
    assert orders.beside(entry, 1) == "Coalition Council 0 %"


def test_nothing_is_quite_certain_of_a_mind_that_nobody_sounded() -> None:
    sure = replace(OSTLAND, yes=100.0, acquiesce=0.0, no=0.0, position="yes", is_settled=False)
    told = "\n".join(words(one) for row in stance_rows([sure], 80) for one in row.lines)
    assert ">95% yes" in told
    assert "100%" not in told
    assert capped(100.0, True) == "100 %"


def test_at_80_columns_the_header_keeps_the_time_and_the_seat() -> None:
    told = words(header(ORDERS, "Situation", 80))
    assert ORDERS.time in told
    assert ORDERS.seat_name in told
    assert width(header(ORDERS, "Situation", 80)) == 80


@pytest.mark.parametrize("columns", [60, 80, 90, 96, 98, 100, 110, 120, 160])
def test_the_line_on_top_is_of_the_same_parts_on_every_screen(columns: int) -> None:
    names = ("Situation", "Orders", "Map", "Floor", "Results", "Review", "Debrief", "Briefing")
    ends = {words(header(ORDERS, name, columns)).split("turn")[1] for name in names}
    assert len(ends) == 1


def test_what_would_show_a_mind_is_named_as_it_can_be_ordered() -> None:
    carib = replace(OSTLAND, is_settled=False, name="Carib", sounding="Consult Carib")
    envoy = replace(carib, sounding="Send an envoy to Port Regent")
    nobody = replace(carib, sounding="")
    assert unsounded([carib]) == "? You have not sounded Carib: a consultation would show its mind."
    assert (
        unsounded([envoy])
        == "? You have not sounded Carib: “Send an envoy to Port Regent” would show its mind."
    )
    assert "Carib, and nothing that can be ordered now would show its mind." in unsounded([nobody])
    assert unsounded([replace(carib, is_settled=True)]) == ""


def test_what_was_ordered_is_told_as_ordered() -> None:
    entry = next(one for one in MENU if one.id == "boarding")
    ordered = replace(ORDERS, orders=(replace(PROPOSED, id=entry.forums[0].option, status="given"),))

    def heads(view: View, at: int) -> str:
        return " ".join(words(one) for row in orders.consequence(view, entry, at, 80) for one in row.lines)

    assert "── If agreed ─" in heads(ORDERS, 0)
    assert "── As ordered, if agreed ─" in heads(ordered, 0)
    assert "── If agreed ─" in heads(ordered, 1)  # before the other body it was not ordered
