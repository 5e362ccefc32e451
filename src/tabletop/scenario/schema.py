"""The JSON Schema of scenarios and of their lines, made from the documents: what an editor checks, completes and tells.

Kept beside the package as `data/*.schema.json`; made anew by `python -m tabletop.scenario.schema` when a document
changes. It is draft 7, which editors know best. It says nothing of names and expressions: that is `tabletop check`.
Words for people stand in `schema_words`, the looks of single values in `document.shapes`.
"""

from __future__ import annotations

import json
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME
from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import Duration, Expression, Seen
from tabletop.scenario.document.bodies import ONLY_FOR, Rule
from tabletop.scenario.document.line import Line
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.document.shapes import Shape
from tabletop.scenario.schema_files import Kind, schema_file
from tabletop.scenario.schema_words import EXAMPLES, MEANINGS

_MODELS: dict[Kind, type[BaseModel]] = {"scenario": Scenario, "line": Line}
_DRAFT = "http://json-schema.org/draft-07/schema#"

SHORT_FORMS = {
    ("Flag",): ("string", "number", "boolean"),
    ("Caveat",): ("number", "string"),
    ("Actor", "red_lines"): ("array",),
}
"""What may stand in the place of a mapping, being short for one."""
_TITLES = {"title", "name"}  # never required: left out, they are the id in words


def schema_text(kind: Kind = "scenario") -> str:
    """The schema as its file must hold it."""
    return json.dumps(schema(kind), indent=1, ensure_ascii=False) + "\n"


def schema(kind: Kind = "scenario") -> Shape:
    """The schema, made from the documents."""
    made = _MODELS[kind].model_json_schema(schema_generator=_Generator, ref_template="#/definitions/{model}")
    models = made.pop("$defs", {}) | {_MODELS[kind].__name__: made}
    finished = {name: _finished(name, model) for name, model in models.items()}
    root = finished.pop(_MODELS[kind].__name__)
    return {"$schema": _DRAFT} | root | ({"definitions": finished} if finished else {})


class _Generator(GenerateJsonSchema):
    """Leaves out titles made of field names, and writes defaults as an author would."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Only models have titles."""
        return False

    def encode_default(self, dft: Any) -> Any:
        """A default as it would stand in a file; None where it would not."""
        match dft:
            case Expression():
                number = dft.constant
                return dft.text if number is None else int(number) if number.is_integer() else number
            case Seen():
                return dft.audience
            case Duration():
                return f"{dft.amount}{dft.unit}"
            case bool() | int() | str():
                return dft
            case float():
                return int(dft) if dft.is_integer() else dft
        return None

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> Shape:
        """The schema of a model."""
        made: Shape = super().generate(schema, mode)
        return made


def _finished(name: str, model: Shape) -> Shape:
    tidy: Shape = _tidied(model)
    tidy["required"] = [key for key in tidy.get("required", ()) if key not in _TITLES]
    if not tidy["required"]:
        del tidy["required"]
    properties = tidy["properties"]
    for key, shape in properties.items():
        if (name, key) in EXAMPLES:
            shape["examples"] = [EXAMPLES[name, key]]
        if "enum" in shape:
            shape["enumDescriptions"] = [MEANINGS[name, key][word] for word in shape["enum"]]
        if (name, key) in SHORT_FORMS:
            properties[key] = shapes.or_short(shape, *SHORT_FORMS[name, key])
    if name == "Actor":
        properties["red_lines"]["items"] = shapes.NAME
    for key in ("rules", "without"):
        if key in properties:
            properties[key] |= _coefficients()
    if (name,) in SHORT_FORMS:
        tidy = shapes.or_short(tidy, *SHORT_FORMS[(name,)])
    clauses = _CLAUSES.get(name, [])
    return tidy | ({"allOf": clauses} if clauses else {})


