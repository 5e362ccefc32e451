"""Which workers a command gets, and what is said when it gets none."""

from __future__ import annotations

import sys

import pytest

from tabletop.analysis.executors import OtherVersion, WorkersLost
from tabletop.analysis.executors.processes import Processes
from tabletop.analysis.running import Threads
from tabletop.cli.console import Exit, Refusal
from tabletop.cli.executors import opened


def test_compiled_rules_run_in_threads_and_plain_ones_in_processes() -> None:
    with opened(2, None, is_compiled=True) as found:
        assert isinstance(found, Threads)
        assert found.workers == 2
    with opened(3, None, is_compiled=False) as found:
        assert isinstance(found, Processes)
        assert found.workers == 3


def test_without_the_extra_dask_is_refused_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "tabletop.analysis.executors.cluster", raising=False)
    with pytest.raises(Refusal, match=r"pip install 'tabletop-exercise\[cluster\]'") as refused:
        opened(None, "tcp://127.0.0.1:9", is_compiled=True).__enter__()
    assert refused.value.code == Exit.USAGE


def test_an_address_where_nobody_answers_is_a_matter_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = pytest.importorskip("tabletop.analysis.executors.cluster")
    monkeypatch.setattr(cluster, "WAIT", 0.2)
    with pytest.raises(Refusal, match="no Dask scheduler answers") as refused:
        opened(None, "tcp://127.0.0.1:9", is_compiled=True).__enter__()
    assert refused.value.code == Exit.NETWORK


@pytest.mark.parametrize("lost", [WorkersLost("killed 3 times"), OtherVersion("same version")])
def test_what_becomes_of_workers_is_told_in_a_sentence(lost: Exception) -> None:
    with pytest.raises(Refusal, match=str(lost)), opened(1, None, is_compiled=True):
        raise lost
