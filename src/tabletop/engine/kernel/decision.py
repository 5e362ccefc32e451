"""How a body decides: votes are counted under its rule, and what is agreed is sent to be carried out.

rules.md, "Consent", the table of rules.
"""

from collections.abc import Sequence

from tabletop.engine.kernel.consent import contribution, is_of_body, weight_in
from tabletop.engine.kernel.expressions import turns_of, value
from tabletop.engine.kernel.payment import order_at, return_costs, uncount
from tabletop.engine.kernel.trace import CAUSE_AGREED, CAUSE_REFUND, CAUSE_REFUSED, State, Trace, event
from tabletop.engine.program import (
    ACQUIESCE,
    AGREED,
    GIVEN,
    NO,
    NOT_ASKED,
    ORDER_BLOCKER,
    ORDER_CONTRIBUTION,
    ORDER_OPTION,
    ORDER_STATUS,
    ORDER_SUPPORT,
    REFUNDED,
    REFUSED,
    RING_CHANCE,
    RING_CONTRIBUTION,
    RING_DUE,
    RING_OPTION,
    RING_OUTCOME,
    RING_ROLL,
    RING_SUPPORT,
    RING_TURN,
    RING_WEIGHT,
    RULE_CONSENSUS,
    RULE_EACH,
    RULE_MAJORITY,
    RULE_OPT_IN,
    RULE_QUALIFIED,
    RULE_SILENCE,
    YES,
    Tables,
)


def final_stance(p: Tables, s: State, slot: int, actor: int) -> int:
    """How the actor stands when votes count: its vote; a played seat under silence acquiesces; else as computed."""
    i = slot * p.n.actors + actor
    if s[p.at.stance + i] == float(NOT_ASKED):
        return NOT_ASKED
    if s[p.at.vote + i] != float(NOT_ASKED):
        return int(s[p.at.vote + i])
    body = p.option.body[int(s[order_at(p, slot) + ORDER_OPTION])]
    if s[p.at.played + actor] != 0.0 and p.body.rule[body] == RULE_SILENCE:
        return ACQUIESCE
    return int(s[p.at.stance + i])


