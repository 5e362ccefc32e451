"""Which changes a screen tells: one line for each number, nothing twice, partners among themselves in a sentence.

Never holds how a change looks: that is `facts`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tabletop.engine.view import Fact, ResultView, View
from tabletop.tui.presenters.words import capital, minus, move, signed

_BEFORE_ORDERS = ("estimate", "income", "drift", "recovery", "fade", "lapse", "member", "inject")
_SMALL = 0.5  # a drift of will or trust, or a new estimate, that differs by less is not worth a line


def at_the_opening(view: View) -> list[Fact]:
    """What moved before the seat could decide: drift, income, messages."""
    return merged(
        view, (one for one in view.facts if one.kind in _BEFORE_ORDERS and _is_number(one) and _is_worth(one))
    )


def of_result(view: View, one: ResultView) -> list[Fact]:
    """What an order moved, trust apart, which orders and the floor move in turns. Causes do not repeat its title."""
    shown = [
        replace(fact, cause=_beside(fact.cause, one.title))
        for fact in one.moved
        if _is_worth(fact) and not _is_trust(fact)
    ]
    return merged(view, shown)


def aftermath(view: View) -> list[Fact]:
    """What else moved after Orders closed, and what others chose; trust over the whole turn."""
    told = {fact for result in view.results for fact in result.moved if not _is_trust(fact)}
    rest = [
        one
        for one in view.facts
        if one not in told
        and one.kind not in _BEFORE_ORDERS
        and (_is_number(one) or one.kind not in ("order", "result"))
        and _is_worth(one)
    ]
    return merged(view, rest)


def under_choices(facts: Sequence[Fact]) -> list[tuple[Fact, int]]:
    """Each change with how far it is set in: what somebody chose stands once, and below it what that alone moved."""
    choices = {one.text for one in facts if not _is_number(one) and one.text}
    out: list[tuple[Fact, int]] = []
    for one in facts:
        if not _is_number(one):
            out.append((one, 0))
            moved = [other for other in facts if _is_number(other) and one.text and other.cause == one.text]
            out += [(replace(other, cause=""), 1) for other in moved]
        elif one.cause not in choices:
            out.append((one, 0))
    return out


def chosen_and_rest(view: View) -> tuple[list[tuple[Fact, int]], list[tuple[Fact, int]]]:
    """The aftermath, set in as by `under_choices`: what was chosen, before any order acts, and what else moved."""
    chosen: list[tuple[Fact, int]] = []
    rest: list[tuple[Fact, int]] = []
    its = rest
    for one, depth in under_choices(aftermath(view)):
        if depth == 0:
            its = chosen if one.kind == "answer" and not _is_number(one) else rest
        its.append((replace(one, text=_you_chose(view, one.text), cause=_you_chose(view, one.cause)), depth))
    return chosen, rest


def _you_chose(view: View, words: str) -> str:
    return words.replace(f"{view.seat_name} chose: ", "You chose: ")


def merged(view: View, facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each number, from its first value to its last; without those that come back to where they were.

    A new estimate stands apart: the number need not have moved.
    """
    found: dict[tuple[str, bool], Fact] = {}
    between: list[Fact] = []
    out: list[Fact] = []
    for one in facts:
        parties = one.subject.removeprefix("trust:").split("->") if one.subject.startswith("trust:") else []
        if not _is_number(one):
            out.append(one)
        elif parties and view.seat not in parties:
            between.append(one)
        elif (one.subject, one.kind == "estimate") in found:
            first = found[one.subject, one.kind == "estimate"]
            causes = (
                first.cause if one.cause in first.cause else "; ".join(filter(None, (first.cause, one.cause)))
            )
            found[one.subject, one.kind == "estimate"] = replace(
                first, after=one.after, cause=causes, tone=_tone(first, one)
            )
        else:
            found[one.subject, one.kind == "estimate"] = one
    out.extend(
        replace(one, label=_to_you(view, one.label)) for one in found.values() if one.before != one.after
    )
    out.sort(
        key=lambda one: (one.subject.startswith("trust:"), one.subject.startswith(f"trust:{view.seat}->"))
    )
    return [*out, *_between(between)]


def figures(before: float, after: float, cause: str) -> tuple[str, str, str]:
    """As `words.move`, with a decimal where the cause tells of parts that would not add up without it."""
    by = after - before
    if any(sign.isdigit() for sign in cause) and round(by) != round(after) - round(before):
        return minus(f"{before:.1f}"), minus(f"{after:.1f}"), signed(by, 1)
    return move(before, after)


def switched(one: Fact) -> str:
    """What a change of yes or no says in a sentence without its stop; "" when it is a change of a number."""
    kind = one.subject.partition(":")[0]
    if kind not in ("flag", "authority", "mind", "member", "caveat") or one.after is None:
        return ""
    label = capital(one.label)
    if one.after <= 0.5:
        return f"{label} is no longer known" if kind == "mind" else f"No longer: {label}"
    return {"mind": f"{label} is known", "authority": f"Given: {label}"}.get(kind, label)


def _between(facts: list[Fact]) -> list[Fact]:
    """Trust of others in each other, in one sentence."""
    if not facts:
        return []
    rose = sum((one.after or 0) > (one.before or 0) for one in facts)
    words = "rose" if rose == len(facts) else "fell" if rose == 0 else "changed"
    text = f"Trust among the others {words}."
    return [Fact(facts[0].turn, text, "trust", "", "", None, None, "")]


def _is_number(one: Fact) -> bool:
    return one.before is not None and one.after is not None


def _is_trust(one: Fact) -> bool:
    return one.subject.startswith("trust:")


def _is_worth(one: Fact) -> bool:
    if one.before is None or one.after is None or one.kind not in ("estimate", "recovery", "fade"):
        return True
    return abs(one.after - one.before) >= _SMALL


def _beside(cause: str, title: str) -> str:
    """The cause where it stands under its order's title: "joint success of Board" is "joint success" there."""
    for name in (title, title.split(",")[0]):
        if cause.startswith(name):
            return ""
        cause = cause.replace(f" of {name}", "").replace(f" about {name}", "")
    return cause


def _to_you(view: View, label: str) -> str:
    label = label.replace(f"trust in {view.seat_name}", "trust in you")
    return label.replace(f"{view.seat_name}'s ", "Your ")


def _tone(first: Fact, last: Fact) -> str:
    if first.tone == last.tone or first.before is None or last.after is None or last.before is None:
        return first.tone
    rises = last.after > first.before
    return last.tone if rises == (last.after > last.before) else first.tone
