"""Proposals of a search: possible, by what the seat believes, and weighed by grading like any other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tabletop.analysis.grading import grade
from tabletop.analysis.plans import Moment, moment, plain, possible
from tabletop.analysis.proposing import searching
from tabletop.analysis.seeking import Seeker, Task, plain_seeker
from tabletop.analysis.weighing import Alone, Effort
from tabletop.engine.game import start
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.texts import Program
from tests.conformance.journeys import program
from tests.engine.kernel.scene import Scene

#: Three measures of no use but together: no change of one order at a time leads there.
LOCKED = (
    "tracks: {good: {}}\nobjectives: {o: {score: good}}\nresponses:\n"
    "  a: {effects: {good: -1}, limit: 1}\n  b: {effects: {good: -1}, limit: 1}\n  c: {effects: {good: -1}, limit: 1}\n"
    "injects:\n  open: {title: Open, when: succeeded(a) + succeeded(b) + succeeded(c) == 3, effects: {good: 80}}\n"
)
NEIGHBOURS = Effort(first=2, second=2, kept=1, rounds=1, least=4, most=4, half_width=1.5)


def opened(text: str) -> Moment:
    return moment(Scene(text, clock="turns: 2, effort: 3").game, "ann")


def test_a_search_finds_what_no_change_of_one_order_leads_to() -> None:
    at = opened(LOCKED)
    propose = searching(lambda one: plain_seeker(one.tables), 400)
    without, found = (
        next(grade([at], lambda one: partial(plain, one.tables), NEIGHBOURS, Alone(), way)).turn.decisions[0]
        for way in (None, propose)
    )
    assert without.best == ()
    assert set(found.best) == {"a", "b", "c"}
    assert found.gave_up > 50.0


def test_a_search_starts_from_what_the_seat_believes_without_erring_a_second_time() -> None:
    text = "tracks: {fair: {start: 50}, good: {start: 50, error: 0.5}}\nobjectives: {o: {score: good}}\n"
    at = moment(Scene(text, ("ben",), clock="turns: 2, effort: 3").game, "ben")
    p, tasks = at.program.tables, list[Task]()

    def make(one: Program) -> Seeker:
        seek = plain_seeker(one.tables)

        def run(task: Task) -> Sequence[float]:
            tasks.append(task)
            return seek.run(task)

        return Seeker(seek.tables, run)

    searching(make, 8)(at)
    assert at.believed[p.at.track + 1] != 50.0  # an estimate that is off
    for task in tasks:
        taken = {k: x for k, x in enumerate(task.state) if x != at.believed[k]}
        assert taken == {p.at.known_track + p.n.actors + at.actor: 1.0}, (
            "its estimates, and it alone knows them"
        )
        again = [0.0] * p.at.size
        believe(p, list(task.state), (task.seed,), task.actor, again)
        assert again[p.at.track + 1] == at.believed[p.at.track + 1]
        assert again[p.at.track] == 50.0


def test_one_seeker_serves_all_turns_of_a_scenario() -> None:
    at, made = opened(LOCKED), []

    def make(one: Program) -> Seeker:
        made.append(one)
        return plain_seeker(one.tables)

    propose = searching(make, 8)
    assert propose(at) == propose(at)
    assert made == [at.program]


def test_what_is_proposed_can_be_ordered() -> None:
    scenario = program("harbour")
    at = moment(start(scenario, 3, (scenario.actors[scenario.tables.actor.lead].id,)), "alba")
    (moves,) = searching(lambda one: plain_seeker(one.tables), 40)(at)
    assert possible(at, moves.orders) == moves.orders
    assert moves.answers == at.moves.answers
