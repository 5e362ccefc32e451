"""Every short form an author may write comes out as the one form the compiler sees."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from tabletop.scenario.document.base import Duration, Expression, Name, Seen
from tabletop.scenario.document.effects import (
    Effect,
    EscalationFloor,
    Keep,
    Reveal,
    Set,
    Sound,
    Target,
    TrustOf,
    Value,
)
from tabletop.scenario.document.responses import Each, Response
from tests.scenario.reading import FIRST, document_of


def text_of(expression: object) -> str:
    assert isinstance(expression, Expression)
    return expression.text


def response_of(lines: str) -> Response:
    indented = "".join(f"    {line}\n" for line in lines.splitlines())
    return document_of(f"responses:\n  act:\n{indented}").responses[Name("act")]


def effect_of(line: str) -> Effect:
    (effect,) = response_of(f"effects:\n  {line}").effects or ()
    return effect


def test_titles_and_names_default_to_the_id_in_words() -> None:
    scenario = document_of(
        "tracks: {oil_price: {}}\nflags: {ship_seen: It was}\nbodies: {old_council: {rule: each, title: The Old}}\n"
        "injects: {call: {ask: norland, choices: {hang_up: {}}, default: hang_up}}\n"
    )
    assert scenario.title == "Small"
    assert scenario.actors[Name("norland")].name == "Norland"
    assert scenario.tracks[Name("oil_price")].title == "Oil price"
    assert scenario.flags[Name("ship_seen")].title == "Ship seen"
    assert scenario.bodies[Name("old_council")].title == "The Old"
    assert scenario.injects[Name("call")].choices[Name("hang_up")].title == "Hang up"


def test_sides_decide_who_plays_and_who_is_a_member_unless_said_otherwise() -> None:
    head = (
        "format: 1\nid: s\nclock: {turns: 1}\nlead: a\nactors:\n  a: {side: coalition}\n  b: {side: adversary}\n"
        "  c: {side: neutral, playable: true}\n  d: {side: institution}\n  e: {side: coalition, member: false}\n"
    )
    actors = document_of(head=head).actors
    assert [(id, actor.is_playable, actor.is_member) for id, actor in actors.items()] == [
        ("a", True, True),
        ("b", True, False),
        ("c", True, False),
        ("d", False, False),
        ("e", True, False),
    ]


def test_a_bare_text_is_a_flag() -> None:
    flags = document_of("flags:\n  seen: It was seen\n  lost: {text: It is lost, seen: coalition}\n").flags
    assert [(f.text, f.seen) for f in flags.values()] == [
        ("It was seen", Seen("all")),
        ("It is lost", Seen("coalition")),
    ]


def test_bare_trust_has_the_usual_depth_and_a_double_arrow_is_two_entries() -> None:
    trust = document_of("trust:\n  norland <-> meridia: 70\n").trust
    assert [f"{t.truster} -> {t.trusted}: {t.start:g}, {t.depth:g} in {t.line}" for t in trust] == [
        f"norland -> meridia: 70, 4 in {FIRST + 1}",
        f"meridia -> norland: 70, 4 in {FIRST + 1}",
    ]
    (one,) = document_of("trust:\n  norland -> meridia: {start: 62, depth: 8}\n").trust
    assert f"{one.truster} -> {one.trusted}: {one.start:g}, {one.depth:g}" == "norland -> meridia: 62, 8"
    assert (one.trusted.line, one.trusted.column) == (FIRST + 1, 14)


def test_red_lines_as_a_list_hold_always_and_a_bare_caveat_is_disclosed() -> None:
    head = (
        "format: 1\nid: s\nclock: {turns: 1}\nlead: a\nactors:\n"
        "  a: {side: coalition, red_lines: [strikes], caveats: {raid: 60}}\n"
        "  b: {side: coalition, red_lines: {strikes: attribution < 75}, caveats: {raid: {share: 40, disclosed: false}}}\n"
    )
    a, b = document_of(head=head).actors.values()
    assert {name: line.text for name, line in a.red_lines.items()} == {"strikes": "true"}
    assert {name: line.text for name, line in b.red_lines.items()} == {"strikes": "attribution < 75"}
    assert [(c.share.text, c.disclosed) for c in a.caveats.values()] == [("60", True)]
    assert [(c.share.text, c.disclosed) for c in b.caveats.values()] == [("40", False)]


@pytest.mark.parametrize(
    ("written", "read"),
    [("norland", ("norland",)), ("[norland, meridia]", ("norland", "meridia")), ("coalition", "coalition")],
)
def test_by_is_a_tuple_of_actors_or_the_coalition(written: str, read: object) -> None:
    assert response_of(f"by: {written}").by == read
    assert response_of(f"each: {{partner: {written}}}").each == Each(Name("partner"), read)  # type: ignore[arg-type]


def test_by_defaults_to_the_lead_which_is_none() -> None:
    assert response_of("effort: 1").by is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("all", Seen("all")),
        ("facilitator", Seen("facilitator")),
        ("coalition", Seen("coalition")),
        ("by", Seen("by")),
        ("norland", Seen("actors", (Name("norland"),))),
        ("[norland, meridia]", Seen("actors", (Name("norland"), Name("meridia")))),
    ],
)
def test_audiences_have_one_form(written: str, read: Seen) -> None:
    assert response_of(f"seen: {written}").seen == read


def test_a_bare_burden_is_everybodys_and_consent_a_tuple() -> None:
    assert {key: text_of(e) for key, e in (response_of("burden: 15").burden or {}).items()} == {"*": "15"}
    burden = response_of("burden: {meridia: 40}").burden
    assert {key: text_of(e) for key, e in (burden or {}).items()} == {"meridia": "40"}
    assert response_of("consent: council").consent == ("council",)
    assert response_of("consent: [council, willing]").consent == ("council", "willing")
    assert response_of("tags: law").tags == ("law",)
    assert response_of("effort: 1").burden is None


@pytest.mark.parametrize(
    ("written", "turns"),
    [("2", 2), ("0", 0), ("6h", 1), ("13h", 2), ("24h", 2), ("90 min", 1), ("1d", 2), ("1w", 14)],
)
def test_delays_are_turns_or_durations_rounded_up_to_turns(written: str, turns: int) -> None:
    delay = response_of(f"takes: {written}").takes
    assert isinstance(delay, Duration)
    assert delay.turns(Duration(Fraction(12), "h")) == turns


def test_durations_are_exact() -> None:
    step, delay = Duration(Fraction("0.1"), "h"), Duration(Fraction("0.3"), "h")
    assert delay.turns(step) == 3


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("tension: 3", Value((Name("tension"),))),
        ("norland.will: 3", Value((Name("norland"), Name("will")))),
        ("a.capability.sea: 3", Value((Name("a"), Name("capability"), Name("sea")))),
        ("trust partner -> by: 3", TrustOf(Name("partner"), Name("by"), False)),
        ("trust a->b: 3", TrustOf(Name("a"), Name("b"), False)),
        ("trust a <-> coalition: 3", TrustOf(Name("a"), Name("coalition"), True)),
        ("sound partner: true", Sound(Name("partner"))),
        ("reveal tension: true", Reveal(Name("tension"), None)),
        ("reveal tension -> a: true", Reveal(Name("tension"), Name("a"))),
        ("escalation_floor: 30", EscalationFloor()),
    ],
)
def test_targets_of_effects_are_taken_apart(written: str, target: Target) -> None:
    assert effect_of(written).target == target


def test_names_in_targets_keep_their_places() -> None:
    effect = effect_of("trust meridia <-> by: 3")
    assert isinstance(effect.target, TrustOf)
    assert (effect.line, effect.column) == (FIRST + 3, 7)
    assert (effect.target.trusted.line, effect.target.trusted.column) == (FIRST + 3, 25)


def test_amounts_of_effects_are_expressions_truths_set_or_keep() -> None:
    assert text_of(effect_of("tension: 3 + turn").amount) == "3 + turn"
    assert effect_of("seized: true").amount is True
    assert effect_of("a.member: false").amount is False
    amount = effect_of("tension: {set: 4}").amount
    assert isinstance(amount, Set)
    assert text_of(amount.amount) == "4"
    amount = effect_of("trust a -> b: {keep: 40}").amount
    assert isinstance(amount, Keep)
    assert text_of(amount.amount) == "40"


def test_effects_keep_the_order_of_the_file() -> None:
    effects = response_of("effects: {z: 1, a: 2, m: true}").effects or ()
    assert [str(e.target.path[0]) for e in effects if isinstance(e.target, Value)] == ["z", "a", "m"]


def test_every_way_of_writing_results_has_the_same_branches() -> None:
    def branches(lines: str) -> list[tuple[str, str | None, bool | None]]:
        return [(b.id, b.chance.text if b.chance else None, b.succeeded) for b in response_of(lines).branches]

    assert branches("effects: {x: 1}") == [("done", None, True)]
    assert branches("effort: 1") == [("done", None, True)]
    assert branches("chance: 35\nsuccess: {text: yes}") == [("success", "35", True), ("failure", None, False)]
    assert branches("outcomes: {clean: {chance: 30}, messy: {chance: 40}, failed: {}}") == [
        ("clean", "30", True),
        ("messy", "40", None),
        ("failed", None, False),
    ]
    assert branches("outcomes: {a: {chance: 30, success: false}, b: {success: true}}") == [
        ("a", "30", False),
        ("b", None, True),
    ]


def test_a_variant_replaces_the_keys_it_names_and_no_others() -> None:
    response = response_of(
        "risk: 60\nburden: 40\ncost: {capital: 4}\nvariants: {paid: {cost: {capital: 6}, burden: 0}}"
    )
    paid = response.varied("paid")
    assert paid.title == "Paid"
    assert [text_of(value) for value in (paid.risk, paid.cost[Name("capital")])] == ["60", "6"]
    assert {key: text_of(e) for key, e in (paid.burden or {}).items()} == {"*": "0"}
    assert set(response.variants[Name("paid")].replaced) == {"title", "cost", "burden"}


def test_bands_come_lowest_first() -> None:
    track = document_of("tracks: {tension: {bands: {40: strained, 0: calm}}}\n").tracks[Name("tension")]
    assert [f"{band.threshold:g} {band.label}" for band in track.bands] == ["0 calm", "40 strained"]


def test_rules_are_named_by_group_and_coefficient() -> None:
    rules = document_of("rules: {support: {exposure: 2.0, mood: 0}, trust: {loss_weight: 2}}\n").rules
    assert rules == {"support.exposure": 2.0, "support.mood": 0.0, "trust.loss_weight": 2.0}


def test_escalation_and_its_incidents_have_defaults() -> None:
    escalation = document_of().escalation
    assert text_of(escalation.incidents.start) == "60"
    assert text_of(escalation.incidents.chance) == "5 + 0.4 * (escalation - 60)"
    changed = document_of("escalation: {incidents: {from: 50, chance: 9}}\n").escalation
    assert text_of(changed.incidents.start) == "50"


def test_the_calendar_comes_from_the_clock_or_from_the_phases() -> None:
    head = "format: 1\nid: s\nlead: a\nactors: {a: {side: coalition}}\n"
    plain = document_of("clock: {start: 2031-03-04T06:00Z, turns: 2, step: 12h, minutes: 10}\n", head)
    assert plain.clock.start == datetime(2031, 3, 4, 6, tzinfo=UTC)
    assert plain.clock.effort == 3
    assert [f"{t.step.amount}{t.step.unit} {t.minutes:g} {t.phase}" for t in plain.calendar] == [
        "12h 10 None"
    ] * 2
    phased = document_of(
        "clock: {effort: 2}\nphases: {call: {turns: 1, step: 12h, questions: {all: [Why?]}}, chase: {turns: 2}}\n",
        head,
    )
    assert [f"{t.step.amount}{t.step.unit} {t.phase}" for t in phased.calendar] == [
        "12h call",
        "1d chase",
        "1d chase",
    ]
    assert phased.phases[Name("call")].questions == {"all": ("Why?",)}


def test_numbers_and_truths_stay_what_was_written_where_a_text_is_asked_for() -> None:
    scenario = document_of("version: 1.10\nsummary: yes\nauthors: 063\ntags: [on]\n")
    assert (scenario.version, scenario.summary, scenario.authors, scenario.tags) == (
        "1.10",
        "yes",
        ("063",),
        ("on",),
    )


def test_an_expression_knows_its_place_and_whether_it_is_a_constant() -> None:
    response = response_of("when: turn > 3\nlimit: 2")
    assert response.when == Expression("turn > 3", FIRST + 2, 11)
    assert response.when.constant is None
    assert response.limit is not None
    assert response.limit.constant == 2.0
