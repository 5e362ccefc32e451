"""A View in sentences, one to a line, for people who listen: no columns, no bars, no signs that need explaining.

Here is what is told at the opening of a turn, and what several rooms need. Orders are in `told_orders`, the turn's end in
`told_turn`, other actors and numbers in `told_numbers`. Never holds the conversation: what is asked and read is the plain
mode's.
"""

from collections.abc import Sequence

from tabletop.engine.view import ActorView, Fact, InjectView, PledgeView, TrackView, View
from tabletop.tui.presenters.briefing import TURN, after, led
from tabletop.tui.presenters.changes import at_the_opening, figures, switched
from tabletop.tui.presenters.ink import clean
from tabletop.tui.presenters.prose import plain
from tabletop.tui.presenters.words import (
    capital,
    counted,
    estimate,
    listed,
    minus,
    number,
    promised,
    side,
    step,
)


def hand_over(view: View) -> list[str]:
    """What is said between two seats at one keyboard; nothing of either."""
    return [
        f"Hand the keyboard to {view.seat_name}",
        f"{view.title}, turn {view.turn} of {view.turns}",
        "What the last seat saw is hidden.",
        f"Enter when {view.seat_name} is here and the others look away.",
    ]


def briefing(view: View) -> list[str]:
    """The whole briefing."""
    goals = [f"- {one.title}" + (f": {one.text}" if one.text else "") for one in view.objectives]
    return [
        view.title,
        "",
        *plain(view.briefing or view.summary).splitlines(),
        "",
        f"You are {view.seat_name}" + _led(view),
        *plain(view.brief).splitlines(),
        "",
        f"{after(view)}:" if side(view) == "coalition" else f"{after(view)} (your seat is not scored):",
        *goals,
        "",
        f"How a turn goes ({view.pace}; {number(view.effort)} effort each):",
        *(f"{at}. {one}" for at, one in enumerate(TURN, start=1)),
    ]


def _led(view: View) -> str:
    if view.is_lead:
        return ", and you lead the coalition."
    if side(view) != "coalition":
        return f", {led(view)}."
    return f"; {view.lead_name} leads the coalition." if view.lead_name else "."


def where(view: View) -> str:
    """Turn, time, purse and effort in one line."""
    purses = "".join(f" {purse.title} {number(purse.left)}." for purse in view.purses)
    effort = f"Effort {number(view.effort_left)} of {number(view.effort)}."
    return f"Turn {view.turn} of {view.turns}, {view.time}.{purses} {effort}"


def situation(view: View) -> list[str]:
    """Messages in full, tracks, partners, deadlines, what is in force, and what moved."""
    out = ["Situation.", where(view)]
    for one in view.injects:
        if one.is_new:
            out.extend(["", *message(one)])
    earlier = sum(not one.is_new for one in view.injects)
    if earlier:
        out.extend(["", f"{counted(earlier, 'earlier message')}; “messages” lists all."])
    return [*out, *sections((("Tracks:", tracks(view)), ("Others:", partners(view)), ("Due:", due(view)),
                             ("Promises:", promises(view)), ("In force:", in_force(view)),
                             ("What moved:", [fact(one) for one in at_the_opening(view)])))]  # fmt: skip


