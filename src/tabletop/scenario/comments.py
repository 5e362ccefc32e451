"""The comments of a YAML file, each with its place; a `#` inside a text is none. What they say is others' business."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import yaml

from tabletop.scenario.composer import LINE_END, LOADER
from tabletop.scenario.nodes import Text


def comments(text: str, last: int | None = None) -> tuple[Text, ...]:
    """Every comment from its `#` to the end of its line, with its place; those behind an error of syntax are missed.

    `last`: the offset behind which none is wanted, which saves reading what follows.
    """
    spans: list[tuple[int, int]] = []
    for start, stop in _gaps(text):
        if last is not None and start > last:
            break
        place = text.find("#", start, stop)
        while place >= 0:
            ended = LINE_END.search(text, place)
            end = ended.start() if ended else len(text)
            spans.append((place, end))
            place = text.find("#", end, stop)
    if not spans:
        return ()
    starts = [0, *[ended.end() for ended in LINE_END.finditer(text, 0, spans[-1][0])]]
    return tuple(_comment(text, place, end, starts) for place, end in spans)


def _comment(text: str, place: int, end: int, starts: list[int]) -> Text:
    line = bisect_right(starts, place)
    return Text(text[place:end].rstrip(), line, place - starts[line - 1] + 1)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what lies between the tokens, where only blanks and comments can stand."""
    end = 0
    try:
        for token in yaml.scan(text, Loader=LOADER):
            start = token.start_mark.index
            if start > end:
                yield end, start
            if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
                ended = LINE_END.search(text, start)  # behind the sign a comment may stand
                yield start, ended.start() if ended else len(text)
            end = max(end, token.end_mark.index)
    except yaml.YAMLError:
        return
    yield end, len(text)
