"""How far long work is: a bar where somebody watches, and elsewhere a line now and then."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import pytest

from tabletop.cli import console, meters
from tabletop.cli.meters import Meter, seconds


class Clock:
    """Seconds that pass when told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_bar_grows_in_one_line_and_leaves_it_empty(clock: Clock) -> None:
    told = [Meter(clock).told(done, 4, "Playing", True) for done in (1, 2, 4)]
    assert told[0] == "\rPlaying [#######.......................]  25 %"
    assert all(one.startswith("\r") and "\n" not in one for one in told)
    assert told[2].strip() == ""
    assert len(told[2]) == len(told[0]) + 1


def test_a_file_gets_a_line_every_ten_seconds_and_none_for_what_is_quickly_done(clock: Clock) -> None:
    meter, told = Meter(clock), []
    for done in range(101):
        told.append(meter.told(done, 100, "Playing", False))
        clock.now += 0.5
    assert [one for one in told if one] == [
        "Playing: 20 % after 10 s, about 40 s to go\n",
        "Playing: 40 % after 20 s, about 30 s to go\n",
        "Playing: 60 % after 30 s, about 20 s to go\n",
        "Playing: 80 % after 40 s, about 10 s to go\n",
    ]


def test_each_piece_of_work_has_its_own_time(clock: Clock) -> None:
    meter = Meter(clock)
    meter.told(1, 2, "Playing", False)
    clock.now = 100.0
    assert meter.told(2, 2, "Playing", False) == ""
    assert meter.told(1, 2, "Playing", False) == ""
    clock.now = 111.0
    assert meter.told(1, 2, "Playing", False).startswith("Playing: 50 % after 11 s")


@pytest.mark.parametrize(
    ("x", "said"), [(0.4, "0 s"), (99, "99 s"), (150, "150 s"), (250, "4 minutes"), (7300, "2 hours")]
)
def test_times_are_said_roughly(x: float, said: str) -> None:
    assert seconds(x) == said


@pytest.fixture
def err(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], io.StringIO]:
    """`err(True)` makes standard error a terminal, which can be read afterwards."""

    def made(is_terminal: bool) -> io.StringIO:
        stream = io.StringIO()
        monkeypatch.setattr(stream, "isatty", lambda: is_terminal)
        monkeypatch.setattr("sys.stderr", stream)
        return stream

    return made


def test_waiting_says_how_long_it_has_lasted_where_nobody_watches(
    err: Callable[[bool], io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meters, "BETWEEN", 0.01)
    stream = err(False)
    with console.waiting("Compiling"):
        deadline = time.monotonic() + 5
        while "\n" not in stream.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    assert stream.getvalue().splitlines()[0] == "Compiling: 0 s so far"


def test_waiting_is_silent_when_quiet(
    err: Callable[[bool], io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = err(True)
    monkeypatch.setattr(console, "_quiet", True)
    with console.waiting("Compiling"):
        console.progress(1, 2, "Playing")
    assert stream.getvalue() == ""


def test_waiting_leaves_no_word_on_a_terminal_and_lets_what_went_wrong_out(
    err: Callable[[bool], io.StringIO],
) -> None:
    stream = err(True)
    with pytest.raises(ZeroDivisionError), console.waiting("Compiling"):
        raise ZeroDivisionError
    assert stream.getvalue().rpartition("\r")[2] == ""
