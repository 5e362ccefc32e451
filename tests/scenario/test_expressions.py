"""Expressions: what each form is worth, which types it needs, and what an author is told."""

from __future__ import annotations

import warnings
from functools import cache

import pytest

from tabletop.engine.texts import Program
from tabletop.scenario.expression_types import Term
from tests.scenario.compiling import evaluate, program_of, read_expression


@cache
def small() -> Program:
    return program_of()


def faults(text: str, wanted: str = "number", **changes: object) -> list[str]:
    found = read_expression(small(), text, wanted, **changes)  # type: ignore[arg-type]  # one of two words
    assert not isinstance(found, Term), text
    return found


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("2 + 3 * 4 - 1", 13),
        ("(2 + 3) * 4 % 7", 6),
        ("7 / 2", 3.5),
        ("7 / zero", 0),
        ("7 % zero", 0),
        ("-3 + +4", 1),
        ("063 + .5 + 1.", 64.5),
        ("1 < 2 < 3", 1),
        ("1 < 2 > 3", 0),
        ("1 == 1 and not 2 != 2 or false", 1),
        ("true == cargo_seized", 0),
        ("5 if open else 6", 6),
        ("10 * stateless + 5", 15),
        ("min(3, 1, 2)", 1),
        ("max(3, 1, 2)", 3),
        ("abs(2 - 5)", 3),
        ("clamp(12, 0, 10) + clamp(-1, 0, 10)", 10),
        ("turn", 0),
        ("turns", 4),
        ("tension + distance", 435),
        ("escalation", 0),
        ("capital", 10),
        ("meridia.will", 30),
        ("meridia.exposure", 20),
        ("100 if meridia.member else 0", 100),
        ("norland.capability.maritime", 80),
        ("network.boats", 3),
        ("trust(meridia -> norland)", 70),
        ("trust(ostland -> norland)", 50),
        ("trust(coalition -> norland)", 60),
        ("cohesion()", 53.333),
        ("members()", 3),
        ("100 * fired(leak)", 0),
        ("since(leak)", -1),
        ("agreed(council) + refused(willing)", 0),
        ("kept(board) + broken(board) + together(board) + pending(board)", 0),
        ("\n  (1 +\n   2)\n", 3),
    ],
)
def test_an_expression_is_worth_what_the_language_says(text: str, worth: float) -> None:
    assert evaluate(small(), text) == pytest.approx(worth, abs=0.001)


def test_a_response_reference_means_the_options_its_id_names() -> None:
    program = small()
    state = list(program.tables.start)
    for option in range(len(program.options)):
        state[program.tables.at.done + option] = 10.0**option
    assert program.options[:6] == (
        *("board@council", "board@willing", "board+escort@council", "board+escort@willing"),
        *("consult.meridia", "consult.ostland"),
    )
    assert evaluate(program, "done(board)", state) == 1111
    assert evaluate(program, "done(board@council)", state) == 1
    assert evaluate(program, "done(board+escort)", state) == 1100
    assert evaluate(program, "done(board+escort@willing)", state) == 1000
    assert evaluate(program, "done(consult)", state) == sum(10.0**o for o in range(4, 10))
    ostland = [o for o, ref in enumerate(program.options) if ref == "consult.ostland"]
    assert len(ostland) == 2
    assert evaluate(program, "done(consult.ostland)", state) == sum(10.0**o for o in ostland)


def test_an_each_name_stands_for_its_actor() -> None:
    meant = read_expression(small(), "done(consult.partner)", each={"by": 0, "partner": 1})
    written = read_expression(small(), "done(consult.meridia)")
    assert isinstance(meant, Term)
    assert meant == written
    assert read_expression(small(), "by.will", each={"by": 1}) == read_expression(small(), "meridia.will")


