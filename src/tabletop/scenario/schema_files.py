"""Where the JSON Schemas of format 1 lie in this installation. How they are made belongs to `schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["scenario", "line"]
"""What a schema describes: a scenario, or a line that tests one."""


def schema_file(kind: Kind = "scenario") -> Path:
    """The file of a schema."""
    return Path(__file__).parent / "data" / f"{kind}-1.schema.json"
