"""What a state variable is to people: its subject id, its label, and how a value of it reads.

One `Target` for each variable that the trace can move. Who may see it is decided in `facts`.
"""

from typing import NamedTuple

from tabletop.engine.program import Tables
from tabletop.engine.texts import Program
from tabletop.engine.words import number

(
    TRACK,
    FLAG,
    AUTHORITY,
    PURSE,
    WILL,
    EXPOSURE,
    MEMBER,
    CAPABILITY,
    TRUST,
    ESCALATION,
    FLOOR,
    SOUNDED,
    CAVEAT,
) = range(13)
SWITCHES = (FLAG, AUTHORITY, MEMBER, CAVEAT)


class Target(NamedTuple):
    """A variable: its kind, its place within its block (a pair for trust and soundings), and its words."""

    kind: int
    place: int
    subject: str
    label: str
    good: int = 0  # 1: the coalition likes it high, -1: low

    def words(self, x: float) -> str:
        """A value of it for people."""
        if self.kind in SWITCHES:
            return "yes" if x else "no"
        return number(x)


def target(program: Program, state_index: int) -> Target | None:
    """What lies at this index of the state; None for what people are not told of."""
    p = program.tables
    at, n = p.at, p.n
    i = state_index
    if i == at.escalation:
        return Target(ESCALATION, 0, "escalation", "escalation", -1)
    if i == at.floor:
        return Target(FLOOR, 0, "escalation_floor", "escalation cannot fall below", -1)
    if at.track <= i < at.track + n.tracks:
        return track(program, i - at.track)
    if at.flag <= i < at.flag + n.flags:
        flag = program.flags[i - at.flag]
        return Target(FLAG, i - at.flag, f"flag:{flag.id}", flag.text)
    if at.authority <= i < at.authority + n.authorities:
        authority = program.authorities[i - at.authority]
        return Target(AUTHORITY, i - at.authority, f"authority:{authority.id}", authority.title)
    if at.purse <= i < at.purse + n.purses:
        return purse(program, i - at.purse)
    if at.will <= i < at.will + n.actors:
        return of_actor(program, WILL, i - at.will)
    if at.exposure <= i < at.exposure + n.actors:
        return of_actor(program, EXPOSURE, i - at.exposure)
    if at.member <= i < at.member + n.actors:
        return of_actor(program, MEMBER, i - at.member)
    if at.capability <= i < at.capability + n.actors * n.domains:
        k = i - at.capability
        actor, domain = program.actors[k // n.domains], program.domains[k % n.domains]
        return Target(CAPABILITY, k, f"capability:{actor.id}.{domain}", f"{actor.name}'s {domain} capability")
    return _of_pair(program, p, i)


def _of_pair(program: Program, p: Tables, i: int) -> Target | None:
    pairs = p.n.actors * p.n.actors
    for block in (p.at.trust_kept, p.at.trust_broken):
        if block <= i < block + pairs:
            return trust_of(program, i - block)
    if p.at.sounded <= i < p.at.sounded + pairs:
        pair = i - p.at.sounded
        actor = program.actors[pair % p.n.actors]
        return Target(SOUNDED, pair, f"mind:{actor.id}", f"{actor.name}'s mind")
    if p.at.caveat_public <= i < p.at.caveat_public + p.n.caveats:
        caveat = i - p.at.caveat_public
        actor = program.actors[p.caveat.actor[caveat]]
        return Target(CAVEAT, caveat, f"caveat:{actor.id}", f"{actor.name}'s caveat is known to all")
    return None


def track(program: Program, index: int) -> Target:
    """A track."""
    text = program.tracks[index]
    return Target(TRACK, index, text.id, text.title, {"high": 1, "low": -1}.get(text.good, 0))


def trust_of(program: Program, pair: int) -> Target:
    """Trust of one actor in another."""
    a, b = (program.actors[x] for x in divmod(pair, program.tables.n.actors))
    return Target(TRUST, pair, f"trust:{a.id}->{b.id}", f"{a.name}'s trust in {b.name}", 1)


def purse(program: Program, index: int) -> Target:
    """A purse: `purse:capital` where shared, `purse:norland.capital` where held."""
    p = program.tables
    resource, holder = program.resources[p.purse.resource[index]], p.purse.of[index]
    if holder < 0:
        return Target(PURSE, index, f"purse:{resource.id}", resource.title)
    actor = program.actors[holder]
    return Target(PURSE, index, f"purse:{actor.id}.{resource.id}", f"{actor.name}'s {resource.title.lower()}")


def of_actor(program: Program, kind: int, actor: int) -> Target:
    """Will, exposure or membership of an actor."""
    text = program.actors[actor]
    if kind == WILL:
        return Target(WILL, actor, f"will:{text.id}", f"{text.name}'s political will", 1)
    if kind == EXPOSURE:
        return Target(EXPOSURE, actor, f"exposure:{text.id}", f"{text.name}'s exposure", -1)
    return Target(MEMBER, actor, f"member:{text.id}", f"{text.name} is a member of the coalition")
