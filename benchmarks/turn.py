"""How long a live turn takes in plain Python with its full trace, and a View of it (goal: a turn under 10 ms)."""

import statistics
import sys
import time

from tabletop.analysis.policies import play_turn
from tabletop.engine import views
from tabletop.engine.game import start
from tabletop.scenario.load import load


def main(scenario: str) -> None:
    program = load(scenario).usable()
    lead = program.actors[program.tables.actor.lead].id
    stages: dict[str, list[float]] = {"turn (Orders closed to next Orders)": [], "one order": [], "View": []}
    entries: list[int] = []
    for seed in range(30):
        game = start(program, seed, (lead,))
        while game.stage != "over":
            begun = time.perf_counter()
            menu = game.menu(lead)
            game.order(lead, menu[0])
            stages["one order"].append(time.perf_counter() - begun)
            begun = time.perf_counter()
            views.build(game, lead)
            stages["View"].append(time.perf_counter() - begun)
            game = play_turn(game, lead, "random")
            begun = time.perf_counter()
            for _ in range(3):
                game = game.advance()
            stages["turn (Orders closed to next Orders)"].append(time.perf_counter() - begun)
            entries.append(len(game.past[-1].trace))
    sizes = program.tables.n
    print(f"{program.title}: {sizes.actors} actors, {sizes.options} options, {sizes.injects} injects")
    print(f"trace: {statistics.median(entries):.0f} entries a turn (median)")
    print(f"{'':40} {'median ms':>10} {'p99 ms':>8}")
    for name, times in stages.items():
        times.sort()
        p99 = times[int(len(times) * 0.99)]
        print(f"{name:40} {1000 * statistics.median(times):10.2f} {1000 * p99:8.2f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "strait-of-shadows")
