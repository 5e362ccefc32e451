"""`python -m tabletop` is `tabletop`."""

from tabletop.cli import main

main()
