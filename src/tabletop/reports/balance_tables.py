"""A balance as tables of words and figures, the same for the terminal and for the page. Things go by their titles.

How they are drawn belongs to `balance_text` and `balance_html`; what the figures are, to `analysis.balance`; what is said
in sentences, to `balance_words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.analysis import names
from tabletop.analysis.balance import Balance, Mean, Usage, Way, mean_of, quantile
from tabletop.analysis.batch import ROW_COHESION, ROW_ESCALATION, ROW_SCORES, ROW_TRUST, ROW_WORTH
from tabletop.analysis.decisions import MATTERS
from tabletop.analysis.faults import title
from tabletop.reports import balance_endings, balance_words
from tabletop.reports.pages import NESTED

FEW = 20
"""Below so many games an interval is rough."""


@dataclass(frozen=True)
class Table:
    """A table with its title and a note how to read it; the first column is words, the others figures."""

    title: str
    note: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(balance: Balance) -> Iterator[Table]:
    """All of them, in the order of a report; what there is nothing of is left out."""
    for table in (
        values(balance),
        endings(balance),
        objectives(balance),
        ends(balance),
        skill(balance),
        decisions(balance),
        shortcuts(balance),
        injects(balance),
        responses(balance),
    ):
        if table.rows:
            yield table


def values(balance: Balance) -> Table:
    """What each way comes to."""
    rows = []
    for way in by_value(balance):
        worths = [100.0 * x for x in way.games.column(ROW_WORTH)]
        low, high = f"{quantile(worths, 0.05):.0f}", f"{quantile(worths, 0.95):.0f}"
        spread = low if low == high else f"{low} to {high}"
        rows.append((title(way), str(way.value), spread, f"{way.turns.value:.1f}", f"{len(way.games):,}"))
    note = (
        "The objectives' scores weighed, 0 to 100, with the 95 % interval of the mean, and where nine games in ten"
        " lie."
    )
    if any(len(way.games) < FEW for way in balance.ways):
        note += f" Of fewer than {FEW} games the interval is rough."
    note += f" {balance_words.ways(balance)}"
    return Table(
        "What each way of playing comes to",
        note,
        ("", "value", "90 % of games", "turns", "played"),
        tuple(rows),
    )


def by_value(balance: Balance) -> list[Way]:
    """The ways, best first."""
    return sorted(balance.ways, key=lambda way: -way.value.value)


def _ways(balance: Balance) -> tuple[str, ...]:
    return "", *(column(way) for way in by_value(balance))


def column(way: Way) -> str:
    """A way as a heading: lines in quotes, as their names may be those of policies."""
    return f'"{way.name}"' if way.kind == "line" else way.name


def ending_names(balance: Balance) -> list[str]:
    """The endings' titles, and what it is called when time runs out."""
    titles = names.told_apart((ending.title, ending.id) for ending in balance.program.endings)
    return [*titles, balance_endings.TIME]


ENDINGS = "How the games end"


def endings(balance: Balance) -> Table:
    """How often each outcome comes, and each ending."""
    ways = by_value(balance)
    shown = tuple(
        (row.name if row.is_outcome else f"{NESTED}{row.name}", *map(str, row.shares))
        for row in balance_endings.rows(balance, ways)
    )
    note = "Percent of games with the 95 % interval, by outcome; - is none. Lines stand in quotes."
    return Table(ENDINGS, note, _ways(balance), shown)


def _percent(share: float) -> str:
    if share == 0.0:
        return "-"
    return f"{share:.1f}" if 0.0 < share < 9.95 else f"{share:.0f}"


def objectives(balance: Balance) -> Table:
    """What each objective comes to."""
    rows = []
    for j, objective in enumerate(balance.program.objectives):
        means = [mean_of(way.games.column(ROW_SCORES + j)) for way in by_value(balance)]
        rows.append((objective.title, *(f"{mean.value:.0f}" for mean in means)))
    return Table("Objectives", "Mean score of each, 0 to 100.", _ways(balance), tuple(rows))


def ends(balance: Balance) -> Table:
    """How tracks, escalation, cohesion and trust stand at the end."""
    first = ROW_SCORES + len(balance.program.objectives)
    seat = balance.program.actors[balance.seat].name
    of = [(track.title, first + t) for t, track in enumerate(balance.program.tracks)]
    of += [("Escalation", ROW_ESCALATION), ("Cohesion", ROW_COHESION), (f"Trust in {seat}", ROW_TRUST)]
    rows = tuple((name, *(_range(way, at) for way in by_value(balance))) for name, at in of)
    note = "Median of the games, and where nine games in ten lie."
    return Table("How things stand at the end", note, _ways(balance), rows)


