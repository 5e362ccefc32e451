"""Game: how it starts, what each stage allows, and what a refusal says."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tabletop.engine.game import Game, start
from tests.engine.kernel.scene import NO, YES, Scene

ROOT = Path(__file__).parents[2]
COUNCIL = """
resources: {coin: {start: 3}}
bodies: {council: {rule: consensus}}
responses:
  act: {consent: council, effects: {}}
  buy: {cost: {coin: 4}, effects: {}}
  talk: {by: coalition, each: {partner: coalition}, effects: {sound partner: true}}
injects:
  call: {at: 1, ask: ann, choices: {aye: {title: Aye}, nay: {title: Nay}}, default: aye}
"""


def council(*played: str, **people: str) -> Scene:
    return Scene(COUNCIL, played or ("ann",), **people)  # type: ignore[arg-type]  # people, not the other options


@pytest.mark.parametrize("seed", [0, 2**63 - 1])
def test_a_seed_is_any_number_of_63_bits(seed: int) -> None:
    assert start(council().program, seed, ("ann",)).seed == seed


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_any_other_seed_is_an_error(seed: int) -> None:
    with pytest.raises(ValueError, match=f"not {seed}"):
        start(council().program, seed, ("ann",))


def test_a_game_starts_at_the_orders_of_turn_one_with_seats_in_the_file_s_order() -> None:
    game = start(council().program, 0, ("cat", "ann"))
    assert (game.stage, game.turn, game.played, game.ending) == ("orders", 1, ("ann", "cat"), None)
    with pytest.raises(ValueError, match="no actor 'zoe' in scene"):
        start(council().program, 0, ("zoe",))


def test_another_seed_is_another_game_and_the_same_seed_the_same() -> None:
    text = "responses: {act: {effects: {}}}\ninjects: {x: {when: true, chance: 50}, y: {when: true, chance: 50}}\n"
    digests = [Scene(text, seed=seed).next().next().game.digest() for seed in (*range(8), 3)]
    assert digests[-1] == digests[3]
    assert len(set(digests)) > 1


def refusals(game: Game) -> dict[str, str]:
    """The reason for which each kind of request is refused."""
    asked = {
        "order": game.order("ann", "act"),
        "undo": game.undo("ann"),
        "answer": game.answer("ann", "call", "aye"),
        "vote": game.vote("ben", "ann:act", "yes"),
        "amend": game.amend("ann", "act", "withdraw"),
    }
    return {name: getattr(made, "reason", "") for name, made in asked.items()}


def test_each_stage_takes_what_belongs_to_it() -> None:
    s = council("ann", "ben")
    assert refusals(s.game) == {
        "order": "",
        "undo": "nothing-to-undo",
        "answer": "",
        "vote": "wrong-stage",
        "amend": "wrong-stage",
    }
    s.order("act").floor()
    early = dict.fromkeys(("order", "undo", "answer"), "wrong-stage")
    assert refusals(s.game) == {**early, "vote": "", "amend": ""}
    s.results()
    assert set(refusals(s.game).values()) == {"wrong-stage"}


def test_only_played_seats_are_listened_to() -> None:
    s = council()
    assert getattr(s.game.order("ben", "talk.ann"), "reason", "") == "not-your-seat"
    assert getattr(s.game.order("zoe", "talk.ann"), "reason", "") == "unknown-actor"
    assert getattr(s.game.order("ann", "talk.zoe"), "reason", "") == "unknown-order"
    assert s.refused("buy") == "'buy' is not on ann's menu: its cost cannot be paid"


def test_the_menu_is_open_in_orders_only_and_remembers_its_opening() -> None:
    s = council()
    opening = s.game.menu("ann")
    s.order("act")
    assert s.game.menu("ann") == tuple(o for o in opening if o != "act")
    s.floor()
    assert s.game.menu("ann") == ()
    assert s.game.menu_at_opening("ann") == opening


def test_a_vote_may_be_changed_until_it_counts() -> None:
    s = council("ann", "ben", cat=YES, dan=YES, ben=YES)
    s.order("act").floor().vote("ben", "ann:act", "no").vote("ben", "ann:act", "acquiesce").results()
    assert s["agreed(council)"] == 1
    assert s.positions("act")["ben"] == "acquiesce"


@pytest.mark.parametrize(
    ("voter", "key", "vote", "reason"),
    [
        ("ben", "ann:act", "maybe", "unknown-vote"),
        ("ben", "ann:buy", "yes", "not-on-floor"),
        ("ben", "zoe:act", "yes", "not-on-floor"),
        ("foe", "ann:act", "yes", "not-asked"),
        ("ann", "ann:act", "yes", "not-asked"),
    ],
)
def test_a_vote_is_on_an_order_on_the_floor_by_one_that_is_asked(
    voter: str, key: str, vote: str, reason: str
) -> None:
    s = council("ann", "ben", "foe", ben=NO)
    s.order("act").floor()
    assert getattr(s.game.vote(voter, key, vote), "reason", "") == reason


def test_a_record_keeps_each_turn_that_is_over() -> None:
    s = council()
    s.order("talk.ben")
    opened, floor = s.game.opened, s.floor().game.state
    closed = s.results().game.state
    (record,) = s.next().game.past
    assert (record.turn, record.opened, record.floor, record.closed) == (1, opened, floor, closed)


def test_the_digest_tells_states_apart_and_ignores_working_space() -> None:
    game = council().game
    s = list(game.state)
    s[game.tables.at.scratch] += 1
    assert replace(game, state=tuple(s)).digest() == game.digest()
    s[game.tables.at.will] += 1e-12
    assert replace(game, state=tuple(s)).digest() != game.digest()


SCRIPT = """
import json
from tabletop.engine.account import account
from tests.conformance.journeys import journey
for seed in (0, 1):
    games = [game for _, game in journey("{name}", "live", seed).steps if game.stage == "results"]
    print(json.dumps([(game.digest(), account(game)) for game in games]))
"""


@pytest.mark.parametrize("name", ["alliance", "strait-of-shadows"])
def test_a_game_does_not_depend_on_the_interpreter_s_hash_seed(name: str) -> None:
    def told(hash_seed: str) -> str:
        command = [sys.executable, "-c", SCRIPT.format(name=name)]
        path = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, env=path, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    one = told("0")
    assert len(one) > 1000
    assert one == told("1")
