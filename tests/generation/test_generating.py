"""Generated scenarios are valid, and between them they use all of format 1."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel

from tabletop.engine import program as tables
from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.load import load_text
from tabletop.scenario.names import FUNCTIONS
from tabletop.scenario.source import read_source
from tests.generating import Generated, generated, program, scenario_text, scenarios

SEEDS = range(200)


def models(model: type[BaseModel] = Scenario) -> Iterator[type[BaseModel]]:
    """Every model of the document."""
    yield model
    for field in model.model_fields.values():
        yield from (m for found in _parts(field.annotation) for m in models(found))


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _literals(annotation: Any) -> Iterator[str]:
    """Words that may stand in a field."""
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from _literals(part)


def _values(value: Any) -> Iterator[BaseModel]:
    """Every model within a document, itself included."""
    if isinstance(value, BaseModel):
        yield value
        value = [getattr(value, name) for name in type(value).model_fields]
    if isinstance(value, dict):
        value = value.values()
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        for part in value:
            yield from _values(part)


def _document(text: str) -> Scenario:
    tree, _ = read_source(text, "scenario.yaml")
    assert tree is not None
    document, problems = read_scenario(tree, "scenario.yaml")
    assert document is not None, problems
    return document


def test_scenarios_of_seeds_and_what_is_added_to_them_load() -> None:
    for seed in SEEDS:
        made = generated(seed)
        for additions in ([], [made.addition]):
            loaded = load_text({"scenario.yaml": made.text}, additions)
            assert loaded.program is not None, (seed, loaded.problems)


@given(scenarios())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_scenarios_drawn_load(made: Generated) -> None:
    assert made.program().options is not None
    assert made.program(extended=True).injects


def test_a_seed_means_one_scenario() -> None:
    random.seed(1)
    one = scenario_text(17)
    generated.cache_clear()
    random.seed(2)
    assert scenario_text(17) == one != scenario_text(18)


def test_every_key_and_every_word_of_the_language_is_used() -> None:
    keys: set[tuple[str, str]] = set()
    words: set[tuple[str, str]] = set()
    for seed in SEEDS:
        for part in _values(_document(scenario_text(seed))):
            for name in part.model_fields_set:
                keys.add((type(part).__name__, name))
                if isinstance(value := getattr(part, name), str):
                    words.add((name, str(value)))
    for model in models():
        for name, field in model.model_fields.items():
            assert (model.__name__, name) in keys
            for word in _literals(field.annotation):
                assert word == "coalition" or (name, word) in words


def test_every_operation_effect_rule_and_mode_is_compiled() -> None:
    found: dict[str, set[int]] = {}
    for seed in SEEDS:
        p = program(seed).tables
        for kind, column in (
            ("OP", p.code.op),
            ("EFFECT", p.effect.kind),
            ("RULE", p.body.rule),
            ("MODE", p.form.mode),
            ("CLASS", p.form.escalation),
            ("SEEN", p.track.seen),
            ("DYNAMIC", p.body.dynamic),
            ("MUTUAL", p.effect.mutual),
            ("BY_COALITION", p.group.coalition_by),
            ("EACH_COALITION", p.group.coalition_each),
            ("SHARED", [int(of < 0) for of in p.purse.of]),
            ("COALITION", [int(x == tables.COALITION) for x in (*p.effect.target, *p.effect.other)]),
        ):
            found.setdefault(kind, set()).update(column)
    for kind in ("OP", "EFFECT", "RULE", "MODE", "CLASS"):
        named = {x for name, x in vars(tables).items() if name.startswith(f"{kind}_")}
        assert named <= found[kind], (kind, named - found[kind])
    for kind in ("DYNAMIC", "MUTUAL", "BY_COALITION", "EACH_COALITION", "SHARED", "COALITION"):
        assert found[kind] == {0, 1}, kind
    assert found["SEEN"] >= {tables.SEEN_ALL, tables.SEEN_FACILITATOR, tables.SEEN_COALITION}


def test_every_function_and_every_coefficient_occurs() -> None:
    text = "\n".join(map(scenario_text, SEEDS))
    for function in FUNCTIONS:
        assert re.search(rf"\b{function}\(", text), function
    for word in (" if ", " and ", " or ", "not ", "->", "<->", "{", "keep:", "set:", "reveal ", "sound "):
        assert word in text
    overridden = {str(name) for seed in SEEDS for name in _document(scenario_text(seed)).rules}
    assert overridden == {*COEFFICIENTS, *LOAD_TIME}
