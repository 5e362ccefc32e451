"""Consent: each term of the formula, the positions it gives, and the historic ones."""

import csv
from pathlib import Path

import pytest

from tabletop.engine.kernel.consent import leaning, stance_of
from tabletop.engine.kernel.trust import trust
from tests.engine.kernel.scene import MEH, NO, POSITIONS, RULES, YES, Scene

HISTORY = Path(__file__).parents[2] / "data" / "positions.csv"
ROWS = list(csv.DictReader(HISTORY.read_text("utf-8").splitlines()))
FULL = "support: {}, trust: {memory: 1}"


def z(s: Scene, id: str, actor: str, peers: float = 0.5) -> float:
    """An actor's z towards an order of ann's, at this share of peers in favour."""
    option, who = s.option(id), s.actor(actor)
    found = s.ask(lambda p, state: leaning(p, state, s.game.dice, option, who, peers))
    assert isinstance(found, float)
    return found


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['question']}: {row['member']}" for row in ROWS])
def test_the_formula_gives_the_historic_position(row: dict[str, str]) -> None:
    """Each row is laid out as a scenario: authorities read as far as `law` says, will, burden and exposure as given."""
    x = {key: float(row[key]) for key in ("interest", "trust", "law", "will", "peers", "burden", "exposure")}
    s = Scene(
        "authorities: {mandate: {basis: CH7, start: true, contested: true}}\n"
        f"trust: {{ben -> ann: {{start: {100 * x['trust']:g}, depth: 12}}}}\n"
        "bodies: {council: {rule: consensus}}\n"
        "responses: {act: {consent: council, law: mandate, risk: 100, effects: {}, "
        f"burden: {{ben: {100 * x['burden']:g}}}}}}}\n",
        rules="support: {mood: 0}, trust: {memory: 1}",
        ben=f"interests: {{act: {100 * x['interest']:g}}}, reads: {{mandate: {100 * x['law']:g}}}",
    )
    s["ben.will"], s["ben.exposure"] = 100 * x["will"], 100 * x["exposure"]
    found = stance_of(s.p, z(s, "act", "ben", x["peers"]), s.trust("ben", "ann"))
    said = {"yes": ("YES",), "acquiesce": ("ABSTAIN", "NO/ABSTAIN"), "no": ("NO", "NO/ABSTAIN")}
    assert row["historic_position"] in said[POSITIONS[found]]


PLAIN = """
authorities: {paper: {basis: FLAG, contested: true}, seal: {basis: CH7}}
tracks: {heat: {start: 10}}
bodies: {council: {rule: consensus}}
responses:
  act: {consent: council, burden: 0, effects: {}}
  needs_paper: {consent: council, burden: 0, law: "paper or (seal and not paper)", unlawful: {}, effects: {}}
  heavy: {consent: council, escalation: posturing, burden: {ben: 30}, effects: {}}
  light: {consent: council, burden: {ben: 30}, effects: {}}
  risky: {consent: council, burden: 0, risk: 60, effects: {}}
  loud: {consent: council, escalation: violent, tags: [force], instrument: military, effects: {}}
  quiet: {consent: council, escalation: nonviolent, effects: {}}
"""


def test_with_nothing_to_say_for_or_against_only_the_base_counts() -> None:
    assert z(Scene(PLAIN, rules=FULL.replace("{}", "{mood: 0}")), "act", "ben") == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("interests", "worth"),
    [
        ("{loud: -15}", -0.15),
        ("{loud: -15, force: 20, military: -30}", -0.25),
        ("{force: 20, act: 50}", 0.2),
        ("{loud: -90, force: -80}", -1.0),
        ("{military: heat + will}", 0.6),
        ("{}", 0.0),
    ],
)
def test_interest_sums_id_tags_and_instrument_once_each_and_is_clipped(interests: str, worth: float) -> None:
    rules = RULES.replace("base: 0", "base: 0, burden: 0, exposure: 0")
    assert z(Scene(PLAIN, rules=rules, ben=f"interests: {interests}"), "loud", "ben") == pytest.approx(
        2 * worth
    )


