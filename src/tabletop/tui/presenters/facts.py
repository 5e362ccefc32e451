"""Facts as lines: what moved, by how much, and why; and the account of one number over the turns.

Never holds which facts a screen shows.
"""

from collections.abc import Sequence

from tabletop.engine.view import Fact
from tabletop.tui.presenters.changes import figures, switched
from tabletop.tui.presenters.ink import Line, Span, cells, cut, left, line, width, wrapped
from tabletop.tui.presenters.words import capital, minus, number

_TONES = {"good": "good", "bad": "bad"}


def fact_line(fact: Fact, columns: int) -> list[Line]:
    """One change in one line or, when it is long, two."""
    label_room = 24 if columns < 75 else min(30, columns // 3)
    said = switched(fact)
    if said:
        aside = f"  {minus(fact.cause)}" if fact.cause else ""
        return wrapped(line(said, (aside, "quiet")), columns, 2)
    if fact.before is None or fact.after is None:
        return wrapped(line(capital(fact.text or f"{fact.label}: {fact.cause}")), columns, 2)
    spans: list[str | Span] = [left(capital(fact.label), label_room), " ", *moved(fact), "  "]
    room = columns - width(line(*spans))
    if room >= 24 or cells(fact.cause) <= room:
        return wrapped(line(*spans, (minus(fact.cause), "quiet")), columns, width(line(*spans)))
    return [line(*spans[:-1]), line(("  " + cut(minus(fact.cause), columns - 2), "quiet"))]


def moved(fact: Fact) -> Line:
    """ "43 → 47  +4 ▲", or "no → yes" of a flag; padded to one width."""
    if fact.before is None or fact.after is None:
        return ()
    before, after, by = figures(fact.before, fact.after, fact.cause)
    sign = "=" if not by else "▲" if fact.after > fact.before else "▼"
    steps = left(f"{before:>4} → {after}", 12)
    return line(steps, (left(f"{by} {sign}".strip(), 7), _TONES.get(fact.tone, "")))


def ledger(label: str, facts: Sequence[Fact], columns: int) -> list[Line]:
    """Every change of one number, turn by turn."""
    if not facts:
        return [line((f"{label} has not moved yet, as far as you can see.", "quiet"))]
    out: list[Line] = []
    for fact in facts:
        if fact.kind == "start" and fact.after is not None:
            out.append(line((left("start", 8), "quiet"), f"{number(fact.after):>4}"))
            continue
        said = switched(fact)
        told = line(left(said, 19)) if said else moved(fact)
        spans = line((left(f"turn {fact.turn}", 8), "quiet"), *told, "  ")
        out.extend(wrapped(line(*spans, minus(fact.cause) or fact.text), columns, width(spans)))
    return out
