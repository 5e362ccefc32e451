"""A whole exercise from a file of decisions: what `play --script` plays and other implementations compare.

`{"seed": n, "played": [actors], "turns": [{"orders": {actor: [ids]}, "answers": {inject: choice}, "votes":
{"orderer:id": {actor: vote}}, "amendments": {"orderer:id": "full new id" | "withdraw"}}]}`. Actors not played are on
autopilot; votes are keyed by the final id. Never reads files.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.ruling import PLAIN, Kernel
from tabletop.engine.texts import Program


class ScriptError(ValueError):
    """A script that can't be read, or asks for what the rules refuse; says where."""


@dataclass(frozen=True, slots=True)
class Turn:
    orders: Mapping[str, Sequence[str]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    votes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    amendments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Script:
    seed: int
    played: tuple[str, ...]
    turns: tuple[Turn, ...]


def parse_script(value: Any) -> Script:
    """A script from parsed JSON. Raises ScriptError naming the place."""
    known = {"seed", "played", "turns"}
    if not isinstance(value, dict):
        raise ScriptError("a script is an object with seed, played and turns")
    _refuse_others(value, known, "the script")
    seed = value.get("seed", 0)
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < 2**63:
        raise ScriptError(f"seed: a whole number from 0 to 2**63 - 1, not {seed!r}")
    played = value.get("played", [])
    if not isinstance(played, list) or not all(isinstance(a, str) for a in played):
        raise ScriptError("played: a list of actors")
    turns = value.get("turns", [])
    if not isinstance(turns, list):
        raise ScriptError("turns: a list, one object a turn")
    return Script(seed, tuple(played), tuple(_turn(k, turn) for k, turn in enumerate(turns, start=1)))


def _turn(number: int, value: Any) -> Turn:
    where = f"turn {number}"
    if not isinstance(value, dict):
        raise ScriptError(f"{where}: an object with orders, answers, votes, amendments")
    _refuse_others(value, {"orders", "answers", "votes", "amendments"}, where)
    for key in value:
        if not isinstance(value[key], dict):
            raise ScriptError(f"{where}, {key}: an object")
    orders = value.get("orders", {})
    for actor, ids in orders.items():
        if not isinstance(ids, list) or not all(isinstance(x, str) for x in ids):
            raise ScriptError(f"{where}, orders, {actor}: a list of ids")
    for key, votes in value.get("votes", {}).items():
        if not isinstance(votes, dict) or not all(isinstance(v, str) for v in votes.values()):
            raise ScriptError(f"{where}, votes, {key}: an object of votes by actor")
    for part in ("answers", "amendments"):
        for key, text in value.get(part, {}).items():
            if not isinstance(text, str):
                raise ScriptError(f"{where}, {part}, {key}: a text, not {text!r}")
    return Turn(orders, value.get("answers", {}), value.get("votes", {}), value.get("amendments", {}))


def _refuse_others(value: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in value:
        if key not in known:
            raise ScriptError(f"{where}: no '{key}' here; it may have {', '.join(sorted(known))}")


def play_script(program: Program, script: Script, kernel: Kernel = PLAIN) -> Iterator[Game]:
    """The game at the end of each turn (stage results). Raises ScriptError for what the rules refuse."""
    for actor in script.played:
        if all(a.id != actor for a in program.actors):
            raise ScriptError(f"played: there is no actor '{actor}' in {program.id}")
    game = start(program, script.seed, script.played, kernel)
    while game.stage != "over":
        turn = script.turns[game.turn - 1] if game.turn <= len(script.turns) else Turn()
        game = _decide(_order(game, turn), turn).advance()
        yield game
        game = game.advance()


def _order(game: Game, turn: Turn) -> Game:
    """Orders and answers, up to the opening of the floor."""
    for actor, ids in turn.orders.items():
        for order in ids:
            game = _checked(game, game.order(actor, order), f"orders, {actor}")
    asked = {x.id: game.tables.inject.ask[k] for k, x in enumerate(game.program.injects)}
    for inject, choice in turn.answers.items():
        if asked.get(inject, -1) < 0:
            raise ScriptError(f"turn {game.turn}, answers: '{inject}' is no inject that asks anybody")
        actor = game.program.actors[asked[inject]].id
        game = _checked(game, game.answer(actor, inject, choice), "answers")
    return game.advance()


def _decide(game: Game, turn: Turn) -> Game:
    """Amendments by actor, then as given; then votes."""
    given = {}
    for actor in game.played:
        for order in game.orders_of(actor):
            given[f"{actor}:{order}"] = (actor, order)
    for key in turn.amendments:
        if key not in given:
            raise ScriptError(f"turn {game.turn}, amendments: no order '{key}' is on the floor")
    for key, (actor, order) in given.items():
        if key in turn.amendments:
            game = _checked(game, game.amend(actor, order, turn.amendments[key]), f"amendments, {key}")
    for key, votes in turn.votes.items():
        for actor, vote in votes.items():
            game = _checked(game, game.vote(actor, key, vote), f"votes, {key}")
    return game


def _checked(before: Game, after: Game | Refusal, where: str) -> Game:
    if isinstance(after, Refusal):
        raise ScriptError(f"turn {before.turn}, {where}: {after.message}")
    return after
