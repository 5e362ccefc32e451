"""How the cost of a turn grows with responses, injects and pairs of actors: measured, fitted by a line, and drawn.

One size at a time grows in a scenario made for it; everything else stays. A straight line explains nearly all of it
(R² near 1) when nothing is done twice over for two of a thing.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from tabletop.analysis import compiled, playouts
from tabletop.analysis.running import Part
from tabletop.scenario.load import load_text

TURNS = 8
ROUNDS = 7
SIZES = {
    "responses": (40, 80, 120, 160, 200, 240),
    "injects": (40, 80, 120, 160, 200, 240),
    "pairs of actors": (4, 8, 12, 16, 20, 24),  # actors; n of them are n (n - 1) pairs
}
Points = list[tuple[float, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks/kernel"))
    parser.add_argument("--games", type=int, default=1000, help="games of a round")
    parser.add_argument("--svg", type=Path, help="draw the plot here")
    options = parser.parse_args()
    found: dict[str, Points] = {}
    for what, steps in SIZES.items():
        found[what] = [
            (float(n * (n - 1) if what == "pairs of actors" else n), cost(what, n, options)) for n in steps
        ]
        slope, base, explained = fit(found[what])
        print(f"{what}: {base:.2f} us + {1000 * slope:.1f} ns each, R² {explained:.4f}")
        most = max(y for _, y in found[what])
        for x, y in found[what]:
            print(f"{x:6.0f} {y:7.2f} us {'#' * round(50 * y / most)}")
    if options.svg:
        options.svg.write_text(drawing(found), encoding="utf-8")


def cost(what: str, n: int, options: argparse.Namespace) -> float:
    """Microseconds of a turn under random orders, in the fastest of several rounds."""
    text = scenario(**{what.split()[-1]: n})
    p = load_text({"scenario.yaml": text}).usable().tables
    play = compiled.batch_player(p, options.cache)
    play(Part(0, 10, 0, playouts.RANDOM))
    games: int = options.games
    return 1e6 * fastest(lambda: play(Part(0, games, 0, playouts.RANDOM))) / games / TURNS


def fastest(run: Callable[[], object]) -> float:
    """Seconds of this process in the fastest of several rounds; others on the machine count little."""
    least = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        run()
        least = min(least, time.process_time() - begun)
    return least


def scenario(responses: int = 12, injects: int = 12, actors: int = 3) -> str:
    """A coalition in which this many responses, injects and actors all count every turn."""
    members = "\n".join(f"  a{k}: {{side: coalition}}" for k in range(actors))
    tracks = "\n".join(f"  t{k}: {{start: {30 + 3 * k}, good: low}}" for k in range(12))
    orders = "\n".join(
        f"  r{k}: {{title: R{k}, instrument: diplomatic, when: t{k % 12} < 95 and t{(k + 5) % 12} > 2, "
        f"chance: 40 + 0.3 * t{(k + 3) % 12}, success: {{effects: {{t{k % 12}: 2, t{(k + 1) % 12}: -2}}}}, "
        f"failure: {{}}{', consent: council' if k % 3 == 0 else ''}}}"
        for k in range(responses)
    )
    happenings = "\n".join(
        f"  i{k}: {{when: t{k % 12} < 95, chance: 30, repeat: true, from: One, text: It happens., "
        f"effects: {{t{(k + 1) % 12}: 1, t{(k + 2) % 12}: -1}}}}"
        for k in range(injects)
    )
    return (
        f"format: 1\nid: growing\ntitle: Growing\nsummary: Made to be measured.\nclock: {{turns: {TURNS}}}\nlead: a0\n"
        f"actors:\n{members}\n"
        "bodies:\n  council: {title: Council, rule: majority}\n"
        f"tracks:\n{tracks}\nresponses:\n{orders}\ninjects:\n{happenings}\n"
        "objectives:\n  unity: {title: Unity, score: cohesion()}\n"
        "endings:\n  over: {title: Over, when: t0 > 50, outcome: victory}\n"
    )


def fit(points: Points) -> tuple[float, float, float]:
    """Slope and base of the line of least squares, and the share of the variance it explains."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    slope, base = statistics.linear_regression(xs, ys)
    return slope, base, statistics.correlation(xs, ys) ** 2


def drawing(found: dict[str, Points]) -> str:
    """Three small plots side by side, with a text for who cannot see them."""
    width, height, left, foot = 240, 160, 44, 40
    told = "; ".join(
        f"{what}: {fit(points)[1]:.1f} microseconds and {1000 * fit(points)[0]:.0f} nanoseconds for each"
        for what, points in found.items()
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * (width + left) + 20} {height + 90}" role="img" '
        'aria-labelledby="title desc" font-family="sans-serif" font-size="12">',
        '<title id="title">Cost of a turn by size of the scenario</title>',
        f'<desc id="desc">The cost grows along straight lines. {told}.</desc>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    most = 1.1 * max(y for points in found.values() for _, y in points)
    for k, (what, points) in enumerate(found.items()):
        slope, base, explained = fit(points)
        x0, y0, widest = left + k * (width + left), height + foot, points[-1][0]

        def place(
            x: float, y: float, x0: int = x0, y0: int = y0, widest: float = widest
        ) -> tuple[float, float]:
            return round(x0 + (width - 30) * x / widest, 1), round(y0 - height * y / most, 1)

        (ax, ay), (bx, by) = place(0, base), place(widest, base + slope * widest)
        parts += [
            f'<path d="M{x0} {y0 - height}V{y0}H{x0 + width - 30}" fill="none" stroke="#555555"/>',
            f'<text x="{x0}" y="{y0 - height - 18}">{what}: R² {explained:.3f}</text>',
            f'<text x="{x0 - 6}" y="{y0 - height + 4}" text-anchor="end">{most:.0f}</text>',
            f'<text x="{x0 - 6}" y="{y0 + 4}" text-anchor="end">0</text>',
            f'<text x="{x0 + width - 30}" y="{y0 + 18}" text-anchor="end">{widest:.0f}</text>',
            f'<path d="M{ax} {ay}L{bx} {by}" stroke="#1f5fa8" stroke-width="1.5"/>',
        ]
        parts += [
            f'<circle cx="{x}" cy="{y}" r="3.5" fill="#b3401e"/>'
            for x, y in (place(*point) for point in points)
        ]
    parts.append(
        f'<text x="{left}" y="{height + foot + 40}">microseconds of a turn, random orders, one core</text></svg>'
    )
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
