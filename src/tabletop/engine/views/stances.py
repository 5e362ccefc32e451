"""How the members of a body are expected to stand to an order, and how likely the body is to agree.

Closed form: a mood nobody knows is uniform on -1..1 and independent of the others'. rules.md, "What a seat believes".
"""

from collections.abc import Sequence
from typing import NamedTuple

from tabletop.engine.kernel.consent import crosses_red_line, is_asked, is_of_body, stance_of, weight_in
from tabletop.engine.kernel.expressions import clip, value
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import (
    ACQUIESCE,
    NO,
    RULE_EACH,
    RULE_MAJORITY,
    RULE_OPT_IN,
    YES,
    Tables,
)
from tabletop.engine.view import Mover, Reason, StanceView
from tabletop.engine.views.reasons import Terms, knows_mood, reasons, red_line, terms, was_consulted
from tabletop.engine.views.seat import Seat

POSITIONS = {YES: "yes", ACQUIESCE: "acquiesce", NO: "no"}
_MANY = 20_000  # distinct sums of votes and weights beyond which weights are rounded


class Stance(NamedTuple):
    """Shares 0..1 of a member's mood that give yes, acquiesce and no, and its z at mood 0 (or as known)."""

    member: int
    yes: float
    acquiesce: float
    no: float
    z: float
    is_settled: bool
    red_line: bool
    terms: Terms
    peers: float

    @property
    def likeliest(self) -> int:
        """The likeliest position; of equals the more favourable."""
        if self.yes >= self.acquiesce and self.yes >= self.no:
            return YES
        return ACQUIESCE if self.acquiesce >= self.no else NO


class Expected:
    """Expected stances on a seat's orders; remembers terms per form, which all bodies share."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self._terms: dict[tuple[int, int], Terms] = {}
        self._stances: dict[int, tuple[Stance, ...]] = {}

    def terms(self, form: int, member: int) -> Terms:
        """The terms of a member's z on a form."""
        key = (form, member)
        if key not in self._terms:
            self._terms[key] = terms(self.seat, form, member)
        return self._terms[key]

    def stances(self, option: int) -> tuple[Stance, ...]:
        """The stances of everyone the option's body asks, in actors' order."""
        if option not in self._stances:
            p, b = self.seat.p, self.seat.b
            self._stances[option] = tuple(
                self.stance(option, k) for k in range(p.n.actors) if is_asked(p, b, option, k)
            )
        return self._stances[option]

    def peers(self, option: int, member: int) -> float:
        """What the lean of the body's other members adds to the member's z; `kernel.consent.peers_in_favour`."""
        p, b = self.seat.p, self.seat.b
        form, body = p.option.form[option], p.option.body[option]
        total = favour = 0.0
        for k in range(p.n.actors):
            if k != member and is_of_body(p, b, body, k):
                w = weight_in(p, b, body, k)
                total += w
                if k == p.form.orderer[form] or self.terms(form, k).z(0.0) >= 0.0:
                    favour += w
        share = favour / total if total != 0.0 else 0.5
        return p.rules.support_peers * (2.0 * share - 1.0)

    def stance(self, option: int, member: int) -> Stance:
        """How one member is expected to stand."""
        p, b = self.seat.p, self.seat.b
        form = p.option.form[option]
        found, peers = self.terms(form, member), self.peers(option, member)
        z = found.z(peers)
        if crosses_red_line(p, b, form, member):
            return Stance(member, 0.0, 0.0, 1.0, z, True, True, found, peers)
        loyal = trust(p, b, member, p.form.orderer[form])
        is_settled = knows_mood(self.seat, member) or p.rules.support_mood == 0.0
        return Stance(member, *shares(p, z, loyal, is_settled), z, is_settled, False, found, peers)

    def settled(self, option: int, stance: Stance, z: float) -> Stance:
        """The stance with the z that is known: one position, for certain."""
        p = self.seat.p
        loyal = trust(p, self.seat.b, stance.member, p.form.orderer[p.option.form[option]])
        position = NO if stance.red_line else stance_of(p, z, loyal)
        return stance._replace(
            yes=float(position == YES),
            acquiesce=float(position == ACQUIESCE),
            no=float(position == NO),
            z=z,
            is_settled=True,
        )

    def unless(self, option: int, stance: Stance, z: float | None = None) -> str:
        """Title of the first variant, brought to the same body, to which the member would not say no.

        `z`: the member's z as it took its position, where that is known; else what is expected.
        """
        p, program = self.seat.p, self.seat.program
        form, by = p.option.form[option], p.form.orderer[p.option.form[option]]
        for other in range(p.actor.option_first[by], p.actor.option_last[by]):
            its = p.option.form[other]
            if its == form or p.form.group[its] != p.form.group[form]:
                continue
            if p.option.body[other] != p.option.body[option]:
                continue
            would = self.stance(other, stance.member)
            if z is None:
                position = would.likeliest
            elif would.red_line:
                position = NO
            else:
                position = stance_of(
                    p, z + would.z - stance.z, trust(p, self.seat.b, stance.member, p.form.orderer[form])
                )
            if position != NO:
                return program.forms[its].title
        return ""

    def view(
        self, option: int, stance: Stance, movers: tuple[Mover, ...] = (), sounding: str = ""
    ) -> StanceView:
        """An expected stance for people, with what would move the member and what would show its mind."""
        seat, form = self.seat, self.seat.p.option.form[option]
        who = seat.program.actors[stance.member]
        why = reasons(seat, form, stance.member, stance.terms, stance.peers)
        if stance.red_line:
            why = (Reason("red_line", 0.0, red_line(seat, form, stance.member)), *why)
        return StanceView(
            actor=who.id,
            name=who.name,
            letter=seat.letters[stance.member],
            yes=100.0 * stance.yes,
            acquiesce=100.0 * stance.acquiesce,
            no=100.0 * stance.no,
            position=POSITIONS[stance.likeliest],
            is_settled=stance.is_settled,
            is_consulted=was_consulted(seat, seat.p.form.orderer[form], stance.member),
            z=stance.z,
            reasons=why,
            unless=self.unless(option, stance) if stance.likeliest == NO else "",
            vote="",
            movers=movers,
            sounding="" if stance.is_settled else sounding,
        )


