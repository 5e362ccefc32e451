"""Facts leave no gap: the start of a number and its changes add up to what the seat is shown."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tabletop.engine.facts import facts, ledger, reasoning
from tabletop.engine.game import Game, start
from tabletop.engine.view import View
from tabletop.engine.views import build
from tests.engine.views.games import NAMES, moments, program, seats


def shown(view: View) -> dict[str, float]:
    """Every number of a View that a ledger explains, by subject."""
    found = {t.id: t.value for t in view.tracks if t.value is not None}
    if view.escalation.value is not None:
        found["escalation"] = view.escalation.value
    found.update((f"flag:{f.id}", float(f.value)) for f in view.flags)
    found.update((f"authority:{a.id}", float(a.is_held)) for a in view.authorities)
    for p in view.purses:
        found[f"purse:{p.id}" if p.is_shared else f"purse:{view.seat}.{p.id}"] = p.amount
    for a in view.actors:
        found[f"will:{a.id}"], found[f"exposure:{a.id}"] = a.will, a.exposure
        found[f"member:{a.id}"] = float(a.is_member)
        if a.trust_in_me is not None:
            found[f"trust:{a.id}->{view.seat}"] = a.trust_in_me.mean
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_ledger_of_every_number_runs_from_its_start_to_what_is_shown_without_a_gap(name: str) -> None:
    for game in moments(name, 21):
        if (game.turn, game.stage) != (3, "floor") and game.stage != "over":
            continue
        for seat in seats(name)[game.turn % 2 :: 2]:
            for subject, value in shown(build(game, seat)).items():
                chain = ledger(game, seat, subject)
                assert chain, (game.turn, seat, subject)
                assert chain[0].kind == "start"
                for earlier, later in pairwise(chain):
                    assert later.before == pytest.approx(earlier.after, abs=1e-9), later
                assert chain[-1].after == pytest.approx(value, abs=1e-9), (
                    game.turn,
                    game.stage,
                    seat,
                    subject,
                )


def test_what_a_seat_cannot_see_has_no_ledger() -> None:
    for game in moments("harbour", 22, ("alba",)):
        assert ledger(game, "alba", "plot") == ()


def test_a_change_of_trust_is_one_fact_though_two_numbers_move() -> None:
    for game in moments("harbour", 23):
        for fact in facts(game, "alba"):
            if fact.subject.startswith("trust:"):
                assert fact.before != fact.after


def test_an_unknown_actor_has_no_facts() -> None:
    game = start(program("harbour"), 1, ["alba"])
    with pytest.raises(KeyError):
        facts(game, "nobody")


def test_an_autopilots_reasons_are_told_when_the_game_is_over_and_not_before() -> None:
    last: Game | None = None
    for game in moments("harbour", 24, ("alba",)):
        assert game.stage == "over" or reasoning(game, "rival") == ()
        last = game
    assert last is not None
    assert any("Scheme" in f.text or "pass" in f.text for f in reasoning(last, "rival"))


def test_the_cause_of_a_result_names_the_order_and_how_it_went() -> None:
    told = [
        fact
        for game in moments("strait-of-shadows", 25)
        if game.stage == "results"
        for fact in facts(game, "norland")
        if fact.kind == "result" and fact.before is not None
    ]
    assert told
    assert all(fact.cause and fact.text.endswith(fact.cause) for fact in told)
