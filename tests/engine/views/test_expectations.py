"""What a seat expects is the kernel's own rules on what it believes, and the chances are exact."""

from __future__ import annotations

from itertools import product

import pytest

from tabletop.engine.game import Game, start
from tabletop.engine.kernel.consent import first_leanings, is_asked, leaning, peers_in_favour, stance
from tabletop.engine.program import (
    ACQUIESCE,
    NO,
    RULE_EACH,
    RULE_MAJORITY,
    RULE_OPT_IN,
    RULE_QUALIFIED,
    YES,
)
from tabletop.engine.views import build
from tabletop.engine.views.reasons import Terms, knows_mood
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected, Stance, chance_agreed
from tests.engine.views.games import NAMES, moments, program, seats
from tests.scenario.compiling import read


@pytest.mark.parametrize("name", NAMES)
def test_the_menu_shown_is_the_menu(name: str) -> None:
    for game in moments(name, 11):
        for seat in seats(name):
            shown = [f.option for m in build(game, seat).menu if m.is_available for f in m.forums]
            assert shown == list(game.menu(seat))


@pytest.mark.parametrize("name", NAMES)
def test_terms_add_up_to_the_kernels_leaning_to_the_last_bit(name: str) -> None:
    compared = 0
    for game in moments(name, 12):
        if game.stage != "orders":
            continue
        for who in seats(name):
            seat = Seat(game, who)
            expected, p = Expected(seat), seat.p
            for option in range(p.actor.option_first[seat.me], p.actor.option_last[seat.me]):
                for s in expected.stances(option):
                    first_leanings(p, seat.b, game.dice, option)
                    peers = peers_in_favour(p, seat.b, option, s.member)
                    assert s.z == leaning(p, seat.b, game.dice, option, s.member, peers)
                    if knows_mood(seat, s.member):
                        assert s.likeliest == stance(p, seat.b, p.option.form[option], s.member, s.z)
                    compared += 1
    assert compared > 20


@pytest.mark.parametrize("name", NAMES)
def test_shares_are_the_shares_of_a_uniform_mood(name: str) -> None:
    """The same shares counted over evenly spaced moods."""
    game = start(program(name), 1, seats(name))
    seat = Seat(game, seats(name)[0])
    p, expected, many = seat.p, Expected(seat), 2000
    for option in range(p.actor.option_first[seat.me], p.actor.option_last[seat.me]):
        form = p.option.form[option]
        for s in expected.stances(option):
            if s.is_settled:
                continue
            counted = {YES: 0, ACQUIESCE: 0, NO: 0}
            for k in range(many):
                m = (2.0 * k + 1.0) / many - 1.0
                counted[stance(p, seat.b, form, s.member, s.z + p.rules.support_mood * m)] += 1
            assert (s.yes, s.acquiesce, s.no) == pytest.approx(
                (counted[YES] / many, counted[ACQUIESCE] / many, counted[NO] / many), abs=1e-3
            )


def _agrees(seat: Seat, option: int, positions: dict[int, int]) -> bool:
    """The table of rules in rules.md, written once more, plainly."""
    p, b = seat.p, seat.b
    body, by = p.option.body[option], p.form.orderer[p.option.form[option]]
    rule = p.body.rule[body]
    ids = [x.id for x in seat.program.bodies]
    if rule <= RULE_EACH:
        return NO not in positions.values()
    yes = sum(x == YES for x in positions.values())
    sits = p.body.listed[body * p.n.actors + by] != 0 or (p.body.dynamic[body] and b[p.at.member + by])
    if rule == RULE_OPT_IN:
        return yes + 1 >= 2
    if rule == RULE_MAJORITY:
        assert ids[body] == "unsc"
        ostland = next(k for k, a in enumerate(seat.program.actors) if a.id == "ostland")
        legitimacy = b[p.at.track + 1]
        return positions.get(ostland) != NO and yes + bool(sits) + legitimacy / 50 >= 2
    assert rule == RULE_QUALIFIED
    weights = {0: 18.0, 1: 7.0}
    favour = sum(weights.get(k, 0.0) for k, x in positions.items() if x == YES) + weights.get(by, 0.0)
    return 100 * (yes + bool(sits)) >= 55 * 2 and 100 * favour >= 65 * 25


@pytest.mark.parametrize("body", ["council", "silence", "unsc", "qmv", "willing", "flag"])
def test_the_chance_of_agreement_is_the_sum_over_all_positions(body: str) -> None:
    shares = [(0.5, 0.3, 0.2), (0.2, 0.2, 0.6), (0.9, 0.1, 0.0), (0.0, 0.45, 0.55)]
    seat = Seat(start(program("everything"), 1, ["norland"]), "norland")
    # No response goes to every body, so one option is sent to each in turn.
    index = [x.id for x in seat.program.bodies].index(body)
    option = next(o for o, b in enumerate(seat.p.option.body) if b >= 0)
    bodies = list(seat.p.option.body)
    bodies[option] = index
    seat.p = seat.p._replace(option=seat.p.option._replace(body=tuple(bodies)))
    asked = [k for k in range(seat.p.n.actors) if is_asked(seat.p, seat.b, option, k)]
    none = Terms(*([0.0] * 9))
    stances = [Stance(k, *shares[i % len(shares)], 0.0, False, False, none, 0.0) for i, k in enumerate(asked)]
    total = 0.0
    for positions in product((YES, ACQUIESCE, NO), repeat=len(stances)):
        chance = 1.0
        for s, x in zip(stances, positions, strict=True):
            chance *= {YES: s.yes, ACQUIESCE: s.acquiesce, NO: s.no}[x]
        if _agrees(seat, option, {s.member: x for s, x in zip(stances, positions, strict=True)}):
            total += chance
    assert chance_agreed(seat, option, stances) == pytest.approx(100.0 * total)


ESCORTED = """\
format: 1
id: escorted
clock: {turns: 3}
lead: norland
actors:
  norland: {side: coalition}
  ostland: {side: coalition, exposure: 100, will: 40}
bodies: {council: {rule: consensus}}
responses:
  board:
    consent: council
    risk: 100
    burden: 40
    effects: {}
    variants:
      louder: {title: With music}
      escort: {title: With an officer aboard, risk: 10}
      slower: {title: At dawn, risk: 5}
"""


def test_a_no_names_the_first_variant_it_would_not_refuse() -> None:
    found, said = read(ESCORTED)
    assert found is not None, said
    game = start(found, 1, ["norland"])
    (stance,) = build(game, "norland").menu[0].forums[0].stances
    assert (stance.position, stance.unless) == ("no", "With an officer aboard")
    given = game.order("norland", "board")
    assert isinstance(given, Game)
    (order,) = build(given.advance(), "norland").orders
    assert (order.stances[0].position, order.stances[0].unless) == ("no", "With an officer aboard")
    assert [a.title for a in order.amendments] == [
        "With music",
        "With an officer aboard",
        "At dawn",
        "Withdraw",
    ]


def test_after_the_floor_positions_are_those_the_members_took() -> None:
    taken = 0
    for game in moments("strait-of-shadows", 14, ("norland",)):
        if game.stage != "results":
            continue
        for order in build(game, "norland").orders:
            if order.status == "agreed" and order.rule_words.startswith("consensus"):
                assert "no" not in [s.position for s in order.stances]
            if order.status == "refused" and order.rule_words.startswith("consensus"):
                assert "no" in [s.position for s in order.stances]
            taken += len(order.stances)
    assert taken > 0
