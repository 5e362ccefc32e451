"""What a seat observes is named, bounded, and holds nothing it may not see."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest

from tabletop.analysis.rl.machines import plain
from tabletop.analysis.rl.observing import Observer
from tabletop.analysis.rl.table import Table
from tests.conformance.hiding import hidden
from tests.conformance.journeys import FILES, program


def moments(name: str, seed: int) -> Iterator[Table]:
    """A table at which all seats are played at random, whenever a seat is to act."""
    scenario = program(name)
    playable = [i for i, a in enumerate(scenario.actors) if a.playable]
    one = Table(scenario, playable, plain(scenario.tables))
    chance = random.Random(f"{name} {seed}")
    one.start(seed)
    while not one.is_over:
        yield one
        seat = chance.choice(one.waiting)
        one.act(seat, chance.choice(one.legal(seat)))


@pytest.mark.parametrize("name", FILES)
def test_every_number_has_a_name_of_its_own_and_lies_between_0_and_1(name: str) -> None:
    observers: dict[int, Observer] = {}
    for table in moments(name, 0):
        for seat in table.waiting[:1]:
            one = observers.setdefault(seat, Observer(table, seat))
            numbers = one.observe()
            assert numbers.shape == (len(one),)
            assert numbers.dtype == np.float32
            assert 0.0 <= numbers.min() <= numbers.max() <= 1.0
    for one in observers.values():
        assert len(set(one.names)) == len(one.names)


@pytest.mark.parametrize("name", FILES)
def test_what_a_seat_may_not_see_changes_neither_its_numbers_nor_its_mask(name: str) -> None:
    p = program(name).tables
    turned = 0
    for k, table in enumerate(moments(name, 1)):
        seat = table.waiting[k % len(table.waiting)]
        one = Observer(table, seat)
        secret = hidden(p, [tuple(table.state)], seat)
        before = one.observe(), table.legal(seat)
        true = list(table.state)
        for i, both in secret.items():
            table.state[i] = both - true[i]
        turned += table.state != true
        table.changed()
        assert np.array_equal(one.observe(), before[0])
        assert table.legal(seat) == before[1]
        table.state[:] = true
        table.changed()
    assert turned > 0 or name not in ("strait-of-shadows", "harbour", "alliance")


def test_numbers_follow_what_they_are_named_for() -> None:
    scenario = program("strait-of-shadows")
    p = scenario.tables
    lead = p.actor.lead
    table = Table(scenario, [lead], plain(p))
    one = Observer(table, lead)
    table.start(4)

    def number(name: str) -> float:
        return float(one.observe()[one.names.index(name)])

    assert number("turn") == pytest.approx(1 / p.n.turns)
    assert number("member:ostland") == 1.0
    assert number("will:norland") == pytest.approx(table.state[p.at.will + lead] / 100)
    names = table.actions(lead)
    assert number("ordered:consult.ostland") == number("done:norland:consult.ostland") == 0.0
    table.act(lead, names.index("consult.ostland"))
    assert number("ordered:consult.ostland") == 1.0
    while table.turn == 1:
        table.act(lead, 0)
    assert number("ordered:consult.ostland") == 0.0
    assert number("done:norland:consult.ostland") == 0.5
    assert number("consulted:ostland") == 0.5
    assert number("consulted:sudria") < 0.01


def test_the_order_a_seat_is_to_vote_on_is_at_hand_and_no_other() -> None:
    voted = 0
    for table in moments("strait-of-shadows", 2):
        if table.stage != "floor":
            continue
        seat = table.waiting[0]
        one = Observer(table, seat)
        numbers = dict(zip(one.names, one.observe(), strict=True))
        at_hand = [name for name, x in numbers.items() if name.startswith("at hand:") and x == 1.0]
        order = table.program.options[table.order_in(table.at_hand(seat))]
        assert [name.rsplit(":", 1)[1] for name in at_hand] == [order]
        assert numbers["stage:floor"] == 1.0
        voted += 1
    assert voted > 5
