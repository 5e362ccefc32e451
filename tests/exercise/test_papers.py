"""Files that people ask for: never written over another, and said where."""

from pathlib import Path

from tabletop.exercise.papers import MOST, keep


def test_a_text_is_written_into_the_first_folder_which_is_made(tmp_path: Path) -> None:
    path = keep([tmp_path / "a" / "b", tmp_path], "review.md", "müde\n")
    assert path == tmp_path / "a" / "b" / "review.md"
    assert (tmp_path / "a" / "b" / "review.md").read_text("utf-8") == "müde\n"


def test_a_file_that_is_there_stays_and_the_new_one_gets_a_number(tmp_path: Path) -> None:
    names = [keep([tmp_path], "review.md", str(k)) for k in range(3)]
    assert names == [tmp_path / one for one in ("review.md", "review-2.md", "review-3.md")]
    assert [one.read_text("utf-8") for one in names if isinstance(one, Path)] == ["0", "1", "2"]


def test_a_folder_that_cannot_be_written_is_passed_by(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    assert keep([taken, tmp_path], "review.md", "x") == tmp_path / "review.md"


def test_where_nothing_can_be_written_every_reason_is_said(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    said = keep([taken, taken / "in"], "review.md", "x")
    assert isinstance(said, str)
    assert said.startswith("Nothing was written: ")
    assert said.count("cannot be written") == 2


def test_numbers_end_somewhere(tmp_path: Path) -> None:
    for _ in range(MOST):
        assert isinstance(keep([tmp_path], "r.md", ""), Path)
    assert (
        keep([tmp_path], "r.md", "") == f"Nothing was written: {tmp_path} holds {MOST} of that name already."
    )
