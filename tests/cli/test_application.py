"""The group of commands: its help, its names, its weight."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import click
import pytest

from tabletop import __version__
from tabletop.cli.application import COMMANDS, tabletop

HEAVY = ("textual", "pydantic", "numpy", "numba", "yaml", "sqlite3", "asyncio")


@pytest.mark.parametrize("arguments", [["--help"], []])
def test_help_loads_nothing_heavy_and_no_command(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        f"sys.argv = ['tabletop', *{arguments}]\n"
        "from tabletop.cli import main\n"
        "try: main()\n"
        "except SystemExit as done: assert not done.code, done.code\n"
        f"loaded = [name for name in {HEAVY} if name in sys.modules]\n"
        "loaded += [name for name in sys.modules if name.startswith('tabletop.cli.commands.')]\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in COMMANDS)
    assert "130  interrupted" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_of_a_command_what_the_command_says_of_itself(name: str) -> None:
    command = tabletop.get_command(click.Context(tabletop), name)
    assert command is not None
    assert command.name == name
    assert (command.help or "").partition("\n")[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_loading_a_command_loads_nothing_heavy(name: str) -> None:
    script = (
        "import sys\n"
        f"import tabletop.cli.commands.{name}\n"
        f"loaded = [name for name in {HEAVY} if name in sys.modules]\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_version_is_the_packages(run: Callable[..., Any]) -> None:
    done = run("--version")
    assert (done.code, done.out) == (0, f"tabletop, version {__version__}\n")


@pytest.mark.parametrize("arguments", [["boogie"], ["play", "--seed", "-1"], ["replay"], ["info", "--no"]])
def test_wrong_usage_is_told_on_standard_error(run: Callable[..., Any], arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert "--help` tells how it is called" in done.err


def test_plain_without_a_game_says_how_to_play_one(run: Callable[..., Any]) -> None:
    done = run("--plain")
    assert done.code == 2
    assert "tabletop play <scenario> --plain" in done.err
