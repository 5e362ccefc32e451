"""The words of a program: texts with values in braces, titles, and what the author wrote said back in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from tabletop.engine.texts import Moment, Template
from tabletop.scenario.compile.context import Context
from tabletop.scenario.document.base import Duration, Expression, Name
from tabletop.scenario.document.effects import Effect, Keep, Reveal, Set, Sound, TrustOf, Value
from tabletop.scenario.nodes import Text
from tabletop.scenario.scope import Scope

_BRACES = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"\s*([a-z][a-z0-9_]*)\.name\s*\Z")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def template(context: Context, text: Text | None, scope: Scope) -> Template:
    """A text with the values of its braces: actors' names put in, expressions by their index."""
    if not text:
        return ()
    if "{" not in text:
        return (str(text),)
    parts: list[str | int] = []
    at = 0
    for found in _BRACES.finditer(text):
        _say(parts, text[at : found.start()])
        at = found.end()
        inner, offset = found[1], found.start(1)
        line, column = _place(text, offset)
        if named := _NAME.match(inner):
            actor = context.actor(Name(named[1], line, column), scope)
            if actor is not None:
                _say(parts, name_of(context, actor))
            continue
        further = tuple(
            (begin - offset, its_line, its_column)
            for begin, its_line, its_column in text.segments
            if begin > offset
        )
        parts.append(context.number(Expression(inner, line, column, further), scope, said_in=text))
    _say(parts, text[at:])
    return tuple(parts)


def _place(text: Text, offset: int) -> tuple[int, int]:
    """Where a character of a text stands; a text of several lines from elsewhere has one place only."""
    if not text.segments and "\n" in text[:offset]:
        return text.line, text.column
    return text.at(offset)


def title(context: Context, text: Text, scope: Scope) -> str:
    """A title with the names of actors put in; nothing else may stand in its braces."""
    parts = template(context, text, scope)
    if any(isinstance(part, int) for part in parts):
        context.report("TT302", "a title holds names of actors only", text, "values stand in texts")
    return "".join(part for part in parts if isinstance(part, str))


def name_of(context: Context, actor: int) -> str:
    """What people call an actor."""
    return str(list(context.document.actors.values())[actor].name)


def _say(parts: list[str | int], words: str) -> None:
    if words and parts and isinstance(parts[-1], str):
        parts[-1] += words
    elif words:
        parts.append(words)


def price_in_words(effects: tuple[Effect, ...]) -> str:
    """Effects as the author wrote them, in one line: `legitimacy -8, trust coalition -> by -0.3`."""
    return ", ".join(map(_effect_in_words, effects))


def _effect_in_words(effect: Effect) -> str:
    match effect.target:
        case Value(path=path):
            what = ".".join(path)
        case TrustOf(truster=truster, trusted=trusted, mutual=mutual):
            what = f"trust {truster} {'<->' if mutual else '->'} {trusted}"
        case Sound(actor=actor):
            return f"sound {actor}"
        case Reveal(what=revealed, to=to):
            return f"reveal {revealed}" + (f" -> {to}" if to else "")
        case _:
            what = "escalation floor"
    match effect.amount:
        case bool():
            return f"{what} {str(effect.amount).lower()}"
        case Set(amount=amount):
            return f"{what} = {amount.text}"
        case Keep(amount=amount):
            return f"{what} keeps {amount.text} %"
        case _:
            sign = "" if effect.amount.text.startswith(("-", "+")) else "+"
            return f"{what} {sign}{effect.amount.text}"


def duration_in_words(duration: Duration | Expression | None) -> str:
    """`2 turns`, `36h`, an expression as written, or nothing."""
    if isinstance(duration, Expression):
        return duration.text
    if duration is None or not duration.amount:
        return ""
    amount = f"{float(duration.amount):g}"
    if duration.unit != "turns":
        return amount + duration.unit
    return f"{amount} turn" if amount == "1" else f"{amount} turns"


def calendar(context: Context) -> tuple[Moment, ...]:
    """What the calendar says of every turn; the first entry stands for no turn."""
    document = context.document
    moments = [Moment("", 0.0, 0.0, "")]
    now = document.clock.start
    begun: str | None = None
    for turn in document.calendar:
        seconds = float(turn.step.minutes * 60)
        phase = document.phases[turn.phase] if turn.phase is not None else None
        for name in phase.questions if phase is not None and begun != turn.phase else ():
            if name != "all":
                context.actor(name)
        moments.append(
            Moment(
                time=in_words(now) if now else "",
                step=seconds,
                minutes=float(turn.minutes or 0),
                phase=str(phase.title) if phase else "",
                phase_text=str(phase.text or "") if phase and begun != turn.phase else "",
                questions={str(k): tuple(map(str, v)) for k, v in phase.questions.items()} if phase else {},
            )
        )
        begun = turn.phase
        try:
            now = now + timedelta(seconds=seconds) if now else None
        except OverflowError:
            context.report("TT115", "the calendar ends before this step does", turn.step)
            now = None
    return tuple(moments)


def in_words(moment: datetime) -> str:
    """A point in time as `4 Mar 2031 06:00Z`; without a zone it has no Z."""
    zone = "" if moment.tzinfo is None else "Z"
    moment = moment if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year} {moment:%H:%M}{zone}"
