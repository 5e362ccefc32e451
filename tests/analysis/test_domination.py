"""Orders are said never to be better only for what many games show, and fairly to those that others are made for."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tabletop.analysis import names
from tabletop.analysis.balance_games import amount, compiled_hands, weigh
from tabletop.analysis.domination import LEAST, Row, dominated
from tabletop.analysis.surveying import NOT_ON_OFFER
from tabletop.engine.program import Tables
from tabletop.scenario.load import load_text

SCENARIO = """\
format: 1
id: prices
title: Prices
clock: {turns: 2, step: 1d, effort: 5}
lead: north
actors: {north: {side: coalition}, south: {side: coalition}}
tracks: {heat: {start: 50, good: low}}
flags: {opened: The door is open, told: It was said}
authorities: {mandate: {basis: CH7}}
resources: {money: {start: 9}}
bodies: {council: {rule: consensus}, willing: {rule: opt_in}}
responses:
  cheap: {cost: {money: 1}, effects: {heat: -5}}
  dear: {cost: {money: 3}, effects: {heat: -4}}
  asks: {cost: {money: 3}, consent: [council, willing], effects: {heat: -4}}
  trusts: {cost: {money: 3}, effects: {heat: -4, trust south -> north: 0.3}}
  insults: {cost: {money: 3}, effects: {heat: -4, trust south -> north: -0.3}}
  opens: {cost: {money: 3}, effects: {heat: -4, opened: true}}
  says: {cost: {money: 3}, effects: {heat: -4, told: true}}
  mandates: {cost: {money: 3}, effects: {heat: -4, mandate: true}}
  earns: {cost: {money: 3}, effects: {heat: -4, money: 1}}
  spends: {cost: {money: 3}, effects: {heat: -4, money: -1}}
  tires: {cost: {money: 3}, effects: {heat: -4, north.will: -5}}
  rests: {cost: {money: 3}, effects: {heat: -4, north.will: 5}}
  sounds: {cost: {money: 3}, effects: {heat: -4, sound south: true}}
  promises: {cost: {money: 3}, effects: {heat: -4}, pledge: {to: south, kept: opened, within: 1}}
  urges: {cost: {money: 1}, consent: willing, effects: {heat: -5}}
  enters: {cost: {money: 1}, when: opened, effects: {heat: -9}}
