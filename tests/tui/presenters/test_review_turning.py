"""Where it was decided, in which words."""

from dataclasses import replace

from tabletop.exercise.turning import turning_points
from tabletop.exercise.whatif import Kind, WhatIf
from tabletop.tui.presenters.review_turning import these_dice
from tests.tui.reviewed import GRADED


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
