"""Random responses, injects, objectives and endings."""

from __future__ import annotations

from typing import Any

from tests.generation.choices import Choices
from tests.generation.effects import Tree, effects
from tests.generation.expressions import amount, condition, law, leaf
from tests.generation.names import INSTRUMENTS, Order, Place, World
from tests.generation.sections import seen

CLASSES = ("status_quo", "de_escalation", "posturing", "nonviolent", "violent", "nuclear")
COMMON = ("cost", "pledge", "takes", "domain")
CHANNELS = ("press", "social", "intelligence", "diplomatic", "military", "legal", "cyber", "phone")


def response(c: Choices, w: World, order: Order, *, weighed: bool = True) -> Tree:
    """A response of this outline; `weighed`: an autopilot may choose it."""
    at = w.place_of(order)
    tree: Tree = {}
    if order.by is not None:
        tree["by"] = order.by if isinstance(order.by, str) else list(order.by)
    if order.each:
        tree["each"] = {order.each: order.over if isinstance(order.over, str) else list(order.over)}
    if order.consent:
        tree["consent"] = order.consent[0] if len(order.consent) == 1 else list(order.consent)
    terms(c, w, at, tree, 25)
    way = c.pick(("effects", "chance", "outcomes"))
    tree.update(results(c, w, at, way, 0))
    if weighed and c.maybe(75):
        tree["weight"] = amount(c, w, at, 0, 4)
    variants: Tree = {}
    for id, consent in order.variants.items():
        variant: Tree = {}
        terms(c, w, at, variant, 15)
        if consent is not None:
            variant["consent"] = list(consent)
        if c.maybe(50):
            variant.update(results(c, w, at, way, 60))
        if weighed and c.maybe(40):
            variant["weight"] = amount(c, w, at, 0, 4)
        variants[id] = variant
    if variants:
        tree["variants"] = variants
    return tree


def terms(c: Choices, w: World, at: Place, tree: Tree, percent: int) -> None:
    """Adds some of the keys that a variant may replace, results apart."""
    choices: Tree = {
        "title": lambda: f"To act as {{{at.each or 'by'}.name}} would",
        "text": lambda: f"It stands at {{{leaf(c, w, at)}}}, says {{by.name}}.",
        "instrument": lambda: c.pick(INSTRUMENTS),
        "tags": lambda: c.some([*w.tags, "odd_tag"], 1),
        "when": lambda: condition(c, w, at),
        "effort": lambda: amount(c, w, at, 1, 2),
        "takes": lambda: c.pick(("1", "2", "0", "0.5", "18h", "3d")),
        "limit": lambda: amount(c, w, at, 1, 3),
        "cooldown": lambda: amount(c, w, at, 0, 2),
        "escalation": lambda: c.pick(CLASSES),
        "burden": lambda: _burden(c, w, at),
        "risk": lambda: amount(c, w, at, 0, 100),
        "seen": lambda: seen(c, w, orderer=True),
        "note": lambda: "Only you read this.",
        "pledge": lambda: _pledge(c, w, at),
    }
    if w.domains:
        choices["domain"] = lambda: c.pick(w.domains)
    if w.authorities:
        choices["law"] = lambda: law(c, w)
        choices["unlawful"] = lambda: effects(c, w, at, 2)
    payable = [x for x in w.resources if w.holds(x, at.holders)]
    if payable:
        choices["cost"] = lambda: {x: amount(c, w, at, 0, 4) for x in c.some(payable, 1)}
    for key, make in choices.items():
        if c.maybe(percent + (20 if key in COMMON else 0)):
            tree[key] = make()


def results(c: Choices, w: World, at: Place, way: str, less: int) -> Tree:
    """Results written in one of the three ways; `less`: percent of the keys that a variant leaves out."""
    decided = Place(at.holders, at.by, at.each, at.values, result=True)

    def told() -> Tree:
        found: Tree = {}
        if c.maybe(75):
            found["effects"] = effects(c, w, decided, 3, 1)
        if c.maybe(15):
            found["text"] = f"Now {{{leaf(c, w, at)}}}."
        return found

    if way == "effects":
        return {} if c.maybe(less) else {"effects": effects(c, w, decided)}
    if way == "chance":
        tree: Tree = {} if c.maybe(less) else {"chance": amount(c, w, decided, 0, 110)}
        for key in ("success", "failure"):
            if c.maybe(80 - less):
                tree[key] = told()
        return tree if tree or not less else {}
    if c.maybe(less):
        return {}
    outcomes: Tree = {}
    ids = ["clean", "messy", "odd", "lost"][: c.whole(1, 4)]
    for id in ids:
        outcome = told()
        if id != ids[-1]:
            outcome["chance"] = amount(c, w, decided, 0, 60)
        if c.maybe(25):
            outcome["success"] = c.pick(("true", "false"))
        outcomes[id] = outcome
    return {"outcomes": outcomes}


