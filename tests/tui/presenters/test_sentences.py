"""Sentences for people who listen: each ends once, nothing is left out of a turn's opening."""

from dataclasses import replace

import pytest

from tabletop.engine.view import PledgeView
from tabletop.tui.presenters import sentences
from tests.tui.fixtures import ORDERS, PRESS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is so", "It is so."),
        ("It is so.", "It is so."),
        ("Is it so?", "Is it so?"),
        ('He said: "It is so."', 'He said: "It is so."'),
        ("It needs “a ship”", "It needs “a ship”."),
    ],
)
def test_a_sentence_ends_once(text: str, said: str) -> None:
    assert sentences.stop(text) == said


def test_the_situation_tells_every_part_under_its_heading() -> None:
    told = sentences.situation(ORDERS)
    for heading in ("Tracks:", "Others:", "Due:", "Promises:", "In force:", "What moved:"):
        assert heading in told
    assert "Hidden from you: Leak risk." in told
    assert "A coalition ship is in contact with Halcyon." in told
    assert "1 earlier message; “messages” lists all." in told


def test_parts_with_nothing_in_them_are_left_out() -> None:
    bare = replace(
        ORDERS, injects=(), deadlines=(), pledges=(), authorities=(), flags=(), facts=(), actors=()
    )
    told = sentences.situation(bare)
    assert not {"Others:", "Due:", "Promises:", "In force:", "What moved:"} & set(told)
    assert sentences.messages(bare) == ["No message has come in yet."]


def test_a_dilemma_tells_what_stands_without_an_answer_and_then_the_answer() -> None:
    assert sentences.asked(PRESS)[1] == "If you say nothing: Ask for a day's embargo and owe her the story."
    answered = replace(PRESS, answer="deny")
    assert sentences.asked(answered)[1] == "Your answer so far: Deny that any ship is being followed."


def test_nothing_of_either_seat_is_said_between_two() -> None:
    said = " ".join(sentences.hand_over(ORDERS))
    assert "Hand the keyboard to Norland" in said
    assert not any(one.title in said for one in ORDERS.tracks)


def test_the_briefing_says_who_leads() -> None:
    assert "You are Norland, and you lead the coalition." in sentences.briefing(ORDERS)
    led = replace(ORDERS, seat_name="Ostland", is_lead=False)
    assert "You are Ostland; Norland leads the coalition." in sentences.briefing(led)


def test_a_promise_that_falls_due_after_the_last_turn_says_so() -> None:
    pledge = PledgeView("norland", "meridia", "Share what the search finds", ORDERS.turns, 1, "open")
    assert sentences.promise(ORDERS, pledge).endswith(f"open, due in turn {ORDERS.turns}")
    late = replace(pledge, due=ORDERS.turns + 1)
    assert sentences.promise(ORDERS, late).endswith("open, due after the end")
    assert sentences.promise(ORDERS, replace(late, state="kept")).endswith("kept")


def test_a_promise_does_not_say_twice_whom_it_was_made_to() -> None:
    pledge = PledgeView("Norland", "Ostland", "Promise Ostland: the engineers come home first", 4, 1, "kept")
    assert sentences.promise(ORDERS, pledge) == "you to Ostland: the engineers come home first, kept"
    key = replace(pledge, title="Promise Ostland a key to the container")
    assert sentences.promise(ORDERS, key) == "you to Ostland: a key to the container, kept"
    assert "Share what it knows" in sentences.promise(ORDERS, replace(pledge, title="Share what it knows"))
