"""Looking back in lines."""

from pathlib import Path

import pytest

from tabletop.exercise.beside import Findings, Here
from tabletop.exercise.untried import Step
from tests.cli.plain.conversing import answered
from tests.tui.fixtures import OVER, CannedSeat
from tests.tui.reviewed import REVIEW


def test_the_review_is_told_whole_or_in_part() -> None:
    whole = answered("over", "review")
    assert "Decisions:" in whole
    part = answered("over", "review decisions")
    assert "Decisions:" in part
    assert "Trust in you:" not in part
    wrong = answered("over", "review weather")
    assert "The review says nothing about “weather”. It tells of: " in wrong
    assert "; Trust in you; " in wrong


def test_branches_and_calibration_are_parts_of_the_review() -> None:
    assert answered("over", "branches").startswith("Branches:\n- 1, the first way")
    assert answered("over", "calibration").startswith("How sure you were:")


def test_debrief_and_review_are_written_into_a_file_that_is_never_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "review.md"
    assert f"Written: {path}" in answered("over", f"export {path}")
    text = path.read_text(encoding="utf-8")
    assert "The crates, and a bill (compromise)." in text
    assert "## Decisions" in text
    path.write_text("mine", encoding="utf-8")
    assert "Nothing was written." in answered("over", f"export {path}", "n")
    assert path.read_text(encoding="utf-8") == "mine"
    answered("over", f"export {path}", "y")
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_written_says_why_and_what_helps(tmp_path: Path) -> None:
    said = answered("over", f"export {tmp_path / 'nowhere' / 'review.md'}")
    assert "could not be written: No such file or directory. Another name: export and the name." in said


def test_without_a_name_the_review_goes_into_its_folder_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABLETOP_HOME", str(tmp_path))
    said = answered("over", "export", "export")
    written = [
        Path(line.removeprefix("Written: ")) for line in said.splitlines() if line.startswith("Written: ")
    ]
    assert len(set(written)) == 2
    assert all(one.is_relative_to(tmp_path) and one.exists() for one in written)


def test_what_was_not_done_is_tried_once_and_then_known_to_the_review() -> None:
    tried = []

    class Trying(CannedSeat):
        def untried(self) -> Findings[Step]:
            tried.append(1)
            return Here((Step(1, 2, REVIEW.what_ifs[0]), Step(2, 2, None)))

    said = answered("over", "review", "untried", "untried", "review", seat=Trying(OVER))
    assert tried == [1]
    assert said.count("“untried” tries what you did not do") == 1
    assert said.count("2 orders and answers you did not give.") >= 3


def test_expected_actions_are_judged_one_by_one_or_by_number() -> None:
    seat = CannedSeat(OVER)
    answered("over", "judge 1", "in part", "judge 99", seat=seat)
    assert seat.asked == [("note", "in part", None, f"expected:{REVIEW.expected[0].id}")]
    seat = CannedSeat(OVER)
    assert "Judged: not done." in answered("over", "judge", "3", "", seat=seat)
    assert len(seat.asked) == 1
