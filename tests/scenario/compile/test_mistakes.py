"""What an author is told when a scenario's parts do not fit together: place, sentence, way out, several at once."""

from __future__ import annotations

import pytest

from tests.scenario.compiling import HEAD, mistakes_in, read


def in_responses(body: str) -> list[str]:
    """The mistakes in one more response `r`, whose keys stand in the first line from column 7 on."""
    before, after = HEAD.split("injects:")
    first = before.count("\n")
    found = mistakes_in("", before + f"  r: {{{body}}}\n" + "injects:" + after)
    lines = HEAD.count("\n") + 1
    moved = [(int(line) + lines - first, rest) for line, _, rest in (one.partition(":") for one in found)]
    return [f"{line}:{rest}" for line, rest in moved]


NOBODY = "no actor 'nobody'; there are norland, meridia, ostland, network"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("by: norlant", "1:11 TT201 no actor 'norlant'; did you mean 'norland'?"),
        ("each: {x: [nobody]}", f"1:18 TT201 {NOBODY}"),
        ("consent: counsil", "1:16 TT202 no body 'counsil'; did you mean 'council'?"),
        ("when: tensoin > 3", "1:13 TT203 no track 'tensoin'; did you mean 'tension'?"),
        (
            "when: not open and  tension",
            "1:27 TT306 'tension' is a number, here stands a condition; "
            "compare it with something, for example tension > 0",
        ),
        ("law: open", "1:12 TT308 'open' is no authority; a legal basis is made of authorities only"),
        ("law: CH7", "1:12 TT205 no authority 'CH7'; a law names the scenario's authorities: flag_consent, stateless"),
        ("by: network, weight: 1 + will", "1:32 TT308 whose will?; write by.will"),
        ("domain: maritim", "1:15 TT210 no capability 'maritim'; did you mean 'maritime'?"),
        ("cost: {capitol: 1}", "1:14 TT206 no resource 'capitol'; did you mean 'capital'?"),
        ("by: network, cost: {capital: 1}", "1:27 TT206 network has no capital to pay with; see its 'of'"),
        ("burden: {meridian: 3}", "1:16 TT201 no actor 'meridian'; did you mean 'meridia'?"),
        ("effects: {tensoin: 3}", "1:17 TT203 no track 'tensoin'; did you mean 'tension'?"),
        ("effects: {tension: true}", "1:17 TT113 'tension' is a number and cannot be true; write an amount"),
        ("effects: {open: 3}", "1:17 TT113 'open' can only become true or false; write true or false"),
        ("effects: {flag_consent: turn}", "1:17 TT113 'flag_consent' can only become true or false; write true or false"),
        ("effects: {will: 3}", "1:17 TT200 no track, flag, authority or resource 'will'; write by.will"),
        ("effects: {meridia: 3}", "1:17 TT200 no track, flag, authority or resource 'meridia'; "
         "write meridia.will, for instance"),
        ("effects: {meridia.wil: 3}", "1:25 TT112 an actor has no 'wil'; did you mean 'will'?"),
        ("effects: {meridia.capability: 3}", "1:25 TT112 a capability needs its domain; write meridia.capability.domain"),
        ("effects: {meridia.capability.air: 3}", "1:36 TT210 no capability 'air'; there is only maritime"),
        ("effects: {meridia.boats: 3}", "1:25 TT206 meridia has no boats; see its 'of'"),
        ("effects: {boats: 3}", "1:17 TT206 norland has no boats; see its 'of'"),
        ("effects: {trust norland -> norland: 1}", "1:17 TT114 nobody's trust in itself is kept; name two actors"),
        ("effects: {trust norland -> nobody: 1}", f"1:34 TT201 {NOBODY}, by"),
        ("effects: {sound nobody: true}", f"1:23 TT201 {NOBODY}, by"),
        ("effects: {reveal stateless: true}", "1:24 TT200 no track or flag 'stateless'"),
        ("effects: {reveal open -> nobody: true}", f"1:32 TT201 {NOBODY}, by"),
        ("effects: {tension: support + }", "1:35 TT301 the expression stops in the middle"),
        ("unlawful: {tension: support}", "1:27 TT308 'support' is known only where a result is decided; "
         "use it in chance, outcomes and their effects"),
        ("title: 'At {tension}'", "1:15 TT302 a title holds names of actors only; values stand in texts"),
        ("text: 'About {tensoin}'", "1:21 TT203 no track 'tensoin'; "
         "did you mean 'tension'?"),
        ("text: 'Ask {nobody.name}'", f"1:19 TT201 {NOBODY}, by"),
        ("pledge: {to: nobody, kept: open, within: 2}", f"1:20 TT201 {NOBODY}, by"),
        ("pledge: {to: meridia, kept: turn, within: 2}", "1:35 TT306 'turn' is a number, here stands a condition; "
         "compare it with something, for example turn > 0"),
        ("each: {tension: [meridia]}", "1:14 TT213 'tension' already means something; choose another name"),
        ("by: network, effects: {trust network -> by: 1}, when: trust(network -> by) > 3",
         "1:61 TT305 nobody's trust in itself is kept; both are network when it is the one ordering or named"),
        ("seen: nobody", f"1:13 TT201 {NOBODY}"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_response_is_said_at_its_place(body: str, said: str) -> None:
    assert in_responses(body) == [said]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("endings: {won: {when: tension, outcome: victory}}", "1:23 TT306 'tension' is a number, here stands a "
         "condition; compare it with something, for example tension > 0"),
        ("objectives: {o: {score: 1, weight: turn}}", "1:36 TT310 a weight is a constant, no expression"),
        ("objectives: {o: {score: true}}", "1:25 TT307 'true' is a truth, here stands a number"),
        ("rules: {suport: {exposure: 2}}", "1:18 TT212 no coefficient 'suport.exposure'; "
         "did you mean 'support.exposure'?"),
        ("rules: {trust: {memory: -1}}", "1:25 TT115 trust.memory -1 lies outside 0..1"),
        ("map: {marks: {m: {at: [1, 2], when: opne}}}", "1:37 TT204 no flag 'opne'; "
         "did you mean 'open'?"),
        ("  second: {ask: nobody, choices: {a: {}}, default: a}", f"1:17 TT201 {NOBODY}"),
        ("  second: {objective: nothing}", "1:23 TT208 no objective 'nothing'"),
        ("  second: {effects: {by.will: 1}}", "1:22 TT308 nobody orders anything here, so 'by' is nobody"),
        ("  second: {to: nobody}", f"1:16 TT201 {NOBODY}"),
        ("escalation: {start: 200}", "1:21 TT115 start 200 lies outside 0..100"),
    ],
)  # fmt: skip
def test_a_mistake_elsewhere_is_said_at_its_place(more: str, said: str) -> None:
    assert mistakes_in(more) == [said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("lead: norland", "lead: nordland", "TT201 no actor 'nordland'; did you mean 'norland'?"),
        ("meridia: {", "meridia: {interests: {bord: 3}, ", "TT211 no response, tag or instrument 'bord'; "
         "did you mean 'board'?"),
        ("meridia: {", "meridia: {reads: {flag: 3}, ", "TT205 no authority 'flag'; there are flag_consent, stateless"),
        ("norland: {", "norland: {leaves: open, ", "TT111 the lead neither joins nor leaves"),
        ("meridia -> norland", "meridia -> nordland", "TT201 no actor 'nordland'; did you mean 'norland'?"),
        ("range: [0, 900]", "range: [0, turn]", "TT310 the end of a range is a constant, no expression"),
        ("range: [0, 900]", "range: [900, 900]", "TT115 a range ends above its beginning"),
        ("turns: 4", "turns: 99999999", "TT115 99999999 turns are more than 1000"),
        ("turns: 4", "turns: 4, start: 2031-03-04T06:00Z, step: 99999999w",
         "TT115 the calendar ends before this step does"),
        ("meridia: {", "meridia: {faith: 101, ", "TT115 faith 101 lies outside 0..100"),
        ("of: network", "of: [netwrk]", "TT201 no actor 'netwrk'; did you mean 'network'?"),
        ("{rule: opt_in}", "{rule: majority, members: norland, veto: meridia}", "TT201 'meridia' is no member of the "
         "body; see its members"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_world_is_said(old: str, new: str, said: str) -> None:
    assert said in [found.split(" ", 1)[1] for found in mistakes_in("", HEAD.replace(old, new, 1))]


def test_many_mistakes_are_said_at_once_each_of_them_once() -> None:
    found = in_responses("by: coalition, when: opne, effects: {tensoin: 1, distanse: 1}, consent: counsil")
    assert [said.split()[1] for said in found] == ["TT204", "TT203", "TT203", "TT202"]


def test_a_mistake_in_a_text_of_several_lines_is_said_in_its_line() -> None:
    more = "endings:\n  won:\n    outcome: victory\n    when: >-\n      open and\n      opne\n"
    (said,) = mistakes_in(more)
    assert said.startswith("6:7 TT204")


def test_a_response_that_nobody_can_order_is_a_warning() -> None:
    head = HEAD.replace("each: {partner: coalition}", "each: {partner: norland}").replace(
        "by: coalition", "by: norland"
    )
    program, said = read(head)
    assert program is not None
    line = head[: head.index("  consult")].count("\n") + 1
    assert said == [f"{line}:3 TT214 nobody can order 'consult'; its 'by' and 'each' leave no pair of actors"]


@pytest.mark.parametrize("nobody", ["by: []", "each: {partner: [norland]}, by: norland"])
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("when: tensoin > 3", "TT203 no track 'tensoin'; did you mean 'tension'?"),
        ("consent: [council, counsil]", "TT202 no body 'counsil'; did you mean 'council'?"),
        ("success: {text: 'To {partnr.name}'}, chance: 5", "TT201 no actor 'partnr'"),
        ("variants: {two: {effects: {opne: true}}}", "TT204 no flag 'opne'; did you mean 'open'?"),
        ("cost: {capitol: 1}", "TT206 no resource 'capitol'; did you mean 'capital'?"),
    ],
)
def test_what_is_misspelt_in_a_response_that_nobody_can_order_is_told(
    nobody: str, body: str, said: str
) -> None:
    nobodys, misspelt = in_responses(f"{nobody}, {body}")
    assert "TT214 nobody can order 'r'" in nobodys
    assert said in misspelt


@pytest.mark.parametrize(
    "body",
    [
        "each: {partner: []}, when: done(r) < 2 and trust(partner -> by) > 3, effects: {sound partner: true}",
        "by: [], cost: {capital: 1}, when: capital > 3, consent: council",
        "by: [], when: trust(norland -> by) > 3",
        "by: [], pledge: {to: by, kept: open, within: 2}, burden: {by: 30}",
    ],
)
def test_what_is_well_in_a_response_that_nobody_can_order_stays_a_warning(body: str) -> None:
    program, said = read(HEAD.replace("injects:", f"  r: {{{body}}}\ninjects:"))
    assert ["TT214" in one for one in said] == [True]
    assert program is not None
    without, _ = read(HEAD)
    assert without is not None
    assert program.tables.code == without.tables.code
    assert program.tables.effect == without.tables.effect


def test_an_audience_nobody_orders_for_is_said_at_its_owner() -> None:
    (said,) = mistakes_in("", HEAD.replace("zero: {}", "zero: {seen: by}"))
    assert said.endswith("TT308 nobody orders this, so 'by' sees nothing; list the actors")
