"""Writes the index of the pages to standard output: `python -m tabletop.authoring.pages > docs/check.md`."""

import sys

from tabletop.authoring.pages import index

sys.stdout.write(index())
