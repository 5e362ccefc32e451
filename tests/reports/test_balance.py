"""A balance as text, page and JSON: the same figures, readable without colours, network or sight."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tabletop.analysis.balance import Balance, Expected
from tabletop.analysis.balance_games import Amount, plain_hands, weigh
from tabletop.analysis.batch import ROW_WORTH
from tabletop.authoring.pages import base
from tabletop.reports import balance_endings, balance_html, balance_json, balance_text
from tabletop.reports.balance_tables import by_value, tables
from tabletop.scenario.load import load_text
from tests.reports.closed import Closed

EXPECTED = (Expected("value(pass) > 60", False, "value(pass) 55.0"), Expected("1 < 2", True, ""))


@pytest.fixture(scope="module")
def balance() -> Balance:
    text = base().replace("Two States and a Pipeline", "States & <Pipelines>")
    program = load_text({"scenario.yaml": text}).usable()
    hands = plain_hands(program.tables)
    policies = ("pass", "random", "greedy")
    return weigh(program, program.tables.actor.lead, policies, (), Amount(50, 4, 2, 1), hands)


@pytest.fixture(scope="module")
def page(balance: Balance) -> str:
    return balance_html.html(balance, EXPECTED)


def test_the_text_shows_what_was_expected_and_every_table(balance: Balance) -> None:
    said = balance_text.text(balance, EXPECTED)
    assert "  FAIL value(pass) > 60\n       value(pass) 55.0\n" in said
    for table in tables(balance):
        assert table.title in said
    assert max(map(len, said.splitlines())) <= balance_text.WIDTH


def test_the_text_begins_with_what_came_of_it(balance: Balance) -> None:
    said = balance_text.text(balance).split("\n\n")[1].replace("\n", " ")
    assert said.startswith("Skill is worth ")
    assert "(policy greedy above policy random)" in said
    assert f"The best known plan, policy {balance.best.name}, comes to " in said


@pytest.mark.parametrize("width", [60, 80])
def test_the_text_fits_the_terminal(balance: Balance, width: int) -> None:
    assert max(map(len, balance_text.text(balance, EXPECTED, width=width).splitlines())) <= width


def test_a_wide_terminal_shows_more_columns_of_a_table_and_no_longer_sentences(balance: Balance) -> None:
    many = replace(balance, ways=balance.ways * 4)
    narrow, wide = (balance_text.text(many, EXPECTED, width=width) for width in (100, 160))
    assert 100 < max(map(len, wide.splitlines())) <= 160
    assert len(wide.splitlines()) < len(narrow.splitlines())
    notes = [table.note for table in tables(many)]
    told = [line.strip() for line in wide.splitlines() if any(line.strip() in note for note in notes)]
    assert max(map(len, told)) <= 100


def test_things_go_by_their_titles_and_in_json_by_their_ids(balance: Balance, page: str) -> None:
    said, program = balance_text.text(balance), balance.program
    rows = {line.strip().split("  ")[0] for line in said.splitlines()}
    titles = {one.title for one in program.objectives} | {one.title for one in program.tracks}
    assert {*titles, "The leak is in the papers", "Accuse somebody"} <= rows
    assert {"leak", "accuse", *(ending.id for ending in program.endings)} & rows == set()
    assert '<th scope="row">The leak is in the papers</th>' in page
    assert set(balance_json.values(balance)["ways"][0]["responses"]) <= set(program.responses)
    always = replace(balance.always[0], value=balance.best.value)
    found = balance_json.values(replace(balance, always=(always,)))["faults"]
    assert [one["id"] for one in found if one["code"] == "TT512"] == [program.options[always.option]]


def test_a_long_name_of_a_row_goes_on_in_the_next_line_and_is_whole(balance: Balance) -> None:
    title = "The partners would stand by it if it came to pass again"
    first = replace(balance.program.objectives[0], title=title)
    program = replace(balance.program, objectives=(first, *balance.program.objectives[1:]))
    said = balance_text.text(replace(balance, program=program)).splitlines()
    at = next(k for k, line in enumerate(said) if "The partners would stand" in line)
    words, _, figures = said[at].strip().partition("  ")
    assert f"{words} {said[at + 1].strip()}" == title
    assert len(figures.split()) == len(balance.ways)


def test_who_played_is_said_of_those_who_did(balance: Balance) -> None:
    note = next(tables(balance)).note
    assert "greedy takes the order that looks best at once" in note
    assert "hawk" not in note
    assert "Lines" not in note


def test_good_play_is_said_to_show_only_where_skill_outweighs_luck(balance: Balance) -> None:
    skill = balance.skill
    assert skill is not None
    assert skill.value > skill.deviation
    assert "good play shows." in " ".join(balance_text.text(balance).split())
    greedy = balance.way("greedy")
    assert greedy is not None
    rows = list(greedy.games.rows)
    for k in range(0, len(greedy.games), 2):
        rows[k * greedy.games.width + ROW_WORTH] = 0.0
    lucky = replace(greedy, games=replace(greedy.games, rows=rows))
    other = replace(balance, ways=(*(way for way in balance.ways if way is not greedy), lucky))
    assert "good play is hard to tell from good dice." in " ".join(balance_text.text(other).split())


def test_few_games_are_called_few(balance: Balance) -> None:
    greedy = balance.way("greedy")
    assert greedy is not None
    assert len(greedy.games) < 20
    assert "Of fewer than 20 games the interval is rough." in next(tables(balance)).note
    many = replace(balance, ways=tuple(way for way in balance.ways if way is not greedy))
    assert "rough" not in next(tables(many)).note


def test_colours_change_no_line(balance: Balance) -> None:
    many = replace(
        balance,
        ways=tuple(replace(way, name=f"{way.name}_and_so_on_for_long") for way in balance.ways),
        always=(replace(balance.always[0], value=balance.best.value),),
    )
    painted = balance_text.text(many, EXPECTED, lambda word, good: f"\x1b[31m{word}\x1b[0m", width=60)
    assert "\x1b[31mTT" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == balance_text.text(many, EXPECTED, width=60)


def test_the_best_way_comes_first_wherever_ways_are_compared(balance: Balance) -> None:
    order = [way.name for way in by_value(balance)]
    assert order != [way.name for way in balance.ways]
    for table in tables(balance):
        if table.title in ("How the games end", "Objectives", "How things stand at the end", "Injects"):
            assert list(table.heading[1:]) == order


def test_parts_of_a_table_that_does_not_fit_are_about_as_wide(balance: Balance) -> None:
    many = replace(balance, ways=balance.ways * 4, unconsulted=(), always=())
    said = balance_text.text(many, width=80).split("\nObjectives\n")[1].split("\nHow things stand")[0]
    heads = [line for line in said.splitlines() if re.fullmatch(r" +(pass|random|greedy)( +\w+)*", line)]
    assert sum(len(line.split()) for line in heads) == 12
    assert [len(line.split()) for line in heads] == [6, 6]


def test_columns_that_do_not_fit_follow_below_with_their_names(balance: Balance) -> None:
    many = Balance(
        balance.program, balance.seat, balance.ways * 6, (), (), balance.decisions, balance.consulting
    )
    said = balance_text.text(many)
    assert max(map(len, said.splitlines())) <= balance_text.WIDTH
    assert len(re.findall(r"^  The leak is in the papers  ", said, flags=re.MULTILINE)) > 1


def test_endings_stand_below_their_outcome_the_commonest_first(balance: Balance) -> None:
    ways = by_value(balance)
    found = balance_endings.rows(balance, ways)
    assert [row.name for row in found if row.is_outcome] == [
        outcome
        for outcome in (*balance_endings.OUTCOMES, "time runs out")
        if any(row.name == outcome for row in found)
    ]
    for column, way in enumerate(ways):
        whole = [row.shares[column].count for row in found if row.is_outcome]
        assert sum(whole) == len(way.games)
    outcome = {ending.id: ending.outcome for ending in balance.program.endings}
    for row in found:
        if row.is_outcome and row.name != "time runs out":
            its = [one for one in found if not one.is_outcome and outcome[one.id] == row.name]
            assert its
            assert sum(one.shares[0].count for one in its) == row.shares[0].count
            sums = [sum(share.percent for share in one.shares) for one in its]
            assert sums == sorted(sums, reverse=True)


def test_pieces_of_the_chart_go_from_victory_to_defeat(balance: Balance) -> None:
    ways = by_value(balance)
    order = balance_endings.in_order(balance, ways)
    endings = balance.program.endings
    outcomes = [balance_endings.OUTCOMES.index(endings[e].outcome) for e in order if e < len(endings)]
    assert outcomes == sorted(outcomes)
    assert {e for way in ways for e in range(len(endings) + 1) if way.share(e)} == set(order)


@pytest.mark.parametrize(
    ("count", "games", "said", "bar"),
    [
        (0, 100, "-", ""),
        (36, 100, "36 ±9", "█▌"),
        (100, 100, "100 ±2", "████"),
        (1, 300, "<1 ±1", "▎"),
        (1, 200, "<1 ±1", "▎"),
        (1, 1000, "0.1 ±0.3", "▎"),
        (4000, 100_000, "4.0 ±0.1", "▎"),
        (50, 100, "50 ±10", "██"),
        (10, 20, "50 ±20", "██"),
    ],
)
def test_a_share_says_how_sure_it_is(count: int, games: int, said: str, bar: str) -> None:
    share = balance_endings.Share(count, games)
    assert (str(share), share.bar) == (said, bar)


def test_shares_and_intervals_of_endings_stand_beneath_each_other(balance: Balance) -> None:
    said = balance_text.text(balance).split("\nHow the games end\n")[1].split("\n\n")[0]
    rows = said.splitlines()[2:]
    assert len(rows) > 2
    places = [{at for at, sign in enumerate(row) if sign == "±"} for row in rows]
    assert len(set().union(*places)) == 3


def test_a_page_needs_nothing_from_elsewhere(page: str) -> None:
    assert not re.search(r"https?:|//\w|url\(|@import|<script|<link|<img|src=", page)


def test_a_pages_elements_are_closed_and_its_words_escaped(page: str) -> None:
    checker = Closed()
    checker.feed(page)
    assert checker.open == []
    assert "States &amp; &lt;Pipelines&gt;" in page
    assert "<Pipelines>" not in page


def test_every_chart_says_in_words_what_it_shows(page: str, balance: Balance) -> None:
    charts = [
        ElementTree.fromstring(svg) for svg in re.findall(r"<svg width.*?</svg>", page, flags=re.DOTALL)
    ]
    assert len(charts) == 3
    for chart in charts:
        assert chart.get("role") == "img"
        names = {element.get("id") for element in chart}
        assert set(str(chart.get("aria-labelledby")).split()) <= names
    described = charts[0].findtext("desc") or ""
    assert all(f"policy {way.name} {way.value}" in described for way in balance.ways)


def test_every_table_stands_on_the_page(page: str, balance: Balance) -> None:
    for table in tables(balance):
        assert f"<h2>{table.title}</h2>" in page


def test_json_says_what_the_tables_say(balance: Balance) -> None:
    found = json.loads(json.dumps(balance_json.values(balance, EXPECTED)))
    assert [way["name"] for way in found["ways"]] == ["pass", "random", "greedy"]
    assert found["ways"][0]["value"] == pytest.approx(55.0)
    assert sum(found["ways"][1]["endings"].values()) == pytest.approx(100.0, abs=0.01)
    for name, share in found["ways"][1]["endings"].items():
        low, high = found["ways"][1]["ending_intervals"][name]
        assert 0 <= low <= share <= high <= 100
        assert high > low
    assert found["ways"][0]["injects"] == {"leak": 100.0}
    assert [one["holds"] for one in found["expected"]] == [False, True]


def test_a_seat_outside_the_coalition_is_told_whose_objectives_the_figures_are(balance: Balance) -> None:
    name = balance.program.actors[balance.seat].name
    start = list(balance.tables.start)
    start[balance.tables.at.member + balance.seat] = 0.0
    alone = replace(
        balance, program=replace(balance.program, tables=balance.tables._replace(start=tuple(start)))
    )
    said = " ".join(balance_text.text(alone).split())
    assert f"All figures are the coalition's objectives; {name} is not of it" in said
    assert "All figures are the coalition's" not in balance_text.text(balance)
