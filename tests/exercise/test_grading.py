"""A record graded: the turns of the branch that stands, in words a staff officer would use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.analysis import weighing
from tabletop.analysis.floors import floor
from tabletop.analysis.grades import Decision
from tabletop.analysis.plans import Moment, moment
from tabletop.analysis.weighing import Alone, Effort, Estimate
from tabletop.engine.game import Game, start
from tabletop.exercise.graded import Graded, NotGradable
from tabletop.exercise.grading import grading, moments
from tabletop.exercise.grading_words import said
from tabletop.exercise.session import Session
from tabletop.journal import Entry
from tabletop.journal.memory import MemoryJournal
from tests.conformance.journeys import program
from tests.engine.kernel.scene import Scene
from tests.exercise.looking_back import harbour, over

ORDERS = {2: ["buy_fuel"], 3: ["brief_press"]}
QUICK = Effort(first=2, second=4, kept=2, rounds=1, least=12, most=12, half_width=1.5)


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few games in plain Python: what is tested here is not how sharp grades are."""
    monkeypatch.setattr("tabletop.analysis.fastest.has_compiler", lambda: False)
    monkeypatch.setattr(weighing, "PLAIN", QUICK)


def record(session: Session) -> list[Entry]:
    return list(session._journal.read(session.exercise_id))


def graded(session: Session) -> Graded:
    steps = list(grading(session.game.program, record(session), "alba", Alone()))
    assert [one.done for one in steps] == list(range(len(steps)))
    assert {one.total for one in steps} == {len(steps) - 1}
    (found,) = [one.graded for one in steps if one.graded is not None]
    return found


def test_what_was_given_up_and_luck_lead_from_what_was_to_be_expected_to_the_score() -> None:
    found = graded(over(harbour(), ORDERS))
    assert found.begin - found.gave_up + found.luck + found.found == pytest.approx(found.final)
    assert [one.turn for one in found.turns] == list(range(1, len(found.turns) + 1))
    verdicts = [one for turn in found.turns for one in turn.verdicts]
    assert found.gave_up == pytest.approx(sum(one.gave_up for one in verdicts))
    assert found.is_rough


def test_each_verdict_says_what_was_done_and_names_something_better_only_where_points_were_lost() -> None:
    found = graded(over(harbour(), ORDERS))
    by_turn = {(turn.turn, one.subject): one for turn in found.turns for one in turn.verdicts}
    assert by_turn[2, "Orders"].did == "Buy fuel"
    assert by_turn[1, "Orders"].did == "nothing ordered"
    assert any(subject != "Orders" for _, subject in by_turn)
    for one in by_turn.values():
        assert bool(one.better) == (one.gave_up > 0.0) == one.words.startswith("gave up ")


def test_only_the_branch_that_stands_is_graded() -> None:
    session = over(harbour(), ORDERS)
    assert session.rewind(3, "new") is None
    assert session.order("consult.bram") is None
    while session.game.stage != "over":
        session.advance()
    found, *_, game = moments(session.game.program, record(session), "alba")
    assert [one.turn for one in found] == list(range(1, game.turn + 1))
    assert {one.turn: one.moves.orders for one in found}[2] == ("buy_fuel",)
    assert {one.turn: one.moves.orders for one in found}[3] == ("consult.bram",)
    assert len({one.seed for one in found}) == 2


def test_an_order_that_was_taken_back_was_not_decided() -> None:
    session = Session.begin(
        harbour(), {"scenario.yaml": ""}, over(harbour(), {})._journal, seed=7, seat="alba"
    )
    assert session.order("consult.bram") is None
    assert session.undo() is None
    session.advance()
    (first,) = moments(session.game.program, record(session), "alba")[0]
    assert first.moves.orders == ()


def test_nothing_is_graded_before_the_end_nor_for_a_seat_nobody_played() -> None:
    session = over(harbour(), ORDERS)
    entries = record(session)
    with pytest.raises(NotGradable, match="not over"):
        list(grading(session.game.program, entries[:4], "alba", Alone()))
    with pytest.raises(NotGradable, match="Nobody played bram"):
        list(grading(session.game.program, entries, "bram", Alone()))


def at_strait() -> Moment:
    scenario = program("strait-of-shadows")
    return moment(start(scenario, 3, (scenario.actors[scenario.tables.actor.lead].id,)), "norland")


def decided(chosen: tuple[str, ...], best: tuple[str, ...], inject: str = "") -> Decision:
    value = Estimate(40.0, 1.0, 100)
    return Decision(1, inject, chosen, best, value, value, Estimate(11.2, 1.0, 100), value, 9, "")


@pytest.mark.parametrize(
    ("chosen", "best", "words"),
    [
        (
            ("pool_patrols@council",),
            ("consult.meridia",),
            "going to Coalition Council before consulting Meridia",
        ),
        (
            ("pool_patrols@council",),
            ("pool_patrols@council", "consult.meridia", "consult.ostland"),
            "going to Coalition Council before consulting Meridia and Ostland",
        ),
        (
            ("pool_patrols@council",),
            ("pool_patrols@willing",),
            "taking “Pool patrol ships and aircraft” to Coalition Council rather than to Those willing",
        ),
        ((), ("consult.meridia",), "ordering nothing rather than “Consult Meridia”"),
        (("check_registry",), ("check_registry", "consult.meridia"), "not ordering “Consult Meridia”"),
        (
            ("back_channel", "check_registry", "shadow"),
            ("envoy_to_carib",),
            "ordering “Open a quiet line to Varn”, “Check whether the flag is hers” and 1 other rather than "
            "“Send an envoy to Port Regent”",
        ),
        (("back_channel",), (), "ordering “Open a quiet line to Varn”, better left"),
        (
            ("back_channel",),
            ("consult.meridia",),
            "ordering “Open a quiet line to Varn” rather than “Consult Meridia”",
        ),
    ],
)
def test_a_loss_is_told_by_what_was_done_otherwise(
    chosen: tuple[str, ...], best: tuple[str, ...], words: str
) -> None:
    assert said(at_strait(), decided(chosen, best)).verdict == f"gave up 11 points: {words}"


