"""The debrief says why cooperation failed over the whole game, and what scores rest on."""

from dataclasses import replace

from tabletop.engine.view import PledgeView
from tabletop.tui.presenters import debrief, told_turn
from tabletop.tui.presenters.rows import Row
from tests.tui.fixtures import OVER, RESULTS


def _text(rows: list[Row]) -> str:
    return "\n".join("".join(part for part, _ in one) for row in rows for one in row.lines)


def test_the_noes_of_every_turn_are_told_with_their_reason() -> None:
    said = _text(debrief.refusals(OVER, 100))
    assert "1 objection: exposure 1" in said
    assert "turn 2  Ostland on Board and search" in said


def test_a_game_without_a_no_has_nothing_to_explain() -> None:
    calm = replace(OVER, turns_played=tuple(replace(one, objections=()) for one in OVER.turns_played))
    assert debrief.refusals(calm, 100) == []


def test_a_score_is_told_with_what_it_rests_on() -> None:
    view = replace(OVER, objectives=(replace(OVER.objectives[0], evidence=("Legitimacy 75",)),))
    assert "rests on: Legitimacy 75" in _text(debrief.objectives(view, 80))
    assert "  It rests on: Legitimacy 75." in told_turn.debrief(view)


def test_promises_are_told_at_the_end_and_the_seat_is_you() -> None:
    view = replace(OVER, pledges=(PledgeView("Norland", "Ostland", "The engineers first", 4, 1, "kept"),))
    assert "you to Ostland: The engineers first  kept" in _text(debrief.right_side(view, "", 80))
    assert "- you to Ostland: The engineers first, kept." in told_turn.debrief(view)


def test_a_roll_among_an_authors_results_is_no_chance_of_success() -> None:
    one = replace(RESULTS.results[0], outcome="points_to", is_certain=False, chance=100, roll=63)
    said = told_turn.result(RESULTS, one)[0]
    assert said.endswith("points to. Rolled 63 of 100.")


def test_trust_starts_where_the_game_did_and_the_change_is_that_of_the_figures_shown() -> None:
    begin = replace(OVER.turns_played[0], turn=0, trust_in_me=(("Ostland", 42.6),), escalation=9.0)
    turns = tuple(replace(one, trust_in_me=(("Ostland", 44.5),)) for one in OVER.turns_played)
    said = _text(debrief.trust(replace(OVER, opening=begin, turns_played=turns), 80))
    assert " 43 " in said
    assert "44  +1 ▲" in said
    assert " 9 to" in _text(debrief.escalation(replace(OVER, opening=begin, turns_played=turns), 80))


def test_a_score_that_the_seat_could_not_know_says_what_it_could_see() -> None:
    goal = replace(OVER.objectives[0], score=83.0, believed=58.0)
    view = replace(OVER, objectives=(goal,))
    assert "by what you could see it stood at 58" in _text(debrief.objectives(view, 80))
    assert any("could see it stood at 58" in one for one in told_turn.debrief(view))
    known = replace(OVER, objectives=(replace(goal, believed=83.0),))
    assert "could see" not in _text(debrief.objectives(known, 80))
    assert "score 83 of 100" in _text(debrief.objectives(known, 80))
