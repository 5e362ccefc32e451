"""A definition made while a game is played changes no earlier slot and no earlier draw."""

from pathlib import Path

import pytest

from tabletop.engine.account import account
from tabletop.engine.game import Game, start
from tabletop.engine.migration import migrate
from tabletop.engine.texts import Program
from tabletop.scenario.load import load_text
from tests.engine.playing import SCENARIOS, begun, done, program, to_results, turns

TEXTS = {"scenario.yaml": (SCENARIOS / "harbour.yaml").read_text(encoding="utf-8")}
ADDED = """
responses:
  parley:
    title: Parley on the pier
    instrument: diplomatic
    effects: {tension: -7}
  jeer: {by: rival, title: Jeer, instrument: informational, effects: {tension: 1}}
injects:
  fog: {at: 3, from: Coast Radio, channel: phone, text: Fog., effects: {tension: 1}}
"""


def _extended(game: Game) -> Game:
    return migrate(game, load_text(TEXTS, [ADDED]).usable())


@pytest.mark.parametrize("stage", range(9))
def test_a_game_with_an_unused_definition_goes_on_as_without_it(stage: int) -> None:
    plain = done(begun(seed=4).order("alba", "consult.bram"))
    for _ in range(stage):
        plain = plain.advance()
    extended = _extended(plain)
    while plain.stage != "over":
        plain, extended = plain.advance(), extended.advance()
        if plain.stage == "results":
            one, other = account(plain), account(extended)
            for told in (one, other):
                del told["menus"]
                told["fired"] = [x for x in told["fired"] if x != "fog"]
                if plain.turn >= 3:
                    del told["tracks"]["tension"], told["objectives"], told["ending"]
            assert one == other


def test_what_is_defined_can_be_ordered_and_stands_last_in_the_menu() -> None:
    game = _extended(begun())
    assert game.menu("alba")[-1] == "parley"
    told = account(to_results(done(game.order("alba", "parley"))))
    assert told["orders"][0]["result"] == "done"


def test_a_defined_inject_fires() -> None:
    assert "fog" in account(to_results(_extended(turns(begun(), 1)).advance().advance().advance()))["fired"]


def test_the_past_can_still_be_gone_back_to() -> None:
    game = done(_extended(turns(begun(), 2)).rewind(1, "same"))
    assert (game.turn, game.stage) == (1, "orders")
    assert "parley" in game.menu("alba")


def test_a_definition_may_not_change_what_is_there() -> None:
    other = load_text({"scenario.yaml": TEXTS["scenario.yaml"].replace("  rumour:", "  gossip:")}).usable()
    with pytest.raises(ValueError, match="rumour"):
        migrate(begun(), other)


def test_a_definition_is_checked_like_a_scenario() -> None:
    for wrong, part in (
        ("tracks: {fear: {start: 1}}", "`tracks` cannot be added"),
        ("injects: {note: {at: 1, text: x}}", "'note' is defined twice"),
        ("injects: {fog: {at: tensoin, text: x}}", "did you mean 'tension'?"),
        ("[1]", "expected injects or responses"),
    ):
        loaded = load_text(TEXTS, [wrong])
        assert loaded.program is None
        assert any(part in str(p) for p in loaded.problems)


def test_the_scenario_for_these_tests_is_the_one_on_disk() -> None:
    assert Path(SCENARIOS / "harbour.yaml").exists()
    assert program().id == "harbour"


LATER = """
format: 1
id: later
clock: {turns: 4}
lead: ann
actors:
  ann: {side: neutral}
  ben: {side: coalition}
resources: {coin: {start: 9, income: 1}}
bodies: {house: {rule: majority, threshold: 0}}
responses:
  promise: {by: ben, effects: {}, pledge: {to: ann, kept: turn > 1, within: 2}}
  act: {by: ben, consent: house, cost: {coin: 2}, effects: {}, variants: {dear: {cost: {coin: 5}}}}
"""
JOINED = "responses: {enter: {effects: {ann.member: true}}, stay: {effects: {}}}"


def _later(*additions: str) -> Program:
    return load_text({"scenario.yaml": LATER}, additions).usable()


def test_what_an_amendment_cost_is_not_taken_for_an_order() -> None:
    """Trace entries of one cause may be events, which name an order, or changes, which hold amounts."""
    game = done(start(_later(), 1, ["ann", "ben"]).order("ben", "act")).advance()
    game = done(game.amend("ben", "act", "act+dear"))
    paid = [entry for entry in migrate(game, _later(JOINED)).trace if entry[4] >= 0.0]
    assert [entry[5:] for entry in paid] == [(9.0, 7.0), (7.0, 4.0)]


def test_a_promise_kept_before_the_definition_is_still_told_as_kept() -> None:
    game = turns(done(start(_later(), 1, ["ben"]).order("ben", "promise")), 1)
    game = migrate(to_results(game), _later(JOINED))
    assert [pledge["state"] for pledge in account(game)["pledges"]] == ["kept"]


def test_a_definition_may_let_somebody_else_become_a_member_with_a_purse_of_its_own() -> None:
    game = migrate(turns(start(_later(), 1, ["ann", "ben"]), 1), _later(JOINED))
    game = to_results(done(game.order("ann", "enter")))
    told = account(game)
    assert told["resources"] == {"ann.coin": 9.0, "ben.coin": 10.0}
    assert told["actors"]["ann"]["member"]
    assert account(to_results(game.advance()))["resources"] == {"ann.coin": 10.0, "ben.coin": 11.0}
