"""`tabletop config`: where the configuration is."""

import click

from tabletop.cli import console, places


@click.group("config")
def command() -> None:
    """Tell about the configuration."""


@command.command("path")
def path() -> None:
    """Print the path of the configuration file, whether it exists or not."""
    console.out(str(places.config()))