objectives: {calm: {score: 100 - heat}}
endings: {hot: {when: heat > 99, outcome: defeat}}
"""


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_text({"scenario.yaml": SCENARIO}).usable().tables


ORDERS = (
    "cheap",
    "dear",
    "asks@council",
    "asks@willing",
    "trusts",
    "insults",
    "opens",
    "says",
    "mandates",
    "earns",
    "spends",
    "tires",
    "rests",
    "sounds",
    "promises",
    "urges",
    "enters",
)
GOOD, WORSE = (0.6, 0.6), (0.5, 0.5)


def row(**worths: tuple[float, float]) -> Row:
    """A decision with the worths of orders in both halves, and of passing; others are not on offer."""
    offered = {name.replace("_", "@"): pair for name, pair in worths.items()}
    cells = [offered.get(name, (NOT_ON_OFFER, NOT_ON_OFFER)) for name in ("passing", *ORDERS)]
    return (1.0, 0.0, float(len(worths) - 1), *(x for pair in cells for x in pair))


def named(tables: Tables, *surveys: list[list[Row]], spared: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    """Which orders are dominated, and by which."""
    found = dominated(tables, tables.actor.lead, surveys, spared)
    return [(ORDERS[one.option], ORDERS[one.other] if one.other >= 0 else "") for one in found]


def games(of: Row, count: int = LEAST) -> list[list[Row]]:
    """So many games of one such decision each."""
    return [[of] for _ in range(count)]


IDLE = {"passing": (0.3, 0.3)}


def test_an_order_that_another_beats_everywhere_at_no_higher_price_is_dominated(tables: Tables) -> None:
    survey = games(row(**IDLE, cheap=GOOD, dear=WORSE))
    [one] = dominated(tables, tables.actor.lead, [survey])
    assert (ORDERS[one.option], ORDERS[one.other], one.games) == ("dear", "cheap", LEAST)
    assert one.by == pytest.approx(10.0)


def test_one_that_costs_less_is_not_dominated_though_it_does_less(tables: Tables) -> None:
    assert named(tables, games(row(**IDLE, cheap=WORSE, dear=GOOD))) == []


def test_one_that_does_harm_is_beaten_by_ordering_nothing(tables: Tables) -> None:
    survey = games(row(passing=(0.5, 0.5), cheap=(0.4, 0.4), dear=GOOD))
    assert named(tables, survey) == [("cheap", "")]


def test_of_all_that_beat_an_order_ordering_nothing_is_named_first(tables: Tables) -> None:
    survey = games(row(passing=(0.55, 0.55), cheap=GOOD, dear=WORSE))
    assert named(tables, survey) == [("dear", "")]


def test_a_game_counts_once_however_many_decisions_it_has(tables: Tables) -> None:
    decision = row(**IDLE, cheap=GOOD, dear=WORSE)
    assert named(tables, [[decision] * 50 for _ in range(LEAST - 1)]) == []
    other = row(**IDLE, cheap=WORSE, dear=WORSE)
    few = [[decision] * 200, *games(other, LEAST)]
    assert (
        named(tables, few) == []
    )  # what nearly all decisions say, nearly all of one game's, decides nothing


def test_being_surely_worse_by_next_to_nothing_is_no_fault(tables: Tables) -> None:
    assert named(tables, games(row(**IDLE, cheap=GOOD, dear=(0.595, 0.595)), 500)) == []


def test_being_better_once_for_more_reason_than_luck_is_enough(tables: Tables) -> None:
    survey = games(row(**IDLE, cheap=GOOD, dear=WORSE), 60)
    once = row(**IDLE, cheap=GOOD, dear=(0.7, 0.7))
    assert named(tables, [*survey, [once]]) == []
    lucky = row(**IDLE, cheap=GOOD, dear=(0.61, 0.4))
    assert named(tables, [*survey, [lucky]]) == [("dear", "cheap")]


def test_each_half_is_asked_what_the_other_thinks_of_its_best(tables: Tables) -> None:
    survey = games(row(**IDLE, cheap=GOOD, dear=WORSE), 60)
    first = row(
        **IDLE, cheap=GOOD, dear=(0.7, 0.61)
    )  # by the first half ten points better, by the second one
    second = row(
        **IDLE, cheap=GOOD, dear=(0.61, 0.55)
    )  # the first half's one point is five less by the second
    assert named(tables, [*survey, [first], [second]]) == []
    assert named(tables, [*survey, [second]]) == [("dear", "cheap")]


@pytest.mark.parametrize(("spread", "is_sure"), [(0.010, True), (0.0288, False)])
def test_how_much_games_differ_decides_what_few_of_them_can_tell(
    tables: Tables, spread: float, is_sure: bool
) -> None:
    """Three points worse on average of 12 games: 6.6 and 2.3 errors above the threshold. Of a normal distribution 2.3
    would do for the three pairs compared (chance 0.011 of 0.017), of Student's t with 11 degrees it does not (0.021)."""
    survey = [
        [row(**IDLE, cheap=GOOD, dear=(0.57 + sign * spread, 0.57 + sign * spread))]
        for sign in (-1, 1) * (LEAST // 2)
    ]
    assert named(tables, survey) == ([("dear", "cheap")] if is_sure else [])


def test_the_games_told_are_those_of_the_survey_that_has_fewer(tables: Tables) -> None:
    decision = row(**IDLE, cheap=GOOD, dear=WORSE)
    for surveys in ([games(decision, 40), games(decision, 15)], [games(decision, 15), games(decision, 40)]):
        [one] = dominated(tables, tables.actor.lead, surveys)
        assert one.games == 15


def test_every_survey_must_say_so(tables: Tables) -> None:
    against = games(row(**IDLE, cheap=GOOD, dear=WORSE))
    level = games(row(**IDLE, cheap=WORSE, dear=WORSE))
    assert named(tables, against, against) == [("dear", "cheap")]
    assert named(tables, against, level) == []


def test_what_is_seldom_on_offer_does_not_stand_in_for_what_always_is(tables: Tables) -> None:
    both, alone = row(**IDLE, cheap=GOOD, dear=WORSE), row(**IDLE, dear=WORSE)
    assert named(tables, [[both, alone] for _ in range(LEAST)]) == []
    assert named(tables, [[both] * 9 + [alone] for _ in range(LEAST)]) == [("dear", "cheap")]


def test_spared_orders_are_left_out(tables: Tables) -> None:
    survey = games(row(**IDLE, cheap=GOOD, dear=WORSE))
    assert named(tables, survey, spared=(tables.actor.option_first[tables.actor.lead] + 1,)) == []


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("trusts", "trust"),
        ("mandates", "an authority"),
        ("opens", "a flag that an order asks for"),
        ("earns", "a resource"),
        ("rests", "will"),
        ("sounds", "knowledge"),
        ("promises", "a promise"),
    ],
)
def test_one_that_gives_later_orders_something_is_not_beaten_by_one_that_does_not(
    tables: Tables, order: str, why: str
) -> None:
    assert named(tables, games(row(**IDLE, cheap=GOOD, **{order: WORSE}))) == [], why


