"""The state before the first turn: every start as the author wrote it, expressions folded once with the kernel."""

from __future__ import annotations

import math

from tabletop.engine.kernel.expressions import clip, value
from tabletop.engine.program import NEVER, NOT_ASKED, Layout, Sizes, Tables
from tabletop.scenario.compile.context import Context
from tabletop.scenario.document.base import Expression
from tabletop.scenario.document.relations import Trust
from tabletop.scenario.scope import Scope


class Starts:
    """Expressions of starts compiled with everything else, to be folded when the tables are whole.

    They are folded in the order in which they were added, each seeing the values before it.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.jobs: list[tuple[int, int, int, float, float]] = []  # index, code, maximum's code, low, high

    def add(
        self, index: int, expression: Expression, scope: Scope, low: float, high: float, most: int = -1
    ) -> None:
        """A start that lies within low..high; a constant outside is an error."""
        constant = expression.constant
        if constant is not None and not low <= constant <= high:
            ends = f"{low:g}..{high:g}" if math.isfinite(high) else f"{low:g} upwards"
            self.context.report("TT115", f"start {expression.text} lies outside {ends}", expression)
        self.jobs.append((index, self.context.number(expression, scope), most, low, high))

    @property
    def codes(self) -> frozenset[int]:
        """The expressions that are run in folding."""
        return frozenset(code for job in self.jobs for code in job[1:3])

    def fold(self, tables: Tables, state: list[float]) -> None:
        """Puts every start in its place."""
        for index, code, most, low, high in self.jobs:
            upper = max(low, min(high, value(tables, state, most))) if most >= 0 else high
            state[index] = clip(value(tables, state, code), low, upper)


def starts(
    context: Context,
    ranges: list[tuple[float, float]],
    purses: tuple[tuple[int, int], ...],
    purse_max: tuple[int, ...],
) -> Starts:
    """Every start that may be an expression: tracks, wills, exposures, capabilities, escalation, purses."""
    found, at, document = Starts(context), context.names.at, context.document
    scope = context.scope()
    for place, track in enumerate(document.tracks.values()):
        found.add(at.track + place, track.start, scope, *ranges[place])
    domains = context.names.domains
    for place, actor in enumerate(document.actors.values()):
        own = context.scope(own=place)
        found.add(at.will + place, actor.will, own, 0.0, 100.0)
        found.add(at.exposure + place, actor.exposure, own, 0.0, 100.0)
        for name, amount in actor.capability.items():
            index = at.capability + place * len(domains) + domains[name]
            found.add(index, amount, own, 0.0, 100.0)
    found.add(at.floor, document.escalation.floor, scope, 0.0, 100.0)
    found.add(at.escalation, document.escalation.start, scope, 0.0, 100.0)
    resources = list(document.resources.values())
    for place, (resource, holder) in enumerate(purses):
        mine = scope.but(holder=holder)
        found.add(at.purse + place, resources[resource].start, mine, 0.0, math.inf, purse_max[place])
    return found


def blank(context: Context, at: Layout, n: Sizes, prior: float) -> list[float]:
    """The state before any start is folded: nothing happened, nobody asked, evidence of trust in place."""
    state = [0.0] * at.size
    state[at.viewer] = -1.0
    pairs = n.actors * n.actors
    for first, count, filling in (
        (at.group_turn, n.groups, NEVER),
        (at.consulted, pairs, NEVER),
        (at.sounded, pairs, NEVER),
        (at.fired_turn, n.injects, -1.0),
        (at.answer, n.injects, -1.0),
        (at.forced, n.options, -1.0),
        (at.stance, n.slots * n.actors, float(NOT_ASKED)),
        (at.vote, n.slots * n.actors, float(NOT_ASKED)),
    ):
        state[first : first + count] = [filling] * count
    document = context.document
    for place, actor in enumerate(document.actors.values()):
        state[at.member + place] = float(actor.is_member)
    for place, authority in enumerate(document.authorities.values()):
        state[at.authority + place] = float(authority.start)
    caveats = [caveat for actor in document.actors.values() for caveat in actor.caveats.values()]
    for place, caveat in enumerate(caveats):
        state[at.caveat_public + place] = float(caveat.disclosed)
    for trust in document.trust:
        truster, trusted = context.actor(trust.truster), context.actor(trust.trusted)
        if truster is not None and trusted is not None:
            faith = float(document.actors[trust.truster].faith) / 100.0
            kept, broken = evidence(context, trust, faith, prior)
            pair = truster * n.actors + trusted
            state[at.trust_kept + pair], state[at.trust_broken + pair] = kept, broken
    return state


def evidence(context: Context, trust: Trust, faith: float, prior: float) -> tuple[float, float]:
    """Evidence kept and broken behind a start x of depth n: r = x (n + W) - W f, s = n - r (rules.md, "Trust")."""
    x, n = float(trust.start) / 100.0, float(trust.depth)
    kept = x * (n + prior) - prior * faith
    broken = n - kept
    if kept < -1e-9 or broken < -1e-9:
        needed = math.inf
        if kept < 0.0 and x > 0.0:
            needed = prior * faith / x - prior
        elif kept >= 0.0 and x < 1.0:
            needed = prior * (x - faith) / (1.0 - x)
        message = f"trust {float(trust.start):g} needs more evidence than depth {n:g}"
        if math.isfinite(needed):
            hint = f"depth {math.ceil(needed * 10.0 - 1e-9) / 10.0:g} would do"
        else:
            hint = "no depth would do: trust is never quite 0 or 100"
        context.report("TT115", message, trust, hint)
    return max(kept, 0.0), max(broken, 0.0)
