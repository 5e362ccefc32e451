"""A scripted line told as the lead's seat saw it: orders, positions in words, odds and rolls, what moved and why.

Refresh the golden text after a deliberate change with `python -m tests.playthroughs.transcript`, and read what changed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from tabletop.engine import views
from tabletop.engine.game import Game, start
from tabletop.engine.view import OrderView, StanceView, View
from tabletop.scenario.document.line import Moves
from tabletop.scenario.lines import read_line
from tabletop.scenario.load import load

ROOT = Path(__file__).parents[2]
LINE = ROOT / "scenarios" / "strait-of-shadows" / "lines" / "good.yaml"
GOLDEN = Path(__file__).parent / "strait-of-shadows.txt"
REFRESH = "python -m tests.playthroughs.transcript"
SEED = 0
WIDTH = 110
POSITIONS = {"yes": "says yes", "acquiesce": "acquiesces", "no": "says no"}


def transcript() -> str:
    """The whole game of the line, ready to read."""
    program = load(LINE.parents[1]).usable()
    line, problems = read_line(LINE)
    assert line is not None, problems
    lead = program.actors[program.tables.actor.lead].id
    game = start(program, SEED, (lead,))
    moves = {moves.turn: moves for moves in line.moves}
    said = [f"{program.title}. {line.title}.", f"Seed {SEED}, as {lead} saw it."]
    while game.stage != "over":
        if game.stage == "orders" and game.turn in moves:
            game = _decide(game, lead, moves[game.turn])
        game = game.advance()
        if game.stage == "results":
            said += ["", *_turn(views.build(game, lead))]
    ending = views.build(game, lead).ending
    assert ending is not None
    said += ["", f"THE END: {ending.title} ({ending.outcome})", *_wrapped(ending.text, "  ")]
    return "\n".join(said) + "\n"


def _decide(game: Game, lead: str, moves: Moves) -> Game:
    """The line's answers and orders, leaving out what is not on offer now, as lines do."""
    for inject, choice in moves.answers.items():
        made = game.answer(lead, str(inject), str(choice))
        game = made if isinstance(made, Game) else game
    for actor, orders in moves.orders.items():
        assert actor == lead
        for order in orders:
            made = game.order(lead, str(order))
            game = made if isinstance(made, Game) else game
    return game


def _turn(view: View) -> Iterator[str]:
    yield f"TURN {view.turn} of {view.turns}, {view.time}"
    yield "  Orders"
    for order in view.orders:
        yield from _order(order)
    yield "  What happened"
    for fact in view.facts:
        yield from _wrapped(fact.text, "    ")
    yield "  How it stands"
    tracks = [
        f"{t.title} {t.value:.0f}{f' ({t.band})' if t.band else ''}"
        for t in view.tracks
        if t.value is not None
    ]
    yield from _wrapped(", ".join(tracks), "    ")
    trust = [f"{a.name} {a.trust_in_me.mean:.1f}" for a in view.actors if a.trust_in_me]
    yield from _wrapped("Trust in us: " + ", ".join(trust), "    ")
    for objective in view.objectives:
        yield f"    {objective.score:5.1f} {objective.rating}  {objective.title}"


def _order(order: OrderView) -> Iterator[str]:
    where = f" before {order.body}" if order.body else ""
    yield from _wrapped(f"{order.actor_name}: {order.title}{where}: {order.status_words}", "    ")
    for stance in order.stances:
        yield from _wrapped(_stance(stance), "      ")
    if order.stances:
        yield f"      support {order.support:.0f}, contribution {order.contribution:.0f}"


def _stance(stance: StanceView) -> str:
    reasons = "; ".join(f"{reason.words} {reason.amount:+.2f}" for reason in stance.reasons)
    unless = f", unless {stance.unless}" if stance.unless else ""
    return f"{stance.name} {POSITIONS[stance.position]}{unless} ({stance.z:+.2f}): {reasons}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  "
    )


if __name__ == "__main__":
    GOLDEN.write_text(transcript(), encoding="utf-8")
