"""Random sections of a scenario that say what the world is: clock, actors, trust, values, bodies, rules, map."""

from __future__ import annotations

from typing import Any

from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME
from tests.generation.choices import Choices
from tests.generation.effects import Tree, effects
from tests.generation.expressions import amount, condition, leaf
from tests.generation.names import INSTRUMENTS, RULES, Place, World

BASES = (
    *("SOV", "DOM", "HOST", "FLAG", "STATELESS", "PORT", "TREATY", "CH6", "CH7", "REGORG", "SD51", "CM"),
    "HUMANITARIAN",
)
STEPS = ("1d", "6h", "12h", "1w", "30d", "45m", "90 min", "1.5d")
DEFAULT_PRIOR = 2.0


def seen(c: Choices, w: World, *, orderer: bool = False) -> Any:
    """Who sees something."""
    kind = c.whole(0, 6 if orderer else 5)
    if kind >= 4:
        return "by" if kind == 6 else c.some(w.actors, 1)
    return ("all", "coalition", "facilitator", c.pick(w.actors))[kind]


def start(c: Choices, w: World, at: Place, low: int, high: int) -> str:
    """A value at the start: a constant of its range, now and then an expression."""
    value = c.figure(low, high)
    return value if c.maybe(88) else f"{value} {c.pick(('+', '-'))} 0.1 * {leaf(c, w, at)}"


def clock(c: Choices, w: World) -> Tree:
    """The clock, and phases in place of its turns."""
    own: Tree = {"start": "2031-03-04T06:00Z"} if c.maybe(30) else {}
    if c.maybe(40):
        own["effort"] = str(c.whole(1, 5))
    if w.turns > 1 and c.maybe(30):
        first = c.whole(1, w.turns - 1)
        phases: Tree = {}
        for id, turns in (("warning", first), ("pursuit", w.turns - first)):
            phases[id] = {"turns": str(turns)}
            if c.maybe(60):
                phases[id]["step"] = c.pick(STEPS)
            if c.maybe(40):
                questions = {"all": ["What now?"], c.pick(w.actors): ["And you?"]}
                phases[id].update(title="A part", text="It begins.", minutes="15", questions=questions)
        return {"clock": own, "phases": phases}
    own["turns"] = str(w.turns)
    if c.maybe(50):
        own["step"] = c.pick(STEPS)
    if c.maybe(20):
        own["minutes"] = "12"
    return {"clock": own}


def actors(c: Choices, w: World) -> Tree:
    """Actors, trust between them, and the coefficients on which the evidence behind trust depends."""
    found = {id: actor(c, w, id) for id in w.actors}
    overrides = rules(c)
    tree: Tree = {"actors": found}
    if relations := trust(c, w, found, float(overrides.get("trust", {}).get("prior", DEFAULT_PRIOR))):
        tree["trust"] = relations
    if overrides:
        tree["rules"] = overrides
    return tree


def actor(c: Choices, w: World, id: str) -> Tree:
    """One actor."""
    own = Place((w.lead,), own=id)
    side = w.sides[id]
    tree: Tree = {"side": side}
    if c.maybe(20):
        tree["name"] = f"The people of {id}"
    if c.maybe(20):
        tree["playable"] = c.pick(("true", "false"))
    starts = id in w.members and id not in w.joining
    if starts != (side == "coalition") or c.maybe(10):
        tree["member"] = str(starts).lower()
    if c.maybe(10):
        tree.update(brief="Stay alive.", at=[c.figure(-80, 80), c.figure(-170, 170)])
    for key in ("will", "exposure"):
        if c.maybe(45):
            tree[key] = start(c, w, own, 0, 100)
    if c.maybe(35):
        tree["faith"] = str(c.pick((50, 20, 80, 1, 99, 0, 100)))
    if mine := c.some(w.domains):
        tree["capability"] = {d: c.figure(0, 100) for d in mine}
    if id == w.actors[0] and w.domains:  # so that every domain exists
        tree["capability"] = {d: c.figure(0, 100) for d in w.domains}
    about = [*w.orders, *w.tags, *INSTRUMENTS[:3]]
    if c.maybe(60):
        tree["interests"] = {x: amount(c, w, own, -100, 70) for x in c.some(about, 1, 4)}
    if c.maybe(20):
        tree["red_lines"] = {x: condition(c, w, own) for x in c.some(about, 1, 2)}
    elif c.maybe(10):
        tree["red_lines"] = c.some(about, 1, 2)
    if c.maybe(40):
        caveats = {x: amount(c, w, own, 0, 100) for x in c.some([*w.orders, *w.tags], 1, 2)}
        tree["caveats"] = {
            x: {"share": s, "disclosed": c.pick(("false", "true"))} if c.maybe(70) else s
            for x, s in caveats.items()
        }
    if w.authorities and c.maybe(30):
        tree["reads"] = {x: amount(c, w, own, 0, 100) for x in c.some(w.authorities, 1)}
    if id in w.joining:
        tree["joins"] = condition(c, w, own)
    if id in w.possible and id != w.lead and c.maybe(35):
        tree["leaves"] = condition(c, w, own)
    return tree


