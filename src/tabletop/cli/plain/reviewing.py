"""Looking back: the review and its parts, what was not done, judging what was expected, and the review as a file.

Never plays a game again: the seat does.
"""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tabletop.cli import places
from tabletop.cli.plain.chair import Chair
from tabletop.cli.plain.talk import matching
from tabletop.exercise import trying
from tabletop.exercise.beside import Lost
from tabletop.exercise.expectations import TICKS, about
from tabletop.exercise.papers import keep
from tabletop.tui.presenters import review_paper, review_words
from tabletop.tui.presenters.review_causes import did_words
from tabletop.tui.presenters.review_decisions import Tried, search_words
from tabletop.tui.presenters.review_graded import sentences as graded

#: Seconds between two words about how far it is.
BETWEEN = 5.0
#: Things not done that are told unless people ask for all.
FIRST = 6


def review(chair: Chair, rest: str) -> None:
    """All of it, or the sections whose heading has the word."""
    told = _told(chair)
    if not rest:
        more = chair.view.stage == "over" and not chair.tried.is_finished
        for _, lines in _sections(told):
            chair.tell(["", *lines])
        chair.tell(["", "“untried” tries what you did not do, with the same dice."] if more else [])
        return
    found = _sections(told)
    at = matching(rest, [heading for heading, _ in found])
    if at and not rest.isdecimal():
        chair.tell([line for one in at for line in found[one][1]])
    else:
        names = [heading.partition(":")[0] for heading, _ in found]
        chair.tell([f"The review says nothing about “{rest}”. It tells of: {'; '.join(names)}."])


def branches(chair: Chair, rest: str) -> None:
    """Each way the exercise went."""
    told = review_words.branches(chair.seat.review()())
    chair.tell(told or ["There is only one way so far; “back” begins another."])


def calibration(chair: Chair, rest: str) -> None:
    """How sure people were, and how right."""
    told = review_words.believed(chair.seat.review()())
    chair.tell(told or ["You have not said yet how sure you are of an order that has come out since."])


def untried(chair: Chair, rest: str) -> None:
    """What was done, graded; then what was not, played on once each: what would have moved the score, the best first."""
    found = chair.seat.review()()
    if not chair.tried.is_finished:
        chair.tell([f"What you did not do is played with the same dice; at most {trying.BUDGET:g} seconds."])
        _try(chair)
    chair.tell(graded(chair.tried.graded))
    told = review_words.every_decision(found, chair.tried)
    shown = told if rest == "all" else told[:FIRST]
    chair.tell(shown or ["No other single decision would have moved the score."])
    if len(shown) < len(told):
        chair.tell(
            [f"{len(told) - len(shown)} more moved it less, or for the worse: “untried all” tells them."]
        )
    chair.tell([search_words(found, chair.tried)])


def _try(chair: Chair) -> None:
    for tries in trying.tries(chair.seat.untried(), between=BETWEEN, budget=trying.BUDGET):
        chair.tried = Tried(tries.found, tries.done, tries.total, tries.is_finished)
        if not tries.is_finished:
            chair.tell([f"{tries.done} of {tries.total}."])
    with closing(chair.seat.grading(places.cache())) as grading:
        try:
            for step in grading:
                if step.done == 0:
                    chair.tell(["What you did is graded, over many dice."])
                chair.tried = replace(chair.tried, turns_graded=(step.done, step.total), graded=step.graded)
        except Lost:
            chair.tell(["Grading was stopped from outside."])


def judge(chair: Chair, rest: str) -> None:
    """Ask of each expected action whether it was done: of all, of those nobody has judged, or of that of a number."""
    expected = chair.seat.review()().expected
    if not expected:
        chair.tell(["The author of this scenario expected nothing in particular."])
        return
    if rest and not (rest.isdecimal() and 1 <= int(rest) <= len(expected)):
        chair.tell([f"There is no expected action {rest}: the numbers go from 1 to {len(expected)}."])
        return
    chosen = [expected[int(rest) - 1]] if rest else [one for one in expected if not one.tick] or expected
    for one in chosen:
        said = f" So far: {one.tick}." if one.tick else ""
        chair.tell([f"{expected.index(one) + 1} of {len(expected)}. Turn {one.turn}, {one.inject}. "
                    f"Expected: {one.expected} You: {did_words(one)}.{said}"])  # fmt: skip
        at = chair.talk.choose("Was it done?", TICKS, "an empty line to leave the rest")
        if at is None:
            return
        if chair.done(chair.seat.note(TICKS[at], about=about(one.id))):
            chair.tell([f"Judged: {TICKS[at]}."])


def export(chair: Chair, rest: str) -> None:
    """Write the review into a Markdown file; one that is there is kept unless people say otherwise."""
    view, id = chair.view, chair.seat.exercise_id
    paper = review_paper.markdown(view, chair.seat.review()(), _tried(chair), id)
    if not rest:
        kept = keep([places.papers(), Path.cwd()], f"{review_paper.name(view, id)}.md", paper)
        chair.tell([f"Written: {kept}" if isinstance(kept, Path) else kept])
        return
    path = Path(rest).expanduser()
    if path.exists() and not chair.talk.agrees(f"{path} is there already. Write over it?"):
        chair.tell(["Nothing was written."])
        return
    try:
        path.write_text(paper, encoding="utf-8")
    except (OSError, ValueError) as failed:
        reason = getattr(failed, "strerror", None) or failed
        chair.tell([f"{path} could not be written: {reason}. Another name: export and the name."])
    else:
        chair.tell([f"Written: {path.resolve()}"])


def _told(chair: Chair) -> list[str]:
    return review_words.sentences(chair.view, chair.seat.review()(), _tried(chair))


def _tried(chair: Chair) -> Tried:
    """What was tried so far, of which no more comes by itself."""
    return chair.tried if chair.tried.is_finished else review_words.NOTHING


def _sections(told: list[str]) -> list[tuple[str, list[str]]]:
    """The review's lines by heading: whatever is no item of a list begins a section."""
    out: list[tuple[str, list[str]]] = []
    for line in told[1:]:
        if out and line.startswith(("- ", " ")):
            out[-1][1].append(line)
        else:
            out.append((line.removeprefix("- "), [line]))
    return out
