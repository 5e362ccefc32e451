"""Is a scenario a game? Endings and objectives of the lead under several policies, and when it never consults.

`good` and `never_consult` are the scenario's own lines where it has them; a line's orders that are not on the menu are
left out. Greedy looks one order ahead over games it imagines, so that it plays by its beliefs.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from tabletop.analysis import compiled, playouts
from tabletop.authoring.lines.plan import plan
from tabletop.engine.texts import Program
from tabletop.scenario import library
from tabletop.scenario.lines import lines_of, read_line
from tabletop.scenario.load import load


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", nargs="?", default="strait-of-shadows")
    parser.add_argument("--games", type=int, default=2000)
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks/kernel"))
    options = parser.parse_args()
    program = load(options.scenario).usable()
    print(f"{program.title}, {options.games} games each\n")
    scores = " ".join(f"{o.id[:10]:>10}" for o in program.objectives)
    print(f"{'':22} {'value':>6} {'win':>5} {'comp':>5} {'stale':>5} {'lost':>5} {scores}")
    silent = [int(any(_sounds(program, o))) for o in range(program.tables.n.options)]
    for name, policy, barred in (
        ("pass", playouts.PASS, None),
        ("random", playouts.RANDOM, None),
        ("random, no consulting", playouts.RANDOM, silent),
        ("greedy", playouts.GREEDY, None),
        ("greedy, no consulting", playouts.GREEDY, silent),
    ):
        _print(program, name, _play(program, policy, barred, options.games, options.cache))
    path = library.find(options.scenario)
    for line in lines_of(path) if path else ():
        _print(program, f"line {line.stem}", _lines(program, line, options.games, options.cache))


def _sounds(program: Program, option: int) -> list[bool]:
    p = program.tables
    form = p.option.form[option]
    row = p.form.sounds[form * p.n.actors : (form + 1) * p.n.actors]
    return [bool(x) for x in row]


def _play(
    program: Program, policy: int, barred: list[int] | None, games: int, cache: Path
) -> list[tuple[int, list[float]]]:
    p = program.tables
    functions, tables = compiled.functions(cache), compiled.CompiledTables(p)
    s, b, w = (np.zeros(p.at.size) for _ in range(3))
    other, mask = compiled.imagined(), np.asarray(barred or [0] * p.n.options, dtype=np.int64)
    found = []
    for seed in range(games):
        end = functions["playout"](tables, s, b, w, compiled.dice(seed), other, 0, p.actor.lead, policy, mask)
        found.append((int(end), s[p.at.score : p.at.score + p.n.objectives].tolist()))
    return found


def _lines(program: Program, path: Path, games: int, cache: Path) -> list[tuple[int, list[float]]]:
    line, problems = read_line(path)
    made = None
    if line is not None:
        made, problems = plan(line, program, path.as_posix())
    if made is None:
        raise SystemExit(str(problems))
    play = compiled.line_player(made.tables, cache)
    first = program.tables.at.score
    found = []
    for seed in range(games):
        game = play(made.tables, made.script, made.policy, seed)
        found.append((game.ending, list(game.state[first : first + program.tables.n.objectives])))
    return found


def _print(program: Program, name: str, games: list[tuple[int, list[float]]]) -> None:
    n = len(games)
    outcomes = Counter("stalemate" if e < 0 else program.endings[e].outcome for e, _ in games)
    weights = program.tables.end.weight
    mean = [sum(scores[j] for _, scores in games) / n for j in range(len(weights))]
    value = sum(m * w for m, w in zip(mean, weights, strict=True)) / sum(weights)
    shares = " ".join(
        f"{100 * outcomes[kind] / n:5.1f}" for kind in ("victory", "compromise", "stalemate", "defeat")
    )
    print(f"{name:22} {value:6.1f} {shares} " + " ".join(f"{m:10.1f}" for m in mean), flush=True)


if __name__ == "__main__":
    main()
