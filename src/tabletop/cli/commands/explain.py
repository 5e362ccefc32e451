"""`tabletop explain`: what a code of `tabletop check` means."""

from __future__ import annotations

import click

from tabletop.cli import console


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Tell what a code of `check` means.

    What it stands for and why that matters, a bad and a good example, and the remedy. CODE is one such as TT401; without
    it, all codes are listed with their titles.
    """
    from tabletop.authoring.codes import titles
    from tabletop.authoring.pages import page
    from tabletop.scenario.problems import did_you_mean

    known = titles()
    if code is None:
        console.out(console.table([*known.items()]))
        return
    wanted = code.strip().upper()
    if wanted not in known:
        hint = did_you_mean(wanted, known) or "`tabletop explain` lists them"
        raise console.Refusal(f"there is no code '{code}'; {hint}")
    its = page(wanted)
    console.out(its.text.rstrip("\n") if its else f"# {wanted}: {known[wanted]}")
