"""What beginners write in words of their own is refused with what says it in the language."""

from __future__ import annotations

import pytest

from tabletop.scenario.document.instead import key_hint, word_hint
from tabletop.scenario.load import load_text
from tests.scenario.compiling import HEAD


def said_of(old: str, new: str) -> str:
    """All that is wrong with the small scenario when one thing in it is written otherwise."""
    assert old in HEAD
    return str(load_text({"scenario.yaml": HEAD.replace(old, new, 1)}).problems)


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("{at: 2,", "{turn: 2,", "did you mean 'at'?"),
        ("{at: 2,", "{condition: open,", "did you mean 'when'?"),
        ("text: It leaks", "description: It leaks", "did you mean 'text'?"),
        ("tension: {start: 35}", "tension: {initial: 35}", "did you mean 'start'?"),
        ("tension: {start: 35}", "tension: {start: 35, max: 50}", "write range: [0, 100], its lowest"),
        ("tension: {start: 35}", "tension: {bands: {calm: 0}}", "the threshold comes first: 0: calm"),
        ("council: {rule: consensus}", "council: {rule: unanimity}", "did you mean 'consensus'?"),
        ("{side: adversary}", "{side: enemy}", "did you mean 'adversary'?"),
        ("turns: 4", "turns: four", "write 4"),
        ("turns: 4", "turns: 4, step: 12 hours", "write 12h"),
        ("by: coalition", "by: adversary", "that is a side; its actors are [network]"),
        ("by: coalition", "by: [coalition]", "write 'coalition' alone, without brackets"),
        ("text: It leaks", "text: x, to: everyone", "write 'all' alone"),
        ("consent: [council", "consent: [meridia", "a body with rule: each and members: [meridia] asks it"),
        ("consent: [council", "consent: [opt_in", "name a body that has it: willing"),
        ("{at: 2,", "{at: [2, 4],", "write when: turn == 2 or turn == 4, with repeat: true"),
        ("{at: 2,", "{when: [open, cargo_seized],", "join several conditions with and, or"),
        ("{at: 2,", "{when: tension between 20 and 40,", "write 20 <= tension <= 40"),
        ("{at: 2,", "{when: tension > 40 and < 60,", "write tension > 40 and tension < 60: each side"),
        ("{at: 2,", "{when: after turn 2,", "write turn > 2"),
        ("{at: 2,", "{when: until turn 2,", "write turn <= 2"),
        ("{at: 2,", "{when: if open,", "leave 'if' out"),
        ("{at: 2,", "{when: leak has fired,", "write fired(leak)"),
        ("{at: 2,", "{when: board done,", "write done(board) > 0"),
        ("{at: 2,", "{when: otherwise,", "write true"),
        ("{cargo_seized: true}", "{tension: minus 10}", "write -10"),
        ("{cargo_seized: true}", "{tension: to 10}", "write {set: 10} to set it, 10 to add"),
        ("{cargo_seized: true}", "{meridia.trust: 1}", "write trust meridia -> actor"),
        ("{cargo_seized: true}", "{reveal tension: all}", "write reveal tension: true for all"),
        ("{sound partner: true}", "{sound(partner): true}", "write sound partner"),
    ],
)
def test_what_was_meant_is_said(old: str, new: str, hint: str) -> None:
    assert hint in said_of(old, new)


def test_a_key_is_named_only_where_it_may_stand() -> None:
    assert key_hint("type", ["instrument", "text"]) == "did you mean 'instrument'?"
    assert key_hint("type", ["rule"]) == "did you mean 'rule'?"
    assert key_hint("type", ["text"]) == ""


def test_a_word_is_named_only_where_it_is_one_of_those_allowed() -> None:
    assert word_hint("media", ["press", "social"]) == "did you mean 'press'?"
    assert word_hint("Win", ["victory", "defeat"]) == "did you mean 'victory'?"
    assert word_hint("win", ["low", "high"]) == ""


@pytest.mark.parametrize(
    "condition", ["tension > 20 and tension < 40", "20 <= tension <= 40", "open and turn > 2"]
)
def test_what_means_something_is_not_taken_for_a_mistake(condition: str) -> None:
    assert not load_text({"scenario.yaml": HEAD.replace("{at: 2,", f"{{when: {condition},")}).problems
