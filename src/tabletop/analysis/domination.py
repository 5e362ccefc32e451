"""Which orders are never better than another that costs no more, by surveyed decisions.

A game counts once, however many decisions it has, since the decisions of one game are much alike: each game gives one
mean difference, and the games together an interval. Every order is compared with many others, so chances of error are
held for all pairs at once. What a survey sees of an order is what follows of it when the seat passes or plays at random
afterwards: so an order that makes others possible, or likelier to be agreed to, is compared only with those that do the
same (`provides`), and an order that a body decides only with others of that body (`_is_alike`). Surveys themselves are
`surveys`' matter, decisions that matter `decisions`'.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf, sqrt
from typing import TypeAlias

from tabletop.analysis.student import tail
from tabletop.analysis.surveying import NOT_ON_OFFER, ROW_VALUES
from tabletop.engine.kernel.orders import cost_of, effort_of
from tabletop.engine.program import (
    EFFECT_ADD,
    EFFECT_ADD_ESCALATION,
    EFFECT_ADD_PURSE,
    EFFECT_FLOOR,
    EFFECT_SET,
    EFFECT_SET_ESCALATION,
    EFFECT_TRUST,
    EFFECT_TRUTH,
    KIND_NUMBER,
    OP_LOAD,
    Tables,
)

LEAST = 12
"""In so many games of each survey two orders must have been on offer together, before they are compared (judgement)."""
COVERS = 0.9
"""The share of an order's decisions in which another must be on offer too, to stand in for it (judgement)."""
PLAINLY = 1.0
"""Points by which an order must surely be better on average to be said to dominate (judgement)."""
CHANCE = 0.05
"""How likely at most it is that luck alone names any order of a scenario."""

Row: TypeAlias = Sequence[float]
Surveyed: TypeAlias = Sequence[Sequence[Row]]
"""The decisions of a survey, game by game."""
Pairs: TypeAlias = Sequence[tuple[float, float]]
"""By how many points one order is better than another in a game's decisions, by either half of the imagined games."""


@dataclass(frozen=True)
class Dominated:
    """An order that was never better than another (-1: than passing), though it is no cheaper: by how many points on
    average, and over how many games (of the survey that has fewer)."""

    option: int
    other: int
    by: float
    games: int


def dominated(
    p: Tables, actor: int, surveys: Sequence[Surveyed], spared: Collection[int] = ()
) -> tuple[Dominated, ...]:
    """Each option that in none of the surveys is better than some other; than passing, where that is so, else than that
    which beats it most plainly.

    `spared` options are left out: those a good plan uses, or that are there to find something out.
    """
    worst: dict[int, Dominated] = {}
    for one in _held(list(_compared(p, actor, surveys, spared))):
        before = worst.get(one.option)
        if before is None or (one.other < 0, one.by) > (before.other < 0, before.by):
            worst[one.option] = one
    return tuple(worst[option] for option in sorted(worst))


def _held(compared: Sequence[tuple[Dominated, float]]) -> Iterator[Dominated]:
    """Those that stay when so many pairs are compared: Holm's procedure (Scand. J. Statist. 6, 1979)."""
    for place, (one, chance) in enumerate(sorted(compared, key=lambda pair: pair[1])):
        if chance * (len(compared) - place) > CHANCE:
            return
        yield one


def _compared(
    p: Tables, actor: int, surveys: Sequence[Surveyed], spared: Collection[int]
) -> Iterator[tuple[Dominated, float]]:
    """Every pair that can be compared, with the chance that luck alone makes so much of the difference."""
    first = p.actor.option_first[actor]
    options = (-1, *range(first, p.actor.option_last[actor]))
    priced, provided = price(p, actor), provides(p, actor)
    prices = [priced(option) for option in options]
    gifts = [provided(option) for option in options]
    for a in range(1, len(options)):
        if options[a] in spared:
            continue
        for b in range(len(options)):
            dearer = any(x > y for x, y in zip(prices[b], prices[a], strict=True))
            if a == b or dearer or not gifts[a] <= gifts[b] or not _is_alike(p, options[a], options[b]):
                continue
            told = [_told(survey, a, b) for survey in surveys]
            if not all(told):
                continue
            means = [one[0] for one in told if one]
            chance = max(one[1] for one in told if one)
            games = min(one[2] for one in told if one)
            yield Dominated(options[a], options[b], sum(means) / len(means), games), chance


def _is_alike(p: Tables, option: int, other: int) -> bool:
    """Whether the same body decides both, or none: else the one is worth what consent was won for it, which a survey does
    not do, and what a body refuses looks better than any order that is better not carried out."""
    return p.option.body[option] == (p.option.body[other] if other >= 0 else -1)


