"""Consent for any orderer, body and order: weights, consultation, moods, readings and caveats to their edges."""

import pytest

from tabletop.engine.kernel.beliefs import imagine, knows_caveat
from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.consent import (
    burden,
    contributed,
    exposure,
    interest,
    is_consulted,
    largest_caveat,
    legal_basis,
    mood,
    peers_in_favour,
    weight_in,
)
from tabletop.engine.program import DROPPED, WITHDRAWN
from tests.engine.kernel.scene import MEH, NO, RULES, Scene

TABLE = """
authorities:
  one: {basis: FLAG, start: true}
  two: {basis: CH7, start: true, contested: true}
  three: {basis: PORT}
resources: {oil: {start: 3, of: [ben, cat], shared: true}}
bodies:
  council: {rule: consensus}
  weighted: {rule: qualified, threshold: 1, weight_threshold: 1, weights: {ben: 100, cat: 3}}
responses:
  ask: {by: [ann, ben, cat], effects: {sound dan: true}}
  act: {by: [ann, ben, cat], consent: [council, weighted], law: two, burden: 150, risk: 150, effects: {}}
  test: {by: ben, cost: {oil: 3}, effects: {sound dan: true}}
  vow: {by: ben, effects: {}, pledge: {to: cat, kept: turn > 9, within: 5, sways: 30}}
  oath: {by: ben, effects: {}, pledge: {to: dan, kept: turn > 9, within: 5, sways: 20}}
"""
SEATS = ("ann", "ben", "cat")


def table(**people: str) -> Scene:
    return Scene(TABLE, played=SEATS, **people)  # type: ignore[arg-type]  # people, not the other options


def consulted(s: Scene, by: str, whom: str) -> bool:
    found = s.ask(lambda p, state: is_consulted(p, state, s.actor(by), s.actor(whom)))
    assert isinstance(found, bool)
    return found


def test_each_member_has_its_own_weight_one_where_none_are_given_and_none_where_it_is_left_out() -> None:
    s = table(ann="interests: {act: 100}")
    council, weighted = 0, 1
    state = list(s.game.state)
    assert [weight_in(s.p, state, council, a) for a in range(4)] == [1, 1, 1, 1]
    assert [weight_in(s.p, state, weighted, a) for a in range(4)] == [0, 100, 3, 0]


def test_an_order_that_may_sound_consults_for_its_own_orderer_only() -> None:
    for by in SEATS:
        s = table().order("ask", by=by)
        assert [who for who in SEATS if consulted(s, who, "dan")] == [by]
        assert not consulted(s, by, "foe")
        s.next()
        assert [who for who in SEATS if consulted(s, who, "dan")] == [by]


def test_an_order_withdrawn_or_dropped_consults_nobody() -> None:
    s = table().order("test", by="ben")
    assert consulted(s, "ben", "dan")
    s["ben.oil"] = 2
    s.floor()
    assert s.field("test", 1, "ben") == DROPPED
    assert not consulted(s, "ben", "dan")
    s = Scene(
        "bodies: {council: {rule: consensus}}\nresponses: {act: {consent: council, effects: {sound dan: true}}}\n"
    )
    s.order("act").floor()
    assert consulted(s, "ann", "dan")
    s.amend("act", "withdraw")
    assert s.field("act", 1) == WITHDRAWN
    assert not consulted(s, "ann", "dan")


def test_a_mood_is_the_draw_of_the_game_for_this_response_and_member() -> None:
    for seed in range(3):
        s = Scene(TABLE, played=SEATS, seed=seed)
        for response in range(3):
            for a in range(s.p.n.actors):
                found = mood(s.p, list(s.game.state), (seed,), response, a)
                key = s.p.key.mood[response * s.p.n.actors + a]
                assert found == 2 * draw((seed,), s.p.key.turn[0], key) - 1


def test_each_open_pledge_sways_whom_it_was_given_to_on_top_of_its_interest_up_to_a_whole() -> None:
    s = table(cat="interests: {act: 10}", dan="interests: {act: 90}")
    s.order("vow", "oath", by="ben").next()
    form = s.form("act", "ben")
    sway = [interest(s.p, list(s.game.state), form, a) for a in range(5)]
    assert sway == pytest.approx([0, 0, 0.4, 1, 0])


