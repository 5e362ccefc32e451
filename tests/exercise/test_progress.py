"""What came of an exercise, derived from its record."""

from pathlib import Path

import pytest

from tabletop.engine import views
from tabletop.engine.texts import Program
from tabletop.exercise import progress
from tabletop.exercise.progress import Call, Finish, Standing, best, calibration, standing
from tabletop.exercise.session import Session
from tabletop.exercise.standings import Standings
from tabletop.journal.memory import MemoryJournal
from tabletop.scenario.load import load_text
from tests.engine.views.games import program
from tests.exercise.test_session import begun, play_to_the_end
from tests.scenario.compiling import SCENARIOS


@pytest.fixture
def harbour() -> Program:
    return program("harbour")


def _calls(session: Session, journal: MemoryJournal, harbour: Program) -> tuple[Call, ...]:
    return standing(harbour, journal.read(session.exercise_id)).calls


def test_an_ended_exercise_has_an_ending_and_the_score_its_seat_saw(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    play_to_the_end(session)
    found = standing(harbour, journal.read(session.exercise_id))
    view = session.view()
    assert view.ending is not None
    assert (found.ending, found.outcome) == (view.ending.title, view.ending.outcome)
    assert found.score == progress.score(view.objectives)
    assert [title for title, _, _ in found.ratings] == [one.title for one in view.objectives]


def test_an_open_exercise_has_none(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    session.advance()
    found = standing(harbour, journal.read(session.exercise_id))
    assert (found.turn, found.ending, found.outcome) == (1, "", "")


def test_each_order_somebody_was_sure_of_is_a_call_once_it_is_known_what_came_of_it(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    expected = {}
    while session.game.stage != "over":
        if session.game.stage == "orders" and session.game.menu("alba"):
            order = session.game.menu("alba")[0]
            assert session.order(order) is None
            session.note("because", 70.0, order)
            session.note("nobody gave it", 10.0, "no.such.order")
            session.note("no figure", None, order)
        assert session.advance() is None
        if session.game.stage == "results":
            view = views.build(session.game, "alba")
            for one in view.orders:
                if one.status in ("refused", "refunded"):
                    expected[session.game.turn, one.id] = False
            for result in view.results:
                if result.actor_name == view.seat_name:
                    expected[result.ordered, result.order] = result.is_certain or result.is_success
    assert expected
    found = {(call.turn, call.order): call.came_out for call in _calls(session, journal, harbour)}
    assert found == expected


def test_calibration_is_briers_score() -> None:
    calls = [Call(1, "a", 100, True), Call(1, "b", 50, False), Call(2, "c", 0, True)]
    found = calibration(calls)
    assert found is not None
    assert found.brier == pytest.approx((0 + 0.25 + 1) / 3)
    assert (found.count, found.said) == (3, 50)
    assert found.came_out == pytest.approx(200 / 3)
    assert calibration([]) is None


def test_the_best_is_the_highest_score_of_those_that_ended() -> None:
    def made(outcome: str, score: float | None) -> Standing:
        return Standing("a", 1, 2, outcome, outcome, score, (), ())

    rows = [made("", 99.0), made("defeat", 10.0), made("victory", 60.0), made("victory", None)]
    assert best(rows) == Finish("victory", "victory", 60.0)
    assert best([rows[0]]) is None


def test_an_end_that_people_went_back_from_still_counts_for_the_best(tmp_path: Path) -> None:
    journal = MemoryJournal()
    session = _played(journal)
    standings = Standings(journal, tmp_path / "progress.json")
    ended = standings.of(journal.exercises()[0])
    assert session.rewind(1, "same") is None
    reopened = standings.of(journal.exercises()[0])
    assert ended is not None
    assert reopened is not None
    assert reopened.outcome == ""
    assert reopened.left == (Finish(ended.ending, ended.outcome, ended.score),)
    assert best([reopened]) == reopened.left[0]
    standings.keep()
    assert Standings(journal, tmp_path / "progress.json").known(journal.exercises()[0]) == (reopened,)


def _played(journal: MemoryJournal) -> Session:
    files = {"scenario.yaml": (SCENARIOS / "harbour.yaml").read_text("utf-8")}
    session = Session.begin(load_text(files).usable(), files, journal, seed=7, seat="alba")
    play_to_the_end(session)
    return session


def test_a_standing_is_derived_once_and_kept(tmp_path: Path) -> None:
    journal = MemoryJournal()
    _played(journal)
    (summary,) = journal.exercises()
    first = Standings(journal, tmp_path / "deep" / "progress.json")
    assert first.known(summary) is None
    found = first.of(summary)
    assert found is not None
    first.keep()
    assert Standings(journal, tmp_path / "deep" / "progress.json").known(summary) == (found,)


def test_a_standing_of_a_shorter_record_is_not_believed(tmp_path: Path) -> None:
    journal = MemoryJournal()
    session = _played(journal)
    standings = Standings(journal, tmp_path / "progress.json")
    (before,) = journal.exercises()
    standings.of(before)
    session.note("one more")
    (after,) = journal.exercises()
    assert standings.known(after) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"stamp": [0], "exercises": {}}', '{"stamp": 1}'])
def test_an_odd_file_is_as_good_as_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "progress.json"
    path.write_text(text, encoding="utf-8")
    journal = MemoryJournal()
    _played(journal)
    assert Standings(journal, path).known(journal.exercises()[0]) is None


def test_a_record_whose_scenario_cannot_be_used_has_no_standing() -> None:
    journal = MemoryJournal()
    begun(program("harbour"), journal)
    assert Standings(journal).of(journal.exercises()[0]) is None
