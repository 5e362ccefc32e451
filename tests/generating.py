"""Random valid scenarios of format 1, of all features, small ones being common.

`scenario_text(seed)` needs nothing but a number; `scenarios` are the same for Hypothesis, which makes a failing one
smaller. An addition is a definition made while the scenario is played. What is random in each section is decided in
`generation/`; what must hold of a game is judged elsewhere.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tabletop.engine.texts import Program
from tabletop.scenario.load import load_text
from tests.generation import play, sections
from tests.generation.choices import Choices, Drawn, Seeded
from tests.generation.names import World, order, world

_PLAIN = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.+ -]*(?<! )\Z|-?[0-9.]+\Z|trust [a-z]+ <?-> [a-z]+\Z")


@dataclass(frozen=True)
class Generated:
    """A scenario as an author would write it, and something a facilitator could define in it later."""

    text: str
    addition: str

    def program(self, *, extended: bool = False) -> Program:
        """The scenario compiled, with the addition or without; raises with all that is wrong."""
        return load_text({"scenario.yaml": self.text}, [self.addition] if extended else []).usable()


def generate(c: Choices) -> Generated:
    """A scenario of these choices."""
    w = world(c)
    tree: dict[str, Any] = {"format": "1", "id": "generated", "lead": w.lead}
    if c.maybe(10):
        tree.update(title="A crisis", tags=["cyber"], summary="A crisis.", briefing="Read *this*.")
        tree.update(version="1.0", authors=["They"], license="CC0-1.0", sources=["None"])
        tree["difficulty"] = c.pick(("introductory", "intermediate", "advanced"))
    tree.update(sections.clock(c, w))
    tree.update(sections.actors(c, w))
    tree.update(sections.values(c, w))
    if w.bodies:
        tree["bodies"] = sections.bodies(c, w)
    tree["responses"] = {id: play.response(c, w, outline) for id, outline in w.orders.items()}
    _use_every_tag(tree["responses"], w)
    if w.injects:
        tree["injects"] = {id: play.inject(c, w) for id in w.injects}
    tree.update(play.ends(c, w))
    if c.maybe(10):
        tree.update(sections.theatre(c, w))
    addition = {
        "responses": {id: play.response(c, w, order(c, w, id), weighed=False) for id in ("parley", "jeer")},
        "injects": {id: play.inject(c, w, silent=True) for id in ("fog", "thaw")},
    }
    return Generated("\n".join(_block(tree)) + "\n", "\n".join(_block(addition)) + "\n")


def _use_every_tag(responses: dict[str, Any], w: World) -> None:
    """Actors may have interests in a tag only if some response has it."""
    first = responses[next(iter(responses))]
    used = {tag for way in responses.values() for tag in way.get("tags", ())}
    if missing := [tag for tag in w.tags if tag not in used]:
        first["tags"] = [*first.get("tags", ()), *missing]


@cache
def generated(seed: int) -> Generated:
    """The scenario of a seed."""
    return generate(Seeded(seed))


@cache
def program(seed: int) -> Program:
    """The compiled scenario of a seed."""
    return generated(seed).program()


def scenario_text(seed: int) -> str:
    """The YAML text of a valid scenario; the same for the same seed on every machine."""
    return generated(seed).text


@st.composite
def scenarios(draw: st.DrawFn) -> Generated:
    """Valid scenarios."""
    return generate(Drawn(draw))


def _block(tree: dict[str, Any], indent: int = 0) -> list[str]:
    lines: list[str] = []
    for key, value in tree.items():
        start = f"{'  ' * indent}{_scalar(key)}:"
        if isinstance(value, dict) and value:
            lines += [start, *_block(value, indent + 1)]
        elif isinstance(value, list):
            lines.append(f"{start} [{', '.join(map(_scalar, value))}]")
        else:
            lines.append(f"{start} {_scalar(value) if isinstance(value, str) else '{}'}")
    return lines


def _scalar(text: str) -> str:
    return text if _PLAIN.match(text) else json.dumps(text)
