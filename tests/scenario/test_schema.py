"""The JSON Schema follows the documents, accepts what the reader accepts, and speaks plainly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator

from tabletop.authoring.pages import base, codes, page, whole
from tabletop.scenario.schema import schema, schema_text
from tabletop.scenario.schema_files import Kind, schema_file
from tabletop.scenario.schema_words import EXAMPLES, MEANINGS
from tests.generating import scenario_text
from tests.scenario.editing import complaints

ROOT = Path(__file__).parents[2]
KINDS: tuple[Kind, ...] = get_args(Kind)
SCENARIOS = sorted((ROOT / "scenarios").glob("*/scenario.yaml"))
LINES = sorted((ROOT / "scenarios").glob("*/lines/*.yaml"))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(inner)


def models(kind: Kind) -> dict[str, dict[str, Any]]:
    root = schema(kind)
    found: dict[str, dict[str, Any]] = {"Scenario" if kind == "scenario" else "Line": root}
    found.update(root.get("definitions", {}))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_is_what_the_documents_say(kind: Kind) -> None:
    made = schema_file(kind).read_text(encoding="utf-8")
    assert made == schema_text(kind), "refresh it: python -m tabletop.scenario.schema"


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_json_schema_of_draft_7(kind: Kind) -> None:
    Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_it_holds_no_alternatives_which_editors_cannot_explain(kind: Kind) -> None:
    assert not [node for node in nodes(schema(kind)) if {"anyOf", "oneOf", "not"} & node.keys()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_mapping_has_a_text_to_show(kind: Kind) -> None:
    silent = [
        f"{name}.{key}"
        for name, model in models(kind).items()
        for key, shape in model["properties"].items()
        if not shape.get("description") and "$ref" not in shape
    ]
    assert silent == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_of_digits_is_a_key_too_though_editors_take_it_for_a_number(kind: Kind) -> None:
    named = [node["propertyNames"] for node in nodes(schema(kind)) if "propertyNames" in node]
    assert named
    assert not [shape for shape in named if "type" in shape]


def test_every_word_of_every_list_has_a_meaning() -> None:
    listed = {
        (name, key): shape["enum"]
        for name, model in models("scenario").items()
        for key, shape in model["properties"].items()
        if "enum" in shape
    }
    assert {place: list(meanings) for place, meanings in MEANINGS.items()} == listed


@pytest.mark.parametrize(("model", "key"), EXAMPLES)
def test_an_example_may_stand_where_it_is_shown(model: str, key: str) -> None:
    shape = models("scenario")[model]["properties"][key]
    assert shape["examples"] == [EXAMPLES[model, key]]
    Draft7Validator(shape | {"definitions": schema()["definitions"]}).validate(EXAMPLES[model, key])


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_keys_are_refused_wherever_keys_are_known(kind: Kind) -> None:
    open_ended = [name for name, model in models(kind).items() if model["additionalProperties"] is not False]
    assert open_ended == []


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.parent.name)
def test_the_scenarios_of_the_library_are_accepted(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", LINES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_their_lines_are_accepted(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8"), "line") == []


@pytest.mark.parametrize("seed", range(25))
def test_generated_scenarios_of_every_feature_are_accepted(seed: int) -> None:
    assert complaints(scenario_text(seed)) == []


#: Codes of meaning that a schema can tell as well: the names of coefficients, a truth for a number.
TOLD_BY_BOTH = {"TT212", "TT307"}


def test_the_examples_of_the_pages_are_accepted_where_only_their_meaning_is_wrong() -> None:
    late = [its for code in codes() if code >= "TT200" if (its := page(code))]
    assert [its.code for its in late if complaints(its.good)] == []
    assert {its.code for its in late if complaints(its.bad)} == TOLD_BY_BOTH


#: What is wrong, and a part of what is said of it.
WRONG = {
    "responses:\n  accuse: {wen: inspected, effects: {tension: 10}}\n": "'wen' was unexpected",
    "responses:\n  accuse: {chance: [1], success: {}}\n": "not of type 'number', 'string'",
    "responses:\n  accuse: {chance: 50, success: {}, effects: {tension: 1}}\n": "False schema",
    "responses:\n  accuse: {success: {}}\n": "'chance' is a required property",
    "responses:\n  accuse: {effects: {raise tension by: 1}}\n": "does not match",
    "responses:\n  accuse: {effects: {sound meridia: 5}}\n": "True was expected",
    "bodies:\n  council: {rule: unanimity}\n": "is not one of",
    "bodies:\n  council: {rule: consensus, veto: norland}\n": "False schema",
    "bodies:\n  council: {rule: qualified, threshold: 55, weights: {norland: 1}}\n": "'weight_threshold' is a",
    "injects:\n  leak: {at: 2, ask: norland}\n": "'choices' is a required property",
    "injects:\n  leak: {incident: true, chance: 5}\n": "False schema",
    "tracks:\n  Tension: {start: 4}\n": "does not match",
    "tracks:\n  turn: {start: 4}\n": "does not match",
    "tracks:\n  tension: {range: [0]}\n": "is too short",
    "flags:\n  inspected: {seen: all}\n": "'text' is a required property",
    "clock: {step: 1d}\n": "'turns' is a required property",
    "clock: {turns: 4}\nphases: {one: {turns: 4}}\n": "False schema",
    "clock: {turns: 4, start: tomorrow}\n": "does not match",
    "actors: {}\n": "should be non-empty",
    "rules: {support: {exposre: 1}}\n": "'exposre' was unexpected",
    "trust: {norland and meridia: 60}\n": "does not match",
    "format: 2\n": "1 was expected",
}


@pytest.mark.parametrize("fragment", WRONG)
def test_what_is_wrong_in_form_is_refused_by_editor_and_reader(fragment: str) -> None:
    text = base().replace("format: 1\n", fragment) if fragment.startswith("format") else whole(fragment)
    found = complaints(text)
    assert found
    assert any(WRONG[fragment] in said for said in found), found


SHORT = {
    "flags:\n  inspected: 063\n  warned: {text: 1.0, title: yes}\n",
    "actors:\n  norland: {side: coalition, red_lines: [accuse], caveats: {inspect: 40}}\n",
    "responses:\n  accuse: {consent: [council], tags: loud, by: [norland, meridia], burden: 30, takes: 1d}\n",
    "responses:\n  accuse: {burden: {meridia: 40 + tension / 10}, takes: 1.5, effects: {tension: {set: 4}}}\n",
    "sources: A paper of 1999\n",
    "briefing: {file: briefing.md}\n",
}


@pytest.mark.parametrize("fragment", sorted(SHORT))
def test_the_short_ways_of_writing_are_accepted(fragment: str) -> None:
    assert complaints(whole(fragment)) == []
