"""Reach: what is called unreachable never comes about in a played game, and a ring of waiting is found."""

from __future__ import annotations

import pytest

from tabletop.analysis.policies import play_turn
from tabletop.authoring.reach import Kind, reach
from tabletop.authoring.subject import Subject, subject_of_text
from tabletop.engine.game import Game, start
from tabletop.engine.kernel.expressions import value
from tests.authoring.samples import subject
from tests.generating import scenario_text

RING = """\
flags:
  asked: The harbour was asked
  heard: The harbour was heard
responses:
  ask:
    when: heard
    effects: {asked: true}
injects:
  hearing:
    when: asked
    text: The harbour speaks.
    effects: {heard: true}
endings:
  settled:
    when: heard
    outcome: victory
"""


def _dead(subject: Subject, kind: Kind) -> dict[str, str]:
    return {way.id: waits for way, waits in reach(subject).dead(kind)}


def test_a_ring_of_waiting_is_found_with_what_it_waits_for() -> None:
    found = subject(RING)
    assert _dead(found, "response") == {"ask": "'hearing'"}
    assert _dead(found, "inject") == {"hearing": "'ask'"}
    assert _dead(found, "ending") == {"settled": "'hearing'"}


def test_an_inject_waits_for_what_its_turn_is_reckoned_from() -> None:
    ring = """\
tracks:
  delay: {start: 50}
injects:
  late:
    at: delay
    text: It comes late.
    effects: {heard: true}
  sooner:
    when: heard
    text: It comes sooner.
    effects: {delay: {set: 2}}
flags:
  heard: It was heard
"""
    assert _dead(subject(ring), "inject") == {"late": "'sooner'", "sooner": "'late'"}
    assert _dead(subject(ring.replace("start: 50", "start: 3")), "inject") == {}
    assert _dead(subject(ring.replace("at: delay", "at: 3")), "inject") == {}


@pytest.mark.parametrize(
    "way_in",
    [
        "  call:\n    effects: {heard: true}\n",
        "  call:\n    variants:\n      loudly: {effects: {heard: true}}\n",
        "  call:\n    chance: 5\n    failure: {effects: {asked: true}}\n",
    ],
)
def test_one_way_in_opens_the_ring(way_in: str) -> None:
    found = subject(RING.replace("responses:\n", "responses:\n" + way_in))
    assert [_dead(found, kind) for kind in ("response", "inject", "ending")] == [{}, {}, {}]


def test_what_waits_for_something_impossible_is_not_told_beside_it() -> None:
    found = subject(RING.replace("    when: heard\n    effects", "    when: turn > 9\n    effects"))
    assert _dead(found, "response") == {"ask": ""}
    assert _dead(found, "inject") == {}


def test_a_flag_that_nothing_sets_is_left_to_its_own_rule() -> None:
    found = subject("flags:\n  asked: Asked\ninjects:\n  hearing:\n    when: asked\n")
    assert _dead(found, "inject") == {}


def test_counts_of_orders_that_cannot_be_given_stay_at_nought() -> None:
    found = subject(
        "responses:\n"
        "  one:\n    when: done(two) > 0\n    effects: {}\n"
        "  two:\n    when: succeeded(one) > 0\n    effects: {}\n"
    )
    assert _dead(found, "response") == {"one": "'two'", "two": "'one'"}


def _check(subject: Subject, game: Game) -> None:
    assert subject.names is not None
    assert subject.program is not None
    names, at = subject.names, subject.program.tables.at
    for id in _dead(subject, "inject"):
        assert game.state[at.fired + names.injects[id]] == 0.0, id
    dead = _dead(subject, "response")
    for option, expanded in enumerate(names.options):
        id = f"{expanded.response}+{expanded.variant}" if expanded.variant else expanded.response
        assert id not in dead or game.state[at.done + option] == 0.0, id
    p = subject.program.tables
    for place, ending in enumerate(subject.program.endings):
        if ending.id in _dead(subject, "ending"):
            assert value(p, list(game.state), p.end.when[place]) == 0.0, ending.id


@pytest.mark.parametrize("seed", range(60))
def test_what_is_called_unreachable_never_comes_about(seed: int) -> None:
    subject = subject_of_text(scenario_text(seed))
    assert subject.program is not None
    lead = subject.program.actors[subject.program.tables.actor.lead].id
    for game_seed in range(2):
        game = start(subject.playable, game_seed, (lead,))
        while game.stage != "over":
            if game.stage == "orders":
                game = play_turn(game, lead, "random")
            _check(subject, game)
            game = game.advance()


def test_the_generated_scenarios_hold_something_that_is_unreachable() -> None:
    found = [reach(subject_of_text(scenario_text(seed))) for seed in range(60)]
    assert sum(len(one.never) + len(one.stuck) for one in found) >= 10
