"""`tabletop show`: what a scenario is about, as far as every player may know."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import click

from tabletop.cli import console
from tabletop.cli.scenarios import read
from tabletop.tui.presenters.prose import plain

if TYPE_CHECKING:
    from tabletop.scenario.document.scenario import Scenario


@click.command("show")
@click.argument("scenario")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(scenario: str, as_json: bool) -> None:
    """Show what a scenario is about.

    SCENARIO is an id of the library (see `tabletop list`) or the path of a scenario. Nothing is shown that only
    some of its teams may know.
    """
    facts = public_facts(read(scenario))
    if as_json:
        console.out_json(facts)
    else:
        console.said(_sheet(facts, console.columns()))


def public_facts(scenario: Scenario) -> dict[str, Any]:
    """What every player may know of a scenario before STARTEX, built by addition."""
    return {
        "id": str(scenario.id),
        "title": str(scenario.title),
        "version": _text(scenario.version),
        "difficulty": scenario.difficulty,
        "tags": [str(tag) for tag in scenario.tags],
        "turns": len(scenario.calendar),
        "minutes": sum(turn.minutes or 0 for turn in scenario.calendar) or None,
        "summary": _text(scenario.summary),
        "briefing": _text(scenario.briefing),
        "actors": [
            {
                "id": str(id),
                "name": str(actor.name),
                "side": actor.side,
                "playable": actor.is_playable,
                "member": actor.is_member,
                "lead": id == scenario.lead,
            }
            for id, actor in scenario.actors.items()
        ],
        "bodies": [
            {"id": str(id), "title": str(body.title), "rule": str(body.rule)}
            for id, body in scenario.bodies.items()
        ],
        "objectives": [
            str(objective.title)
            for objective in scenario.objectives.values()
            if objective.seen.audience == "all"
        ],
        "authors": [str(author) for author in scenario.authors],
        "license": _text(scenario.license),
        "sources": [str(source) for source in scenario.sources],
    }


def _text(prose: str | None) -> str | None:
    return None if prose is None else str(prose).strip()


def _sheet(facts: dict[str, Any], width: int) -> str:
    """The facts in words, prose in lines of `width` columns."""
    minutes = f", {facts['minutes']:g} minutes" if facts["minutes"] else ""
    about = ", ".join(filter(None, [facts["difficulty"], f"{facts['turns']} turns{minutes}", *facts["tags"]]))
    parts = [f"{facts['title']} ({facts['id']})\n{about}"]
    parts += [_told(text, width) for text in (facts["summary"], facts["briefing"]) if text]
    actors = [
        (
            actor["id"],
            actor["name"],
            actor["side"],
            "leads" if actor["lead"] else "playable" if actor["playable"] else "",
        )
        for actor in facts["actors"]
    ]
    parts.append("Actors\n" + _indented(console.table(actors)))
    if facts["bodies"]:
        bodies = [(body["id"], body["title"], body["rule"]) for body in facts["bodies"]]
        parts.append("Who must agree\n" + _indented(console.table(bodies)))
    for heading in ("objectives", "sources", "authors"):
        if facts[heading]:
            told = (textwrap.fill(one, width - 2, subsequent_indent="  ") for one in facts[heading])
            parts.append(heading.capitalize() + "\n" + _indented("\n".join(told)))
    closing = [f"version {facts['version']}" if facts["version"] else None, facts["license"]]
    if any(closing):
        parts.append(", ".join(filter(None, closing)))
    return "\n\n".join(parts)


def _told(prose: str, width: int) -> str:
    """A text of the scenario as a terminal shows it: without marks of emphasis, in lines that can be read."""
    return "\n".join(textwrap.fill(line, width) for line in plain(prose).split("\n"))


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
