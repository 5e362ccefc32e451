"""Is a scenario a game? Endings and objectives of the lead under every policy, and when it never consults.

Every figure carries its 95 % interval; the last lines say by how much a better policy is better, over the same seeds.
`good` and `never_consult` are the scenario's own lines where it has them; a line's orders that are not on the menu are
left out. No policy is clairvoyant: each plays by its beliefs.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tabletop.analysis import batch, compiled, fastest, running
from tabletop.analysis.policies import POLICIES
from tabletop.authoring.lines.plan import plan
from tabletop.engine.texts import Program
from tabletop.scenario import library
from tabletop.scenario.lines import lines_of, read_line
from tabletop.scenario.load import load

Games = list[tuple[int, list[float]]]
KINDS = ("victory", "compromise", "stalemate", "defeat")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scenarios", nargs="*", help="all shipped ones without any")
    parser.add_argument("--games", type=int, default=2000)
    parser.add_argument(
        "--expert-games", type=int, default=200, help="the expert thinks for half a second a game"
    )
    parser.add_argument("--workers", type=int, default=running.cores())
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks/kernel"))
    options = parser.parse_args()
    for name in options.scenarios or list(library.ids()):
        _compare(name, options)


def _compare(name: str, options: argparse.Namespace) -> None:
    program = load(name).usable()
    print(f"\n{program.title}, {options.games} games each, the expert {options.expert_games}\n")
    scores = " ".join(f"{o.id[:10]:>10}" for o in program.objectives)
    print(f"{'':24} {'value':>12} {'win':>5} {'comp':>5} {'stale':>5} {'lost':>5} {scores}")
    silent = [int(any(_sounds(program, o))) for o in range(program.tables.n.options)]
    found: dict[str, Games] = {}
    for policy in POLICIES:
        games = options.expert_games if policy == "expert" else options.games
        found[policy] = _play(program, policy, (), games, options)
        _print(program, policy, found[policy])
        if policy in ("random", "greedy"):
            _print(program, f"{policy}, no consulting", _play(program, policy, tuple(silent), games, options))
    path = library.find(name)
    for line in lines_of(path) if path else ():
        _print(program, f"line {line.stem}", _lines(program, line, options.games, options.cache))
    for better, worse in (("expert", "greedy"), ("greedy", "random")):
        pairs = zip(found[better], found[worse], strict=False)
        gains = [_value(program, one) - _value(program, other) for (_, one), (_, other) in pairs]
        print(f"{better} over {worse}: {_mean(gains)}")


def _sounds(program: Program, option: int) -> list[bool]:
    p = program.tables
    form = p.option.form[option]
    row = p.form.sounds[form * p.n.actors : (form + 1) * p.n.actors]
    return [bool(x) for x in row]


def _play(
    program: Program, policy: str, barred: tuple[int, ...], games: int, options: argparse.Namespace
) -> Games:
    p = program.tables
    play = fastest.batch_player(p, options.cache)
    size = 5 if policy == "expert" else running.PART
    parts = [
        running.Part(first, min(size, games - first), p.actor.lead, POLICIES[policy], barred)
        for first in range(0, games, size)
    ]
    with running.Threads(options.workers) as threads:
        all_of = running.together(threads.map(play, parts))
    scores = [all_of.column(batch.ROW_SCORES + j) for j in range(p.n.objectives)]
    return [(int(end), list(row)) for end, *row in zip(all_of.column(batch.ROW_ENDING), *scores, strict=True)]


def _lines(program: Program, path: Path, games: int, cache: Path) -> Games:
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


def _value(program: Program, scores: Sequence[float]) -> float:
    weights = program.tables.end.weight
    return sum(x * w for x, w in zip(scores, weights, strict=True)) / sum(weights)


def _mean(values: Sequence[float]) -> str:
    n = len(values)
    mean = sum(values) / n
    spread = sum((x - mean) ** 2 for x in values) / max(n - 1, 1)
    return f"{mean:6.1f} +-{1.96 * (spread / n) ** 0.5:4.1f}"


def _print(program: Program, name: str, games: Games) -> None:
    n = len(games)
    outcomes = Counter("stalemate" if e < 0 else program.endings[e].outcome for e, _ in games)
    mean = [sum(scores[j] for _, scores in games) / n for j in range(len(program.objectives))]
    value = _mean([_value(program, scores) for _, scores in games])
    shares = " ".join(f"{100 * outcomes[kind] / n:5.1f}" for kind in KINDS)
    print(f"{name:24} {value:>12} {shares} " + " ".join(f"{m:10.1f}" for m in mean), flush=True)


if __name__ == "__main__":
    main()
