"""What holds of every rule: its code, its page, its test, and that it says nothing of the shipped scenarios."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from tabletop.authoring import checking
from tabletop.authoring.checking import check, check_text
from tabletop.authoring.codes import OWN
from tabletop.authoring.pages import base, page
from tabletop.authoring.rule import Finding, Place, Rule
from tabletop.authoring.rules import every_rule
from tabletop.scenario import library
from tabletop.scenario.problems import CODES

MODULES = sorted(
    entry.name.removesuffix(".py")
    for entry in files("tabletop.authoring.rules").iterdir()
    if entry.name.startswith("tt") and entry.name.endswith(".py")
)


def test_no_code_is_used_twice() -> None:
    counts = Counter([*CODES, *OWN, *(rule.code for rule in every_rule())])
    assert [code for code, count in counts.items() if count > 1] == []


def test_each_module_is_named_after_its_code() -> None:
    assert [name[:5].upper() for name in MODULES] == [rule.code for rule in every_rule()]


@pytest.mark.parametrize("name", MODULES)
def test_each_module_has_a_test_file_of_its_own(name: str) -> None:
    assert (Path(__file__).parent / "rules" / f"test_{name}.py").is_file()


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.code)
def test_each_rule_has_a_page(rule: Rule) -> None:
    assert page(rule.code) is not None, f"write src/tabletop/authoring/pages/{rule.code}.md"


@pytest.mark.parametrize("id", library.ids())
def test_nothing_is_found_in_a_shipped_scenario(id: str) -> None:
    path = library.find(id)
    assert path is not None
    assert [str(problem) for problem in check(path, f"scenarios/{id}/scenario.yaml").problems] == []


def test_a_deep_rule_is_asked_only_where_that_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = Rule("TT599", "found by playing", "info", lambda s: [Finding(Place(1, 1), "played")], deep=True)
    monkeypatch.setattr(checking, "every_rule", lambda: (deep,))
    assert check_text(base()).problems == ()
    assert [problem.code for problem in check_text(base(), deep=True).problems] == ["TT599"]
