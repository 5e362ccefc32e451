"""The least around a list of injects that can be played: players, one pressure, two orders, two ends. Text only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tabletop.authoring.msel.rewriting import in_quotes
from tabletop.authoring.msel.times import Turns

_HEAD = """\
# Made of a list of injects. The list is as it was; everything around it is a frame to be replaced: who wants what, what
# can be ordered and what it costs, how it can end. docs/authoring.md and docs/language.md of tabletop help.
format: 1
id: {id}
title: {title}
summary: An exercise made of a list of injects. What can be ordered, and how it ends, is still to be written.
briefing: |
  The injects of this exercise come from a list made elsewhere. Read each as it arrives, say what you do about it, and
  order it in time: what is left alone grows.
sources:
  - "The list of injects is its authors'. Every other value in this file is a placeholder and no estimate."
difficulty: introductory
clock: {{{clock}}}
lead: {lead}

actors:
{actors}

tracks:
  pressure:
    title: What is not in hand
    start: 30
    good: low
    drift: 8
    bands: {{0: in hand, 40: strained, 70: overrun}}

responses:
  act:
    title: Do what the situation asks for
    text: Say aloud what is done, by whom and until when, and order it.
    by: coalition
    instrument: diplomatic
    effort: 2
    effects: {{pressure: -8}}
{share}
injects:
{injects}
objectives:
{objectives}

endings:
  in_hand:
    title: In hand
    when: pressure < 50
    outcome: victory
    text: What the injects asked for was done in time.
  overrun:
    title: Overrun
    when: pressure >= 50
    outcome: defeat
    text: More was left alone than the team could bear.
"""
_SHARE = """\
  share:
    each: {partner: coalition}
    title: Tell {partner.name} what you know
    text: A call before the others hear of it from somebody else.
    by: coalition
    instrument: informational
    effects: {sound partner: true, trust partner -> by: 0.2, pressure: -2}
"""


@dataclass(frozen=True)
class Frame:
    """What the frame is made for: `players` are ids by name, `objectives` id and core capability by title."""

    id: str
    title: str
    times: Turns
    players: Mapping[str, str]
    objectives: Mapping[str, tuple[str, str]]
    injects: str


def framed(frame: Frame) -> str:
    """The text of the scenario."""
    start = f"start: {frame.times.start:%Y-%m-%dT%H:%M}, " if frame.times.start is not None else ""
    lead = next(iter(frame.players.values()))
    return _HEAD.format(
        id=frame.id,
        title=_text(frame.title, 60),
        clock=f"{start}turns: {frame.times.count}, step: {_step(frame.times.step)}, minutes: 10",
        lead=lead,
        actors="\n".join(_actors(frame)),
        share=_SHARE if len(frame.players) > 1 else "",
        injects=frame.injects,
        objectives="\n".join(_objectives(frame)),
    )


def _actors(frame: Frame) -> list[str]:
    found = []
    for name, id in frame.players.items():
        found += [f"  {id}:", f"    name: {_text(name, 60)}", "    side: coalition"]
        found.append("    brief: You answer what reaches you, and tell the others what they need to know.")
    return found


def _objectives(frame: Frame) -> list[str]:
    found = []
    for title, (id, capability) in frame.objectives.items():
        short = _text(title if len(title) > 3 else f"Objective {title}", 60)
        found += [f"  {id}:", f"    title: {short}"]
        if capability:
            found.append(f"    core_capability: {_text(capability, 200)}")
        if len(title) > 60:
            found.append(f"    text: {_text(title, 2000)}")
        found.append("    score: 100 - pressure")
    return found


def _text(text: str, most: int) -> str:
    return in_quotes(text if len(text) <= most else text[: most - 1].rstrip() + "…")


def _step(minutes: int) -> str:
    for unit, length in (("d", 1440), ("h", 60)):
        if minutes % length == 0:
            return f"{minutes // length}{unit}"
    return f"{minutes}m"
