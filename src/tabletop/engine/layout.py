"""Where the blocks of the state vector lie: built once per scenario from the sizes. No rule belongs here."""

from typing import NamedTuple

TERMS = 5  # parts of a member's z that are kept while its peers are counted
STACK = 64  # depth of the expressions' stack; the compiler refuses an expression that needs more


class Sizes(NamedTuple):
    """How many there are of each thing."""

    actors: int
    tracks: int
    flags: int
    authorities: int
    resources: int
    purses: int
    domains: int
    bodies: int
    responses: int
    groups: int
    forms: int
    options: int
    injects: int
    choices: int
    objectives: int
    endings: int
    caveats: int
    slots: int
    ring: int
    turns: int
    order_width: int  # ORDER_COST + resources
    ring_width: int  # RING_WEIGHT + actors


class Layout(NamedTuple):
    """Where each block of the state vector begins; `size` is its length, `scratch` where working space begins.

    Everything before `scratch` is the game; what lies behind it has no meaning between two calls of the kernel.
    """

    turn: int  # 1, one number: the current turn, 0 before the first
    escalation: int
    floor: int  # the level below which escalation cannot fall
    violent: int  # 1 once a violent act was carried out
    nuclear: int
    ended: int  # 1 when an ending that holds at once has held at the end of the turn
    viewer: int  # the actor whose beliefs this vector holds, -1 for the truth
    track: int  # tracks
    flag: int  # flags, 0 or 1
    authority: int  # authorities, 0 or 1
    authority_turn: int  # the turn in which each was last set true
    purse: int  # purses
    will: int  # actors
    exposure: int  # actors
    member: int  # actors, 0 or 1
    played: int  # actors: 1 where people (or a script or a policy) hold the seat
    capability: int  # actors x domains
    trust_kept: int  # pairs: evidence r that b kept faith with a
    trust_broken: int  # pairs: evidence s
    done: int  # options: times ordered
    succeeded: int  # options
    failed: int  # options
    pending: int  # options
    together: int  # options: due in this turn's Resolve
    forced: int  # options: the outcome a facilitator ruled for its next result, -1 none
    pledges_kept: int  # options
    pledges_broken: int  # options
    agreed: int  # bodies
    refused: int  # bodies
    group_done: int  # groups: times ordered, over all variants and bodies
    group_turn: int  # groups: the turn of the last order, NEVER before
    fired: int  # injects: times fired
    fired_turn: int  # injects: turn it last fired, -1 never
    asked: int  # injects: 1 while its dilemma is open
    held: int  # injects: 1 while the facilitator holds it back
    answer: int  # injects: chosen choice (index among all choices), -1 none
    pledge_turn: int  # groups: turn in which its open pledge was made, 0 none
    pledge_option: int  # groups: the option that made it
    pledge_due: int  # groups: the turn at whose end it counts as broken
    consulted: int  # pairs (p, i): last turn in which p consulted i, NEVER before
    sounded: int  # pairs (p, i): last turn in which a sounding of i by p took effect, NEVER before
    caveat_public: int  # caveats: 1 when disclosed to all; below 0 in an imagined game that has none
    known_track: int  # tracks x actors: 1 when revealed exactly
    known_flag: int  # flags x actors: 1 when revealed
    score: int  # objectives: 0..100
    order_count: int  # actors: orders given this turn
    order: int  # slots x ORDER_FIELDS, then the cost in each resource
    position: int  # slots x actors: z (support before people vote)
    stance: int  # slots x actors: position
    vote: int  # slots x actors: people's vote, NOT_ASKED while none
    weight: int  # slots x actors: share with which an actor takes part
    ring_count: int  # one number: orders in the ring
    ring: int  # ring x (RING_FIELDS + actors)
    scratch: int
    support: int  # register read by expressions: support of the order being decided
    contribution: int  # register
    stack: int  # STACK numbers
    work: int  # actors + authorities numbers of working space
    menu: int  # options: those that chosen from, while a choice is made
    weighed: int  # options: their weights
    doubt: int  # tracks: half-width of a viewer's estimate, in a believed state
    terms: int  # actors x TERMS
    size: int


def layout(n: Sizes) -> Layout:
    """The layout of a state vector for a scenario of these sizes, blocks in the order of `Layout`'s fields."""
    pairs = n.actors * n.actors
    lengths = {
        "turn": 1,
        "escalation": 1,
        "floor": 1,
        "violent": 1,
        "nuclear": 1,
        "ended": 1,
        "viewer": 1,
        "track": n.tracks,
        "flag": n.flags,
        "authority": n.authorities,
        "authority_turn": n.authorities,
        "purse": n.purses,
        "will": n.actors,
        "exposure": n.actors,
        "member": n.actors,
        "played": n.actors,
        "capability": n.actors * n.domains,
        "trust_kept": pairs,
        "trust_broken": pairs,
        "done": n.options,
        "succeeded": n.options,
        "failed": n.options,
        "pending": n.options,
        "together": n.options,
        "forced": n.options,
        "pledges_kept": n.options,
        "pledges_broken": n.options,
        "agreed": n.bodies,
        "refused": n.bodies,
        "group_done": n.groups,
        "group_turn": n.groups,
        "fired": n.injects,
        "fired_turn": n.injects,
        "asked": n.injects,
        "held": n.injects,
        "answer": n.injects,
        "pledge_turn": n.groups,
        "pledge_option": n.groups,
        "pledge_due": n.groups,
        "consulted": pairs,
        "sounded": pairs,
        "caveat_public": n.caveats,
        "known_track": n.tracks * n.actors,
        "known_flag": n.flags * n.actors,
        "score": n.objectives,
        "order_count": n.actors,
        "order": n.slots * n.order_width,
        "position": n.slots * n.actors,
        "stance": n.slots * n.actors,
        "vote": n.slots * n.actors,
        "weight": n.slots * n.actors,
        "ring_count": 1,
        "ring": n.ring * n.ring_width,
        "scratch": 0,
        "support": 1,
        "contribution": 1,
        "stack": STACK,
        "work": n.actors + n.authorities,
        "menu": n.options,
        "weighed": n.options,
        "doubt": n.tracks,
        "terms": n.actors * TERMS,
    }
    offsets: dict[str, int] = {}
    at = 0
    for name, length in lengths.items():
        offsets[name] = at
        at += length
    return Layout(**offsets, size=at)
