"""A page: a header, one or two columns of lists, a footer. What all screens look like; the styles name it.

Never holds what a page is about.
"""

from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tabletop.tui.widgets.picker import Picker


class Page(Screen[None]):
    """A screen with a header, columns of class `column` in `#body`, and a footer."""

    #: As Textual's, but for painting the whole screen anew whenever another list gets the focus: lists draw themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def on_resize(self) -> None:
        """Keep the highlighted row in sight. Textual calls this besides a subclass's own."""
        if isinstance(self.focused, Picker):
            self.call_after_refresh(self.focused.show_highlight)
