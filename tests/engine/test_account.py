"""The account of a turn: what is told beyond the values themselves."""

from tabletop.engine.account import account
from tests.engine.kernel.scene import Scene

PROMISES = """
flags: {moon: The moon is bought}
responses:
  promise: {each: {to_whom: [ben, cat]}, pledge: {to: to_whom, kept: moon, within: 2}, effects: {}}
  pay: {effects: {moon: true}}
"""


def test_a_pledge_is_told_from_its_opening_on_and_how_it_ended() -> None:
    s = Scene(PROMISES).order("promise.cat").results()
    promise = {"by": "ann", "id": "promise.cat", "to": "cat", "opened": 1}
    assert account(s.game)["pledges"] == [{**promise, "state": "open"}]
    s.next()
    s.order("promise.ben", "pay").next().results()
    later = {"by": "ann", "id": "promise.ben", "to": "ben", "opened": 2, "state": "kept"}
    assert account(s.game)["pledges"] == [{**promise, "state": "kept"}, later]


def test_a_pledge_whose_time_has_passed_is_told_as_broken_and_may_be_made_again() -> None:
    s = Scene(PROMISES).order("promise.ben", "promise.cat").next().next()
    s.order("promise.cat").results()
    assert [(x["id"], x["opened"], x["state"]) for x in account(s.game)["pledges"]] == [
        ("promise.ben", 1, "broken"),
        ("promise.cat", 1, "broken"),
    ]
    s.next().order("promise.cat").results()
    assert [(x["id"], x["opened"], x["state"]) for x in account(s.game)["pledges"]][2:] == [
        ("promise.cat", 4, "open")
    ]


def test_what_was_carried_out_first_was_promised_first() -> None:
    s = Scene(PROMISES).order("promise.cat", "promise.ben").results()
    assert [x["id"] for x in account(s.game)["pledges"]] == ["promise.cat", "promise.ben"]


def test_a_promise_to_one_says_nothing_of_a_promise_to_another() -> None:
    s = Scene(PROMISES).order("promise.ben").next().results()
    assert [(x["id"], x["state"]) for x in account(s.game)["pledges"]] == [("promise.ben", "open")]
