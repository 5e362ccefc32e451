"""What a balance must be is read like every expression, and judged by its figures."""

from __future__ import annotations

import pytest

from tabletop.analysis.balance import Balance
from tabletop.analysis.balance_games import Amount, plain_hands, weigh
from tabletop.authoring.pages import base
from tabletop.authoring.thresholds import FIGURES, FUNCTIONS, Threshold, judged, read_threshold
from tabletop.scenario.load import load_text

WAYS = ("pass", "random")


@pytest.fixture(scope="module")
def balance() -> Balance:
    program = load_text({"scenario.yaml": base()}).usable()
    hands = plain_hands(program.tables)
    return weigh(program, program.tables.actor.lead, WAYS, (), Amount(40, 4, 2, 1), hands)


def read(balance: Balance, text: str) -> Threshold:
    found = read_threshold(text, balance.program, WAYS)
    assert isinstance(found, Threshold), found
    return found


def test_every_figure_that_can_be_asked_is_worked_out() -> None:
    assert set(FIGURES) == set(FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("abs(value(pass) - 55) < 0.01", True),
        ("value(random) < value(pass)", True),
        ("share(pass, victory) > 0", False),
        ("share(pass, time_runs_out) == 100 and share(pass, stalemate) == 100", True),
        ("share(random, repaired) == share(random, victory)", True),
        ("fires(pass, leak) == 100", True),
        ("given(pass, inspect) == 0", True),
        ("agreed(random, inspect) > 0", True),
        ("not turns(pass) < 4", True),
        ("share(policy random, repaired) == share(random, repaired)", True),
        ("matter() >= 0 and faults() >= 0 and unconsulted() <= 100 and always() <= 100", True),
    ],
)
def test_it_is_judged_by_the_figures(balance: Balance, text: str, holds: bool) -> None:
    assert judged(read(balance, text), balance).holds is holds


def test_what_came_is_told_figure_by_figure(balance: Balance) -> None:
    found = judged(read(balance, "value(pass) > 60 or value(pass) > 50"), balance)
    assert found.text == "value(pass) > 60 or value(pass) > 50"
    assert found.came == "value(pass) 55.0"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("valu(pass) > 5", "no figure 'valu'; did you mean 'value'?"),
        ("value(greedy) > 5", "no policy or line 'greedy' is played; there are pass, random"),
        (
            "abs(skill()) > 5",
            "'skill' needs policy random and one that chooses, as greedy or expert; add them",
        ),
        ("share(pass) > 5", "'share' is written share(way, ending)"),
        ("share(pass, repared) > 5", "no ending or outcome 'repared'; did you mean 'repaired'?"),
        ("fires(pass, leek) > 5", "no inject 'leek'; did you mean 'leak'?"),
        ("tension > 5", "'tension' is no figure; for example value(tension)"),
        ("value(pass)", "an expectation is a condition, this is a number; compare it"),
    ],
)
def test_what_is_wrong_with_it_is_told_with_a_remedy(balance: Balance, text: str, said: str) -> None:
    found = read_threshold(text, balance.program, WAYS)
    assert not isinstance(found, Threshold)
    assert list(found) == [said]


def test_what_is_no_expression_is_refused(balance: Balance) -> None:
    assert isinstance(read_threshold("value(pass) >", balance.program, WAYS), tuple)
