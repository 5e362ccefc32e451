"""Lines are played by their script, and what they expect is judged over all games."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.checking import check
from tabletop.authoring.lines.trials import Trial, try_lines
from tests.authoring.lines.samples import SCENARIO, written


def tried(folder: Path, line: str, scenario: str = SCENARIO) -> Trial:
    report = try_lines(written(folder, scenario, a=line), "scenario.yaml")
    (found,) = report.lines
    return found


def verdicts(found: Trial) -> list[bool]:
    assert found.outcome is not None, str(found.problems)
    return [verdict.holds for verdict in found.outcome.verdicts]


def seeds(found: Trial, place: int = 0) -> tuple[int, ...]:
    assert found.outcome is not None
    return found.outcome.verdicts[place].counts[0].seeds


TOSS = "moves: {1: {north: [toss]}}\n"


def test_share_counts_endings_outcomes_and_games_in_which_time_runs_out(tmp_path: Path) -> None:
    found = tried(
        tmp_path,
        f"seeds: 40\n{TOSS}expect:\n- share(hot) == share(defeat)\n- share(stalemate) == share(time_runs_out)\n"
        "- share(hot) + share(time_runs_out) == 100\n- 20 < share(hot) < 80\n- share(victory) > 0\n",
    )
    assert verdicts(found) == [True, True, True, True, False]
    assert not found.passes
    assert found.outcome is not None
    hot = found.outcome.verdicts[0].counts[0]
    assert (hot.count, hot.games) == (len(hot.seeds), 40)
    assert set(hot.seeds) == {seed for seed, g in enumerate(found.outcome.games.played) if g.ending == 0}


def test_always_holds_when_it_does_at_the_end_of_every_turn_of_every_game(tmp_path: Path) -> None:
    found = tried(tmp_path, f"seeds: 30\n{TOSS}expect: [always(heat >= 10), always(heat < 50)]\n")
    assert verdicts(found) == [True, False]
    assert found.outcome is not None
    against = found.outcome.verdicts[1].counts[0]
    hot = [seed for seed, game in enumerate(found.outcome.games.played) if game.ending == 0]
    assert list(against.seeds) == hot
    assert set(against.turns) == {1}


def test_at_holds_when_it_does_at_the_end_of_that_turn_in_more_than_half_of_the_games(tmp_path: Path) -> None:
    line = "seeds: 10\nmoves: {2: {answers: {question: shout}}}\nexpect: ['at(1, heat == 10)', 'at(2, heat == 15)'"
    found = tried(tmp_path, line + ", 'at(1, heat == 15)']\n")
    assert verdicts(found) == [True, True, False]
    assert seeds(found, 2) == tuple(range(10))


def test_a_game_that_is_over_before_the_turn_does_not_count_for_at(tmp_path: Path) -> None:
    scenario = SCENARIO.replace("outcome: defeat}", "outcome: defeat, at_once: true}")
    found = tried(tmp_path, f"seeds: 40\n{TOSS}expect: ['at(3, true)', share(hot) < 50]\n", scenario)
    assert found.outcome is not None
    held, hot = (verdict.counts[0] for verdict in found.outcome.verdicts)
    assert held.unasked == hot.count > 0
    assert held.count == 40 - hot.count


def test_refused_holds_when_the_body_refuses_it_each_time_it_comes_before_it(tmp_path: Path) -> None:
    line = "seeds: 5\nmoves: {1: {north: [sure, hopeless]}, 2: {north: [hopeless]}}\nexpect:\n"
    found = tried(tmp_path, line + "- refused(hopeless)\n- refused(hopeless@council)\n- refused(sure)\n")
    assert verdicts(found) == [True, True, False]
    assert found.outcome is not None
    (refused,), _, (agreed,) = (verdict.counts for verdict in found.outcome.verdicts)
    assert (refused.count, refused.games) == (10, 10)
    assert (agreed.count, agreed.games, agreed.turns) == (0, 5, (1,) * 5)


def test_what_is_never_ordered_is_not_refused(tmp_path: Path) -> None:
    never, in_vain = "moves: {}\n", "moves: {1: {north: late}}\n"
    assert verdicts(tried(tmp_path / "1", f"{never}expect: refused(hopeless)\n")) == [False]
    assert verdicts(tried(tmp_path / "2", f"{in_vain}expect: refused(late)\n")) == [False]


def test_expectations_are_conditions_of_the_language(tmp_path: Path) -> None:
    line = (
        "seeds: 4\nexpect:\n- not share(hot) > 3 and (share(hot) == 0 or false)\n- max(share(hot), -1, 2) == 2\n"
        "- abs(share(hot) - 5) / 2 % 2 == 0.5\n- share(hot) > 1 if share(hot) > 2 else true\n- 1 / 0 == +0\n"
        "- always(heat < 11) and at(3, true)\n"
    )
    assert verdicts(tried(tmp_path, line)) == [True] * 6


def test_seats_named_in_moves_are_played_and_the_others_are_on_autopilot(tmp_path: Path) -> None:
    scenario = SCENARIO.replace("rival_move: {", "rival_move: {weight: 1, ")
    quiet = "moves: {1: {rival: []}}\nexpect: ['at(2, heat == 10)']\n"
    assert verdicts(tried(tmp_path / "1", quiet, scenario)) == [True]
    assert verdicts(tried(tmp_path / "2", "expect: ['at(2, heat == 11)']\n", scenario)) == [True]
    ordered = "moves: {2: {rival: rival_move}}\nexpect: ['at(2, heat == 11)']\n"
    assert verdicts(tried(tmp_path / "3", ordered, scenario)) == [True]


def test_the_policy_plays_the_lead_in_turns_whose_orders_are_not_given(tmp_path: Path) -> None:
    line = "seeds: 30\npolicy: random\nmoves: {%s}\nexpect: ['at(1, done(sure) == 0)', 'at(3, done(sure) > 0)']\n"
    assert verdicts(tried(tmp_path / "1", line % "1: {north: []}")) == [True, True]
    assert verdicts(tried(tmp_path / "2", line % "")) == [False, True]
    assert verdicts(tried(tmp_path / "3", line % "1: {north: []}, 2: {north: []}, 3: {north: []}")) == [
        True,
        False,
    ]


def test_without_a_rule_the_line_must_fail(tmp_path: Path) -> None:
    line = "seeds: 5\nmoves: {1: {north: [sure]}}\nexpect: 'at(1, done_once)'\nwithout: {support: {%s}}\n"
    hangs = tried(tmp_path / "1", line % "base: -9")
    assert hangs.passes
    assert hangs.without is not None
    assert [verdict.holds for verdict in hangs.without.verdicts] == [False]
    does_not = tried(tmp_path / "2", line % "mood: 0")
    assert verdicts(does_not) == [True]
    assert not does_not.passes


def test_seeds_can_be_others_than_the_line_says(tmp_path: Path) -> None:
    (found,) = try_lines(written(tmp_path, a="seeds: 50\nexpect: share(hot) == 0\n"), seeds=3).lines
    assert found.outcome is not None
    assert len(found.outcome.games.played) == 3


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (
            "moves: {1: {nrth: [toss]}}\nexpect: true",
            "1:13: error[TT201]: no actor 'nrth'; did you mean 'north'?",
        ),
        (
            "moves: {1: {north: [tos]}}\nexpect: true",
            "1:21: error[TT207]: north has no order 'tos'; did you mean 'toss'?",
        ),
        (
            "moves: {1: {north: [sure@council]}}\nexpect: true",
            "1:21: error[TT207]: north has no order 'sure@council'; write sure",
        ),
        ("moves: {4: {north: [toss]}}\nexpect: true", "1:9: error[TT115]: there is no turn 4; the last is 3"),
        (
            "moves: {2: {answers: {qestion: wait}}}\nexpect: true",
            "1:23: error[TT209]: no inject 'qestion'; did you mean 'question'?",
        ),
        (
            "moves: {2: {answers: {question: wat}}}\nexpect: true",
            "1:33: error[TT200]: 'question' has no choice 'wat'; did you mean 'wait'?",
        ),
        (
            "policy: greed\nexpect: true",
            "1:9: error[TT104]: no policy 'greed'; did you mean 'greedy'?",
        ),
        ("expect: shar(hot) > 1", "1:9: error[TT304]: no function 'shar'; did you mean 'share'?"),
        ("expect: share(ht) > 1", "1:15: error[TT200]: no ending or outcome 'ht'; did you mean 'hot'?"),
        (
            "expect: share(hot)",
            "1:9: error[TT306]: an expectation is a condition, this is a number; compare it",
        ),
        (
            "expect: heat > 3",
            "1:9: error[TT308]: 'heat' changes in the course of a game; say when: at(3, heat ..), always(heat ..)",
        ),
        (
            "expect: fired(question)",
            "1:9: error[TT308]: 'fired' changes in the course of a game;"
            " say when: at(3, fired(question) ..), always(fired(question) ..)",
        ),
        ("expect: always(haet > 3)", "1:16: error[TT203]: no track 'haet'; did you mean 'heat'?"),
        ("expect: always(heat)", "1:16: error[TT306]: 'heat' is a number, here stands a condition"),
        ("expect: 'at(4, heat > 3)'", "1:13: error[TT115]: here stands a turn, 1 to 3"),
        (
            "expect: at(heat > 3)",
            "1:9: error[TT305]: at takes a turn and a condition, as in at(3, tension < 50)",
        ),
        ("expect: refused(hoples)", "1:17: error[TT207]: no response 'hoples'; did you mean 'hopeless'?"),
        ("expect: share(hot) > true", "1:22: error[TT307]: 'true' is a condition, here stands a number"),
        ("expect: not share(hot)", "1:13: error[TT306]: 'share(hot)' is a number, here stands a condition"),
        ("expect: true\nwithout: {support: {bse: 1}}", "2:21: error[TT212]: no coefficient 'support.bse'"),
        ("seeds: 3", "1:1: error[TT102]: missing key 'expect'; a line tests something"),
    ],
)
def test_what_a_line_cannot_mean_is_named_at_its_place(tmp_path: Path, line: str, error: str) -> None:
    found = tried(tmp_path, line + "\n")
    assert found.is_unusable
    assert [str(p) for p in found.problems if str(p).startswith(f"lines/a.yaml:{error}")], str(found.problems)


def test_check_names_what_a_line_cannot_mean_and_nothing_in_a_sound_line(tmp_path: Path) -> None:
    bad = "moves: {1: {north: [tos]}}\nexpect: true\nwithout: {support: {bse: 1}}\n"
    report = check(written(tmp_path, good="expect: always(heat < 99)\n", bad=bad), "scenario.yaml")
    assert [(p.file, p.code) for p in report.problems if p.file.startswith("lines/")] == [
        ("lines/bad.yaml", "TT207"),
        ("lines/bad.yaml", "TT212"),
    ]


def test_rules_under_which_the_scenario_cannot_be_used_are_named_in_the_line(tmp_path: Path) -> None:
    scenario = SCENARIO.replace("north <-> south: 60", "north <-> south: {start: 60, depth: 1}")
    found = tried(tmp_path, "expect: true\nwithout: {trust: {prior: 10}}\n", scenario)
    assert [str(problem) for problem in found.problems] == [
        "lines/a.yaml:2:19: error[TT115]: under these rules: trust 60 needs more evidence than depth 1;"
        " depth 2.5 would do"
    ]


def test_an_answer_for_a_seat_nobody_plays_is_refused_with_what_would_do(tmp_path: Path) -> None:
    scenario = SCENARIO.replace("ask: north", "ask: south")
    answer = "2: {answers: {question: shout}}"
    found = tried(tmp_path / "1", f"moves: {{{answer}}}\nexpect: true\n", scenario)
    assert "'question' asks south, and the line does not play it; name it in moves" in str(found.problems)
    line = f"moves: {{1: {{south: []}}, {answer}}}\nexpect: 'at(2, heat == 15)'\n"
    assert verdicts(tried(tmp_path / "2", line, scenario)) == [True]


def test_a_scenario_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    report = try_lines(written(tmp_path, SCENARIO.replace("lead: north", "lead: nrth"), a="expect: true\n"))
    assert report.is_unusable
    assert "no actor 'nrth'" in str(report.problems)
