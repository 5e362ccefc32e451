"""What would move a member that stands in the way of an order: other orders, and what would have to be there.

In closed form, on the believed state only; each is one change with all else as it is. How the member stands now is the
business of `stances`.
"""

from math import ceil

from tabletop.engine.clauses import loaded
from tabletop.engine.kernel.consent import is_asked
from tabletop.engine.kernel.expressions import turns_of, value
from tabletop.engine.kernel.orders import CAN, effort_of, refusal
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import NO, RULE_EACH, RULE_MAJORITY, YES
from tabletop.engine.view import Mover
from tabletop.engine.views.prices import effort_left, more_words, price, price_words
from tabletop.engine.views.reasons import was_consulted
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected, Stance, chance_agreed, lowest, shares

WOULD_DO = 0.75  # share of a member's mood with which it no longer stands in the way
WORTH = 0.01  # a smaller gain in share is not worth a word
_SLACK = 1e-9


class Movers:
    """What would move members, for one seat's orders; remembers what several members ask for."""

    def __init__(self, seat: Seat, expected: Expected) -> None:
        self.seat, self.expected = seat, expected
        self._agreed: dict[int, float] = {}
        self._can: dict[int, bool] = {}
        self._sounding: dict[int, str] = {}
        self._with: dict[int, Expected] = {}

    def agreed(self, option: int) -> float:
        """Chance, 0..100, that the option's body agrees."""
        if option not in self._agreed:
            self._agreed[option] = chance_agreed(self.seat, option, self.expected.stances(option))
        return self._agreed[option]

    def of(self, option: int, stance: Stance) -> tuple[Mover, ...]:
        """What would move the member; empty unless it is likely to stand in the way. Orders first, best first."""
        needed = self.needed(option, stance.member)
        if _share(stance, needed) >= WOULD_DO - _SLACK or self.agreed(option) >= 100.0 * (1.0 - WORTH):
            return ()
        orders = [
            *self._variants(option, stance, needed),
            *self._consultation(option, stance, needed),
            *self._promises(option, stance, needed),
            *self._forums(option, stance),
        ]
        orders.sort(key=lambda mover: -mover.share)
        return (*orders, *self._law(option, stance, needed), *self._missing(option, stance, needed))

    def would_have(self, option: int, stance: Stance, needed: int) -> tuple[Mover, ...]:
        """What no order of now brings: law in force, and trust and will in whole points, each alone.

        Of a member that took its position, so that its z is known.
        """
        return (*self._law(option, stance, needed, is_known=True), *self._missing(option, stance, needed))

    def needed(self, option: int, member: int) -> int:
        """The least the body needs of the member: YES where yeses are counted, otherwise that it does not say NO."""
        p, body = self.seat.p, self.seat.p.option.body[option]
        rule = p.body.rule[body]
        if rule <= RULE_EACH:
            return NO
        likeliest = next(s.likeliest for s in self.expected.stances(option) if s.member == member)
        is_veto = rule == RULE_MAJORITY and p.body.veto[body * p.n.actors + member] != 0
        return NO if is_veto and likeliest == NO else YES

    def can(self, option: int) -> bool:
        """Whether the order could be given now."""
        if option not in self._can:
            self._can[option] = refusal(self.seat.p, self.seat.b, option) == CAN
        return self._can[option]

    def sounding(self, option: int, member: int) -> str:
        """Title of the cheapest order that makes the member's mind known, given this turn or possible now; "" none."""
        if member not in self._sounding:
            program = self.seat.program
            self._sounding[member] = next(
                (program.forms[way].title for way in self._ways(option, member)), ""
            )
        return self._sounding[member]

    def _ways(self, option: int, member: int) -> list[int]:
        """Forms that sound the member: what was given this turn, then what can be given, the cheapest first."""
        p, b = self.seat.p, self.seat.b
        given = self.seat.game.orders_of(self.seat.program.actors[self.seat.me].id)
        sounding = [
            other
            for other in self._mine(option)
            if p.form.sounds[p.option.form[other] * p.n.actors + member] != 0
        ]
        done = [p.option.form[other] for other in sounding if self.seat.program.options[other] in given]
        possible = [p.option.form[other] for other in sounding if self.can(other)]
        return [*done, *sorted(possible, key=lambda way: effort_of(p, b, way))]

    def _mine(self, option: int) -> range:
        p = self.seat.p
        by = p.form.orderer[p.option.form[option]]
        return range(p.actor.option_first[by], p.actor.option_last[by])

    def _variants(self, option: int, stance: Stance, needed: int) -> list[Mover]:
        p, out = self.seat.p, []
        form = p.option.form[option]
        for other in self._mine(option):
            its = p.option.form[other]
            if its == form or p.form.group[its] != p.form.group[form] or not self.can(other):
                continue
            if p.option.body[other] != p.option.body[option]:
                continue
            would = self.expected.stance(other, stance.member)
            if _share(would, needed) >= _share(stance, needed) + WORTH:
                words = f"instead: {self.seat.program.forms[its].title}"
                out.append(Mover(words, 100.0 * _share(would, needed), more_words(self.seat, its, form)))
        return out

    def _consultation(self, option: int, stance: Stance, needed: int) -> list[Mover]:
        """The cheapest order that sounds the member."""
        seat, p, b = self.seat, self.seat.p, self.seat.b
        form = p.option.form[option]
        if stance.red_line or was_consulted(seat, p.form.orderer[form], stance.member):
            return []
        ways = [
            p.option.form[other]
            for other in self._mine(option)
            if p.form.sounds[p.option.form[other] * p.n.actors + stance.member] != 0 and self.can(other)
        ]
        share = self._at(option, stance, needed, p.rules.support_consulted)
        if not ways or share < _share(stance, needed) + WORTH:
            return []
        way = min(ways, key=lambda one: effort_of(p, b, one))
        cost = price_words(seat, way)
        if effort_of(p, b, way) + effort_of(p, b, form) > effort_left(seat):
            cost += ", and the order next turn"
        return [Mover(f"first: {seat.program.forms[way].title}", 100.0 * share, cost)]

    def _promises(self, option: int, stance: Stance, needed: int) -> list[Mover]:
        """Promises to the member that could be made now; an open one counts from the turn after."""
        seat, p, b, out = self.seat, self.seat.p, self.seat.b, []
        form, seen = p.option.form[option], set[int]()
        for other in self._mine(option) if not stance.red_line else ():
            its = p.option.form[other]
            pledge, group = p.form.pledge[its], p.form.group[its]
            if (
                pledge < 0
                or p.pledge.to[pledge] != stance.member
                or its in seen
                or group == p.form.group[form]
            ):
                continue
            seen.add(its)
            if not self.can(other) or b[p.at.pledge_turn + group] > 0.0:
                continue
            raw = self._interest(form, stance.member)
            sways = value(p, b, p.pledge.sways[pledge])
            gain = p.rules.support_interest * (_clipped(raw + sways) - _clipped(raw)) / 100.0
            share = self._at(option, stance, needed, gain)
            if share < _share(stance, needed) + WORTH:
                continue
            takes = turns_of(p, b, p.form.takes[its], p.form.takes_seconds[its], p.clock.step[seat.turn])
            cost = f"{price_words(seat, its)}, counts from turn {seat.turn + int(takes) + 1}"
            title = seat.program.forms[its].title
            words = title if title.lower().startswith("promise") else f"promise: {title}"
            out.append(Mover(words, 100.0 * share, cost))
        return out

    def _interest(self, form: int, member: int) -> float:
        """The member's interest before it is clipped, -100..100 and beyond; `kernel.consent.interest`."""
        p, b = self.seat.p, self.seat.b
        k, by = form * p.n.actors + member, p.form.orderer[form]
        total = 0.0
        for i in range(p.form.interest_first[k], p.form.interest_last[k]):
            total += value(p, b, p.form.interest[i])
        for group in p.pledge.groups:
            if p.group.orderer[group] == by and b[p.at.pledge_turn + group] > 0.0:
                pledge = p.form.pledge[p.option.form[int(b[p.at.pledge_option + group])]]
                if p.pledge.to[pledge] == member:
                    total += value(p, b, p.pledge.sways[pledge])
        return total

    def _forums(self, option: int, stance: Stance) -> list[Mover]:
        """Other bodies for the same order where the member is not asked, or its no stops nothing."""
        seat, p, out = self.seat, self.seat.p, []
        for other in self._mine(option):
            if other == option or p.option.form[other] != p.option.form[option] or not self.can(other):
                continue
            body, is_heard = p.option.body[other], is_asked(p, seat.b, other, stance.member)
            if is_heard and p.body.rule[body] <= RULE_EACH:
                continue
            is_vote = is_heard and p.body.rule[body] == RULE_MAJORITY
            if is_vote and p.body.veto[body * p.n.actors + stance.member] != 0:
                continue
            if self.agreed(other) < self.agreed(option) + 100.0 * WORTH:
                continue
            title = seat.program.bodies[body].title if body >= 0 else "no body"
            how = "its no does not stop it there" if is_heard else "it is not asked there"
            out.append(Mover(f"take it to {title}: {how}", self.agreed(other), price(seat, other)))
        return out

    def _law(self, option: int, stance: Stance, needed: int, *, is_known: bool = False) -> list[Mover]:
        """Authorities not held that the order's law or the member's red lines name, each held alone."""
        p, b, out = self.seat.p, self.seat.b, []
        form = p.option.form[option]
        k = form * p.n.actors + stance.member
        read = [p.form.red[i] for i in range(p.form.red_first[k], p.form.red_last[k])]
        read += [p.form.law[form]] if p.form.law[form] >= 0 else []
        named = dict.fromkeys(u for e in read for u in loaded(p, e, p.at.authority, p.n.authorities))
        for u in named:
            if b[p.at.authority + u] != 0.0:
                continue
            b[p.at.authority + u] = 1.0
            would = self._with.setdefault(u, Expected(self.seat)).stance(option, stance.member)
            b[p.at.authority + u] = 0.0
            if is_known:
                shift = would.z - self.expected.stance(option, stance.member).z
                would = self.expected.settled(option, would, stance.z + shift)
            if _share(would, needed) >= _share(stance, needed) + WORTH:
                words = f"with {self.seat.program.authorities[u].title} in force"
                out.append(Mover(words, 100.0 * _share(would, needed), ""))
        return out

    def _missing(self, option: int, stance: Stance, needed: int) -> list[Mover]:
        """The trust, and the will, in whole points, that alone would do."""
        p, b, c = self.seat.p, self.seat.b, self.seat.p.rules
        if stance.red_line:
            return []
        by, member, out = p.form.orderer[p.option.form[option]], stance.member, []
        loyal, will = trust(p, b, member, by), b[p.at.will + member]
        margin = 0.0 if stance.is_settled else abs(c.support_mood) * (2.0 * WOULD_DO - 1.0)
        gap = (c.support_yes if needed == YES else lowest(p, loyal)) + margin - stance.z
        if c.support_trust > 0.0:
            points = 50.0 * gap / c.support_trust
            if needed == NO and loyal < c.support_loyal_trust and c.support_loyal < c.support_acquiesce:
                dissent = 50.0 * (c.support_loyal + margin - stance.z) / c.support_trust
                points = min(points, max(c.support_loyal_trust - loyal, dissent))
            whole = ceil(points - _SLACK)
            if 0 < whole < 100.0 - loyal:
                share = self._at(option, stance, needed, c.support_trust * whole / 50.0, loyal + whole)
                whom = "you" if by == self.seat.me else self.seat.name(by)
                out.append(Mover(f"{whole} more trust in {whom}", 100.0 * share, ""))
        if c.support_will > 0.0:
            whole = ceil(50.0 * gap / c.support_will - _SLACK)
            if 0 < whole <= 100.0 - will:
                share = self._at(option, stance, needed, c.support_will * whole / 50.0)
                out.append(Mover(f"{whole} more political will", 100.0 * share, ""))
        return out

    def _at(self, option: int, stance: Stance, needed: int, gain: float, loyal: float | None = None) -> float:
        """The member's share with so much more z, and this trust in the orderer."""
        p = self.seat.p
        if loyal is None:
            loyal = trust(p, self.seat.b, stance.member, p.form.orderer[p.option.form[option]])
        yes, acquiesce, _ = shares(p, stance.z + gain, loyal, stance.is_settled)
        return yes if needed == YES else yes + acquiesce


def _share(stance: Stance, needed: int) -> float:
    return stance.yes if needed == YES else 1.0 - stance.no


def _clipped(interest: float) -> float:
    return min(100.0, max(-100.0, interest))