def trust(c: Choices, w: World, found: Tree, prior: float) -> Tree:
    """Trust at the start, each with a depth that it can have."""
    tree: Tree = {}
    given: set[tuple[str, str]] = set()
    for _ in range(c.few(0, 4)):
        a, b = c.some(w.actors, 2, 2)
        both = c.maybe(30)
        depth = c.pick((4.0, 2.0, 8.0, 12.0, 0.5))
        low, high = 0.0, 100.0
        for truster in (a, b) if both else (a,):
            faith = float(found[truster].get("faith", 50))
            low = max(low, prior * faith / (depth + prior))
            high = min(high, (100.0 * depth + prior * faith) / (depth + prior))
        start = c.whole(int(low) + 1, max(int(low) + 1, int(high)))
        if start > high or (a, b) in given or (both and (b, a) in given):
            continue
        given |= {(a, b), (b, a)} if both else {(a, b)}
        entry: Any = str(start) if depth == 4.0 else {"start": str(start), "depth": f"{depth:g}"}
        tree[f"{a} {'<->' if both else '->'} {b}"] = entry
    return tree


def rules(c: Choices) -> Tree:
    """Overrides of some coefficients, now and then of many."""
    tree: Tree = {}
    for name in c.some([*COEFFICIENTS, *LOAD_TIME], 0, 20) if c.maybe(30) else ():
        group, _, key = name.partition(".")
        usual = (COEFFICIENTS.get(name) or LOAD_TIME[name]).default
        value = round(usual * c.pick((0.0, 0.5, 0.8, 1.5)), 4)
        if name == "trust.prior" and value == 0.0:
            value = 1.0
        tree.setdefault(group, {})[key] = f"{min(value, 1.0) if 'memory' in name else value:g}"
    return tree


def values(c: Choices, w: World) -> Tree:
    """Tracks, flags, authorities, resources and the ladder of escalation."""
    out = w.place()
    tree: Tree = {section: {} for section in ("tracks", "flags", "authorities", "resources")}
    for id, (low, high) in w.tracks.items():
        track: Tree = {}
        if low > 0 or c.maybe(80):
            track["start"] = start(c, w, out, low, high)
        if (low, high) != (0, 100):
            track["range"] = [str(low), str(high)]
        if low > 0 or c.maybe(30):
            track["drift"] = amount(c, w, out, -5, 5)
        if c.maybe(45):
            track["seen"] = seen(c, w)
        if c.maybe(35):
            track["error"] = amount(c, w, out, 0, 30)
        if c.maybe(30):
            bands = {c.figure(low, high): "strained", str(low): "calm"}
            track.update(good=c.pick(("low", "high", "none")), bands=bands)
        if c.maybe(10):
            track.update(title=f"How {id}", text="What it means.")
        tree["tracks"][id] = track
    for id in w.flags:
        flag: Any = f"It is {id}"
        if c.maybe(50):
            flag = {"text": f"It is {id}", "title": "Is it", "seen": seen(c, w)}
        tree["flags"][id] = flag
    for id in w.authorities:
        authority: Tree = {"basis": c.pick(BASES)}
        for key in ("start", "contested"):
            if c.maybe(40):
                authority[key] = c.pick(("true", "false"))
        if c.maybe(40):
            authority["expires"] = c.pick(("2", "1", "3d", "36h", "20m", amount(c, w, out, 0, 4)))
        if c.maybe(10):
            authority["title"] = "The law"
        tree["authorities"][id] = authority
    for id, of in w.resources.items():
        tree["resources"][id] = resource(c, w, of)
    tree = {section: items for section, items in tree.items() if items}
    if c.maybe(60):
        tree["escalation"] = escalation(c, w)
    return tree