def test_an_answer_is_told_by_both_answers() -> None:
    scenario = program("harbour")
    game = start(scenario, 7, ("alba",))
    while game.turn < 3 or game.stage != "orders":
        game = game.advance()
    assert isinstance(game, Game)
    at = moment(game, "alba")
    (asked,) = at.asked
    other = next(one for one in asked.offered if one != asked.chosen)
    words = said(at, decided((asked.chosen,), (other,), asked.inject)).verdict
    assert words in (
        "gave up 11 points: answering “Confirm it” rather than “Deny it”",
        "gave up 11 points: answering “Deny it” rather than “Confirm it”",
    )


@pytest.mark.parametrize(
    ("order", "chosen", "best", "subject", "words"),
    [
        (
            "pool_patrols@council",
            "",
            "withdraw",
            "On the floor, Pool patrol ships and aircraft, before Coalition Council",
            "“Pool patrol ships and aircraft, before Coalition Council” left as it was, better withdrawn",
        ),
        (
            "pool_patrols@council",
            "withdraw",
            "pool_patrols@willing",
            "On the floor, Pool patrol ships and aircraft, before Coalition Council",
            "“Pool patrol ships and aircraft, before Coalition Council” withdrawn, better changed to "
            "Pool patrol ships and aircraft, before Those willing",
        ),
        (
            "norland:pool_patrols@council",
            "yes",
            "no",
            "Vote on Pool patrol ships and aircraft, before Coalition Council",
            "voting “yes” on “Pool patrol ships and aircraft, before Coalition Council” rather than “no”",
        ),
    ],
)
def test_what_was_decided_on_the_floor_is_told_by_both_ways(
    order: str, chosen: str, best: str, subject: str, words: str
) -> None:
    told = said(at_strait(), replace(decided((chosen,), (best,)), floor=order))
    assert told.subject == subject
    assert told.verdict == f"gave up 11 points: {words}"


def test_a_change_on_the_floor_is_among_the_grades() -> None:
    session = Session.begin(
        program("strait-of-shadows"),
        {"scenario.yaml": ""},
        over(harbour(), {})._journal,
        seed=3,
        seat="norland",
    )
    assert session.order("pool_patrols@council") is None
    session.advance()
    assert session.amend("pool_patrols@council", "withdraw") is None
    found, _, floors, _ = moments(session.game.program, record(session), "norland")
    (asked,) = floor(floors[1], found[0]).asked
    assert (asked.order, asked.chosen) == ("pool_patrols@council", "withdraw")
    assert {"", "pool_patrols@willing", "withdraw"} <= set(asked.offered)


def passed_of(scene: Scene, *orders: str) -> Session:
    """A scene's exercise with these orders in turn 1 and nothing after, to its end."""
    session = Session.begin(scene.program, {"scenario.yaml": ""}, MemoryJournal(), seed=3, seat="ann")
    for order in orders:
        assert session.order(order) is None
    while session.game.stage != "over":
        session.advance()
    return session


def graded_of_ann(session: Session, games: int | None = None) -> Graded:
    found = list(grading(session.game.program, record(session), "ann", Alone(), games=games))[-1].graded
    assert found is not None
    return found


def test_what_was_left_on_the_floor_is_graded_and_counts_with_all_that_was_given_up() -> None:
    willing = "interests: {act: 100}"
    scene = Scene(
        "tracks: {good: {start: 50}}\nobjectives: {o: {score: good}}\nbodies: {council: {rule: consensus}}\n"
        "responses:\n"
        "  act: {consent: council, effects: {good: -20}, variants: {soft: {title: Soft, effects: {good: 15}}}}\n",
        clock="turns: 2, effort: 3", ann=willing, ben=willing, cat=willing, dan=willing,
    )  # fmt: skip
    found = graded_of_ann(passed_of(scene, "act"))
    (one,) = [one for one in found.turns[0].verdicts if one.on_floor]
    assert one.gave_up == pytest.approx(35.0)
    assert one.words.startswith("gave up 35 points: ")
    assert found.gave_up == pytest.approx(sum(one.gave_up for turn in found.turns for one in turn.verdicts))


def test_what_was_drawn_in_secret_is_worth_its_chance_when_it_is_graded() -> None:
    """Goods are aboard or not, evenly; by the 70 that stands for it on the page they would be for sure."""
    scene = Scene(
        "tracks: {cargo: {start: 70, seen: [foe]}}\nobjectives: {o: {score: 100 if cargo > 60 else 0}}\n"
        "injects:\n"
        "  goods: {title: Goods, to: foe, at: 1, chance: 50, effects: {cargo: {set: 100}}}\n"
        "  pumps: {title: Pumps, to: foe, at: 1, when: not fired(goods), effects: {cargo: {set: 0}}}\n",
        clock="turns: 2, effort: 1",
    )
    found = graded_of_ann(passed_of(scene), games=120)
    assert 20.0 < found.begin < 80.0
    assert found.final in (0.0, 100.0)
