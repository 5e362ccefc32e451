"""What an order would change, in rows and sentences."""

from dataclasses import replace

import pytest

from tabletop.engine.view import MenuEntry, Plan, Shift
from tabletop.tui.presenters.details import subject_of
from tabletop.tui.presenters.ink import width, words
from tabletop.tui.presenters.plans import after, changes, ordered, out_of_reach, plan_lines
from tabletop.tui.presenters.rows import Row
from tests.tui.fixtures import ORDERS, PROPOSED


def told(rows: list[Row]) -> list[str]:
    return [words(line).rstrip() for row in rows for line in row.lines]


def entry(id: str) -> MenuEntry:
    return next(one for one in ORDERS.menu if one.id == id)


BOARD = entry("boarding+officer")


def test_a_number_that_moves_stands_with_before_after_and_change_for_each_result() -> None:
    lines = told(changes(ORDERS, BOARD, 0, 60))
    tension = next(one for one in lines if one.startswith("Regional tension"))
    assert tension.split() == ["Regional", "tension", "41", "49", "+8", "▲", "53", "+12", "▲"]
    legitimacy = next(one for one in lines if one.startswith("Legitimacy"))
    assert legitimacy.split() == ["Legitimacy", "60", "·", "55", "−5", "▼"]
    assert lines[-2].split() == ["Effort", "left", "3", "1", "−2", "▼", "1", "−2", "▼"]
    assert lines[-1].startswith("works       the holds are opened")


@pytest.mark.parametrize("columns", [40, 48, 60, 76])
def test_no_line_is_wider_than_its_column(columns: int) -> None:
    rows = [*changes(ORDERS, BOARD, 0, columns), *after(ORDERS, BOARD, columns)]
    assert max(width(line) for row in rows for line in row.lines) <= columns


def test_every_number_shown_has_a_ledger() -> None:
    keys = [row.key for row in changes(ORDERS, BOARD, 0, 60) if row.key]
    assert [subject_of(ORDERS, key)[0] for key in keys] == [
        "proof",
        "tension",
        "trust:meridia->norland",
        "purse:capital",
        "legitimacy",
    ]


def test_named_results_stand_apart_each_with_its_share() -> None:
    plans = tuple(
        Plan(id, id == "points_to", (Shift("proof", "What we can show", 37, to, "good"),), "")
        for id, to in (("points_to", 51), ("points_away", 23), ("silent", 40))
    )
    forum = replace(
        BOARD.forums[0], outcomes=(("points_to", 46), ("points_away", 22), ("silent", 32)), plans=plans
    )
    lines = told(changes(ORDERS, replace(BOARD, forums=(forum,)), 0, 60))
    assert [one.split("─")[2].strip() for one in lines if "What changes" in one] == [
        "What changes: points to 46 %",
        "What changes: points away 22 %",
        "What changes: silent 32 %",
    ]


def test_what_it_rules_out_is_what_the_rest_would_not_pay_for() -> None:
    lost = dict(out_of_reach(ORDERS, BOARD))
    assert lost["Ask Carib for consent to board"] == "effort"
    assert "Consult Ostland" not in lost
    assert "Take it to the Security Council" not in lost, "it cannot be ordered as it is"
    poor = replace(ORDERS, effort_left=9, purses=(replace(ORDERS.purses[0], left=5),))
    assert dict(out_of_reach(poor, BOARD))["Send the insurer a notice"] == "political capital"


def test_nothing_is_ruled_out_by_what_cannot_be_ordered() -> None:
    assert after(ORDERS, entry("seize_cargo"), 60) == []


def test_orders_given_are_listed_with_what_is_left() -> None:
    given = replace(ORDERS, orders=(replace(PROPOSED, status="given"),), effort_left=1)
    lines = " ".join(told(ordered(given, 60)))
    assert "effort 1 of 3, political capital 9 left" in lines
    assert "Coalition Council, 2 effort, 4 political capital, acts turn 3" in " ".join(lines.split())
    assert ordered(ORDERS, 60) == []


def test_the_same_is_said_in_sentences() -> None:
    said = plan_lines(ORDERS, BOARD, 0)
    assert said[0].startswith("If it works: What we can show 37 to 62 (+25); Regional tension 41 to 49 (+8)")
    assert said[0].endswith("the holds are opened.")
    assert said[1].startswith("If it fails: Regional tension 41 to 53 (+12)")
    assert said[2].startswith("It rules out: ")


def test_figures_before_an_order_that_was_given_are_what_was() -> None:
    given = replace(ORDERS, orders=(replace(PROPOSED, id=BOARD.forums[0].option, status="given"),))
    heads = {at: told(changes(view, BOARD, 0, 60))[0].split()[-3] for at, view in enumerate((ORDERS, given))}
    assert heads == {0: "now", 1: "was"}
