"""The reference of the language says what the reader accepts: every key, default and message is compared."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from tabletop.cli import console
from tabletop.cli.application import tabletop
from tabletop.scenario.document.actors import Actor, Caveat
from tabletop.scenario.document.base import Duration, Expression, Model, Seen
from tabletop.scenario.document.bodies import Body
from tabletop.scenario.document.clock import Clock, Phase
from tabletop.scenario.document.effects import Effect
from tabletop.scenario.document.fields import RESERVED
from tabletop.scenario.document.injects import Choice, Inject
from tabletop.scenario.document.line import Line
from tabletop.scenario.document.outcome import Ending, Objective
from tabletop.scenario.document.responses import Outcome, Pledge, Response, Result
from tabletop.scenario.document.scenario import Map, Mark, Scenario
from tabletop.scenario.document.validate import read_model, read_scenario
from tabletop.scenario.document.world import Authority, Escalation, Flag, Incidents, Resource, Track
from tabletop.scenario.problems import CODES
from tabletop.scenario.source import read_source
from tests.docs.pages import Block, base_of, blocks, loaded, overlaid, table

PAGE = "language.md"
BASE = base_of(PAGE)
BLOCKS = blocks(PAGE)
FILES = {"briefing": "The briefing.\n"}
TABLES: dict[str, type[Model]] = {
    "## Top level": Scenario,
    "## Clock": Clock,
    "## Phases": Phase,
    "## Actors": Actor,
    "**A caveat**": Caveat,
    "## Tracks": Track,
    "## Flags": Flag,
    "## Authorities": Authority,
    "## Resources": Resource,
    "## Escalation": Escalation,
    "**Incidents**": Incidents,
    "## Bodies": Body,
    "## Responses": Response,
    "**`outcomes`**": Outcome,
    "**`success` and `failure`**": Result,
    "**A pledge**": Pledge,
    "## Injects": Inject,
    "**A choice**": Choice,
    "## Objectives": Objective,
    "## Endings": Ending,
    "## Map": Map,
    "**A mark**": Mark,
    "## Lines": Line,
}


def of_kind(kind: str) -> list[Block]:
    return [block for block in BLOCKS if block.kind == kind]


def ids(kind: str) -> list[str]:
    return [block.where for block in of_kind(kind)]


@pytest.mark.parametrize("block", of_kind("yaml"), ids=ids("yaml"))
def test_every_example_is_accepted(block: Block) -> None:
    found = loaded(BASE, block.text, **FILES)
    assert not found.problems, str(found.problems)
    assert found.program is not None


def test_the_base_is_a_scenario_of_its_own() -> None:
    assert not loaded("", BASE).problems


@pytest.mark.parametrize("block", of_kind("yaml wrong"), ids=ids("yaml wrong"))
def test_every_mistake_is_told_in_the_words_of_the_page(
    block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mistaken lines stand below the base; lines on the page count from the first of them."""
    folder = tmp_path / "strait"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(BASE + block.text, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert console.run(tabletop, ("check", "scenario.yaml", "--format", "concise")) == 1
    first = BASE.count("\n")
    said = re.sub(
        r"^scenario\.yaml:(\d+)",
        lambda m: f"scenario.yaml:{int(m[1]) - first}",
        capsys.readouterr().out,
        flags=re.M,
    )
    about_the_base = r"^scenario\.yaml:(0|-\d+):.*\n"
    assert re.sub(about_the_base, "", said, flags=re.M) == BLOCKS[BLOCKS.index(block) + 1].text


@pytest.mark.parametrize("block", of_kind("yaml line"), ids=ids("yaml line"))
def test_every_line_is_read(block: Block) -> None:
    assert isinstance(line_of(block), Line)


def line_of(block: Block) -> Line:
    tree, problems = read_source(block.text, "line.yaml")
    assert tree is not None
    line, more = read_model(Line, tree, "line.yaml")
    assert line is not None, [str(problem) for problem in (*problems, *more)]
    return line


def keys_of(model: type[Model]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


@pytest.mark.parametrize(("heading", "model"), TABLES.items(), ids=[m.__name__ for m in TABLES.values()])
def test_each_table_has_the_keys_of_its_model_and_their_defaults(heading: str, model: type[Model]) -> None:
    rows = table(PAGE, heading)
    assert [row[0].strip("`") for row in rows] == keys_of(model)
    wrong = []
    for row, (name, field) in zip(rows, model.model_fields.items(), strict=True):
        default = default_of(field)
        if name in ("title", "name"):
            default = "file name in words" if model is Line else "id in words"
        if default is not None and not row[2].startswith(default):
            wrong.append(f"{row[0]}: {row[2]}, should be {default}")
    assert not wrong


def default_of(field: Any) -> str | None:
    """How a default must begin on the page; None where words of the page say what leaving it out means."""
    if field.is_required():
        return "required"
    match field.default:
        case bool():
            return str(field.default).lower()
        case Expression():
            return field.default.text
        case Seen():
            return str(field.default.audience)
        case Duration():
            return f"{float(field.default.amount):g}{field.default.unit}"
        case float() | int():
            return f"{field.default:g}"
        case str():
            return str(field.default)
    return None


def models_in(value: object) -> Iterator[BaseModel]:
    """Every model in a document."""
    if isinstance(value, BaseModel):
        yield value
        for name in value.model_fields_set:
            yield from models_in(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from models_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from models_in(item)


def documents() -> Iterator[BaseModel]:
    for block in of_kind("yaml"):
        whole = (
            block.text
            if "\nid:" in f"\n{block.text}" and "format: 1" in block.text
            else overlaid(BASE, block.text)
        )
        tree, _ = read_source(whole, "s.yaml")
        assert tree is not None
        scenario, problems = read_scenario(tree, "s.yaml", lambda name: FILES[name.removesuffix(".md")])
        assert scenario is not None, problems
        yield scenario
    yield from map(line_of, of_kind("yaml line"))


def test_every_key_of_every_model_stands_in_an_example() -> None:
    used: dict[type[BaseModel], set[str]] = {}
    for document in documents():
        for model in models_in(document):
            used.setdefault(type(model), set()).update(model.model_fields_set)
    missing = [
        f"{model.__name__}.{name}"
        for model in TABLES.values()
        for name in model.model_fields
        if name not in used.get(model, ())
    ]
    assert not missing


def test_every_kind_of_effect_and_amount_stands_in_an_example() -> None:
    found: set[str] = set()
    for document in documents():
        for model in models_in(document):
            for name in model.model_fields_set:
                value = getattr(model, name)
                if isinstance(value, tuple):
                    for effect in value:
                        if isinstance(effect, Effect):
                            found |= {type(effect.target).__name__, type(effect.amount).__name__}
    assert found == {
        "Value",
        "TrustOf",
        "Sound",
        "Reveal",
        "EscalationFloor",
        "Expression",
        "bool",
        "Set",
        "Keep",
    }


def test_the_reserved_words_are_the_readers() -> None:
    (block,) = of_kind("text reserved")
    small = {word for word in keyword.kwlist if word.islower()}
    assert set(block.text.split()) == set(RESERVED) | small


def test_every_code_is_explained() -> None:
    codes = table(PAGE, "### Codes")
    lines = "\n".join(f"| {code} | {title} |" for code, title in CODES.items())
    assert codes == [[code, title] for code, title in CODES.items()], f"the table should be\n{lines}"
