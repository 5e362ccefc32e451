"""What of a turn's changes is told."""

from dataclasses import replace

from tabletop.engine.view import Fact
from tabletop.tui.presenters import changes
from tests.tui.fixtures import ORDERS, RESULTS


def fact(subject: str, before: float, after: float, cause: str = "", kind: str = "result") -> Fact:
    return Fact(2, "", kind, subject, subject, before, after, cause)


def test_a_number_that_moved_twice_is_told_once_with_both_causes() -> None:
    told = changes.merged(ORDERS, [fact("tension", 35, 40, "the frigate"), fact("tension", 40, 41, "drift")])
    assert [(one.before, one.after, one.cause) for one in told] == [(35, 41, "the frigate; drift")]


def test_a_number_that_came_back_is_not_told() -> None:
    assert changes.merged(ORDERS, [fact("purse", 10, 8), fact("purse", 8, 10)]) == []


def test_trust_among_others_is_one_sentence() -> None:
    others = [fact("trust:meridia->sudria", 50, 52), fact("trust:sudria->meridia", 50, 53)]
    told = changes.merged(ORDERS, [*others, fact("trust:sudria->norland", 47, 49)])
    assert [one.subject for one in told] == ["trust:sudria->norland", ""]
    assert told[-1].text == "Trust among the others rose."


def test_what_an_order_moved_is_not_told_again_among_the_rest() -> None:
    moved = RESULTS.results[0].moved
    assert not set(changes.aftermath(replace(RESULTS, facts=(*RESULTS.facts, *moved)))) & set(moved)
