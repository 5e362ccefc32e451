"""The trace of a turn, told to one seat: each change and event as a `Fact`, with its cause.

The walk follows the trace beside a copy of the state, so that each number is shown as the seat believed it then; for
everything a seat is shown a value of, the facts form a chain without gaps from the start to now.
"""

from typing import NamedTuple

from tabletop.engine import targets
from tabletop.engine.causes import KINDS, Causes
from tabletop.engine.game import Game
from tabletop.engine.kernel import trace as t
from tabletop.engine.kernel.beliefs import (
    believe,
    estimate,
    sees_escalation,
    sees_flag,
    sees_mind,
    sees_track,
)
from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.resolve import is_due, ring_at
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import (
    COALITION,
    EFFECT_REVEAL_FLAG,
    EFFECT_REVEAL_TRACK,
    RING_OPTION,
    RING_TURN,
    Tables,
)
from tabletop.engine.sight import Sight
from tabletop.engine.targets import Target, target
from tabletop.engine.view import Fact
from tabletop.engine.words import UNKNOWN, number

ANEW = "a new estimate: it need not have moved"
_SITUATION = range(t.CAUSE_INCOME, t.CAUSE_INCIDENT + 1)


class Happening(NamedTuple):
    """A fact with the cause it came from, for those who group facts: causes and arguments as in the trace."""

    fact: Fact
    cause: int
    a: int
    b: int
    pair: int = -1  # of actors, where the fact is about trust


def happenings(game: Game, viewer: int, turn: int) -> tuple[Happening, ...]:
    """One turn's facts with their causes; the current turn as far as it has gone."""
    return tuple(_Walk(game, viewer, turn).tell())


def _mean(p: Tables, s: list[float], what: Target) -> float:
    return trust(p, s, *divmod(what.place, p.n.actors))


def is_visible(p: Tables, s: list[float], what: Target, viewer: int) -> bool:
    """Whether the seat sees this variable now, exactly or as an estimate."""
    if what.kind == targets.TRACK:
        return sees_track(p, s, what.place, viewer)
    if what.kind == targets.FLAG:
        return sees_flag(p, s, what.place, viewer)
    if what.kind in (targets.WILL, targets.EXPOSURE):
        return sees_mind(p, s, viewer, what.place)
    if what.kind in (targets.ESCALATION, targets.FLOOR):
        return sees_escalation(p, s, viewer)
    if what.kind == targets.SOUNDED:
        return what.place // p.n.actors == viewer
    return True


