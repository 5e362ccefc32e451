"""Entries on their way to text and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.journal import Entry, Intervened, Noted, Ordered
from tabletop.journal.entries import KINDS, UnreadableEntry, body, kind, parse_entry
from tests.contracts.journal.samples import ONE_OF_EACH, STARTED

ANY = st.characters()  # halves of characters too: a terminal can send them


@pytest.mark.parametrize("entry", [STARTED, *ONE_OF_EACH], ids=kind)
def test_an_entry_survives_the_way_to_text_and_back(entry: Entry) -> None:
    assert parse_entry(kind(entry), body(entry)) == entry


def test_the_samples_cover_every_kind() -> None:
    assert {kind(entry) for entry in [STARTED, *ONE_OF_EACH]} == set(KINDS)


@given(st.integers(min_value=0), st.text(), st.text(ANY), st.none() | st.floats(0, 100))
def test_any_text_people_type_survives(turn: int, actor: str, text: str, confidence: float | None) -> None:
    entry = Noted(turn, actor, text, confidence)
    assert parse_entry("noted", body(entry)) == entry
    body(entry).encode()


@pytest.mark.parametrize(
    "entry",
    [
        Ordered(-1, "m", "o"),
        Noted(1, "m", "x", float("nan")),
        Intervened(1, "set", "tension", float("inf"), "why"),
        Intervened(1, "set", "tension", True, "why"),
        Noted(1, None, "x"),  # type: ignore[arg-type]  # what a bug would write
    ],
    ids=lambda entry: kind(entry),
)
def test_what_no_reader_would_accept_is_not_written(entry: Entry) -> None:
    with pytest.raises(ValueError, match="cannot have"):
        body(entry)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("orderd", "{}", "no entry is of kind"),
        ("ordered", "{", "not JSON"),
        ("ordered", "[]", "not a mapping"),
        ("ordered", '{"turn":1,"actor":"m"}', "does not fit"),
        ("ordered", '{"turn":1,"actor":"m","order":"o","mood":"x"}', "does not fit"),
        ("ordered", '{"turn":-1,"actor":"m","order":"o"}', "turn = -1"),
        ("ordered", '{"turn":true,"actor":"m","order":"o"}', "turn = True"),
        ("ordered", '{"turn":1,"actor":7,"order":"o"}', "actor = 7"),
        ("voted", '{"turn":1,"actor":"m","order":"o","vote":"maybe"}', "vote = 'maybe'"),
    ],
)
def test_a_body_that_is_not_an_entry_is_refused_with_its_fault(name: str, text: str, said: str) -> None:
    with pytest.raises(UnreadableEntry, match=said):
        parse_entry(name, text)


def test_a_body_is_one_line_of_json() -> None:
    text = body(Noted(1, "m", "two\nlines"))
    assert "\n" not in text
    assert json.loads(text)["text"] == "two\nlines"
    assert body(Ordered(1, "m", "o")) == '{"turn":1,"actor":"m","order":"o"}'
