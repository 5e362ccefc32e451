"""What the rules call impossible does not happen in any played game."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tabletop.analysis.policies import play_turn
from tabletop.authoring.rules import every_rule
from tabletop.authoring.subject import Subject, subject_of_text
from tabletop.engine.game import Game, start
from tests.generating import scenario_text


def _named(subject: Subject, code: str) -> set[str]:
    """The ids that a rule's sentences speak of: each is the first in quotes."""
    (rule,) = (rule for rule in every_rule() if rule.code == code)
    return {found.message.split("'")[1] for found in rule.find(subject)}


def _games(subject: Subject) -> Iterator[Game]:
    """Every moment of two games, the lead played at random."""
    assert subject.program is not None
    lead = subject.program.actors[subject.program.tables.actor.lead].id
    for seed in range(2):
        game = start(subject.playable, seed, (lead,))
        while game.stage != "over":
            if game.stage == "orders":
                game = play_turn(game, lead, "random")
            yield game
            game = game.advance()
        yield game


def _happened(subject: Subject) -> dict[str, set[str]]:
    """By code, what happened in the games though its rule may call it impossible."""
    names = subject.names
    assert names is not None
    at = names.at
    agreed: set[str] = set()
    resolved: set[str] = set()
    fired: set[str] = set()
    for game in _games(subject):
        agreed |= {body for body, place in names.bodies.items() if game.state[at.agreed + place] > 0.0}
        fired |= {inject for inject, place in names.injects.items() if game.state[at.fired + place] > 0.0}
        for option, its in enumerate(names.options):
            if game.state[at.succeeded + option] + game.state[at.failed + option] > 0.0:
                resolved.add(f"{its.response}+{its.variant}" if its.variant else its.response)
    return {"TT412": fired, "TT415": agreed, "TT416": resolved}


@pytest.mark.parametrize("seed", range(40))
def test_what_is_called_impossible_does_not_happen(seed: int) -> None:
    subject = subject_of_text(scenario_text(seed))
    for code, happened in _happened(subject).items():
        assert _named(subject, code) & happened == set(), code
