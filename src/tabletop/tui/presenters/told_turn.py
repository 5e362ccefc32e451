"""Floor, results and debrief in sentences, for people who listen.

Never holds the conversation, nor what can be ordered.
"""

from tabletop.engine.view import ObjectiveView, OrderView, ResultView, View
from tabletop.exercise.calls import Calls
from tabletop.exercise.progress import score
from tabletop.tui.presenters.changes import chosen_and_rest, of_result
from tabletop.tui.presenters.floor import outcome
from tabletop.tui.presenters.ink import words
from tabletop.tui.presenters.results import other_side, verdict
from tabletop.tui.presenters.sentences import fact, paragraphs, promise, stop
from tabletop.tui.presenters.told_orders import stance
from tabletop.tui.presenters.words import RATINGS, capital, counted, minus, number, objectives_of, was_sure


def floor(view: View, calls: Calls | None = None) -> list[str]:
    """Each order on the floor, with positions, what would come of it, and how sure of it the seat was."""
    out = ["Floor."]
    for one in view.orders:
        whose = "Your order" if one.is_mine else f"{one.actor_name}'s order"
        out.append(stop(f"{whose}: {one.title}" + (f", before {one.body}" if one.body else "")))
        if one.was:
            out.append(stop(f"It was amended; before that it was {one.was}"))
        if one.stances and one.rule_words:
            out.append(stop(capital(one.rule_words)))
        out.extend(said for member in one.stances for said in stance(member, is_weighed=True))
        if one.stances or one.status != "given":
            stands = (
                f"As it stands: {order_outcome(one, is_sentence=False)}"
                if view.stage == "floor" and one.stances
                else ""
            )
            out.append(stop(stands or order_outcome(one)))
        if one.stances and one.contribution < 99.5 and one.status in ("given", "agreed"):
            out.append(f"Those who take part bring {number(round(one.contribution))} % of the means.")
        out.extend(_sure(calls, view.turn, one.id) if one.is_mine else [])
        if one.can_vote:
            vote = next((member.vote for member in one.stances if member.actor == view.seat), "")
            out.append(
                f"You vote {vote}."
                if vote
                else "You are asked. If you do not vote, your position above stands."
            )
        if one.amendments:
            out.append("You may still amend or withdraw it, once.")
    return out


def order_outcome(one: OrderView, *, is_sentence: bool = True) -> str:
    """What became, or would become, of an order."""
    said = one.status_words or words(outcome(one)).lower()
    return capital(said) if is_sentence else said


def results(view: View, calls: Calls | None = None) -> list[str]:
    """What was chosen, what the dice said, what moved, and objectives so far; in the order of the drawn screen."""
    chosen, rest = chosen_and_rest(view)
    out = ["Results."]
    for one, depth in chosen:
        out.append(fact(one) if depth == 0 else f"- {fact(one)}")
    mine = [one for one in view.results if one.actor_name == view.seat_name]
    for each in mine:
        head, *moves = result(view, each)
        out.extend([head, *_sure(calls, each.ordered, each.order), *moves])
    for order in view.orders:
        if order.is_mine and order.status not in ("given", "agreed"):
            out.append(stop(f"{order.title}: {order.status_words or order.status}"))
    out.extend(said for each in view.results if each not in mine for said in result(view, each))
    out.extend(
        f"On the way: {'' if order.is_mine else f'{order.actor_name}, '}{order.title}, acts in turn {order.due}."
        for order in view.pending
        if order.due > view.turn
    )
    moved = [f"- {fact(moved)}" for moved, _ in rest]
    out.extend(["What else moved:", *moved] if moved else [])
    out.extend(stop(words(each)) for each in other_side(view))
    out.extend([f"{objectives_of(view)} so far:", *(objective(goal) for goal in view.objectives)])
    return [*out, *calibrated(calls)]


def calibrated(calls: Calls | None) -> list[str]:
    """How sure against how right, so far; nothing before the first order of which somebody was sure is decided."""
    found = calls.calibration if calls is not None else None
    if found is None:
        return []
    return [
        f"How sure you were so far: {counted(found.count, 'call')}, Brier's score {found.brier:.2f}; "
        "0 is best, always saying 50 gives 0.25."
    ]


def _sure(calls: Calls | None, turn: int, order: str) -> list[str]:
    sure = calls.sure.get((turn, order)) if calls is not None else None
    return [] if sure is None else [was_sure(sure)]


def result(view: View, one: ResultView) -> list[str]:
    """One order carried out."""
    odds = "" if one.is_certain else f" Rolled {number(round(one.roll))}"
    if odds:
        is_one_of_two = one.outcome in ("success", "failure")
        odds += f", success up to {number(round(one.chance))}." if is_one_of_two else " of 100."
    head = f"{one.actor_name}: {one.title}: {verdict(one)[0].lower()}.{odds}"
    return [head, *paragraphs(one.text), *(f"- {fact(moved)}" for moved in of_result(view, one))]


def objective(one: ObjectiveView) -> str:
    """An objective with its score."""
    return f"- {one.title}: {number(round(one.score))}, {RATINGS.get(one.rating, one.rating)}."


def debrief(view: View) -> list[str]:
    """The whole debrief."""
    out = ["Debrief."]
    if view.ending is not None:
        out.extend([f"{view.ending.title} ({view.ending.outcome}).", *paragraphs(view.ending.text)])
    whole = score(view.objectives)
    out.append(
        f"{objectives_of(view)}:"
        + ("" if whole is None else f" score {number(round(whole))} of 100, by weight.")
    )
    for goal in view.objectives:
        out.append(objective(goal))
        if goal.evidence:
            out.append(f"  It rests on: {'; '.join(goal.evidence)}.")
        if goal.believed is not None and abs(goal.believed - goal.score) >= 0.5:
            out.append(
                f"  By what you could see it stood at {number(round(goal.believed))}; the score goes by what was so."
            )
    for one in view.turns_played:
        out.append(f"Turn {one.turn}: {'; '.join(one.orders) or 'nothing ordered'}.")
        titles = tuple(order.partition(":")[0] for order in one.orders)
        out.extend(
            f"- {stop(capital(event))}" for event in one.events if not (titles and event.startswith(titles))
        )
        out.extend(stop(f"- {no.name} said no to {no.order}: {minus(no.words)}") for no in one.objections)
        if one.trust_in_me:
            trust = ", ".join(f"{name} {number(round(mean))}" for name, mean in one.trust_in_me)
            out.append(f"- Trust in you: {trust}.")
    if view.pledges:
        out.extend(["Promises:", *(f"- {promise(view, one)}." for one in view.pledges)])
    if view.questions:
        out.extend(["To talk about:", *(f"- {question}" for question in view.questions)])
    return [*out, f"Seed {view.seed}. The same seed and the same decisions give the same game."]
