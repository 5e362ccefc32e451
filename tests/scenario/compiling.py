"""Small scenarios for the tests of the compiler: a whole one to which a test adds what it is about."""

from __future__ import annotations

from pathlib import Path

from tabletop.engine.kernel.expressions import value
from tabletop.engine.texts import Program
from tabletop.scenario.compile import compile_scenario
from tabletop.scenario.compile.later import names_of, with_expressions
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.expression_types import Term
from tabletop.scenario.expressions import Wanted, compile_expression
from tabletop.scenario.scope import Scope
from tabletop.scenario.source import read_source

SCENARIOS = Path(__file__).parent.parent / "scenarios"

HEAD = """\
format: 1
id: small
clock: {turns: 4}
lead: norland
actors:
  norland: {side: coalition, capability: {maritime: 80}}
  meridia: {side: coalition, will: 30}
  ostland: {side: coalition}
  network: {side: adversary}
trust: {meridia -> norland: 70}
tracks: {tension: {start: 35}, distance: {start: 400, range: [0, 900]}, zero: {}}
flags: {cargo_seized: Seized, open: Open}
authorities: {flag_consent: {basis: FLAG}, stateless: {basis: STATELESS, start: true}}
resources: {capital: {start: 10}, boats: {start: 3, of: network}}
bodies: {council: {rule: consensus}, willing: {rule: opt_in}}
responses:
  board: {consent: [council, willing], variants: {escort: {risk: 10}}, effects: {cargo_seized: true}}
  consult: {by: coalition, each: {partner: coalition}, effects: {sound partner: true}}
injects:
  leak: {at: 2, text: It leaks}
"""
"""Ends in the block of injects: a test may go on with another section."""


def read(text: str) -> tuple[Program | None, list[str]]:
    """The Program of a text and what is wrong with it, each as `line:column code message; hint`."""
    tree, found = read_source(text, "s.yaml")
    assert tree is not None, found
    document, more = read_scenario(tree, "s.yaml", lambda name: (SCENARIOS / name).read_text("utf-8"))
    assert document is not None, [str(problem) for problem in more]
    program, problems = compile_scenario(document, "s.yaml")
    said = [f"{p.line}:{p.column} {p.code} {p.message}" + (f"; {p.hint}" if p.hint else "") for p in problems]
    return program, said


def program_of(more: str = "", head: str = HEAD) -> Program:
    """The Program of the small scenario with a further text."""
    program, said = read(head + more)
    assert program is not None, said
    return program


def mistakes_in(more: str, head: str = HEAD) -> list[str]:
    """What is wrong with the small scenario and a further text; lines count from that text's first."""
    program, said = read(head + more)
    assert program is None
    first = head.count("\n")
    return [f"{int(line) - first}:{rest}" for line, _, rest in (one.partition(":") for one in said)]


def everything() -> Program:
    """The scenario that uses every key of the format once."""
    program, said = read((SCENARIOS / "everything.yaml").read_text("utf-8"))
    assert program is not None, said
    return program


def evaluate(program: Program, text: str, state: list[float] | None = None) -> float:
    """The value of an expression in a state, by default before the first turn."""
    tables, (index,) = with_expressions(program, [(text, "number")])
    assert isinstance(index, int), index
    return value(tables, list(program.tables.start) if state is None else state, index)


def read_expression(
    program: Program, text: str, wanted: Wanted = "number", **changes: object
) -> Term | list[str]:
    """The typed tree of an expression, or what is wrong as `offset-end code message; hint`."""
    names = names_of(program)
    found = compile_expression(text, Scope(names, names.lead).but(**changes), wanted)
    if isinstance(found, Term):
        return found
    return [f"{f.offset}-{f.end} {f.code} {f.message}" + (f"; {f.hint}" if f.hint else "") for f in found]
