"""Random expressions of the language: every name, operation and function that has a meaning where they stand."""

from __future__ import annotations

from tests.generation.choices import Choices
from tests.generation.names import Place, World

COUNTS = ("done", "succeeded", "failed", "pending", "kept", "broken", "together")
COMPARISONS = ("<", ">", "<=", ">=", "==", "!=")


def number(c: Choices, w: World, at: Place, depth: int = 2) -> str:
    """An expression with a number for a value."""
    if depth == 0 or c.maybe(40):
        return c.figure(-5, 60) if c.maybe(30) else leaf(c, w, at)
    kind = c.whole(0, 8)
    a = number(c, w, at, depth - 1)
    if kind <= 3:
        return f"({a} {c.pick(('+', '-', '*', '/', '%'))} {number(c, w, at, depth - 1)})"
    if kind == 4:
        others = [number(c, w, at, depth - 1) for _ in range(c.few(1, 2))]
        return f"{c.pick(('min', 'max'))}({', '.join([a, *others])})"
    if kind == 5:
        return c.pick((f"abs({a})", f"(-{a})", f"(+{a})"))
    if kind == 6:
        return f"clamp({a}, {c.figure(0, 20)}, {c.figure(20, 90)})"
    if kind == 7:
        return f"({a} if {condition(c, w, at, depth - 1)} else {number(c, w, at, depth - 1)})"
    return f"({c.figure(1, 40)} * ({condition(c, w, at, depth - 1)}))"


def amount(c: Choices, w: World, at: Place, low: float, high: float) -> str:
    """A number that mostly lies in low..high."""
    kind = c.whole(0, 9)
    if kind <= 5:
        return c.figure(low, high)
    if kind <= 8:
        return (
            f"{c.figure(low, high)} {c.pick(('+', '-'))} {c.pick(('0.1', '0.25', '.5'))} * {leaf(c, w, at)}"
        )
    return number(c, w, at)


def leaf(c: Choices, w: World, at: Place) -> str:
    """A number by its name, or a function that gives one."""
    names = ["turn", "escalation", "turns", *w.tracks, *w.tracks]
    names += [x for x in w.resources if w.holds(x, at.holders)]
    names += [f"{a}.{x}" for x in w.resources for a in w.actors if w.holds(x, (a,))]
    people = _people(w, at)
    names += [f"{a}.{x}" for a in people for x in ("will", "exposure")]
    names += [f"{a}.capability.{d}" for a in people for d in w.domains]
    names += [x for x in ("will", "exposure") if at.own] * 2
    names += [f"capability.{d}" for d in w.domains if at.own]
    names += ["contribution", "support"] * (3 if at.result else 0)
    if c.maybe(60):
        return c.pick(names)
    return call(c, w, at)


def call(c: Choices, w: World, at: Place) -> str:
    """A function of the scenario."""
    references = list(w.references(at))
    calls = [f"trust({a} -> {b})" for a, b in pairs(w, at)]
    calls += [f"trust(coalition -> {a})" for a in _people(w, at)]
    calls += ["cohesion()", "members()"]
    calls += [f"since({x})" for x in w.injects]
    calls += [f"{f}({x})" for f in ("agreed", "refused") for x in w.bodies]
    if references and c.maybe(50):
        return f"{c.pick(COUNTS)}({c.pick(references)})"
    return c.pick(calls)


def condition(c: Choices, w: World, at: Place, depth: int = 2) -> str:
    """An expression that is true or false."""
    if depth == 0 or c.maybe(55):
        truths = ["true", "false", *w.flags, *w.flags, *w.authorities]
        truths += [f"{a}.member" for a in _people(w, at)]
        truths += [f"fired({x})" for x in w.injects]
        if c.maybe(35):
            return c.pick(truths)
        return f"{leaf(c, w, at)} {c.pick(COMPARISONS)} {c.figure(0, 60)}"
    kind = c.whole(0, 5)
    a = condition(c, w, at, depth - 1)
    if kind <= 2:
        return f"({a} {c.pick(('and', 'or'))} {condition(c, w, at, depth - 1)})"
    if kind == 3:
        return f"(not {a})"
    if kind == 4:
        x = number(c, w, at, depth - 1)
        return f"{c.figure(0, 20)} {c.pick(COMPARISONS)} {x} {c.pick(COMPARISONS)} {c.figure(0, 90)}"
    return f"({a} if {condition(c, w, at, depth - 1)} else {condition(c, w, at, depth - 1)})"


def law(c: Choices, w: World, depth: int = 2) -> str:
    """A legal basis; there must be an authority."""
    a = c.pick(w.authorities)
    kind = c.whole(0, 5) if depth else 0
    if kind <= 2:
        return a
    if kind == 3:
        return f"not {a}"
    return f"({law(c, w, depth - 1)} {c.pick(('or', 'and'))} {law(c, w, depth - 1)})"


def pairs(w: World, at: Place) -> list[tuple[str, str]]:
    """Two names that never stand for the same actor here."""
    found = [(a, b) for a in w.actors for b in w.actors if a != b]
    for name, who in (("by", at.by), (at.each, at.values)):
        if who and name:
            others = [a for a in w.actors if a not in who]
            found += [pair for a in others for pair in ((name, a), (a, name))]
    if at.by and at.each:
        found += [("by", at.each), (at.each, "by")] * 2
    return found


def _people(w: World, at: Place) -> list[str]:
    return [*w.actors, *(["by"] if at.by else []), *([at.each] if at.each else [])]
