"""Records of generated games come back bit for bit: seats, a facilitator, definitions and rewinds, all as text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from tabletop import __version__
from tabletop.engine.account import account
from tabletop.engine.game import RULES_VERSION, Game, Refusal, start
from tabletop.exercise.intervening import define, intervene
from tabletop.exercise.replaying import effect, replayed
from tabletop.exercise.script import parse_script, play_script
from tabletop.journal import (
    FORMAT,
    Advanced,
    Amended,
    Answered,
    Defined,
    Entry,
    Intervened,
    Ordered,
    Rewound,
    Started,
    Undone,
    Voted,
)
from tabletop.journal.entries import body, kind, parse_entry
from tests.conformance.journeys import Command
from tests.conformance.test_generated_interventions import possible
from tests.conformance.walks import offered, seats, walk
from tests.generating import generated, program

SEEDS = range(200, 280)
SEAT = {"order": Ordered, "undo": Undone, "answer": Answered, "vote": Voted, "amend": Amended}
ACTIONS = {
    "fire_inject": "fire",
    "stop_order": "stop",
    "rule_result": "rule result",
    "rule_pledge": "rule pledge",
    "set_value": "set",
    "declare_endex": "declare ENDEX",
    "refuse_endex": "refuse ENDEX",
}


def decided(game: Game, command: Command) -> Entry:
    """What the record says of a seat's command."""
    return SEAT[command[0]](game.turn, *command[1:])  # type: ignore[no-any-return]  # one class of several


def intervened(game: Game, act: tuple[Any, ...]) -> Intervened:
    """What the record says of an intervention."""
    name, *rest = act
    if name == "hold_inject":
        return Intervened(game.turn, "hold" if rest[1] else "release", rest[0], None, "so it is")
    value = rest[-1] if name in ("rule_result", "rule_pledge", "set_value") else None
    if name == "rule_pledge":
        value = "kept" if value else "broken"
    target = rest[0] if len(rest) == 1 or name == "set_value" else ":".join(rest[:2])
    return Intervened(game.turn, ACTIONS[name], target, value, "so it is")


def recorded(seed: int) -> Iterator[tuple[Entry, Game]]:
    """A random exercise of the scenario of a seed: each entry with the game after it."""
    picker = random.Random(f"recorded {seed}")
    scenario, files = program(seed), {"scenario.yaml": generated(seed).text}
    game = start(scenario, seed, seats(scenario, picker))
    lead = game.played[0] if game.played else None
    yield (
        Started(
            *(FORMAT, scenario.id, scenario.title, scenario.digest, files, RULES_VERSION, __version__),
            *(seed, game.played, lead),
        ),
        game,
    )
    is_defined = False
    for _ in range(40 * scenario.tables.n.turns):
        if game.stage == "over" and picker.random() < 0.7:
            return
        share = picker.random()
        commands = list(offered(game))
        entry: Entry
        after: Game | Refusal
        if share < 0.04 and not is_defined:
            entry, is_defined = Defined(game.turn, generated(seed).addition), True
            after = define(game, files, [entry.yaml])
        elif share < 0.09:
            entry = Rewound(picker.randint(1, game.turn), picker.choice(("same", "new")))
            after = game.rewind(entry.turn, entry.dice)
        elif share < 0.25 and game.stage != "over":
            entry = intervened(game, picker.choice(list(possible(game, picker))))
            after = intervene(game, entry)
        elif share < 0.6 and commands:
            entry = decided(game, picker.choice(commands))
            after = effect(game, entry)  # type: ignore[arg-type]  # one of a seat's entries
        elif game.stage == "over":
            continue
        else:
            after = game.advance()
            entry = Advanced(game.turn, game.stage, after.digest())
        if isinstance(after, Game):
            game = after
            yield entry, game


def test_a_record_read_back_from_text_gives_the_game_after_every_entry() -> None:
    kinds: set[str] = set()
    for seed in SEEDS:
        course = list(recorded(seed))
        texts = [(kind(entry), body(entry)) for entry, _ in course]
        entries = [parse_entry(*text) for text in texts]
        assert entries == [entry for entry, _ in course]
        for (_, expected), (_, game) in zip(course, replayed(program(seed), entries), strict=True):
            assert game.digest() == expected.digest()
            assert (game.seed, game.stage, game.ending) == (expected.seed, expected.stage, expected.ending)
            assert game.menu(*game.played[:1] or ("alba",)) == expected.menu(*game.played[:1] or ("alba",))
        kinds |= {name for name, _ in texts}
    assert kinds == {
        *("started", "ordered", "undone", "answered", "voted", "amended", "advanced"),
        *("rewound", "intervened", "defined"),
    }


def test_a_game_written_as_a_script_gives_the_same_accounts() -> None:
    """Scripts know no undoing: a turn's orders are those that stood when Orders closed."""
    played = 0
    for seed in SEEDS:
        journey = walk(program(seed), seed)
        script: dict[str, Any] = {"seed": seed, "played": list(journey.first.played), "turns": []}
        expected = []
        before = journey.first
        for command, game in journey.steps:
            if before.stage == "orders" and game.stage == "floor":
                orders = {actor: list(before.orders_of(actor)) for actor in before.played}
                script["turns"].append({"orders": orders, "answers": answers(before)})
                played += sum(map(len, orders.values()))
            if before.stage == "floor" and command[0] in ("amend", "vote"):
                break  # the order of amendments and votes is the script's own
            if command == ("advance",) and game.stage == "results":
                expected.append(account(game))
            before = game
        told = [account(game) for game in play_script(program(seed), parse_script(script))]
        assert told[: len(expected)] == expected
    assert played > 60


def answers(game: Game) -> dict[str, str]:
    """What was answered in open dilemmas."""
    p, s = game.tables, game.state
    found = {}
    for i, inject in enumerate(game.program.injects):
        choice = int(s[p.at.answer + i])
        if s[p.at.asked + i] != 0.0 and choice >= 0:
            found[inject.id] = game.program.choices[choice].id
    return found
