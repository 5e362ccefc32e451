"""A chance's parts are true: they add up to the chance shown, name what they rest on, and keep secrets."""

from __future__ import annotations

import pytest

from tabletop.engine import views
from tabletop.engine.game import Game, start
from tabletop.engine.texts import Program
from tabletop.engine.view import ChancePart, ForumView
from tabletop.engine.views.chances import BOUNDED, UNSEEN
from tests.conformance.walks import walk
from tests.engine.views.games import NAMES, moments, seats
from tests.generating import program as generated
from tests.scenario.compiling import read


def assert_adds_up(parts: tuple[ChancePart, ...], share: float) -> None:
    """Parts sum to a share."""
    slack = 1e-9 * (1.0 + sum(abs(part.amount) for part in parts))
    assert sum(part.amount for part in parts) == pytest.approx(share, rel=1e-9, abs=slack)


def check(forum: ForumView) -> int:
    """How many chances of a forum have parts, all of which add up."""
    if forum.chance is None:
        assert not forum.chance_parts
        assert not forum.outcome_parts
        return 0
    assert_adds_up(forum.chance_parts, forum.chance)
    assert len(forum.outcome_parts) == len(forum.outcomes)
    for (_, share), parts in zip(forum.outcomes, forum.outcome_parts, strict=True):
        assert_adds_up(parts, share)
    return 1 + len(forum.outcomes)


def forums(game: Game, seat: str) -> list[ForumView]:
    """Every forum of a seat's menu."""
    return [forum for entry in views.build(game, seat).menu for forum in entry.forums]


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_of_a_chance_add_up_to_it(name: str) -> None:
    found = 0
    for game in moments(name, 21):
        for seat in seats(name):
            found += sum(check(forum) for forum in forums(game, seat))
    assert found > 10


def test_the_parts_of_generated_chances_add_up() -> None:
    found = 0
    for seed in range(20):
        for _, game in walk(generated(seed), seed).steps[::4]:
            for seat in game.played:
                found += sum(check(forum) for forum in forums(game, seat))
    assert found > 40


SCENARIO = """
format: 1
id: parts
title: Parts
clock: {turns: 2, step: 12h}
actors:
  alba: {name: Alba, side: coalition, capability: {boats: 60}}
  bram: {name: Bram, side: coalition, capability: {boats: 20}}
  cove: {name: Cove, side: neutral}
lead: alba
tracks:
  heat: {title: Heat, start: 30}
  fog: {title: Fog, start: 40, seen: [cove]}
flags:
  calm: The sea is calm
  mined: {text: The bay is mined, seen: [cove]}
bodies:
  council: {title: Council, rule: consensus, members: [alba, bram]}
responses:
  wait: {title: Wait, instrument: diplomatic}
  sweep: {title: Sweep, instrument: military, consent: council, domain: boats, chance: CHANCE}
  sort: {title: Sort, instrument: military, outcomes: {a: {chance: 2 * heat, success: true}, b: {chance: 90}, c: {}}}
objectives:
  one: {title: One, score: 100 - heat}
endings:
  end: {title: End, when: true, outcome: stalemate}
"""


def of(chance: str) -> Program:
    """The scenario with this chance of sweeping."""
    found, said = read(SCENARIO.replace("CHANCE", chance))
    assert found is not None, said
    return found


def sweep(chance: str, order: str = "sweep") -> ForumView:
    """What Alba expects of sweeping, at the start."""
    return next(
        f for f in forums(start(of(chance), 1, ("alba",)), "alba") if f.option.partition("@")[0] == order
    )


def told(chance: str) -> list[tuple[str, float]]:
    """The parts of a chance, in words and rounded."""
    return [(part.words, round(part.amount, 6)) for part in sweep(chance).chance_parts]


@pytest.mark.parametrize(
    ("chance", "parts"),
    [
        ("35", [("base", 35)]),
        ("5 + 2 * (heat - 10) / 4 + 5", [("base", 5), ("Heat 30", 15)]),
        ("40 + 10 * calm", [("base", 40), ("The sea is calm: no", 0)]),
        ("20 + max(0, heat - 25)", [("base", 20), ("Heat 30: counts above 25", 5)]),
        ("20 + min(20, heat)", [("base", 20), ("Heat 30: counts as at most 20", 20)]),
        ("50 - 8 * (done(wait) == 0)", [("base", 50), ("Wait: never ordered", -8)]),
        ("50 + heat * calm", [("base", 50), ("Heat 30 and The sea is calm: no", 0)]),
        ("50 + (5 if heat > 20 else 3)", [("base", 50), ("Heat 30, above 20", 5)]),
        ("0.5 * fog + 40", [("Fog, hidden from you", 20), ("base", 40)]),
        ("40 + 10 * (not mined) + heat * (mined == 0)", [("base", 40), (UNSEEN, 40)]),
        ("40 + 10 * mined", [("base", 40)]),
        ("trust(bram -> alba)", [("Bram's trust in Alba 50", 50)]),
        ("90 + heat", [("base", 90), ("Heat 30", 30), (BOUNDED, -22)]),
    ],
)
def test_each_part_says_what_it_rests_on(chance: str, parts: list[tuple[str, float]]) -> None:
    assert told(chance) == parts


def test_contribution_says_how_many_take_part() -> None:
    (words, amount), *_ = told("0.5 * contribution")
    assert words.startswith("contribution ")
    assert "2 of 2 take part" in words
    assert amount > 0


def test_several_results_each_have_their_parts_and_success_is_those_that_are_one() -> None:
    forum = sweep("35", "sort")
    assert forum.chance_parts == (ChancePart("a", 60.0),)
    assert forum.outcome_parts == (
        (ChancePart("Heat 30", 60.0),),
        (ChancePart("base", 90.0), ChancePart(BOUNDED, -50.0)),
        (ChancePart("the rest", 0.0),),
    )
