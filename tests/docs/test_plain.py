"""The page about the plain mode names every command, its short forms, and what it does."""

from pathlib import Path

import pytest

from tabletop.cli.plain import commands

PAGE = Path(__file__).parents[2] / "docs" / "plain.md"


@pytest.mark.parametrize("one", commands.COMMANDS, ids=lambda one: one.name)
def test_every_command_is_on_the_page_as_it_is(one: commands.Command) -> None:
    takes = f" *{one.takes}*" if one.takes else ""
    short = ", ".join(f"`{word}`" for word in one.short)
    assert f"| `{one.name}`{takes} | {short} | {one.help} |" in PAGE.read_text(encoding="utf-8")


def test_the_page_names_no_command_that_is_gone() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert len(rows) == len(commands.COMMANDS)