def test_trust_will_and_peers_weigh_from_minus_to_plus_their_weight() -> None:
    rules = RULES.replace("peers: 0", "peers: 0.5")
    s = Scene(PLAIN, rules=rules)
    assert z(s, "act", "ben", 1.0) == pytest.approx(0.5)
    assert z(s, "act", "ben", 0.0) == pytest.approx(-0.5)
    s["ben.will"] = 75
    assert z(s, "act", "ben") == pytest.approx(0.6)
    s = Scene(PLAIN + "trust: {ben -> ann: 75}\n")
    assert z(s, "act", "ben") == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("paper", "seal", "basis"),
    [(0, 0, 0.0), (1, 0, 0.3), (0, 1, 1.0), (1, 1, 0.7)],
)
def test_law_is_read_with_max_min_and_complement_and_contested_authorities_as_the_member_reads_them(
    paper: float, seal: float, basis: float
) -> None:
    s = Scene(PLAIN, ben="reads: {paper: 30}")
    s["paper"], s["seal"] = paper, seal
    assert z(s, "needs_paper", "ben") == pytest.approx(0.8 * (2 * basis - 1))
    assert s["paper"] == paper


def test_a_reading_sees_the_authorities_as_they_are_and_not_as_they_are_read() -> None:
    s = Scene(
        "authorities:\n  one: {basis: FLAG, start: true, contested: true}\n"
        "  two: {basis: CH7, start: true, contested: true}\n"
        "bodies: {council: {rule: consensus}}\n"
        "responses: {act: {consent: council, burden: 0, law: two, effects: {}}}\n",
        ben="reads: {one: 10, two: 80 * one}",
    )
    assert z(s, "act", "ben") == pytest.approx(0.8 * (2 * 0.8 - 1))


def test_burden_and_exposure_times_risk_weigh_against() -> None:
    s = Scene(PLAIN)
    assert z(s, "heavy", "ben") == pytest.approx(-0.3)
    assert z(s, "heavy", "cat") == pytest.approx(-0.2)  # not named: the usual burden of its class
    assert z(s, "light", "cat") == 0
    s["ben.exposure"] = 50
    assert z(s, "risky", "ben") == pytest.approx(-2 * 0.5 * 0.6)
    assert z(s, "loud", "ben") == pytest.approx(-0.2 - 2 * 0.5 * 0.8)
    assert z(s, "quiet", "ben") == pytest.approx(-0.2 - 2 * 0.5 * 0.3)


def test_a_mood_is_one_for_all_a_response_expands_to_and_unlike_for_another_member() -> None:
    orders = "bodies: {council: {rule: consensus}, two: {rule: opt_in}}\nresponses:\n"
    orders += "  act: {consent: [council, two], burden: 0, effects: {}, variants: {soft: {title: Soft}}}\n"
    orders += "  other: {consent: council, burden: 0, effects: {}}\n"
    s = Scene(orders, rules="support: {base: 0, peers: 0}", played=())
    moods = {z(s, o, "ben") for o in ("act@council", "act@two", "act+soft@council", "act+soft@two")}
    assert len(moods) == 1
    assert abs(moods.pop()) <= 0.6
    assert len({z(s, "act@council", a) for a in ("ben", "cat", "dan")} | {z(s, "other", "ben")}) == 4


CONSULTED = """
bodies: {council: {rule: consensus}}
responses:
  act: {consent: council, effects: {}}
  talk: {effects: {sound ben: true}}
  late_talk: {effects: {sound ben: true}, takes: 2}
  ask_first: {consent: council, effects: {sound ben: true}}
  risk_talk: {chance: 0, success: {effects: {sound ben: true}}, failure: {}}
"""


def talking(**people: str) -> Scene:
    return Scene(CONSULTED, rules=RULES.replace("base: 0", "base: 0, trust: 0"), **people)  # type: ignore[arg-type]


