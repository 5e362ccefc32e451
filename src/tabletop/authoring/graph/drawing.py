"""What of a scenario's links is drawn, and in which groups, so that a person can read it. Formats do not belong here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from tabletop.authoring.graph.links import Does, Link, Part, links
from tabletop.authoring.msel.exporting import turn_of
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.scenario import Scenario

Cluster = Literal["phase", "objective"]

MOST_BLOCKED = 3
"""A flag that rules out more than so many is said to do so in its own box, instead of by as many arrows."""
MOST_NAMED = 20
"""Of what is left out, so many are named."""

_MAIN: frozenset[Does] = frozenset({"sets", "clears", "triggers", "enables", "blocks", "ends", "averts"})

LEGEND: dict[Does, str] = {
    "triggers": "makes an inject fire",
    "enables": "an order needs it",
    "blocks": "rules it out",
    "sets": "makes it true",
    "clears": "makes it false",
    "ends": "an ending needs it",
    "averts": "an ending needs it not to be",
    "serves": "counts for an objective",
    "moves": "changes a number",
    "weighs": "counts for a chance, a wish or an amount",
}


@dataclass(frozen=True)
class Box:
    """A part with what is written in it: its title, and below it a remark."""

    part: Part
    title: str
    remark: str = ""


@dataclass(frozen=True)
class Group:
    """Boxes that belong together; without a title they stand where there is room."""

    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Drawing:
    """What is drawn. `left_out` says in a sentence what is not."""

    title: str
    groups: tuple[Group, ...]
    links: tuple[Link, ...]
    left_out: str = ""

    @property
    def legend(self) -> dict[Does, str]:
        """The kinds of arrows that occur, with their meanings."""
        used = {link.does for link in self.links}
        return {does: says for does, says in LEGEND.items() if does in used}


def drawn(subject: Subject, cluster: Cluster = "phase", every: bool = False) -> Drawing:
    """The drawing of a scenario that can be played; `every` leaves nothing out. ValueError for one that cannot."""
    document = subject.document
    if document is None or subject.program is None:
        raise ValueError("the scenario has errors")
    found = links(subject)
    blocked: Counter[Part] = Counter()
    kept = list(found)
    if not every:
        kept = [link for link in found if link.does in _MAIN and link.origin.kind != "track"]
        does = {(link.origin, link.target): link.does for link in found}
        # What has set a flag and is ruled out by it can be done once: true of most orders, and no news.
        kept = [k for k in kept if k.does != "blocks" or does.get((k.target, k.origin)) != "sets"]
        ruled = Counter(link.origin for link in kept if link.does in ("blocks", "averts"))
        blocked = Counter({part: count for part, count in ruled.items() if count > MOST_BLOCKED})
        kept = [k for k in kept if k.does not in ("blocks", "averts") or k.origin not in blocked]
    shown = {part for link in kept for part in (link.origin, link.target)}
    parts = [part for part in _parts(document) if every or part in shown]
    alone = [
        part.id
        for part in _parts(document)
        if part.kind in ("inject", "response") and not every and part not in shown
    ]
    boxes = [
        Box(part, _title(document, part), f"rules out {blocked[part]}" if blocked[part] else "")
        for part in parts
    ]
    named = _by_phase(document) if cluster == "phase" else _by_objective(document, found)
    said = ""
    if not every:
        said = "Left out: tracks, objectives, weights and chances"
        if alone:
            more = f" and {len(alone) - MOST_NAMED} more" if len(alone) > MOST_NAMED else ""
            said += "; injects and orders to which nothing leads and that set nothing: "
            said += ", ".join(alone[:MOST_NAMED]) + more
        said += "; what a flag rules out, where that is more than a few; --all draws it."
    return Drawing(str(document.title), _grouped(boxes, named), tuple(sorted(kept)), said)


def _parts(document: Scenario) -> list[Part]:
    return [
        *(Part("inject", str(id)) for id in document.injects),
        *(Part("response", str(id)) for id in document.responses),
        *(Part("flag", str(id)) for id in document.flags),
        *(Part("authority", str(id)) for id in document.authorities),
        *(Part("track", str(id)) for id in document.tracks),
        *(Part("objective", str(id)) for id in document.objectives),
        *(Part("ending", str(id)) for id in document.endings),
    ]


def _title(document: Scenario, part: Part) -> str:
    found: dict[str, dict[str, str]] = {
        "inject": {str(id): str(one.title) for id, one in document.injects.items()},
        "response": {str(id): str(one.title) for id, one in document.responses.items()},
        "objective": {str(id): str(one.title) for id, one in document.objectives.items()},
        "ending": {str(id): str(one.title) for id, one in document.endings.items()},
        "authority": {str(id): str(one.title) for id, one in document.authorities.items()},
        "track": {str(id): str(one.title) for id, one in document.tracks.items()},
        "flag": {str(id): str(one.text) for id, one in document.flags.items()},
    }
    return " ".join(found[part.kind].get(part.id, part.id).split())


LOOSE = ""
"""The title of the group without a frame: orders, flags and law stand best next to what they lead to."""

_GROUPS: dict[str, str] = {
    "inject": "Injects by condition",
    "response": LOOSE,
    "flag": LOOSE,
    "authority": LOOSE,
    "track": LOOSE,
    "objective": "Objectives",
    "ending": "Endings",
}


def _by_phase(document: Scenario) -> Callable[[Part], str]:
    phases = [turn.phase for turn in document.calendar]

    def group(part: Part) -> str:
        if part.kind == "inject":
            inject = next(one for id, one in document.injects.items() if id == part.id)
            turn = turn_of(inject.at)
            if turn is not None and 1 <= turn <= len(phases):
                phase = phases[turn - 1]
                return (
                    f"Injects: {document.phases[phase].title}"
                    if phase is not None
                    else f"Injects of turn {turn}"
                )
            if inject.when is None and inject.at is None:
                return "Injects by hand"
        return _GROUPS[part.kind]

    return group


def _by_objective(document: Scenario, found: Iterable[Link]) -> Callable[[Part], str]:
    serves: dict[Part, set[str]] = {}
    for link in found:
        if link.does == "serves":
            serves.setdefault(link.origin, set()).add(link.target.id)
    for link in found:
        if link.does == "sets" and link.origin.kind == "response":
            serves.setdefault(link.origin, set()).update(serves.get(link.target, ()))
    titles = {str(id): " ".join(str(one.title).split()) for id, one in document.objectives.items()}

    def group(part: Part) -> str:
        mine = {part.id} if part.kind == "objective" else serves.get(part, set())
        if part.kind != "ending" and len(mine) == 1:
            return titles[next(iter(mine))]
        return "Endings" if part.kind == "ending" else LOOSE

    return group


def _grouped(boxes: Iterable[Box], named: Callable[[Part], str]) -> tuple[Group, ...]:
    found: dict[str, list[Box]] = {}
    for box in boxes:
        found.setdefault(named(box.part), []).append(box)
    return tuple(Group(title, tuple(mine)) for title, mine in found.items())
