"""Where it was decided, in which words."""

from dataclasses import replace

from tabletop.exercise.turning import turning_points
from tabletop.exercise.whatif import Kind, WhatIf
from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.presenters.review_turning import hung_on, these_dice
from tests.tui.reviewed import GRADED, REVIEW


def tried(order: str, instead: str, kind: Kind, by: float = 9.0, games: int = 1) -> WhatIf:
    return WhatIf(2, order, instead, "The quay", "defeat", 50.0, by, (), 0, kind, games)


def test_the_change_that_makes_the_best_found_is_not_named_twice() -> None:
    (lost, *_) = GRADED.turning
    did = "Board"
    verdict = replace(lost, did=did, better="Board; Consult Ostland", gave_up=9.0)
    (point,) = turning_points([replace(tried("", "Consult Ostland", "besides"), ends_alike=True)])
    assert these_dice(verdict, point) == "with these dice −9.0"
    (other,) = turning_points([tried("", "Consult Sudria", "besides")])
    assert (
        these_dice(verdict, other) == "with these dice −9.0: not ordering “Consult Sudria”, ending “The quay”"
    )
    answered = replace(lost, subject="The press asks", did="Say nothing", better="", gave_up=0.0)
    (kept,) = turning_points(
        [tried("“The press asks”: Say nothing", "“The press asks”: Name the law", "answer", -4.0)]
    )
    assert these_dice(answered, kept) == "with these dice +4.0: against Name the law, ending “The quay”"
    assert these_dice(verdict, None) == "with these dice less than half a point"


def test_one_dilemma_is_not_told_by_what_hung_on_another_of_its_turn() -> None:
    asked = replace(
        GRADED.turning[0], subject="The press asks", inject="press", did="Say nothing", better="", gave_up=0.0
    )
    turn = next(one for one in GRADED.turns if one.turn == asked.turn)
    turn = replace(turn, verdicts=(asked,))
    graded = replace(GRADED, turns=(turn,), turning=(asked,))
    mine = tried("“The press asks”: Say nothing", "“The press asks”: Name the law", "answer", -4.0)
    other = tried("“The owner calls”: Wait", "“The owner calls”: Hang up", "answer", -30.0)
    mine, other = (replace(one, turn=asked.turn) for one in (mine, other))
    ((_, _, point),) = hung_on(REVIEW, Tried((other, mine), is_finished=True, graded=graded))
    assert point is not None
    assert point.against == mine


def test_a_dilemma_that_is_called_orders_is_none() -> None:
    asked = replace(GRADED.turning[0], subject="Orders", inject="orders", did="Obey", better="", gave_up=0.0)
    turn = next(one for one in GRADED.turns if one.turn == asked.turn)
    graded = replace(GRADED, turns=(replace(turn, verdicts=(asked,)),), turning=(asked,))
    mine = replace(tried("“Orders”: Obey", "“Orders”: Refuse", "answer", -4.0), turn=asked.turn)
    other = replace(tried("", "Consult Ostland", "besides", 30.0), turn=asked.turn)
    ((_, _, point),) = hung_on(REVIEW, Tried((other, mine), is_finished=True, graded=graded))
    assert point is not None
    assert point.against == mine