def _burden(c: Choices, w: World, at: Place) -> Any:
    if c.maybe(40):
        return amount(c, w, at, 0, 100)
    names = [*w.actors, *([at.each] if at.each else [])]
    return {a: amount(c, w, at, 0, 100) for a in c.some(names, 1, 2)}


def _pledge(c: Choices, w: World, at: Place) -> Tree:
    others = [a for a in w.actors if a not in at.by]
    tree: Tree = {
        "to": at.each or c.pick(others or w.actors),
        "kept": condition(c, w, at),
        "within": c.pick(("1", "2", "3", "2d", amount(c, w, at, 0, 3))),
    }
    if c.maybe(40):
        tree["worth"] = amount(c, w, at, 0, 2)
    if c.maybe(50):
        tree["sways"] = amount(c, w, at, -40, 40)
    if c.maybe(40):
        tree["public"] = c.pick(("true", "false"))
    return tree


def inject(c: Choices, w: World, *, silent: bool = False) -> Tree:
    """An inject; a `silent` one fires by hand only."""
    tree: Tree = {}
    at = w.place()
    asked = c.pick(w.actors) if c.maybe(40) else ""
    if asked:
        at = Place((asked,), (asked,))
    kind = 0 if silent else c.whole(0, 9)
    if kind in (1, 2, 3, 4, 5):
        tree["when"] = condition(c, w, at)
    if kind in (5, 6, 7):
        tree["at"] = amount(c, w, at, 1, w.turns) if c.maybe(20) else str(c.whole(1, w.turns))
    if kind in (8, 9):
        tree["incident"] = "true"
    elif kind and c.maybe(45):
        tree["chance"] = amount(c, w, at, 0, 110)
    if kind == 9 and c.maybe(50):
        tree["when"] = condition(c, w, at)
    if c.maybe(40):
        tree["repeat"] = c.pick(("true", "false"))
    if c.maybe(30):
        tree["to"] = seen(c, w, orderer=bool(asked))
    if c.maybe(15):
        tree.update({"title": "A letter from {" + w.lead + ".name}", "from": "Global Wire"})
        tree["text"] = f"They say {{{leaf(c, w, at)}}}."
        tree.update(expected="What a prepared team does.", note="For the facilitator only.")
    if c.maybe(30):
        tree["channel"] = c.pick(CHANNELS)
    if w.objectives and c.maybe(15):
        tree["objective"] = c.pick(w.objectives)
    if c.maybe(75):
        tree["effects"] = effects(c, w, at, 3, 1)
    if asked:
        ids = ["deny", "confirm", "joke"][: c.whole(1, 3)]
        default = c.pick(ids)
        tree.update(ask=asked, default=default, choices={id: choice(c, w, at, id == default) for id in ids})
    return tree


def choice(c: Choices, w: World, at: Place, is_default: bool) -> Tree:
    """An answer to a dilemma."""
    tree: Tree = {}
    if c.maybe(75):
        tree["effects"] = effects(c, w, at, 2, 1)
    if not is_default and c.maybe(50):
        tree["when"] = condition(c, w, at)
    if c.maybe(10):
        tree["title"] = "Say so"
    return tree


def ends(c: Choices, w: World) -> Tree:
    """Objectives and endings."""
    at = w.place()
    objectives: Tree = {}
    for id in w.objectives:
        objectives[id] = {"score": amount(c, w, at, 0, 100)}
        if c.maybe(40):
            objectives[id].update(weight=str(c.whole(0, 3)), seen=seen(c, w))
        if c.maybe(10):
            objectives[id].update(title="A goal", core_capability="Coordination", text="What it means.")
    endings: Tree = {}
    for id in ["disaster", "deal", "truce"][: c.few(0, 3)]:
        outcome = c.pick(("victory", "compromise", "stalemate", "defeat"))
        endings[id] = {"when": condition(c, w, at), "outcome": outcome}
        if c.maybe(30):
            endings[id]["at_once"] = c.pick(("true", "false"))
        if c.maybe(15):
            endings[id].update(title="An end", text=f"With {{{leaf(c, w, at)}}}.", form="formal_agreement")
    tree = {"objectives": objectives, "endings": endings}
    return {section: items for section, items in tree.items() if items}
