"""The figures of a balance are those of its games, and faults are told from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tabletop.analysis import running
from tabletop.analysis.balance import Balance, Gap, Way, mean_of, quantile
from tabletop.analysis.balance_games import Amount, plain_hands, weigh
from tabletop.analysis.batch import ROW_ENDING, ROW_WORTH
from tabletop.analysis.faults import faults, untold
from tabletop.analysis.line_games import Scripted, without
from tabletop.analysis.playouts import RANDOM
from tabletop.analysis.remarks import remarks
from tabletop.analysis.running import Part
from tabletop.authoring.balancing import scripted
from tabletop.engine.texts import Program
from tabletop.scenario.load import load

SCENARIO = """\
format: 1
id: market
title: A market
clock: {turns: 3, step: 1d, effort: 1}
lead: north
actors:
  north: {side: coalition}
  south: {side: coalition}
tracks:
  heat: {start: 60, good: low}
flags:
  sealed: Never so
responses:
  ask: {each: {partner: coalition}, effects: {sound partner: true}}
  calm: {effects: {heat: -20}}
  dream: {when: sealed, effects: {heat: -90}}
injects:
  opening: {when: turn == 1, text: Morning., effects: {heat: 0}}
  miracle: {when: sealed, text: Never.}
objectives:
  quiet: {score: 100 - heat}
endings:
  cool: {when: heat <= 0, outcome: victory}
  burnt: {when: heat >= 100, outcome: defeat}
"""
GOOD = "seeds: 5\nmoves: {1: {north: [calm]}, 2: {north: [calm]}, 3: {north: [calm]}}\nexpect: share(cool) > 50\n"
ASKING = "seeds: 5\nmoves: {1: {north: [ask.south]}, 2: {north: [calm]}}\nexpect: share(cool) == 0\n"
MUCH = Amount(games=60, always=2, surveyed=0)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("market")
    (folder / "lines").mkdir()
    (folder / "lines" / "good.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "lines" / "asking.yaml").write_text(ASKING, encoding="utf-8")
    (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    return folder / "scenario.yaml"


@pytest.fixture(scope="module")
def program(path: Path) -> Program:
    return load(path).usable()


@pytest.fixture(scope="module")
def lines(path: Path, program: Program) -> tuple[Scripted, ...]:
    found, problems = scripted(path, program)
    assert not problems
    return found


@pytest.fixture(scope="module")
def balance(program: Program, lines: tuple[Scripted, ...]) -> Balance:
    hands = plain_hands(program.tables)
    return weigh(program, program.tables.actor.lead, ("pass", "random"), lines, MUCH, hands)


def test_a_mean_comes_with_its_interval() -> None:
    mean = mean_of([0.0, 10.0, 0.0, 10.0])
    assert mean.value == 5.0
    assert mean.deviation == pytest.approx(5.7735, abs=1e-4)
    assert mean.half_width == pytest.approx(1.959964 * 5.7735 / 2, abs=1e-3)
    assert mean_of([3.0]).half_width == 0.0
    assert mean_of([]).games == 0


def test_a_quantile_is_a_value_that_was_there() -> None:
    assert [quantile([3.0, 1.0, 2.0], share) for share in (0.0, 0.5, 1.0)] == [1.0, 2.0, 3.0]


def test_ways_are_the_policies_and_then_the_lines(balance: Balance) -> None:
    assert [(way.name, way.kind) for way in balance.ways] == [
        ("pass", "policy"), ("random", "policy"), ("asking", "line"), ("good", "line"),
    ]  # fmt: skip
    assert balance.best.name == "good"
    assert balance.best.value.value == 100.0
    idle = balance.way("pass")
    assert idle is not None
    assert idle.value.value == 40.0


def test_a_policys_games_are_those_of_a_batch(balance: Balance, program: Program) -> None:
    way = balance.way("random")
    assert way is not None
    whole = Part(0, 60, program.tables.actor.lead, RANDOM)
    assert way.games.column(ROW_WORTH) == running.plain(program.tables, whole).column(ROW_WORTH)


def test_a_lines_games_count_its_endings_and_orders(balance: Balance) -> None:
    way = balance.way("good")
    assert way is not None
    assert set(way.games.column(ROW_ENDING)) == {0.0}
    assert way.share(0) == 100.0
    calm = balance.program.responses.index("calm")
    assert balance.usage(way, calm).given == 3.0
    assert balance.usage(way, calm).open is None


def test_what_nobody_meets_is_a_fault(balance: Balance) -> None:
    found = {fault.code: fault.words for fault in faults(balance)}
    assert found["TT508"] == "inject “Miracle” (miracle) fired in none of 240 games"
    assert found["TT509"] == "“Dream” (dream) could be ordered in none of 120 games"


def test_a_plan_that_asks_nobody_and_one_order_are_found_as_shortcuts(balance: Balance) -> None:
    found = {fault.code: fault.words for fault in faults(balance)}
    assert found["TT511"].startswith("consulting nobody comes to 100.0 (line good), within 5 % of the best")
    assert found["TT512"].startswith(
        "ordering “Calm” (calm) in every turn comes to 100.0, within 5 % of the best"
    )


def test_shortcuts_are_no_fault_where_nothing_beats_doing_nothing(balance: Balance) -> None:
    idle = replace(balance, ways=tuple(way for way in balance.ways if way.name == "pass"))
    assert {fault.code for fault in faults(idle)} & {"TT511", "TT512"} == set()
    good = balance.way("good")
    assert good is not None
    worthless = replace(good, games=replace(good.games, rows=[0.0] * len(good.games.rows)))
    nothing = replace(balance, ways=(worthless,), unconsulted=())  # and nobody let it pass
    assert {fault.code for fault in faults(nothing)} & {"TT511", "TT512"} == set()


def test_shortcuts_wait_until_something_surely_beats_doing_nothing(balance: Balance) -> None:
    idle, good = balance.way("pass"), balance.way("good")
    assert idle is not None
    assert good is not None

    def between(values: list[float], passing: float) -> Balance:
        ways = (worth(idle, [passing]), worth(good, values))
        return replace(balance, ways=ways, unconsulted=(), always=())

    shown = [
        ("TT511" in {fault.code for fault in faults(found)}, "doing nothing" in " ".join(untold(found)))
        for found in (
            between([0.3], 0.2),  # ten points more
            between([0.0, 0.6], 0.2),  # ten more on average, and nobody knows
            between([0.24], 0.2),  # four more
            between([0.0, 0.2], 0.2),  # less
        )
    ]
    assert shown == [(True, False), (False, True), (False, False), (False, False)]
    (words,) = untold(between([0.0, 0.6], 0.2))
    assert words == (
        "whether any plan comes to more than 5 points over doing nothing: the best (line good) comes to "
        "10.0 ± 7.7 more"
    )


def test_a_gap_is_told_only_where_its_whole_interval_says_so() -> None:
    assert Gap(3.0, 1.0).is_within(5.0) is True
    assert Gap(3.0, 4.0).is_within(5.0) is None
    assert Gap(12.0, 4.0).is_within(5.0) is False


CLOSE = """\
format: 1
id: close
title: A close call
clock: {turns: 3, step: 1d, effort: 2}
lead: north
actors:
  north: {side: coalition}
  south: {side: coalition}
