"""The page on coverage keeps its word: every row is there, every fragment loads and plays, the counts are right."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tabletop.engine.game import Game, start
from tabletop.scenario.load import load_text
from tabletop.scenario.source import read_source

PAGE = (Path(__file__).parents[2] / "docs" / "coverage.md").read_text(encoding="utf-8")
STATUSES = ("Expressible", "Partly", "Not expressible")
ROWS = 116
GAMES = 60
"""Seeds tried until all of a fragment has come about."""
BESIDE = {"phase.md": "The safe areas are safe on paper.\n"}
"""Texts that fragments name."""


class Row(NamedTuple):
    """A row of the page: its number, title, status, words, its own fragment or the row that carries it."""

    number: int
    title: str
    status: str
    words: str
    fragment: str | None
    carried_by: int | None


@cache
def rows() -> tuple[Row, ...]:
    """Every row of the page, in order."""
    return tuple(_row(part) for part in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:])


def _row(part: str) -> Row:
    heading, _, body = part.partition("\n")
    body = re.split(r"^## ", body, maxsplit=1, flags=re.MULTILINE)[0]
    number, _, title = heading.partition(" ")
    fragments = re.findall(r"```yaml\n(.*?)```", body, flags=re.DOTALL)
    carried = re.search(r"^Fragment: as (\d+)\.$", body, flags=re.MULTILINE)
    words = " ".join(
        re.sub(r"```yaml.*?```|^Fragment: as \d+\.$", "", body, flags=re.DOTALL | re.MULTILINE).split()
    )
    status, _, words = words.removeprefix("**").partition(".** ")
    assert len(fragments) <= 1, f"row {number} has more than one fragment"
    return Row(
        int(number),
        title,
        status,
        words,
        fragments[0] if fragments else None,
        int(carried[1]) if carried else None,
    )


WITH_FRAGMENT = [row for row in rows() if row.fragment is not None]


def base() -> str:
    """The scenario over which the fragments are laid."""
    found = re.search(r"^## The base$.*?```yaml\n(.*?)```", PAGE, flags=re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def tree(text: str) -> dict[str, Any]:
    """A YAML text with every value as it was written."""
    found, faults = read_source(text, "fragment.yaml")
    assert not faults, "\n".join(map(str, faults))
    assert isinstance(found, dict)
    return {str(key): plain(value) for key, value in found.items()}


def plain(node: object) -> Any:
    """A node as dictionaries, lists and strings of Python."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, list) else str(node)


def merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`over` laid over `under`: mappings merge key by key, anything else replaces."""
    both = dict(under)
    for key, value in over.items():
        beneath = both.get(key)
        both[key] = merged(beneath, value) if isinstance(beneath, dict) and isinstance(value, dict) else value
    return both


def paths(node: object, above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every path of keys in a tree."""
    if not isinstance(node, dict):
        return {above}
    return {above} | {path for key, value in node.items() for path in paths(value, (*above, key))}


def files(fragment: str) -> dict[str, str]:
    """The scenario of a fragment laid over the base, with the texts beside it."""
    whole = merged(tree(base()), tree(fragment))
    return {"scenario.yaml": yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=1000), **BESIDE}


def test_every_row_is_there_once_and_in_order() -> None:
    assert [row.number for row in rows()] == list(range(1, ROWS + 1))
    assert len({row.title for row in rows()}) == ROWS


def test_the_summary_counts_the_rows() -> None:
    said = {
        status: int(count) for status, count in re.findall(r"^\| ([A-Z][a-z ]+) \| (\d+) \|$", PAGE, re.M)
    }
    assert said == {status: sum(row.status == status for row in rows()) for status in STATUSES}
    assert sum(said.values()) == ROWS


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row.number))
def test_a_row_says_its_status_in_its_own_words_and_what_is_lost(row: Row) -> None:
    assert row.status in STATUSES
    assert row.words.endswith(".")
    assert [other.number for other in rows() if other.words == row.words] == [row.number]
    assert ("Lost:" in row.words) == (row.status == "Partly")
    assert ("Smallest addition:" in row.words) == (row.status != "Expressible")
    assert (row.fragment is None and row.carried_by is None) == (row.status == "Not expressible")


@pytest.mark.parametrize("row", [row for row in rows() if row.carried_by], ids=lambda row: str(row.number))
def test_a_row_is_carried_by_one_that_has_a_fragment(row: Row) -> None:
    assert row.fragment is None
    assert row.carried_by in {other.number for other in WITH_FRAGMENT}


def test_the_base_is_a_scenario() -> None:
    assert not list(load_text({"scenario.yaml": base()}).problems)


@pytest.mark.parametrize("row", WITH_FRAGMENT, ids=lambda row: str(row.number))
def test_a_fragment_makes_a_scenario_with_keys_beyond_the_base(row: Row) -> None:
    assert row.fragment is not None
    loaded = load_text(files(row.fragment))
    assert not list(loaded.problems), "\n".join(str(problem) for problem in loaded.problems)
    assert paths(tree(row.fragment)) - paths(tree(base()))


@pytest.mark.parametrize("row", WITH_FRAGMENT, ids=lambda row: str(row.number))
def test_all_a_fragment_adds_comes_about_in_some_game(row: Row) -> None:
    assert row.fragment is not None
    program, own = load_text(files(row.fragment)).usable(), tree(row.fragment)
    wanted = {id for section in ("responses", "injects", "endings") for id in own.get(section, {})}
    everybody = [actor.id for actor in program.actors]
    for seed in range(GAMES):
        game, chance = start(program, seed, everybody), random.Random(seed)
        while game.stage != "over":
            if game.stage == "orders":
                for seat in everybody:
                    wanted -= {re.split(r"[.+@]", order)[0] for order in game.menu(seat)}
                    game = with_orders(game, seat, chance)
            game = game.advance()
        fired = game.tables.at.fired_turn
        wanted -= {inject.id for i, inject in enumerate(program.injects) if game.state[fired + i] >= 0}
        wanted -= {str(game.ending)}
        if not wanted and seed > 0:
            return
    raise AssertionError(f"in no game: {', '.join(sorted(wanted))}")


def with_orders(game: Game, seat: str, chance: random.Random) -> Game:
    """The game with up to three orders from the seat's menu."""
    for _ in range(chance.randint(1, 3)):
        menu = game.menu(seat)
        if menu:
            given = game.order(seat, chance.choice(menu))
            assert isinstance(given, Game)
            game = given
    return game