class _Walk:
    """Follows one turn's trace beside the state it moved."""

    def __init__(self, game: Game, viewer: int, turn: int) -> None:
        self.game, self.viewer, self.turn = game, viewer, turn
        self.p = game.tables
        self.program = game.program
        self.causes = Causes(Sight(game, viewer))
        record = next((r for r in game.past if r.turn == turn), None)
        self.trace = record.trace if record else game.trace
        self.opened = record.opened if record else game.opened
        self.end = list(record.closed if record else game.state)
        before = next((r.closed for r in game.past if r.turn == turn - 1), self.p.start)
        self.state = list(before)
        self.state[self.p.at.turn] = float(turn)
        first = self.state if turn == 1 else list(before)
        self.shown = self._belief(first)
        self.watched = _watched(self.p)
        self.found: list[Happening] = []
        self.results = self._results_due()
        self.reveals: tuple[int, str] = (-1, "")
        self.gain = 0.0

    def tell(self) -> list[Happening]:
        """All facts of the turn, in order."""
        if self.turn > 1:
            self._catch_up(ANEW)
        opened = False
        for entry in self.trace:
            _, cause, a, b, index, before, after = entry
            if not opened and int(cause) not in _SITUATION and self.opened:
                opened = True
                self._disclose()
                self.state[:] = self.opened
            if index < 0.0:
                self._event(int(cause), int(a), int(b), before, after)
            else:
                self._change(int(cause), int(a), int(b), int(index), after)
        self._disclose()
        self.state[:] = self.end
        self._catch_up("it became known")
        return self.found

    def _belief(self, state: list[float]) -> list[float]:
        out = list(state)
        believe(self.p, state, self.game.dice, self.viewer, out)
        return out

    def _results_due(self) -> dict[int, int]:
        """The turn in which each order carried out this turn was given."""
        p, s = self.p, self.end
        return {
            int(s[ring_at(p, k) + RING_OPTION]): int(s[ring_at(p, k) + RING_TURN])
            for k in range(int(s[p.at.ring_count]))
            if is_due(p, s, k)
        }

    def _is_known(self, cause: int, a: int) -> bool:
        return self.causes.is_known(cause, a, self.turn, self.state, self.results)

    def _event(self, cause: int, a: int, b: int, before: float, after: float) -> None:
        self._disclose()
        if cause == t.CAUSE_ESCALATION:
            self.gain = after
            return
        self._expect_reveals(cause, a, b)
        if cause in (t.CAUSE_INCIDENT, t.CAUSE_AUTOPILOT) or not self._is_known(cause, a):
            return
        text = self.causes.event(cause, a, b, before, after)
        if text:
            kind = KINDS[cause]
            subject = self.program.injects[a].id if kind in ("inject", "answer") else self.program.options[a]
            fact = Fact(self.turn, text, kind, subject, text.partition(":")[0], None, None, "")
            self.found.append(Happening(fact, cause, a, b))

    def _change(self, cause: int, a: int, b: int, index: int, after: float) -> None:
        what = target(self.program, index)
        if what is not None and what.kind == targets.TRUST:
            old = _mean(self.p, self.state, what)
            self.state[index] = after
            self._tell_trust(what, cause, a, b, old)
            return
        old = self.state[index]
        self.state[index] = after
        if what is None or not is_visible(self.p, self.state, what, self.viewer):
            return
        if index in self.watched:
            old = self.shown[index]
            after = self._believed_value(what, index)
            self.shown[index] = after
        self._tell(what, cause, a, b, old, after)

    def _believed_value(self, what: Target, index: int) -> float:
        if what.kind == targets.TRACK:
            return estimate(self.p, self.state, self.game.dice, what.place, self.viewer)
        return self.state[index]

    def _tell(self, what: Target, cause: int, a: int, b: int, old: float, new: float) -> None:
        if what.kind == targets.CAVEAT:
            what = what._replace(label=self._caveat(what.place))
        if what.kind == targets.SOUNDED:
            fact_text, old, new = f"{what.label} became known", 0.0, 1.0
        else:
            fact_text = f"{what.label} {what.words(old)} -> {what.words(new)}"
        if old == new:
            return
        is_known = self._is_known(cause, a)
        why = self.causes.words(cause, a, b, new > old) if is_known else UNKNOWN
        if cause == t.CAUSE_ESCALATION:
            why = self.causes.escalation(self.gain, new - old)
        kind = KINDS[cause] if is_known else "unknown"
        text = f"{fact_text}: {why}"
        tone = self._tone(what, new - old)
        fact = Fact(self.turn, text, kind, what.subject, what.label, old, new, why, tone)
        pair = what.place if what.kind == targets.TRUST else -1
        self.found.append(Happening(fact, cause, a, b, pair))

    def _caveat(self, caveat: int) -> str:
        """What an actor holds back, once it is disclosed: "Meridia holds back 40 % of its means"."""
        p = self.p
        share = value(p, self._belief(self.state), p.caveat.share[caveat])
        return f"{self.program.actors[p.caveat.actor[caveat]].name} holds back {number(share)} % of its means"

    def _tell_trust(self, what: Target, cause: int, a: int, b: int, old: float) -> None:
        """Evidence kept and broken that moves at once is one change of trust."""
        if self.found and self.found[-1][1:] == (cause, a, b, what.place):
            before = self.found.pop().fact.before
            old = old if before is None else before
        self._tell(what, cause, a, b, old, _mean(self.p, self.state, what))

    def _tone(self, what: Target, change: float) -> str:
        side = self.program.actors[self.viewer].side
        sign = what.good * (1 if change > 0.0 else -1)
        if what.kind == targets.WILL and what.place != self.viewer and side == "adversary":
            return "plain"
        if side == "adversary" and what.kind in (targets.TRACK, targets.TRUST):
            sign = -sign
        return "good" if sign > 0 else "bad" if sign < 0 else "plain"

    def _expect_reveals(self, cause: int, a: int, b: int) -> None:
        """What the effects that now follow reveal becomes known when they have all been told."""
        p = self.p
        effects = -1
        if cause == t.CAUSE_INJECT:
            effects = p.inject.effects[a]
        elif cause == t.CAUSE_ANSWER:
            effects = p.choice.effects[b]
        elif cause == t.CAUSE_RESULT:
            effects = p.outcome.effects[b]
        if effects >= 0:
            known = self._is_known(cause, a)
            self.reveals = (effects, self.causes.words(cause, a, b, True) if known else UNKNOWN)

    def _disclose(self) -> None:
        effects, why = self.reveals
        self.reveals = (-1, "")
        if effects < 0:
            return
        p, e = self.p, self.p.effect
        seen = False
        for k in range(e.first[effects], e.last[effects]):
            to_all_or_me = e.other[k] in (-1, self.viewer)
            to_me = to_all_or_me or (e.other[k] == COALITION and self.state[p.at.member + self.viewer] != 0.0)
            if e.kind[k] in (EFFECT_REVEAL_TRACK, EFFECT_REVEAL_FLAG) and to_me:
                block = p.at.known_track if e.kind[k] == EFFECT_REVEAL_TRACK else p.at.known_flag
                self.state[block + e.target[k] * p.n.actors + self.viewer] = 1.0
                seen = True
        if seen:
            self._catch_up(why)

    def _catch_up(self, why: str) -> None:
        """Facts for what the seat now believes otherwise without anything having moved."""
        belief = self._belief(self.state)
        for index in self.watched:
            old, new = self.shown[index], belief[index]
            self.shown[index] = new
            what = target(self.program, index)
            if old != new and what is not None:
                is_forgotten = not is_visible(self.p, self.state, what, self.viewer)
                cause = "no longer known, so taken to be as at the start" if is_forgotten else why
                text = f"{what.label} {what.words(old)} -> {what.words(new)}: {cause}"
                kind = "estimate" if why == ANEW else "known"
                fact = Fact(self.turn, text, kind, what.subject, what.label, old, new, cause)
                self.found.append(Happening(fact, -1, -1, -1))


def _watched(p: Tables) -> tuple[int, ...]:
    """State indices of what a seat may believe to be other than it is."""
    blocks = ((p.at.track, p.n.tracks), (p.at.flag, p.n.flags), (p.at.escalation, 2))
    minds = ((p.at.will, p.n.actors), (p.at.exposure, p.n.actors))
    return tuple(first + k for first, count in (*blocks, *minds) for k in range(count))
