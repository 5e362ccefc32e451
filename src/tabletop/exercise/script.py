"""A whole exercise from a file of decisions: what `play --script` plays and other implementations compare.

`{"seed": n, "played": [actors], "turns": [{"orders": {actor: [ids]}, "answers": {inject: choice}, "votes":
{"orderer:id": {actor: vote}}, "amendments": {"orderer:id": "full new id" | "withdraw"}}]}`. Actors not played are on
autopilot; votes are keyed by the final id. Never reads files.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.ruling import PLAIN, Kernel
from tabletop.engine.texts import Program
from tabletop.exercise.recording import Keep, closed, forget
from tabletop.exercise.replaying import effect
from tabletop.journal import Amended, Answered, Ordered, Voted
from tabletop.journal.entries import Vote
from tabletop.scenario.problems import did_you_mean


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


class _Repeated(dict[str, Any]):
    """An object in which a key stands more than once."""

    key = ""


def read_script(text: str) -> Script:
    """A script from its text. Raises ScriptError naming the place, and what json.loads raises for what is no JSON."""
    value = json.loads(text, object_pairs_hook=_object)
    _refuse_repeated(value, "")
    return parse_script(value)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) == len(pairs):
        return seen
    keys = [key for key, _ in pairs]
    repeated = _Repeated(seen)
    repeated.key = next(key for key in keys if keys.count(key) > 1)
    return repeated


def _refuse_repeated(value: Any, where: str) -> None:
    """Raise ScriptError for the first object with a key that stands twice: of the two only the last would count."""
    if isinstance(value, _Repeated):
        raise ScriptError(f"{where or 'the script'}: '{value.key}' stands there more than once; keep one")
    if isinstance(value, dict):
        for key, inside in value.items():
            _refuse_repeated(inside, f"{where}, {key}" if where else key)
    elif isinstance(value, list):
        for number, inside in enumerate(value, start=1):
            _refuse_repeated(inside, f"turn {number}" if where == "turns" else where)


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
            raise ScriptError(
                f"{where}: no '{key}' here; it may have {', '.join(sorted(known))}{_near(key, known)}"
            )


def play_script(
    program: Program, script: Script, kernel: Kernel = PLAIN, keep: Keep = forget
) -> Iterator[Game]:
    """The game at the end of each turn (stage results). Raises ScriptError for what the rules refuse."""
    actors = [one.id for one in program.actors]
    for actor in script.played:
        if actor not in actors:
            raise ScriptError(f"played: there is no actor '{actor}' in {program.id}{_near(actor, actors)}")
    game = start(program, script.seed, script.played, kernel)
    while game.stage != "over":
        turn = script.turns[game.turn - 1] if game.turn <= len(script.turns) else Turn()
        game = closed(_decide(_order(game, turn, keep), turn, keep), keep)
        yield game
        last = game.turn
        game = closed(game, keep)
    _refuse_left_over(game, script, last)


def _refuse_left_over(game: Game, script: Script, last: int) -> None:
    """Raise ScriptError when decisions are left that no turn was there for."""
    left = [at for at, turn in enumerate(script.turns, start=1) if at > last and turn != Turn()]
    if not left:
        return
    turns_there_are = game.tables.n.turns
    why = (
        f"{game.program.id} has {turns_there_are} turns"
        if last >= turns_there_are
        else f"it ended in turn {last}"
    )
    turns = f"turn {left[0]}" if len(left) == 1 else f"turns {left[0]} to {left[-1]}"
    raise ScriptError(f"turn {left[0]}: {why}; leave out {turns}")


def _order(game: Game, turn: Turn, keep: Keep) -> Game:
    """Orders and answers, up to the opening of the floor."""
    for actor, ids in turn.orders.items():
        _known_actor(game, actor, "orders")
        for order in ids:
            given = Ordered(game.turn, actor, order)
            game = _done(game, given, keep, f"orders, {actor}", order, _options(game, actor))
    asked = {x.id: game.tables.inject.ask[k] for k, x in enumerate(game.program.injects)}
    for inject, choice in turn.answers.items():
        if asked.get(inject, -1) < 0:
            near = _near(inject, [id for id, of in asked.items() if of >= 0])
            raise ScriptError(f"turn {game.turn}, answers: '{inject}' is no inject that asks anybody{near}")
        actor = game.program.actors[asked[inject]].id
        answered = Answered(game.turn, actor, inject, choice)
        game = _done(game, answered, keep, "answers", choice, _choices(game.program, inject))
    return closed(game, keep)


def _decide(game: Game, turn: Turn, keep: Keep) -> Game:
    """Amendments by actor, then as given; then votes."""
    given = {}
    for actor in game.played:
        for order in game.orders_of(actor):
            given[f"{actor}:{order}"] = (actor, order)
    for key in turn.amendments:
        if key not in given:
            near = _near(key, given)
            raise ScriptError(f"turn {game.turn}, amendments: no order '{key}' is on the floor{near}")
    for key, (actor, order) in given.items():
        if key in turn.amendments:
            change = turn.amendments[key]
            changes = ["withdraw", *_options(game, actor)]
            amended = Amended(game.turn, actor, order, change)
            game = _done(game, amended, keep, f"amendments, {key}", change, changes)
    for key, votes in turn.votes.items():
        for actor, vote in votes.items():
            _known_actor(game, actor, f"votes, {key}")
            voted = Voted(game.turn, actor, key, cast(Vote, vote))
            game = _done(game, voted, keep, f"votes, {key}", key, _on_the_floor(game))
    return game


def _on_the_floor(game: Game) -> list[str]:
    """Keys of all orders there are votes on, whoever gave them."""
    return [f"{actor.id}:{order}" for actor in game.program.actors for order in game.orders_of(actor.id)]


def _options(game: Game, actor: str) -> Sequence[str]:
    """Full ids of all that an actor can ever order."""
    p, index = game.tables, game.actor(actor) or 0
    return game.program.options[p.actor.option_first[index] : p.actor.option_last[index]]


def _choices(program: Program, inject: str) -> list[str]:
    """Ids of an inject's choices."""
    p = program.tables
    at = next(k for k, text in enumerate(program.injects) if text.id == inject)
    return [one.id for one in program.choices[p.inject.choice_first[at] : p.inject.choice_last[at]]]


def _known_actor(game: Game, actor: str, where: str) -> None:
    ids = [one.id for one in game.program.actors]
    if actor not in ids:
        raise ScriptError(
            f"turn {game.turn}, {where}: there is no actor '{actor}' in {game.program.id}{_near(actor, ids)}"
        )


def _done(
    game: Game,
    entry: Ordered | Answered | Voted | Amended,
    keep: Keep,
    where: str,
    name: str,
    names: Sequence[str],
) -> Game:
    """The game after a decision, which is kept.

    A refusal becomes a ScriptError, with the nearest of `names` where `name` is none of them.
    """
    after = effect(game, entry)
    if isinstance(after, Refusal):
        near = "" if name in names else _near(name, names)
        raise ScriptError(f"turn {game.turn}, {where}: {after.message}{near}")
    keep(entry)
    return after


def _near(name: str, names: Iterable[str]) -> str:
    """A hint at the name that is meant, behind a semicolon; "" when none is alike."""
    hint = did_you_mean(name, names)
    return f"; {hint}" if hint else ""
