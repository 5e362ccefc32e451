"""What a balance says in sentences: its head, its sum, and who played. Figures stand in `balance_tables`."""

from __future__ import annotations

from tabletop.analysis.balance import Balance
from tabletop.analysis.faults import title

POLICIES = {
    "pass": "orders nothing",
    "random": "orders anything it can",
    "cautious": "shuns what escalates, breaks law or meets objections",
    "hawk": "prefers force and firmness",
    "greedy": "takes the order that looks best at once",
    "expert": "searches many imagined games for the best turn",
}
"""What each policy does, in a few words."""


def head(balance: Balance) -> str:
    """Which scenario and seat, and how much was played."""
    program = balance.program
    played = sum(len(way.games) for way in (*balance.ways, *balance.unconsulted))
    seat = program.actors[balance.seat].name
    return f"{program.title}: played as {seat}, {played:,} games in {balance.seconds:.0f} s"


def summary(balance: Balance) -> str:
    """What a busy reader wants to know first, in a few sentences."""
    found, player, best = balance.skill, balance.player, balance.best
    said = []
    if balance.tables.start[balance.tables.at.member + balance.seat] == 0.0:
        name = balance.program.actors[balance.seat].name
        said.append(
            f"All figures are the coalition's objectives; {name} is not of it, and what it wants may be little."
        )
    if found is not None and player is not None:
        said.append(
            f"Skill is worth {found} points of 100 (policy {player.name} above policy random) and luck "
            f"{found.deviation:.1f}: {_told_apart(found.value, found.deviation)}"
        )
    if balance.decisions.games:
        decided = balance.decisions
        said.append(f"Of {decided.a_turn:.1f} decisions in a turn, {decided.that_matter:.1f} matter.")
    said.append(f"The best known plan, {title(best)}, comes to {best.value.value:.0f} of 100.")
    alone = balance.without_consulting
    if balance.consulting and alone is not None:
        said.append(f"Whoever consults nobody comes out {balance.gap(alone.value)} below it.")
    return " ".join(said)


def _told_apart(skill: float, luck: float) -> str:
    if skill > luck:
        return "good play shows."
    return "good play is hard to tell from good dice."


def ways(balance: Balance) -> str:
    """Who played, as a reader needs it who meets these names for the first time."""
    said = [
        f"{way.name} {POLICIES[way.name]}"
        for way in balance.ways
        if way.kind == "policy" and way.name in POLICIES
    ]
    told = f"Of the policies, {'; '.join(said)}." if said else ""
    if any(way.kind == "line" for way in balance.ways):
        told += " Lines are the scripts in the scenario's folder 'lines'."
    return told.strip()
