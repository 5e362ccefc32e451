"""TT411: an order must be able to cross each red line."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _line(line: str, more: str = "") -> str:
    return f"actors:\n  meridia:\n    side: coalition\n    red_lines: {{{line}}}\n" + more


def test_a_condition_that_never_holds_is_found() -> None:
    assert marked("TT411", _line("inspect: tension > 100")) == ["tension > 100"]


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("accuse: true", ""),
        ("diplomatic: tension > 50", ""),
        ("stern: true", "responses:\n  scold: {tags: [stern], effects: {tension: 2}}\n"),
        ("scold: true", "responses:\n  scold: {by: meridia, consent: council, effects: {tension: 2}}\n"),
        (
            "scold: true",
            "bodies:\n  cabinet: {rule: each, members: [norland]}\n"
            "responses:\n  scold: {consent: cabinet, effects: {tension: 2}}\n",
        ),
    ],
)
def test_what_the_actor_is_never_asked_about_is_found(line: str, more: str) -> None:
    assert marked("TT411", _line(line, more)) == [line.split(":")[0]]
    assert "meridia is never asked about it" in words("TT411", _line(line, more))[0]


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("inspect: true", ""),
        ("military: tension > 50", ""),
        (
            "stern: true",
            "responses:\n  inspect:\n    consent: council\n    effects: {inspected: true}\n"
            "    variants:\n      sternly: {tags: [stern]}\n",
        ),
        ("scold: true", "responses:\n  scold: {by: coalition, consent: council, effects: {tension: 2}}\n"),
        (
            "scold: true",
            "bodies:\n  court: {rule: each, members: [meridia]}\n"
            "responses:\n  scold: {consent: [court, council], effects: {tension: 2}}\n",
        ),
    ],
)
def test_what_is_brought_before_the_actor_is_left_alone(line: str, more: str) -> None:
    assert words("TT411", _line(line, more)) == []


def test_a_neutral_that_may_join_can_be_asked() -> None:
    neutral = "actors:\n  sudria: {side: neutral, red_lines: [inspect]%s}\n"
    assert marked("TT411", neutral % "") == ["inspect"]
    assert words("TT411", neutral % ", joins: tension > 60") == []
