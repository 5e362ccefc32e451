"""Numbers and recurring signs in words: signed changes, bars, names of instruments and positions.

Never holds what belongs to one screen.
"""

import re
from collections.abc import Sequence

from tabletop.engine.view import ActorView, ForumView, PledgeView, StanceView, TrackView, TrustView, View
from tabletop.tui.presenters.ink import Line, Span

POSITIONS = {"yes": "yes", "acquiesce": "acquiesces", "no": "no"}
POSITION_TONES = {"yes": "good", "acquiesce": "", "no": "bad"}
#: Terms of support in a word or two, by name (see Reason.term).
TERMS = {
    "base": "goodwill",
    "interest": "interest",
    "trust": "trust in the proposer",
    "law": "law",
    "will": "will at home",
    "peers": "what the others do",
    "consulted": "having been asked",
    "mood": "mood",
    "burden": "burden",
    "exposure": "exposure",
    "red_line": "red line",
}
SHORT_TERMS = {"trust": "trust", "will": "will", "peers": "the others", "consulted": "asked first"}
RATINGS = {"P": "performed", "S": "some challenges", "M": "major challenges", "U": "unable"}
CHANNELS = {"press": "press", "intelligence": "intelligence"}
_SPARKS = "▁▂▃▄▅▆▇█"


def number(value: float) -> str:
    """A figure as people say it: whole when it is about whole, else one decimal; a true minus sign."""
    rounded = round(value)
    text = f"{rounded:d}" if abs(value - rounded) < 0.05 or abs(value) >= 10 else f"{value:.1f}"
    return "0" if text in ("-0", "-0.0") else text.replace("-", "−")


def signed(value: float, digits: int = 0) -> str:
    """A change with its sign: "+5", "−0.80"."""
    text = f"{value:+.{digits}f}" if digits else ("+" if value > 0 else "") + number(value)
    return text.replace("-", "−")


def move(before: float, after: float) -> tuple[str, str, str]:
    """Two values and the change between them as figures that agree: "14", "17", "+3"; the change is "" for none."""
    by = round(after) - round(before)
    if by:
        return f"{round(before)}".replace("-", "−"), f"{round(after)}".replace("-", "−"), signed(by)
    if abs(after - before) < 0.05:
        return number(before), number(after), ""
    exact = [f"{value:.1f}".replace("-", "−") for value in (before, after)]
    return exact[0], exact[1], signed(after - before, 1)


def step(before: float, after: float) -> str:
    """A change as the figures shown tell it: "+5", "−0.3", "" for none."""
    return move(before, after)[2]


def change(before: float | None, after: float | None, good: str = "none") -> Span:
    """How a number moved, as "+5 ▲": toned by whether that is good (`good`: low, high or none)."""
    if before is None or after is None:
        return ("", "quiet")
    moved = after - before
    by = step(before, after)
    if not by:
        return ("=", "quiet")
    tone = "" if good == "none" else "good" if (moved > 0) == (good == "high") else "bad"
    return (f"{by} {'▲' if moved > 0 else '▼'}", tone)


def bar(
    value: float, low: float, high: float, columns: int, ticks: Sequence[float] = (), tone: str = "accent"
) -> Line:
    """How far a value lies in its range; `ticks` are marked on the part it has not reached."""
    span = (high - low) or 1.0
    filled = round(max(0.0, min(1.0, (value - low) / span)) * columns)
    marked = {round((tick - low) / span * columns) for tick in ticks if low < tick < high}
    rest = "".join("┊" if at in marked else "╌" for at in range(filled, columns))
    return (("━" * filled, tone), (rest, "quiet"))


def trust_bar(trust: TrustView, columns: int) -> Line:
    """Trust as a point on its scale with a standard deviation either way, and a tick at 50: where doubt ends."""
    last = columns - 1
    point = _at(trust.mean, last)
    begin, end = _at(trust.mean - trust.deviation, last), _at(trust.mean + trust.deviation, last)
    tone = "good" if trust.mean >= 50 else "warn"
    spans: list[Span] = []
    for at in range(columns):
        if at == point:
            spans.append(("●", tone))
        elif at == _at(50, last):
            spans.append(("┃" if begin <= at <= end else "┊", "strong"))
        elif begin <= at <= end:
            spans.append(("━", tone))
        else:
            spans.append(("╌", "quiet"))
    return _merged(spans)


def shares_bar(stance: StanceView, columns: int) -> Line:
    """Shares of no, acquiesce and yes, in this order."""
    no = round(stance.no / 100 * columns)
    yes = min(round(stance.yes / 100 * columns), columns - no)
    return _merged([("░" * no, "bad"), ("▒" * (columns - no - yes), ""), ("█" * yes, "good")])


