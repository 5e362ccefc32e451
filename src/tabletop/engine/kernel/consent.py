"""Whether a member would agree to an order, how a body decides, and what those who agree contribute.

rules.md, "Consent". One formula for every member and body; a seat's expected positions are the same functions on
its believed state. Which orders are on the floor is the business of `floor`.
"""

from collections.abc import Sequence

from tabletop.engine.kernel.beliefs import is_sounded, knows_caveat
from tabletop.engine.kernel.chance import draw, draw_seed
from tabletop.engine.kernel.expressions import clip, holds, reading, value
from tabletop.engine.kernel.trace import State
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import (
    ACQUIESCE,
    DROPPED,
    NO,
    ORDER_OPTION,
    ORDER_STATUS,
    TERMS,
    WITHDRAWN,
    YES,
    Tables,
)

TERM_BEFORE, TERM_CONSULTED, TERM_MOOD, TERM_BURDEN, TERM_EXPOSURE = range(5)
IMAGINED = 1024  # above any number of actors


def is_asked(p: Tables, s: State, option: int, actor: int) -> bool:
    """Whether the option's body asks this actor: a member of the body, and not the orderer."""
    body = p.option.body[option]
    if body < 0 or p.form.orderer[p.option.form[option]] == actor:
        return False
    return is_of_body(p, s, body, actor)


def is_of_body(p: Tables, s: State, body: int, actor: int) -> bool:
    """Whether the actor sits in the body now."""
    if p.body.dynamic[body] != 0:
        return s[p.at.member + actor] != 0.0
    return p.body.listed[body * p.n.actors + actor] != 0


def weight_in(p: Tables, s: State, body: int, actor: int) -> float:
    """The actor's weight in the body: 1 where none are given."""
    if p.body.weighted[body] == 0:
        return 1.0
    e = p.body.weights[body * p.n.actors + actor]
    return value(p, s, e) if e >= 0 else 0.0


def is_consulted(p: Tables, s: State, by: int, actor: int) -> bool:
    """Whether `by` consulted the actor this turn or the last: by an order that can sound it, or by a sounding."""
    if s[p.at.consulted + by * p.n.actors + actor] >= s[p.at.turn] - 1.0:
        return True
    first = p.actor.first_slot[by]
    for slot in range(first, first + int(s[p.at.order_count + by])):
        at = p.at.order + slot * p.n.order_width
        status = int(s[at + ORDER_STATUS])
        if status != DROPPED and status != WITHDRAWN:
            form = p.option.form[int(s[at + ORDER_OPTION])]
            if p.form.sounds[form * p.n.actors + actor] != 0:
                return True
    return False


