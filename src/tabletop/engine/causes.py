"""Why something happened, in words: the causes of the trace, told to one seat.

Whether that seat may know a cause is asked of `Sight`; an effect with a cause it may not know is "cause unknown".
"""

from tabletop.engine.kernel import trace as t
from tabletop.engine.kernel.trace import State
from tabletop.engine.program import FAILURE, MODE_CERTAIN, SUCCESS
from tabletop.engine.sight import Sight
from tabletop.engine.texts import Program
from tabletop.engine.words import FIREBREAKS, UNKNOWN, order_title, signed

KINDS = {
    t.CAUSE_INCOME: "income",
    t.CAUSE_DRIFT: "drift",
    t.CAUSE_RECOVERY: "recovery",
    t.CAUSE_FADE: "fade",
    t.CAUSE_LAPSE: "lapse",
    t.CAUSE_JOIN: "member",
    t.CAUSE_LEAVE: "member",
    t.CAUSE_INJECT: "inject",
    t.CAUSE_INCIDENT: "inject",
    t.CAUSE_ANSWER: "answer",
    t.CAUSE_COST: "cost",
    t.CAUSE_UNLAWFUL: "price",
    t.CAUSE_PRICE: "price",
    t.CAUSE_RESULT: "result",
    t.CAUSE_SURPRISED: "trust",
    t.CAUSE_OVERRULED: "trust",
    t.CAUSE_BLOCKED: "trust",
    t.CAUSE_JOINT: "trust",
    t.CAUSE_CAVEAT: "trust",
    t.CAUSE_PLEDGE_OPEN: "pledge",
    t.CAUSE_PLEDGE_KEPT: "pledge",
    t.CAUSE_PLEDGE_BROKEN: "pledge",
    t.CAUSE_ESCALATION: "escalation",
    t.CAUSE_FIREBREAK: "escalation",
    t.CAUSE_LAPSED: "order",
    t.CAUSE_DROPPED: "order",
    t.CAUSE_AGREED: "order",
    t.CAUSE_REFUSED: "order",
    t.CAUSE_WITHDRAWN: "order",
    t.CAUSE_AMENDED: "order",
    t.CAUSE_REFUND: "cost",
    t.CAUSE_INTERVENTION: "intervention",
    t.CAUSE_STOPPED: "intervention",
    t.CAUSE_AUTOPILOT: "autopilot",
}
BY_INJECT = (t.CAUSE_INJECT, t.CAUSE_INCIDENT, t.CAUSE_ANSWER)
BY_ORDER = (
    *(t.CAUSE_COST, t.CAUSE_UNLAWFUL, t.CAUSE_PRICE, t.CAUSE_SURPRISED, t.CAUSE_OVERRULED, t.CAUSE_BLOCKED),
    *(t.CAUSE_LAPSED, t.CAUSE_DROPPED, t.CAUSE_AGREED, t.CAUSE_REFUSED, t.CAUSE_WITHDRAWN, t.CAUSE_AMENDED),
    *(t.CAUSE_REFUND, t.CAUSE_STOPPED),
)
BY_RESULT = (t.CAUSE_RESULT, t.CAUSE_JOINT, t.CAUSE_CAVEAT)
_STANDING = {
    t.CAUSE_INCOME: "income",
    t.CAUSE_DRIFT: "its own course",
    t.CAUSE_RECOVERY: "it returns to where it was",
    t.CAUSE_FADE: "memory fades",
    t.CAUSE_LAPSE: "it lapsed",
    t.CAUSE_JOIN: "it joined",
    t.CAUSE_LEAVE: "it left",
    t.CAUSE_INTERVENTION: "the facilitator",
}