def odds_bar(chance: float, roll: float, columns: int, is_success: bool) -> tuple[Line, Line]:
    """The chance as a bar, and beneath it a pointer at what was rolled."""
    filled = round(chance / 100 * columns)
    upper = _merged([("━" * filled, "good"), ("╌" * (columns - filled), "quiet")])
    at = min(int(roll / 100 * columns), columns - 1)
    return upper, ((" " * at, ""), ("▲", "good" if is_success else "bad"))


def spark(history: Sequence[float | None], low: float, high: float, most: int = 8) -> str:
    """The last values as a row of blocks; a hidden one is a dot."""
    span = (high - low) or 1.0
    out = ""
    for value in history[-most:]:
        level = 0.0 if value is None else max(0.0, min(1.0, (value - low) / span))
        out += "·" if value is None else _SPARKS[round(level * (len(_SPARKS) - 1))]
    return out


def estimate(track: TrackView) -> str:
    """A track's value as the seat knows it: "43", "43 ±10", "hidden"."""
    if track.value is None:
        return "hidden"
    value = number(round(track.value) if track.high - track.low >= 20 else track.value)
    return value + (f" ±{number(round(track.error))}" if track.error >= 0.5 else "")


def position(stance: StanceView) -> Span:
    """A position that is settled: "YES"; or the likeliest: "likely yes"."""
    said = POSITIONS.get(stance.position, stance.position)
    tone = POSITION_TONES.get(stance.position, "")
    return (said.upper(), tone) if stance.is_settled else (f"likely {said}", tone)


def term(name: str) -> str:
    """A term of support, short."""
    return SHORT_TERMS.get(name, TERMS.get(name, name.replace("_", " ")))


def minus(text: str) -> str:
    """The text with true minus signs before figures."""
    return re.sub(r"(?<!\w)-(?=\d)", "−", text)


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def side(view: View) -> str:
    """The seat's side: coalition, adversary, neutral or institution."""
    return next((one.side for one in view.actors if one.is_self), "coalition")


def objectives_of(view: View) -> str:
    """Whose the objectives are: "Objectives" of a seat of the coalition; a scenario has no others."""
    return "Objectives" if side(view) == "coalition" else "The coalition's objectives"


def capped(share: float, is_settled: bool) -> str:
    """A share in percent; of what nobody asked about never "100 %"."""
    if not is_settled and share >= 99.5:
        return ">95 %"
    return f"{number(round(share))} %"


def agreement(forum: ForumView) -> str:
    """The chance that a body agrees, in percent; never certain while somebody's mind is not known."""
    return capped(forum.agreed, all(one.is_settled for one in forum.stances))


def how_sure(forum: ForumView) -> str:
    """The question how sure people are of an order before this body, or before none."""
    agreed = "is agreed" if forum.stances else ""
    works = "comes out well" if forum.outcomes else "works" if forum.chance is not None else ""
    return f"How sure are you that it {' and '.join(filter(None, (agreed, works)))}?"


def was_sure(share: float) -> str:
    """What people said then, 0..100, in a sentence."""
    return f"You were {number(round(share))} % sure of its success."


def promised(view: View, one: PledgeView) -> str:
    """Who promised what to whom: "you to Ostland: the engineers come home first"; not "Promise Ostland" once more."""
    names = {actor.id: actor.name for actor in view.actors}
    by, to = (names.get(id, id) for id in (one.by, one.to))
    mine = next((actor.name for actor in view.actors if actor.is_self), "")
    said = one.title.removeprefix(f"Promise {to}").removeprefix(":").strip()
    return f"{'you' if by == mine else by} to {'you' if to == mine else to}: {said}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names in a sentence: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 order", "2 orders"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def actor(view: View, id: str) -> ActorView | None:
    """An actor of the view by id."""
    return next((actor for actor in view.actors if actor.id == id), None)


def cost(pairs: Sequence[tuple[str, float]]) -> str:
    """What an order costs: "4 political capital", "nothing"."""
    return ", ".join(f"{number(amount)} {title.lower()}" for title, amount in pairs) or "nothing"


def _at(value: float, last: int) -> int:
    return round(max(0.0, min(100.0, value)) / 100 * last)


def _merged(spans: Sequence[Span]) -> Line:
    out: list[Span] = []
    for text, tone in spans:
        if out and out[-1][1] == tone:
            out[-1] = (out[-1][0] + text, tone)
        elif text:
            out.append((text, tone))
    return tuple(out)
