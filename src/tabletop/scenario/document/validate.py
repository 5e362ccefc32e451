"""The tree of a file into the models, with everything that is wrong said at its place.

The models say what is allowed; here their errors become problems in an author's words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from tabletop.scenario.called import called_in
from tabletop.scenario.document.base import Model, Reading
from tabletop.scenario.document.checks import check_ids, check_turns
from tabletop.scenario.document.instead import word_hint
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.nodes import Mapping, Node, Text, describe, words
from tabletop.scenario.problems import Problem, did_you_mean

M = TypeVar("M", bound=Model)


_SHAPES = {
    "cost": "say of what: {capital: 1}",
    "price": "say of what: {legitimacy: -1}",
    "capability": "say in what: {cyber: 40}",
    "interests": "say in what: {sanctions: -20}",
    "flags": "say what each means: {cargo_seized: The cargo is in coalition hands}",
    "tracks": "say of each where it starts: {tension: {start: 35}}",
    "resources": "say of each how much there is: {capital: {start: 10}}",
}
"""How a mapping of names is written, by its key."""


def read_scenario(
    tree: Node, file: str, read_text: Callable[[str], str] | None = None
) -> tuple[Scenario | None, list[Problem]]:
    """The scenario in a tree, or None, with all that is wrong. `read_text` gives a text file beside it."""
    if isinstance(tree, Mapping) and "title" not in tree and isinstance(tree.value("id"), Text):
        entitled = tree.like()
        entitled[Text("title")] = Text(words(str(tree.value("id"))))
        tree = entitled
    scenario, problems = read_model(Scenario, tree, file, read_text)
    problems += check_ids(tree, file) + check_turns(tree, file)
    return (None if problems else scenario), called_in(tree).hinted(problems) if problems else problems


def read_model(
    model: type[M], tree: Node, file: str, read_text: Callable[[str], str] | None = None
) -> tuple[M | None, list[Problem]]:
    """A tree as one of the models, or None, with all that is wrong."""
    reading = Reading(file, read_text)
    try:
        document = model.model_validate(tree, context=reading)
    except ValidationError as error:
        found = [_problem(detail, tree, file) for detail in error.errors(include_url=False)]
        return None, [*reading.problems, *found]
    return document, reading.problems


def _problem(detail: Any, tree: Node, file: str) -> Problem:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    line, column = _place(value, detail["loc"], tree)
    if kind == "scenario":
        line, column = (context["line"], context["column"]) if context["line"] else (line, column)
        return Problem(context["code"], "error", context["message"], file, line, column, context["hint"])
    if kind == "missing":
        return Problem("TT102", "error", f"missing key '{detail['loc'][-1]}'", file, line, column)
    if kind == "literal_error":
        return _not_one_of(value, context["expected"], file, line, column)
    if kind in ("dict_type", "model_type", "mapping_type"):
        message = f"expected a mapping, found {describe(value)}"
        key = getattr(value, "key", None)
        hint = _SHAPES.get(str(key), "write it as name: value, in braces or on lines of their own below")
        return Problem("TT103", "error", message, file, line, column, hint)
    if kind in ("tuple_type", "list_type"):
        hint = "write it as [a, b], or each on a line of its own after '- '"
        return Problem(
            "TT103", "error", f"expected a list, found {describe(value)}", file, line, column, hint
        )
    if kind == "too_short":
        return Problem("TT102", "error", "at least one is needed here", file, line, column)
    return Problem("TT103", "error", detail["msg"], file, line, column)


def _not_one_of(value: object, expected: str, file: str, line: int, column: int) -> Problem:
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    if not isinstance(value, Text):
        message = f"expected a word, found {describe(value)}"
    else:
        message = f"'{value}' is not allowed here"
    hint = word_hint(str(value), allowed) or did_you_mean(str(value), allowed)
    hint = hint or "allowed: " + ", ".join(allowed)
    return Problem("TT104", "error", message, file, line, column, hint)


def _place(value: object, loc: tuple[int | str, ...], tree: Node) -> tuple[int, int]:
    """Where a value stands: a mapping by its key, a text by itself, anything else by the path to it."""
    if isinstance(value, Mapping) and value.key is not None and value.key.line:
        return value.key.line, value.key.column
    if getattr(value, "line", 0):
        return value.line, value.column  # type: ignore[attr-defined]  # tested above
    node: Any = tree
    place = 1, 1
    for step in loc:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node:
            key = node.key_of(step)
            if key is not None and key.line:
                place = key.line, key.column
            node = node.value(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            break
    return place
