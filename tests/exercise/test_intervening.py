"""The words of the record reach the engine's interventions, each of them."""

import pytest

from tabletop.engine.game import Game, Refusal
from tabletop.engine.kernel.trace import CAUSE_INTERVENTION
from tabletop.exercise.intervening import ACTIONS, define, intervene
from tabletop.journal import Intervened
from tabletop.journal.memory import MemoryJournal
from tests.engine.playing import begun, done
from tests.exercise.recording import FILES, Desk
from tests.exercise.test_replaying import COURSES


def test_every_action_is_tried_through_a_journal() -> None:
    tried = set()
    for course in COURSES:
        desk = Desk(MemoryJournal())
        course(desk)
        tried |= {entry.action for entry in desk.entries() if isinstance(entry, Intervened)}
    assert tried == set(ACTIONS)


def test_a_value_set_names_its_entry_in_the_record() -> None:
    game = intervene(begun(), Intervened(1, "set", "tension", 50.0, "why"), 17)
    assert isinstance(game, Game)
    assert game.trace[-1][1:3] == (CAUSE_INTERVENTION, 17.0)


@pytest.mark.parametrize("value", [None, "much", float("nan"), float("inf")])
def test_a_value_is_set_to_a_number(value: float | str | None) -> None:
    assert isinstance(intervene(begun(), Intervened(1, "set", "tension", value, "why")), Refusal)


def test_a_definition_with_mistakes_changes_nothing_and_says_them() -> None:
    game = begun()
    refused = define(game, FILES, ["injects: {fog: {at: tensoin}}"])
    assert isinstance(refused, Refusal)
    assert "definition 1" in refused.message
    assert "did you mean 'tension'?" in refused.message
    assert done(define(game, FILES, ["injects: {fog: {at: 3}}"])).digest() != ""
