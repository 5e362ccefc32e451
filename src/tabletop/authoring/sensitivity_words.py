"""What varied coefficients change, told: for people, and as values for programs. Nothing is judged here."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

from tabletop.analysis.sensitivity import (
    Conclusion,
    Findings,
    Span,
    Standing,
    Way,
    conclusions,
    moved,
    standing,
)
from tabletop.authoring.sensitivity import Sensitivity
from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME
from tabletop.engine.game import TIME_RUNS_OUT
from tabletop.engine.texts import Program

WIDTH = 100

MOST = 10
"""Coefficients shown of those that move values most."""

LEAST = 0.5
"""Points; what moves a value less is not shown."""

BAR = 20
"""Signs of the longest bar."""


def text(found: Sensitivity) -> str:
    """The report for a terminal."""
    return "\n".join(_text(found))


def _text(found: Sensitivity) -> Iterator[str]:
    samples = len(found.of(""))
    said = conclusions(found.base)
    yield f"How much hangs on judgement: {found.program.title}"
    yield ""
    yield textwrap.fill(
        f"{len(found.spans)} coefficients are tagged judgement. Each was made a quarter smaller and a quarter larger, "
        f"the others as they are; then all were varied at once in {samples} ways (Latin hypercube). A conclusion "
        "counts as turned where the games say the opposite beyond the luck of their dice (95 %), as open where they "
        "do not tell.",
        WIDTH,
    )
    yield ""
    singles = [f for v, f in zip(found.variants, found.found, strict=True) if v.name]
    counted = [
        (_counts(one, singles), _counts(one, found.of("")), _words(one, found.program)) for one in said
    ]
    shaken = [row for row in counted if row[0][0] < len(singles) or row[1][0] < samples]
    if shaken:
        wide = max(len(words) for _, _, words in shaken)
        yield f"{'What does not always hold':{wide}}   one at a time        all at once"
        yield f"{'':{wide}}   holds open turned    holds open turned"
        for alone, together, words in sorted(shaken, key=_shakiness):
            yield f"{words:{wide}}   {_three(alone)}    {_three(together)}"
        yield ""
    firm = [words for _, _, words in counted if words not in {row[2] for row in shaken}]
    if firm:
        yield f"What holds in all {len(singles) + samples} variants"
        yield from (f"  {words}" for words in firm)
    if not said:
        yield "Nothing: with so few games no conclusion is beyond the luck of the dice."
    if firm or not said:
        yield ""
    turned = list(_turned(found, said))
    yield "What turns with a single coefficient" if turned else "No single coefficient turns a conclusion."
    yield from turned
    yield ""
    yield from _tornado(found)


def _shakiness(row: tuple[tuple[int, int, int], tuple[int, int, int], str]) -> tuple[int, int, int]:
    """What turns most often comes first, then what is most often open."""
    alone, together, _ = row
    return -alone[2], -together[2], -alone[1] - together[1]


def _three(counts: tuple[int, int, int]) -> str:
    return f"{counts[0]:5} {counts[1]:4} {counts[2]:6}"


def _counts(said: Conclusion, findings: Sequence[Findings]) -> tuple[int, int, int]:
    stand = [standing(said, one) for one in findings]
    return stand.count(Standing.HOLDS), stand.count(Standing.OPEN), stand.count(Standing.TURNED)


def _turned(found: Sensitivity, said: Sequence[Conclusion]) -> Iterator[str]:
    for variant, findings in zip(found.variants, found.found, strict=True):
        turned = [one for one in said if variant.name and standing(one, findings) is Standing.TURNED]
        if turned:
            span = next(span for span in found.spans if span.name == variant.name)
            yield f"  {span.name} {span.value:g} -> {variant.rules[span.name]:g} ({_meaning(span)})"
            yield from (f"      {_instead(one, findings, found.program)}" for one in turned)


def _tornado(found: Sensitivity) -> Iterator[str]:
    rows = _moves(found)
    if not rows:
        return
    yield "What moves a value most, in points of 100: at a quarter less, at a quarter more"
    largest = max(max(abs(low), abs(high)) for _, _, low, high in rows[:MOST])
    for span, way, low, high in rows[:MOST]:
        bar = "█" * max(1, round(BAR * max(abs(low), abs(high)) / largest))
        yield f"  {low:+z6.1f} {high:+z6.1f}  {bar:{BAR}}  {way}: {span.name} {span.value:g}, {_meaning(span)}"


def _moves(found: Sensitivity) -> list[tuple[Span, str, float, float]]:
    """Each coefficient that moves a way beyond the luck of the dice, with the way it moves most, the most first."""
    rows = []
    for span in found.spans:
        low, high = found.of(span.name)
        for way in found.base.ways:
            (down, half), (up, other) = moved(low.way(way.name), way), moved(high.way(way.name), way)
            if (abs(down) > half or abs(up) > other) and max(abs(down), abs(up)) >= LEAST:
                rows.append((span, way.name, down, up))
    rows.sort(key=lambda row: -max(abs(row[2]), abs(row[3])))
    first: dict[str, tuple[Span, str, float, float]] = {}
    for row in rows:
        first.setdefault(row[0].name, row)
    return list(first.values())


def _meaning(span: Span) -> str:
    return (COEFFICIENTS | LOAD_TIME)[span.name].meaning


def _words(said: Conclusion, program: Program) -> str:
    """A conclusion in words."""
    if said.kind == "order":
        return f"{said.way} comes to more than {said.than} (by {said.margin:.0f} points)"
    if said.kind == "ending":
        return f"{said.way} ends most often in {_ending(said.answer, program)} ({said.margin:.0f} %)"
    return f"{said.way} {'does' if said.answer else 'does not do'} what it expects"


def _instead(said: Conclusion, findings: Findings, program: Program) -> str:
    """What is true instead of a conclusion that is turned."""
    if said.kind == "order":
        difference = moved(findings.way(said.way), findings.way(said.than))[0]
        return f"{said.way} comes to less than {said.than} (by {-difference:.0f} points)"
    if said.kind == "ending":
        ends = findings.way(said.way).ends
        first = max(range(len(ends)), key=lambda place: ends[place])
        share = 100.0 * ends[first] / max(1, sum(ends))
        return f"{said.way} ends most often in {_ending(first, program)} ({share:.0f} %)"
    return f"{said.way} {'does not do' if said.answer else 'does'} what it expects"


def _ending(place: int, program: Program) -> str:
    return program.endings[place].id if place < len(program.endings) else TIME_RUNS_OUT


def values(found: Sensitivity) -> dict[str, Any]:
    """The report for programs."""
    said = conclusions(found.base)
    return {
        "scenario": found.program.id,
        "digest": found.program.digest,
        "coefficients": [
            {
                "name": span.name,
                "value": span.value,
                "low": span.low,
                "high": span.high,
                "source": "judgement",
                "points": {
                    way.name: [
                        {
                            "moved": moved(one.way(way.name), way)[0],
                            "half_width": moved(one.way(way.name), way)[1],
                        }
                        for one in found.of(span.name)
                    ]
                    for way in found.base.ways
                },
            }
            for span in found.spans
        ],
        "samples": len(found.of("")),
        "ways": [{"name": way.name, "value": way.value, "games": len(way.worths)} for way in found.base.ways],
        "conclusions": [_values(one, found) for one in said],
    }


def _move(way: Way, base: Way) -> dict[str, float | None]:
    """By how many points, and how sure: None where the games are too few to say."""
    difference, half = moved(way, base)
    return {"moved": difference, "half_width": half if isfinite(half) else None}


def _values(said: Conclusion, found: Sensitivity) -> dict[str, Any]:
    holds, open_, turned = _counts(said, found.of(""))
    return {
        "kind": said.kind,
        "words": _words(said, found.program),
        "all_at_once": {"holds": holds, "open": open_, "turned": turned},
        "one_at_a_time": [
            {
                "coefficient": variant.name,
                "value": variant.rules[variant.name],
                "standing": standing(said, one).value,
            }
            for variant, one in zip(found.variants, found.found, strict=True)
            if variant.name and standing(said, one) is not Standing.HOLDS
        ],
    }
