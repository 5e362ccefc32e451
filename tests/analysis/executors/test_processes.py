"""Other processes give the numbers that this one gives, whatever becomes of them. A process takes a second to start."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tabletop.analysis import running
from tabletop.analysis.executors import OtherVersion, WorkersLost
from tabletop.analysis.executors.processes import Processes
from tabletop.analysis.executors.sending import folder_here
from tests.analysis.executors import work


def test_processes_give_the_same_numbers_in_the_same_order() -> None:
    tables, play = work.harbour()
    with Processes(2) as processes:
        found = running.together(processes.map(play, work.batch()))
        assert os.getpid() not in set(processes.map(work.worker, range(8)))
    assert work.numbers(found) == work.numbers(running.plain(tables, work.batch(60, 60)[0]))


def test_a_killed_worker_changes_no_number(tmp_path: Path) -> None:
    tables, play = work.harbour()
    deadly = work.DeadlyOnce(play, first=32, died=tmp_path / "died")
    with Processes(2) as processes:
        found = running.together(processes.map(deadly, work.batch()))
    assert deadly.died.exists()
    assert work.numbers(found) == work.numbers(running.plain(tables, work.batch(60, 60)[0]))


def test_work_that_kills_every_worker_is_given_up() -> None:
    with Processes(1) as processes, pytest.raises(WorkersLost, match="killed 3 times"):
        list(processes.map(work.deadly, [1]))


def test_an_error_of_the_work_is_the_callers() -> None:
    with Processes(1) as processes:
        answers = processes.map(work.refuse, range(9))
        assert [next(answers) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(OSError, match="no 3"):
            next(answers)


def test_workers_end_with_the_one_who_asked_even_when_it_is_killed() -> None:
    killed = (
        "import os, signal\n"
        "from tabletop.analysis.executors.processes import Processes\n"
        "print(*Processes(1).map(abs, [-7]), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # A worker has the same standard output, so that its end comes only when the worker is gone too.
    done = subprocess.run([sys.executable, "-c", killed], capture_output=True, text=True, timeout=60)
    assert done.stdout == "7\n"
    assert done.returncode == -signal.SIGKILL


def test_a_worker_with_other_rules_refuses() -> None:
    _, play = work.harbour()
    with pytest.raises(OtherVersion, match="same version"):
        replace(play, scene=replace(play.scene, digest="another"), rules="older")(work.batch()[0])


def test_a_worker_that_may_not_make_the_folder_of_rules_does_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert folder_here(blocked / "kernel") is None
    assert folder_here(tmp_path / "new" / "kernel") == tmp_path / "new" / "kernel"
    assert folder_here(None) is None
