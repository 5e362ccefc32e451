"""Lines as scripts of the analysis, and scripts by chance, made without the authors' tools. Holds no test."""

from __future__ import annotations

import random
from itertools import accumulate
from pathlib import Path

from tabletop.analysis.lines import Script
from tabletop.engine.texts import Program
from tabletop.scenario.lines import read_line


def script(
    program: Program, path: Path, watch_turn: list[int] | None = None, watch: list[int] | None = None
) -> Script:
    """A line of the lead alone as a script, with these conditions watched."""
    line, _ = read_line(path)
    assert line is not None
    p = program.tables
    given, given_first = [], [0, 0]
    answer, answer_first = [], [0, 0]
    led = [0] * (p.n.turns + 1)
    moves = {moves.turn: moves for moves in line.moves}
    for turn in range(1, p.n.turns + 1):
        if turn in moves:
            led[turn] = int(bool(moves[turn].orders))
            given += [program.options.index(str(o)) for os in moves[turn].orders.values() for o in os]
            for inject, choice in moves[turn].answers.items():
                i = next(i for i, text in enumerate(program.injects) if text.id == inject)
                first, last = p.inject.choice_first[i], p.inject.choice_last[i]
                answer += [c for c in range(first, last) if program.choices[c].id == choice]
        given_first.append(len(given))
        answer_first.append(len(answer))
    seats = [int(actor == p.actor.lead) for actor in range(p.n.actors)]
    return Script(seats, led, given_first, given, answer_first, answer, watch_turn or [], watch or [])


def chance_script(program: Program, number: int) -> Script:
    """A script of several seats that orders and answers anything, on the menu or not, and watches conditions."""
    p, dice = program.tables, random.Random(number)
    turns = p.n.turns
    seats = [int(actor == p.actor.lead or dice.random() < 0.4) for actor in range(p.n.actors)]
    orders = [
        sorted(
            o for o in range(p.n.options) if seats[p.form.orderer[p.option.form[o]]] and dice.random() < 0.2
        )
        for _ in range(turns)
    ]
    answers = [
        [c for c in range(p.n.choices) if seats[p.inject.ask[p.choice.inject[c]]] and dice.random() < 0.4]
        for _ in range(turns)
    ]
    conditions = [e for e in (*p.end.when, *p.choice.when, *p.inject.when, *p.form.when) if e >= 0]
    return Script(
        seats=seats,
        led=[int(dice.random() < 0.6) for _ in range(turns + 1)],
        given_first=[0, *accumulate([0, *map(len, orders)])],
        given=[o for mine in orders for o in mine],
        answer_first=[0, *accumulate([0, *map(len, answers)])],
        answer=[c for mine in answers for c in mine],
        watch_turn=[dice.randint(0, turns) for _ in conditions],
        watch=conditions,
    )