def _tidied(node: Any) -> Any:
    """Without alternatives to nothing and defaults that say nothing; every mapping's keys checked by their form."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "anyOf" in node:
        (real,) = [way for way in node["anyOf"] if way != {"type": "null"}]
        node = real | {key: value for key, value in node.items() if key != "anyOf"}
    found = {key: _tidied(value) for key, value in node.items()}
    if "default" in found and found["default"] is None:
        del found["default"]
    patterns = found.get("patternProperties", {})
    if found.get("type") == "object" and len(patterns) == 1 and "additionalProperties" not in found:
        ((pattern, values),) = found.pop("patternProperties").items()
        found |= {
            "additionalProperties": values,
            "propertyNames": shapes.key(shapes.matching(pattern, shapes.PATTERNS[pattern])),
        }
        if "minLength" in found:
            found["minProperties"] = found.pop("minLength")
    return found


def _coefficients() -> Shape:
    groups: dict[str, Shape] = {}
    for name, coefficient in (COEFFICIENTS | LOAD_TIME).items():
        group, key = name.split(".", 1)
        groups.setdefault(group, {})[key] = shapes.CONSTANT | {
            "description": f"{_sentence(coefficient.meaning)}; default {coefficient.default:g}."
        }
    properties = {group: shapes.only([], **keys) for group, keys in groups.items()}
    return {"properties": properties, "additionalProperties": False}


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _where(key: str, *words: str) -> Shape:
    return {"properties": {key: {"enum": list(words)}}, "required": [key]}


def _when(condition: Shape, then: Shape) -> Shape:
    return {"if": condition, "then": then}


def _never(key: str, message: str) -> Shape:
    return {"properties": {key: False}, "errorMessage": message}


def _needs(message: str, *keys: str) -> Shape:
    return {"required": list(keys), "errorMessage": message}


def _has(key: str) -> Shape:
    return {"required": [key]}


_TOGETHER = "Write chance with success and failure, or outcomes, or effects alone."
_DILEMMA = "A dilemma has 'ask', 'choices' and a 'default'."
_TURNS = "The turns are given by the clock or by the phases, not by both."
_NO_TURNS = "The clock needs 'turns', or the scenario 'phases'."
_CLAUSES: dict[str, list[Shape]] = {
    "Body": [
        *(
            _when(
                _where("rule", *(rule for rule in get_args(Rule) if rule not in rules)),
                _never(key, f"'{key}' goes only with rule {' or '.join(rules)}."),
            )
            for key, rules in ONLY_FOR.items()
        ),
        *(
            _when(_where("rule", "qualified"), _needs(f"Rule qualified needs '{key}'.", key))
            for key in ("threshold", "weight_threshold", "weights")
        ),
    ],
    "Inject": [
        _when(_has("ask"), _needs(_DILEMMA, "choices", "default")),
        _when(_has("choices"), _needs(_DILEMMA, "ask")),
        _when(_has("default"), _needs(_DILEMMA, "ask")),
        _when(
            {"properties": {"incident": {"const": True}}, "required": ["incident"]},
            _never("chance", "An incident has no chance of its own; escalation.incidents has it."),
        ),
    ],
    "Response": [
        _when(_has("chance"), _never("outcomes", _TOGETHER)),
        _when(_has("chance"), _never("effects", _TOGETHER)),
        _when(_has("outcomes"), _never("effects", _TOGETHER)),
        _when(_has("success"), _needs("'success' needs a 'chance'.", "chance")),
        _when(_has("failure"), _needs("'failure' needs a 'chance'.", "chance")),
    ],
    "Scenario": [
        *(
            _when(_has("phases"), {"properties": {"clock": _never(key, _TURNS)}})
            for key in ("turns", "step", "minutes")
        ),
        {"if": _has("phases"), "else": {"properties": {"clock": _needs(_NO_TURNS, "turns")}}},
    ],
}
"""What holds between keys, each as a condition with a message of its own."""


def main() -> None:
    """Write the files of the schemas."""
    for kind in _MODELS:
        schema_file(kind).parent.mkdir(exist_ok=True)
        schema_file(kind).write_text(schema_text(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
