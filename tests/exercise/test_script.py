"""A script plays what it says, and says where it is wrong."""

from typing import Any

import pytest

from tabletop.engine.account import account
from tabletop.exercise.script import ScriptError, parse_script, play_script, read_script
from tests.engine.playing import begun, done, program, to_results


def played(value: Any) -> list[dict[str, Any]]:
    return [account(game) for game in play_script(program(), parse_script(value))]


def test_a_script_plays_the_game_that_the_same_decisions_make_by_hand() -> None:
    game = done(done(begun(seed=7).order("alba", "consult.bram")).order("alba", "consult.cora"))
    by_hand = [account(to_results(game))]
    told = played(
        {"seed": 7, "played": ["alba"], "turns": [{"orders": {"alba": ["consult.bram", "consult.cora"]}}]}
    )
    assert told[:1] == by_hand
    assert [one["turn"] for one in told] == list(range(1, len(told) + 1))
    assert told[-1]["ending"] is not None


def test_amendments_come_before_votes_and_votes_go_by_the_final_id() -> None:
    orders = {"alba": ["escort@willing"]}
    turn = {"orders": orders, "votes": {"alba:escort@willing": {"bram": "no", "cora": "yes"}}}
    script = {"played": ["alba", "bram", "cora"], "turns": [turn]}
    order = played(script)[0]["orders"][0]
    assert {a: p["position"] for a, p in order["positions"].items()} == {"bram": "no", "cora": "yes"}
    withdrawn = {"orders": orders, "amendments": {"alba:escort@willing": "withdraw"}}
    order = played({"played": ["alba"], "turns": [withdrawn]})[0]["orders"][0]
    assert order["result"] == "withdrawn"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "a script is an object"),
        ({"sed": 1}, "the script: no 'sed' here; it may have played, seed, turns"),
        ({"seed": -1}, "seed: a whole number"),
        ({"seed": 2**63}, "seed: a whole number"),
        ({"seed": True}, "seed: a whole number"),
        ({"played": "alba"}, "played: a list of actors"),
        ({"turns": {}}, "turns: a list"),
        ({"turns": [[]]}, "turn 1: an object"),
        ({"turns": [{}, {"order": {}}]}, "turn 2: no 'order' here"),
        ({"turns": [{"orders": []}]}, "turn 1, orders: an object"),
        ({"turns": [{"orders": {"alba": "x"}}]}, "turn 1, orders, alba: a list of ids"),
        ({"turns": [{"votes": {"alba:x": "yes"}}]}, "turn 1, votes, alba:x: an object"),
        ({"turns": [{"answers": {"leak": 1}}]}, "turn 1, answers, leak: a text"),
        ({"turns": [{"amendments": {"alba:x": None}}]}, "turn 1, amendments, alba:x: a text"),
    ],
)
def test_a_script_that_cannot_be_read_says_where(value: Any, said: str) -> None:
    with pytest.raises(ScriptError, match=f"^{said}"):
        parse_script(value)


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ({"orders": {"alba": ["nothing"]}}, "turn 1, orders, alba: alba has no order 'nothing'"),
        ({"orders": {"bram": ["consult.alba"]}}, "turn 1, orders, bram: nobody plays bram"),
        ({"orders": {"alba": ["consult.bram"] * 2}}, "turn 1, orders, alba: 'consult.bram' is not on"),
        ({"answers": {"nothing": "x"}}, "turn 1, answers: 'nothing' is no inject"),
        ({"answers": {"note": "x"}}, "turn 1, answers: 'note' is no inject that asks"),
        ({"amendments": {"alba:escort@willing": "withdraw"}}, "turn 1, amendments: no order"),
        ({"votes": {"alba:escort@willing": {"alba": "yes"}}}, "turn 1, votes, alba:escort@willing: no order"),
    ],
)
def test_what_the_rules_refuse_stops_the_script_with_its_place(turn: Any, said: str) -> None:
    with pytest.raises(ScriptError, match=f"^{said}"):
        played({"played": ["alba"], "turns": [turn]})


def test_a_seat_that_does_not_exist_is_named() -> None:
    with pytest.raises(ScriptError, match="there is no actor 'nobody'"):
        played({"played": ["nobody"]})


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ({"played": ["abla"]}, "played: there is no actor 'abla' in harbour; did you mean 'alba'?"),
        (
            {"turns": [{"orders": {"alba": ["consult.brma"]}}]},
            "turn 1, orders, alba: alba has no order 'consult.brma'; did you mean 'consult.bram'?",
        ),
        (
            {"turns": [{"orders": {"abla": ["consult.bram"]}}]},
            "turn 1, orders: there is no actor 'abla' in harbour; did you mean 'alba'?",
        ),
        (
            {
                "turns": [
                    {"orders": {"alba": ["escort@willing"]}, "amendments": {"alba:escort@willin": "withdraw"}}
                ]
            },
            "turn 1, amendments: no order 'alba:escort@willin' is on the floor; did you mean 'alba:escort@willing'?",
        ),
        (
            {
                "turns": [
                    {
                        "orders": {"alba": ["escort@willing"]},
                        "amendments": {"alba:escort@willing": "withdrew"},
                    }
                ]
            },
            "did you mean 'withdraw'?",
        ),
        (
            {
                "turns": [
                    {"orders": {"alba": ["escort@willing"]}, "votes": {"alba:escort@wiling": {"alba": "yes"}}}
                ]
            },
            "did you mean 'alba:escort@willing'?",
        ),
        (
            {"turns": [{"order": {}}]},
            "it may have amendments, answers, orders, votes; did you mean 'orders'?",
        ),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest(script: dict[str, Any], said: str) -> None:
    with pytest.raises(ScriptError) as wrong:
        played({"played": ["alba"], **script})
    assert said in str(wrong.value)


def test_an_order_that_exists_and_cannot_be_given_gets_no_hint_at_another() -> None:
    with pytest.raises(ScriptError) as wrong:
        played({"played": ["alba"], "turns": [{"orders": {"alba": ["consult.bram", "consult.bram"]}}]})
    assert "did you mean" not in str(wrong.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"seed": 1, "seed": 2}', "the script: 'seed' stands there more than once; keep one"),
        (
            '{"turns": [{}, {"orders": {"alba": [], "alba": ["consult.bram"]}}]}',
            "turn 2, orders: 'alba' stands there more than once; keep one",
        ),
        (
            '{"turns": [{"orders": {}, "orders": {}}]}',
            "turn 1: 'orders' stands there more than once; keep one",
        ),
    ],
)
def test_a_key_that_stands_twice_is_an_error_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ScriptError) as wrong:
        read_script(text)
    assert str(wrong.value) == said


def test_a_text_is_read_as_the_same_script_as_its_values() -> None:
    assert read_script('{"seed": 7, "turns": [{}]}') == parse_script({"seed": 7, "turns": [{}]})


def test_decisions_for_turns_that_never_come_are_an_error_after_the_game() -> None:
    late = {"orders": {"alba": ["consult.bram"]}}
    games = play_script(
        program(), parse_script({"played": ["alba"], "turns": [{}, {}, {}, {}, {}, late, late]})
    )
    told: list[dict[str, Any]] = []
    with pytest.raises(ScriptError) as wrong:
        told.extend(account(game) for game in games)
    assert str(wrong.value) == "turn 6: harbour has 5 turns; leave out turns 6 to 7"


def test_turns_without_decisions_may_be_more_than_there_are() -> None:
    assert played({"played": ["alba"], "turns": [{}] * 9})[-1]["ending"] is not None
