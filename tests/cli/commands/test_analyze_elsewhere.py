"""`tabletop analyze` by other processes and by a cluster: the same report. A cluster takes two seconds to start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.lines.samples import written

LINE = "seeds: 4\nmoves: {1: {north: [toss]}}\nexpect: share(hot) > 0\n"


@pytest.fixture
def analyzed(run: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """The command in plain Python on few games, as JSON."""
    path = written(tmp_path, tossing=LINE)
    few = ("--kernel", "plain", "--policy", "pass,random", "--playouts", "20", "--json")
    return lambda *arguments: run("analyze", str(path), *few, *arguments)


def test_processes_come_to_the_same_figures(analyzed: Callable[..., Any]) -> None:
    assert analyzed("--workers", "2") == analyzed("--workers", "1")


def test_a_cluster_comes_to_the_same_figures(analyzed: Callable[..., Any]) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    ) as cluster:
        elsewhere = analyzed("--dask", cluster.scheduler_address)
    assert elsewhere == analyzed("--workers", "1")
    assert elsewhere.code == 0


def test_workers_of_this_machine_are_not_a_clusters(analyzed: Callable[..., Any]) -> None:
    done = analyzed("--dask", "tcp://127.0.0.1:9", "--workers", "2")
    assert done.code == 2
    assert "--workers is for this machine" in done.err
