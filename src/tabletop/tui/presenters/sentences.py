"""A View in sentences, one to a line, for people who listen: no columns, no bars, no signs that need explaining.

Never holds the conversation: what is asked and read is the plain mode's.
"""

from collections.abc import Sequence

from tabletop.engine.view import (
    ActorView,
    Fact,
    ForumView,
    InjectView,
    MenuEntry,
    ObjectiveView,
    OrderView,
    PledgeView,
    ResultView,
    TrackView,
    View,
)
from tabletop.tui.presenters.briefing import TURN
from tabletop.tui.presenters.changes import aftermath, at_the_opening, of_result, switched
from tabletop.tui.presenters.floor import outcome
from tabletop.tui.presenters.ink import clean, words
from tabletop.tui.presenters.movers import mover_line
from tabletop.tui.presenters.orders import clause
from tabletop.tui.presenters.prose import plain
from tabletop.tui.presenters.results import verdict
from tabletop.tui.presenters.stances import stance_line
from tabletop.tui.presenters.words import RATINGS, capital, cost, estimate, minus, move, number, step

#: Asked when an order is given.
HOW_SURE = "How sure are you that it comes out as you want?"
WHY = "Why? In a few words, or nothing"


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
        f"You are {view.seat_name}" + (", and you lead the coalition." if view.is_lead else "."),
        *plain(view.brief).splitlines(),
        "",
        "What you are after:",
        *goals,
        "",
        f"How a turn goes ({view.turns} turns of {view.step}, {number(view.effort)} effort each):",
        *(f"{at}. {one}" for at, one in enumerate(TURN, start=1)),
    ]


def where(view: View) -> str:
    """Turn, time, purse and effort in one line."""
    purses = "".join(f" {purse.title} {number(purse.left)}." for purse in view.purses)
    effort = f"Effort {number(view.effort_left)} of {number(view.effort)}."
    return f"Turn {view.turn} of {view.turns}, {view.time}.{purses} {effort}"


def situation(view: View) -> list[str]:
    """Messages in full, tracks, partners, deadlines, and what moved."""
    out = ["Situation.", where(view)]
    for one in view.injects:
        if one.is_new:
            out.extend(["", *message(one)])
    tracks = [track(one) for one in (*view.tracks, view.escalation) if one.value is not None]
    partners = [partner(one) for one in view.actors if one.trust_in_me is not None]
    due = [f"Turn {one.turn}: {one.text}." for one in view.deadlines]
    promised = [capital(f"{promise(view, one)}.") for one in view.pledges]
    held = [
        f"In force: {one.title}" + (f", to turn {one.lapses}." if one.lapses else ".")
        for one in view.authorities
        if one.is_held
    ]
    moved = [fact(one) for one in at_the_opening(view)]
    for heading, lines in (
        ("Tracks:", tracks),
        ("Others:", partners),
        ("Due:", due),
        ("Promises:", promised),
        ("", held),
        ("What moved:", moved),
    ):
        if lines:
            out.extend(["", *([heading] if heading else []), *lines])
    return out


def message(one: InjectView) -> list[str]:
    """A message in full."""
    return [f"Message from {one.sender or one.title} ({one.channel}):", *_paragraphs(one.text)]


def track(one: TrackView) -> str:
    """A track in a sentence."""
    by = "" if one.previous is None or one.value is None else step(one.previous, one.value)
    went = "" if not by else f", {'up' if by[0] == '+' else 'down'} {by[1:]}"
    return f"{one.title} {estimate(one)}" + (f", {one.band}" if one.band else "") + went + "."


def partner(one: ActorView) -> str:
    """A partner in a sentence."""
    trust = one.trust_in_me
    said = f"{one.name}" + ("" if one.is_member else " (not a member)")
    if trust is not None:
        by = step(trust.previous, trust.mean)
        said += f" trusts you {number(round(trust.mean))}, give or take {number(round(trust.deviation))}"
        said += f" ({'up' if by[0] == '+' else 'down'} {by[1:]})" if by else ""
    known = "" if one.is_sounded else ", as at the start"
    return (
        said
        + f"; will {number(round(one.will))}{known}"
        + (f"; last: {one.last_act}" if one.last_act else "")
        + "."
    )


def fact(one: Fact) -> str:
    """A change in a sentence."""
    if one.before is None or one.after is None:
        return _stop(capital(one.text or f"{one.label}: {one.cause}"))
    said = switched(one)
    if said:
        return _stop(said + _why(one.cause))
    before, after, by = move(one.before, one.after)
    return _stop(f"{capital(one.label)} {before} to {after} ({by or 'unchanged'})" + _why(one.cause))


def entry(one: MenuEntry) -> str:
    """An entry of the menu in a line."""
    parts = [f"{number(one.effort)} effort"]
    if one.cost:
        parts.append(cost(one.cost))
    asked = [forum for forum in one.forums if forum.stances]
    parts.extend(f"{number(round(forum.agreed))} % that {forum.title} agrees" for forum in asked)
    chances = [forum.chance for forum in one.forums if forum.chance is not None]
    if any(forum.outcomes for forum in one.forums):
        parts.append("several results are possible")
    elif chances:
        parts.append(f"{number(round(max(chances)))} % that it works")
    if one.acts and one.acts != "now":
        parts.append(f"acts {one.acts}")
    if not one.is_lawful:
        parts.append("no legal basis")
    return f"{one.title}: {', '.join(parts)}"


