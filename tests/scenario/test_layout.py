"""Where each value begins and ends in the text of a file."""

from __future__ import annotations

import pytest

from tabletop.scenario import library
from tabletop.scenario.layout import Part, layout
from tabletop.scenario.nodes import Mapping, Node, Text
from tabletop.scenario.source import read_source

TEXT = """\
a: plain  # remark
b: "double"
c: 'single'
d: |
  first ä

  last

e: {f: [x, y], g: z}
h:
  - one   # remark

i: &name shared
j: *name
"""


def _text(key: str) -> str:
    root = layout(TEXT)
    assert root is not None
    return TEXT[root.parts[key].start : root.parts[key].end]


@pytest.mark.parametrize(
    ("key", "style", "text"),
    [
        ("a", "plain", "plain"),
        ("b", "double", '"double"'),
        ("c", "single", "'single'"),
        ("d", "literal", "|\n  first ä\n\n  last"),
        ("e", "flow", "{f: [x, y], g: z}"),
        ("h", "block", "- one"),
    ],
)
def test_a_value_is_found_without_what_stands_around_it(key: str, style: str, text: str) -> None:
    root = layout(TEXT)
    assert root is not None
    assert (root.parts[key].style, _text(key)) == (style, text)


def test_what_stands_in_other_places_too_is_known() -> None:
    root = layout(TEXT)
    assert root is not None
    assert [key for key, part in root.parts.items() if part.is_shared] == ["i", "j"]


@pytest.mark.parametrize("text", ["", "a: [", "- *nobody"])
def test_what_is_no_yaml_has_no_layout(text: str) -> None:
    assert layout(text) is None


@pytest.mark.parametrize("name", library.ids())
def test_each_text_of_a_scenario_is_where_the_reader_saw_it(name: str) -> None:
    path = library.find(name)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    tree, problems = read_source(text, name)
    root = layout(text)
    assert not problems
    assert root is not None
    assert _compared(tree, root, text) > 500


def _compared(node: Node | None, part: Part, text: str) -> int:
    """How many plain texts stand in the layout's place as the reader has them."""
    if isinstance(node, Mapping):
        assert set(map(str, node)) == set(part.parts)
        return sum(_compared(value, part.parts[str(key)], text) for key, value in node.items())
    if isinstance(node, Text) and part.style == "plain" and not node.segments:
        assert text[part.start : part.end] == node
        return 1
    return 0
