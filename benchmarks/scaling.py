"""How much faster many games become with more workers: threads, processes and a Dask cluster of this machine.

Rates are compared with a plain loop in one thread of the same run, executors taking turns so that a busy moment hits
all alike. Efficiency is the rate per worker as a share of the loop's. Also: how many calls a second each executor hands
out when there is nothing to do, which bounds how many workers it can keep busy. No figure of one machine is a promise.
"""

import argparse
import pickle
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from statistics import median

from tabletop.analysis import fastest, playouts, running
from tabletop.analysis.executors.cluster import Cluster
from tabletop.analysis.executors.processes import Processes
from tabletop.analysis.executors.sending import Scene, Sent
from tabletop.analysis.running import Executor, Games, Part
from tabletop.engine.program import Tables
from tabletop.scenario.load import load, tables_of

CALLS = 2000


def plain(p: Tables, _: Path | None) -> Callable[[Part], Games]:
    return lambda part: running.plain(p, part)


def nothing(n: int) -> int:
    return n


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", nargs="?", default="strait-of-shadows")
    parser.add_argument(
        "--games", type=int, default=40_000, help="of each measurement; plain Python plays 1 in 50"
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--kernel", choices=["compiled", "plain"], nargs="+", default=["compiled", "plain"])
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks/kernel"))
    options = parser.parse_args()
    loaded = load(options.scenario)
    program = loaded.usable()
    scene = Scene(loaded.files, program.digest, tables_of)
    lead = program.tables.actor.lead
    print(f"{program.title}, random policy, median of {options.rounds} rounds (lowest..highest)\n")
    print(f"{'':24} {'workers':>7} {'games/s':>9} {'efficiency':>22} {'calls/s':>9}")
    for kind in options.kernel:
        compiled = kind == "compiled"
        make = fastest.batch_player if compiled else plain
        games, size = (options.games, 1000) if compiled else (options.games // 50, 20)
        play = Sent(scene, make, options.cache.absolute())
        work = running.parts(Part(0, games, lead, playouts.RANDOM), size)
        with ExitStack() as stack:
            found = [(name, n, stack.enter_context(e)) for n in options.workers for name, e in _executors(n)]
            rates = _measured(play, work, games, found, options.rounds)
            loop = rates.pop("loop")
            print(f"{kind + ', loop':24} {1:7} {median(loop):9.0f}")
            for (name, n, executor), rate in zip(found, rates.values(), strict=True):
                shares = [100 * r / n / one for r, one in zip(rate, loop, strict=True)]
                said = f"{median(shares):.0f} % ({min(shares):.0f}..{max(shares):.0f})"
                calls = f"{_calls(executor):9.0f}" if compiled else ""
                print(f"{kind + ', ' + name:24} {n:7} {median(rate):9.0f} {said:>22} {calls}", flush=True)
        if compiled:
            print(
                f"\nAn answer of {size} games is {len(pickle.dumps(play(work[0]))) / size:.0f} bytes a game.\n"
            )


def _executors(workers: int) -> Iterator[tuple[str, AbstractContextManager[Executor]]]:
    yield "threads", running.Threads(workers)
    yield "processes", Processes(workers)
    yield "Dask", _local_cluster(workers)


@contextmanager
def _local_cluster(workers: int) -> Iterator[Executor]:
    import distributed

    with (
        distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1"
        ) as local,
        Cluster(local.scheduler_address) as cluster,
    ):
        yield cluster


def _measured(
    play: Sent[Part, Games],
    work: list[Part],
    games: int,
    executors: list[tuple[str, int, Executor]],
    rounds: int,
) -> dict[str, list[float]]:
    """Games a second of the loop and of each executor, by round; the first round, in which workers load, is left out."""
    rates: dict[str, list[float]] = {"loop": []}
    for turn in range(rounds + 1):
        for place, executor in enumerate((None, *(e for _, _, e in executors))):
            began = time.perf_counter()
            answers = map(play, work) if executor is None else executor.map(play, work)
            assert sum(len(found) for found in answers) == games
            if turn:
                name = "loop" if executor is None else str(place)
                rates.setdefault(name, []).append(games / (time.perf_counter() - began))
    return rates


def _calls(executor: Executor) -> float:
    list(executor.map(nothing, range(CALLS // 10)))
    began = time.perf_counter()
    list(executor.map(nothing, range(CALLS)))
    return CALLS / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
