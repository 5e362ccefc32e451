"""Floor, results and debrief in sentences."""

from dataclasses import replace

from tabletop.tui.presenters import told_turn
from tests.tui.fixtures import CALLS, FLOOR, OVER, PROPOSED, RESULTS

EYES = set("━╌┊●○▲▼█▒░▁▂▃▄▅▆▇│─▌◆✓✗→±·")


def test_the_floor_tells_positions_with_their_weights_and_what_would_come_of_it() -> None:
    told = told_turn.floor(FLOOR)
    assert "Your order: Board and search, with Carib's officer aboard, before Coalition Council." in told
    assert "Consensus: one no stops it." in told
    assert "As it stands: One member says no." in told
    assert any(one.startswith("- Ostland: no. Against: ") for one in told)
    assert "You are asked. If you do not vote, your position above stands." in told


def test_an_amended_order_says_what_it_was() -> None:
    amended = replace(FLOOR, orders=(replace(PROPOSED, was="Board and search", amendments=()),))
    assert "It was amended; before that it was Board and search." in told_turn.floor(amended)


def test_the_results_tell_odds_roll_moves_and_what_else_moved() -> None:
    told = told_turn.results(RESULTS)
    assert (
        "Norland: Board and search, with Carib's officer aboard: success. Rolled 31, success up to 74."
        in told
    )
    assert "- What we can show 37 to 62 (+25): the boarding." in told
    assert told.index("What else moved:") < told.index("Objectives so far:")


def test_nothing_else_moved_is_no_heading() -> None:
    assert "What else moved:" not in told_turn.results(replace(RESULTS, facts=()))


def test_no_stage_is_told_with_signs_for_eyes() -> None:
    told = [*told_turn.floor(FLOOR), *told_turn.results(RESULTS), *told_turn.debrief(OVER)]
    assert not EYES & set("".join(told))


def test_how_sure_the_seat_was_is_told_with_its_order_and_then_how_right_so_far() -> None:
    assert "You were 70 % sure of its success." in told_turn.floor(FLOOR, CALLS)
    told = told_turn.results(RESULTS, CALLS)
    assert "You were 80 % sure of its success." in told
    assert told[-1].startswith("How sure you were so far: 3 calls, Brier's score 0.10;")
    assert not any("sure" in one for one in told_turn.results(RESULTS))


def test_an_adversary_that_was_not_seen_to_do_anything_is_named() -> None:
    assert "Varn: nothing seen." not in told_turn.results(RESULTS)
    assert "Varn: nothing seen." in told_turn.results(replace(RESULTS, results=RESULTS.results[:1]))
