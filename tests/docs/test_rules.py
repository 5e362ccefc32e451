"""The reference of the rules says what the engine does: its examples are played, its coefficients compared."""

import json
import re
from pathlib import Path

import pytest

from tabletop.cli import console
from tabletop.cli.application import tabletop
from tabletop.engine.account import account
from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME
from tabletop.exercise.intervening import ACTIONS
from tabletop.exercise.script import parse_script, play_script
from tests.docs.pages import DOCS, Block, base_of, blocks, loaded, table
from tests.docs.playing import Player

PAGE = "rules.md"
TEXT = (DOCS / PAGE).read_text("utf-8")
ALL = {**COEFFICIENTS, **LOAD_TIME}
UNUSUAL = {"autopilot.pass": "1 or 0", "trust.memory_per_turn": "not set"}
"""Defaults that are no single number."""


def played() -> list[tuple[str, str, Block]]:
    """Each `play` block with the fragment, and what a facilitator defines, before it under the same heading."""
    found: list[tuple[str, str, Block]] = []
    before = {"yaml": "", "yaml defined": ""}
    headings: tuple[str, ...] = ()
    for block in blocks(PAGE):
        if block.headings != headings:
            before, headings = dict.fromkeys(before, ""), block.headings
        if block.kind in before:
            before[block.kind] = block.text
        elif block.kind == "play":
            found.append((before["yaml"], before["yaml defined"], block))
    return found


@pytest.mark.parametrize(("fragment", "definition", "block"), played(), ids=[x[2].where for x in played()])
def test_every_example_plays_as_the_page_says(fragment: str, definition: str, block: Block) -> None:
    scenario = loaded(base_of(PAGE), fragment or "{}")
    assert Player(scenario.usable(), scenario.files, definition).play(block.text) == []


def test_every_scenario_fragment_is_played() -> None:
    fragments = [block.text for block in blocks(PAGE) if block.kind == "yaml"]
    assert {fragment for fragment, _, _ in played() if fragment} == set(fragments)


def coefficients_table() -> list[list[str]]:
    """The table as it must stand on the page."""
    return [
        [f"`{name}`", UNUSUAL.get(name, f"{c.default:g}"), c.tag, c.meaning, c.source]
        for name, c in ALL.items()
    ]


def test_the_table_of_coefficients_is_the_engines() -> None:
    rows = table(PAGE, "## All coefficients")
    lines = "\n".join("| " + " | ".join(row) + " |" for row in coefficients_table())
    assert rows == coefficients_table(), f"the table should be\n{lines}"


def test_a_coefficient_named_beside_its_rule_has_the_engines_default_and_tag() -> None:
    said = re.findall(r"`([a-z_]+\.[a-z_]+)`\s=\s(-?[\d.]+)\s\[([LDJ])\]", TEXT)
    wrong = [row for row in said if (f"{ALL[row[0]].default:g}", ALL[row[0]].tag) != row[1:]]
    assert not wrong
    missing = set(ALL) - {name for name, _, _ in said} - set(UNUSUAL)
    assert not missing


def one(kind: str) -> str:
    (text,) = [block.text for block in blocks(PAGE) if block.kind == kind]
    return text


def test_the_whole_example_prints_what_the_page_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABLETOP_HOME", str(tmp_path))
    scenario, script = tmp_path / "ferry.yaml", tmp_path / "PLAY.json"
    scenario.write_text(one("yaml script"), encoding="utf-8")
    script.write_text(one("json script"), encoding="utf-8")
    assert console.run(tabletop, ("play", str(scenario), "--script", str(script), "--json")) == 0
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    decoder, text, said = json.JSONDecoder(), one("json account").strip(), []
    while text:
        value, end = decoder.raw_decode(text)
        said.append(value)
        text = text[end:].strip()
    assert said == printed


def test_every_act_of_a_facilitator_is_tried() -> None:
    tried = {block.text for _, _, block in played()}
    assert [act for act in ACTIONS if not any(f"> facilitator: {act}" in text for text in tried)] == []


def test_every_key_of_the_account_is_explained_and_no_other() -> None:
    rows = {name for row in table_keys("**The account**") for name in row}
    program = loaded("", one("yaml script")).usable()
    script = parse_script(json.loads(one("json script")))
    (first, *_) = (account(game) for game in play_script(program, script))
    keys = set(first) | {f"orders[].{key}" for key in first["orders"][0]}
    assert rows == keys


def table_keys(before: str) -> list[list[str]]:
    """The names in the first column of the table that follows these words."""
    rest = TEXT.split(before, 1)[1]
    rows = rest.split("\n\n")[1].splitlines()[2:]
    found = []
    for row in rows:
        names = re.findall(r"`([^`]+)`", row.split("|")[1])
        owner = names[0].rpartition(".")[0]
        found.append([owner + name if name.startswith(".") else name for name in names])
    return found
