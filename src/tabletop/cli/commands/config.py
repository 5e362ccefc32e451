"""`tabletop config`: where the configuration is, what is in force, and whether it is in order."""

import click

from tabletop.cli import console, places
from tabletop.cli.console import Exit


@click.group("config")
def command() -> None:
    """Tell about the configuration."""


@command.command("path", short_help="Print where the configuration file is, or would be.")
def path() -> None:
    """Print the path of the configuration file, whether it exists or not."""
    console.out(str(places.config()))


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(as_json: bool) -> None:
    """Print all settings in force, as a file that could be kept."""
    from tabletop.cli.setup import configured
    from tabletop.tui.settings import written

    settings, mistakes = configured()
    if as_json:
        console.out_json(
            {
                "theme": settings.theme,
                "animations": settings.animations,
                "ascii": settings.ascii,
                "ask_reasons": settings.ask_reasons,
                "keymap": {id: keys.split(",") for id, keys in settings.keymap.items()},
            }
        )
    else:
        console.out(written(settings))
    if mistakes:
        console.note("The file has mistakes, which are left out here: see `tabletop config validate`.")


@command.command("validate", short_help="Look for mistakes in the configuration file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def validate(as_json: bool) -> None:
    """Look for mistakes in the configuration file: unknown settings, actions and keys, and keys that mean two things."""
    from tabletop.cli.setup import configured

    _, mistakes = configured()
    where = places.config()
    if as_json:
        console.out_json([{"line": one.line or None, "message": one.message} for one in mistakes])
    for one in () if as_json else mistakes:
        console.out(f"{where}:{one.line}: {one.message}" if one.line else f"{where}: {one.message}")
    if mistakes:
        console.leave(Exit.FINDINGS)
    if not as_json:
        console.note(
            f"{where}: no mistakes." if where.exists() else f"{where}: there is no such file; all as shipped."
        )
