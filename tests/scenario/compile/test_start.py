"""The state before the first turn: every start as written, and nothing has happened."""

from __future__ import annotations

import pytest

from tabletop.engine.program import NEVER, NOT_ASKED
from tests.scenario.compiling import HEAD, evaluate, everything, mistakes_in, program_of


def test_every_start_is_as_written() -> None:
    program = everything()
    for text, worth in (
        ("tension", 35),
        ("distance", 465),  # 500 - tension
        ("capital", 10),
        ("meridia.fuel", 5),  # 4 + tension / 35
        ("norland.fuel", 5),
        ("network.boats", 2),
        ("escalation", 10),
        ("meridia.will", 55),
        ("carib.will", 60),
        ("carib.exposure", 20),
        ("100 * ostland.member", 0),
        ("100 * unwilling_or_unable", 100),
        ("trust(meridia -> norland)", 62),
        ("trust(ostland -> norland)", 70),
        ("trust(network -> norland)", 20),
        ("norland.capability.intelligence", 60),
        ("carib.capability.maritime", 0),
    ):
        assert evaluate(program, text) == pytest.approx(worth), text


def test_nothing_has_happened_yet() -> None:
    program = everything()
    p, s = program.tables, program.tables.start
    at = p.at
    assert len(s) == at.size
    assert s[at.turn] == 0
    assert s[at.viewer] == -1
    assert s[at.floor] == p.escalation.start_floor == 5
    assert set(s[at.group_turn : at.group_turn + p.n.groups]) == {NEVER}
    assert set(s[at.consulted : at.caveat_public]) == {NEVER}
    assert set(s[at.fired_turn : at.asked]) == {-1}
    assert set(s[at.answer : at.pledge_turn]) == {-1}
    assert set(s[at.stance : at.weight]) == {NOT_ASKED}
    assert list(s[at.caveat_public : at.known_track]) == [0, 1]
    assert set(s[at.scratch :]) == {0}
    assert list(p.track.start) == list(s[at.track : at.track + p.n.tracks])


def test_evidence_behind_trust_adds_up_to_its_depth() -> None:
    p = everything().tables
    pair = 1 * p.n.actors + 0
    kept, broken = p.start[p.at.trust_kept + pair], p.start[p.at.trust_broken + pair]
    assert kept + broken == pytest.approx(8)
    assert 100 * (kept + 2 * 0.5) / (kept + broken + 2) == pytest.approx(62)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{start: 95, depth: 4}", "trust 95 needs more evidence than depth 4; depth 18 would do"),
        ("{start: 10, depth: 2}", "trust 10 needs more evidence than depth 2; depth 8 would do"),
        ("{start: 91, depth: 2}", "trust 91 needs more evidence than depth 2; depth 9.2 would do"),
        (
            "100",
            "trust 100 needs more evidence than depth 4; no depth would do: trust is never quite 0 or 100",
        ),
        ("0", "trust 0 needs more evidence than depth 4; no depth would do: trust is never quite 0 or 100"),
    ],
)
def test_trust_without_enough_evidence_names_the_depth_that_would_do(written: str, said: str) -> None:
    head = HEAD.replace("trust: {meridia -> norland: 70}", f"trust: {{meridia -> norland: {written}}}")
    (found,) = mistakes_in("", head)
    assert found.split(" ", 2)[1:] == ["TT115", said]


def test_the_depth_that_would_do_does() -> None:
    for start, depth in ((95, 18), (10, 8), (91, 9.3)):
        head = HEAD.replace("norland: 70}", f"norland: {{start: {start}, depth: {depth}}}}}")
        assert evaluate(program_of("", head), "trust(meridia -> norland)") == pytest.approx(start)


def test_a_start_outside_its_range_is_a_mistake() -> None:
    head = HEAD.replace("tension: {start: 35}", "tension: {start: 135}")
    assert [found.split(" ", 1)[1] for found in mistakes_in("", head)] == [
        "TT115 start 135 lies outside 0..100"
    ]
