"""TT606: texts of one line fit their place."""

from __future__ import annotations

import pytest

from tabletop.authoring.rules.tt606_too_long_for_the_screen import LIMITS
from tests.authoring.samples import words

WAYS = {
    ("title",): "title: {}\n",
    ("summary",): "summary: {}\n",
    ("actors", None, "name"): "actors:\n  ostland: {{side: neutral, name: {}}}\n",
    ("tracks", None, "title"): "tracks:\n  heat: {{title: {}, good: low}}\n",
    ("resources", None, "title"): "resources:\n  money: {{title: {}}}\n",
    ("phases", None, "title"): "clock: {{effort: 3}}\nphases:\n  one: {{title: {}, turns: 3}}\n",
    ("bodies", None, "title"): "bodies:\n  board: {{title: {}, rule: consensus}}\n",
    ("authorities", None, "title"): "authorities:\n  treaty: {{title: {}, basis: TREATY}}\n",
    ("flags", None, "text"): "flags:\n  warned: {{text: {}}}\n",
    ("objectives", None, "title"): "objectives:\n  calm: {{title: {}, score: tension}}\n",
    ("endings", None, "title"): "endings:\n  over: {{title: {}, when: turn > 3, outcome: defeat}}\n",
    ("responses", None, "title"): "responses:\n  wait: {{title: {}}}\n",
    (
        "responses",
        None,
        "variants",
        None,
        "title",
    ): "responses:\n  wait: {{variants: {{long: {{title: {}}}}}}}\n",
    ("injects", None, "title"): "injects:\n  news: {{at: 2, title: {}}}\n",
    ("injects", None, "from"): "injects:\n  news: {{at: 2, from: {}}}\n",
    ("injects", None, "choices", None, "title"): (
        "injects:\n  news: {{at: 2, ask: norland, choices: {{a: {{title: {}}}}}, default: a}}\n"
    ),
    ("map", "marks", None, "label"): "map: {{marks: {{port: {{at: [1, 2], label: {}}}}}}}\n",
}


@pytest.mark.parametrize(
    ("path", "most"), LIMITS, ids=[".".join(k or "*" for k in path) for path, _ in LIMITS]
)
def test_a_text_may_fill_its_place_and_no_more(path: tuple[str | None, ...], most: int) -> None:
    assert words("TT606", WAYS[path].format("x" * most)) == []
    assert len(words("TT606", WAYS[path].format("x" * (most + 1)))) == 1
