"""Contrast of every text colour on every background it may stand on, as WCAG 2.2 defines it."""

import pytest
from textual.color import Color
from textual.theme import Theme

from tabletop.tui.themes import CONTRAST, GROUNDS, INKS, THEMES


def _luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_ink_is_readable_on_every_ground(theme: Theme) -> None:
    least = 7.0 if theme is CONTRAST else 4.5
    variables = theme.to_color_system().generate()
    for ink in INKS:
        for ground in GROUNDS:
            values = (variables.get(name) or theme.variables[name] for name in (ink, ground))
            lighter, darker = sorted((_luminance(Color.parse(value)) for value in values), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= least, f"{ink} on {ground}"
