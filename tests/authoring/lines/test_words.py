"""What people read of a line: what was expected, what came, with which seeds."""

from __future__ import annotations

from pathlib import Path

from tabletop.authoring.lines.trials import try_lines
from tabletop.authoring.lines.values import values
from tabletop.authoring.lines.words import text
from tests.authoring.lines.samples import SCENARIO, written


def told(folder: Path, line: str, scenario: str = SCENARIO) -> list[str]:
    return text(try_lines(written(folder, scenario, a=line), "scenario.yaml")).splitlines()


def test_a_share_is_told_with_its_interval_and_when_it_is_close(tmp_path: Path) -> None:
    # Twenty games that all come out alike: 95 % intervals reach from 0 to 16.1 and from 83.9 to 100.
    rows = told(tmp_path, "title: Wait\nseeds: 20\nexpect: [share(hot) < 10, share(hot) < 20]\n")
    assert rows == [
        "ok   coins/a: Wait",
        "     20 games: time_runs_out 100.0 %",
        "     objectives 90 of 100: calm 90",
        "     ok   share(hot) < 10",
        "          hot 0.0 % (95 % interval 0.0 to 16.1)",
        "          close: with other dice it could be otherwise; more seeds would tell",
        "     ok   share(hot) < 20",
        "          hot 0.0 % (95 % interval 0.0 to 16.1)",
    ]


def test_what_fails_is_told_with_the_first_seeds_and_how_many_more(tmp_path: Path) -> None:
    moves = "moves: {1: {north: [sure]}, 2: {answers: {question: shout}}}\n"
    expect = "expect: [always(heat < 12), 'at(2, heat < 12)', refused(sure), refused(hopeless)]\n"
    rows = told(tmp_path, f"seeds: 10\n{moves}{expect}")
    seeds = ", ".join(f"{seed} in turn 2" for seed in range(8))
    ordered = ", ".join(f"{seed} in turn 1" for seed in range(8))
    assert rows[0] == "FAIL coins/a: A"
    assert rows[3:11] == [
        "     FAIL always(heat < 12)",
        f"          did not hold in 10 of 10 games; seeds {seeds} and 2 more",
        "     FAIL at(2, heat < 12)",
        "          held at the end of turn 2 in 0 of 10 games; seeds 0, 1, 2, 3, 4, 5, 6, 7 and 2 more",
        "     FAIL refused(sure)",
        f"          sure came before its body 10 times, agreed 10 times; seeds {ordered} and 2 more",
        "     FAIL refused(hopeless)",
        "          hopeless never came before a body",
    ]


def test_a_rule_the_line_does_not_hang_on_is_told_with_what_still_holds(tmp_path: Path) -> None:
    rows = told(tmp_path, "seeds: 3\nexpect: share(hot) == 0\nwithout: {support: {mood: 0}}\n")
    assert rows[0].startswith("FAIL")
    assert rows[-3:] == [
        "     FAIL without: with support.mood 0 the line must fail",
        "          everything it expects holds all the same, so it does not hang on this rule:",
        "          still holds: share(hot) == 0: hot 0.0 % (95 % interval 0.0 to 56.1)",
    ]


def test_a_rule_the_line_hangs_on_is_told_with_what_fails_without_it(tmp_path: Path) -> None:
    line = "seeds: 3\nmoves: {1: {north: [sure]}}\nexpect: [share(hot) == 0, 'at(1, done_once)']\n"
    rows = told(tmp_path, line + "without: {support: {base: -9}}\n")
    assert rows[-2:] == [
        "     ok   without: with support.base -9 the line must fail",
        "          fails: at(1, done_once): held at the end of turn 1 in 0 of 3 games",
    ]


def test_moves_that_no_game_takes_are_noted_with_the_reason(tmp_path: Path) -> None:
    scenario = SCENARIO.replace("shout: {", "shout: {when: turn > 2, ").replace(
        "injects:\n", "injects:\n  never:\n    when: turn > 5\n    ask: north\n    text: What?\n"
        "    choices: {yes: {effects: {heat: 1}}}\n    default: yes\n"
    )  # fmt: skip
    moves = "moves: {1: {north: [late, sure]}, 2: {north: late, answers: {question: shout, never: yes}}}\n"
    assert told(tmp_path, f"seeds: 3\n{moves}expect: true\n", scenario)[-3:] == [
        "     note: north's late was never on the menu: its condition does not hold now",
        "     note: 'shout' was never on offer in 'question' in a turn in which the line answers so",
        "     note: 'never' never fired, so 'yes' was never answered",
    ]


def test_an_order_that_one_turn_takes_is_not_noted_for_another(tmp_path: Path) -> None:
    rows = told(tmp_path, "seeds: 3\nmoves: {1: {north: [toss]}, 2: {north: [toss]}}\nexpect: true\n")
    assert not [row for row in rows if "note" in row]


def test_values_tell_what_the_words_tell(tmp_path: Path) -> None:
    line = "seeds: 3\nmoves: {1: {north: [late]}}\nexpect: [always(heat < 12), refused(late)]\n"
    (found,) = values(try_lines(written(tmp_path, a=line), "scenario.yaml"))["lines"]
    assert found["endings"] == {"time_runs_out": 3}
    assert (found["objectives"], found["worth"]) == ({"calm": 90.0}, 90.0)
    assert found["notes"] == ["north's late was never on the menu: its condition does not hold now"]
    always, refused = found["expectations"]
    assert always["counts"] == [{"always": "heat < 12", "turn": 0, "count": 3, "of": 3, "seeds": []}]
    assert refused["counts"] == [{"refused": "late", "count": 0, "of": 0, "seeds": []}]
