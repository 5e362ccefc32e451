"""The menu and its entries in sentences, for people who listen.

Never holds the conversation, nor how an order came out.
"""

from collections.abc import Collection, Sequence

from tabletop.engine.view import ChancePart, ForumView, MenuEntry, Reason, StanceView, View
from tabletop.tui.presenters.menu import clause, not_now
from tabletop.tui.presenters.movers import mover_line
from tabletop.tui.presenters.plans import plan_lines
from tabletop.tui.presenters.sentences import paragraphs, stop, where
from tabletop.tui.presenters.stances import asked_nobody, unsounded
from tabletop.tui.presenters.words import (
    POSITIONS,
    agreement,
    capital,
    capped,
    cost,
    counted,
    listed,
    minus,
    number,
    position,
    signed,
)

OTHER = "other"
"""The kind of an order that is of no instrument."""

_SMALL = 0.05  # a term of support below this is not worth a word
_MOST = 3  # reasons told on either side


def menu(view: View, instrument: str = "") -> list[str]:
    """What can be ordered, with the numbers by which it is; of one instrument or of all."""
    out = ["Orders.", where(view), *given(view)]
    last: str | None = None
    for at, one in enumerate(view.menu, start=1):
        if not one.is_available or instrument not in ("", one.instrument or OTHER):
            continue
        if one.instrument != last:
            last = one.instrument
            out.append(f"{capital(one.instrument or OTHER)}:")
        out.append(f"{at}. {entry(one)}")
    return [*out, *rest(view)]


def changed_menu(view: View, before: Collection[str]) -> list[str]:
    """What can be ordered, where `before` (ids) could be ordered last turn: only what is new and what is gone."""
    out = ["Orders.", where(view), *given(view)]
    can = [(at, one) for at, one in enumerate(view.menu, start=1) if one.is_available]
    new = [f"{at}. {entry(one)}" for at, one in can if one.id not in before]
    gone = [one.title for one in view.menu if not one.is_available and one.id in before]
    by_instrument = [one.instrument or OTHER for _, one in can]
    counts = [f"{by_instrument.count(name)} {name}" for name in dict.fromkeys(by_instrument)]
    out.append(
        f"{counted(len(can), 'order')} can be given: {listed(counts)}." if can else "Nothing can be ordered."
    )
    out.extend(["New since last turn:", *new] if new else [])
    out.extend([f"No longer: {'; '.join(gone)}."] if gone else [])
    words = f"“menu” lists all of them, “menu {by_instrument[0]}” those of one kind" if can else ""
    return [*out, f"{words}; numbers are as before."] if words else out


def given(view: View) -> list[str]:
    """What the seat has ordered this turn, in a sentence; nothing when it has not."""
    titles = [one.title + (f", before {one.body}" if one.body else "") for one in view.orders if one.is_mine]
    return [f"Given: {'; '.join(titles)}."] if titles else []


def rest(view: View) -> list[str]:
    """How many cannot be ordered now."""
    hidden = sum(not one.is_available for one in view.menu)
    return [f"{hidden} more cannot be ordered now; “unavailable” lists them."] if hidden else []


def unavailable(view: View) -> list[str]:
    """What cannot be ordered, each with the clause that fails."""
    out = [
        stop(f"{at}. {one.title}: {clause(one)}")
        for at, one in enumerate(view.menu, start=1)
        if not one.is_available
    ]
    return ["Not now:", *out] if out else ["Everything can be ordered."]


def entry(one: MenuEntry) -> str:
    """An entry of the menu in short sentences."""
    spent = f"{number(one.effort)} effort" + (f", {cost(one.cost)}" if one.cost else "")
    parts = [one.title, spent]
    agreed = [f"by {forum.title}: {agreement(forum)}" for forum in one.forums if forum.stances]
    if agreed:
        parts.append(f"Agreed {', '.join(agreed)}")
    chances = [forum.chance for forum in one.forums if forum.chance is not None]
    if any(forum.outcomes for forum in one.forums):
        parts.append("Several results are possible")
    elif chances:
        same = len({round(one) for one in chances}) == 1
        by_body = (
            f"by {forum.title}: {_share(forum.chance)}" for forum in one.forums if forum.chance is not None
        )
        parts.append(f"It works: {_share(chances[0])}" if same else f"It works, agreed {', '.join(by_body)}")
    if all(forum.is_late for forum in one.forums):
        parts.append("Too late: it would act after the end")
    else:
        soonest = min(one.forums, key=lambda forum: forum.due)
        parts.extend([] if soonest.acts == "now" else [f"Acts in {soonest.acts}"])
    if one.uses:
        parts.append(capital(one.uses))
    if not one.is_lawful:
        parts.append("No legal basis")
    return " ".join(stop(part) for part in parts)


def details(one: MenuEntry, view: View | None = None) -> list[str]:
    """All about an entry: what it is and costs, what follows, who would agree, why, and what would move them."""
    out = [entry(one), *paragraphs(one.text)]
    if one.refusal:
        out.append(stop(not_now(one)))
    risk = f", risk {number(one.risk)} of 100" if one.risk and one.escalation else ""
    plans = plan_lines(view, one, 0) if view is not None else []
    out.extend(plans)
    for label, said in (
        ("If it works", "" if plans and one.forums[0].plans else one.success),
        ("If it fails", "" if plans and one.forums[0].plans else one.failure),
        ("Law", one.law),
        ("Without legal basis", one.unlawful),
        ("Escalation", one.escalation.replace("_", " ") + risk),
    ):
        if said:
            out.append(stop(f"{label}: {minus(said)}"))
    for at, each in enumerate(one.forums):
        out.extend(_before(each, one.forums[0].stances if at else ()))
    return out


