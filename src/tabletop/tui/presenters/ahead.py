"""What takes long to draw, drawn before it is asked for: the coasts of the maps that come next.

Never shows anything: whoever draws the same map then finds its coasts at hand. Runs on any thread.
"""

from tabletop.engine.view import View
from tabletop.tui.presenters import chart, situation

_MARGINS = (
    2,
    3,
)  # columns that a list keeps for itself: its highlight's bar, and the one that tells how far it scrolls
_BESIDE = {False: 30, True: 36}  # columns of the list beside the map, by whether the screen is wide


def draw(view: View, columns: int, rows: int, is_wide: bool) -> None:
    """Draw the maps of the Situation and of the Map's screen for a terminal of this size."""
    if chart.bounds_of(view) is None or columns <= 0 or rows <= 0:
        return
    halves = {columns // 2, columns - columns // 2} if is_wide else set()
    for margin in _MARGINS:
        for half in halves:
            situation.theatre(view, half - margin, rows - 2)
        chart.chart(view, columns - _BESIDE[is_wide] - margin, rows - 3)