def resource(c: Choices, w: World, of: tuple[str, ...] | str) -> Tree:
    """One resource; amounts are every holder's, so they name only what all of them have."""
    at = Place(tuple(w.actors) if of == "coalition" else tuple(of))
    tree: Tree = {"start": start(c, w, at, 0, 12)}
    if of != "coalition" or c.maybe(10):
        tree["of"] = of if isinstance(of, str) else of[0] if len(of) == 1 else list(of)
    if c.maybe(50):
        tree["income"] = amount(c, w, at, -2, 4)
    if c.maybe(40):
        tree["max"] = amount(c, w, at, 3, 20)
    if c.maybe(35):
        tree["shared"] = "true"
    if c.maybe(10):
        tree["title"] = "Means"
    return tree


def escalation(c: Choices, w: World) -> Tree:
    """The ladder."""
    tree: Tree = {"start": start(c, w, w.place(), 0, 100)}
    if c.maybe(40):
        tree["floor"] = start(c, w, w.place(), 0, 40)
    if c.maybe(40):
        tree["seen"] = seen(c, w)
    if c.maybe(20):
        tree["bands"] = {"0": "calm", "40": "strained"}
    if c.maybe(50):
        chance = amount(c, w, w.place(), 0, 100)
        tree["incidents"] = {"from": amount(c, w, w.place(), 0, 60), "chance": chance}
    return tree


def bodies(c: Choices, w: World) -> Tree:
    """Bodies of every rule."""
    tree: Tree = {}
    out = w.place()
    for id, members in w.bodies.items():
        rule = c.pick((*RULES, "each"))
        who = list(w.actors if isinstance(members, str) else members)
        body: Tree = {"rule": rule}
        if not isinstance(members, str):
            body["members"] = who[0] if len(who) == 1 else who
        elif c.maybe(10):
            body["members"] = members
        if rule == "majority" and c.maybe(50):
            body["threshold"] = amount(c, w, out, 0, 3)
        if rule == "majority" and c.maybe(50):
            body["veto"] = c.some(who, 1, 2)
        if rule == "majority" and c.maybe(30):
            body["bloc"] = amount(c, w, out, 0, 2)
        if rule == "qualified":
            body.update(threshold=amount(c, w, out, 0, 80), weight_threshold=amount(c, w, out, 0, 80))
        if rule == "qualified" or c.maybe(15):
            body["weights"] = {a: amount(c, w, out, 0, 20) for a in c.some(who, 1)}
        if rule == "opt_in" and c.maybe(60):
            body["quorum"] = amount(c, w, out, 1, 3)
        if c.maybe(30):
            body["takes"] = c.pick(("1", "2", "8h", "0"))
        if c.maybe(30):
            everybody = tuple(w.actors)
            body["price"] = effects(c, w, Place(everybody, everybody), 2, 1)
        if c.maybe(10):
            body["title"] = "A house"
        tree[id] = body
    return tree


def theatre(c: Choices, w: World) -> Tree:
    """The map."""
    marks: Tree = {"port": {"at": ["51", "11"], "label": "Port"}, "bay": {"at": ["52", "12"]}}
    marks["bay"]["when"] = condition(c, w, w.place())
    return {"map": {"bounds": ["50", "10", "65", "35"], "marks": marks}}
