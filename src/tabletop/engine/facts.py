"""What happened, past tense, as one seat may know it: a turn's facts, and the ledger of a number over all turns.

The trace is told by `happenings`; who may see what is decided there.
"""

from tabletop.engine import targets
from tabletop.engine.game import Game
from tabletop.engine.happenings import Happening, happenings, is_visible
from tabletop.engine.kernel import trace as t
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.kernel.trust import trust
from tabletop.engine.targets import target
from tabletop.engine.view import Fact
from tabletop.engine.words import number

_NOISE = 0.5  # a turn's facts leave out fading of trust by less than this; the ledger has it


def facts(game: Game, actor: str) -> tuple[Fact, ...]:
    """What happened this turn so far, as far as the seat may know, in order. Raises KeyError for no such actor."""
    return noteworthy(happenings(game, _index(game, actor), game.turn), actor)


def noteworthy(told: tuple[Happening, ...], actor: str) -> tuple[Fact, ...]:
    """The facts of what was told, without the small change of fading trust and what others earn."""
    return tuple(
        h.fact
        for h in told
        if not (h.cause == t.CAUSE_FADE and _moved(h.fact) < _NOISE)
        and not (
            h.cause == t.CAUSE_INCOME
            and h.fact.subject.partition(".")[0] not in (f"purse:{actor}", h.fact.subject)
        )
    )


def ledger(game: Game, actor: str, subject: str) -> tuple[Fact, ...]:
    """Why a number moved, over all turns: its start, then every change the seat knows of. Empty if it is hidden.

    `subject` is a `Fact.subject`: a track's id, `trust:a->b`, `will:a`, `purse:a.capital`, `flag:x`, `escalation`.
    """
    viewer = _index(game, actor)
    changes = [
        h.fact
        for turn in range(1, game.turn + 1)
        for h in happenings(game, viewer, turn)
        if h.fact.subject == subject and h.fact.before is not None
    ]
    begun = _start(game, viewer, subject) if not changes else _opening(changes[0])
    return (*((begun,) if begun else ()), *changes)


def reasoning(game: Game, actor: str) -> tuple[Fact, ...]:
    """What an autopilot weighed, over all turns: told only when the game is over."""
    if game.stage != "over":
        return ()
    who, found = _index(game, actor), []
    for record in game.past:
        for entry in record.trace:
            if int(entry[1]) == t.CAUSE_AUTOPILOT and int(entry[3]) == who:
                option, weight, total = int(entry[2]), entry[5], entry[6]
                title = game.program.forms[game.tables.option.form[option]].title if option >= 0 else "pass"
                share = 100.0 * weight / total if total > 0.0 else 100.0
                text = (
                    f"{game.program.actors[who].name} chose: {title} (weight {number(weight)}, {share:.0f} %)"
                )
                found.append(
                    Fact(record.turn, text, "autopilot", f"autopilot:{actor}", title, None, None, "chance")
                )
    return tuple(found)


def _index(game: Game, actor: str) -> int:
    index = game.actor(actor)
    if index is None:
        raise KeyError(actor)
    return index


def _moved(fact: Fact) -> float:
    return abs(fact.after - fact.before) if fact.before is not None and fact.after is not None else 0.0


def _opening(first: Fact) -> Fact:
    assert first.before is not None
    return _at_start(first.subject, first.label, first.before)


def _at_start(subject: str, label: str, value: float) -> Fact:
    return Fact(
        0, f"{label}: {number(value)} at the start", "start", subject, label, None, value, "the start"
    )


def _start(game: Game, viewer: int, subject: str) -> Fact | None:
    """The start of a number of which no change was told: what it is now. None where the seat sees no such number."""
    p = game.tables
    s = list(game.state)
    b = list(s)
    believe(p, s, game.dice, viewer, b)
    for i in range(p.at.scratch):
        what = target(game.program, i)
        if what is None or what.subject != subject:
            continue
        if what.kind == targets.TRUST:
            return _at_start(subject, what.label, trust(p, s, *divmod(what.place, p.n.actors)))
        if what.kind in (targets.WILL, targets.EXPOSURE) or is_visible(p, s, what, viewer):
            return _at_start(subject, what.label, b[i])
    return None
