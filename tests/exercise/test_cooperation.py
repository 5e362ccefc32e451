"""Why cooperation failed: causes of the orders that came to nothing, and who was overruled."""

from tabletop.exercise.cooperation import Failure, failures, overruled
from tests.exercise.looking_back import harbour, over

QUORUM = ("opt_in, quorum: 2", "opt_in, quorum: 1")


def test_a_refusal_has_a_cause_for_each_member_that_stopped_it_and_its_sentence() -> None:
    game = over(harbour(), {1: ["bombard"], 3: ["escort@council"]}).game
    assert failures(game, "alba") == (
        Failure(1, "Bombard the pier", "Council", "interest", "Bram", "it crosses a red line of Bram"),
        Failure(3, "Escort the tanker out", "Council", "law", "Bram", "there is no legal basis"),
    )


def test_the_same_causes_are_told_as_the_debrief_tells_objections() -> None:
    session = over(harbour(), {1: ["bombard"], 3: ["escort@council"]})
    told = [
        (turn.turn, one.name, one.words) for turn in session.view().turns_played for one in turn.objections
    ]
    assert [(one.turn, one.who, one.words) for one in failures(session.game, "alba")] == told


def test_who_only_let_it_pass_where_yeses_are_counted_failed_it_too() -> None:
    strict = harbour(
        ("opt_in, quorum: 2", "opt_in, quorum: 3"), ("alba: 55", "alba: 72"), ("exposure: 40", "exposure: 0")
    )
    passed = [
        one
        for seed in range(40)
        for one in failures(over(strict, {1: ["escort@willing"]}, seed).game, "alba")
        if one.words.startswith("let it pass, where a yes was needed: ")
    ]
    assert {one.order for one in passed} == {"Escort the tanker out"}


def test_an_order_due_after_the_last_turn_failed_for_want_of_time() -> None:
    slow = harbour(("cost: {capital: 2}\n", "cost: {capital: 2}\n    takes: 3\n"))
    (one,) = failures(over(slow, {4: ["buy_fuel"]}).game, "alba")
    assert (one.turn, one.order, one.cause, one.who) == (5, "Buy fuel", "time", "")
    assert one.words == "it would have taken effect in turn 7; the exercise ended in turn 5"


def test_a_failure_with_means_missing_on_which_the_chance_turns_is_one_of_capability() -> None:
    games = [over(harbour(QUORUM), {1: ["escort@willing"]}, seed).game for seed in range(12)]
    found = [one for game in games for one in failures(game, "alba")]
    assert 0 < len(found) < len(games)
    assert {one.cause for one in found} == {"capability"}
    assert all("of 100 of the means, without Bram" in one.words for one in found)


def test_a_failure_by_the_dice_alone_is_no_failure_of_cooperation() -> None:
    games = [over(harbour(), {1: ["ask_consent"]}, seed) for seed in range(12)]
    failed = [
        one
        for one in games
        if any(
            "Ask for consent" in event and "fail" in event
            for turn in one.view().turns_played
            for event in turn.events
        )
    ]
    assert failed
    assert all(failures(one.game, "alba") == () for one in failed)


def test_who_said_no_in_vain_is_overruled_and_by_whom() -> None:
    (one,) = overruled(over(harbour(QUORUM), {1: ["escort@willing"]}).game, "alba")
    assert (one.turn, one.order, one.by, one.who, one.is_me) == (
        1,
        "Escort the tanker out",
        "Alba",
        "Bram",
        False,
    )


def test_the_one_who_was_overruled_is_told_so_and_by_whom() -> None:
    (one,) = overruled(over(harbour(QUORUM), {1: ["escort@willing"]}).game, "bram")
    assert (one.by, one.who, one.is_me) == ("Alba", "Bram", True)
