"""What came of lines, told for people. Nothing is judged here; values for programs are `values`'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from textwrap import wrap

from tabletop.authoring.lines.expectations import Refused, Share
from tabletop.authoring.lines.fates import fates
from tabletop.authoring.lines.judging import Count, Games, Verdict
from tabletop.authoring.lines.shortfalls import Looked, Shortfall, failing, looked
from tabletop.authoring.lines.trials import Outcome, Report, Trial
from tabletop.engine.game import TIME_RUNS_OUT, WHY_NOT
from tabletop.engine.texts import Program

WIDTH = 100
SEEDS = 8
"""How many seeds are named; of more, the first and how many there are."""

Paint = Callable[[str, bool], str]
"""Puts the word ok (True) or FAIL (False) into its colour."""


def plain(word: str, good: bool) -> str:
    """Without colours."""
    return word


def text(report: Report, paint: Paint = plain, verbose: bool = False) -> str:
    """A paragraph for each line of a scenario; `verbose`: with what makes an expectation fail and what became of each
    order and answer.
    """
    if report.problems.has_errors:
        return str(report.problems)
    return "\n\n".join("\n".join(_line(line, report.id, paint, verbose)) for line in report.lines)


def _mark(good: bool, paint: Paint) -> str:
    return paint("ok  " if good else "FAIL", good)


def _line(line: Trial, scenario: str, paint: Paint, verbose: bool) -> Iterator[str]:
    if line.outcome is None:
        yield f"{_mark(False, paint)} {scenario}/{line.name}: {line.title}"
        yield f"     {line.file} cannot be played:"
        yield from (f"     {problem}" for problem in line.problems)
        return
    assert line.program is not None
    games = line.outcome.games
    yield f"{_mark(line.passes, paint)} {scenario}/{line.name}: {line.title}"
    yield f"     {len(games.played)} games: {_came_to(games, line.program)}"
    if games.scores:
        yield f"     objectives {games.worth:.0f} of 100: {_scores(games, line.program)}"
    for verdict in line.outcome.verdicts:
        yield f"     {_mark(verdict.holds, paint)} {verdict.expectation.text}"
        yield from (f"          {said}" for said in _told(verdict))
        if verbose and not verdict.holds:
            for said in short(verdict, games, line.program):
                yield from wrap(said, WIDTH, initial_indent=" " * 10, subsequent_indent=" " * 14)
    if line.without is not None:
        yield from _without(line, line.without, paint)
    yield from (f"     note: {said}" for said in never_on_the_menu(games, line.program))
    if verbose:
        for fate in fates(games, line.program):
            yield from wrap(str(fate), WIDTH, initial_indent=" " * 5, subsequent_indent=" " * 9)


def _came_to(games: Games, program: Program) -> str:
    total = len(games.played)
    return ", ".join(
        f"{ending_id(program, ending)} {100 * count / total:.1f} %" for ending, count in games.endings.items()
    )


def _scores(games: Games, program: Program) -> str:
    """The mean score of each objective; what the whole is, weighed, stands before it."""
    return ", ".join(
        f"{objective.id} {score:.0f}"
        for objective, score in zip(program.objectives, games.scores, strict=True)
    )


def ending_id(program: Program, ending: int) -> str:
    """An ending's id by its index; -1: time ran out."""
    return TIME_RUNS_OUT if ending < 0 else program.endings[ending].id


def _told(verdict: Verdict) -> Iterator[str]:
    for count in verdict.counts:
        yield told(count, verdict.holds)
    if verdict.is_close:
        yield "close: with other dice it could be otherwise; more seeds would tell"


def short(verdict: Verdict, games: Games, program: Program) -> Iterator[str]:
    """Which condition makes an expectation fail and by how much; what is asked of numbers, in games played again."""
    for one in failing(verdict):
        if one.sides:
            yield f"not so: {one.text}: {_by(one)}"
        elif len(verdict.counts) > 1:
            yield f"not so: {one.text}" if one.wanted else f"so, and must not be: {one.text}"
    for count in verdict.counts:
        for found in looked(count, games, program):
            yield f"in {found.count} of {_looked_at(found.games)}: {_of_games(found)}"


def _looked_at(games: int) -> str:
    return "one game looked at" if games == 1 else f"{games} games looked at"


def _of_games(found: Looked) -> str:
    one, (low, high) = found.first, found.lefts
    if not one.sides:
        return f"{one.text} did not hold" if one.wanted else f"{one.text} held"
    if not one.wanted or low == high:
        return f"{one.text}: {_by(one)}"
    most = f", up to {_number(found.most)} too {_direction(one)}" if found.most else ""
    return f"{one.text}: {_number(low)} to {_number(high)}{most}"


