"""The library as rows: what can go on, what can be begun, what came of it; and one scenario or exercise in full.

Never holds dates in the reader's own calendar: days are ISO, as in the command line.
"""

from collections.abc import Sequence

from tabletop.exercise.progress import Calibration, Finish, Standing, best, calibration
from tabletop.exercise.shelf import Offer, Past
from tabletop.tui.presenters.ink import Line, Span, apart, cut, line, paragraphs, wrapped
from tabletop.tui.presenters.prose import prose
from tabletop.tui.presenters.rows import Row, row, section, stacked, text
from tabletop.tui.presenters.words import RATINGS, counted, number, spark

_LEVELS = ("introductory", "intermediate", "advanced")
_NEWCOMERS = (
    "Enter opens the scenario. You choose a seat, alone or several people at this keyboard, and Enter begins.",
    "In each turn you read what came in, give orders, and end the turn. Then your partners say yes or no, and why; "
    "the dice fall; and you see what moved.",
    "The last line of each screen tells its keys, and ? explains them. You may leave whenever you like: what you "
    "decided is kept.",
)
_OUTCOMES = {"victory": "good", "compromise": "accent", "stalemate": "warn", "defeat": "bad"}


def header(scenarios: Sequence[Offer] | None, past: Sequence[Past], columns: int, busy: str = "") -> Line:
    """The line on top; at its end what is being done, else what there is."""
    begin = line((" TABLETOP", "title"), ("  Library", "strong"))
    if scenarios is None or busy:
        return apart(begin, line((f"{busy or 'reading the library'} … ", "quiet")), columns)
    still_open = sum(one.is_open for one in past)
    end = f"{counted(len(scenarios), 'scenario')} · {counted(len(past), 'exercise')}, {still_open} open "
    return apart(begin, line(end), columns)


def shelf(scenarios: Sequence[Offer] | None, past: Sequence[Past], columns: int) -> list[Row]:
    """What can go on, what can be begun, and what has ended."""
    return stacked(
        section("Go on", [_open(one, columns) for one in past if one.is_open], columns),
        section(
            "Scenarios",
            [_scenario(one, past, columns) for one in sorted(scenarios or (), key=_level)],
            columns,
        ),
        section(
            "Played to the end",
            [_ended(one, columns) for one in past if one.summary.ending is not None],
            columns,
        ),
        section(
            "Cannot be opened",
            [_flawed(one, columns) for one in past if one.summary.flaw is not None],
            columns,
        ),
    )


def about(key: str, scenarios: Sequence[Offer] | None, past: Sequence[Past], columns: int) -> list[Row]:
    """What the highlighted row stands for, and how well its reader foresees."""
    kind, _, id = key.partition(":")
    parts: list[list[Row]] = []
    if scenarios is not None and not scenarios and not past:
        parts = [[text(line("There is no scenario here."))]]
    if kind == "scenario":
        heading = next((one for one in scenarios or () if one.id == id), None)
        if heading is not None:
            parts = [_sheet(heading, columns), _results(heading, past, columns)]
            if not past:
                words = [text(*paragraphs(one, columns)) for one in _NEWCOMERS]
                parts.append(section("New here?", stacked(*([one] for one in words)), columns))
    elif kind == "exercise":
        one = next((one for one in past if one.summary.exercise_id == id), None)
        if one is not None:
            parts = [_exercise(one, columns)]
    calls = [call for one in past if one.standing for call in one.standing.calls]
    told = calibration(calls)
    if told is not None:
        parts.append(section("How well you foresee", [text(*calibrated(told, columns))], columns))
    return stacked(*parts)


def calibrated(told: Calibration, columns: int) -> list[Line]:
    """Calibration in words, with the bias named."""
    bias = told.said - told.came_out
    words = "about right" if abs(bias) < 5 else "too sure" if bias > 0 else "not sure enough"
    return wrapped(
        line(
            counted(told.count, "call"),
            f": you were {number(round(told.said))} % sure on average, {number(round(told.came_out))} % came out: ",
            (words, "strong"),
            (f". Brier {told.brier:.2f} (0 is best; always saying 50 gives 0.25).", "quiet"),
        ),
        columns,
    )


