"""Small scenarios for the tests of reading: a whole one to which a test adds what it is about."""

from __future__ import annotations

from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.problems import Problems
from tabletop.scenario.source import read_source

HEAD = """\
format: 1
id: small
clock: {turns: 3}
lead: norland
actors:
  norland: {side: coalition}
  meridia: {side: coalition}
"""
FIRST = HEAD.count("\n") + 1
"""The line in which the text begins that a test adds."""


def problems_of(more: str, head: str = HEAD) -> list[str]:
    """What is wrong with the small scenario and a further text, each as `line:column code message; hint`."""
    tree, found = read_source(head + more, "s.yaml")
    problems = Problems(found)
    if tree is not None:
        problems.extend(read_scenario(tree, "s.yaml")[1])
    return [f"{p.line}:{p.column} {p.code} {p.message}" + (f"; {p.hint}" if p.hint else "") for p in problems]


def document_of(more: str = "", head: str = HEAD) -> Scenario:
    """The document of the small scenario with a further text; nothing may be wrong."""
    tree, found = read_source(head + more, "s.yaml")
    assert tree is not None
    scenario, problems = read_scenario(tree, "s.yaml")
    assert not found
    assert not problems, [str(problem) for problem in problems]
    assert scenario is not None
    return scenario
