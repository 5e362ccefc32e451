"""Leaving the plain mode in a process of a person: what is said, the exit code, and that nothing is lost."""

import io
from collections.abc import Callable

import pytest

from tests.cli.conftest import Outcome
from tests.engine.playing import SCENARIOS

HARBOUR = str(SCENARIOS / "harbour.yaml")


class Interrupted(io.StringIO):
    """Lines, and then somebody presses Ctrl-C."""

    def readline(self, *size: int | None) -> str:  # type: ignore[override]  # as it is called
        line = super().readline()
        if not line:
            raise KeyboardInterrupt
        return line


@pytest.mark.parametrize(("typed", "code"), [(io.StringIO, 0), (Interrupted, 130)])
def test_the_end_of_input_and_an_interruption_say_how_to_go_on_with_all_that_was_given(
    run: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    typed: Callable[[str], io.StringIO],
    code: int,
) -> None:
    monkeypatch.setattr("sys.stdin", typed("\ngive consult bram\n"))
    left = run("play", HARBOUR, "--plain", "--seed", "1")
    assert left.code == code
    assert "Given: Consult Bram." in left.out
    hint = left.out.strip().splitlines()[-1]
    assert hint.startswith("Nothing is lost. Go on with: tabletop resume harbour-")
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    resumed = run("resume", hint.rpartition(" ")[2], "--plain")
    assert resumed.code == 0
    assert "Given: Consult Bram." in resumed.out


def test_a_whole_game_by_empty_lines_ends_in_the_debrief(
    run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = ["end", "y", "", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(["", *turn * 8, "q", ""])))
    said = run("play", HARBOUR, "--plain", "--seed", "1")
    assert said.code == 0
    assert "Debrief." in said.out
    assert "Kept. To see it again: tabletop replay harbour-" in said.out
