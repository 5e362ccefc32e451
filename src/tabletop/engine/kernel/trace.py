"""Why every number moved: the kernel writes each change of the state through `write`, which leaves a trace.

An entry is (turn, cause, a, b, target, before, after): `target` is a state index, or -1 for an event that moves
nothing by itself (a roll, a refusal, an inject that fires). What `a` and `b` mean is said beside each cause. A compiled
kernel replaces `note` by nothing. Words do not belong here: `engine/facts.py` has them.
"""

from tabletop.engine.program import Tables

Trace = list[tuple[float, ...]]
State = list[float]

CAUSE_INCOME = 0  # a purse
CAUSE_DRIFT = 1  # a track
CAUSE_RECOVERY = 2  # a actor
CAUSE_FADE = 3  # a pair
CAUSE_LAPSE = 4  # a authority: expired
CAUSE_JOIN = 5  # a actor
CAUSE_LEAVE = 6  # a actor
CAUSE_INJECT = 7  # a inject: its effects; event: it fired (before chance, after draw)
CAUSE_INCIDENT = 8  # event: an incident was drawn (before chance, after draw); a inject or -1
CAUSE_ANSWER = 9  # a inject, b choice: effects; event: answered
CAUSE_COST = 10  # a option, b actor
CAUSE_UNLAWFUL = 11  # a option: price of ordering it without legal basis
CAUSE_PRICE = 12  # a option, b body: price of deciding there
CAUSE_RESULT = (
    13  # a option, b outcome: effects; event: the roll (before chance up to which it holds, after roll)
)
CAUSE_SURPRISED = 14  # a option, b actor
CAUSE_OVERRULED = 15  # a option, b actor
CAUSE_BLOCKED = 16  # a option, b actor
CAUSE_JOINT = 17  # a option, b actor
CAUSE_CAVEAT = 18  # a option, b actor: a hidden caveat was found out
CAUSE_PLEDGE_OPEN = 19  # a option: event
CAUSE_PLEDGE_KEPT = 20  # a option
CAUSE_PLEDGE_BROKEN = 21  # a option
CAUSE_ESCALATION = 22  # index of the turn: event before raw points; its move
CAUSE_FIREBREAK = 23  # a class
CAUSE_AUTOPILOT = 24  # event: a option or -1 for passing, b actor; before weight, after the sum of weights
CAUSE_LAPSED = 25  # event: a option, b actor, overtaken by events
CAUSE_DROPPED = 26  # event: a option, b actor, the shared purse is empty
CAUSE_AGREED = 27  # event: a option, b actor who ordered; after support
CAUSE_REFUSED = 28  # event: a option, b actor who ordered; after number of noes
CAUSE_WITHDRAWN = 29  # event: a option, b actor
CAUSE_AMENDED = 30  # event: a new option, b actor; before old option
CAUSE_REFUND = 31  # a option, b actor
CAUSE_INTERVENTION = 32  # a number of the entry in the log
CAUSE_STOPPED = 33  # event: a option, b actor who ordered; the facilitator stopped it on its way


def note(
    tr: Trace, turn: float, cause: int, a: int, b: int, target: int, before: float, after: float
) -> None:
    """Append one entry to the trace."""
    tr.append((turn, float(cause), float(a), float(b), float(target), before, after))


def write(p: Tables, s: State, tr: Trace, cause: int, a: int, b: int, target: int, value: float) -> None:
    """Set a state variable, leaving a trace when it changes."""
    before = s[target]
    if before != value:
        note(tr, s[p.at.turn], cause, a, b, target, before, value)
        s[target] = value


def event(p: Tables, s: State, tr: Trace, cause: int, a: int, b: int, before: float, after: float) -> None:
    """Record something that happened without moving a number by itself."""
    note(tr, s[p.at.turn], cause, a, b, -1, before, after)


# What the arguments a and b number, by cause, where a definition may renumber it.
ARGUMENTS = {
    CAUSE_INCOME: ("purse", ""),
    CAUSE_INJECT: ("inject", ""),
    CAUSE_INCIDENT: ("inject", ""),
    CAUSE_ANSWER: ("inject", "choice"),
    CAUSE_COST: ("option", ""),
    CAUSE_UNLAWFUL: ("option", ""),
    CAUSE_PRICE: ("option", ""),
    CAUSE_RESULT: ("option", "outcome"),
    CAUSE_SURPRISED: ("option", ""),
    CAUSE_OVERRULED: ("option", ""),
    CAUSE_BLOCKED: ("option", ""),
    CAUSE_JOINT: ("option", ""),
    CAUSE_CAVEAT: ("option", ""),
    CAUSE_PLEDGE_OPEN: ("option", ""),
    CAUSE_PLEDGE_KEPT: ("option", ""),
    CAUSE_PLEDGE_BROKEN: ("option", ""),
    CAUSE_AUTOPILOT: ("option", ""),
    CAUSE_LAPSED: ("option", ""),
    CAUSE_DROPPED: ("option", ""),
    CAUSE_AGREED: ("option", ""),
    CAUSE_REFUSED: ("option", ""),
    CAUSE_WITHDRAWN: ("option", ""),
    CAUSE_AMENDED: ("option", ""),
    CAUSE_REFUND: ("option", ""),
    CAUSE_STOPPED: ("option", ""),
}
