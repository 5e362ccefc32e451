"""What of a turn's changes is told."""

from dataclasses import replace

from tabletop.engine.view import Fact
from tabletop.tui.presenters import changes
from tabletop.tui.presenters.facts import moved
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


def test_a_new_estimate_is_not_added_to_what_moved() -> None:
    facts = (
        fact("proof", 31, 36, "a new estimate", "estimate"),
        fact("proof", 36, 26, "photographs", "inject"),
    )
    told = changes.at_the_opening(replace(ORDERS, facts=facts))
    assert [(one.before, one.after) for one in told] == [(31, 36), (36, 26)]


def test_the_turns_trust_is_told_in_one_line_as_it_ran_and_not_with_an_order() -> None:
    asked = fact("trust:ostland->norland", 43, 42, "asked, not having been consulted", "trust")
    joint = fact("trust:ostland->norland", 42, 45, "joint success", "trust")
    result = replace(RESULTS.results[0], moved=(fact("tension", 30, 35), joint))
    view = replace(RESULTS, results=(result,), facts=(fact("tension", 30, 35), asked, joint))
    assert [one.subject for one in changes.of_result(view, result)] == ["tension"]
    told = [one for one in changes.aftermath(view) if one.subject.startswith("trust:")]
    assert [(one.before, one.after) for one in told] == [(43, 45)]


def test_what_a_choice_alone_moved_stands_below_it_and_does_not_name_it_again() -> None:
    chose = Fact(2, "Norland chose: Deny it", "answer", "", "", None, None, "")
    alone, both, other = (
        fact("legitimacy", 60, 57, chose.text),
        fact("trust:meridia->norland", 50, 55, f"{chose.text}; a call"),
        fact("purse", 9, 8, "a call"),
    )
    told = changes.under_choices([chose, other, alone, both])
    assert told == [(chose, 0), (replace(alone, cause=""), 1), (other, 0), (both, 0)]
    assert changes.under_choices([alone]) == [(alone, 0)]  # whoever chose was not seen


def test_figures_have_a_decimal_where_without_it_their_parts_would_not_add_up() -> None:
    def told(after: float, cause: str) -> list[str]:
        return "".join(part for part, _ in moved(fact("escalation", 11.4, after, cause))).split()

    parts = "what was done this turn -1.2, time -0.6"
    assert told(9.6, parts) == ["11.4", "→", "9.6", "−1.8", "▼"]
    assert told(9.6, "time") == ["11", "→", "10", "−1", "▼"]
    assert told(9.4, parts) == ["11", "→", "9", "−2", "▼"]


def test_a_new_estimate_that_is_the_old_one_is_not_told() -> None:
    same, other = (
        fact("leak", 12.1, 12.2, "a new estimate", "estimate"),
        fact("proof", 31, 36, "", "estimate"),
    )
    assert changes.at_the_opening(replace(ORDERS, facts=(same, other))) == [other]