@pytest.mark.parametrize("order", ["insults", "spends", "tires", "says"])
def test_taking_away_and_a_flag_that_no_order_asks_for_are_no_such_gift(tables: Tables, order: str) -> None:
    assert named(tables, games(row(**IDLE, cheap=GOOD, **{order: WORSE}))) == [(order, "cheap")]


def test_one_that_needs_consent_is_compared_with_orders_of_the_same_body_only(tables: Tables) -> None:
    refused = games(row(passing=(0.55, 0.55), cheap=GOOD, asks_willing=WORSE, asks_council=(0.55, 0.55)))
    assert named(tables, refused) == []
    same = games(row(**IDLE, asks_willing=WORSE, urges=GOOD))
    assert named(tables, same) == [("asks@willing", "urges")]


def test_of_orders_worse_by_no_more_than_the_threshold_hardly_any_is_named_by_luck(tables: Tables) -> None:
    """Games differ much and the decisions of one hardly, as it is in play; each order is one point worse on average."""
    random, alarms, scenarios = Random(8), 0, 100
    for _ in range(scenarios):
        survey = []
        for _ in range(2 * LEAST):
            worse = {name: random.uniform(0.0, 0.02) for name in ("dear", "insults", "says")}
            rows = []
            for _ in range(8):
                values = {name: 0.6 - x - random.uniform(-0.002, 0.002) for name, x in worse.items()}
                rows.append(row(**IDLE, cheap=GOOD, **{name: (x, x) for name, x in values.items()}))
            survey.append(rows)
        alarms += bool(named(tables, survey))
    assert alarms <= scenarios / 20


PLANTED = """\
format: 1
id: quay
title: Fire and Flood
clock: {turns: 4, step: 6h, effort: 2}
lead: norland
actors:
  norland: {side: coalition}
  meridia: {side: coalition}
tracks: {fire: {start: 80, good: low}, flood: {start: 80, good: low}, calm: {start: 50, drift: -3}}
bodies: {council: {rule: consensus}}
responses:
  ask: {title: Ask Meridia, limit: 2, effects: {sound meridia: true, trust meridia -> norland: 0.2}}
  douse: {chance: 60, success: {effects: {fire: -20}}}
  pump: {chance: 60, success: {effects: {flood: -20}}}
  boats: {consent: council, effects: {flood: -16}}
  sand: {title: Sand on the flames, chance: 60, success: {effects: {fire: -10}}}
  speak: {chance: 80, success: {effects: {calm: 32}}}
objectives: {quay: {score: 100 - fire}, town: {score: 100 - flood}, people: {score: calm, weight: 0.5}}
endings: {saved: {when: fire <= 20 and flood <= 20, outcome: victory}}
"""


@pytest.mark.parametrize("seed", [0, 5000])
def test_a_planted_order_without_a_use_is_found_in_a_thousand_games_and_no_other(
    seed: int, compiled_cache: Path
) -> None:
    program = load_text({"scenario.yaml": PLANTED}).usable()
    hands = compiled_hands(program.tables, compiled_cache)
    policies = ("random", "greedy")
    found = weigh(program, program.tables.actor.lead, policies, (), amount(1000, True), hands, first=seed)
    [one] = found.decisions.dominated
    assert names.order(program, one.option) == "Sand on the flames"
    assert names.order(program, one.other) in ("Douse", "Pump")  # which do as much as each other
    assert one.games == 40
