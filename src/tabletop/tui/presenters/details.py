"""What lies behind a row, in full: a message, a track's account, a partner, an objective.

Never holds a list of rows.
"""

from collections.abc import Sequence

from tabletop.engine.view import ActorView, Fact, InjectView, TrackView, View
from tabletop.tui.presenters.facts import ledger
from tabletop.tui.presenters.ink import Line, left, line, paragraphs, wrapped
from tabletop.tui.presenters.words import bar, estimate, number, signed, trust_bar


def message(inject: InjectView, columns: int, *, has_choices: bool = True) -> list[Line]:
    """A message as it came: who, how, when, every word, and what is asked."""
    lines: list[Line] = [
        line(("from     ", "quiet"), (inject.sender, "strong")),
        line(("channel  ", "quiet"), inject.channel, (f"   turn {inject.turn}", "quiet")),
        (),
        *paragraphs(inject.text, columns),
    ]
    if inject.choices and has_choices:
        lines.extend([(), line((f"{inject.asked or 'Somebody'} must choose:", "quiet"))])
        for choice in inject.choices:
            sign = "● " if choice.id == inject.answer else "○ "
            lines.extend(wrapped(line(("  " + sign, "accent"), choice.title), columns, 4))
    return lines


def track(one: TrackView, facts: Sequence[Fact], columns: int) -> list[Line]:
    """What a track means, where it stands, and every change so far."""
    lines = paragraphs(one.text, columns, "quiet")
    if one.value is not None:
        ticks = [start for start, _ in one.bands]
        room = max(10, min(40, columns - 20))
        lines.append(
            line((left(estimate(one), 10), "strong"), *bar(one.value, one.low, one.high, room, ticks))
        )
    if one.bands:
        names = ", ".join(f"{name} from {number(start)}" for start, name in one.bands)
        lines.extend(wrapped(line((names, "quiet")), columns))
    return [*lines, (), *ledger(one.title, facts, columns)]


def partner(one: ActorView, facts: Sequence[Fact], columns: int) -> list[Line]:
    """What the seat knows of another: trust both ways, will, interests, lines, and how trust moved."""
    known = "" if one.is_sounded else "  (as at the start: not sounded since)"
    lines: list[Line] = []
    for label, trust in (("trusts you", one.trust_in_me), ("you trust it", one.my_trust)):
        if trust is not None:
            said = f" {number(round(trust.mean))} ±{number(round(trust.deviation))}"
            lines.append(line((left(label, 14), "quiet"), *trust_bar(trust, 25), said))
    lines.append(line((left("will", 14), "quiet"), number(round(one.will)), (known, "quiet")))
    exposed = f"{number(round(one.exposure))}  of 100: how far its people are in reach"
    lines.append(line((left("exposure", 14), "quiet"), exposed, (known, "quiet")))
    for domain, amount in one.capability:
        if amount:
            means = f"{number(amount)}  what it could bring"
            lines.append(line((left(domain.replace("_", " "), 14), "quiet"), means))
    if not one.is_self:
        mind = "known" if one.mind_known else "not known: consult it"
        lines.append(line((left("its mind", 14), "quiet"), mind))
        asked = (
            f"yes; counts to turn {one.consulted_to}"
            if one.consulted_to
            else "no; asking counts this turn and the next"
        )
        lines.append(line((left("consulted", 14), "quiet"), asked))
    wants = sorted(one.interests, key=lambda pair: -pair[1])
    words = ", ".join(
        f"{name.replace('_', ' ')} {signed(amount)}" for name, amount in wants if abs(amount) >= 0.5
    )
    if words:
        lines.extend([(), *wrapped(line((left("interests", 14), "quiet"), words), columns, 14)])
    if one.red_lines:
        red = ", ".join(one.red_lines)
        lines.extend(wrapped(line((left("red lines", 14), "quiet"), (red, "bad")), columns, 14))
    if one.last_act:
        lines.extend(wrapped(line((left("last", 14), "quiet"), one.last_act), columns, 14))
    return [*lines, (), *ledger("Its trust in you", facts, columns)]


def subject_of(view: View, key: str) -> tuple[str, str]:
    """The ledger's subject and its label for a row's key, ("", "") when the row is about no number."""
    kind, _, id = key.partition(":")
    if kind == "track":
        tracks = (*view.tracks, view.escalation)
        return id, next((one.title for one in tracks if one.id == id), id)
    if kind == "actor":
        name = next((one.name for one in view.actors if one.id == id), id)
        return f"trust:{id}->{view.seat}", f"{name}'s trust in you"
    if kind == "purse":
        purse = next((one for one in view.purses if one.id == id.rpartition(".")[2]), None)
        return key, purse.title if purse else id
    if kind in ("will", "exposure"):
        name = next((one.name for one in view.actors if one.id == id), id)
        return key, f"{name}'s {'political will' if kind == 'will' else 'exposure'}"
    if kind == "subject":
        label = next((one.label for one in view.facts if one.subject == id and one.before is not None), "")
        return (id, label or id) if label else ("", "")
    return "", ""
