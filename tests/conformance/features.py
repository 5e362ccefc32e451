"""What format 1 offers, read off the models, and which of it a scenario's file uses.

A feature is a text such as `Body.veto`, `Body.rule: silence` or `effect: Sound`. Whether the scenarios use them all is
judged in the tests.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME
from tabletop.scenario.document.base import Duration, Expression, Model, Seen
from tabletop.scenario.document.bodies import Body
from tabletop.scenario.document.effects import Effect, Keep, Reveal, Set, Target, TrustOf, Value
from tabletop.scenario.document.relations import USUAL_DEPTH, Trust
from tabletop.scenario.document.responses import Response, Terms, Variant
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.load import read_document
from tabletop.scenario.names import FUNCTIONS

NAMES = ("turn", "turns", "escalation", "contribution", "support", "by")
SIGNS = ("==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "and", "or", "not", "if", "true", "false")
TARGETS = ("x", "a.will", "a.exposure", "a.member", "a.resource", "a.capability.d", "escalation")
_TOKEN = re.compile(r"[a-z_][a-z0-9_]*|->|==|!=|<=|>=|[<>+*/%-]")
_CHAINED = re.compile(r"[\w.]+ *<=? *[\w.]+ *<=? *[\w.]+")


def offered() -> set[str]:
    """Every feature of format 1."""
    found = set(_of_model(Scenario)) | set(_of_model(Response)) | set(_of_model(Variant))
    rules = get_args(Body.model_fields["rule"].annotation)
    found |= {f"Body.takes with {rule}" for rule in rules} | {f"Body.price with {rule}" for rule in rules}
    found |= {f"effect: {kind.__name__}" for kind in get_args(Target)}
    found |= {f"effect: {target}" for target in TARGETS}
    found |= {"effect: Set", "effect: Keep", "effect: true", "effect: false", "effect: reveal to all"}
    found |= {"effect: reveal to one", "effect: trust both ways", "effect: trust of the coalition"}
    found |= {"trust: start alone", "trust: depth"}
    found |= {f"audience: {kind}" for kind in ("all", "facilitator", "coalition", "by", "actors")}
    found |= {f"expression: {word}" for word in (*FUNCTIONS, *NAMES, *SIGNS, "a chain")}
    found |= {f"rules: {name}" for name in (*COEFFICIENTS, *LOAD_TIME)}
    found |= {"delay: turns", "delay: a duration", "each: coalition", "each: actors", "a choice of bodies"}
    found |= {
        "by: coalition",
        "by: an actor",
        "by: several",
        "by: the lead",
        "a list of red lines",
        "a text in a file",
    }
    return found


def used(path: Path) -> set[str]:
    """The features a scenario's file uses."""
    document, problems = read_document(path)
    assert document is not None, "\n".join(map(str, problems))
    text = path.read_text(encoding="utf-8")
    found = set(_of_value(document))
    found |= {f"rules: {name}" for name in document.rules}
    found |= {"a list of red lines"} if re.search(r"red_lines: *\[", text) else set()
    found |= {"a text in a file"} if re.search(r"\{file: ", text) else set()
    return found


def _of_model(model: type[Model], name: str = "") -> Iterator[str]:
    """Keys of a model and of the models under it, and the words a key allows."""
    name = name or model.__name__
    for key, field in model.model_fields.items():
        yield f"{name}.{field.alias or key}"
        for part in _parts(field.annotation):
            if isinstance(part, type) and issubclass(part, Model) and part not in (Variant, Response):
                yield from _of_model(part)
            elif isinstance(part, str) and part != "coalition" and name != "Variant":
                yield f"{name}.{key}: {part}"
            elif part is bool and name != "Variant":
                yield from (f"{name}.{key}: {word}" for word in ("true", "false"))


def _parts(annotation: Any) -> Iterator[Any]:
    """Types and words an annotation is made of."""
    origin = get_origin(annotation)
    if origin is Literal:
        yield from (word for word in get_args(annotation) if isinstance(word, str))
    elif origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif origin in (Union, UnionType, dict, tuple):
        for part in get_args(annotation):
            yield from _parts(part)
    elif isinstance(annotation, type):
        yield annotation


def _of_value(value: object) -> Iterator[str]:
    """Features used by a value of the document and by everything in it."""
    if isinstance(value, Model):
        yield from _of_written(value)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _of_value(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _of_value(item)
    elif isinstance(value, Expression):
        yield from _of_expression(value.text)
    elif isinstance(value, Seen):
        yield f"audience: {value.audience}"
    elif isinstance(value, Duration):
        yield "delay: turns" if value.unit == "turns" else "delay: a duration"
    elif isinstance(value, Trust):
        yield "trust: start alone" if float(value.depth) == USUAL_DEPTH else "trust: depth"
    elif isinstance(value, Effect):
        yield from _of_effect(value)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _of_value(getattr(value, field.name))


def _of_written(model: Model) -> Iterator[str]:
    name = type(model).__name__
    for key in model.model_fields_set:
        field, value = type(model).model_fields[key], getattr(model, key)
        yield f"{name}.{field.alias or key}"
        if isinstance(value, str | bool) and name != "Variant":
            yield f"{name}.{key}: {str(value).lower() if isinstance(value, bool) else value}"
        yield from _of_value(value)
    if isinstance(model, Body):
        yield from (
            f"Body.{key} with {model.rule}" for key in ("takes", "price") if key in model.model_fields_set
        )
    if isinstance(model, Terms) and len(model.consent) > 1:
        yield "a choice of bodies"
    if isinstance(model, Response):
        by = model.by
        yield "by: the lead" if by is None else f"by: {by}" if by == "coalition" else _how_many(by)
        if model.each is not None:
            yield "each: coalition" if model.each.over == "coalition" else "each: actors"


def _how_many(by: object) -> str:
    assert isinstance(by, tuple)
    return "by: several" if len(by) > 1 else "by: an actor"


def _of_expression(text: str) -> Iterator[str]:
    yield from (f"expression: {token}" for token in _TOKEN.findall(text))
    if _CHAINED.search(text):
        yield "expression: a chain"


def _of_effect(effect: Effect) -> Iterator[str]:
    target, amount = effect.target, effect.amount
    yield f"effect: {type(target).__name__}"
    if isinstance(target, Value):
        yield f"effect: {_shape([str(part) for part in target.path])}"
    elif isinstance(target, TrustOf):
        if target.mutual:
            yield "effect: trust both ways"
        if "coalition" in (target.truster, target.trusted):
            yield "effect: trust of the coalition"
    elif isinstance(target, Reveal):
        yield "effect: reveal to all" if target.to is None else "effect: reveal to one"
    if isinstance(amount, bool):
        yield f"effect: {str(amount).lower()}"
    elif isinstance(amount, Set | Keep):
        yield f"effect: {type(amount).__name__}"
        yield from _of_expression(amount.amount.text)
    else:
        yield from _of_expression(amount.text)


def _shape(path: list[str]) -> str:
    if len(path) == 1:
        return "escalation" if path == ["escalation"] else "x"
    if len(path) == 3:
        return "a.capability.d"
    return f"a.{path[1]}" if path[1] in ("will", "exposure", "member") else "a.resource"
