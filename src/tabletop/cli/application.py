"""The `tabletop` command and the table of its sub-commands, loaded only when one is called.

Never holds what a command does: each has a module in `tabletop.cli.commands`.
"""

from importlib import import_module

import click

from tabletop import __version__
from tabletop.cli import console

#: Name of each command and its line in the help. Its module is tabletop.cli.commands.<name>, whose click
#: command is called `command`.
COMMANDS = {
    "play": "Play a scenario, alone or several people at one keyboard.",
    "resume": "Go on with a recorded exercise.",
    "list": "List the scenarios of the library.",
    "show": "Show what a scenario is about.",
    "exercises": "List recorded exercises, the latest first, with what came of them.",
    "replay": "Show a recorded exercise turn by turn.",
    "grade": "Grade every decision of a recorded exercise, and tell luck from skill.",
    "new": "Begin a scenario: a small one that can be played at once.",
    "check": "Look for mistakes in scenarios.",
    "test": "Play the lines beside scenarios and tell whether what they expect comes true.",
    "analyze": "Tell by many games whether a scenario is any good.",
    "sensitivity": "Tell what hangs on coefficients that are judgement.",
    "explain": "Tell what a code of `check` means.",
    "graph": "Draw what triggers, enables, blocks and ends what.",
    "msel": "Take the list of injects (MSEL) to Excel, and bring changes back.",
    "schema": "Print the JSON Schema that helps an editor with scenarios.",
    "migrate": "Bring scenarios of an older format up to the newest.",
    "config": "Tell about the configuration.",
    "info": "Tell versions and places, for a bug report.",
}


class LazyGroup(click.Group):
    """A group that imports a sub-command's module when it is called and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table: that of an exercise."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, its module loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"tabletop.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, from the table, so that it loads no command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    epilog=console.EXIT_CODES_TEXT,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="tabletop")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
@click.option("--ascii", is_flag=True, help="Plain signs only, for poor terminals.")
@click.option("--plain", is_flag=True, hidden=True)
@click.pass_context
def tabletop(ctx: click.Context, quiet: bool, ascii: bool, plain: bool) -> None:
    """Tabletop exercises for coalition crises, in the terminal.

    Without a command, the library opens: choose what to play, go on, see how you have done.
    """
    if plain:
        raise console.Refusal(
            "the plain mode is for a game: `tabletop play <scenario> --plain`; `tabletop list` lists them"
        )
    console.be_quiet(quiet)
    console.be_ascii(ascii)
    if ctx.invoked_subcommand is not None:
        return
    if console.is_terminal():
        from tabletop.cli import desk

        desk.sit_down()
    else:
        console.out(ctx.get_help())
