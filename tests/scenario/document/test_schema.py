"""The models give a JSON Schema in which every key is described."""

from __future__ import annotations

import pytest

from tabletop.scenario.document.base import Model
from tabletop.scenario.document.line import Line
from tabletop.scenario.document.scenario import Scenario


@pytest.mark.parametrize("model", [Scenario, Line])
def test_every_key_is_described(model: type[Model]) -> None:
    schema = model.model_json_schema()
    for name, part in {model.__name__: schema, **schema.get("$defs", {})}.items():
        assert part["additionalProperties"] is False, name
        for key, described in part["properties"].items():
            assert described.get("description") or "$ref" in described, f"{name}.{key}"
