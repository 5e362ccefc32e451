"""Plays a `play` block of a page: lines that begin with `>` are done, other lines say what then is so.

The words are those an instructor reads; what they are checked against is the real engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tabletop.engine.account import account
from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.kernel.chance import draw
from tabletop.engine.texts import Program
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected, Stance
from tabletop.exercise.intervening import ACTIONS, define, intervene
from tabletop.journal import Intervened
from tabletop.scenario.compile.keys import fnv
from tests.scenario.compiling import evaluate

_GOLDEN = 0x9E3779B97F4A7C15
_VOTES = {0: "no", 1: "acquiesce", 2: "yes"}


class Player:
    """A game of one example; `lines` plays a block and returns how its claims differ from the engine."""

    def __init__(self, program: Program, files: Mapping[str, str], definition: str = "") -> None:
        self.program, self.files, self.definition = program, files, definition
        self.lead = program.actors[program.tables.actor.lead].id
        self.seed, self.viewer = 0, ""
        self.played: tuple[str, ...] = (self.lead,)
        self._game: Game | None = None

    @property
    def game(self) -> Game:
        if self._game is None:
            self._game = start(self.program, self.seed, self.played)
        return self._game

    def play(self, text: str) -> list[str]:
        """What is claimed and not so."""
        wrong = []
        for line in text.splitlines():
            if line.startswith("> "):
                self._do(line[2:].strip())
            elif line.strip():
                claim, _, said = (part.strip() for part in line.rpartition(" = "))
                found = self._found(claim)
                if not _agree(said, found):
                    wrong.append(f"{claim} = {found}, the page says {said}")
        return wrong

    def _do(self, command: str) -> None:
        for pattern, act in _COMMANDS:
            if match := re.fullmatch(pattern, command):
                made = act(self, *match.groups())
                assert not isinstance(made, Refusal), f"> {command}: {made}"
                if made is not None:
                    self._game = made
                return
        raise AssertionError(f"no command '{command}'")

    def set_seed(self, seed: str) -> None:
        self.seed = int(seed)

    def set_played(self, names: str) -> None:
        self.played = () if names == "nobody" else tuple(_words(names))

    def see(self, viewer: str) -> None:
        self.viewer = viewer

    def orders(self, actor: str, ids: str) -> Game | Refusal:
        game: Game | Refusal = self.game
        for id in _words(ids):
            assert isinstance(game, Game), game
            game = game.order(actor, id)
        return game

    def until(self, stage: str) -> Game:
        game = self.game
        while game.stage != stage:
            game = game.advance()
        return game

    def next(self, times: str | None) -> Game:
        for _ in range(int(times or 1)):
            self._game = self.until("results").advance()
        return self.game

    def intervene(self, words: str) -> Game | Refusal:
        """What a facilitator does: `defines`, or an action with its target and, behind `to`, a value."""
        if words == "defines":
            return define(self.game, self.files, [self.definition])
        action = max((action for action in ACTIONS if f"{words} ".startswith(f"{action} ")), key=len)
        target, _, value = words.removeprefix(action).strip().partition(" to ")
        number = float(value) if re.fullmatch(r"-?[\d.]+", value) else value or None
        return intervene(self.game, Intervened(self.game.turn, action, target, number, "an example"))

    def _found(self, claim: str) -> str | float:
        for pattern, ask in _QUESTIONS:
            if match := re.fullmatch(pattern, claim):
                return ask(self, *match.groups())
        state = self.game.believed(self.viewer) if self.viewer else self.game.state
        return evaluate(self.game.program, claim, list(state))

    def order(self, key: str) -> dict[str, object]:
        """What the account says of an order of this turn; `key` is `id`, or `orderer:id`."""
        orderer, _, id = key.rpartition(":")
        given = [
            x for x in account(self.game)["orders"] if (x["orderer"], x["id"]) == (orderer or self.lead, id)
        ]
        assert len(given) == 1, f"{len(given)} orders '{key}'"
        return dict(given[0])

    def positions(self, key: str) -> str:
        positions = self.order(key)["positions"]
        assert isinstance(positions, dict)
        return ", ".join(f"{name} {of['position']}" for name, of in positions.items()) or "nobody is asked"

    def leaning(self, member: str, key: str) -> float:
        positions = self.order(key)["positions"]
        assert isinstance(positions, dict)
        return float(positions[member]["z"])

    def field(self, field: str, key: str) -> str | float:
        value = self.order(key)[field]
        if value is None or isinstance(value, bool):
            return {None: "undecided", True: "yes", False: "no"}[value]
        assert isinstance(value, str | float)
        return value

    def menu(self, actor: str) -> str:
        return ", ".join(self.game.menu(actor)) or "nothing"

    def why_not(self, id: str) -> str:
        made = self.game.order(self.lead, id)
        assert isinstance(made, Refusal), f"'{id}' can be ordered"
        return made.message.split(": ", 1)[1]

    def evidence(self, a: str, b: str) -> str:
        at, n = self.program.tables.at, len(self.program.actors)
        pair = (self.game.actor(a) or 0) * n + (self.game.actor(b) or 0)
        s = self.game.state
        return f"{round(s[at.trust_kept + pair], 6):g} kept, {round(s[at.trust_broken + pair], 6):g} broken"

    def _stance(self, member: str, id: str) -> tuple[Expected, int, Stance]:
        expected = Expected(Seat(self.game, self.lead))
        option = self.game.option(self.program.tables.actor.lead, id)
        assert option is not None, id
        who = self.game.actor(member)
        (stance,) = [s for s in expected.stances(option) if s.member == who]
        return expected, option, stance

    def unless(self, member: str, id: str) -> str:
        expected, option, stance = self._stance(member, id)
        return expected.unless(option, stance) or "nothing"

    def score(self, objective: str) -> float:
        return float(account(self.game)["objectives"][objective])

    def expected(self, member: str, id: str) -> str:
        _, _, stance = self._stance(member, id)
        shares = (("yes", stance.yes), ("acquiesce", stance.acquiesce), ("no", stance.no))
        return ", ".join(f"{word} {100 * share:.1f}" for word, share in shares)

    def pledges(self) -> str:
        said = [f"{x['by']}:{x['id']} {x['state']}" for x in account(self.game)["pledges"]]
        return ", ".join(said) or "none"

    def drawn(self, seed: str, turn: str, key: str) -> float:
        return draw((int(seed),), (int(turn) * _GOLDEN) & (2**64 - 1), fnv(key))

    def fired(self) -> str:
        return ", ".join(account(self.game)["fired"]) or "nothing"

    def resolved(self) -> str:
        return (
            ", ".join(f"{x['orderer']}:{x['id']} {x['result']}" for x in account(self.game)["resolved"])
            or "nothing"
        )

    def given(self, actor: str) -> str:
        return ", ".join(self.game.orders_of(actor)) or "nothing"

    def floor(self) -> float:
        return self.game.state[self.program.tables.at.floor]

    def ending(self) -> str:
        return self.game.ending or "none"


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",")]


def _agree(said: str, found: str | float) -> bool:
    """Whether words are the same, or a number is the one written when rounded to the places written."""
    if isinstance(found, str):
        return said == found
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", said):
        return {"true": 1.0, "false": 0.0}.get(said) == found
    places = len(said.partition(".")[2])
    return abs(float(said) - found) <= 0.5 * 10.0**-places + 1e-9


_COMMANDS: tuple[tuple[str, Callable[..., Game | Refusal | None]], ...] = (
    (r"seed (\d+)", Player.set_seed),
    (r"played (.+)", Player.set_played),
    (r"as (\w+) believes", Player.see),
    (r"in truth()", Player.see),
    (r"(\w+) orders (.+)", Player.orders),
    (r"(\w+) answers (\w+): (\w+)", lambda self, *said: self.game.answer(*said)),
    (r"floor", lambda self: self.until("floor")),
    (r"(\w+) votes (\w+) on (\S+)", lambda self, actor, vote, key: self.game.vote(actor, key, vote)),
    (r"(\w+) amends (\S+) to (\S+)", lambda self, *said: self.game.amend(*said)),
    (r"(\w+) withdraws (\S+)", lambda self, *said: self.game.amend(*said, "withdraw")),
    (r"results", lambda self: self.until("results")),
    (r"next(?: (\d+))?", Player.next),
    (r"facilitator: (.+)", Player.intervene),
    (r"back to turn (\d+) with (same|new) dice", lambda self, turn, dice: self.game.rewind(int(turn), dice)),
)
_QUESTIONS: tuple[tuple[str, Callable[..., str | float]], ...] = (
    (r"menu of (\w+)", Player.menu),
    (r"orders of (\w+)", Player.given),
    (r"why not (\S+)", Player.why_not),
    (r"positions on (\S+)", Player.positions),
    (r"z of (\w+) on (\S+)", Player.leaning),
    (r"expected of (\w+) on (\S+)", Player.expected),
    (r"(result|support|contribution|agreed) of (\S+)", Player.field),
    (r"evidence (\w+) -> (\w+)", Player.evidence),
    (r"unless of (\w+) on (\S+)", Player.unless),
    (r"score of (\w+)", Player.score),
    (r"pledges", Player.pledges),
    (r"draw (\d+) (\d+) (\S+)", Player.drawn),
    (r"fired", Player.fired),
    (r"resolved", Player.resolved),
    (r"escalation_floor", Player.floor),
    (r"ending", Player.ending),
)
