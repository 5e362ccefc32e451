"""The review in sentences, for the plain mode: all that the screen draws.

Never draws, and never plays a game.
"""

from tabletop.engine.view import View
from tabletop.exercise.review import Given, Review, Series
from tabletop.tui.presenters.review import LEAST, branch_words, left_over, mattering
from tabletop.tui.presenters.words import counted, listed, move, number, signed, term


def sentences(view: View, review: Review) -> list[str]:
    """All of it. Objectives, promises and single refusals are in the debrief already."""
    out = ["Review.", *_numbers("Trust in you:", review.trust)]
    if review.escalation is not None:
        out += _numbers("", (review.escalation,))
    said = "Tracks, as they were:" if review.is_truth else "Tracks, as you know them:"
    out += _numbers(said, review.tracks)
    if review.given:
        out += ["Decisions:", *(_given(one) for one in review.given)]
    out += _what_ifs(review)
    if review.calibration is not None:
        found = review.calibration
        out.append(
            f"How sure you were: {counted(found.count, 'call')}; you said {number(round(found.said))} %, "
            f"{number(round(found.came_out))} % came out. Brier's score {found.brier:.2f}; "
            "0 is a prophet, 0.25 is who always says 50."
        )
    return [*out, *_refusals(view), *_promises(view), *_branches(review)]


def _numbers(heading: str, found: tuple[Series, ...]) -> list[str]:
    rows = [one for one in (_path(one) for one in found) if one]
    return [*([heading] if heading and rows else []), *rows]


def _path(one: Series) -> str:
    known = [value for value in one.values if value is not None]
    if not known:
        return ""
    begin, end, by = move(known[0], known[-1])
    way = ", ".join("hidden" if value is None else number(round(value)) for value in one.values)
    thought = ""
    if one.believed != one.values:
        last = one.believed[-1]
        thought = (
            "; you could not see it"
            if last is None
            else f"; at the end you took it for {number(round(last))}"
        )
    return f"- {one.title}: {begin} to {end} ({by or 'unchanged'}): {way}{thought}."


def _given(one: Given) -> str:
    came = (
        "" if one.came_out is None else ", and it came out" if one.came_out else ", and it did not come out"
    )
    sure = "" if one.sure is None else f" You were {number(round(one.sure))} % sure{came}."
    if not sure and came:
        sure = f" {came.removeprefix(', and ').capitalize()}."
    why = f" Because: {one.why}." if one.why else ""
    return f"- Turn {one.turn}: {one.title}.{sure}{why}"


def _what_ifs(review: Review) -> list[str]:
    out = ["The same dice, another decision:"] if review.what_ifs else []
    shown = mattering(review)
    for one in shown:
        instead = f"“{one.instead}” instead of “{one.order}”" if one.instead else f"without “{one.order}”"
        objectives = [
            f"{title} {letter} ({signed(by)})" for title, letter, by in one.ratings if abs(by) >= LEAST
        ]
        told = f"; {listed(objectives)}" if objectives else ""
        out.append(f"- Turn {one.turn}, {instead}: {signed(one.by or 0.0, 1)} points, {one.ending}{told}.")
    rest = len(review.what_ifs) - len(shown)
    return [*out, f"- {left_over(len(shown), rest)}"] if rest else out


def _refusals(view: View) -> list[str]:
    terms = [one.term for turn in view.turns_played for one in turn.objections]
    if not terms:
        return []
    counts = [f"{term(name)} {terms.count(name)}" for name in dict.fromkeys(terms)]
    return [
        f"Why cooperation failed, when it failed: {counted(len(terms), 'objection')}: {', '.join(counts)}."
    ]


def _promises(view: View) -> list[str]:
    if not view.pledges:
        return []
    states = [one.state for one in view.pledges]
    counts = ", ".join(
        f"{states.count(state)} {state}" for state in ("kept", "broken", "open") if state in states
    )
    return [f"Promises: {len(states)} made, {counts}."]


def _branches(review: Review) -> list[str]:
    if len(review.branches) < 2:
        return []
    out = ["Branches:"]
    for one in review.branches:
        came = one.ending or f"reached turn {one.reached}"
        points = "" if one.score is None else f", {number(round(one.score))} points"
        did = f" {one.did}; before: {one.instead}." if one.did else ""
        here = " It is this one." if one.is_live else ""
        out.append(f"- {one.number}, {branch_words(one)}: {came}{points}.{did}{here}")
    return out
