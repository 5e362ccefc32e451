"""Numbers by the names people call them."""

import pytest

from tabletop.engine.view import Fact
from tabletop.tui.presenters import told_numbers
from tabletop.tui.presenters.sentences import ledger
from tests.tui.fixtures import ORDERS, OVER
from tests.tui.people import ACTORS


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("tension", "tension"),
        ("Regional Tension", "tension"),
        ("ostland", "trust:ostland->norland"),
        ("trust in ostland", "trust:norland->ostland"),
        ("ostland's will", "will:ostland"),
        ("exposure of sudria", "exposure:sudria"),
        ("will", "will:norland"),
        ("capital", "purse:capital"),
        ("escalation", "escalation"),
        ("contact halcyon", "flag:shadowing"),
        ("flag consent", "authority:flag_consent"),
        ("unity", "objective:unity"),
    ],
)
def test_a_number_is_known_by_what_people_call_it(typed: str, subject: str) -> None:
    assert [one.subject for one in told_numbers.named(ORDERS, typed)] == [subject]


def test_no_two_numbers_have_one_account_and_hidden_ones_have_none() -> None:
    subjects = [one.subject for one in told_numbers.numbers(ORDERS)]
    assert len(subjects) == len(set(subjects))
    assert "leak_risk" not in subjects


@pytest.mark.parametrize(
    ("typed", "name"), [("tensoin", "Regional tension"), ("legitimcy", "Legitimacy"), ("zzz", "")]
)
def test_the_nearest_name_is_found_by_one_of_its_words(typed: str, name: str) -> None:
    assert told_numbers.nearest(ORDERS, typed) == name


def test_all_that_is_known_of_a_partner_is_told_without_a_bar() -> None:
    ostland = next(one for one in ACTORS if one.id == "ostland")
    told = told_numbers.partner(ostland, ())
    assert any(one.startswith("It trusts you ") and "give or take" in one for one in told)
    assert any(one.startswith("Its mind is ") for one in told)
    assert not set("━╌●┊±") & set("".join(told))


def test_a_start_that_never_moved_is_told_in_one_sentence() -> None:
    start = Fact(0, "", "start", "tension", "Tension", None, 35, "the start")
    assert ledger("Tension", [start]) == ["Tension has not moved yet, as far as you can see: 35."]
    rise = Fact(2, "", "drift", "tension", "Tension", 35, 41, "drift")
    assert ledger("Tension", [start, rise]) == [
        "Tension at the start: 35.",
        "Turn 2: Tension 35 to 41 (+6): drift.",
    ]


def test_the_start_of_what_is_true_or_not_is_yes_or_no() -> None:
    start = Fact(0, "", "start", "flag:gale", "A gale blows", None, 0, "the start")
    assert ledger("A gale blows", [start]) == ["A gale blows has not moved yet, as far as you can see: no."]


def test_an_objective_tells_what_it_is_and_at_the_end_how_it_went() -> None:
    (unity,) = told_numbers.named(OVER, "unity")
    told = told_numbers.account(OVER, unity, ())
    assert told[0] == "Come out of it with four partners: 71, some challenges."
    assert told[-1] == "After each turn: 70, 70, 70."
