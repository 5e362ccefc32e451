"""A report as text: for people, for a line-by-line tool, and in the forms that other programs read.

What is found is decided elsewhere; a format shows all of it and changes nothing.
"""

from tabletop.authoring.formats.github import github
from tabletop.authoring.formats.json import as_json
from tabletop.authoring.formats.sarif import sarif
from tabletop.authoring.formats.text import concise, text

FORMATS = {"text": text, "concise": concise, "json": as_json, "github": github, "sarif": sarif}
"""By name: a Report to what is printed, "" for nothing."""

__all__ = ["FORMATS", "as_json", "concise", "github", "sarif", "text"]