def forum(one: ForumView) -> str:
    """A body in a list to choose from."""
    chance = f"{agreement(one)} that it agrees" if one.stances else "nobody is asked"
    late = f"; acts in {one.acts}" if one.acts != "now" else ""
    return f"{one.title or 'No body'}: {chance}" + (f"; costs {minus(one.price)}" if one.price else "") + late


def stance(one: StanceView, *, is_weighed: bool = False) -> list[str]:
    """How a member stands and why, and what would move it; `is_weighed` tells what each reason adds."""
    if one.vote:
        said = f"votes {one.vote}"
        said += "" if one.vote == one.position else f", though it stood at {POSITIONS[one.position]}"
    elif one.is_settled:
        said = position(one)[0].lower()
    else:
        shares = (("no", one.no), ("acquiesces", one.acquiesce), ("yes", one.yes))
        said = ", ".join(f"{name} {capped(share, False)}" for name, share in shares if share >= 0.5)
    out = [stop(f"- {one.name}: {said}") + _reasons(one.reasons, is_weighed=is_weighed)]
    if one.unless and not one.vote and (one.position == "no" or one.no >= 50):
        out.append(stop(f"  Unless: {one.unless}"))
    return [*out, *_movers(one)]


def _movers(one: StanceView) -> list[str]:
    return [stop(f"  {mover_line(one)}")] if one.movers else []


def _before(one: ForumView, first: Sequence[StanceView]) -> list[str]:
    """An order before one of the bodies it can be brought to; how `first` stood has been told."""
    out = []
    if one.title:
        said = f"{agreement(one)} that it agrees" if one.stances else asked_nobody(one)
        out.append(
            " ".join(
                stop(part) for part in (f"Before {one.title}", capital(one.rule_words), capital(said)) if part
            )
        )
        if one.price:
            out.append(stop(f"To ask it costs: {minus(one.price)}"))
        if one.acts != "now":
            out.append(stop(f"It acts in {one.acts}"))
        if one.refused:
            out.append(stop(f"If it is refused: {one.refused}"))
    if first and [_standing(each) for each in one.stances] == [_standing(each) for each in first]:
        out.append("They stand as told above.")
        out.extend(words for each in one.stances for words in _movers(each))
        return [*out, *chance(one)]
    out.extend(words for each in one.stances for words in stance(each))
    hint = unsounded(one.stances).removeprefix("? ")
    return [*out, *([hint] if hint else []), *chance(one)]


def chance(one: ForumView) -> list[str]:
    """How likely it works, and what that adds up from; for several results the share of each."""
    if one.outcomes:
        out = ["What may come of it:"]
        apart = one.outcome_parts or ((),) * len(one.outcomes)
        for (name, share), parts in zip(one.outcomes, apart, strict=True):
            out.append(f"- {name.replace('_', ' ')} {_share(share)}{_parts(parts)}.")
        return out
    if one.chance is None:
        return []
    where_to = f", agreed by {one.title}" if one.stances else ""
    out = [f"It works{where_to}: {_share(one.chance)}{_parts(one.chance_parts)}."]
    if one.contribution < 99.5:
        out.append(f"Those who take part bring {_share(one.contribution)} of the means.")
    return out


def _parts(parts: Collection[ChancePart]) -> str:
    """What a chance adds up from: ", which is 60 for base, +24 for contribution 82"; "" where it is but one figure."""
    told = [
        f"{minus(one.words)} {signed(one.amount) if at else number(one.amount)}"
        for at, one in enumerate(parts)
    ]
    return f", made up of: {'; '.join(told)}" if len(told) > 1 else ""


def _standing(one: StanceView) -> tuple[object, ...]:
    return one.actor, round(one.yes), round(one.no), one.reasons


def _reasons(reasons: Collection[Reason], *, is_weighed: bool) -> str:
    red = next((one for one in reasons if one.term == "red_line"), None)
    if red is not None:
        return stop(f" {capital(minus(red.words))}")
    # figures must add up, so all of them are told; words alone name what weighs most
    weighty = [
        one
        for one in reasons
        if abs(one.amount) >= _SMALL and one.words and (is_weighed or one.term != "base")
    ]
    most = len(weighty) if is_weighed else _MOST
    out = ""
    for label, group in (
        ("Against", [one for one in weighty if one.amount < 0]),
        ("For", [one for one in weighty if one.amount > 0]),
    ):
        told = [
            minus(one.words).rstrip(".") + (f", {signed(one.amount, 2)}" if is_weighed else "")
            for one in group[:most]
        ]
        out += stop(f" {label}: {'; '.join(told)}") if told else ""
    unknown = [one.words for one in reasons if is_weighed and one.term == "mood" and one.amount == 0.0]
    return out + "".join(stop(f" Counts too: {words}") for words in unknown)


def _share(value: float) -> str:
    return f"{number(round(value))} %"