def shares(p: Tables, z: float, loyal: float, is_settled: bool) -> tuple[float, float, float]:
    """Shares 0..1 of yes, acquiesce and no at a z and a trust (0..100) in the orderer, red lines apart.

    Settled: z holds the mood. Otherwise z is that at mood 0, and the mood is uniform.
    """
    if is_settled:
        position = stance_of(p, z, loyal)
        return float(position == YES), float(position == ACQUIESCE), float(position == NO)
    spread = abs(p.rules.support_mood)
    yes = clip((z + spread - p.rules.support_yes) / (2.0 * spread), 0.0, 1.0)
    not_no = max(yes, clip((z + spread - lowest(p, loyal)) / (2.0 * spread), 0.0, 1.0))
    return yes, not_no - yes, 1.0 - not_no


def lowest(p: Tables, loyal: float) -> float:
    """The z from which a member with this trust (0..100) in the orderer does not say no."""
    if loyal >= p.rules.support_loyal_trust:
        return min(p.rules.support_acquiesce, p.rules.support_loyal)
    return p.rules.support_acquiesce


def chance_agreed(seat: Seat, option: int, stances: Sequence[Stance]) -> float:
    """Chance, 0..100, that the option's body agrees: moods uniform and independent, exact."""
    p, b = seat.p, seat.b
    body, by = p.option.body[option], p.form.orderer[p.option.form[option]]
    if body < 0:
        return 100.0
    rule = p.body.rule[body]
    chance = 1.0
    if rule <= RULE_EACH:
        for s in stances:
            chance *= 1.0 - s.no
        return 100.0 * chance
    sits = 1.0 if is_of_body(p, b, body, by) else 0.0
    members = float(sum(is_of_body(p, b, body, k) for k in range(p.n.actors)))
    if rule == RULE_OPT_IN:
        quorum = _number(seat, p.body.quorum[body], 2.0)
        return 100.0 * _total(_sums(seat, body, stances, 1.0, 0.0, False), quorum, 0.0)
    if rule == RULE_MAJORITY:
        start = sits + _number(seat, p.body.bloc[body], 0.0)
        most = members / 2.0
        e = p.body.threshold[body]
        sums = _sums(seat, body, stances, start, 0.0, True)
        return 100.0 * sum(q for (n, _), q in sums.items() if (n >= value(p, b, e) if e >= 0 else n > most))
    total = sum(weight_in(p, b, body, k) for k in range(p.n.actors) if is_of_body(p, b, body, k))
    own = weight_in(p, b, body, by) if sits else 0.0
    votes = _number(seat, p.body.threshold[body], 50.0) * members / 100.0
    weight = _number(seat, p.body.weight_threshold[body], 0.0) * total / 100.0
    return 100.0 * _total(_sums(seat, body, stances, sits, own, False), votes, weight)


def _number(seat: Seat, e: int, otherwise: float) -> float:
    return value(seat.p, seat.b, e) if e >= 0 else otherwise


def _total(sums: dict[tuple[float, float], float], votes: float, weight: float) -> float:
    slack = 1e-9
    return sum(q for (n, w), q in sums.items() if n >= votes - slack and w >= weight - slack)


def _sums(
    seat: Seat, body: int, stances: Sequence[Stance], votes: float, weight: float, vetoes: bool
) -> dict[tuple[float, float], float]:
    """Chance of each pair of votes and weight in favour; with vetoes, only where none of their holders says no."""
    p = seat.p
    sums = {(votes, weight): 1.0}
    for s in stances:
        is_veto = vetoes and p.body.veto[body * p.n.actors + s.member] != 0
        other = s.acquiesce if is_veto else s.acquiesce + s.no
        w = weight_in(p, seat.b, body, s.member) if not vetoes else 0.0
        following: dict[tuple[float, float], float] = {}
        for (n, x), q in sums.items():
            if s.yes > 0.0:
                key = (n + 1.0, x + w if len(sums) < _MANY else round(x + w))
                following[key] = following.get(key, 0.0) + q * s.yes
            if other > 0.0:
                following[(n, x)] = following.get((n, x), 0.0) + q * other
        sums = following
    return sums
