"""What learners' environments cost: steps and games a second, plain and compiled, beside batches of playouts.

A random policy plays one seat. Kinds take turns in the same run, so that a busy moment hits all alike; what counts is
the ratio to plain Python. No figure of one machine is a promise.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from tabletop.analysis import fastest, playouts, running
from tabletop.analysis.rl import compiled, raw_env
from tabletop.analysis.rl.aec import TurnsEnv
from tabletop.scenario.load import load


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", nargs="?", default="strait-of-shadows")
    parser.add_argument("--games", type=int, default=50, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks/kernel"))
    options = parser.parse_args()
    program = load(options.scenario).usable()
    p = program.tables
    play = fastest.batch_player(p, options.cache)

    def batch(games: int) -> int:
        play(running.Part(0, games, p.actor.lead, playouts.RANDOM))
        return 0

    kinds: dict[str, tuple[int, Callable[[int], int]]] = {
        "environment, plain": (1, stepping(raw_env(program))),
        "environment, compiled": (1, stepping(raw_env(program, machine=compiled(p, options.cache)))),
        "playouts, compiled": (100, batch),
    }
    rates: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
    for _, run in kinds.values():
        run(2)
    for _ in range(options.rounds):
        for name, (times, run) in kinds.items():
            games = options.games * times
            began = time.perf_counter()
            steps = run(games)
            took = time.perf_counter() - began
            rates[name].append((games / took, steps / took))
    print(f"{program.title}, one seat, random policy, median of {options.rounds} rounds\n")
    print(f"{'':24}{'games/s':>10}{'steps/s':>10}{'to plain':>10}")
    base = median(games for games, _ in rates["environment, plain"])
    for name, found in rates.items():
        games, steps = (median(column) for column in zip(*found, strict=True))
        shown = f"{steps:,.0f}" if steps else "-"
        print(f"{name:24}{games:>10,.0f}{shown:>10}{games / base:>10.1f}")


def stepping(exercise: TurnsEnv) -> Callable[[int], int]:
    """A function that plays so many games of random legal actions and says how many steps that took."""

    def run(games: int) -> int:
        chance = np.random.default_rng(0)
        steps = 0
        for seed in range(games):
            exercise.reset(seed=seed)
            (agent,) = exercise.agents
            while not exercise.terminations[agent]:
                legal = np.flatnonzero(exercise.observe(agent)["action_mask"])
                exercise.step(int(chance.choice(legal)))
                steps += 1
        return steps

    return run


if __name__ == "__main__":
    main()
