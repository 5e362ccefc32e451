"""Random effects: every target that has a meaning where they stand, each at most once in a list."""

from __future__ import annotations

from typing import Any

from tests.generation.choices import Choices
from tests.generation.expressions import amount, condition, pairs
from tests.generation.names import Place, World

Tree = dict[str, Any]


def effects(c: Choices, w: World, at: Place, most: int = 3, least: int = 0) -> Tree:
    """A list of effects."""
    found: Tree = {}
    for _ in range(c.few(least, most)):
        target, value = effect(c, w, at)
        found[target] = value
    return found


def effect(c: Choices, w: World, at: Place) -> tuple[str, Any]:
    """One target with its amount."""
    kinds = ["escalation", *(["track"] * 4 if w.tracks else []), *(["flag"] * 2 if w.flags else [])]
    kinds += ["authority"] * (1 if w.authorities else 0) + ["actor", "trust", "trust", "floor"]
    purses = [x for x in w.resources if w.holds(x, at.holders)]
    purses += [f"{a}.{x}" for x in w.resources for a in w.actors if w.holds(x, (a,))]
    kinds += ["purse"] * (2 if purses else 0) + ["sound"] * (2 if at.by else 0)
    kinds += ["reveal"] * (1 if w.tracks or w.flags else 0)
    kind = c.pick(kinds)
    names = [*w.actors, *(["by"] if at.by else []), *([at.each] if at.each else [])]
    if kind == "track":
        return c.pick(list(w.tracks)), _number(c, w, at, -15, 15)
    if kind == "flag":
        return c.pick(w.flags), c.pick(("true", "false"))
    if kind == "authority":
        return c.pick(w.authorities), c.pick(("true", "false"))
    if kind == "actor":
        return _of_actor(c, w, at, names)
    if kind == "trust":
        return _trust(c, w, at)
    if kind == "purse":
        return c.pick(purses), _number(c, w, at, -4, 4)
    if kind == "sound":
        return f"sound {c.pick(names)}", "true"
    if kind == "reveal":
        to = f" -> {c.pick(names)}" if c.maybe(50) else ""
        return f"reveal {c.pick([*w.tracks, *w.flags])}{to}", "true"
    if kind == "floor":
        return "escalation_floor", amount(c, w, at, 0, 40)
    return "escalation", _number(c, w, at, -15, 20)


def _number(c: Choices, w: World, at: Place, low: int, high: int) -> Any:
    if c.maybe(15):
        return {"set": amount(c, w, at, 0, high)}
    return amount(c, w, at, low, high)


def _of_actor(c: Choices, w: World, at: Place, names: list[str]) -> tuple[str, Any]:
    who = c.pick(names)
    means = {"by": at.by, at.each: at.values}.get(who, (who,))
    if all(a in w.possible and a != w.lead for a in means) and c.maybe(40):
        return f"{who}.member", c.pick(("true", "false"))
    if w.domains and c.maybe(30):
        return f"{who}.capability.{c.pick(w.domains)}", _number(c, w, at, -20, 20)
    return f"{who}.{c.pick(('will', 'exposure'))}", _number(c, w, at, -20, 20)


def _trust(c: Choices, w: World, at: Place) -> tuple[str, Any]:
    a, b = c.pick(pairs(w, at))
    side = c.whole(0, 5)
    if side == 3:
        a = "coalition"
    elif side == 4:
        b = "coalition"
    elif side == 5:
        a = b = "coalition"
    target = f"trust {a} {c.pick(('->', '<->'))} {b}"
    if c.maybe(15):
        return target, {"keep": amount(c, w, at, 0, 100)}
    return target, c.pick(("0.3", "-0.3", "1", "-1.5", "2.5", f"0.1 * ({condition(c, w, at)})"))