def test_own_words_are_the_actor_s_own_and_results_know_support() -> None:
    assert read_expression(small(), "will", own=1) == read_expression(small(), "meridia.will")
    assert read_expression(small(), "capability.maritime", own=0) == read_expression(
        small(), "norland.capability.maritime"
    )
    assert isinstance(read_expression(small(), "support + contribution", result=True), Term)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "0-0 TT301 here is no expression"),
        ("1 +", "3-3 TT301 the expression stops in the middle"),
        ("1 + * 2", "4-5 TT301 this cannot be read at '*'"),
        ("tension = 3", "8-9 TT301 '=' compares nothing; write '==' for 'is equal to'"),
        ("60 %", "3-4 TT301 '%' takes the rest of a division; write shares without a sign, 0 to 100"),
        ("60 + 0,2 * tension", "5-8 TT302 '0,2' is not a decimal number; write 0.2"),
        ("0,2 * trust(norland -> meridia)", "0-3 TT302 '0,2' is not a decimal number; write 0.2"),
        ("open AND tension > 3", "5-8 TT301 'AND' is not part of the language; write 'and'"),
        ("Not open", "0-3 TT301 'Not' is not part of the language; write 'not'"),
        ("„open“", "0-1 TT302 '„' is not part of an expression; remove these quotation marks"),
        ("3 – 1", "2-3 TT302 '–' is not part of an expression; write '-'"),
        ("1\u00a0+ 2", "1-2 TT302 an invisible character (U+00A0) is not part of an expression; "
         "delete it, and write a space where one is meant"),
        ("!open", "0-1 TT301 '!' is not an operator; write 'not'"),
        ("(tension", "0-1 TT301 a parenthesis is never closed"),
        ("tension)", "7-8 TT301 a parenthesis closes that was never opened"),
        ("tension && 1", "8-9 TT302 '&' is not part of an expression; write 'and'"),
        ("'a'", '0-1 TT302 "\'" is not part of an expression; an expression has no texts'),
        ("a[0]", "1-2 TT302 '[' is not part of an expression; use parentheses"),
        ("tension ** 2", "0-12 TT302 powers (**) cannot be used in an expression; multiply: x * x"),
        ("tension // 2", "0-12 TT302 whole division (//) cannot be used in an expression"),
        ("tension is 3", "0-12 TT302 'is' cannot be used in an expression; "
         "write '==' for numbers, and a flag by its name alone"),
        ("tension in (1)", "0-14 TT302 'in' cannot be used in an expression; "
         "write 20 <= x <= 30, or x == 1 or x == 2"),
        ("tension => 3", "8-10 TT301 '=>' compares nothing; write '>='"),
        ("tension =< 3 and turn = 2", "8-10 TT301 '=<' compares nothing; write '<='"),
        (" Day 2", "1-6 TT301 'Day 2' is no number; write 2; turns are meant by their number"),
        ("1, 2", "0-4 TT302 lists cannot be used in an expression"),
        ("a -> b", "2-4 TT302 '->' outside trust(a -> b) cannot be used in an expression"),
        ("min(1 -> 2)", "6-8 TT302 '->' stands between two actors only; trust(a -> b)"),
        ("True", "0-4 TT302 'True' is not part of the language; write 'true'"),
        ("None", "0-4 TT302 'None' is not part of the language"),
        ("0x10", "0-4 TT302 '0x10' is not a decimal number; digits and one point only"),
        ("1 + 1_000", "4-9 TT302 '1_000' is not a decimal number; digits and one point only"),
        ("1e5", "0-3 TT302 '1e5' is not a decimal number; digits and one point only"),
        ("2j", "0-2 TT302 '2j' is not a decimal number; digits and one point only"),
        ("tensoin + 1", "0-7 TT203 no track 'tensoin'; did you mean 'tension'?"),
        ("norland", "0-7 TT213 'norland' is an actor, not a value; write norland.will, for instance"),
        ("leak", "0-4 TT213 'leak' is an inject, not a value; write fired(leak)"),
        ("board", "0-5 TT213 'board' is a response, not a value; write done(board)"),
        ("council", "0-7 TT213 'council' is a body, not a value; write agreed(council)"),
        ("min", "0-3 TT213 'min' is a function; write min(..)"),
        ("will", "0-4 TT308 whose will?; write norland.will"),
        ("by.will", "0-7 TT308 nobody orders anything here, so 'by' is nobody"),
        (
            "support",
            "0-7 TT308 'support' is known only where a result is decided; "
            "use it in chance, outcomes and their effects",
        ),
        ("nordland.will", "0-13 TT201 no actor 'nordland'; did you mean 'norland'?"),
        ("norland.wil", "0-11 TT303 an actor has no 'wil'; did you mean 'will'?"),
        ("norland.capability", "0-18 TT305 a capability needs its domain; write norland.capability.domain"),
        (
            "norland.capability.maritim",
            "0-26 TT210 no actor has a capability 'maritim'; did you mean 'maritime'?",
        ),
        ("meridia.boats", "0-13 TT206 meridia has no boats; see its 'of'"),
        ("boats", "0-5 TT206 norland has no boats; see its 'of'"),
        ("trust(norland -> norland)", "0-25 TT305 nobody's trust in itself is kept; name two actors"),
        (
            "trust(norland, meridia)",
            "0-23 TT305 trust has a direction; write trust(a -> b): how far a trusts b",
        ),
        ("trust(norland -> coalition)", "17-26 TT305 'coalition' stands on the left of '->' only"),
        (
            "trust(norland <-> meridia)",
            "14-17 TT302 '<->' is for effects and the list of trust only; write trust(a -> b)",
        ),
        ("maxx(1, 2)", "0-4 TT304 no function 'maxx'; did you mean 'max'?"),
        ("max(1)", "0-6 TT305 max takes two or more numbers"),
        ("clamp(1, 2)", "0-11 TT305 clamp takes a number and its two bounds"),
        ("fired(laek)", "6-10 TT209 no inject 'laek'; did you mean 'leak'?"),
        ("agreed(counsil)", "7-14 TT202 no body 'counsil'; did you mean 'council'?"),
        ("done(bord)", "5-9 TT207 no response 'bord'; did you mean 'board'?"),
        (
            "done(consult.norlant)",
            "5-20 TT207 no response 'consult.norlant'; did you mean 'consult.norland'?",
        ),
        ("done(1)", "5-6 TT305 here stands the id of a response; r, r.actor, r+variant or r@body"),
        (
            "agreed(board@council)",
            "7-20 TT305 here stands the id of a body; of an order ask done, succeeded or failed",
        ),
        ("tension @ 3", "0-11 TT302 '@' stands in the id of a response only"),
        ("open and tension", "9-16 TT306 'tension' is a number, here stands a condition; "
         "compare it with something, for example tension > 0"),
        ("1 if tension else 2", "5-12 TT306 'tension' is a number, here stands a condition; "
         "compare it with something, for example tension > 0"),
        ("not 3", "4-5 TT306 '3' is a number, here stands a condition; "
         "compare it with something, for example 3 > 0"),
        ("true", "0-4 TT307 'true' is a truth, here stands a number"),
        ("(1).real", "0-8 TT302 only a.will, a.exposure, a.member, a.capability.x and a.resource exist"),
        ("min(x=1)", "4-7 TT302 named arguments cannot be used in an expression"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_column_with_a_way_out(text: str, said: str) -> None:
    assert faults(text) == [said]


def test_several_mistakes_are_said_at_once() -> None:
    assert [fault.split()[0] for fault in faults("tensoin + min(distanse, 3) + fired(laek)")] == [
        "0-7",
        "14-22",
        "35-39",
    ]


def test_a_condition_needs_a_truth() -> None:
    assert faults("tension", "truth") == [
        "0-7 TT306 'tension' is a number, here stands a condition; "
        "compare it with something, for example tension > 0"
    ]
    assert isinstance(read_expression(small(), "tension > 0", "truth"), Term)
    assert isinstance(read_expression(small(), "true if open else stateless", "truth"), Term)


def test_a_legal_basis_holds_authorities_alone() -> None:
    law = read_expression(small(), "flag_consent or (stateless and not flag_consent)", "truth", law=True)
    assert isinstance(law, Term)
    assert faults("flag_consent or open", "truth", law=True) == [
        "16-20 TT308 'open' is no authority; a legal basis is made of authorities only"
    ]
    assert faults("flag_consen", "truth", law=True) == [
        "0-11 TT205 no authority 'flag_consen'; did you mean 'flag_consent'?"
    ]
    assert faults("turn > 3", "truth", law=True) == [
        "0-8 TT302 a legal basis holds authorities, and, or, not and parentheses only"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1" + " " * 500, "TT309"),
        ("+".join(["1"] * 101), "TT309"),
        ("(" * 31 + "1" + ")" * 31, "TT309"),
        ("not " * 31 + "open", "TT309"),
        ("(" * 500, "TT309"),
        ("-" * 400 + "1", "TT309"),
        ("9" * 400, "TT302"),
    ],
)
def test_limits_hold_whatever_is_written(text: str, code: str) -> None:
    assert {fault.split()[1] for fault in faults(text)} == {code}


def test_what_the_limits_allow_fits_the_stack() -> None:
    nested = "1"
    for _ in range(29):
        nested = f"min(1,{nested})"
    term = read_expression(small(), nested)
    assert isinstance(term, Term)
    assert term.depth <= 64
    assert evaluate(small(), "+".join(["1"] * 100)) == 100


def test_reading_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert faults("1 is 1")
        assert faults("(1)(2)")
