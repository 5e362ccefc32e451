"""What was not done: every other order and answer of a turn, played with the same dice."""

import pytest

from tabletop.engine.game import Game
from tabletop.exercise.session import Session
from tabletop.exercise.untried import Step, untried
from tabletop.exercise.whatif import WhatIf
from tabletop.journal import Rewound
from tests.exercise.looking_back import harbour, over

ORDERS = {2: ["buy_fuel"], 3: ["brief_press"]}


@pytest.fixture(scope="module")
def session() -> Session:
    return over(harbour(), ORDERS)


@pytest.fixture(scope="module")
def steps(session: Session) -> list[Step]:
    return list(session.untried())


def found(steps: list[Step]) -> list[WhatIf]:
    return [one.found for one in steps if one.found is not None]


def test_progress_counts_every_alternative_once(steps: list[Step]) -> None:
    assert [one.done for one in steps] == list(range(1, len(steps) + 1))
    assert {one.total for one in steps} == {len(steps)}


def test_every_other_order_on_a_turns_menu_is_tried_and_none_that_was_given(
    session: Session, steps: list[Step]
) -> None:
    start = session.game.rewind(3, "same")
    assert isinstance(start, Game)
    menu = {one.partition("@")[0] for one in start.menu("alba")}
    tried = [one for one in found(steps) if one.turn == 3 and one.kind in ("besides", "instead")]
    assert len(tried) >= len(menu) - 1
    assert not any(one.instead.startswith("Brief the press") for one in tried)


def test_an_order_given_besides_ends_as_the_game_that_really_gives_it(steps: list[Step]) -> None:
    one = next(
        one
        for one in found(steps)
        if (one.turn, one.kind) == (1, "besides") and "Consult Bram" in one.instead
    )
    really = over(harbour(), {1: ["consult.bram"], **ORDERS}).view()
    assert really.ending is not None
    assert one.ending == really.ending.title
    assert [letter for _, letter, _ in one.ratings] == [o.rating for o in really.objectives]


def test_another_order_replaces_one_where_there_is_no_room_for_both() -> None:
    busy = over(harbour(), {1: ["consult.bram", "consult.cora", "brief_press"]})
    tried = [one for one in found(list(busy.untried())) if one.turn == 1 and one.kind != "answer"]
    assert tried
    assert {one.kind for one in tried} == {"instead"}
    assert all(one.order in ("Consult Bram", "Consult Cora", "Brief the press") for one in tried)


def test_each_other_answer_on_offer_is_tried_also_where_nobody_answered(steps: list[Step]) -> None:
    answers = [one for one in found(steps) if one.kind == "answer"]
    assert [
        (one.turn, one.order.rpartition(": ")[2], one.instead.rpartition(": ")[2]) for one in answers
    ] == [(3, "Confirm it", "Deny it")]


def test_turns_in_which_nothing_was_ordered_come_first_and_turns_take_turns(steps: list[Step]) -> None:
    order = [one.turn for one in found(steps)]
    assert order[:3] == [1, 4, 5]
    assert order.index(2) > max(at for at, turn in enumerate(order) if turn in (1, 4, 5))


def test_nothing_is_told_before_the_end_nor_of_turns_whose_dice_have_changed(session: Session) -> None:
    entries = session._journal.read(session.exercise_id)
    early = session.game.rewind(2, "same")
    assert isinstance(early, Game)
    assert list(untried(early, entries, "alba")) == []
    changed = [*entries[:1], Rewound(1, "new"), *entries[1:-1]]
    last = [*changed, Rewound(4, "new"), *[one for one in entries if getattr(one, "turn", 0) >= 4][:-1]]
    assert {one.turn for one in found(list(untried(session.game, last, "alba")))} == {4, 5}
