"""A survey tries everything a seat can order, fairly, and is the same however it is cut and whoever plays it."""

from pathlib import Path

import pytest

from tabletop.analysis import surveys
from tabletop.analysis.playouts import PASS, RANDOM
from tabletop.analysis.surveying import NOT_ON_OFFER, ROW_ABLE, ROW_PICK, ROW_TURN, ROW_VALUES
from tabletop.analysis.surveys import SurveyPart
from tabletop.engine.program import Tables
from tabletop.scenario.load import load


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load(Path(__file__).parents[1] / "scenarios" / "harbour.yaml").usable().tables


@pytest.mark.parametrize("later", [PASS, RANDOM])
def test_a_survey_is_cut_into_its_games_and_says_the_same(tables: Tables, later: int) -> None:
    whole = SurveyPart(3, 3, tables.actor.lead, 1, later)
    cut = surveys.survey_parts(whole)
    assert [(part.first, part.games) for part in cut] == [(3, 1), (4, 1), (5, 1)]
    assert surveys.plain(tables, whole) == [row for part in cut for row in surveys.plain(tables, part)]


def test_a_row_holds_a_worth_for_passing_and_for_whatever_can_be_ordered(tables: Tables) -> None:
    rows = surveys.plain(tables, SurveyPart(0, 2, tables.actor.lead, 1))
    assert rows
    for row in rows:
        assert 1 <= row[ROW_TURN] <= tables.n.turns
        assert 0 <= row[ROW_PICK] < tables.key.picks
        values = row[ROW_VALUES:]
        first, second = values[::2], values[1::2]
        assert first[0] != NOT_ON_OFFER
        assert sum(x != NOT_ON_OFFER for x in first) == 1 + row[ROW_ABLE]
        assert [x == NOT_ON_OFFER for x in first] == [x == NOT_ON_OFFER for x in second]
        assert all(0.0 <= x <= 1.0 for x in values if x != NOT_ON_OFFER)


def test_what_is_barred_is_not_tried(tables: Tables) -> None:
    barred = (1,) * tables.n.options
    assert surveys.plain(tables, SurveyPart(0, 2, tables.actor.lead, 1, barred=barred)) == []


def test_compiled_surveys_have_the_same_bits(tables: Tables, compiled_cache: Path) -> None:
    from tabletop.analysis.compiled import survey_player

    for later in (PASS, RANDOM):
        part = SurveyPart(4, 2, tables.actor.lead, 1, later)
        assert survey_player(tables, compiled_cache)(part) == surveys.plain(tables, part)
