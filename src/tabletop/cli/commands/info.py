"""`tabletop info`: what a maintainer asks first."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from tabletop import __version__
from tabletop.cli import console, places

_PACKAGES = ("textual", "pydantic", "PyYAML", "click", "platformdirs", "numba", "numpy")


@click.command("info")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """Tell versions and places, for a bug report."""
    facts = {
        "tabletop": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "encoding": sys.stdout.encoding,
        "packages": {name: _version(name) for name in _PACKAGES},
        "places": {
            "records": str(places.records()),
            "config": str(places.config()),
            "crashes": str(places.crashes()),
        },
    }
    if as_json:
        console.out_json(facts)
        return
    rows = []
    for name, value in facts.items():
        if isinstance(value, dict):
            rows += [(inner, str(text or "not installed")) for inner, text in value.items()]
        else:
            rows.append((name, str(value)))
    console.out(console.table(rows))


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
