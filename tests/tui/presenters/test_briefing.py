"""The briefing says whose the objectives are: a seat that is no friend of the coalition has none that are scored."""

from dataclasses import replace

from tabletop.engine.view import View
from tabletop.tui.presenters import briefing, debrief, results, sentences
from tabletop.tui.presenters.ink import words
from tests.tui.fixtures import ORDERS, OVER, RESULTS


def across(view: View) -> View:
    actors = tuple(replace(one, side="adversary") if one.is_self else one for one in view.actors)
    return replace(view, actors=actors, is_lead=False)


def said(view: View) -> str:
    return "\n".join(words(one) for row in briefing.own(view, 80) for one in row.lines)


def test_a_partner_is_led_and_after_the_objectives() -> None:
    partner = replace(ORDERS, is_lead=False)
    assert f"led by {ORDERS.lead_name}" in said(partner)
    assert "What you are after" in said(partner)


def test_an_adversary_is_led_by_nobody_and_the_objectives_are_the_coalitions() -> None:
    view = across(ORDERS)
    assert "led by" not in said(view)
    assert "What the coalition is after" in said(view)
    assert "yours is not scored" in said(view)
    plain = sentences.briefing(view)
    assert any("What the coalition is after (your seat is not scored)" in one for one in plain)
    assert not any("leads the coalition" in one for one in plain)


def test_scores_of_others_are_called_theirs() -> None:
    told = "\n".join(words(one) for row in results.aftermath(across(RESULTS), 80) for one in row.lines)
    assert "The coalition's objectives so far" in told
    told = "\n".join(words(one) for row in debrief.objectives(across(OVER), 80) for one in row.lines)
    assert "The coalition's objectives" in told


def test_turns_of_different_length_are_told_on_a_line_of_their_own_where_the_heading_has_no_room() -> None:
    view = replace(ORDERS, pace="8 turns: 3 of 12 h, 4 of 1 d, 1 of 3 d")
    lines = said(view).splitlines()
    at = next(place for place, one in enumerate(lines) if "How a turn goes" in one)
    told = "8 turns: 3 of 12 h, 4 of 1 d, 1 of 3 d; 3 effort each"
    assert told in lines[at]
    narrow = [words(one) for row in briefing.own(view, 50) for one in row.lines]
    at = next(place for place, one in enumerate(narrow) if "How a turn goes" in one)
    assert " ".join(narrow[at + 1 : at + 3]).strip() == f"{told}."
