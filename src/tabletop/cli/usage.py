"""What is wrong with how a command was called, in a sentence, and where its help is.

Never prints: that is `console`'s.
"""

from __future__ import annotations

import re

import click

_LISTED = {
    "exercise": "`tabletop exercises` lists them",
    "scenario": "`tabletop list` names those of the library",
    "paths": "a scenario's file or folder, or an id that `tabletop list` names",
    "id": "a short name for the new scenario, such as harbour-strike",
    "sheet": "an .xlsx or .csv file",
}
"""What may stand for an argument that is missing, by the argument's name."""


def words(wrong: click.UsageError) -> str:
    """The sentence, and below it how to get the help of the command that was meant, where that is known."""
    said = _sentence(wrong)
    return f"{said}\n`{wrong.ctx.command_path} --help` tells how it is called" if wrong.ctx else said


def _sentence(wrong: click.UsageError) -> str:
    if isinstance(wrong, click.NoSuchOption):
        near = [option for option in wrong.possibilities or () if option.startswith("--")]
        hint = f"; did you mean {' or '.join(sorted(near))}?" if near else ""
        return f"there is no option {wrong.option_name}{hint}"
    if isinstance(wrong, click.MissingParameter) and wrong.param is not None:
        name = wrong.param.name or ""
        hint = f": {_LISTED[name]}" if name in _LISTED else ""
        shown = wrong.param.make_metavar(wrong.ctx) if wrong.ctx else name.upper()
        return f"{shown} is missing{hint}"
    if isinstance(wrong, click.BadParameter) and wrong.param is not None:
        name = max(wrong.param.opts, key=len)
        shown = name if name.startswith("-") else name.upper()
        return f"{shown}: {_lower(wrong.message)}"
    if isinstance(wrong, click.BadOptionUsage):
        verb = "takes no" if "does not take" in wrong.message else "needs a"
        return f"{wrong.option_name} {verb} value"
    if unknown := re.match(r"No such command '(.*)'", wrong.message):
        return f"there is no command '{unknown[1]}'{_near(unknown[1], wrong.ctx)}"
    if more := re.match(r"Got unexpected extra arguments? \((.*)\)", wrong.message):
        return f"too many arguments: leave out {more[1]}"
    return _lower(wrong.message)


def _near(name: str, context: click.Context | None) -> str:
    """The nearest command, or all that there are where they are few."""
    if context is None or not isinstance(context.command, click.Group):
        return ""
    from tabletop.scenario.problems import did_you_mean

    names = context.command.list_commands(context)
    hint = did_you_mean(name, names)
    if hint or len(names) > 5:
        return f"; {hint}" if hint else ""
    return f"; there are {', '.join(names)}"


def _lower(sentence: str) -> str:
    """Without click's capital and stop, as all other errors are."""
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")