def _told(survey: Surveyed, a: int, b: int) -> tuple[float, float, int] | None:
    """By how many points b is better than a on average of the games of a survey; the chance that it is not plainly
    better; and in how many games both were met. None where these are too few, or b seldom stands in for a."""
    one, other = ROW_VALUES + 2 * a, ROW_VALUES + 2 * b
    met = offered = 0
    games: list[Pairs] = []
    for rows in survey:
        mine = [row for row in rows if row[one] != NOT_ON_OFFER]
        pairs = [
            (100.0 * (row[other] - row[one]), 100.0 * (row[other + 1] - row[one + 1]))
            for row in mine
            if row[other] != NOT_ON_OFFER
        ]
        offered += len(mine)
        met += len(pairs)
        if pairs:
            games.append(pairs)
    if len(games) < LEAST or met < COVERS * offered:
        return None
    means = [sum(x + y for x, y in pairs) / (2.0 * len(pairs)) for pairs in games]
    mean = sum(means) / len(means)
    if _is_sometimes_better(games):
        return mean, 1.0, len(games)
    error = sqrt(sum((x - mean) ** 2 for x in means) / (len(means) - 1) / len(means))
    apart = (mean - PLAINLY) / error if error > 0.0 else inf if mean > PLAINLY else -inf
    return mean, tail(apart, len(means) - 1), len(games)


def _is_sometimes_better(games: Iterable[Pairs]) -> bool:
    """Whether a is better at times for more reason than luck: where one half of the imagined games says so, in the
    decision of each game that speaks most for it, the other half says so too on the whole."""
    spoken = 0.0
    for pairs in games:
        for picks, judges in (0, 1), (1, 0):
            best = min(pairs, key=lambda pair: pair[picks])
            if best[picks] < 0.0:
                spoken -= best[judges]
    return spoken > 0.0


def price(p: Tables, actor: int) -> Callable[[int], tuple[float, ...]]:
    """What an option of this actor costs as the game stands at its start, effort first; -1 is passing, for nothing."""

    def of(option: int) -> tuple[float, ...]:
        if option < 0:
            return (0.0,) * (1 + p.n.resources)
        form = p.option.form[option]
        state = list(p.start)
        state += [0.0] * (p.at.size - len(state))
        return (effort_of(p, state, form), *(cost_of(p, state, form, r) for r in range(p.n.resources)))

    return of


Gift: TypeAlias = tuple[str, int, int]


def provides(p: Tables, actor: int) -> Callable[[int], frozenset[Gift]]:
    """What an option of this actor gives, in any of its outcomes, that only orders after it can make use of: trust, a
    promise, an authority, knowledge, a resource, a capability, or a flag that another order's terms ask for.

    Tracks and escalation are not among it: what they come to is scored.
    """
    asked = _asked_by_orders(p, actor)

    def of(option: int) -> frozenset[Gift]:
        if option < 0:
            return frozenset()
        form = p.option.form[option]
        found: set[Gift] = {("pledge", p.form.pledge[form], -1)} if p.form.pledge[form] >= 0 else set()
        for outcome in range(p.form.outcome_first[form], p.form.outcome_last[form]):
            effects = p.outcome.effects[outcome]
            if effects >= 0:
                found.update(_gifts(p, effects, asked))
        return frozenset(found)

    return of


def _gifts(p: Tables, effects: int, asked: Collection[int]) -> Iterator[Gift]:
    e = p.effect
    tracks = range(p.at.track, p.at.track + p.n.tracks)
    for k in range(e.first[effects], e.last[effects]):
        kind, target = e.kind[k], e.target[k]
        if kind in (EFFECT_FLOOR, EFFECT_ADD_ESCALATION, EFFECT_SET_ESCALATION):
            continue
        if kind == EFFECT_TRUTH:
            if target in asked:
                yield "flag", target, -1
        elif kind in (EFFECT_ADD, EFFECT_SET):
            if target not in tracks and not _takes(p, kind, e.amount[k]):
                yield "state", target, -1
        elif not _takes(p, kind, e.amount[k]):
            yield str(kind), target, e.other[k]


def _takes(p: Tables, kind: int, amount: int) -> bool:
    """Whether an effect only ever takes away."""
    constant = p.code.kind[amount] == KIND_NUMBER
    return constant and kind in (EFFECT_ADD, EFFECT_ADD_PURSE, EFFECT_TRUST) and p.code.number[amount] < 0.0


def _asked_by_orders(p: Tables, actor: int) -> frozenset[int]:
    """Which of the state's numbers the terms of this actor's orders ask for: whether they can be given, by what right,
    at what price, with what success, and what partners make of them."""
    f = p.form
    terms: set[int] = set()
    for option in range(p.actor.option_first[actor], p.actor.option_last[actor]):
        form = p.option.form[option]
        terms |= {f.when[form], f.law[form], f.effort[form], f.limit[form], f.cooldown[form], f.risk[form]}
        terms.update(f.cost[form * p.n.resources : (form + 1) * p.n.resources])
        terms.update(p.outcome.chance[f.outcome_first[form] : f.outcome_last[form]])
        for member in range(form * p.n.actors, (form + 1) * p.n.actors):
            terms.add(f.burden[member])
            terms.update(f.interest[f.interest_first[member] : f.interest_last[member]])
            terms.update(f.red[f.red_first[member] : f.red_last[member]])
            caveats = f.caveat[f.caveat_first[member] : f.caveat_last[member]]
            terms.update(p.caveat.share[caveat] for caveat in caveats)
    code = p.code
    return frozenset(
        code.arg[at]
        for term in terms
        if term >= 0
        for at in range(code.first[term], code.last[term])
        if code.op[at] == OP_LOAD
    )
