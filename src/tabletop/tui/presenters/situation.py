"""The Situation screen as rows: what is asked and new, where the tracks and partners stand, what is due, what moved.

Never holds the full text of a message or the account of a number: that is `details`.
"""

from tabletop.engine.view import ActorView, InjectView, PledgeView, TrackView, View
from tabletop.tui.presenters import chart
from tabletop.tui.presenters.changes import at_the_opening
from tabletop.tui.presenters.facts import fact_line
from tabletop.tui.presenters.ink import Line, Span, cut, left, line, paragraphs, right, width, wrapped
from tabletop.tui.presenters.rows import Row, height, row, section, stacked, text
from tabletop.tui.presenters.words import bar, change, estimate, number, promised, spark, trust_bar

_LEAST_MAP = 11  # lines of a map that tells something, with its heading
_ROOMY = 36  # lines from which the map stands on top even when the last figures are out of sight


def messages(view: View, columns: int, excerpt: int = 2) -> list[Row]:
    """What is asked of the seat, and this turn's messages with so many lines of their text; 0 shows all of it."""
    asked = [one for one in view.injects if one.asks_me]
    new = [one for one in view.injects if one.is_new and not one.asks_me]
    old = [one for one in view.injects if not one.is_new and not one.asks_me]
    rows = [_message(one, columns, excerpt) for one in new] or [text(line(("Nothing new.", "quiet")))]
    if old:
        rows.append(row("earlier", line((f"Earlier messages ({len(old)})", "quiet"))))
    return stacked(
        section(
            "You are asked", [_dilemma(one, columns, excerpt) for one in asked], columns, _unanswered(asked)
        ),
        section("New messages", rows, columns),
    )


def beside(view: View, columns: int, room: int) -> list[Row]:
    """The left of two columns of so many lines: messages in full as far as there is room for what follows them."""
    rest = stacked(moved(view, columns), promises(view, columns), in_force(view, columns))
    rows: list[Row] = []
    for excerpt in (0, 8, 6, 4, 3, 2):
        rows = stacked(messages(view, columns, excerpt), rest)
        if height(rows) <= room:
            break
    return rows


def theatre(view: View, columns: int, room: int) -> list[Row]:
    """The right of two columns of so many lines: the map on top where that leaves room for the figures, else below."""
    rest = figures(view, columns)
    left_over = room - height(rest) - 1
    if left_over >= _LEAST_MAP:
        return stacked(chart.panel(view, columns, left_over), rest)
    if room >= _ROOMY:
        return stacked(chart.panel(view, columns, _LEAST_MAP), rest)
    return stacked(rest, chart.panel(view, columns, _LEAST_MAP))


def standing(view: View, columns: int) -> list[Row]:
    """Tracks, the coalition, what is due and what was promised."""
    return stacked(figures(view, columns), promises(view, columns), in_force(view, columns))