tracks:
  heat: {start: 60, good: low}
responses:
  ask: {each: {partner: coalition}, effects: {sound partner: true, heat: -1}}
  calm: {chance: 50, success: {effects: {heat: -20}}, failure: {effects: {heat: 13}}}
objectives:
  quiet: {score: 100 - heat}
endings:
  cool: {when: heat <= 0, outcome: victory}
"""
FIRST = """\
seeds: 5
moves: {1: {north: [ask.south, calm]}, 2: {north: [calm]}, 3: {north: [calm]}}
expect: share(cool) < 50
"""


def test_what_few_games_cannot_tell_is_played_more_and_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()
    (tmp_path / "lines" / "first.yaml").write_text(FIRST, encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(CLOSE, encoding="utf-8")
    program = load(tmp_path / "scenario.yaml").usable()
    found, problems = scripted(tmp_path / "scenario.yaml", program)
    assert not problems
    played = weigh(program, 0, ("pass",), found, Amount(20, 0, 0), plain_hands(program.tables))
    alone = played.without_consulting
    assert alone is not None
    assert len(played.best.games) + len(alone.games) > 2 * 20
    [words] = untold(played)
    assert words.startswith(
        "whether consulting nobody (line first) comes within 5 % of the best that consults (line first)"
    )
    assert "TT511" not in {fault.code for fault in faults(played)}


def worth(way: Way, values: list[float]) -> Way:
    """The same games, worth these values (0..1) by turns."""
    rows, width = list(way.games.rows), way.games.width
    rows[ROW_WORTH::width] = [values[k % len(values)] for k in range(len(way.games))]
    return replace(way, games=replace(way.games, rows=rows))


def test_a_best_plan_that_asks_nobody_is_a_fault_only_where_asking_is_surely_no_better(
    balance: Balance,
) -> None:
    alone, asking = balance.way("good"), balance.way("asking")
    assert alone is not None
    assert asking is not None
    sure = replace(balance, ways=(worth(alone, [0.8]), worth(asking, [0.7])), unconsulted=())
    assert not sure.consults(sure.best)
    assert "TT511" in {fault.code for fault in faults(sure)}
    assert not list(untold(sure))
    unsure = replace(sure, ways=(worth(alone, [0.4, 1.0]), worth(asking, [0.3, 1.0])))
    assert unsure.best.name == "good"
    assert "TT511" not in {fault.code for fault in faults(unsure)}
    assert len([words for words in untold(unsure) if "consulting nobody" in words]) == 1


def test_never_is_said_of_enough_games_only(program: Program) -> None:
    few = Amount(games=20, always=2, surveyed=0)
    found = weigh(program, program.tables.actor.lead, ("pass",), (), few, plain_hands(program.tables))
    assert {fault.code for fault in faults(found)} & {"TT508", "TT509"} == set()


def test_that_most_points_and_most_victories_come_of_different_plans_is_remarked(balance: Balance) -> None:
    assert not [remark for remark in remarks(balance) if remark.kind == "objectives"]
    good, other = balance.way("good"), balance.way("pass")
    assert good is not None
    assert other is not None
    winning = replace(other, games=replace(other.games, counts=good.games.counts))
    scoring = replace(good, games=replace(good.games, counts=other.games.counts))
    [told] = [
        remark for remark in remarks(replace(balance, ways=(scoring, winning))) if remark.kind == "objectives"
    ]
    assert told.words == (
        "Objectives and endings disagree: line good scores most and wins 0 % of its games, policy pass wins 100 %."
    )


def test_what_few_games_come_to_is_remarked(balance: Balance) -> None:
    opening = next(i for i, inject in enumerate(balance.program.injects) if inject.id == "opening")

    def fired(way: Way, times: float) -> Way:
        counts = way.games.counts
        rare = [times if i == opening else x for i, x in enumerate(counts.fired)]
        return replace(way, games=replace(way.games, counts=counts._replace(fired=rare)))

    for times, is_rare in ((1.0, True), (2.0, False), (0.0, False)):
        ways = tuple(fired(way, times if way.name == "good" else 0.0) for way in balance.ways)
        told = [
            one.words
            for one in remarks(replace(balance, ways=ways))
            if one.words.startswith("Fired in fewer")
        ]
        assert told == (
            ["Fired in fewer than 2 % of the games of every way: “Opening” (opening)."] if is_rare else []
        )


def test_what_those_who_plan_have_no_use_for_is_remarked(
    program: Program, lines: tuple[Scripted, ...], balance: Balance
) -> None:
    assert not [one for one in remarks(balance) if one.words.startswith("Ordered in fewer")]
    how_much = Amount(120, 0, 0)
    hands = plain_hands(program.tables)
    played = weigh(program, program.tables.actor.lead, ("random", "greedy"), lines, how_much, hands)
    assert "TT509" in {fault.code for fault in faults(played)}  # a dream nobody can order is told there
    assert not [one for one in remarks(played) if one.words.startswith("Ordered in fewer")]
    without_asking = replace(played, ways=tuple(way for way in played.ways if way.name != "asking"))
    assert [one.words for one in remarks(without_asking) if one.words.startswith("Ordered in fewer")] == [
        "Ordered in fewer than 2 of 100 games by policy greedy, and by any line: “Ask” (ask)."
    ]


def test_what_always_happens_is_remarked(balance: Balance) -> None:
    assert "Inject “Opening” (opening) fired in every game, whatever was done." in [
        r.words for r in remarks(balance)
    ]
    assert "No game of 240 ended with “Burnt” (burnt)." in [r.words for r in remarks(balance)]


def test_a_line_without_some_orders_keeps_the_others_in_their_turns(
    lines: tuple[Scripted, ...], balance: Balance
) -> None:
    asking = lines[0]
    bare = without(asking, balance.consulting)
    calm = asking.script.given[1]
    assert list(bare.script.given) == [calm]
    assert list(bare.script.given_first) == [0, 0, 0, 1, 1]
    assert [way.name for way in balance.unconsulted] == ["asking"]


def test_what_is_told_on_the_way_ends_with_everything(program: Program, lines: tuple[Scripted, ...]) -> None:
    told: list[tuple[int, int]] = []
    hands = replace(plain_hands(program.tables), tell=lambda done, total: told.append((done, total)))
    seat = program.tables.actor.lead
    weigh(program, seat, ("pass", "greedy"), lines, Amount(50, 1, 2, 1), hands)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_the_lines_of_other_seats_are_left_out(program: Program, lines: tuple[Scripted, ...]) -> None:
    south = next(a for a, actor in enumerate(program.actors) if actor.id == "south")
    found = weigh(program, south, ("pass",), lines, Amount(2, 0, 0), plain_hands(program.tables))
    assert [way.name for way in found.ways] == ["pass"]