def close_floor(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """Count and decide all on the same state; then refund, and send what is agreed to be carried out when it is due."""
    for slot in range(p.n.slots):
        if s[order_at(p, slot) + ORDER_STATUS] == float(GIVEN):
            _decide(p, s, slot)
    for slot in range(p.n.slots):
        _settle(p, s, tr, slot)
    for slot in range(p.n.slots):
        if s[order_at(p, slot) + ORDER_STATUS] == float(AGREED):
            _send(p, s, slot)


def _decide(p: Tables, s: State, slot: int) -> None:
    at = order_at(p, slot)
    option = int(s[at + ORDER_OPTION])
    form = p.option.form[option]
    body = p.option.body[option]
    by = p.form.orderer[form]
    asked = 0.0
    yes = 0.0
    noes = 0.0
    objector = -1
    for a in range(p.n.actors):
        i = slot * p.n.actors + a
        position = final_stance(p, s, slot, a)
        s[p.at.stance + i] = float(position)
        s[p.at.weight + i] = 0.0
        if position != NOT_ASKED:
            asked += 1.0
            if position == YES:
                yes += 1.0
            elif position == NO:
                noes += 1.0
                objector = a
    agreed = True
    blocker = -1
    if body >= 0:
        rule = p.body.rule[body]
        if rule == RULE_CONSENSUS or rule == RULE_SILENCE or rule == RULE_EACH:
            agreed = noes == 0.0
            if noes == 1.0:
                blocker = objector
        elif rule == RULE_MAJORITY:
            agreed, blocker = _majority(p, s, slot, body, by, yes)
        elif rule == RULE_QUALIFIED:
            agreed = _qualified(p, s, slot, body, by, yes)
        elif rule == RULE_OPT_IN:
            agreed = yes + 1.0 >= _number(p, s, p.body.quorum[body], 2.0)
    s[p.at.weight + slot * p.n.actors + by] = 1.0
    if body >= 0:
        rule = p.body.rule[body]
        for a in range(p.n.actors):
            i = slot * p.n.actors + a
            if s[p.at.stance + i] == float(YES):
                s[p.at.weight + i] = 1.0
            elif s[p.at.stance + i] == float(ACQUIESCE) and rule <= RULE_EACH:
                s[p.at.weight + i] = 0.5
    s[at + ORDER_SUPPORT] = 100.0 * yes / asked if asked > 0.0 else 100.0
    s[at + ORDER_CONTRIBUTION] = contribution(p, s, form, p.at.weight + slot * p.n.actors)
    s[at + ORDER_BLOCKER] = float(blocker)
    s[at + ORDER_STATUS] = float(AGREED) if agreed else float(REFUSED)


def _settle(p: Tables, s: State, tr: Trace, slot: int) -> None:
    at = order_at(p, slot)
    status = s[at + ORDER_STATUS]
    if status != float(AGREED) and status != float(REFUSED):
        return
    option = int(s[at + ORDER_OPTION])
    body = p.option.body[option]
    by = p.form.orderer[p.option.form[option]]
    if status == float(AGREED):
        if body >= 0:
            s[p.at.agreed + body] += 1.0
        event(p, s, tr, CAUSE_AGREED, option, by, float(body), s[at + ORDER_SUPPORT])
        return
    noes = 0.0
    for a in range(p.n.actors):
        if s[p.at.stance + slot * p.n.actors + a] == float(NO):
            noes += 1.0
    s[p.at.refused + body] += 1.0
    event(p, s, tr, CAUSE_REFUSED, option, by, float(body), noes)
    if p.body.rule[body] == RULE_EACH:
        s[at + ORDER_STATUS] = float(REFUNDED)
        return_costs(p, s, tr, CAUSE_REFUND, slot)
        uncount(p, s, slot)


def _number(p: Tables, s: State, e: int, otherwise: float) -> float:
    return value(p, s, e) if e >= 0 else otherwise


def _members(p: Tables, s: State, body: int) -> float:
    count = 0.0
    for a in range(p.n.actors):
        if is_of_body(p, s, body, a):
            count += 1.0
    return count


def _orderer_yes(p: Tables, s: State, body: int, by: int) -> float:
    return 1.0 if is_of_body(p, s, body, by) else 0.0


def _majority(p: Tables, s: State, slot: int, body: int, by: int, yes: float) -> tuple[bool, int]:
    yes += _orderer_yes(p, s, body, by)
    yes += _number(p, s, p.body.bloc[body], 0.0)
    threshold = p.body.threshold[body]
    if threshold >= 0:
        enough = yes >= value(p, s, threshold)
    else:
        enough = yes > _members(p, s, body) / 2.0
    vetoes = 0
    objector = -1
    for a in range(p.n.actors):
        veto = p.body.veto[body * p.n.actors + a] != 0
        if veto and s[p.at.stance + slot * p.n.actors + a] == float(NO):
            vetoes += 1
            objector = a
    if vetoes == 0:
        return enough, -1
    if vetoes == 1 and enough:
        return False, objector
    return False, -1


def _qualified(p: Tables, s: State, slot: int, body: int, by: int, yes: float) -> bool:
    yes += _orderer_yes(p, s, body, by)
    total = 0.0
    favour = 0.0
    for a in range(p.n.actors):
        if is_of_body(p, s, body, a):
            w = weight_in(p, s, body, a)
            total += w
            if a == by or s[p.at.stance + slot * p.n.actors + a] == float(YES):
                favour += w
    states = 100.0 * yes >= _number(p, s, p.body.threshold[body], 50.0) * _members(p, s, body)
    return states and 100.0 * favour >= _number(p, s, p.body.weight_threshold[body], 0.0) * total


def _send(p: Tables, s: State, slot: int) -> None:
    at = order_at(p, slot)
    option = int(s[at + ORDER_OPTION])
    form = p.option.form[option]
    body = p.option.body[option]
    turn = s[p.at.turn]
    step = p.clock.step[int(turn)]
    takes = turns_of(p, s, p.form.takes[form], p.form.takes_seconds[form], step)
    if body >= 0:
        takes += turns_of(p, s, p.body.takes[body], p.body.takes_seconds[body], step)
    k = int(s[p.at.ring_count])
    ring = p.at.ring + k * p.n.ring_width
    s[ring + RING_OPTION] = float(option)
    s[ring + RING_TURN] = turn
    s[ring + RING_DUE] = turn + takes
    s[ring + RING_SUPPORT] = s[at + ORDER_SUPPORT]
    s[ring + RING_CONTRIBUTION] = s[at + ORDER_CONTRIBUTION]
    s[ring + RING_OUTCOME] = -1.0
    s[ring + RING_CHANCE] = 0.0
    s[ring + RING_ROLL] = 0.0
    for a in range(p.n.actors):
        s[ring + RING_WEIGHT + a] = s[p.at.weight + slot * p.n.actors + a]
    s[p.at.ring_count] = float(k + 1)
    s[p.at.pending + option] += 1.0
