"""Which orders a scenario's responses become: ids, their order, slots and the ring of what is pending."""

from __future__ import annotations

import pytest

from tests.scenario.compiling import HEAD, everything, program_of, read

EXPANDED = """\
norland  board_vessel@council
norland  board_vessel@willing
norland  board_vessel+escort@council
norland  board_vessel+escort@willing
norland  board_vessel+paid
norland  raid
norland  consult.meridia
norland  consult.ostland
norland  promise_lift.meridia
norland  admit
meridia  consult.norland
meridia  consult.ostland
ostland  consult.norland
ostland  consult.meridia
network  raid
network  smuggler_runs
carib  change_of_government
"""


def test_orders_expand_by_orderer_then_in_file_order_by_value_variant_and_body() -> None:
    program = everything()
    p = program.tables
    found = [
        f"{program.actors[p.form.orderer[form]].id}  {id}\n"
        for form, id in zip(p.option.form, program.options, strict=True)
    ]
    assert "".join(found) == EXPANDED
    for actor in range(p.n.actors):
        mine = range(p.actor.option_first[actor], p.actor.option_last[actor])
        assert {p.form.orderer[p.option.form[option]] for option in mine} <= {actor}


def test_coalition_means_everybody_who_can_be_a_member() -> None:
    more = """
  admit: {effects: {carib.member: true}}
  invite: {each: {guest: [faraway]}, effects: {guest.member: true}}
"""
    head = """\
format: 1
id: s
clock: {turns: 1}
lead: a
actors:
  a: {side: coalition}
  never: {side: neutral}
  joiner: {side: neutral, joins: turn > 3}
  carib: {side: neutral}
  faraway: {side: institution}
responses:
  talk: {each: {partner: coalition}, effects: {}}
"""
    program = program_of(more.lstrip("\n"), head)
    assert program.options[:3] == ("talk.joiner", "talk.carib", "talk.faraway")
    p = program.tables
    assert list(p.group.coalition_each)[:3] == [1, 1, 1]
    assert set(p.group.coalition_by) == {0}


def test_slots_follow_effort_where_it_is_constant_and_groups_where_it_is_not() -> None:
    def slots_of(more: str, effort: int = 5) -> int:
        head = f"""\
format: 1
id: s
clock: {{turns: 3, effort: {effort}}}
lead: a
actors: {{a: {{side: coalition}}}}
bodies: {{council: {{rule: consensus}}}}
tracks: {{t: {{}}}}
responses:
"""
        return program_of(more, head).tables.actor.slots[0]

    many = "".join(f"  r{n}: {{effort: 2, effects: {{}}}}\n" for n in range(6))
    assert slots_of(many) == 2
    assert slots_of("  one: {effects: {}}\n") == 1
    assert slots_of(many + "  half: {effort: 0.5, effects: {}}\n", 2) == 4
    assert slots_of(many + "  free: {effort: t, effects: {}}\n") == 7
    assert (
        slots_of("  voted: {consent: council, effects: {}}\n  again: {consent: council, effects: {}}\n", 3)
        == 1
    )


def test_the_ring_holds_every_order_that_can_be_pending() -> None:
    program = everything()
    p = program.tables
    # the slowest order: a raid of 13 hours in turns of 6 hours, due three turns later
    assert p.n.ring == p.n.slots * 4
    assert program_of().tables.n.ring == program_of().tables.n.slots


def test_a_variant_keeps_what_it_does_not_replace_but_no_weight() -> None:
    program = everything()
    p = program.tables
    forms = {form.id: place for place, form in enumerate(program.forms)}
    base, escort, paid = (forms[f"board_vessel{v}"] for v in ("", "+escort", "+paid"))
    for column in (p.form.when, p.form.law, p.form.limit, p.form.cooldown, p.form.domain, p.form.escalation):
        assert column[base] == column[escort] == column[paid]
    assert p.form.risk[escort] != p.form.risk[base] == p.form.risk[paid]
    assert p.form.weight[base] == p.form.weight[escort] == -1
    assert p.form.weight[paid] >= 0
    assert list(p.form.variant[base : base + 3]) == [-1, 0, 1]
    assert program.forms[escort].title == "With the flag state's officer aboard"
    assert program.forms[paid].title == "Paid"


def test_titles_name_actors() -> None:
    titles = {form.id: form.title for form in everything().forms}
    assert titles["consult.meridia"] == "Consult Meridia"
    assert titles["promise_lift.meridia"] == "Promise lift"


def test_a_scenario_without_responses_compiles() -> None:
    program = program_of("", HEAD[: HEAD.index("responses:")])
    assert program.options == ()
    assert program.tables.n.slots == 0


@pytest.mark.parametrize(("actors", "is_too_many"), [(25, False), (80, True), (300, True)])
def test_a_short_file_cannot_ask_for_more_orders_than_a_machine_holds(actors: int, is_too_many: bool) -> None:
    head = "format: 1\nid: s\nclock: {turns: 1}\nlead: a0\nactors:\n"
    head += "".join(f"  a{n}: {{side: coalition}}\n" for n in range(actors))
    program, said = read(
        head + "responses: {talk: {by: coalition, each: {x: coalition}, variants: {loud: {}}}}\n"
    )
    orders = 2 * actors * (actors - 1)
    if is_too_many:
        (problem,) = [line for line in said if "TT115" in line]
        assert f"become {orders} orders, more than 10000" in problem
    else:
        assert program is not None
        assert program.tables.n.options == orders
