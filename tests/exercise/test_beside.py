"""Work in a process of its own: its findings, its end, and what it does when somebody's end comes unasked."""

import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tabletop.exercise import beside
from tabletop.exercise.beside import Beside, Findings, Here, Lost
from tests.exercise import working_beside as work


def is_alive(pid: int) -> bool:
    """Whether it still runs; one that has ended, and whose end nobody has asked for, does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def soon(condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + 10.0
    while not condition() and time.monotonic() < until:
        time.sleep(0.005)
    return condition()


def test_findings_come_in_their_order_from_a_process_away_from_this_terminal() -> None:
    assert list(Beside(work.counted, 5)) == [0, 1, 2, 3, 4]
    ((pid, session, thread),) = Beside(work.whose, 0)
    assert pid != os.getpid()
    assert session != os.getsid(0)  # Ctrl+C and a closed terminal are not its business
    assert thread == threading.main_thread().name


def test_what_fails_there_is_raised_here_and_says_where() -> None:
    found: list[int] = []
    with pytest.raises(LookupError, match="there is no more") as failed:
        found.extend(Beside(work.failing, 2))
    assert "in failing" in failed.value.__notes__[0]
    with pytest.raises(RuntimeError, match="odd: 7"):
        list(Beside(work.odd, 0))
    with pytest.raises(EOFError, match="the text ends too early"):  # which is no end of the process
        list(Beside(work.ending_early, 0))


def test_who_waits_for_more_gets_none_once_another_thread_has_closed_it() -> None:
    working = Beside(work.without_end, 0)
    pid = next(working)
    rest: list[list[int]] = []
    waiting = threading.Thread(target=lambda: rest.append(list(working)))
    waiting.start()
    working.close()
    waiting.join(10.0)
    assert rest == [[]]
    assert not is_alive(pid)
    assert list(working) == []


def test_what_is_closed_before_it_began_never_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    monkeypatch.setattr(beside, "_started", lambda: begun.append(0))
    working = Beside(work.counted, 3)
    working.close()
    assert list(working) == []
    assert begun == []


def test_a_process_that_is_killed_from_outside_is_lost() -> None:
    working = Beside(work.without_end, 0)
    os.kill(next(working), signal.SIGKILL)
    with pytest.raises(Lost):
        next(working)
    assert list(working) == []


def test_what_is_broken_off_by_the_end_of_its_process_is_not_heard() -> None:
    whole = pickle.dumps(("found", "x" * 100_000))
    assert beside._heard(io.BytesIO(whole)) == ("found", "x" * 100_000)
    for length in (0, 1, 8, 20, 70_000, len(whole) - 1):
        assert beside._heard(io.BytesIO(whole[:length])) is None


def test_it_ends_with_the_process_that_began_it_however_that_ends() -> None:
    code = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from tabletop.exercise.beside import Beside\n"
        "from tests.exercise.working_beside import without_end\n"
        "working = Beside(without_end, 0)\n"
        "print(next(working), flush=True)\n"
        "next(working)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_alive(pid)
        parent.kill()
    assert soon(lambda: not is_alive(pid))


@pytest.mark.parametrize("program", ["", "/nowhere/python", "/bin/false"])
def test_where_no_process_can_be_started_the_work_is_done_here(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    working = Beside(work.whose, 0)
    assert next(working)[0] == os.getpid()
    assert list(working) == []


def test_work_that_is_done_here_ends_with_its_next_finding() -> None:
    for working in (Here(range(9)), Here(work.counted(9))):
        some: Findings[int] = working
        assert next(some) == 0
        some.close()
        assert list(some) == []