def _by(one: Shortfall) -> str:
    """The left side of a comparison, and how far it is from what is wanted."""
    assert one.sides is not None
    left, right = one.sides
    if not one.wanted:
        return f"{_number(left)} against {_number(right)}, and must not be so"
    if one.missing:
        return f"{_number(left)}, {_number(one.missing)} too {_direction(one)}"
    return f"{_number(left)} against {_number(right)}"


def _direction(one: Shortfall) -> str:
    return "little" if one.op[0] == ">" else "much"


def _number(x: float) -> str:
    """With one decimal, and none that is zero; small ones with what they have."""
    return f"{x:.3g}" if 0 < abs(x) < 0.95 else f"{x:.1f}".removesuffix(".0")


def told(count: Count, holds: bool = True) -> str:
    """What a part of an expectation came to; where it does not hold, with the seeds to look at."""
    part = count.part
    seeds = "" if holds else _seeds(count)
    if isinstance(part, Share):
        low, high = count.interval
        return f"{part.name} {count.value:.1f} % (95 % interval {low:.1f} to {high:.1f}){seeds}"
    if isinstance(part, Refused):
        if count.games == 0:
            return f"{part.text} never came before a body"
        agreed = count.games - count.count
        return f"{part.text} came before its body {count.games} times, agreed {agreed} times{seeds}"
    if part.turn == 0:
        against = count.games - count.count
        said = f"did not hold in {against} of {count.games} games" if against else "held in every game"
        return f"{said}{seeds}"
    over = f", {count.unasked} were over before" if count.unasked else ""
    return f"held at the end of turn {part.turn} in {count.count} of {count.games} games{over}{seeds}"


def _seeds(count: Count) -> str:
    if not count.seeds:
        return ""
    shown = [
        f"{seed} in turn {turn}" if turn else str(seed)
        for seed, turn in zip(count.seeds, count.turns or (0,) * len(count.seeds), strict=True)
    ][:SEEDS]
    more = f" and {len(count.seeds) - SEEDS} more" if len(count.seeds) > SEEDS else ""
    return f"; seed{'s' if len(count.seeds) > 1 else ''} {', '.join(shown)}{more}"


def rules_of(line: Trial) -> str:
    """The coefficients a line must fail with, in words."""
    assert line.line is not None
    return ", ".join(f"{name} {float(figure):g}" for name, figure in line.line.without.items())


def _without(line: Trial, without: Outcome, paint: Paint) -> Iterator[str]:
    yield f"     {_mark(not without.holds, paint)} without: with {rules_of(line)} the line must fail"
    if without.holds:
        yield "          everything it expects holds all the same, so it does not hang on this rule:"
    for verdict in without.verdicts:
        if not verdict.holds or without.holds:
            word = "still holds" if without.holds else "fails"
            came = "; ".join(told(count) for count in verdict.counts)
            yield f"          {word}: {verdict.expectation.text}: {came}"


def never_on_the_menu(games: Games, program: Program) -> Iterator[str]:
    """Orders and answers of the line that no game took in any turn, the former with their most frequent reason."""
    orders: dict[tuple[int, str], list[int]] = {}
    for k, given in enumerate(games.plan.given):
        became = orders.setdefault((given.actor, str(given.order)), [])
        became.extend(game.became[k] for game in games.played)
    for (actor, order), became in orders.items():
        reasons = Counter(-status for status in became if status < 0)
        if not any(status > 0 for status in became):
            why = WHY_NOT[reasons.most_common(1)[0][0]] if reasons else "every game was over before"
            yield f"{program.actors[actor].id}'s {order} was never on the menu: {why}"
    fired = program.tables.at.fired
    answers: dict[tuple[str, str], bool] = {}
    asked: dict[str, bool] = {}
    for k, answered in enumerate(games.plan.answered):
        key = answered.inject, answered.picked
        inject = program.tables.choice.inject[answered.choice]
        answers[key] = answers.get(key, False) or any(game.chosen[k] for game in games.played)
        asked[answered.inject] = any(game.state[fired + inject] for game in games.played)
    for (dilemma, picked), was_given in answers.items():
        if not asked[dilemma]:
            yield f"'{dilemma}' never fired, so '{picked}' was never answered"
        elif not was_given:
            yield f"'{picked}' was never on offer in '{dilemma}' in a turn in which the line answers so"
