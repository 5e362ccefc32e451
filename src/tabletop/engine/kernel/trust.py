"""Trust of a in b, per ordered pair: the mean of a Beta distribution over evidence kept and broken.

rules.md, "Trust"; Josang & Ismail 2002. Which acts count as evidence is decided by effects and by `assess`.
"""

from tabletop.engine.kernel.trace import State, Trace, note, write
from tabletop.engine.program import COALITION, Tables


def trust(p: Tables, s: State, a: int, b: int) -> float:
    """a's trust in b, strictly between 0 and 100; 100 for an actor in itself."""
    if a == b:
        return 100.0
    pair = a * p.n.actors + b
    kept = s[p.at.trust_kept + pair]
    broken = s[p.at.trust_broken + pair]
    prior = p.rules.trust_prior
    return 100.0 * (kept + prior * p.actor.faith[a]) / (kept + broken + prior)


def mean_trust_in(p: Tables, s: State, b: int) -> float:
    """Mean trust in b over members other than b; 0 over nobody."""
    total = 0.0
    count = 0.0
    for a in range(p.n.actors):
        if a != b and s[p.at.member + a] != 0.0:
            total += trust(p, s, a, b)
            count += 1.0
    if count == 0.0:
        return 0.0
    return total / count


def cohesion(p: Tables, s: State) -> float:
    """Mean trust over ordered pairs of members; 0 over nobody."""
    total = 0.0
    count = 0.0
    for a in range(p.n.actors):
        if s[p.at.member + a] == 0.0:
            continue
        for b in range(p.n.actors):
            if a != b and s[p.at.member + b] != 0.0:
                total += trust(p, s, a, b)
                count += 1.0
    if count == 0.0:
        return 0.0
    return total / count


def evidence(
    p: Tables, s: State, tr: Trace, cause: int, by: int, about: int, a: int, b: int, m: float
) -> None:
    """Evidence of a about b: m > 0 adds to faith kept, m < 0 to faith broken, weighed by `trust.loss_weight`.

    `by` and `about` are the two arguments of the cause.
    """
    if a == b or m == 0.0:
        return
    pair = a * p.n.actors + b
    if m > 0.0:
        i = p.at.trust_kept + pair
        write(p, s, tr, cause, by, about, i, s[i] + m)
    else:
        i = p.at.trust_broken + pair
        write(p, s, tr, cause, by, about, i, s[i] + p.rules.trust_loss_weight * -m)


def keep(
    p: Tables, s: State, tr: Trace, cause: int, by: int, about: int, a: int, b: int, share: float
) -> None:
    """Keep this share (0..1) of a's evidence about b: a change of government."""
    if a == b:
        return
    pair = a * p.n.actors + b
    i = p.at.trust_kept + pair
    write(p, s, tr, cause, by, about, i, s[i] * share)
    i = p.at.trust_broken + pair
    write(p, s, tr, cause, by, about, i, s[i] * share)


def stands_for(p: Tables, s: State, side: int, actor: int) -> bool:
    """Whether this actor is meant by one side of a trust effect: itself, or every member."""
    if side == COALITION:
        return s[p.at.member + actor] != 0.0
    return side == actor


def fade(p: Tables, s: State, tr: Trace, cause: int, factor: float) -> None:
    """All evidence fades by this factor."""
    n = p.n.actors * p.n.actors
    for pair in range(n):
        # As `write` does, but without a branch around the store: the compiled loop takes several at once.
        i = p.at.trust_kept + pair
        kept = s[i] * factor
        if kept != s[i]:
            note(tr, s[p.at.turn], cause, pair, -1, i, s[i], kept)
        s[i] = kept
        i = p.at.trust_broken + pair
        broken = s[i] * factor
        if broken != s[i]:
            note(tr, s[p.at.turn], cause, pair, -1, i, s[i], broken)
        s[i] = broken
