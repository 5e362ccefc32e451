"""The page about learners: its examples run as they stand, and it names every number and action there is."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tabletop.analysis.rl import parallel_env
from tests.conformance.journeys import FILES, program
from tests.docs.pages import DOCS

PAGE = (DOCS / "rl.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, flags=re.M | re.S)


def prefixes(section: str) -> set[str]:
    """What the names in the first column of a section's table begin with."""
    text = PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| ([^|]+) \|", text, flags=re.M)
    return {name.split(":")[0] for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_the_examples_play_whole_exercises(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    played = [code for code in EXAMPLES if "compiled" not in code]
    assert len(played) == 2
    for code in played:
        exec(compile(code, "docs/rl.md", "exec"), names)
    lines = capsys.readouterr().out.splitlines()
    assert [line[:7] for line in lines[:3]] == ["seed 0:", "seed 1:", "seed 2:"]
    assert all(re.search(r"norland reached \w+ in turn [1-7], worth [01]\.\d\d$", line) for line in lines[:3])
    assert set(names["rewards"]) == {"norland", "meridia", "varn"}
    assert names["rewards"]["varn"] == -names["rewards"]["norland"] < 0.0


def test_the_example_of_compiling_uses_what_there_is() -> None:
    (code,) = (code for code in EXAMPLES if "compiled" in code)
    imports = [line for line in code.splitlines() if line.startswith("from ")]
    assert len(imports) == 2
    exec("\n".join(imports), {})
    compile(code, "docs/rl.md", "exec")


def test_every_number_that_is_observed_is_on_the_page_and_no_other() -> None:
    found = set()
    for name in FILES:
        scenario = program(name)
        seats = [a.id for a in scenario.actors if a.playable] or None
        environment = parallel_env(scenario, seats)
        for agent in environment.possible_agents:
            found |= {one.split(":")[0] for one in environment.observation_names(agent)}
    assert prefixes("Observations") == found


def test_every_kind_of_action_is_on_the_page_in_its_place() -> None:
    text = PAGE.split("\n## Actions\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| .*? \| (?:the order's full id, )?`(\w+)", text, flags=re.M) == [
        "pass",
        "consult",
        "inject",
        "vote",
    ]
    names = parallel_env(program("strait-of-shadows")).action_names("norland")
    assert names[0] == "pass"
    assert "consult.ostland" in names
    assert names[-3:] == ("vote:yes", "vote:acquiesce", "vote:no")
    choices = [":" in name for name in names[1:-3]]
    assert choices == sorted(choices)
    assert any(choices)
