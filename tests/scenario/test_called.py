"""A name or title in place of an id stays a mistake, and what is said of it names the id that was meant."""

from __future__ import annotations

import pytest

from tabletop.scenario.called import called
from tabletop.scenario.load import load_text
from tests.scenario.compiling import HEAD

NAMED = HEAD.replace("norland: {side", "norland: {name: Northern League, side").replace(
    "council: {rule", "council: {title: Grand Council, rule"
)
NAMED = NAMED.replace("tension: {start", "tension: {title: Public anger, start").replace(
    "board: {consent", "board: {title: Board and search, consent"
)


def hints(text: str) -> list[str]:
    """What is said of a scenario with this in place of what stands for it in the head."""
    return [f"{p.code} {p.hint}" for p in load_text({"scenario.yaml": text}).problems]


def test_the_named_scenario_is_sound() -> None:
    assert not load_text({"scenario.yaml": NAMED}).problems


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("lead: norland", "lead: northern_league", "TT201 did you mean 'norland'?"),
        ("lead: norland", "lead: Northern League", "TT108 write 'norland': ids stand here, not names"),
        ("consent: [council", "consent: [Grand Council", "TT108 write 'council': ids stand here, not names"),
        ("consent: [council", "consent: [grand_council", "TT202 did you mean 'council'?"),
        ("cargo_seized: true", "Public anger: 3", "TT112 write 'tension': ids stand here, not names"),
        ("cargo_seized: true", "public_anger: 3", "TT200 did you mean 'tension'?"),
        (
            "cargo_seized: true",
            "Northern League.will: 3",
            "TT112 write 'norland.will': ids stand here, not names",
        ),
        ("cargo_seized: true", "northern_league.will: 3", "TT201 did you mean 'norland'?"),
        (
            "cargo_seized: true",
            "trust meridia -> Northern League: 3",
            "TT112 write 'trust meridia -> norland': ids stand here, not names",
        ),
        ("{at: 2", '{when: "public_anger > 3"', "TT303 did you mean 'tension'?"),
        ("{at: 2", "{when: Public anger > 3", "TT301 write tension"),
        ("{at: 2", "{when: done(board_and_search) > 0", "TT207 did you mean 'board'?"),
        ("{at: 2", "{when: cargo seized and open", "TT301 write cargo_seized"),
        (
            "by: coalition",
            'by: "Northern League, Meridia"',
            "TT108 several names are a list: [norland, meridia]",
        ),
        ("by: coalition", "by: [northern_league]", "TT201 did you mean 'norland'?"),
        (
            "meridia -> norland: 70",
            "meridia -> Northern League: 70",
            "TT114 write 'meridia -> norland': ids stand here, not names",
        ),
        ("will: 30}", "will: 30, interests: {board_and_search: 3}}", "TT211 did you mean 'board'?"),
    ],
)
def test_the_id_that_was_meant_is_said(old: str, new: str, hint: str) -> None:
    assert old in NAMED
    assert hint in hints(NAMED.replace(old, new, 1))


def test_what_nothing_is_called_has_no_such_hint() -> None:
    assert hints(NAMED.replace("lead: norland", "lead: zzz_league")) == [
        "TT201 there are norland, meridia, ostland, network"
    ]


def test_an_id_in_an_expression_is_no_name() -> None:
    names = called({"flags": [("cargo_seized", "Cargo seized")]})
    assert names.in_expression("cargo_seized and )") is None
    assert names.in_expression("cargo - seized") is None
    fault = names.in_expression("open and Cargo  seized")
    assert fault is not None
    assert (fault.offset, fault.end, fault.hint) == (9, 22, "write cargo_seized")


def test_where_two_things_are_called_the_same_the_kind_that_is_wanted_counts() -> None:
    text = NAMED.replace("title: Grand Council", "title: Northern League")
    assert "TT202 did you mean 'council'?" in hints(
        text.replace("consent: [council", "consent: [northern_league")
    )
    assert "TT201 did you mean 'norland'?" in hints(text.replace("lead: norland", "lead: northern_league"))
