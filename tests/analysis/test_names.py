"""Things of a balance go by their titles, told apart where two have the same."""

from __future__ import annotations

import pytest

from tabletop.analysis import names
from tabletop.engine.texts import Program
from tabletop.scenario.load import load_text

SCENARIO = """\
format: 1
id: words
title: Words
clock: {turns: 2, step: 1d, effort: 1}
lead: north
actors: {north: {side: coalition}, south: {side: coalition}, east: {side: coalition}}
tracks: {heat: {start: 50, good: low}}
bodies: {council: {title: The Council, rule: consensus}, willing: {title: Those willing, rule: opt_in}}
responses:
  consult: {by: north, each: {partner: coalition}, title: "Consult {partner.name}", effects: {sound partner: true}}
  each: {by: north, each: {partner: coalition}, title: "{partner.name} first", effects: {heat: -1}}
  patrol: {by: north, title: Patrol together, consent: [council, willing], effects: {heat: -4}}
  wait: {by: north, title: Wait, variants: {long: {title: Wait longer}}, effects: {heat: -2}}
injects:
  note: {title: A note, at: 1, text: "It says: no."}
  wire: {from: Global Wire, at: 1, text: "It says: yes."}
objectives: {calm: {score: 100 - heat}}
endings: {hot: {when: heat > 99, outcome: defeat}}
"""


@pytest.fixture(scope="module")
def program() -> Program:
    return load_text({"scenario.yaml": SCENARIO}).usable()


def test_an_order_names_its_body_where_another_has_the_same_title(program: Program) -> None:
    said = [names.order_with_id(program, o) for o in range(len(program.options))]
    assert "“Patrol together, before The Council” (patrol@council)" in said
    assert "“Patrol together, before Those willing” (patrol@willing)" in said
    assert "“Wait longer” (wait+long)" in said
    assert "“Consult South” (consult.south)" in said


@pytest.mark.parametrize(
    ("response", "said"),
    [("consult", "Consult …"), ("each", "each"), ("patrol", "Patrol together"), ("wait", "Wait")],
)
def test_a_response_goes_by_what_the_titles_of_its_orders_have_in_common(
    program: Program, response: str, said: str
) -> None:
    seat = program.tables.actor.lead
    assert names.response(program, seat, program.responses.index(response)) == said


def test_an_inject_goes_by_its_title(program: Program) -> None:
    assert [names.inject(program, i) for i in range(2)] == ["A note", "Wire"]


def test_titles_that_stand_twice_are_told_apart_by_their_ids() -> None:
    assert names.told_apart([("A", "one"), ("B", "two"), ("A", "three")]) == ["A (one)", "B", "A (three)"]
