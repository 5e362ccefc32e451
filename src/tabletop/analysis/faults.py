"""Which figures of a balance are faults of the scenario: things nobody ever meets, and games that play themselves.

Each fault is shown by games that were played; that nothing is found does not prove that there is nothing. Where a mean
decides, its whole 95 % interval has to: what the games played cannot tell is said apart, and is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from tabletop.analysis import names
from tabletop.analysis.balance import Balance, Gap, Way

CLOSE = 5.0
"""Percent of the best within which doing without something is a fault (judgement)."""
ENOUGH = 100
"""Games before "never" and "always" are said (judgement)."""
LITTLE = 5.0
"""Points the best must surely come to, beyond passing where that was played, before shortcuts are told from it: below,
nothing matters anyway (judgement)."""
Kind = Literal["inject", "response", "order", "ending", "plan"]


@dataclass(frozen=True)
class Fault:
    """One fault: its code (`tabletop explain`), what it is about, the index and id of that, and a sentence."""

    code: str
    kind: Kind
    index: int
    id: str
    words: str
    hint: str


def faults(balance: Balance) -> tuple[Fault, ...]:
    """All of them, in the order of the codes."""
    return (
        *never_fires(balance),
        *never_open(balance),
        *never_better(balance),
        *nobody_need_be_asked(balance),
        *one_order_does(balance),
    )


def games(balance: Balance) -> int:
    """Games of all ways."""
    return sum(len(way.games) for way in balance.ways)


def never_fires(balance: Balance) -> Iterator[Fault]:
    """Injects that fired in no game."""
    played = games(balance)
    if played < ENOUGH:
        return
    for i, inject in enumerate(balance.program.injects):
        if not any(way.games.counts.fired[i] for way in balance.ways):
            words = f"inject {inject_named(balance, i)} fired in none of {played:,} games"
            yield Fault("TT508", "inject", i, inject.id, words, "loosen its condition, or leave it out")


def never_open(balance: Balance) -> Iterator[Fault]:
    """Responses none of whose orders the seat could ever give."""
    p = balance.tables
    counted = [way for way in balance.ways if len(way.games.counts.menu)]
    played = sum(len(way.games) for way in counted)
    if played < ENOUGH:
        return
    first, last = p.actor.option_first[balance.seat], p.actor.option_last[balance.seat]
    given = {o for way in balance.ways for o in range(first, last) if way.games.counts.given[o]}
    for response in balance.responses:
        mine = {o for o in range(first, last) if p.form.response[p.option.form[o]] == response}
        if mine & given or any(way.games.counts.menu[o] for way in counted for o in mine):
            continue
        id = balance.program.responses[response]
        title = names.response(balance.program, balance.seat, response)
        words = f"{names.with_id(title, id)} could be ordered in none of {played:,} games"
        hint = "make its condition, its legal basis or its price something that a game comes to"
        yield Fault("TT509", "response", response, id, words, hint)


def never_better(balance: Balance) -> Iterator[Fault]:
    """Orders that never were better than another one that costs no more."""
    for one in balance.decisions.dominated:
        words = (
            f"{order_named(balance, one.option)} was never better than {instead(balance, one.other)}: "
            f"{one.by:.1f} points worse on average of {one.games} games, and no cheaper"
        )
        id = option_id(balance, one.option)
        yield Fault("TT510", "order", one.option, id, words, "give it a use of its own, or a lower price")


def nobody_need_be_asked(balance: Balance) -> Iterator[Fault]:
    """The best known plan without any consultation, where it comes to nearly as much as the best one."""
    way = balance.without_consulting
    if way is None or not _tempts(balance, way) or not _is_worth_playing(balance):
        return
    if unasked(balance, way).is_within(CLOSE):
        words = (
            f"consulting nobody comes to {way.value.value:.1f} ({title(way)}), "
            f"within {CLOSE:g} % of the best, {balance.best.value.value:.1f} ({title(balance.best)})"
        )
        hint = "let consent, trust or hidden caveats weigh more where partners are surprised"
        yield Fault("TT511", "plan", -1, "", words, hint)


def one_order_does(balance: Balance) -> Iterator[Fault]:
    """One order in every turn, where it comes to nearly as much as the best plan."""
    if not balance.always or not _is_worth_playing(balance):
        return
    one = balance.always[0]
    if balance.gap(one.value).is_within(CLOSE):
        words = (
            f"ordering {order_named(balance, one.option)} in every turn comes to {one.value.value:.1f}, "
            f"within {CLOSE:g} % of the best, {balance.best.value.value:.1f} ({title(balance.best)})"
        )
        hint = "give it a limit, a cooldown or a price that grows, or let situations differ more"
        yield Fault("TT512", "order", one.option, option_id(balance, one.option), words, hint)


def untold(balance: Balance) -> Iterator[str]:
    """What may be a fault, and needs more games to be told."""
    way, asking = balance.without_consulting, balance.with_consulting
    can_tell = way is None or unasked(balance, way).is_within(CLOSE) is not None
    if way is not None and asking is not None and _tempts(balance, way) and not can_tell:
        yield (
            f"whether consulting nobody ({title(way)}) comes within {CLOSE:g} % of the best that consults "
            f"({title(asking)}): it lies {unasked(balance, way)} below"
        )
    if _is_worth_playing(balance) is None:
        more, half = _over_passing(balance)
        yield (
            f"whether any plan comes to more than {LITTLE:g} points over doing nothing: the best "
            f"({title(balance.best)}) comes to {more:.1f} ± {half:.1f} more"
        )
    if balance.always and _is_worth_playing(balance):
        one = balance.always[0]
        if balance.gap(one.value).is_within(CLOSE) is None:
            yield (
                f"whether {order_named(balance, one.option)} in every turn comes within {CLOSE:g} % of the best "
                f"({title(balance.best)}): it lies {balance.gap(one.value)} below"
            )


def is_doubtful(balance: Balance, way: Way) -> bool:
    """Whether the games played cannot tell if this way, which consults nobody, is as good as the best."""
    is_near = unasked(balance, way).is_within(CLOSE)
    is_sure = is_near is False or (is_near and _is_worth_playing(balance))
    return _tempts(balance, way) and not is_sure


def unasked(balance: Balance, way: Way) -> Gap:
    """How far a way that consults nobody lies below the best that consults; nothing where none does."""
    asking = balance.with_consulting
    return Gap(0.0, 0.0) if asking is None else balance.gap(way.value, asking.value)


def _tempts(balance: Balance, way: Way) -> bool:
    return bool(balance.consulting) and not balance.consults(way) and _is_worth_playing(balance) is not False


def _is_worth_playing(balance: Balance) -> bool | None:
    """Whether anything beats doing nothing: else every plan is within a hair of it. None where that cannot be told."""
    more, half = _over_passing(balance)
    if more - half > LITTLE:
        return True
    return None if more > 0.0 and more + half > LITTLE else False


def _over_passing(balance: Balance) -> tuple[float, float]:
    """By how many points the best beats passing where that was played, with the half-width of its 95 % interval."""
    best, idle = balance.best.value, balance.way("pass")
    if idle is None:
        return best.value, best.half_width
    return best.value - idle.value.value, sqrt(best.half_width**2 + idle.value.half_width**2)


def option_id(balance: Balance, option: int) -> str:
    """An order's id."""
    return balance.program.options[option]


def order_named(balance: Balance, option: int) -> str:
    """An order by its title and id."""
    return names.order_with_id(balance.program, option)


def inject_named(balance: Balance, inject: int) -> str:
    """An inject by its title and id."""
    return names.with_id(names.inject(balance.program, inject), balance.program.injects[inject].id)


def instead(balance: Balance, option: int) -> str:
    """An order in words, -1 being none."""
    return "ordering nothing" if option < 0 else order_named(balance, option)


def title(way: Way) -> str:
    """What a way is called: "policy greedy", "line good"."""
    return f"{way.kind} {way.name}"
