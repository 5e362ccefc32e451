"""Playouts a second on one core: each shipped scenario, other engines in the same run, and one scenario against C.

A playout is a whole game under uniform random orders of the lead, autopilots playing the rest. Other engines play
connect_four, whose moves are far less work; they are here because their speed is known. They need an environment of
their own (requirements.txt); without it the run says so. The twin in C is built here, and its endings are compared.
"""

import argparse
import ctypes
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tabletop.analysis import batch, compiled, playouts
from tabletop.analysis.running import Part
from tabletop.engine.program import Tables
from tabletop.scenario import library
from tabletop.scenario.load import load

HERE = Path(__file__).parent
TWIN = HERE / "twin" / "crossroads.yaml"
FLAGSHIP = "strait-of-shadows"
ROUNDS = 7
GOAL_RATE, GOAL_TWIN = 150_000, 5.0
FLAGS = (
    "-O3",
    "-march=native",
    "-ffp-contract=off",
    "-shared",
    "-fPIC",
)  # no fused multiply-add: the same bits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks/kernel"))
    parser.add_argument(
        "--peers", default=".benchmarks/peers/bin/python", help="Python with requirements.txt installed"
    )
    parser.add_argument("--games", type=int, default=4000, help="games of a round")
    options = parser.parse_args()
    core = keep_to_one_core()
    print(f"one core ({core}), fastest of {ROUNDS} rounds; a goal is met or not within this run only\n")
    rates = {name: shipped(name, options.games, options.cache) for name in library.ids()}
    peers = others(options.peers, core)
    print()
    for name, rate in peers.items():
        print(f"{name + ' connect_four':34} {rate:>10}" if isinstance(rate, str) else line(name, rate))
    ratio = against_c(options.games, options.cache)
    print("\ngoals")
    flagship = rates[FLAGSHIP]
    print(verdict(f"{FLAGSHIP} at least {GOAL_RATE:,} playouts/s", flagship >= GOAL_RATE, f"{flagship:,.0f}"))
    for name, rate in peers.items():
        if isinstance(rate, float):
            print(verdict(f"{FLAGSHIP} faster than {name}", flagship > rate, f"{flagship / rate:.2f} times"))
        else:
            print(f"  unknown  {FLAGSHIP} faster than {name}: {rate}")
    if ratio is not None:
        print(verdict(f"at most {GOAL_TWIN:g} times as long as C", ratio <= GOAL_TWIN, f"{ratio:.1f} times"))


def line(name: str, rate: float) -> str:
    return f"{name + ' connect_four':34} {rate:10,.0f} playouts/s"


def verdict(goal: str, is_met: bool, figure: str) -> str:
    return f"  {'met' if is_met else 'NOT MET':8} {goal}: {figure}"


def keep_to_one_core() -> int:
    """Stay on one processor, as the peers will; its number, or -1 where the machine has no such wish."""
    if not hasattr(os, "sched_setaffinity"):
        return -1
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def shipped(name: str, games: int, cache: Path) -> float:
    """Print a library scenario's figures; its playouts/s."""
    p = load(name).usable().tables
    kept, lead = compiled.batch_player(p, cache), p.actor.lead
    rows = kept(Part(0, games, lead, playouts.RANDOM))
    turns = statistics.mean(rows.column(batch.ROW_TURNS))
    rate = games / fastest(lambda: kept(Part(0, games, lead, playouts.RANDOM)))
    passing = games / fastest(lambda: kept(Part(0, games, lead, playouts.PASS)))
    print(
        f"{name:34} {rate:10,.0f} playouts/s {1e6 / rate / turns:6.2f} us a turn; lead passing {passing:10,.0f}",
        flush=True,
    )
    return rate


def others(python: str, core: int) -> dict[str, float | str]:
    """Playouts/s of the peers, or why there is none."""
    if shutil.which(python) is None:
        why = f"not measured: no {python}; install benchmarks/requirements.txt and name it by --peers"
        return {"OpenSpiel": why, "pgx": why}
    run = subprocess.run(
        [python, str(HERE / "peers.py"), str(max(core, 0))], capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        why = f"not measured: {run.stderr.strip().splitlines()[-1] if run.stderr.strip() else 'failed'}"
        return {"OpenSpiel": why, "pgx": why}
    found: dict[str, float | str] = json.loads(run.stdout.splitlines()[-1])
    return found


def against_c(games: int, cache: Path) -> float | None:
    """Time beside the twin in C, once both end all games alike; None without a C compiler."""
    if shutil.which("gcc") is None:
        print("\ncrossroads in C: not measured, there is no gcc")
        return None
    games *= 10
    p = load(TWIN).usable().tables
    kept = compiled.batch_player(p, cache)
    with tempfile.TemporaryDirectory() as folder:
        library_file = Path(folder) / "crossroads.so"
        subprocess.run(["gcc", *FLAGS, "-o", str(library_file), str(TWIN.with_suffix(".c"))], check=True)
        twin = ctypes.CDLL(str(library_file))
        ends = np.zeros(games, dtype=np.int8)
        address = ends.ctypes.data_as(ctypes.c_void_p)

        def play_c() -> None:
            twin.play_many(ctypes.c_uint64(0), ctypes.c_long(games), address)

        ours = kept(Part(0, games, 0, playouts.RANDOM))
        play_c()
        differing = int((np.asarray(ours.column(batch.ROW_ENDING)) != ends).sum())
        shares = ", ".join(f"{100 * float((ends == e).mean()):.1f} %" for e in range(p.n.endings))
        print(f"\ncrossroads ({sizes(p)}), gcc {' '.join(FLAGS[:3])}")
        print(f"endings of {games:,} seeds that differ between engine and C: {differing} (shares {shares})")
        if differing:
            sys.exit("the twin is no twin: nothing to compare")
        slow, fast = fastest(lambda: kept(Part(0, games, 0, playouts.RANDOM))), fastest(play_c)
    for name, seconds in (("engine", slow), ("C", fast)):
        print(f"{'crossroads, ' + name:34} {games / seconds:10,.0f} playouts/s")
    return slow / fast


def sizes(p: Tables) -> str:
    n = p.n
    return f"{n.tracks} variables, {n.turns} turns, {n.responses} responses, {n.injects} injects, {n.endings} endings"


def fastest(run: Callable[[], object]) -> float:
    """Seconds of this process in the fastest of several rounds; others on the machine count little."""
    least = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        run()
        least = min(least, time.process_time() - begun)
    return least


if __name__ == "__main__":
    main()
