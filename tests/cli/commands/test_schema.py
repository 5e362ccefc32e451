"""`tabletop schema`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tabletop.scenario.schema_files import Kind, schema_file

KINDS: list[tuple[list[str], Kind]] = [([], "scenario"), (["--lines"], "line")]


@pytest.mark.parametrize(("options", "kind"), KINDS)
def test_it_prints_the_schema(run: Callable[..., Any], options: list[str], kind: Kind) -> None:
    done = run("schema", *options)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == json.loads(schema_file(kind).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("options", "kind"), KINDS)
def test_it_tells_where_the_schema_lies(run: Callable[..., Any], options: list[str], kind: Kind) -> None:
    done = run("schema", "--path", *options)
    assert done.code == 0
    assert Path(done.out.rstrip("\n")) == schema_file(kind)
    assert schema_file(kind).is_file()
