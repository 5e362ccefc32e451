"""Study: what an expert learned before the game helps it, tells nothing of the game itself, and is learned once."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest

from tabletop.analysis.imagining import worth
from tabletop.analysis.playouts import EXPERT, GREEDY, playout, room
from tabletop.analysis.rooms import MOST, Rooms, zeros
from tabletop.analysis.studying import study
from tabletop.analysis.tree import has_book, room_of
from tests.analysis.games import play_game
from tests.engine.kernel.scene import Scene

# A step that costs a little and opens one that is worth much, behind twenty that are worth a little each.
STEPS = (
    "tracks: {good: {start: 20}}\nflags: {open: Open}\nobjectives: {o: {score: good}}\nresponses:\n"
    + "".join(f"  small_{k}: {{effects: {{good: 2}}, effort: 6, limit: 1}}\n" for k in range(20))
    + "  sow: {effects: {open: true, good: -4}, effort: 6}\n"
    + "  reap: {when: open, effects: {good: 60}, effort: 6, limit: 1}\n"
)


@pytest.fixture
def steps() -> Scene:
    return Scene(STEPS, clock="turns: 4, effort: 6")


def few_games(monkeypatch: pytest.MonkeyPatch, studied: int, searched: int = 20) -> None:
    monkeypatch.setattr("tabletop.analysis.playouts.STUDY_GAMES", studied)
    monkeypatch.setattr("tabletop.analysis.playouts.EXPERT_GAMES", searched)


def play(s: Scene, seed: int, w: list[float] | None = None) -> list[float]:
    state, b = ([0.0] * s.p.at.size for _ in range(2))
    space = [0.0] * room(s.p, EXPERT) if w is None else w
    playout(s.p, state, b, space, (seed,), [0, 0, 0], [], 0, EXPERT, [0] * s.p.n.options)
    return state[: s.p.at.scratch]


def test_who_studied_finds_with_few_games_what_pays_only_later(
    steps: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    few_games(monkeypatch, 0)
    assert sum(worth(steps.p, play(steps, seed)) > 0.7 for seed in range(6)) <= 2
    few_games(monkeypatch, 400)
    assert all(worth(steps.p, play(steps, seed)) > 0.7 for seed in range(6))


def test_a_game_is_the_same_whichever_was_played_before_it(
    steps: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    few_games(monkeypatch, 80)
    used = [0.0] * room(steps.p, EXPERT)
    play(steps, 1, used)
    assert play(steps, 2, used) == play(steps, 2)


def test_a_live_game_goes_as_the_playout_of_its_seed(steps: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    few_games(monkeypatch, 80)
    game = play_game(steps.game, {"ann": "expert"})
    assert list(game.state[: steps.p.at.scratch]) == play(steps, steps.game.seed)


def test_it_is_studied_once(steps: Scene) -> None:
    p = steps.p
    b, w, bars = [0.0] * p.at.size, [0.0] * room(p, EXPERT), [0] * p.n.options
    assert not has_book(w, room_of(p))
    study(p, b, w, [0, 0, 0], [], 0, bars, 8)
    assert has_book(w, room_of(p))
    book = w[room_of(p).book : room_of(p).nodes]
    study(p, b, w, [0, 0, 0], [], 0, bars, 40)
    assert w[room_of(p).book : room_of(p).nodes] == book


def test_a_room_is_kept_for_one_seat_and_what_it_may_use(steps: Scene) -> None:
    rooms, p = Rooms(zeros), steps.p
    kept = rooms.of(p, 0, EXPERT)
    assert rooms.of(p, 0, EXPERT, [0] * p.n.options) is kept
    barred = [1] + [0] * (p.n.options - 1)
    assert rooms.of(p, 0, EXPERT, barred) is not kept
    assert rooms.of(p, 1, EXPERT) is not kept
    assert rooms.of(p, 0, GREEDY) is not rooms.of(p, 0, GREEDY)
    assert rooms.of(p, 0, EXPERT) is kept
    for actor in range(2, 2 + MOST):
        rooms.of(p, actor, EXPERT)
    assert rooms.of(p, 0, EXPERT) is not kept


def test_a_thread_has_rooms_of_its_own(steps: Scene) -> None:
    rooms, elsewhere = Rooms(zeros), []
    kept = rooms.of(steps.p, 0, EXPERT)

    def ask() -> None:
        elsewhere.append(rooms.of(steps.p, 0, EXPERT))

    thread: Any = Thread(target=ask)
    thread.start()
    thread.join()
    assert elsewhere[0] is not kept
