"""A Dask cluster gives the numbers that one process gives, also when it loses a worker over them.

A cluster of two processes takes some three seconds to start, so all tests share one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tabletop.analysis import running
from tabletop.analysis.executors import Unreachable, WorkersLost
from tests.analysis.executors import work

distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_gives_the_same_numbers_in_the_same_order(address: str) -> None:
    from tabletop.analysis.executors.cluster import Cluster

    tables, play = work.harbour()
    with Cluster(address) as cluster:
        assert cluster.threads == 2
        found = running.together(cluster.map(play, work.batch()))
        assert len(set(cluster.map(work.worker, range(20)))) == 2
    assert work.numbers(found) == work.numbers(running.plain(tables, work.batch(60, 60)[0]))


def test_a_worker_killed_in_the_middle_changes_no_number(address: str, tmp_path: Path) -> None:
    from tabletop.analysis.executors.cluster import Cluster

    tables, play = work.harbour()
    deadly = work.DeadlyOnce(play, first=37, died=tmp_path / "died")
    with Cluster(address) as cluster:
        found = running.together(cluster.map(deadly, work.batch()))
    assert deadly.died.exists()
    assert work.numbers(found) == work.numbers(running.plain(tables, work.batch(60, 60)[0]))


def test_an_error_of_the_work_is_the_callers(address: str) -> None:
    from tabletop.analysis.executors.cluster import Cluster

    with Cluster(address) as cluster:
        answers = cluster.map(work.refuse, range(9))
        assert [next(answers) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(OSError, match="no 3"):
            next(answers)


def test_an_address_where_nobody_answers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from tabletop.analysis.executors import cluster

    monkeypatch.setattr(cluster, "WAIT", 0.2)
    with pytest.raises(Unreachable, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        cluster.Cluster("tcp://127.0.0.1:9")


def test_work_that_kills_every_worker_is_given_up(address: str) -> None:
    from tabletop.analysis.executors.cluster import Cluster

    with Cluster(address) as cluster, pytest.raises(WorkersLost, match="more memory"):
        list(cluster.map(work.deadly, [1]))
