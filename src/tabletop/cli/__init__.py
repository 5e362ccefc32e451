"""The command line: one module per command; the only floor that prints, exits and reads arguments.

Never holds logic: a command reads its arguments, calls one room below and shows the result. Nothing heavy may
be imported at module level, as `tabletop --help` must answer at once.
"""


def main() -> None:
    """Run the command line. A placeholder until the commands stand."""
    raise SystemExit("tabletop: not ready yet")
