"""A page: a header, one or two columns of lists, a footer. What all screens look like; the styles name it.

Never holds what a page is about.
"""

import asyncio
from typing import TypeVar

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tabletop.tui.widgets.picker import Picker

Result = TypeVar("Result")


class Courteous(Screen[Result]):
    """A screen that lets others run after each event.

    A screen that comes up is laid out and drawn for several events, one waiting behind the other; Textual takes them all
    in one go, and keys, timers and the seat's word wait for the last.
    """

    async def on_event(self, event: events.Event) -> None:
        """As Textual's."""
        await super().on_event(event)
        await asyncio.sleep(0)


class Page(Courteous[None]):
    """A screen with a header, columns of class `column` in `#body`, and a footer."""

    #: As Textual's, but for painting the whole screen anew whenever another list gets the focus: lists draw themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def on_mount(self) -> None:
        """Be narrow or wide before anything is laid out: Textual finds out after the first frame.

        Textual calls this besides a subclass's own.
        """
        for least, name in sorted(self.app.HORIZONTAL_BREAKPOINTS or [], reverse=True):
            if self.app.size.width >= least:
                self.add_class(name)
                break

    def on_resize(self) -> None:
        """Keep the highlighted row in sight. Textual calls this besides a subclass's own."""
        if isinstance(self.focused, Picker):
            self.call_after_refresh(self.focused.show_highlight)