def mood(p: Tables, s: State, dice: Sequence[int], response: int, actor: int) -> float:
    """The actor's mood towards a response, -1..1; 0 where the viewer of this state doesn't know it.

    In a game that a seat imagines, `dice` are three: its seed, the seat + `IMAGINED` x the turn in which it imagines, and
    the seed of the moods that it knows then. Soundings from that turn on tell only what was imagined before them.
    """
    viewer = int(s[p.at.viewer])
    if viewer >= 0 and viewer != actor and not is_sounded(p, s, viewer, actor):
        return 0.0
    key = p.key.mood[response * p.n.actors + actor]
    if len(dice) == 3:
        imagining = int(dice[1]) % IMAGINED
        sounded = s[p.at.sounded + imagining * p.n.actors + actor]
        if imagining == actor or 0.0 <= sounded < float(int(dice[1]) // IMAGINED):
            return 2.0 * draw_seed(dice[2], p.key.turn[0], key) - 1.0
    return 2.0 * draw(dice, p.key.turn[0], key) - 1.0


def interest(p: Tables, s: State, form: int, actor: int) -> float:
    """The actor's interest in a form, -1..1, with what open pledges to it sway."""
    k = form * p.n.actors + actor
    total = 0.0
    for i in range(p.form.interest_first[k], p.form.interest_last[k]):
        total += value(p, s, p.form.interest[i])
    by = p.form.orderer[form]
    for i in range(len(p.pledge.groups)):
        group = p.pledge.groups[i]
        if p.group.orderer[group] == by and s[p.at.pledge_turn + group] > 0.0:
            pledge = p.form.pledge[p.option.form[int(s[p.at.pledge_option + group])]]
            if p.pledge.to[pledge] == actor:
                total += value(p, s, p.pledge.sways[pledge])
    return clip(total / 100.0, -1.0, 1.0)


def legal_basis(p: Tables, s: State, form: int, actor: int) -> float:
    """How lawful the actor reads the form, 0..1, contested authorities as it reads them; 0.5 when it needs no law."""
    law = p.form.law[form]
    if law < 0:
        return 0.5
    work = p.at.work + p.n.actors
    for u in range(p.n.authorities):
        held = s[p.at.authority + u]
        if p.authority.contested[u] != 0 and held != 0.0:
            held = clip(value(p, s, p.actor.reads[actor * p.n.authorities + u]) / 100.0, 0.0, 1.0)
        s[work + u] = held
    _swap(s, p.at.authority, work, p.n.authorities)
    x = reading(p, s, law)
    _swap(s, p.at.authority, work, p.n.authorities)
    return x


def _swap(s: State, first: int, second: int, count: int) -> None:
    for k in range(count):
        held = s[first + k]
        s[first + k] = s[second + k]
        s[second + k] = held


def burden(p: Tables, s: State, form: int, actor: int) -> float:
    """Share of the actor's means the form would take, 0..1."""
    return clip(value(p, s, p.form.burden[form * p.n.actors + actor]), 0.0, 100.0) / 100.0


def exposure(p: Tables, s: State, form: int, actor: int) -> float:
    """The actor's exposure times the form's risk, 0..1."""
    risk = clip(value(p, s, p.form.risk[form]), 0.0, 100.0)
    return s[p.at.exposure + actor] / 100.0 * (risk / 100.0)


def leaning(p: Tables, s: State, dice: Sequence[int], option: int, actor: int, peers: float) -> float:
    """z: how far the actor leans to agreeing, with this share of peers in favour (0..1)."""
    take_terms(p, s, dice, option, actor)
    return leaning_with(p, s, actor, peers)


def take_terms(p: Tables, s: State, dice: Sequence[int], option: int, actor: int) -> None:
    """Put the terms of the actor's z that do not depend on its peers into the working space."""
    form = p.option.form[option]
    by = p.form.orderer[form]
    c = p.rules
    z = c.support_base + c.support_interest * interest(p, s, form, actor)
    z += c.support_trust * (2.0 * (trust(p, s, actor, by) / 100.0) - 1.0)
    z += c.support_law * (2.0 * legal_basis(p, s, form, actor) - 1.0)
    z += c.support_will * (2.0 * (s[p.at.will + actor] / 100.0) - 1.0)
    at = p.at.terms + actor * TERMS
    s[at + TERM_BEFORE] = z
    s[at + TERM_CONSULTED] = 1.0 if is_consulted(p, s, by, actor) else 0.0
    s[at + TERM_MOOD] = c.support_mood * mood(p, s, dice, p.form.response[form], actor)
    s[at + TERM_BURDEN] = c.support_burden * burden(p, s, form, actor)
    s[at + TERM_EXPOSURE] = c.support_exposure * exposure(p, s, form, actor)


def leaning_with(p: Tables, s: State, actor: int, peers: float) -> float:
    """z from the terms taken last for this actor."""
    at = p.at.terms + actor * TERMS
    z = s[at + TERM_BEFORE]
    z += p.rules.support_peers * (2.0 * peers - 1.0)
    if s[at + TERM_CONSULTED] != 0.0:
        z += p.rules.support_consulted
    z += s[at + TERM_MOOD]
    z -= s[at + TERM_BURDEN]
    z -= s[at + TERM_EXPOSURE]
    return z


def first_leanings(p: Tables, s: State, dice: Sequence[int], option: int) -> None:
    """Fill the working space with every body member's z at peers .5, which `peers_in_favour` reads."""
    body = p.option.body[option]
    for a in range(p.n.actors):
        if body >= 0 and is_of_body(p, s, body, a):
            s[p.at.work + a] = leaning(p, s, dice, option, a, 0.5)


def peers_in_favour(p: Tables, s: State, option: int, actor: int) -> float:
    """N: share (by weight) of the body's other members that lean to agreeing; the orderer does; .5 without others."""
    body = p.option.body[option]
    if body < 0:
        return 0.5
    by = p.form.orderer[p.option.form[option]]
    total = 0.0
    favour = 0.0
    for a in range(p.n.actors):
        if a != actor and is_of_body(p, s, body, a):
            w = weight_in(p, s, body, a)
            total += w
            if a == by or s[p.at.work + a] >= 0.0:
                favour += w
    if total == 0.0:
        return 0.5
    return favour / total


def crosses_red_line(p: Tables, s: State, form: int, actor: int) -> bool:
    """Whether the form crosses a red line of the actor whose condition holds."""
    k = form * p.n.actors + actor
    for i in range(p.form.red_first[k], p.form.red_last[k]):
        if holds(p, s, p.form.red[i]):
            return True
    return False


def stance(p: Tables, s: State, form: int, actor: int, z: float) -> int:
    """The position (YES, ACQUIESCE, NO) of an actor with this z, red lines included."""
    if crosses_red_line(p, s, form, actor):
        return NO
    return stance_of(p, z, trust(p, s, actor, p.form.orderer[form]))


def stance_of(p: Tables, z: float, trust_in_orderer: float) -> int:
    """The position that a z and a trust (0..100) give, red lines apart."""
    if z >= p.rules.support_yes:
        return YES
    if z >= p.rules.support_acquiesce:
        return ACQUIESCE
    if z >= p.rules.support_loyal and trust_in_orderer >= p.rules.support_loyal_trust:
        return ACQUIESCE
    return NO


def largest_caveat(p: Tables, s: State, form: int, actor: int) -> int:
    """The actor's largest caveat on the form that the viewer of this state knows, -1 none; the first of equals."""
    k = form * p.n.actors + actor
    found = -1
    most = 0.0
    for i in range(p.form.caveat_first[k], p.form.caveat_last[k]):
        caveat = p.form.caveat[i]
        share = value(p, s, p.caveat.share[caveat])
        if share > most and knows_caveat(p, s, caveat):
            most = share
            found = caveat
    return found


def contributed(p: Tables, s: State, form: int, actor: int) -> float:
    """What the actor's capability gives to the form after its largest caveat, 0..100."""
    has = s[p.at.capability + actor * p.n.domains + p.form.domain[form]]
    caveat = largest_caveat(p, s, form, actor)
    if caveat < 0:
        return has
    return has * (1.0 - clip(value(p, s, p.caveat.share[caveat]), 0.0, 100.0) / 100.0)


def contribution(p: Tables, s: State, form: int, weights: int) -> float:
    """Percent of the coalition's capability in the form's domain that takes part.

    `weights` is the state index of one weight per actor: those taking part, orderer included. 100 without domain or
    capability; an orderer outside the coalition counts its own capability.
    """
    if p.form.domain[form] < 0:
        return 100.0
    by = p.form.orderer[form]
    domain = p.form.domain[form]
    if s[p.at.member + by] == 0.0:
        return contributed(p, s, form, by)
    total = 0.0
    given = 0.0
    for a in range(p.n.actors):
        if s[p.at.member + a] != 0.0:
            total += s[p.at.capability + a * p.n.domains + domain]
            if s[weights + a] != 0.0:
                given += contributed(p, s, form, a) * s[weights + a]
    if total == 0.0:
        return 100.0
    return 100.0 * given / total
