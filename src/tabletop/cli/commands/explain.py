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
    from tabletop.authoring.codes import alike, code_of, titles
    from tabletop.authoring.pages import page

    known = titles()
    if code is None:
        console.out(console.table([*known.items()]))
        return
    wanted = code_of(code)
    if wanted not in known:
        raise console.Refusal(f"there is no code '{code}'; {_hint(alike(code), known)}")
    its = page(wanted)
    console.out(its.text.rstrip("\n") if its else f"# {wanted}: {known[wanted]}")


def _hint(near: tuple[str, ...], known: dict[str, str]) -> str:
    if not near:
        return "`tabletop explain` lists them"
    return "did you mean " + " or ".join(f"{code} ({known[code]})" for code in near) + "?"
