"""How the games of a balance end: endings by outcome, the commonest first, a column for each way of playing.

Which games were played is `analysis.balance`'s; how a table is drawn, `balance_text`'s and `balance_html`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.analysis import names
from tabletop.analysis.balance import Balance, Way
from tabletop.analysis.wilson import interval

OUTCOMES = ("victory", "compromise", "stalemate", "defeat")
TIME = "time runs out"
"""What it is called when no ending held."""
BAR = 4
"""Columns of a bar that stands for all games."""

_QUARTERS = ("", "▎", "▌", "▊")


@dataclass(frozen=True)
class Share:
    """How many of a way's games end so."""

    count: int
    games: int

    @property
    def percent(self) -> float:
        """Of the games, 0..100."""
        return 100.0 * self.count / max(1, self.games)

    @property
    def figures(self) -> tuple[str, str]:
        """Percent, and half its 95 % interval: ("36", "±7"); ("-", "") for none. Tenths where so many games tell them."""
        if not self.count:
            return "-", ""
        low, high = interval(self.count, self.games)
        half = (high - low) / 2
        if half < 0.5:
            return f"{self.percent:.1f}", f"±{half:.1f}"
        return "<1" if self.percent <= 0.5 else f"{self.percent:.0f}", f"±{half:.0f}"

    def __str__(self) -> str:
        return " ".join(self.figures).rstrip()

    @property
    def bar(self) -> str:
        """As a bar in quarters of a column, none so short that it is not seen."""
        quarters = max(1, round(4 * BAR * self.percent / 100)) if self.count else 0
        return "█" * (quarters // 4) + _QUARTERS[quarters % 4]


@dataclass(frozen=True)
class Row:
    """An outcome, or one of its endings by title and id, with its share in each way's games."""

    name: str
    id: str
    """"" for an outcome."""
    shares: tuple[Share, ...]

    @property
    def is_outcome(self) -> bool:
        """Whether it stands for all endings with this outcome."""
        return not self.id


def in_order(balance: Balance, ways: list[Way]) -> list[int]:
    """The endings that some game came to, from victory to defeat, the commonest first; time running out is the last."""
    endings = balance.program.endings
    place = {outcome: at for at, outcome in enumerate(OUTCOMES)}
    met = [e for e in range(len(endings) + 1) if any(way.share(e) for way in ways)]
    outcomes = [place[ending.outcome] for ending in endings] + [len(OUTCOMES)]
    return sorted(met, key=lambda e: (outcomes[e], -sum(way.share(e) for way in ways)))


def rows(balance: Balance, ways: list[Way]) -> list[Row]:
    """Outcomes from victory to defeat, each above its endings, the commonest first; then those that time ended.

    What no game came to is left out.
    """
    return [row for row in _rows(balance, ways) if any(share.count for share in row.shares)]


def _rows(balance: Balance, ways: list[Way]) -> Iterator[Row]:
    endings = balance.program.endings
    titles = names.told_apart((ending.title, ending.id) for ending in endings)
    for outcome in OUTCOMES:
        met = [e for e, ending in enumerate(endings) if ending.outcome == outcome]
        yield _row(outcome, "", ways, met)
        each = [_row(titles[e], endings[e].id, ways, [e]) for e in met]
        yield from sorted(each, key=lambda row: -sum(share.percent for share in row.shares))
    yield _row(TIME, "", ways, [len(endings)])


def _row(name: str, id: str, ways: list[Way], met: list[int]) -> Row:
    shares = (Share(int(sum(way.games.counts.ends[e] for e in met)), len(way.games)) for way in ways)
    return Row(name, id, tuple(shares))


def cells(row: Row, all_rows: list[Row]) -> Iterator[str]:
    """A row's cells for the terminal: bar, percent and interval, each beneath its like in the column."""
    for column, share in enumerate(row.shares):
        wide, tail = (max(len(one.shares[column].figures[k]) for one in all_rows) for k in (0, 1))
        percent, half = share.figures
        yield f"{share.bar:{BAR}} {percent:>{wide}} {half:{tail}}"
