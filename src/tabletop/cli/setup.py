"""From the configuration file to what the screens are set up with, and back when a theme is chosen.

Never holds what a setting means: that is tabletop.tui.settings.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, places
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.tui.settings import Mistake, Settings, Setup


def configured() -> tuple[Settings, tuple[Mistake, ...]]:
    """The settings of the configuration file, and its mistakes. Raises Refusal when there is a file and no reading it."""
    from tabletop.tui import settings

    return settings.read(_text())


def _want_ascii(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        console.be_ascii(True)


#: `--ascii` for a command that plays; the same as before the command.
ascii_option = click.option(
    "--ascii",
    is_flag=True,
    expose_value=False,
    callback=_want_ascii,
    help="Plain signs only, for poor terminals.",
)


def setup() -> Setup:
    """What an application starts with; a file that cannot be read is one complaint among others."""
    from tabletop.tui.settings import Settings, Setup

    try:
        settings, mistakes = configured()
        complaints = tuple(map(str, mistakes))
    except Refusal as failed:
        settings, complaints = Settings(), (str(failed),)
    return Setup(
        replace(settings, ascii=settings.ascii or console.is_ascii()),
        complaints,
        keep_theme,
        places.papers(),
        places.cache(),
    )


def keep_theme(theme: str) -> str | None:
    """Write the theme into the configuration file; None, or why it could not be kept."""
    from tabletop.tui.settings import with_theme

    path = places.config()
    try:
        text = with_theme(_text(), theme)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except (OSError, Refusal) as failed:
        return f"The theme could not be kept: {failed}"
    return None


def _text() -> str:
    path = places.config()
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as failed:
        raise Refusal(f"{path} cannot be read ({failed})") from failed
