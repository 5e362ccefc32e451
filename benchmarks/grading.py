"""What grading takes, and whether its account is fair: seconds for 16 decisions, widths of intervals, mean luck.

Exercises are played by policies and graded as `tabletop grade` does. Luck should be about nothing over many of them
(`--luck --exercises 60`).
`worst per 16` is of the slowest exercise for its decisions, `widest ±` of all values and differences of all exercises.
`found` is what plans of later turns, knowing more, are worth above those of earlier ones.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tabletop.analysis import fastest, weighing
from tabletop.analysis.floors import floor
from tabletop.analysis.grades import Decision, Grades, Luck, summed_up
from tabletop.analysis.grading import grade
from tabletop.analysis.hidden import drawn
from tabletop.analysis.plans import Lot, Moment, moment, plan
from tabletop.analysis.playouts import worth
from tabletop.analysis.policies import play_turn
from tabletop.analysis.running import Threads
from tabletop.engine.game import Game, start
from tabletop.engine.texts import Program
from tabletop.scenario import library
from tabletop.scenario.load import load

#: Luck is about nothing whatever else was possible: 200 games a value, and hardly a search for better.
LITTLE = weighing.exactly(replace(weighing.COMPILED, rounds=0, foresight=1), 200)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "scenarios", nargs="*", metavar="SCENARIO", help="default: every scenario of the library"
    )
    parser.add_argument("--exercises", type=int, default=2, help="of each scenario and policy")
    parser.add_argument(
        "--policy", action="append", help="who plays; several times for more; default: random"
    )
    parser.add_argument(
        "--luck",
        action="store_true",
        help="look for little that is better: many exercises, for their mean luck",
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks/kernel"))
    options = parser.parse_args()
    policies = options.policy or ["random"]
    head = (
        "decisions  wall s  cpu s  per 16  worst per 16  games  widest ±  given up         luck       others         dice"
        "  found  score"
    )
    print(f"{options.workers} workers\n{'':36} {head}")
    for name in options.scenarios or library.ids():
        program = load(name).usable()
        for policy in policies:
            _measure(f"{name}, {policy}", program, policy, options)


def _measure(name: str, program: Program, policy: str, options: argparse.Namespace) -> None:
    found: list[Grades] = []
    walls, cpus, games, worst = 0.0, 0.0, 0, 0.0
    play = fastest.plan_player(program.tables, options.cache)
    past = fastest.past(options.cache)
    with Threads(options.workers) as threads:
        for seed in range(options.exercises):
            met, floors, final = _played(program, seed, policy)
            if not seed:  # compiled or fetched
                play(Lot(met[0].believed, 0, met[0].actor, plan(met[0], met[0].moves), 0, 1))
                drawn(met, replace(past, games=8))
            wall, cpu = time.perf_counter(), time.process_time()
            met = drawn(met, past)
            turns = []
            effort = LITTLE if options.luck else weighing.COMPILED
            here = {at.turn: floor(floors[at.turn], at) for at in met}
            for step in grade(met, lambda _: play, effort, threads, floors=here):
                turns.append(step.turn)
                games += step.games
            took = time.perf_counter() - wall
            walls += took
            cpus += time.process_time() - cpu
            found.append(summed_up(met[0].seat, turns, final, 0))
            worst = max(worst, 16 * took / len(found[-1].decisions))
    decisions = [one for grades in found for one in grades.decisions]
    n = len(found)
    parts: tuple[Callable[[Luck], float], ...] = (
        lambda one: one.mean,
        lambda one: one.others.mean,
        lambda one: one.dice.mean,
    )
    lucks = [weighing.estimate([sum(map(part, grades.luck)) / 100.0 for grades in found]) for part in parts]
    print(
        f"{name:36} {len(decisions):9} {walls:7.2f} {cpus:6.2f} {16 * walls / len(decisions):7.2f} {worst:13.2f} "
        f"{games // n:6} {_widest(decisions):9.2f} {sum(one.gave_up for one in found) / n:9.1f} "
        f"{' '.join(f'{one.mean:+6.1f} ±{one.half:4.1f}' for one in lucks)} "
        f"{sum(sum(one.found) for one in found) / n:6.1f} {sum(one.final for one in found) / n:6.1f}",
        flush=True,
    )


def _widest(decisions: Sequence[Decision]) -> float:
    """Half-width of the widest interval of any value or difference, in points of 100; 0 of no decision."""
    return max(
        (half for one in decisions for half in (one.value.half, one.best_value.half, one.regret.half)),
        default=0.0,
    )


def _played(program: Program, seed: int, policy: str) -> tuple[list[Moment], dict[int, Game], float]:
    """The lead's turns, their floors, and the score."""
    lead = program.actors[program.tables.actor.lead].id
    game, met, floors = start(program, seed, (lead,)), [], {}
    while game.stage != "over":
        if game.stage == "orders":
            game = play_turn(game, lead, policy)
            met.append(moment(game, lead))
        elif game.stage == "floor":
            floors[game.turn] = game
        game = game.advance()
    return met, floors, 100.0 * worth(program.tables, list(game.state))


if __name__ == "__main__":
    main()