def _range(way: Way, at: int) -> str:
    xs = way.games.column(at)
    low, middle, high = (quantile(xs, share) for share in (0.05, 0.5, 0.95))
    same = round(low) == round(high)
    return f"{middle:.0f}" if same else f"{middle:.0f} ({low:.0f}-{high:.0f})"


def skill(balance: Balance) -> Table:
    """Luck against skill."""
    found, player = balance.skill, balance.player
    rows: list[tuple[str, ...]] = []
    if found is not None and player is not None:
        rows.append((f"skill: policy {player.name} above random", str(found)))
        rows.append((f"luck: spread of policy {player.name}'s games", f"{found.deviation:.1f}"))
    note = (
        "Points of 100; the spread is a standard deviation. Skill should outweigh luck; where it does not, good play is"
        " not told from good dice."
    )
    return Table("Skill and luck", note, ("", "points"), tuple(rows))


def decisions(balance: Balance) -> Table:
    """How many decisions matter."""
    found = balance.decisions
    rows: list[tuple[str, ...]] = []
    for turn in range(1, balance.tables.n.turns + 1):
        count, share = found.of_turn(turn)
        if count:
            rows.append((f"turn {turn}", f"{share:.0f} %", str(count)))
    if rows:
        rows.append(("all", f"{found.share:.0f} %", str(len(found.spreads))))
    note = (
        f"A decision is one order, or ordering no more. It matters when more than {MATTERS:g} points lie between the best"
        f" and the worst choice: {found.that_matter:.1f} of {found.a_turn:.1f} decisions in a turn do. {found.games}"
        " games were looked at; whatever follows is played by passing in one half of them, at random in the other."
    )
    return Table("Decisions that matter", note, ("", "matter", "looked at"), tuple(rows))


def shortcuts(balance: Balance) -> Table:
    """What the best known plans come to that do without something."""
    rows = [("best known plan: " + title(balance.best), str(balance.best.value), "")]
    way = balance.without_consulting
    if balance.consulting and way is not None:
        rows.append((f"consulting nobody: {_from(way)}", str(way.value), _lost(balance, way.value)))
    for one in balance.always[:3]:
        said = f"only “{names.order(balance.program, one.option)}”, every turn"
        rows.append((said, str(one.value), _lost(balance, one.value)))
    note = (
        "A plan that consults nobody, or gives the same order in every turn, and comes within 5 % of the best is a fault"
        " of the scenario."
    )
    return Table("Shortcuts", note, ("", "value", "below best"), tuple(rows))


def _from(way: Way) -> str:
    return f"{'line' if way.kind == 'line' else 'as'} {way.name}"


def _lost(balance: Balance, mean: Mean) -> str:
    return str(balance.gap(mean))


def injects(balance: Balance) -> Table:
    """How often each inject fires."""
    found = balance.program.injects
    titles = names.told_apart((names.inject(balance.program, i), found[i].id) for i in range(len(found)))
    rows = tuple(
        (said, *(_percent(way.fires(i)) for way in by_value(balance))) for i, said in enumerate(titles)
    )
    return Table("Injects", "Percent of games in which each fired; - is none.", _ways(balance), rows)


def responses(balance: Balance) -> Table:
    """What became of each response when played at random and with skill."""
    chance = balance.way("random") or next((w for w in balance.ways if w.kind == "policy"), None)
    player = balance.player
    if chance is None:
        return Table("Responses", "", ("",), ())
    two = player is not None and player is not chance
    rows, program = [], balance.program
    titled = [(names.response(program, balance.seat, r), program.responses[r]) for r in balance.responses]
    for said, response in zip(names.told_apart(titled), balance.responses, strict=True):
        used = balance.usage(chance, response)
        cells = [_figure(used.open), *_orders(used)]
        if player is not None and two:
            cells += _orders(balance.usage(player, response))
        rows.append((said, *cells))
    heading: tuple[str, ...] = ("", "open", f"by {chance.name}", "agreed", "works")
    note = (
        f"Open: percent of turns in which it could be ordered, policy {chance.name} playing. By {chance.name}"
    )
    if player is not None and two:
        heading = (*heading, f"by {player.name}", "agreed", "works")
        note += f", by {player.name}"
    note += (
        ": orders a game by that policy; percent of them agreed to; percent of those carried out that worked."
    )
    return Table("Responses", note, heading, tuple(rows))


def _orders(used: Usage) -> tuple[str, ...]:
    given = "-" if not used.given else "<0.01" if used.given < 0.005 else f"{used.given:.2f}"
    return given, _figure(used.agreed), _figure(used.succeeded)


def _figure(x: float | None) -> str:
    if x is None:
        return "-"
    return "<1" if 0.0 < x < 0.5 else f"{x:.0f}"
