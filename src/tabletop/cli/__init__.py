"""The command line: one module per command; the only floor that prints, exits and reads arguments.

Never holds logic: a command reads its arguments, calls one room below and shows the result. Nothing heavy may
be imported at module level, as `tabletop --help` must answer at once.
"""


def main() -> None:
    """Run the command line of this process and exit with its code (see `tabletop.cli.console.Exit`)."""
    from tabletop.cli.application import tabletop
    from tabletop.cli.console import let_go, run

    code = run(tabletop)
    let_go()
    raise SystemExit(code)
