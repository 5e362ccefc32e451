"""The debrief as rows: how it ended, what it was worth, turn by turn, and how trust went.

Never holds counterfactuals: they need many games, and the seat has one.
"""

from collections import Counter

from tabletop.engine.view import TurnSummary, View
from tabletop.exercise.progress import score
from tabletop.tui.presenters.ink import Line, Span, cut, left, line, paragraphs, wrapped
from tabletop.tui.presenters.results import legend, objective
from tabletop.tui.presenters.rows import Row, heading, row, section, stacked, text
from tabletop.tui.presenters.situation import promises
from tabletop.tui.presenters.words import counted, minus, number, objectives_of, spark, term

_OUTCOMES = {"victory": "good", "compromise": "accent", "stalemate": "warn", "defeat": "bad"}


def ending(view: View, columns: int) -> list[Row]:
    """The ending's title and text."""
    if view.ending is None:
        return [heading("ENDEX", columns)]
    aside = (view.ending.outcome, _OUTCOMES.get(view.ending.outcome, ""))
    return [
        heading(f"ENDEX: {view.ending.title}", columns, aside),
        text(*paragraphs(view.ending.text, columns)),
    ]


def objectives(view: View, columns: int) -> list[Row]:
    """Each objective with its rating and score, and what the letters mean."""
    rows: list[Row] = []
    for one in view.objectives:
        rows.append(objective(one, columns))
        if one.evidence:
            rows.append(
                text(*wrapped(line("       ", (f"rests on: {'; '.join(one.evidence)}", "quiet")), columns, 7))
            )
        if one.believed is not None and abs(one.believed - one.score) >= 0.5:
            said = f"by what you could see it stood at {number(round(one.believed))}; the score goes by what was so"
            rows.append(text(*wrapped(line("       ", (said, "warn")), columns, 7)))
    whole = score(view.objectives)
    aside = "" if whole is None else f"score {number(round(whole))} of 100, by weight"
    rows.extend(legend(view.objectives, columns))
    return section(objectives_of(view), rows, columns, (aside, "strong"))


def turns(view: View, columns: int) -> list[Row]:
    """What was ordered and what happened, turn by turn."""
    return section("Turn by turn", [_turn(one, columns) for one in view.turns_played], columns)


def trust(view: View, columns: int) -> list[Row]:
    """The path of each partner's trust in the seat."""
    paths: dict[str, list[float]] = {}
    for one in _from_the_start(view):
        for name, mean in one.trust_in_me:
            paths.setdefault(name, []).append(mean)
    ids = {actor.name: actor.id for actor in view.actors}
    rows = [
        row(
            f"actor:{ids.get(name, '')}",
            line(
                (left(name, 14), "strong"),
                f"{number(round(path[0])):>3} ",
                (spark(path, 20, 80, 12), "accent"),
                f" {number(round(path[-1])):<3} ",
                _went(path[0], path[-1]),
            ),
        )
        for name, path in paths.items()
    ]
    return section("Trust in you", rows, columns)


def escalation(view: View, columns: int) -> list[Row]:
    """The path of the escalation index."""
    path = [one.escalation for one in _from_the_start(view)]
    known = [value for value in path if value is not None]
    if not known:
        return []
    words = f" {number(round(known[0]))} to {number(round(known[-1]))}, at most {number(round(max(known)))}"
    return section("Escalation", [text(line((spark(path, 0, 100, 12), "accent"), words))], columns)


def refusals(view: View, columns: int) -> list[Row]:
    """Why cooperation failed, when it failed: who said no to what, for which reason, and the reasons counted."""
    reasons: Counter[str] = Counter()
    rows: list[Row] = []
    for turn in view.turns_played:
        for one in turn.objections:
            reasons[one.term] += 1
            head: tuple[str | Span, ...] = (
                (f"turn {turn.turn}  ", "quiet"),
                (one.name, "strong"),
                f" on {one.order}: ",
            )
            rows.append(text(*wrapped(line(*head, (minus(one.words), "quiet")), columns, 8)))
    if not reasons:
        return []
    words = ", ".join(f"{term(name)} {count}" for name, count in reasons.most_common())
    counts = text(*wrapped(line((f"{counted(reasons.total(), 'objection')}: ", "strong"), words), columns, 2))
    return section("Why cooperation failed, when it failed", [counts, *rows], columns)


def closing(view: View, exercise_id: str, columns: int) -> list[Row]:
    """The dice, and where the record is."""
    again = f"Seed {view.seed}. The same seed and the same decisions give the same game."
    rows = [text(*wrapped(line((again, "quiet")), columns))]
    if exercise_id:
        rows.append(text(line(("Recorded as ", "quiet"), (exercise_id, "strong"))))
    return section("The record", rows, columns)


def debrief(view: View, exercise_id: str, columns: int) -> list[Row]:
    """All of it in one column."""
    return stacked(left_side(view, columns), right_side(view, exercise_id, columns))


def left_side(view: View, columns: int) -> list[Row]:
    """Ending, objectives and questions."""
    asked = [text(*wrapped(line("· ", question), columns, 2)) for question in view.questions]
    fit = ("put to your seat", "quiet") if asked else ("", "")
    talk = section("To talk about", asked, columns, fit)
    return stacked(ending(view, columns), objectives(view, columns), talk)


def right_side(view: View, exercise_id: str, columns: int) -> list[Row]:
    """Trust, escalation, refusals, promises, the turns and the record."""
    return stacked(
        trust(view, columns),
        escalation(view, columns),
        refusals(view, columns),
        promises(view, columns),
        turns(view, columns),
        closing(view, exercise_id, columns),
    )


def _turn(one: TurnSummary, columns: int) -> Row:
    lines: list[Line] = [line((f"Turn {one.turn}", "strong"), (f"  {cut(one.time, columns - 10)}", "quiet"))]
    for order in one.orders or ("nothing ordered",):
        lines.extend(wrapped(line(("  you  ", "accent"), order), columns, 7))
    titles = tuple(order.partition(":")[0] for order in one.orders)
    for event in one.events:
        if titles and event.startswith(titles):
            continue  # told with the order
        lines.extend(wrapped(line("       ", (event, "quiet")), columns, 7))
    return row(f"turn:{one.turn}", *lines)


def _from_the_start(view: View) -> tuple[TurnSummary, ...]:
    return (*([view.opening] if view.opening is not None else []), *view.turns_played)


def _went(first: float, last: float) -> tuple[str, str]:
    by = round(last) - round(first)  # as the figures beside it say
    if not by:
        return ("=", "quiet")
    return (f"+{by} ▲", "good") if by > 0 else (f"−{-by} ▼", "bad")