def facts(heading: Offer) -> str:
    """Difficulty and length: "introductory · 7 turns · about 75 minutes"."""
    turns = counted(heading.turns, "turn") if heading.turns else "length not said"
    minutes = f"about {number(round(heading.minutes))} minutes" if heading.minutes else ""
    return " · ".join(filter(None, (heading.difficulty, turns, minutes)))


def who_plays(names: Sequence[str], seats: int) -> str:
    """What the seats that were chosen mean for those who play; `seats` is how many there are."""
    if not names:
        return ""
    if len(names) == 1:
        rest = "; the program plays the others" if seats > 1 else ""
        more = " Space marks seats for several people at this keyboard." if seats > 1 else ""
        return f"You play {names[0]} alone{rest}.{more}"
    listed = ", ".join(names[:-1]) + f" and {names[-1]}"
    return (
        f"{listed} share this keyboard, {names[0]} first. "
        "Between two of them a screen hides what the last one saw."
    )


def day(one: Past) -> str:
    """When it was last played: "2031-03-04 18:00"."""
    return one.summary.last_at.astimezone().strftime("%Y-%m-%d %H:%M")


def _level(heading: Offer) -> int:
    """The easiest first; those that do not say last."""
    return _LEVELS.index(heading.difficulty) if heading.difficulty in _LEVELS else len(_LEVELS)


def _open(one: Past, columns: int) -> Row:
    turn = f"turn {one.summary.turn}" + (f" of {one.standing.turns}" if one.standing else "")
    player = _player(one.standing)
    ended = [
        line("  ", (cut(f"ended before: {_end(end)}", columns - 2), "quiet"))
        for end in (one.standing.left if one.standing else ())
    ]
    return row(
        f"exercise:{one.summary.exercise_id}",
        line(("▸ ", "accent"), (cut(one.summary.title, columns - 2), "strong")),
        *ended,
        line("  ", (cut(f"{turn} · {one.summary.exercise_id} · {day(one)}{player}", columns - 2), "quiet")),
    )


def _end(end: Finish) -> str:
    """An end in words: "The right apology (victory), 83"."""
    score = "" if end.score is None else f", {number(round(end.score))}"
    return f"{end.ending} ({end.outcome}){score}"


def _by_people(past: Sequence[Past], scenario_id: str) -> list[Past]:
    """The games of a scenario that can be read and did not play themselves."""
    return [
        one
        for one in past
        if one.summary.scenario_id == scenario_id
        and one.summary.flaw is None
        and not (one.standing and one.standing.player)
    ]


def _scenario(heading: Offer, past: Sequence[Past], columns: int) -> Row:
    here = _by_people(past, heading.id)
    top = best(_standings(here))
    spans: list[str | Span] = ["  "]
    if top is not None and top.score is not None:
        spans += [("best ", "quiet"), (number(round(top.score)), "strong"), f" {top.ending} "]
        spans += [(f"({top.outcome})", _OUTCOMES.get(top.outcome, ""))]
    elif here:
        spans += [("played, never to the end", "quiet")]
    else:
        spans += [("not played yet", "quiet")]
    lines = [
        line((cut(heading.title, columns), "strong")),
        line("  ", (cut(facts(heading), columns - 2), "quiet")),
        *wrapped(line(*spans), columns, 2),
    ]
    if here:
        times = counted(len(here), "game")
        lines.append(line("  ", (cut(f"{times}, last {day(here[0])}", columns - 2), "quiet")))
    return row(f"scenario:{heading.id}", *lines)


def _flawed(one: Past, columns: int) -> Row:
    return row(
        f"exercise:{one.summary.exercise_id}",
        line((cut(one.summary.title, columns), "strong")),
        line(
            "  ",
            (cut(f"{one.summary.trouble} · {one.summary.exercise_id} · {day(one)}", columns - 2), "quiet"),
        ),
    )