def test_to_read_the_law_goes_no_further_than_wholly_lawful_and_leaves_all_authorities_as_they_are() -> None:
    for reads, basis in ((150, 1), (40, 0.4), (-5, 0)):
        s = table(ben=f"reads: {{two: {reads}}}")
        state = list(s.game.state)
        assert legal_basis(s.p, state, s.form("act", "cat"), s.actor("ben")) == pytest.approx(basis)
        assert state[: s.p.at.scratch] == list(s.game.state[: s.p.at.scratch])


def test_burden_and_risk_are_at_most_a_whole() -> None:
    s = table()
    s["ben.exposure"] = 50
    assert s.ask(lambda p, state: burden(p, state, s.form("act"), 1)) == 1
    assert s.ask(lambda p, state: exposure(p, state, s.form("act"), 1)) == 0.5


def test_peers_count_the_orderer_in_favour_whatever_its_own_interest_and_half_where_nobody_is_asked() -> None:
    rules = RULES.replace("base: 0", "base: 0, burden: 0, law: 0").replace("peers: 0", "peers: 0.5")
    s = Scene(TABLE, played=SEATS, rules=rules, ann=NO, ben=MEH, cat=NO, dan=NO)
    s.order("act@council").floor()
    assert s.leanings("act@council")["ben"] == pytest.approx(0.5 * (2 / 3 - 1))
    share = s.ask(lambda p, state: peers_in_favour(p, state, s.option("ask"), 1))
    assert share == 0.5


CAVEATS = """
responses:
  other: {domain: air, tags: [force], effects: {}}
  act: {domain: sea, tags: [force, soft, hard], effects: {}}
"""


def withheld(shares: str) -> tuple[int, float]:
    """Which of ben's caveats bites on `act`, and what ben gives of 40."""
    s = Scene(
        CAVEATS, ben=f"capability: {{air: 8, sea: 40}}, caveats: {{{shares}}}", ann="capability: {sea: 1}"
    )
    form, ben = s.form("act"), s.actor("ben")
    found = s.ask(lambda p, state: largest_caveat(p, state, form, ben))
    given = s.ask(lambda p, state: contributed(p, state, form, ben))
    return found, given


@pytest.mark.parametrize(
    ("shares", "which", "given"),
    [
        ("other: 10", -1, 40),
        ("force: 0", -1, 40),
        ("force: -5", -1, 40),
        ("force: 0.5", 0, 39.8),
        ("force: 30, soft: 30", 0, 28),
        ("force: 30, soft: 31, hard: 20", 1, 27.6),
        ("force: 150", 0, 0),
    ],
)
def test_the_first_of_the_largest_caveats_bites_if_it_withholds_anything(
    shares: str, which: int, given: float
) -> None:
    found, gives = withheld(shares)
    assert found == which
    assert gives == pytest.approx(given)


def test_a_caveat_is_known_to_its_owner_and_to_all_once_it_is_public() -> None:
    s = Scene(
        CAVEATS,
        played=("ann", "ben"),
        ben="capability: {air: 8, sea: 40}, "
        "caveats: {force: {share: 5, disclosed: false}, soft: {share: 9, disclosed: false}}",
    )

    def known(viewer: str) -> list[bool]:
        return [knows_caveat(s.p, list(s.game.believed(viewer)), caveat) for caveat in (0, 1)]

    assert (known("ann"), known("ben")) == ([False, False], [True, True])
    s.change(lambda p, now, tr: now.__setitem__(p.at.caveat_public + 1, 1.0))
    assert known("ann") == [False, True]


def test_a_game_that_a_seat_imagines_has_no_caveat_that_it_does_not_know() -> None:
    s = Scene(
        CAVEATS,
        played=("ann", "ben"),
        ben="capability: {air: 8, sea: 40}, "
        "caveats: {force: {share: 5, disclosed: false}, soft: {share: 9, disclosed: false}}",
    )

    def there(viewer: str) -> list[bool]:
        out = list(s.game.state)
        imagine(s.p, list(s.game.believed(viewer)), (7,), out)
        out[s.p.at.sounded : s.p.at.sounded + s.p.n.actors**2] = [0.0] * s.p.n.actors**2
        return [knows_caveat(s.p, out, caveat) for caveat in (0, 1)]

    assert (there("ann"), there("ben")) == ([False, False], [True, True])
    s.change(lambda p, now, tr: now.__setitem__(p.at.caveat_public + 1, 1.0))
    assert there("ann") == [False, True]