def details(one: MenuEntry) -> list[str]:
    """All about an entry."""
    out = [_stop(entry(one)), *_paragraphs(one.text)]
    if one.refusal:
        out.append(_stop(f"Not now: {clause(one)}"))
    for label, said in (
        ("If it works", one.success),
        ("If it fails", one.failure),
        ("Law", one.law),
        ("Without legal basis", one.unlawful),
        ("Escalation", one.escalation.replace("_", " ")),
    ):
        if said:
            out.append(_stop(f"{label}: {minus(said)}"))
    for forum in one.forums:
        if forum.stances:
            out.append(
                f"{forum.title}, {forum.rule_words}"
                + (f"; costs {minus(forum.price)}." if forum.price else ".")
            )
            for stance in forum.stances:
                out.append(f"- {stance_line(stance)}.")
                if stance.movers:
                    out.append(f"  {mover_line(stance)}.")
    return out


def forum(one: ForumView) -> str:
    """A body in a list to choose from."""
    chance = f"{number(round(one.agreed))} % that it agrees" if one.stances else "nobody is asked"
    return f"{one.title or 'no body'}: {chance}" + (f", costs {minus(one.price)}" if one.price else "")


def floor(view: View) -> list[str]:
    """Each order on the floor, with positions and what would come of it."""
    out = ["Floor."]
    for one in view.orders:
        whose = "Your order" if one.is_mine else f"{one.actor_name}'s order"
        out.append(_stop(f"{whose}: {one.title}" + (f", before {one.body}" if one.body else "")))
        out.extend(f"- {stance_line(stance)}." for stance in one.stances)
        if one.stances or one.status != "given":
            out.append(_stop(order_outcome(one)))
    return out


def order_outcome(one: OrderView) -> str:
    """What became, or would become, of an order."""
    return capital(one.status_words or words(outcome(one)).lower())


def results(view: View) -> list[str]:
    """What the dice said, what moved, and objectives so far."""
    out = ["Results."]
    for one in view.results:
        out.extend(result(view, one))
    for order in view.orders:
        if order.is_mine and order.status not in ("given", "agreed"):
            out.append(_stop(f"{order.title}: {order.status_words or order.status}"))
    out.extend(
        f"On the way: {'' if one.is_mine else f'{one.actor_name}, '}{one.title}, acts in turn {one.due}."
        for one in view.pending
        if one.due > view.turn
    )
    out.extend(fact(one) for one in aftermath(view))
    return [*out, "Objectives so far:", *(objective(one) for one in view.objectives)]


def result(view: View, one: ResultView) -> list[str]:
    """One order carried out."""
    odds = "" if one.is_certain else f" Rolled {number(round(one.roll))}"
    if odds:
        is_one_of_two = one.outcome in ("success", "failure")
        odds += f", success up to {number(round(one.chance))}." if is_one_of_two else " of 100."
    head = f"{one.actor_name}: {one.title}: {verdict(one)[0].lower()}.{odds}"
    return [head, *_paragraphs(one.text), *(f"- {fact(moved)}" for moved in of_result(view, one))]


def objective(one: ObjectiveView) -> str:
    """An objective with its score."""
    return f"- {one.title}: {number(round(one.score))}, {RATINGS.get(one.rating, one.rating)}."


def debrief(view: View) -> list[str]:
    """The whole debrief."""
    out = ["Debrief."]
    if view.ending is not None:
        out.extend([f"{view.ending.title} ({view.ending.outcome}).", *_paragraphs(view.ending.text)])
    out.append("Objectives:")
    for goal in view.objectives:
        out.append(objective(goal))
        if goal.evidence:
            out.append(f"  It rests on: {'; '.join(goal.evidence)}.")
    for one in view.turns_played:
        out.append(f"Turn {one.turn}: {'; '.join(one.orders) or 'nothing ordered'}.")
        titles = tuple(order.partition(":")[0] for order in one.orders)
        out.extend(f"- {_stop(event)}" for event in one.events if not (titles and event.startswith(titles)))
        out.extend(_stop(f"- {no.name} said no to {no.order}: {minus(no.words)}") for no in one.objections)
        if one.trust_in_me:
            trust = ", ".join(f"{name} {number(round(mean))}" for name, mean in one.trust_in_me)
            out.append(f"- trust in you: {trust}.")
    if view.pledges:
        out.extend(["Promises:", *(f"- {promise(view, one)}." for one in view.pledges)])
    if view.questions:
        out.extend(["To talk about:", *(f"- {question}" for question in view.questions)])
    return [*out, f"Seed {view.seed}. The same seed and the same decisions give the same game."]


def promise(view: View, one: PledgeView) -> str:
    """A promise in a sentence without its stop: "you to Ostland: the engineers come home first, kept"."""
    names = {actor.id: "you" if actor.is_self else actor.name for actor in view.actors}
    names |= {actor.name: "you" for actor in view.actors if actor.is_self}
    due = f", due in turn {one.due}" if one.state == "open" else ""
    return f"{names.get(one.by, one.by)} to {names.get(one.to, one.to)}: {one.title}, {one.state}{due}"


def ledger(label: str, facts: Sequence[Fact]) -> list[str]:
    """Every change of one number."""
    if not facts:
        return [f"{label} has not moved yet, as far as you can see."]
    return [f"Turn {one.turn}: {fact(one)}" for one in facts]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in clean(text).split("\n\n") if part.strip()]


def _why(cause: str) -> str:
    return f": {minus(cause)}" if cause else ""


def _stop(text: str) -> str:
    return text if text.endswith((".", "!", "?", '"', "”")) else text + "."