def _ended(one: Past, columns: int) -> Row:
    found = one.standing
    spans: list[str | Span] = [(f"{_score(found):>3} ", "strong")]
    if found is None:
        spans += [(cut(one.summary.title, columns - 24), ""), (f"  {one.summary.ending}", "quiet")]
    else:
        spans += [
            cut(found.ending, columns - 20),
            " ",
            (f"({found.outcome})", _OUTCOMES.get(found.outcome, "")),
        ]
    return row(
        f"exercise:{one.summary.exercise_id}",
        *wrapped(line(*spans), columns, 4),
        line("    ", (cut(f"{one.summary.title} · {day(one)}{_player(found)}", columns - 4), "quiet")),
    )


def _player(found: Standing | None) -> str:
    return f" · by {found.player}" if found is not None and found.player else ""


def _score(found: Standing | None) -> str:
    return "–" if found is None or found.score is None else number(round(found.score))


def _sheet(heading: Offer, columns: int) -> list[Row]:
    body = prose(heading.summary, columns) if heading.summary else [line(("No summary.", "quiet"))]
    return section(heading.title, [text(*body)], columns, (facts(heading), "quiet"))


def _results(heading: Offer, past: Sequence[Past], columns: int) -> list[Row]:
    """Scores over time, the first game first."""
    ended = [one for one in _by_people(past, heading.id) if one.summary.ending is not None]
    scores = [one.standing.score for one in reversed(ended) if one.standing]
    known = [one for one in scores if one is not None]
    if not known:
        return []
    mean = sum(known) / len(known)
    if len(known) == 1:
        return section("Your results", [text(line(number(round(mean)), " of 100 in your one game"))], columns)
    told = wrapped(
        line(
            (spark(known, 0, 100, 24), "accent"),
            f"  {number(round(known[0]))} in the first game, {number(round(known[-1]))} in the last, ",
            f"{number(round(max(known)))} at best, {number(round(mean))} on average",
        ),
        columns,
    )
    return section("Your results", [text(*told)], columns, (counted(len(known), "game"), "quiet"))


def _exercise(one: Past, columns: int) -> list[Row]:
    summary, found = one.summary, one.standing
    if summary.flaw is not None:
        words = (
            f"This record is {summary.trouble}. This version of tabletop cannot open it and leaves it as it is: "
            "nothing in it is changed or lost."
        )
        return section(
            summary.title, [text(*paragraphs(words, columns))], columns, (summary.exercise_id, "quiet")
        )
    names = found.seat if found else ", ".join(summary.played)
    told = [
        *paragraphs(
            f"Seat: {names}. Seed {summary.seed}. Begun {summary.started_at.astimezone():%Y-%m-%d}.", columns
        ),
    ]
    rows = [text(*told)]
    if found is None:
        rows.append(
            text(*paragraphs("Its record is not read yet, or another version wrote it.", columns, "quiet"))
        )
    else:
        if one.is_open:
            rows.append(text(*paragraphs("Enter goes on where you were.", columns, "quiet")))
        else:
            ending = line(f"{found.ending} ", (f"({found.outcome})", _OUTCOMES.get(found.outcome, "")))
            rows.append(text(*wrapped(ending, columns), line(("Score ", "quiet"), (_score(found), "strong"))))
        for title, letter, score in found.ratings if not one.is_open else ():
            words = f" {number(round(score)):>3}  {title}  "
            rows.append(
                text(
                    *wrapped(line((letter, "strong"), words, (RATINGS.get(letter, ""), "quiet")), columns, 7)
                )
            )
        told_calls = calibration(found.calls)
        if told_calls is not None:
            rows.append(text(*calibrated(told_calls, columns)))
    return section(summary.title, rows, columns, (summary.exercise_id, "quiet"))


def _standings(past: Sequence[Past]) -> list[Standing]:
    return [one.standing for one in past if one.standing is not None]