def figures(view: View, columns: int) -> list[Row]:
    """Tracks, the coalition, what is due, and the others."""
    partners = [actor for actor in view.actors if actor.is_member and not actor.is_self]
    others = [actor for actor in view.actors if not actor.is_member and not actor.is_self]
    longest = max((len(actor.name) for actor in (*partners, *others)), default=0)
    room = min(max(min(14, columns // 4), longest + 1), max(columns // 4, min(18, columns - 40)))
    tracks = [_track(track, columns) for track in (*view.tracks, view.escalation)]
    return stacked(
        section("Tracks", [one for one in tracks if one], columns),
        section(
            "Coalition",
            [_partner(actor, columns, room) for actor in partners],
            columns,
            ("trust in you ┊ 50", "quiet") if columns > 50 else ("", ""),
        ),
        section("Due", _due(view, columns), columns),
        section("Others", [_partner(actor, columns, room) for actor in others if actor.trust_in_me], columns),
    )


def moved(view: View, columns: int) -> list[Row]:
    """What moved since the seat last decided, and why."""
    rows = [row(f"subject:{one.subject}", *fact_line(one, columns)) for one in at_the_opening(view)]
    return section("What moved, and why", rows, columns)


def default_answer(inject: InjectView) -> str:
    """Title of what stands when nobody answers."""
    return next((choice.title for choice in inject.choices if choice.is_default), "nothing")


def _unanswered(asked: list[InjectView]) -> tuple[str, str]:
    return ("no answer yet", "warn") if any(not one.answer for one in asked) else ("", "")


def _dilemma(inject: InjectView, columns: int, excerpt: int) -> Row:
    lines: list[Line] = [
        line(("◆ ", "warn"), (inject.title or inject.sender, "strong"), (f"  {inject.channel}", "quiet"))
    ]
    lines.extend(_excerpt(inject, columns, excerpt))
    for choice in inject.choices:
        if not choice.is_on_offer:
            continue
        sign = ("  ● ", "good") if choice.id == inject.answer else ("  ○ ", "quiet")
        aside = "  (if you say nothing)" if choice.is_default and not inject.answer else ""
        lines.extend(wrapped(line(sign, choice.title, (aside, "quiet")), columns, 4))
    return row(f"inject:{inject.id}", *lines)


def _message(inject: InjectView, columns: int, excerpt: int) -> Row:
    head = line(
        ("● ", "accent"),
        (cut(inject.sender or inject.title, columns - 18), "strong"),
        (f"  {inject.channel}", "quiet"),
    )
    return row(f"inject:{inject.id}", head, *_excerpt(inject, columns, excerpt))


def _excerpt(inject: InjectView, columns: int, most: int) -> list[Line]:
    lines = paragraphs(inject.text, columns - 2)
    if most and len(lines) > most:
        last = "".join(part for part, _ in lines[most - 1])
        lines = [*lines[: most - 1], line(cut(last + " " * columns, columns - 2))]
    return [line("  ", *one) for one in lines]


def _track(track: TrackView, columns: int) -> Row | None:
    if track.value is None:
        return None
    title_room = min(22, columns // 3)
    moved_by = change(track.previous, track.value, track.good)
    spans: list[str | Span] = [
        left(track.title, title_room),
        (right(estimate(track), 7), "strong"),
        " ",
        (left(moved_by[0], 7), "quiet" if track.error >= 0.5 else moved_by[1]),
    ]
    room = columns - title_room - 15
    band = cut(track.band, 14)
    sparks = spark(track.history, track.low, track.high, 6) if columns >= 54 else ""
    if sparks:
        spans.append((left(sparks, 7), "quiet"))
        room -= 7
    bar_room = room - 16
    if bar_room >= 8:
        ticks = [start for start, _ in track.bands] if bar_room > 14 else []
        spans.extend([" ", *bar(track.value, track.low, track.high, bar_room - 1, ticks)])
    spans.append(f" {band}" if band else "")
    return row(f"track:{track.id}", line(*spans))


def _partner(actor: ActorView, columns: int, name_room: int) -> Row:
    trust = actor.trust_in_me
    spans: list[str | Span] = [(left(actor.letter, 2), "accent"), (left(actor.name, name_room), "strong")]
    if trust is not None:
        is_noise = abs(trust.mean - trust.previous) < 0.5
        moved_by = ("=", "quiet") if is_noise else change(trust.previous, trust.mean, "high")
        spans.extend(
            [right(number(round(trust.mean)), 3), (left(f" ±{number(round(trust.deviation))}", 5), "quiet")]
        )
        spans.append((left(moved_by[0], 7), moved_by[1]))
        spans.extend(trust_bar(trust, max(11, min(21, columns // 4))))
    spans.append(("  will ", "quiet"))
    spans.append(number(round(actor.will)) + ("" if actor.is_sounded else "?"))
    asked = f"asked, counts to turn {actor.consulted_to}" if actor.consulted_to else ""
    aside = "; ".join(filter(None, (asked, f"last: {actor.last_act}" if actor.last_act else "")))
    used = width(line(*spans))
    if aside and columns - used >= 28:
        return row(f"actor:{actor.id}", line(*spans, ("  " + cut(aside, columns - used - 2), "quiet")))
    below = [line(("  " + cut(aside, columns - 2), "quiet"))] if aside else []
    return row(f"actor:{actor.id}", line(*spans), *below)


def _due(view: View, columns: int) -> list[Row]:
    rows = [
        text(
            *wrapped(
                line((left(f"turn {one.turn}", 8), "warn" if one.turn <= view.turn else "quiet"), one.text),
                columns,
                8,
            )
        )
        for one in sorted(view.deadlines, key=lambda one: one.turn)
    ]
    return rows


def promises(view: View, columns: int) -> list[Row]:
    """Promises between the actors: open, kept and broken."""
    return section("Promises", [_promise(view, one, columns) for one in view.pledges], columns)


def _promise(view: View, one: PledgeView, columns: int) -> Row:
    tones = {"open": "warn", "kept": "good", "broken": "bad"}
    return text(
        *wrapped(
            line(
                promised(view, one),
                (f"  {one.state}", tones.get(one.state, "")),
                (_falls_due(view, one), "quiet"),
            ),
            columns,
            2,
        )
    )


def _falls_due(view: View, one: PledgeView) -> str:
    if one.state != "open":
        return ""
    return f", due turn {one.due}" if one.due <= view.turns else ", due after the end"


def in_force(view: View, columns: int) -> list[Row]:
    """Legal bases that are held, and what has become so."""
    held = [one for one in view.authorities if one.is_held]
    rows = [
        text(
            line(
                (left(one.basis, 10), "accent"),
                cut(one.title, columns - 30),
                (f"  to turn {one.lapses}" if one.lapses else "", "quiet"),
                ("  contested" if one.is_contested else "", "warn"),
            )
        )
        for one in held
    ]
    flags = [flag.text for flag in view.flags if flag.value]
    rows.extend(text(*wrapped(line(("· ", "quiet"), flag), columns, 2)) for flag in flags)
    return section("In force", rows, columns)
