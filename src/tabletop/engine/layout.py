"""Where the blocks of the state vector lie: built once per scenario from the sizes. No rule belongs here."""

from tabletop.engine.program import STACK, Layout, Sizes


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
        "pledges_kept": n.options,
        "pledges_broken": n.options,
        "agreed": n.bodies,
        "refused": n.bodies,
        "group_done": n.groups,
        "group_turn": n.groups,
        "fired": n.injects,
        "fired_turn": n.injects,
        "asked": n.injects,
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
    }
    offsets: dict[str, int] = {}
    at = 0
    for name, length in lengths.items():
        offsets[name] = at
        at += length
    return Layout(**offsets, size=at)