def sections(found: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """Headings with their lines, an empty line before each; those without lines are left out."""
    return [one for heading, lines in found if lines for one in ("", heading, *lines)]


def tracks(view: View) -> list[str]:
    """Each track in a sentence, escalation last, then the names of the hidden ones."""
    every = (*view.tracks, view.escalation)
    hidden = [one.title for one in every if one.value is None]
    return [
        *(track(one) for one in every if one.value is not None),
        *([f"Hidden from you: {listed(hidden)}."] if hidden else []),
    ]


def partners(view: View) -> list[str]:
    """Each other actor in a sentence, members first."""
    others = [one for one in view.actors if not one.is_self and one.trust_in_me is not None]
    return [partner(one) for one in sorted(others, key=lambda one: not one.is_member)]


def due(view: View) -> list[str]:
    """What happens at its time, the soonest first."""
    return [f"Turn {one.turn}: {one.text}." for one in sorted(view.deadlines, key=lambda one: one.turn)]


def promises(view: View) -> list[str]:
    """Each promise in a sentence."""
    return [capital(f"{promise(view, one)}.") for one in view.pledges]


def in_force(view: View) -> list[str]:
    """Legal bases held, and all that has come true."""
    held = [
        f"{one.title}"
        + (f", to turn {one.lapses}" if one.lapses else "")
        + (", contested" if one.is_contested else "")
        for one in view.authorities
        if one.is_held
    ]
    return [stop(one) for one in (*held, *(one.text for one in view.flags if one.value))]


def message(one: InjectView) -> list[str]:
    """A message in full."""
    return [f"Message from {one.sender or one.title} ({one.channel}):", *paragraphs(one.text)]


def messages(view: View) -> list[str]:
    """Every message so far in a line, with the number by which it is read again; the newest first."""
    told = [
        f"{at}. Turn {one.turn}, {one.sender or one.title}" + (f": {one.title}." if one.title and one.sender else ".")
        + (" New." if one.is_new else "")
        for at, one in enumerate(view.injects, start=1)
    ]  # fmt: skip
    return ["Messages, the newest first:", *told] if told else ["No message has come in yet."]


def asked(one: InjectView) -> list[str]:
    """A dilemma that the seat has to answer, and what stands when it does not."""
    answer = next((choice.title for choice in one.choices if choice.id == one.answer), "")
    default = next((choice.title for choice in one.choices if choice.is_default), "nothing")
    return [
        f"You are asked: {stop(one.title or one.sender)}",
        f"Your answer so far: {stop(answer)}" if answer else f"If you say nothing: {stop(default)}",
    ]


def track(one: TrackView) -> str:
    """A track in a sentence."""
    by = "" if one.previous is None or one.value is None else step(one.previous, one.value)
    went = "" if not by else f", {'up' if by[0] == '+' else 'down'} {by[1:]}"
    return f"{one.title} {about(estimate(one))}" + (f", {one.band}" if one.band else "") + went + "."


def about(figure: str) -> str:
    """An estimate as it is spoken: "31, give or take 15"."""
    return figure.replace(" ±", ", give or take ")


def partner(one: ActorView) -> str:
    """A partner in a sentence."""
    trust = one.trust_in_me
    said = f"{one.name}" + ("" if one.is_member else " (not a member)")
    if trust is not None:
        by = step(trust.previous, trust.mean)
        said += f" trusts you {number(round(trust.mean))}, give or take {number(round(trust.deviation))}"
        said += f" ({'up' if by[0] == '+' else 'down'} {by[1:]})" if by else ""
    known = "" if one.is_sounded else ", as at the start"
    known += f"; consulted, which counts to turn {one.consulted_to}" if one.consulted_to else ""
    last = f"; last: {one.last_act}" if one.last_act else ""
    return f"{said}; political will {number(round(one.will))}{known}{last}."


def fact(one: Fact) -> str:
    """A change in a sentence."""
    if one.before is None or one.after is None:
        return stop(capital(one.text or f"{one.label}: {one.cause}"))
    said = switched(one)
    if said:
        return stop(said + _because(one.cause))
    before, after, by = figures(one.before, one.after, one.cause)
    return stop(f"{capital(one.label)} {before} to {after} ({by or 'unchanged'})" + _because(one.cause))


def promise(view: View, one: PledgeView) -> str:
    """A promise in a sentence without its stop: "you to Ostland: the engineers come home first, kept"."""
    when = f"in turn {one.due}" if one.due <= view.turns else "after the end"
    due = f", due {when}" if one.state == "open" else ""
    return f"{promised(view, one)}, {one.state}{due}"


def ledger(label: str, facts: Sequence[Fact]) -> list[str]:
    """Every change of one number."""
    begun = next((one for one in facts if one.kind == "start" and one.after is not None), None)
    start = "" if begun is None or begun.after is None else number(begun.after)
    if begun is not None and switched(begun):
        start = "yes" if begun.after else "no"
    moved = [f"Turn {one.turn}: {fact(one)}" for one in facts if one is not begun]
    if not moved:
        return [f"{label} has not moved yet, as far as you can see" + (f": {start}." if start else ".")]
    return [*([f"{label} at the start: {start}."] if start else []), *moved]


def paragraphs(text: str) -> list[str]:
    """Each paragraph as one line."""
    return [" ".join(part.split()) for part in clean(text).split("\n\n") if part.strip()]


def _because(cause: str) -> str:
    return f": {minus(cause)}" if cause else ""


def stop(text: str) -> str:
    """The text with a full stop, unless it ends in a sign that stops already."""
    return text if text.rstrip('"”').endswith((".", "!", "?")) else text + "."
