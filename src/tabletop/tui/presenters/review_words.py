"""The review in sentences, for the plain mode and the paper: all that the screen draws.

A sentence that begins no list is a heading, or stands for itself. Never draws, and never plays a game.
"""

from tabletop.engine.view import View
from tabletop.exercise.cooperation import CAUSES
from tabletop.exercise.graded import Verdict
from tabletop.exercise.review import Given, Review, Series
from tabletop.exercise.turning import LEAST, TurningPoint, turning_points
from tabletop.exercise.whatif import WhatIf
from tabletop.tui.presenters.review_causes import WHOSE_WORD, did_words, failure_words, overruled_words
from tabletop.tui.presenters.review_decisions import (
    Tried,
    alternatives,
    ended,
    left_out,
    left_over,
    mattering,
    search_words,
    sorted_alternatives,
    what_if_said,
)
from tabletop.tui.presenters.review_graded import sentences as graded
from tabletop.tui.presenters.review_past import branch_words
from tabletop.tui.presenters.review_turning import MANY_DICE, hung_on, these_dice, turning_words
from tabletop.tui.presenters.sentences import stop
from tabletop.tui.presenters.words import RATINGS, counted, move, number, signed

NOTHING = Tried(is_finished=True)


def sentences(view: View, review: Review, tried: Tried = NOTHING) -> list[str]:
    """All of it. Objectives, promises and single refusals are in the debrief already."""
    out = [
        "Review.",
        *turning(review, tried),
        *graded(tried.graded),
        *_numbers("Trust in you:", review.trust),
    ]
    if review.escalation is not None:
        out += _numbers("", (review.escalation,))
    said = "Tracks, as they were:" if review.is_truth else "Tracks, as you know them:"
    out += _numbers(said, review.tracks)
    return [
        *out,
        *decisions(review),
        *other_decisions(review, tried),
        *believed(review),
        *causes(review),
        *promises(view),
        *expected(review),
        *branches(review),
    ]


def turning(review: Review, tried: Tried) -> list[str]:
    """Where it was decided, and how much has been tried to find out."""
    if not review.is_truth:
        return []
    hung = [_hung(one, point) for _, one, point in hung_on(review, tried)]
    if hung:
        return ["Where it was decided:", *hung, f"- {MANY_DICE}"]
    points = turning_points(alternatives(review, tried))
    told = [_turning(one) for one in points] or [
        "- No other single decision would have moved the score by half a point."
    ]
    return ["Where it was decided:", *told, f"- {search_words(review, tried)}"]


def _hung(one: Verdict, point: TurningPoint | None) -> str:
    dice = "" if one.on_floor else f"; {these_dice(one, point)}"
    return f"- Turn {one.turn}, {one.subject}: {one.did}: {one.words}{dice}."


def _turning(one: TurningPoint) -> str:
    what, against = turning_words(one)
    points = " ".join(filter(None, (f"{signed(one.worth, 1)} points", against)))
    return f"- Turn {one.turn}: {what}, {points}{ended(one.against)}, with these dice."


def numbers(review: Review) -> list[str]:
    """Trust, escalation and tracks, each with its way."""
    escalation = () if review.escalation is None else (review.escalation,)
    return _numbers("", (*review.trust, *escalation, *review.tracks))


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


def decisions(review: Review) -> list[str]:
    """What was ordered, why, and what came of it."""
    return ["Decisions:", *(_given(one) for one in review.given)] if review.given else []


def _given(one: Given) -> str:
    came = (
        "" if one.came_out is None else ", and it came out" if one.came_out else ", and it did not come out"
    )
    sure = "" if one.sure is None else f" You were {number(round(one.sure))} % sure{came}."
    if not sure and came:
        sure = f" {came.removeprefix(', and ').capitalize()}."
    why = f" Because: {stop(one.why)}" if one.why else ""
    return f"- Turn {one.turn}: {one.words}.{sure}{why}"


def other_decisions(review: Review, tried: Tried) -> list[str]:
    """What else could have been done: what would have moved the score most."""
    every = alternatives(review, tried)
    shown = mattering(review, tried)
    out = ["The same dice, another decision:"] if every else []
    out += [_other(one) for one in shown]
    rest = len(left_out(every, shown))
    out += [f"- {left_over(len(shown), rest)}"] if rest else []
    return [*out, f"- {search_words(review, tried)}"] if hung_on(review, tried) else out


def every_decision(review: Review, tried: Tried) -> list[str]:
    """All that would have moved the score, the best first."""
    return [_other(one) for one in sorted_alternatives(review, tried)]


def _other(one: WhatIf) -> str:
    what, instead = what_if_said(one)
    objectives = [
        f"“{title}” {signed(by)}, {RATINGS.get(letter, letter)}"
        for title, letter, by in one.ratings
        if abs(by) >= LEAST
    ]
    told = f": {'; '.join(objectives)}" if objectives else ""
    said = " ".join(filter(None, (what, instead)))
    return f"- Turn {one.turn}, {said}: {signed(one.by or 0.0, 1)} points, {one.ending}{told}."


def believed(review: Review) -> list[str]:
    """How sure against how right."""
    found = review.calibration
    if found is None:
        return []
    calls = [
        f"{number(round(one.sure))} % ({'yes' if one.came_out else 'no'})"
        for one in review.given
        if one.sure is not None and one.came_out is not None
    ]
    each = f" Said, and whether it came out: {', '.join(calls)}." if calls else ""
    return [
        f"How sure you were: {counted(found.count, 'call')}; you said {number(round(found.said))} %, "
        f"{number(round(found.came_out))} % came out. Brier's score {found.brier:.2f}; "
        f"0 is a prophet, 0.25 is who always says 50.{each}"
    ]


def causes(review: Review) -> list[str]:
    """Why cooperation failed: the causes counted, each in a sentence, and who was overruled."""
    out: list[str] = []
    if review.failures:
        named = [one.cause for one in review.failures]
        counts = ", ".join(f"{cause} {named.count(cause)}" for cause in CAUSES)
        out = [f"Why cooperation failed, when it failed: {counts}."]
        out += [f"- Turn {one.turn}, {one.cause}: {failure_words(one)}." for one in review.failures]
    if review.overruled:
        out += ["Overruled:", *(f"- Turn {one.turn}: {overruled_words(one)}." for one in review.overruled)]
    return out


def expected(review: Review) -> list[str]:
    """What was expected of a prepared team beside what was done."""
    if not review.expected:
        return []
    out = [f"Expected, and what you did: {WHOSE_WORD}"]
    for one in review.expected:
        said = f" You judged it: {one.tick}." if one.tick else ""
        out.append(f"- Turn {one.turn}, {one.inject}. Expected: {one.expected} You: {did_words(one)}.{said}")
    return out


def promises(view: View) -> list[str]:
    """How many were made, and what came of them."""
    if not view.pledges:
        return []
    states = [one.state for one in view.pledges]
    counts = ", ".join(
        f"{states.count(state)} {state}" for state in ("kept", "broken", "open") if state in states
    )
    return [f"Promises: {len(states)} made, {counts}."]


def branches(review: Review) -> list[str]:
    """Each way the exercise went, where there was more than one."""
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
