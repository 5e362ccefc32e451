"""What hangs on judgement, as JSON takes it: every figure of the report."""

from __future__ import annotations

from typing import Any

from tabletop.analysis.sensitivity import Conclusion, Sensitivity, Span, Standing, conclusions, standing
from tabletop.reports.sensitivity_words import count, half_width, meaning, words


def values(found: Sensitivity) -> dict[str, Any]:
    """The report for programs. Values are weighed objectives 0..100; a half-width is null below ten games."""
    return {
        "scenario": found.program.id,
        "digest": found.program.digest,
        "coefficients": [_span(span, found) for span in found.spans],
        "samples": len(found.of("")),
        "ways": [{"name": way.name, "value": way.value, "games": len(way.worths)} for way in found.base.ways],
        "conclusions": [_conclusion(one, found) for one in conclusions(found.base)],
    }


def _span(span: Span, found: Sensitivity) -> dict[str, Any]:
    points = {}
    for way in found.base.ways:
        pairs = [half_width(one.way(way.name), way) for one in found.of(span.name)]
        points[way.name] = [{"moved": moved, "half_width": half} for moved, half in pairs]
    return {
        "name": span.name,
        "meaning": meaning(span),
        "value": span.value,
        "low": span.low,
        "high": span.high,
        "source": "judgement",
        "points": points,
    }


def _conclusion(said: Conclusion, found: Sensitivity) -> dict[str, Any]:
    return {
        "kind": said.kind,
        "words": words(said, found.program),
        "all_at_once": count(said, found.of(""))._asdict(),
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
