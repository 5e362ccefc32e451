"""A record written as a facilitator's desk will write it: each entry is tried, kept, then in force. Holds no test."""

from collections.abc import Iterator, Mapping

from tabletop.engine.game import Game, Refusal, start
from tabletop.exercise.intervening import define, intervene
from tabletop.exercise.replaying import effect
from tabletop.journal import (
    FORMAT,
    Advanced,
    Amended,
    Answered,
    Defined,
    Entry,
    Intervened,
    Journal,
    Ordered,
    Rewound,
    Started,
    Undone,
    Voted,
)
from tabletop.scenario.load import load_text
from tests.engine.playing import SCENARIOS

FILES = {"scenario.yaml": (SCENARIOS / "harbour.yaml").read_text(encoding="utf-8")}


class Desk:
    """A live exercise of the harbour, and its record in `journal`."""

    def __init__(self, journal: Journal, seed: int = 4, files: Mapping[str, str] = FILES) -> None:
        self.program = load_text(files).usable()
        self.files = dict(files)
        self.journal = journal
        header = Started(
            FORMAT,
            self.program.id,
            self.program.title,
            self.program.digest,
            self.files,
            1,
            "0",
            seed,
            ("alba",),
            "alba",
        )
        self.name = journal.create(header)
        self.games: list[Game] = [start(self.program, seed, ("alba",))]
        self.definitions: list[str] = []

    @property
    def game(self) -> Game:
        return self.games[-1]

    def entries(self) -> list[Entry]:
        """The record as it is read again."""
        return self.journal.read(self.name)

    def do(self, *entries: Entry) -> "Desk":
        """Decisions in a row; each must be possible."""
        for entry in entries:
            after = self._after(entry)
            assert isinstance(after, Game), after
            self.journal.append(self.name, entry, len(self.games))
            self.games.append(after)
        return self

    def order(self, order: str) -> "Desk":
        """The lead orders something."""
        return self.do(Ordered(self.game.turn, "alba", order))

    def advance(self, stages: int = 1) -> "Desk":
        """Close stages."""
        for _ in range(stages):
            self.do(Advanced(self.game.turn, self.game.stage, self.game.advance().digest()))
        return self

    def intervene(self, action: str, target: str = "", value: float | str | None = None) -> "Desk":
        """What the facilitator does, with a reason."""
        return self.do(Intervened(self.game.turn, action, target, value, "as the exercise needs it"))

    def _after(self, entry: Entry) -> Game | Refusal:
        match entry:
            case Advanced():
                return self.game.advance()
            case Rewound(turn, dice):
                return self.game.rewind(turn, dice)
            case Intervened():
                return intervene(self.game, entry, len(self.games))
            case Defined(yaml=text):
                self.definitions.append(text)
                return define(self.game, self.files, self.definitions)
            case Ordered() | Undone() | Answered() | Voted() | Amended():
                return effect(self.game, entry)
        raise AssertionError(entry)


def states(games: Iterator[tuple[Entry, Game]]) -> list[tuple[object, ...]]:
    """What of each moment must come back: all but the tables, which are compiled anew."""
    return [(g.turn, g.stage, g.seed, g.ending, g.rewinds, g.state, g.trace, len(g.past)) for _, g in games]
