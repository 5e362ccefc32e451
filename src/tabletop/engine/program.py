"""The compiled scenario: flat tables of numbers that the kernel reads, and the texts that people read.

`Tables` is what the rules run on. It holds integers, floats and 64-bit keys in flat sequences, grouped by the sections
of a scenario file, so that plain Python reads tuples and a compiled kernel reads arrays of the same shape.
`Program` adds ids, titles and texts. Parsing and checking do not belong here, and no rule does.

Conventions: an index of -1 means "none"; an expression index points into `Tables.code`; a list of effects `e` is the
range `effect.first[e] .. effect.last[e]`; a pair of actors (a, b) has index `a * actors + b`; every state variable
has one index into the state vector, whose blocks `Layout` names.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tabletop.engine.layout import STACK as STACK
from tabletop.engine.layout import TERMS as TERMS
from tabletop.engine.layout import Layout as Layout
from tabletop.engine.layout import Sizes as Sizes

Ints = Sequence[int]
Floats = Sequence[float]

# Operations of the stack machine. Each takes one argument; `kernel/expressions.py` says what it does.
OP_CONST, OP_LOAD, OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_MOD, OP_NEG = range(8)
OP_LT, OP_LE, OP_GT, OP_GE, OP_EQ, OP_NE, OP_AND, OP_OR, OP_NOT = range(8, 17)
OP_MIN, OP_MAX, OP_ABS, OP_CLAMP, OP_SELECT = range(17, 22)
OP_TRUST, OP_TRUST_MEAN, OP_COHESION, OP_MEMBERS, OP_SUM, OP_SINCE, OP_TOGETHER = range(22, 29)

# Fused operations, made of the ones above by `fusing`; what is not fused keeps its number.
FUSED_CONST, FUSED_LOAD, FUSED_TEST, FUSED_AND_TEST, FUSED_OR_TEST, FUSED_NOT_LOAD = range(32, 38)
FUSED_AND_LOAD, FUSED_AND_NOT, FUSED_OR_LOAD, FUSED_WITH_CONST, FUSED_WITH_LOAD = range(38, 43)
FUSED_ADD_SCALED, FUSED_QUERY, FUSED_TAKE, FUSED_SKIP = range(43, 47)

# How an expression is computed: it is a number, by its tests, or by its fused code.
KIND_RUN, KIND_NUMBER, KIND_TESTS = range(3)
WAY_FALSE, WAY_TRUE = -1, -2

# Effects.
EFFECT_ADD, EFFECT_SET, EFFECT_TRUTH, EFFECT_AUTHORITY, EFFECT_TRUST, EFFECT_KEEP = range(6)
EFFECT_SOUND, EFFECT_REVEAL_TRACK, EFFECT_REVEAL_FLAG, EFFECT_FLOOR = range(6, 10)
EFFECT_ADD_PURSE, EFFECT_SET_PURSE, EFFECT_ADD_ESCALATION, EFFECT_SET_ESCALATION = range(10, 14)
COALITION = -2  # stands where an actor's index stands: every member at that moment

# Rules by which a body decides.
RULE_CONSENSUS, RULE_SILENCE, RULE_EACH, RULE_MAJORITY, RULE_QUALIFIED, RULE_OPT_IN = range(6)

# How a response's result is decided, and what a result counts as.
MODE_CERTAIN, MODE_CHANCE, MODE_OUTCOMES = range(3)
SUCCESS, FAILURE, NEITHER = 1, -1, 0

# Escalation classes, in rising order.
CLASS_DE_ESCALATION, CLASS_STATUS_QUO, CLASS_POSTURING, CLASS_NONVIOLENT, CLASS_VIOLENT, CLASS_NUCLEAR = (
    range(6)
)

# A member's position on an order; a seat's vote uses the same numbers.
NOT_ASKED, NO, ACQUIESCE, YES = -1, 0, 1, 2

# What became of an order given this turn (`order` block).
EMPTY, GIVEN, LAPSED, DROPPED, WITHDRAWN, REFUSED, REFUNDED, AGREED = range(8)

# Who sees a thing: all, nobody but the facilitator, members at that moment, the orderer, or a list of actors.
SEEN_ALL, SEEN_FACILITATOR, SEEN_COALITION, SEEN_BY, SEEN_LISTED = range(5)


NEVER = -1000.0

# Fields of an order slot; its cost in each resource follows at ORDER_COST.
ORDER_OPTION, ORDER_STATUS, ORDER_LAWLESS, ORDER_EFFORT, ORDER_SUPPORT, ORDER_CONTRIBUTION = range(6)
ORDER_LAST, ORDER_BLOCKER, ORDER_AMENDED, ORDER_FIRST, ORDER_COST = range(6, 11)
# Fields of an agreed order waiting in the ring; the weights of those who take part follow at RING_WEIGHT.
RING_OPTION, RING_TURN, RING_DUE, RING_SUPPORT, RING_CONTRIBUTION, RING_OUTCOME, RING_CHANCE, RING_ROLL = (
    range(8)
)
RING_WEIGHT = 8


class Code(NamedTuple):
    """Bytecode of every expression, end to end, with its constants and the sets of indices it sums over."""

    first: Ints  # expressions: first operation
    last: Ints  # expressions: one past the last
    op: Ints
    arg: Ints
    constant: Floats
    set_first: Ints
    set_last: Ints
    set_item: Ints  # OP_SUM: state indices; OP_TOGETHER: option indices, ordered by orderer
    option_orderer: Ints  # options: its orderer, beside the sets that need it
    # The same expressions fused (`fusing`): what the kernel runs.
    kind: Ints = ()  # expressions: KIND_*
    number: Floats = ()  # expressions: that number
    run_first: Ints = ()  # expressions
    run_last: Ints = ()
    run_op: Ints = ()
    run_arg: Ints = ()  # state index, argument of a query, or how many operations TAKE and SKIP pass over
    run_binary: Ints = ()  # WITH_CONST, WITH_LOAD, QUERY: the unfused operation; AND_*: how many to pass over at 0
    run_low: Floats = ()  # the constant, or the lower bound of a test
    run_high: Floats = ()
    # Conditions of tests alone, as a way through them: each test is of one variable between two bounds.
    test_first: Ints = ()  # expressions
    test_index: Ints = ()
    test_low: Floats = ()
    test_high: Floats = ()
    test_yes: Ints = ()  # where it goes on when the variable lies within; WAY_TRUE, WAY_FALSE: decided
    test_no: Ints = ()


class Effects(NamedTuple):
    """Lists of effects. Meaning of `target` and `other` by kind:

    ADD, SET, TRUTH: state index. AUTHORITY: authority. TRUST, KEEP: actors a and b or COALITION, `mutual` 1 for both
    directions. SOUND: `target` the actor sounded, `other` who sounds. REVEAL_*: track or flag, `other` an actor or -1
    for all. ADD_PURSE, SET_PURSE: purse.
    """

    first: Ints
    last: Ints
    kind: Ints
    target: Ints
    other: Ints
    mutual: Ints
    low: Floats
    high: Floats
    amount: Ints  # expression


class Clock(NamedTuple):
    effort: int  # expression: effort a seat has in a turn
    step: Floats  # turns + 1: seconds of each turn, [0] unused
    fade: Floats  # turns + 1: factor by which trust evidence fades during that turn


class Actors(NamedTuple):
    lead: int
    faith: Floats  # 0..1
    joins: Ints  # expression or -1
    leaves: Ints  # expression or -1
    first_slot: Ints
    slots: Ints  # order slots of each actor
    passing: Floats  # weight with which its autopilot passes
    reads: Ints  # actors x authorities: expression, how far it accepts a contested one
    option_first: Ints  # its options in menu order are option_first .. option_last
    option_last: Ints


class Tracks(NamedTuple):
    low: Floats
    high: Floats
    drift: Ints  # expression or -1
    error: Ints  # expression or -1: half-width of estimates
    seen: Ints  # SEEN_*
    seen_actor: Ints  # tracks x actors: 1 where `seen` lists the actor
    start: Floats
    drifting: Ints  # tracks that have a drift, in file order
    veiled: Ints  # tracks that somebody does not see, or sees with an error


class Flags(NamedTuple):
    seen: Ints
    seen_actor: Ints
    veiled: Ints  # flags that not everybody sees


class Authorities(NamedTuple):
    expires: Ints  # expression or -1
    expires_seconds: Floats  # a duration instead, or -1.0
    contested: Ints  # 1 where members may read it differently


class Purses(NamedTuple):
    resource: Ints
    of: Ints  # holder, or -1 for one shared purse
    income: Ints  # expression or -1
    high: Ints  # expression or -1
    held: Ints  # actors x resources: purse index or -1


class Escalation(NamedTuple):
    seen: int
    seen_actor: Ints
    start: float
    start_floor: float
    incidents_from: int  # expression
    incidents_chance: int  # expression


class Bodies(NamedTuple):
    rule: Ints
    dynamic: Ints  # 1: its members are the coalition's at that moment
    listed: Ints  # bodies x actors
    threshold: Ints  # expression or -1
    weight_threshold: Ints  # expression or -1
    weighted: Ints  # 1: weights are given
    weights: Ints  # bodies x actors: expression or -1
    veto: Ints  # bodies x actors
    bloc: Ints  # expression or -1
    quorum: Ints  # expression or -1
    takes: Ints  # expression or -1 (turns)
    takes_seconds: Floats  # a duration instead, or -1.0
    price: Ints  # bodies x actors (orderer): list of effects or -1


class Groups(NamedTuple):
    """One per orderer, response and `each` value: what limits, cooldowns and dice belong to."""

    response: Ints
    orderer: Ints
    value: Ints  # the `each` actor or -1
    coalition_by: Ints  # 1: the orderer must be a member
    coalition_each: Ints  # 1: the each actor must be a member
    key: Ints  # 64-bit draw key


class Forms(NamedTuple):
    """One per group and variant: everything of a response but the body it is brought to."""

    group: Ints
    response: Ints
    orderer: Ints
    variant: Ints  # -1 base
    when: Ints  # expression or -1
    law: Ints  # expression or -1
    unlawful: Ints  # list of effects or -1: without it, not orderable without law
    effort: Ints  # expression
    limit: Ints  # expression or -1; counted over its group
    cooldown: Ints  # expression or -1
    cost: Ints  # forms x resources: expression or -1
    takes: Ints
    takes_seconds: Floats
    domain: Ints  # or -1
    escalation: Ints  # CLASS_*
    burden: Ints  # forms x actors: expression
    risk: Ints  # expression
    mode: Ints  # MODE_*
    outcome_first: Ints
    outcome_last: Ints
    weight: Ints  # expression or -1: never chosen by an autopilot
    sounds: Ints  # forms x actors: 1 if a result holds `sound`
    interest_first: Ints  # forms x actors: range in `interest`
    interest_last: Ints
    red_first: Ints  # forms x actors: range in `red`
    red_last: Ints
    caveat_first: Ints  # forms x actors: range in `caveat`
    caveat_last: Ints
    pledge: Ints  # index into Pledges or -1
    interest: Ints  # expressions
    red: Ints  # expressions
    caveat: Ints  # caveat indices


class Options(NamedTuple):
    """One per form and body: the entries of the menus, by orderer (actors' order), then in menu order."""

    form: Ints
    body: Ints  # or -1


class Outcomes(NamedTuple):
    chance: Ints  # expression or -1: takes the rest
    effects: Ints  # list of effects or -1
    kind: Ints  # SUCCESS, FAILURE, NEITHER


class Caveats(NamedTuple):
    actor: Ints
    share: Ints  # expression


class Pledges(NamedTuple):
    to: Ints
    kept: Ints  # expression
    within: Ints  # expression or -1
    within_seconds: Floats
    worth: Ints  # expression
    sways: Ints  # expression
    public: Ints  # 0 or 1
    groups: Ints  # groups that can hold a pledge, in file order


class Injects(NamedTuple):
    when: Ints  # expression or -1
    at: Ints  # expression or -1
    chance: Ints  # expression
    repeat: Ints
    incident: Ints
    ask: Ints  # actor or -1
    effects: Ints  # list of effects or -1
    choice_first: Ints
    choice_last: Ints
    default: Ints  # choice index or -1
    key: Ints


class Choices(NamedTuple):
    when: Ints  # expression or -1
    effects: Ints  # list of effects or -1
    inject: Ints


class Ends(NamedTuple):
    when: Ints  # endings: expression
    at_once: Ints  # endings
    score: Ints  # objectives: expression
    weight: Floats  # objectives: constant weight in the overall value


class Keys(NamedTuple):
    """64-bit keys of draws (FNV-1a of the names in rules.md, "Draws")."""

    turn: Ints  # turns + 1: turn * golden ratio constant mod 2^64
    mood: Ints  # responses x actors
    autopilot: Ints  # actors x picks
    policy: Ints  # actors x picks: for a policy that plays a seat, never used by the rules
    estimate: Ints  # tracks x actors
    incident: Ints  # [incident, incident:pick]
    picks: int


class Rules(NamedTuple):
    """Coefficients of rules.md by name, overridable in a scenario; `engine/coefficients.py` has default and source."""

    trust_prior: float
    trust_loss_weight: float
    trust_joint_success: float
    trust_joint_failure: float
    trust_overruled: float
    trust_blocked: float
    trust_surprised: float
    trust_hidden_caveat: float
    pledge_audience: float
    support_base: float
    support_interest: float
    support_trust: float
    support_law: float
    support_will: float
    support_peers: float
    support_consulted: float
    support_mood: float
    support_burden: float
    support_exposure: float
    support_yes: float
    support_acquiesce: float
    support_loyal: float
    support_loyal_trust: float
    escalation_gain: float
    escalation_others: float
    escalation_decay: float
    escalation_violent_floor: float
    escalation_nuclear_floor: float
    escalation_de_escalation: float
    escalation_status_quo: float
    escalation_posturing: float
    escalation_nonviolent: float
    escalation_violent: float
    escalation_nuclear: float
    will_recovery: float


class Tables(NamedTuple):
    """Everything the rules need to know about a scenario."""

    at: Layout
    n: Sizes
    rules: Rules
    code: Code
    effect: Effects
    clock: Clock
    actor: Actors
    track: Tracks
    flag: Flags
    authority: Authorities
    purse: Purses
    escalation: Escalation
    body: Bodies
    group: Groups
    form: Forms
    option: Options
    outcome: Outcomes
    caveat: Caveats
    pledge: Pledges
    inject: Injects
    choice: Choices
    end: Ends
    key: Keys
    start: Floats  # the state before the first turn