class Causes:
    """Tells causes to one seat."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.program: Program = sight.game.program

    def title(self, option: int) -> str:
        """An order's title; the orderer's name goes with it unless it is the seat's own."""
        p = self.program.tables
        by = p.form.orderer[p.option.form[option]]
        title = order_title(self.program, option)
        return title if by == self.sight.viewer else f"{title} ({self.program.actors[by].name})"

    def is_known(self, cause: int, a: int, turn: int, state: State, results: dict[int, int]) -> bool:
        """Whether the seat may know this cause; `results`: the turn in which each order now due was given."""
        if cause in BY_INJECT:
            return a >= 0 and self.sight.sees_inject(a, state)
        if cause in BY_ORDER:
            return self.sight.sees_order(a, turn, state)
        if cause in BY_RESULT:
            return self.sight.sees_order(a, results.get(a, turn), state)
        return cause != t.CAUSE_AUTOPILOT

    def words(self, cause: int, a: int, b: int, rises: bool) -> str:
        """The cause of a change, in words; `rises` tells evidence of success from evidence of failure."""
        if cause in _STANDING:
            return _STANDING[cause]
        program = self.program
        if cause == t.CAUSE_INJECT:
            return program.injects[a].title
        if cause == t.CAUSE_ANSWER:
            asked = program.actors[program.tables.inject.ask[a]].name
            return f"{asked} chose: {program.choices[b].title}"
        if cause == t.CAUSE_ESCALATION:
            return "what was done this turn, and time"
        if cause == t.CAUSE_FIREBREAK:
            return FIREBREAKS.get(a, "a threshold was crossed")
        if cause not in BY_ORDER and cause not in BY_RESULT and cause not in _PLEDGE:
            return UNKNOWN
        return self._of_order(cause, a, b, rises)

    def _of_order(self, cause: int, option: int, b: int, rises: bool) -> str:
        title = self.title(option)
        if cause == t.CAUSE_RESULT:
            return self.outcome(option, b)
        if cause == t.CAUSE_PRICE:
            return f"{title} was brought to {self.program.bodies[b].title}"
        if cause == t.CAUSE_JOINT:
            return f"joint {'success' if rises else 'failure'} of {title}"
        return _OF_ORDER[cause].format(title=title, name=self.program.actors[b].name)

    def outcome(self, option: int, outcome: int) -> str:
        """How an order went: `Board and search succeeded`."""
        p = self.program.tables
        title = self.title(option)
        kind = p.outcome.kind[outcome]
        if p.form.mode[p.option.form[option]] == MODE_CERTAIN:
            return title
        text = self.program.outcomes[outcome].id
        if text in ("success", "failure"):
            return f"{title} {'succeeded' if kind == SUCCESS else 'failed' if kind == FAILURE else 'ended'}"
        return f"{title}: “{text.replace('_', ' ')}”"

    def event(self, cause: int, a: int, b: int, before: float, after: float) -> str:
        """What happened where no number moved, in words; empty for what is not told."""
        program, p = self.program, self.program.tables
        if cause == t.CAUSE_INJECT:
            inject = program.injects[a]
            return f"{inject.sender}: {inject.title}" if inject.sender else inject.title
        if cause == t.CAUSE_ANSWER:
            return f"{program.actors[p.inject.ask[a]].name} chose: {program.choices[b].title}"
        if cause == t.CAUSE_AGREED:
            body = int(before)
            return f"{self.title(a)}: agreed by {program.bodies[body].title}" if body >= 0 else ""
        if cause == t.CAUSE_REFUSED:
            noes = f", {after:.0f} said no" if after > 0.0 else ""
            return f"{self.title(a)}: refused by {program.bodies[int(before)].title}{noes}"
        if cause == t.CAUSE_RESULT:
            if p.form.mode[p.option.form[a]] == MODE_CERTAIN:
                return f"{self.title(a)} was carried out"
            text = program.outcomes[b].id
            of = f"chance {before:.0f}" if text in ("success", "failure") else "of 100"
            return f"{self.outcome(a, b)} (rolled {after:.0f}, {of})"
        if cause == t.CAUSE_AMENDED:
            return f"{order_title(program, int(before))} was amended: {self.title(a)}"
        if cause == t.CAUSE_PLEDGE_OPEN:
            name = program.actors[b].name
            return f"{self.title(a)}: promised to {name}, due turn {after:.0f}"
        pattern = _OF_ORDER.get(cause, "")
        return pattern.format(title=self.title(a), name=program.actors[b].name) if pattern else ""

    def escalation(self, gain: float, change: float) -> str:
        """Why the escalation index moved, when the seat sees it: acts and decay."""
        return f"what was done this turn {signed(gain)}, time {signed(change - gain)}"


_PLEDGE = (t.CAUSE_PLEDGE_KEPT, t.CAUSE_PLEDGE_BROKEN)
_OF_ORDER = {
    t.CAUSE_COST: "cost of {title}",
    t.CAUSE_UNLAWFUL: "{title} without legal basis",
    t.CAUSE_SURPRISED: "asked about {title}, not having been consulted this turn or the last",
    t.CAUSE_OVERRULED: "overruled on {title}",
    t.CAUSE_BLOCKED: "{name} alone stopped {title}",
    t.CAUSE_CAVEAT: "{name} held back on {title} and had not said so",
    t.CAUSE_PLEDGE_KEPT: "promise kept: {title}",
    t.CAUSE_PLEDGE_BROKEN: "promise broken: {title}",
    t.CAUSE_LAPSED: "{title}: overtaken by events",
    t.CAUSE_DROPPED: "{title}: dropped, the shared purse is empty",
    t.CAUSE_WITHDRAWN: "{title}: withdrawn",
    t.CAUSE_STOPPED: "{title}: stopped by the facilitator",
    t.CAUSE_AMENDED: "{title}: amended",
    t.CAUSE_REFUND: "{title} was refused: its costs return",
}
