"""What the author expected of a prepared team, inject by inject, beside what the seat did: for people to judge.

Only after ENDEX, and only of injects that reached the seat. Never says whether the expected was done: a program that
guessed it from orders would be believed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tabletop.engine import views
from tabletop.engine.game import Game
from tabletop.engine.texts import Program
from tabletop.exercise.branches import order_words
from tabletop.exercise.whatif import standing_entries
from tabletop.journal import Amended, Answered, Entry, Noted, Ordered, Rewound

#: What people may say of an expected action; kept as a note about "expected:<inject>:<turn>".
TICKS = ("done", "in part", "not done")


@dataclass(frozen=True, slots=True)
class Expectation:
    """One inject's expected action, and what the seat ordered and answered in its turn and the next."""

    id: str  # for the tick: "<inject>:<turn>"
    turn: int
    inject: str  # title
    expected: str
    objective: str  # title of the objective it exercises, "" none
    did: tuple[tuple[int, str], ...]  # turn, words
    tick: str  # one of TICKS, "" while nobody has said


def about(id: str) -> str:
    """What a tick's note is about."""
    return f"expected:{id}"


def expectations(game: Game, entries: Sequence[Entry], seat: str) -> tuple[Expectation, ...]:
    """In the order in which the injects came; none before ENDEX."""
    if game.stage != "over":
        return ()
    program, view = game.program, views.build(game, seat)
    texts = {one.id: one for one in program.injects}
    objectives = {one.id: one.title for one in program.objectives}
    did = _did(program, entries, seat)
    ticks = _ticks(entries, seat)
    found = []
    for inject in reversed(view.injects):
        text = texts.get(inject.id)
        if text is None or not text.expected.strip():
            continue
        id = f"{inject.id}:{inject.turn}"
        found.append(
            Expectation(
                id=id,
                turn=inject.turn,
                inject=inject.title or inject.sender,
                expected=" ".join(text.expected.split()),
                objective=objectives.get(text.objective, ""),
                did=tuple(one for one in did if one[0] in (inject.turn, inject.turn + 1)),
                tick=ticks.get(about(id), ""),
            )
        )
    return tuple(found)


def _did(program: Program, entries: Sequence[Entry], seat: str) -> list[tuple[int, str]]:
    """Every order and the last answer to each question that stood, with the turn."""
    kept = standing_entries(entries)[0]
    changes = {
        (one.turn, one.order): one.change for one in kept if isinstance(one, Amended) and one.actor == seat
    }
    found: dict[tuple[int, str], str] = {}
    for one in kept:
        if isinstance(one, Ordered) and one.actor == seat:
            change = changes.get((one.turn, one.order), "")
            words = order_words(program, seat, one.order)
            if change == "withdraw":
                words += ", withdrawn"
            elif change:
                words = order_words(program, seat, change)
            found[one.turn, f"order:{one.order}"] = words
        elif isinstance(one, Answered) and one.actor == seat:
            found[one.turn, f"answer:{one.inject}"] = _answer(program, one)
    return [(turn, words) for (turn, _), words in found.items()]


def _answer(program: Program, one: Answered) -> str:
    p = program.tables
    for k, text in enumerate(program.injects):
        if text.id == one.inject:
            for c in range(p.inject.choice_first[k], p.inject.choice_last[k]):
                if program.choices[c].id == one.choice:
                    return f"answered “{text.title or text.sender}”: {program.choices[c].title}"
    return f"answered {one.inject}: {one.choice}"


def _ticks(entries: Sequence[Entry], seat: str) -> dict[str, str]:
    """What was last said of each; going back takes it away, as what was judged is gone."""
    found: dict[str, str] = {}
    for entry in entries:
        match entry:
            case Noted(_, actor, text, _, subject) if actor == seat and subject.startswith("expected:"):
                found[subject] = text if text in TICKS else ""
            case Rewound():
                found = {}
    return found
