"""Every number that has an account, by the names people call it, and what lies behind one: for people who listen.

Never holds the account itself: the seat has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from tabletop.engine.view import ActorView, Fact, ObjectiveView, TrackView, TrustView, View
from tabletop.tui.presenters.sentences import about, ledger, stop
from tabletop.tui.presenters.told_turn import objective
from tabletop.tui.presenters.words import estimate, listed, number, signed


@dataclass(frozen=True, slots=True)
class Number:
    """A number with an account: its name, the ledger's subject ("" for what has none), and its other names."""

    name: str
    subject: str
    others: tuple[str, ...] = ()


def numbers(view: View) -> list[Number]:
    """Every number that the seat may ask about, in the order in which they are listed."""
    me = view.seat
    out = [
        Number(one.title, one.id, (one.id.replace("_", " "), one.id))
        for one in (*view.tracks, view.escalation)
        if one.value is not None
    ]
    for purse in view.purses:
        subject = f"purse:{purse.id}" if purse.is_shared else f"purse:{me}.{purse.id}"
        out.append(Number(purse.title, subject, (purse.id,)))
    others = [one for one in view.actors if not one.is_self]
    for one in others:
        name = one.name
        out.append(
            Number(f"{name}'s trust in you", f"trust:{one.id}->{me}", (name, one.id, f"trust of {name}"))
        )
    out.extend(
        Number(f"Your trust in {one.name}", f"trust:{me}->{one.id}", (f"trust in {one.name}",))
        for one in others
    )
    out.append(Number("Your political will", f"will:{me}", ("will", "my will", f"{view.seat_name}'s will")))
    for one in others:
        out.append(
            Number(
                f"{one.name}'s political will",
                f"will:{one.id}",
                (f"{one.name}'s will", f"will of {one.name}"),
            )
        )
        exposure = (f"exposure of {one.name}",)
        out.append(Number(f"{one.name}'s exposure", f"exposure:{one.id}", exposure))
    out.extend(Number(one.text, f"flag:{one.id}", (one.id.replace("_", " "),)) for one in view.flags)
    out.extend(
        Number(one.title, f"authority:{one.id}", (one.id.replace("_", " "), one.basis))
        for one in view.authorities
    )
    out.extend(
        Number(one.title, f"objective:{one.id}", (one.id.replace("_", " "),)) for one in view.objectives
    )
    return out


def named(view: View, typed: str) -> list[Number]:
    """The numbers that may be meant: the one of this very name, else all whose names have every word typed in them."""
    every = numbers(view)
    wanted = typed.casefold().strip()
    exact = [one for one in every if wanted in (name.casefold() for name in (one.name, *one.others))]
    if exact or not wanted:
        return exact[:1]
    return [
        one
        for one in every
        if any(all(word in name.casefold() for word in wanted.split()) for name in (one.name, *one.others))
    ]


def nearest(view: View, typed: str) -> str:
    """The name most like a misspelt one, "" when none is alike."""
    calls = {name.casefold(): one.name for one in numbers(view) for name in (one.name, *one.others)}
    words = {word: whole for name, whole in reversed(calls.items()) for word in name.split() if len(word) > 3}
    found = get_close_matches(typed.casefold(), [*calls, *words], 1)
    return {**words, **calls}[found[0]] if found else ""


def lists(view: View) -> list[str]:
    """What can be asked about, by kind."""
    named_ids = {one.subject for one in numbers(view)}
    tracks = [one.title for one in (*view.tracks, view.escalation) if one.id in named_ids]
    others = [one.name for one in view.actors if not one.is_self]
    goals = [one.title for one in view.objectives]
    return [
        f"Numbers: {listed([*tracks, *(one.title for one in view.purses), 'Your political will'])}.",
        *(
            [f"Others, by trust in you, your trust in them, will and exposure: {listed(others)}."]
            if others
            else []
        ),
        *([f"Objectives: {'; '.join(goals)}."] if goals else []),
        "What is in force or has come true can be asked about by its name too.",
    ]


def account(view: View, one: Number, facts: Sequence[Fact]) -> list[str]:
    """What a number means, where it stands, and every change so far."""
    kind, _, id = one.subject.rpartition(":")
    if kind == "objective":
        at = next(at for at, goal in enumerate(view.objectives) if goal.id == id)
        way = [number(round(turn.scores[at])) for turn in view.turns_played if at < len(turn.scores)]
        told = [f"After each turn: {', '.join(way)}."] if way else []
        return [*_objective(view.objectives[at]), *told]
    track = next((each for each in (*view.tracks, view.escalation) if each.id == one.subject), None)
    return [*(_track(track) if track is not None else []), *ledger(one.name, facts)]


def partner(one: ActorView, facts: Sequence[Fact]) -> list[str]:
    """All the seat knows of another: trust both ways, will, means, interests, red lines, and how trust moved."""
    known = "" if one.is_sounded else ", as at the start: not sounded since"
    out = [
        f"{one.name}, {'a member of the coalition' if one.is_member else 'not a member'}"
        + (", and it leads." if one.is_lead else "."),
        *([_trust("It trusts you", one.trust_in_me)] if one.trust_in_me else []),
        *([_trust("You trust it", one.my_trust)] if one.my_trust else []),
        f"Political will {number(round(one.will))}; its people's exposure {number(round(one.exposure))}{known}.",
        f"Its mind is {'known' if one.mind_known else 'not known: consult it'}.",
        f"Consulted: {f'yes, which counts to turn {one.consulted_to}' if one.consulted_to else 'no'}.",
    ]  # fmt: skip
    if one.capability:
        means = ", ".join(f"{domain.replace('_', ' ')} {number(amount)}" for domain, amount in one.capability)
        out.append(f"Means: {means}.")
    wants = sorted((pair for pair in one.interests if abs(pair[1]) >= 0.5), key=lambda pair: -pair[1])
    for label, group in (
        ("Wants", [pair for pair in wants if pair[1] > 0]),
        ("Does not want, the most unwanted first", [pair for pair in wants[::-1] if pair[1] < 0]),
    ):
        if group:
            told = [f"{name.replace('_', ' ')}, {signed(amount)}" for name, amount in group]
            out.append(f"{label}: {'; '.join(told)}.")
    if one.red_lines:
        out.append(f"Red lines, always a no: {'; '.join(one.red_lines)}.")
    if one.last_act:
        out.append(stop(f"Last: {one.last_act}"))
    return [*out, "Its trust in you:", *ledger("Its trust in you", facts)]


def _track(one: TrackView) -> list[str]:
    bands = ", ".join(f"{name} from {number(start)}" for start, name in one.bands)
    goes = {"low": "low is good", "high": "high is good"}.get(one.good, "")
    span = f"from {number(one.low)} to {number(one.high)}" + (f"; {goes}" if goes else "")
    return [
        *([stop(one.text)] if one.text else []),
        stop(f"{one.title} is {about(estimate(one))}" + (f", {one.band}" if one.band else ""))
        + f" It goes {span}.",
        *([f"Bands: {bands}."] if bands else []),
    ]


def _objective(one: ObjectiveView) -> list[str]:
    rests = [f"It rests on: {'; '.join(one.evidence)}."] if one.evidence else []
    return [objective(one).removeprefix("- "), *([stop(one.text)] if one.text else []), *rests]


def _trust(label: str, trust: TrustView) -> str:
    return f"{label} {number(round(trust.mean))}, give or take {number(round(trust.deviation))}."
