"""The menu and its entries in sentences: nothing that only eyes understand, nothing told twice."""

from dataclasses import replace

from tabletop.engine.view import ChancePart, Plan, Reason, Shift
from tabletop.tui.presenters import told_orders
from tests.tui.fixtures import MENU, ORDERS

BOARDING = next(one for one in MENU if one.id == "boarding")


def test_an_entry_is_short_sentences_in_one_line() -> None:
    assert told_orders.entry(BOARDING) == (
        "Board and search. 2 effort, 4 political capital. Agreed by Coalition Council: 0 %, by Those willing: 72 %. "
        "It works, agreed by Coalition Council: 62 %, by Those willing: 55 %. Acts in turn 3 (12 h). No legal basis."
    )
    assert told_orders.entry(MENU[0]) == "Consult Meridia. 1 effort."


def test_members_who_stand_the_same_before_a_second_body_are_told_once() -> None:
    same = replace(BOARDING.forums[1], stances=BOARDING.forums[0].stances)
    told = told_orders.details(replace(BOARDING, forums=(BOARDING.forums[0], same)))
    assert told.count("They stand as told above.") == 1
    assert sum(one.startswith("- Ostland") for one in told) == 1


def test_reasons_are_weighed_on_the_floor_only() -> None:
    ostland = next(one for one in BOARDING.forums[0].stances if one.actor == "ostland")
    assert "−0.75" in told_orders.stance(ostland, is_weighed=True)[0]
    assert "−0.75" not in told_orders.stance(ostland)[0]


def test_weighed_reasons_are_told_whole_with_goodwill_and_what_is_unknown() -> None:
    reasons = (Reason("base", 0.2, "the benefit of the doubt"), Reason("mood", 0.0, "its mood"))
    member = replace(BOARDING.forums[0].stances[0], reasons=reasons)
    assert told_orders.stance(member, is_weighed=True)[0].endswith(
        "For: the benefit of the doubt, +0.20. Counts too: its mood."
    )
    assert "benefit" not in told_orders.stance(member)[0]


def test_several_results_are_told_with_their_shares() -> None:
    forum = replace(MENU[9].forums[0], outcomes=(("papers_clean", 30.0), ("papers_false", 70.0)))
    assert told_orders.chance(forum) == [
        "What may come of it:",
        "- papers clean 30 %.",
        "- papers false 70 %.",
    ]
    apart = ((ChancePart("base", 40), ChancePart("What we can show 31", -10)), (ChancePart("the rest", 70),))
    assert told_orders.chance(replace(forum, outcome_parts=apart))[1:] == [
        "- papers clean 30 %, made up of: base 40; What we can show 31 −10.",
        "- papers false 70 %.",
    ]


def test_a_chance_is_told_with_what_it_adds_up_from() -> None:
    parts = (ChancePart("base", 60), ChancePart("contribution 82 of 100", 24.5))
    told = told_orders.chance(replace(BOARDING.forums[0], chance=84.5, chance_parts=parts))
    assert (
        told[0]
        == "It works, agreed by Coalition Council: 84 %, made up of: base 60; contribution 82 of 100 +24."
    )


def test_what_was_given_stands_before_the_menu() -> None:
    assert told_orders.given(ORDERS) == []


def test_when_everything_can_be_ordered_that_is_said() -> None:
    free = replace(ORDERS, menu=tuple(replace(one, is_available=True) for one in MENU))
    assert told_orders.unavailable(free) == ["Everything can be ordered."]
    assert told_orders.rest(free) == []


def test_a_turn_in_which_nothing_can_be_ordered_says_so() -> None:
    shut = replace(ORDERS, menu=tuple(replace(one, is_available=False) for one in MENU))
    told = told_orders.changed_menu(shut, {"shadow"})
    assert "Nothing can be ordered." in told
    assert "No longer: Shadow Halcyon at twenty miles." in told


def test_each_result_is_told_from_where_to_where_it_moves_what_and_what_it_rules_out() -> None:
    plans = (
        Plan("success", True, (Shift("tension", "Regional tension", 41, 49, "bad"),), "the holds are opened"),
        Plan("failure", False, (), ""),
    )
    planned = replace(BOARDING, forums=(replace(BOARDING.forums[0], plans=plans),))
    told = told_orders.details(planned, replace(ORDERS, effort_left=2))
    assert "If it works: Regional tension 41 to 49 (+8); the holds are opened." in told
    assert sum(one.startswith("If it works") for one in told) == 1
    assert any(one.startswith("It rules out: ") for one in told)
