"""`tabletop graph`: what leads to what in a scenario."""

from __future__ import annotations

import click

from tabletop.cli import console, scenarios


@click.command("graph")
@click.argument("scenario")
@click.option(
    "--format",
    "form",
    type=click.Choice(["mermaid", "dot"]),
    default="mermaid",
    show_default=True,
    help="Mermaid, which many editors show, or Graphviz's DOT.",
)
@click.option(
    "--cluster",
    type=click.Choice(["phase", "objective"]),
    default="phase",
    show_default=True,
    help="What injects and orders are grouped by.",
)
@click.option(
    "--all", "every", is_flag=True, help="Draw tracks, objectives, weights and what sets nothing, too."
)
def command(scenario: str, form: str, cluster: str, every: bool) -> None:
    """Draw what triggers, enables, blocks and ends what.

    SCENARIO is a file, a folder, or an id of the library. `tabletop graph ID --format dot | dot -Tsvg > ID.svg` makes a
    picture with Graphviz; Mermaid goes into a Markdown file as it is.
    """
    from tabletop.authoring.graph import dot, mermaid
    from tabletop.authoring.graph.drawing import drawn
    from tabletop.authoring.subject import subject_of

    subject = subject_of(scenarios.located(scenario))
    if subject.program is None:
        raise scenarios.unusable(scenario, subject.study.problems)
    drawing = drawn(subject, "objective" if cluster == "objective" else "phase", every)
    console.out(dot.written(drawing) if form == "dot" else mermaid.written(drawing))
    if drawing.left_out:
        console.note(drawing.left_out)