def consulted(s: Scene) -> bool:
    """Whether ben counts as consulted when ann orders `act` this turn."""
    s.order("act").floor()
    z_ben, z_cat = (s.leanings("act")[name] for name in ("ben", "cat"))
    assert z_ben - z_cat == pytest.approx(0.4) or z_ben == z_cat
    return z_ben != z_cat


def test_consultation_counts_in_its_turn_and_the_next() -> None:
    assert not consulted(talking())
    assert consulted(talking().order("talk"))
    assert consulted(talking().order("talk").next())
    assert not consulted(talking().order("talk").next().next())


def test_an_order_that_may_sound_counts_whatever_becomes_of_it() -> None:
    assert consulted(talking().order("risk_talk").next())
    assert consulted(talking(ben="interests: {ask_first: -100}").order("ask_first").next())


def test_a_sounding_that_takes_effect_later_counts_again_from_then() -> None:
    s = talking().order("late_talk").next().next().next()
    assert s.game.turn == 4
    assert consulted(s), "it took effect in turn 3"


def test_the_share_of_peers_counts_those_that_lean_to_it_and_the_orderer_by_weight() -> None:
    orders = """
bodies:
  council: {rule: consensus}
  weighted: {rule: qualified, threshold: 1, weight_threshold: 1, weights: {ann: 5, ben: 1, cat: 3, dan: 2}}
  others: {rule: consensus, members: [ben, cat]}
  lonely: {rule: consensus, members: [ben]}
responses: {act: {consent: [council, weighted, others, lonely], burden: 0, effects: {}}}
"""
    rules = RULES.replace("peers: 0", "peers: 0.5")
    for body, share in (("council", 2 / 3), ("weighted", 8 / 10), ("others", 1.0), ("lonely", 0.5)):
        s = Scene(orders, rules=rules, ben=MEH, cat=YES, dan=NO)
        s.order(f"act@{body}").floor()
        assert s.leanings(f"act@{body}")["ben"] == pytest.approx(0.5 * (2 * share - 1))


def test_a_red_line_is_a_no_only_while_its_condition_holds_and_peers_do_not_know_it() -> None:
    rules = RULES.replace("peers: 0", "peers: 0.5")
    cold = "interests: {act: 100}, red_lines: {act: heat > 20}"
    for heat, position in ((20, "yes"), (21, "no")):
        s = Scene(PLAIN, rules=rules, ben=cold, cat=MEH, dan=MEH)
        s["heat"] = heat
        s.order("act").floor()
        assert s.positions("act")["ben"] == position
        assert s.leanings("act")["cat"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("leaning_z", "trusts", "position"),
    [
        (0.4055, 10, "yes"),
        (0.4054, 90, "acquiesce"),
        (-0.4055, 10, "acquiesce"),
        (-0.4056, 49.9, "no"),
        (-0.4056, 50, "acquiesce"),
        (-1.0986, 50, "acquiesce"),
        (-1.0987, 99, "no"),
    ],
)
def test_positions_change_at_the_published_thresholds(leaning_z: float, trusts: float, position: str) -> None:
    assert POSITIONS[stance_of(Scene(PLAIN).p, leaning_z, trusts)] == position


def test_nobody_but_the_members_of_the_body_other_than_the_orderer_is_asked() -> None:
    s = Scene(PLAIN)
    s.order("act").floor()
    assert set(s.positions("act")) == {"ben", "cat", "dan"}
    assert s.ask(lambda p, state: trust(p, state, 0, 0)) == 100


def test_an_open_pledge_sways_the_interest_of_whoever_it_was_given_to_in_all_orders_of_its_giver() -> None:
    s = Scene(
        "bodies: {council: {rule: consensus}}\nresponses:\n"
        "  act: {by: [ann, cat], consent: council, burden: 0, effects: {}}\n"
        "  vow: {effects: {}, pledge: {to: ben, kept: turn > 9, within: 3, sways: 40}}\n",
        played=("ann", "cat"),
    )
    s.order("vow").next()
    assert z(s, "act", "ben") == pytest.approx(0.8)
    assert z(s, "act", "dan") == 0
    s.order("act", by="cat").floor()
    assert s.leanings("act", "cat")["ben"] == 0
