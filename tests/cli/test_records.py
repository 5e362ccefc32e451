"""Finding an exercise from what a person typed."""

from pathlib import Path

import pytest

from tabletop.cli import places
from tabletop.cli.console import Refusal
from tabletop.cli.records import find, opened_journal
from tabletop.journal import Ended
from tabletop.journal.memory import MemoryJournal
from tests.contracts.journal.samples import STARTED


def _journal(*tokens: str) -> MemoryJournal:
    names = iter(tokens)
    journal = MemoryJournal(token=lambda: next(names))
    for _ in tokens:
        journal.create(STARTED)
    return journal


@pytest.mark.parametrize("name", ["strait-7f3k", "7f3k"])
def test_an_exercise_is_found_by_its_id_or_its_end(name: str) -> None:
    assert find(_journal("7f3k", "9999"), name).exercise_id == "strait-7f3k"


def test_without_a_name_it_is_the_last_that_is_open() -> None:
    journal = _journal("aaaa", "bbbb", "cccc")
    journal.append("strait-cccc", Ended(8, "accord"), 1)
    assert find(journal, None).exercise_id == "strait-bbbb"


@pytest.mark.parametrize(("name", "said"), [("nope", "no exercise 'nope'"), (None, "no exercise is open")])
def test_what_cannot_be_found_is_refused_with_a_way_out(name: str | None, said: str) -> None:
    with pytest.raises(Refusal, match=f"{said}.*`tabletop"):
        find(_journal(), name)


@pytest.mark.usefixtures("home")
def test_a_store_that_cannot_be_opened_is_a_refusal() -> None:
    places.records().parent.mkdir()
    places.records().write_text("no database, whatever it may look like at first sight to you")
    with pytest.raises(Refusal, match="something else"), opened_journal():
        pass


def test_the_journal_is_made_where_the_user_keeps_data(home: Path) -> None:
    with opened_journal() as journal:
        journal.create(STARTED)
    assert (home / "exercises.sqlite3").is_file()
