"""`tabletop explain`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tabletop.authoring.codes import alike, titles


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
    assert "did you mean TT401 (flag set and never read)?" in done.err


def test_a_code_with_a_digit_left_out_names_those_it_may_stand_for(run: Callable[..., Any]) -> None:
    done = run("explain", "TT23")
    assert done.code == 2
    said = " ".join(done.err.split())
    assert "TT203 (unknown track)" in said
    assert "TT213 (name that means something else here)" in said


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("TT20", {f"TT20{digit}" for digit in range(10)}),
        ("TT23", {"TT203", "TT213", "TT423"}),
        ("23", {"TT203", "TT213", "TT423"}),
        ("TT4O1", {"TT401"}),
        ("T401", {"TT401"}),
        ("TT1", set()),
    ],
)
def test_a_code_stands_for_those_it_begins_or_of_which_it_leaves_out_a_digit(
    written: str, meant: set[str]
) -> None:
    assert set(alike(written)) == meant


@pytest.mark.parametrize("written", ["401", "[TT401]", " tt401 "])
def test_a_code_may_be_written_as_it_stands_in_a_message(run: Callable[..., Any], written: str) -> None:
    assert run("explain", written).out == run("explain", "TT401").out


def test_what_is_like_no_code_is_pointed_to_the_list(run: Callable[..., Any]) -> None:
    done = run("explain", "red_lines")
    assert done.code == 2
    assert "`tabletop explain` lists them" in done.err
