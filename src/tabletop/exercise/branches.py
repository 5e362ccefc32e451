"""Branches of an exercise: each way it went before somebody went back, and the way it goes now, from the record.

Nothing that was undone is lost: it stays in the record and is told here. Never holds how a branch looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tabletop.engine import views
from tabletop.engine.game import Game
from tabletop.engine.texts import Program
from tabletop.engine.words import order_title
from tabletop.exercise.progress import score
from tabletop.exercise.replaying import replayed
from tabletop.journal import Amended, Answered, Entry, Ordered, Rewound, Started, Undone, Voted


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision that stood: `subject` is what it decides (a later one about the same replaces it)."""

    turn: int
    actor: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One way the exercise went, from `turn` on; before, it went as its `parent` (0: it is the first)."""

    number: int
    parent: int
    turn: int
    dice: str  # same, new; "" for the first
    reached: int  # turn it came to
    did: str  # its first decision that its parent had otherwise, "" when none
    instead: str  # what the parent had there, "" for nothing
    ending: str  # its title, "" while open
    outcome: str
    score: float | None
    is_live: bool  # the exercise goes on here


def branches(program: Program, entries: Sequence[Entry], seat: str) -> tuple[Branch, ...]:
    """All branches in the order they were begun; the last is the live one. Raises as `replayed` does."""
    found: list[Branch] = []
    paths: list[tuple[Decision, ...]] = []
    path: list[Decision] = []
    turn, dice = 1, ""
    game: Game | None = None
    for entry, after in replayed(program, entries):
        if isinstance(entry, Rewound):
            assert game is not None  # the start comes first
            paths.append(tuple(path))
            found.append(_branch(len(found) + 1, turn, dice, game, seat))
            turn, dice = entry.turn, entry.dice
            path = [one for one in path if one.turn < turn]
        elif not isinstance(entry, Started):
            path = decided(program, path, entry)
        game = after
    assert game is not None
    paths.append(tuple(path))
    found.append(replace(_branch(len(found) + 1, turn, dice, game, seat), is_live=True))
    return tuple(_compared(found, paths))


def decided(program: Program, path: Sequence[Decision], entry: Entry) -> list[Decision]:
    """The decisions that stand after an entry."""
    stand = list(path)
    match entry:
        case Ordered(turn, actor, order):
            stand.append(Decision(turn, actor, f"order:{order}", order_words(program, actor, order)))
        case Undone(turn, actor):
            for at in range(len(stand) - 1, -1, -1):
                one = stand[at]
                if (one.turn, one.actor) == (turn, actor) and one.subject.startswith("order:"):
                    del stand[at]
                    break
        case Amended(turn, actor, order, change):
            words = "withdrawn" if change == "withdraw" else order_words(program, actor, change)
            stand.append(Decision(turn, actor, f"amend:{order}", f"on the floor: {words}"))
        case Answered(turn, actor, inject, choice):
            stand = [one for one in stand if one.subject != f"answer:{inject}" or one.turn != turn]
            stand.append(Decision(turn, actor, f"answer:{inject}", _choice(program, inject, choice)))
        case Voted(turn, actor, order, vote):
            of, _, id = order.partition(":")
            stand = [
                one for one in stand if (one.subject, one.actor, one.turn) != (f"vote:{order}", actor, turn)
            ]
            stand.append(Decision(turn, actor, f"vote:{order}", f"{vote} to {order_words(program, of, id)}"))
    return stand


def order_words(program: Program, actor: str, order: str) -> str:
    """An order by its title and the body it is brought to."""
    p = program.tables
    for k, text in enumerate(program.actors):
        if text.id == actor:
            for option in range(p.actor.option_first[k], p.actor.option_last[k]):
                if program.options[option] == order:
                    body = p.option.body[option]
                    before = f", before {program.bodies[body].title}" if body >= 0 else ""
                    return order_title(program, option) + before
    return order


def _choice(program: Program, inject: str, choice: str) -> str:
    p = program.tables
    for k, text in enumerate(program.injects):
        if text.id == inject:
            offered = program.choices[p.inject.choice_first[k] : p.inject.choice_last[k]]
            chosen = next((one.title for one in offered if one.id == choice), choice)
            return f"{text.title or text.sender}: {chosen}"
    return f"{inject}: {choice}"


def _branch(number: int, turn: int, dice: str, game: Game, seat: str) -> Branch:
    seen = views.build(game, seat)
    return Branch(
        number=number,
        parent=number - 1,
        turn=turn,
        dice=dice,
        reached=game.turn,
        did="",
        instead="",
        ending=seen.ending.title if seen.ending else "",
        outcome=seen.ending.outcome if seen.ending else "",
        score=score(seen.objectives),
        is_live=False,
    )


def _compared(found: Sequence[Branch], paths: Sequence[tuple[Decision, ...]]) -> Iterator[Branch]:
    for at, one in enumerate(found):
        if at == 0:
            yield one
            continue
        here = [step for step in paths[at] if step.turn >= one.turn]
        there = [step for step in paths[at - 1] if step.turn >= one.turn]
        did, instead = _first_difference(here, there)
        yield replace(one, did=did, instead=instead)


def _first_difference(here: Sequence[Decision], there: Sequence[Decision]) -> tuple[str, str]:
    """The first decision of either in which they differ, as words; a turn without one more decision is nothing."""
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    mine = here[same] if same < len(here) else None
    other = there[same] if same < len(there) else None
    if mine is None and other is None:
        return "", ""
    turn = min(one.turn for one in (mine, other) if one is not None)
    return (
        f"turn {turn}: {mine.text}" if mine is not None and mine.turn == turn else f"turn {turn}: nothing",
        other.text if other is not None and other.turn == turn else "nothing",
    )
