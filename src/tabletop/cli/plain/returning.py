"""Going back and looking back: earlier turns, branches, the review, and the review as a file.

Never plays a game again: the seat does.
"""

from pathlib import Path

from tabletop.cli.plain.chair import Chair, Moved
from tabletop.cli.plain.talk import matching
from tabletop.tui.presenters import going_back, review_words, sentences, told_turn
from tabletop.tui.presenters.words import listed


def back(chair: Chair, rest: str) -> None:
    """Go back to the turn typed, after asking with which dice. Raises Moved when it has been done."""
    past = going_back.turns(chair.view)
    typed, _, dice = rest.partition(" ")
    typed = typed if typed != "turn" else dice.partition(" ")[0]
    if typed not in [str(one.turn) for one in past]:
        told = [f"Turn {one.turn}: {one.did}." if one.did else f"Turn {one.turn}." for one in past]
        chair.tell(["“back” needs a turn to go back to, for example back 1.", *told])
        return
    chair.tell([going_back.KEPT])
    named = [at for at, (name, _, _) in enumerate(going_back.DICE) if name in dice.split()]
    texts = [f"{title}: {about}" for _, title, about in going_back.DICE]
    at = named[0] if named else chair.talk.choose("Which dice?", texts, "an empty line to stay")
    if at is None:
        chair.tell(["You stay where you are."])
    elif chair.done(chair.seat.rewind(int(typed), going_back.DICE[at][0])):
        chair.tell([f"Back at the beginning of turn {typed}, with {going_back.DICE[at][0]} dice."])
        raise Moved


def review(chair: Chair, rest: str) -> None:
    """All of it, or the sections whose heading has the word."""
    told = _reviewed(chair)
    if not rest:
        chair.tell(["", *told])
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
    found = [lines for heading, lines in _sections(_reviewed(chair)) if heading.startswith("Branches")]
    chair.tell(found[0] if found else ["There is only one way so far; “back” begins another."])


def calibration(chair: Chair, rest: str) -> None:
    """How sure people were, and how right."""
    found = [
        lines for heading, lines in _sections(_reviewed(chair)) if heading.startswith("How sure you were")
    ]
    if found:
        chair.tell(found[0])
    else:
        chair.tell(["You have not said yet how sure you are of an order that has come out since."])


def export(chair: Chair, rest: str) -> None:
    """Write debrief and review into a text file; a file that is there is kept unless people say otherwise."""
    view = chair.view
    path = Path(rest or f"{chair.seat.exercise_id}.txt").expanduser()
    if path.exists() and not chair.talk.agrees(f"{path} is there already. Write over it?"):
        chair.tell(["Nothing was written."])
        return
    told = told_turn.debrief(view) if view.stage == "over" else sentences.situation(view)
    head = [view.title, f"{view.seat_name}, exercise {chair.seat.exercise_id}", ""]
    try:
        path.write_text("\n".join([*head, *told, "", *_reviewed(chair), ""]), encoding="utf-8")
    except (OSError, ValueError) as failed:
        reason = getattr(failed, "strerror", None) or failed
        chair.tell([f"{path} could not be written: {reason}. Another name: export and the name."])
    else:
        chair.tell([f"Written: {path.resolve()}"])


def topics(chair: Chair) -> str:
    """What the review can be asked about."""
    return listed([heading.partition(":")[0] for heading, _ in _sections(_reviewed(chair))])


def _reviewed(chair: Chair) -> list[str]:
    return review_words.sentences(chair.view, chair.seat.review()())


def _sections(told: list[str]) -> list[tuple[str, list[str]]]:
    """The review's lines by heading: whatever is no item of a list begins a section."""
    out: list[tuple[str, list[str]]] = []
    for line in told[1:]:
        if out and line.startswith(("- ", " ")):
            out[-1][1].append(line)
        else:
            out.append((line.removeprefix("- "), [line]))
    return out
