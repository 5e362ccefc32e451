"""`tabletop explain`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tabletop.authoring.codes import titles


def test_a_code_is_explained_by_its_page(run: Callable[..., Any]) -> None:
    done = run("explain", "TT401")
    assert done.code == 0
    assert done.out.startswith("# TT401: flag set and never read\n")
    assert "## Remedy" in done.out


def test_a_code_may_be_written_small(run: Callable[..., Any]) -> None:
    assert run("explain", "tt401").out == run("explain", "TT401").out


def test_without_a_code_all_are_listed(run: Callable[..., Any]) -> None:
    lines = run("explain").out.splitlines()
    assert [line.split(maxsplit=1) for line in lines] == [[code, title] for code, title in titles().items()]


def test_an_unknown_code_is_wrong_usage_with_the_nearest(run: Callable[..., Any]) -> None:
    done = run("explain", "TT4O1")
    assert done.code == 2
    assert "did you mean 'TT401'?" in done.err
