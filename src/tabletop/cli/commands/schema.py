"""`tabletop schema`: what an editor needs to check, complete and explain scenarios while they are written."""

from __future__ import annotations

import click

from tabletop.cli import console


@click.command("schema")
@click.option("--lines", is_flag=True, help="That of lines (scripted play) and not that of scenarios.")
@click.option("--path", "where", is_flag=True, help="Print where the schema lies on this machine.")
def command(lines: bool, where: bool) -> None:
    """Print the JSON Schema that helps an editor with scenarios.

    An editor finds it by the first line of a scenario, which `tabletop new` writes:
    `# yaml-language-server: $schema=PATH` for those with the YAML language server (VS Code and many others), `# $schema:
    PATH` for those of JetBrains. PATH is what --path prints.
    """
    from tabletop.scenario.schema_files import schema_file

    path = schema_file("line" if lines else "scenario")
    console.out(str(path) if where else path.read_text(encoding="utf-8").rstrip("\n"))
