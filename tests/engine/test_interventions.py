"""What a facilitator does changes what it names, leaves a trace, and can be refused with a reason."""

import pytest

from tabletop.engine import interventions as act
from tabletop.engine.account import account
from tabletop.engine.facts import facts
from tabletop.engine.game import Game, Refusal
from tabletop.engine.kernel.trace import CAUSE_INTERVENTION, CAUSE_PLEDGE_BROKEN, CAUSE_PLEDGE_KEPT
from tests.engine.kernel.scene import Scene
from tests.engine.playing import begun, done, to_results, turns


def test_firing_an_inject_applies_its_effects_and_opens_its_dilemma() -> None:
    game = done(act.fire_inject(begun(), "leak"))
    answered = done(game.answer("alba", "leak", "deny"))
    before, after = account(to_results(game)), account(to_results(answered))
    assert "leak" in after["fired"]
    assert after["tracks"]["tension"] == pytest.approx(before["tracks"]["tension"] - 5)


def test_a_held_inject_stays_back_until_it_is_released() -> None:
    held = turns(done(act.hold_inject(begun(), "note")), 1)
    assert "note" not in account(to_results(held))["fired"]
    assert "note" in account(to_results(turns(begun(), 1)))["fired"]
    released = done(act.hold_inject(done(act.hold_inject(begun(), "note")), "note", held=False))
    assert "note" in account(to_results(turns(released, 1)))["fired"]


def _escort() -> Game:
    game = done(act.set_value(begun(), "consent", 1.0))
    game = done(game.order("alba", "escort@willing")).advance()
    for member in ("bram", "cora"):
        assert member not in game.played
    return game.advance()


def test_a_stopped_order_is_never_carried_out_and_its_cost_stays_paid() -> None:
    game = _escort()
    stopped = act.stop_order(game, "alba", "escort@willing")
    if account(game)["orders"][0]["result"] != "pending":
        pytest.fail("the willing should agree to the escort in this game")
    after = to_results(done(stopped).advance())
    assert [fact.text for fact in facts(done(stopped), "alba")][-1] == (
        "Escort the tanker out: stopped by the facilitator"
    )
    assert account(after)["resolved"] == []
    assert [r["id"] for r in account(to_results(game.advance()))["resolved"]] == ["escort@willing"]


@pytest.mark.parametrize("outcome", ["success", "failure"])
def test_a_ruled_result_is_the_result(outcome: str) -> None:
    game = done(act.rule_result(_escort(), "alba", "escort@willing", outcome))
    assert account(to_results(game.advance()))["resolved"][0]["result"] == outcome


@pytest.mark.parametrize(
    ("target", "amount", "path", "wanted"),
    [
        ("tension", 250.0, ("tracks", "tension"), 100.0),
        ("sailed", 1.0, ("flags", "sailed"), True),
        ("mandate", 1.0, ("authorities", "mandate"), True),
        ("alba.capital", 4.0, ("resources", "alba.capital"), 4.0),
        ("bram.will", 12.0, ("actors", "bram", "will"), 12.0),
        ("bram.member", 0.0, ("actors", "bram", "member"), False),
    ],
)
def test_a_value_is_set_within_its_range_and_traced(
    target: str, amount: float, path: tuple[str, ...], wanted: object
) -> None:
    game = done(act.set_value(begun(), target, amount, number=5))
    assert game.trace[-1][1] == CAUSE_INTERVENTION
    assert game.trace[-1][2] == 5.0
    found = account(game)
    for key in path:
        found = found[key]
    assert found == wanted


@pytest.mark.parametrize(
    "refused",
    [
        lambda g: act.fire_inject(g, "nothing"),
        lambda g: act.fire_inject(g.advance(), "note"),
        lambda g: act.stop_order(g, "alba", "escort@willing"),
        lambda g: act.rule_result(g, "alba", "escort@willing", "maybe"),
        lambda g: act.set_value(g, "nothing", 1.0),
        lambda g: act.set_value(g, "alba.nothing", 1.0),
        lambda g: act.rule_pledge(g, "alba", "escort@willing", kept=True),
        act.declare_endex,
        act.refuse_endex,
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(refused: object) -> None:
    answer = refused(begun())  # type: ignore[operator]
    assert isinstance(answer, Refusal)
    assert answer.message


def test_endex_can_be_declared_before_its_time_and_a_proposal_refused() -> None:
    over = done(act.declare_endex(to_results(begun()))).advance()
    assert (over.stage, over.ending) == ("over", "time_runs_out")
    blazing = to_results(done(act.set_value(begun(), "tension", 100.0)))
    assert blazing.ending == "blaze"
    assert done(act.refuse_endex(blazing)).advance().stage == "orders"


VOW = """
responses:
  vow: {each: {partner: [ben]}, pledge: {to: partner, kept: KEPT, within: 2, worth: 0.7, public: true}}
"""


@pytest.mark.parametrize(("is_kept", "turns_on"), [(True, 1), (False, 2)])
def test_a_pledge_ruled_weighs_as_one_that_ends_by_itself(is_kept: bool, turns_on: int) -> None:
    vowed = begun_with(VOW.replace("KEPT", "turn > 1" if is_kept else "turn > 9"))
    ruled = done(act.rule_pledge(vowed, "ann", "vow.ben", kept=is_kept))
    by_itself = to_results(turns(vowed, turns_on - 1))
    assert [_without_turn(entry) for entry in ruled.trace[len(vowed.trace) :]] == [
        _without_turn(entry)
        for entry in by_itself.trace
        if entry[1] in (CAUSE_PLEDGE_KEPT, CAUSE_PLEDGE_BROKEN)
    ]
    assert account(to_results(ruled))["pledges"][0]["state"] == ("kept" if is_kept else "broken")


def begun_with(more: str) -> Game:
    """A game in Orders of turn 2; in turn 1 Ann has vowed something to Ben."""
    return turns(done(Scene(more).game.order("ann", "vow.ben")), 1)


def _without_turn(entry: tuple[float, ...]) -> tuple[float, ...]:
    return entry[1:]
