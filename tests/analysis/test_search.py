"""Search: it finds what enumeration proves best, uses nothing its seat can't know, and is the same on any machine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tabletop.analysis.imagining import reseed
from tabletop.analysis.policies import play_turn
from tabletop.analysis.running import Threads
from tabletop.analysis.seeking import Decision, best, plain_seeker, values
from tabletop.engine.game import Game, start
from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.consent import mood
from tabletop.engine.texts import Program
from tabletop.scenario.load import load_text
from tests.analysis.optimum import Optimum
from tests.engine.kernel.scene import Scene
from tests.engine.playing import SCENARIOS, begun

# The tiny scenarios have no objectives: what the lead wants of them. Enumeration takes moods as 0.
WANTED = {
    "tiny_coin": "objectives: {o: {score: 10 * passed}}\n",
    "tiny_duel": "objectives: {o: {score: 100 - 2 * heat}}\n",
    "tiny_council": "objectives: {o: {score: 100 - traffic}}\nrules: {support: {mood: 0}}\n",
}


@cache
def wanted(name: str) -> Program:
    """A tiny scenario whose lead wants something."""
    return load_text({"scenario.yaml": Path(SCENARIOS / f"{name}.yaml").read_text() + WANTED[name]}).usable()


def opened(program: Program, seed: int = 1) -> Game:
    return start(program, seed, (program.actors[program.tables.actor.lead].id,))


@pytest.mark.parametrize("name", WANTED)
def test_the_best_first_decision_and_its_value_are_those_that_enumeration_finds(name: str) -> None:
    game = opened(wanted(name))
    exact = Optimum(game.tables).values(game.state)
    seek, lead = plain_seeker(game.tables), game.tables.actor.lead
    found = best(seek, game.state, game.seed, lead, games=800)
    assert exact[found.decision.orders] == pytest.approx(max(exact.values()), abs=1e-9)
    (row,) = values(seek, game.state, game.seed, lead, [found.decision], 600, found.learned)
    assert sum(row) / len(row) == pytest.approx(max(exact.values()), abs=0.02)


def test_enumeration_tells_the_decisions_apart() -> None:
    """So that finding the best one in `tiny_duel` is no accident."""
    game = opened(wanted("tiny_duel"))
    one, *others = sorted(Optimum(game.tables).values(game.state).values(), reverse=True)
    assert one > others[0] + 0.05


def test_any_number_of_workers_finds_the_same() -> None:
    game = begun(seed=5)
    seek = plain_seeker(game.tables)
    alone = best(seek, game.state, 5, 0, games=80)
    for workers in (1, 3):
        with Threads(workers) as threads:
            assert best(seek, game.state, 5, 0, 80, threads) == alone
    assert sum(one.visits for one in alone.first) == 80


def test_what_the_seat_does_not_see_changes_nothing() -> None:
    s = Scene(
        "tracks: {secret: {seen: facilitator, start: 20}, open: {start: 50}}\n"
        "objectives: {o: {score: open + secret / 2}}\n"
        "responses:\n  rash: {effects: {open: secret - 30}}\n  calm: {effects: {open: 1}}\n"
    )
    seek, found = plain_seeker(s.p), []
    for secret in (0.0, 90.0):
        s["secret"] = secret
        found.append(best(seek, s.game.state, 3, 0, games=60))
    assert found[0].decision == found[1].decision
    assert found[0].first == found[1].first


def test_only_a_sounding_before_tells_a_mood_to_an_imagined_game() -> None:
    s = Scene("responses: {act: {effects: {}}}\n")
    p, state, key = s.p, list(s.game.state), s.p.key.mood[1]
    state[p.at.turn] = 3.0
    other = [0, 0, 0]
    reseed(p, (7,), other, 0, 3, 0, 0)
    real, fresh = (2.0 * draw(dice, p.key.turn[0], key) - 1.0 for dice in ((7,), other))
    for sounded, expected in ((-1000.0, fresh), (2.0, real), (3.0, fresh), (4.0, fresh)):
        state[p.at.sounded + 1] = sounded
        assert mood(p, state, other, 0, 1) == expected


def test_worths_are_paired_and_can_be_asked_for_in_parts() -> None:
    game = begun(seed=2)
    seek = plain_seeker(game.tables)
    p = game.tables
    one = Decision((p.actor.option_first[0],))
    rows = values(seek, game.state, 2, 0, [Decision(), one, Decision()], 30)
    assert rows[0] == rows[2] != rows[1]
    parts = [values(seek, game.state, 2, 0, [one], 15, first=first)[0] for first in (0, 15)]
    assert parts[0] + parts[1] == rows[1]


def test_an_order_that_is_not_on_the_menu_is_left_out() -> None:
    s = Scene(
        "tracks: {x: {}}\nobjectives: {o: {score: x}}\n"
        "responses: {act: {when: x > 50, effects: {x: 90}}, idle: {effects: {}}}\n"
    )
    seek = plain_seeker(s.p)
    rows = values(seek, s.game.state, 0, 0, [Decision((s.option("act"),)), Decision()], 5)
    assert rows[0] == rows[1]


def test_the_expert_waits_for_what_pays_later_and_answers_its_dilemma(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tabletop.analysis.playouts.STUDY_GAMES", 80)
    monkeypatch.setattr("tabletop.analysis.playouts.EXPERT_GAMES", 80)
    s = Scene(
        "tracks: {good: {}}\nflags: {ready: Ready}\nobjectives: {o: {score: good}}\nresponses:\n"
        "  sow: {effects: {ready: true, good: -1}, effort: 6}\n"
        "  reap: {when: ready, effects: {good: 60, ready: false}, effort: 6}\n"
        "injects:\n  q: {at: 1, from: a, text: b, ask: ann, default: no, choices: {no: {effects: {good: -9}},"
        " yes: {effects: {good: 9}}}}\n",
        clock="turns: 2, effort: 6",
    )
    game = play_turn(s.game, "ann", "expert")
    assert game.orders_of("ann") == ("sow",)
    assert s.program.choices[int(game.state[s.p.at.answer])].id == "yes"
    game = play_turn(game.advance().advance().advance(), "ann", "expert")
    assert game.orders_of("ann") == ("reap",)
