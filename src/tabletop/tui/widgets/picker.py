"""The list that people use: its highlight moves by keys and mouse, and it tells its screen.

Never draws: that is the RowList's.
"""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from tabletop.tui.presenters.rows import Row
from tabletop.tui.widgets.rowlist import RowList


class Picker(RowList):
    """Rows from `make(columns)`. Those with a key can be highlighted.

    `moved` is called as soon as another row is highlighted, so that what is about it is drawn with it; `is_shy` lists
    show a highlight only while they are in use.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown,space", "page(1)", "page down", show=False),
        Binding("home,g", "edge(-1)", "first", show=False),
        Binding("end,G", "edge(1)", "last", show=False),
    ]

    class Moved(Message):
        """Another row is highlighted."""

        def __init__(self, picker: "Picker", key: str) -> None:
            super().__init__()
            self.picker = picker
            self.key = key

        @property
        def control(self) -> "Picker":
            return self.picker

    class Chosen(Moved):
        """The highlighted row was chosen with the mouse; the keyboard's Enter is an action of the screen."""

    def __init__(
        self,
        make: Callable[[int], list[Row]],
        *,
        id: str | None = None,
        classes: str | None = None,
        moved: Callable[[], None] | None = None,
        is_shy: bool = False,
    ) -> None:
        super().__init__(make, id=id, classes=classes, is_shy=is_shy)
        self._follow = moved

    def rewind(self) -> None:
        """Highlight the first row, with the list's beginning in sight."""
        self._refresh_row()
        self._at = 0
        self._refresh_row()
        self.scroll_to(y=0, animate=False)

    def highlight(self, key: str) -> None:
        """Highlight the row with this key, if there is one; also before anything of the list was seen."""
        before = self.key  # lays the rows out where that has not been
        keys = [row.key for row, _ in self._choices]
        if key != before and key in keys:
            self._go_to(keys.index(key))

    def on_focus(self) -> None:
        self._refresh_row()
        if self._laid_for > 0:  # else nothing has been seen of it yet
            self._tell()

    def on_blur(self) -> None:
        self._refresh_row()

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        for at, (row, top) in enumerate(self._choices):
            if top <= y < top + len(row.lines):
                if at == self._at and self.has_focus and event.chain > 1:
                    self.post_message(self.Chosen(self, row.key))
                else:
                    self._go_to(at)
                return

    def action_move(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._choices):
            self._go_to(at)
        elif not self._scroll(2 * by):
            self._hand_over(by)

    def action_page(self, by: int) -> None:
        scroller = self._scroller()
        room = scroller.size.height if scroller else 10
        at, moved = self._at, 0
        while 0 <= at + by < len(self._choices) and moved < room - 2:
            at += by
            moved += len(self._choices[at][0].lines)
        if moved:
            self._go_to(at)
        else:
            self._scroll(by * room)

    def action_edge(self, by: int) -> None:
        count = len(self._choices)
        if count:
            self._go_to(0 if by < 0 else count - 1)
        scroller = self._scroller()
        if scroller is not None and (by > 0 or not count):
            scroller.scroll_to(y=0 if by < 0 else scroller.max_scroll_y, animate=False)

    def _go_to(self, at: int) -> None:
        self._refresh_row()
        self._at = at
        self._refresh_row()
        if self.size:
            self.show_highlight()
        else:
            self.call_after_refresh(self.show_highlight)
        self._tell()

    def _tell(self) -> None:
        if self._follow is not None:
            self._follow()
        self.post_message(self.Moved(self, self.key))

    def _scroller(self) -> Widget | None:
        nodes = (node for node in self.ancestors_with_self if isinstance(node, Widget))
        return next((node for node in nodes if node.max_scroll_y > 0), None)

    def _scroll(self, by: int) -> bool:
        """Scroll so many lines; False when there is no further to go."""
        scroller = self._scroller()
        if scroller is None or not 0 <= scroller.scroll_y + by / abs(by) <= scroller.max_scroll_y:
            return False
        scroller.scroll_relative(y=by, animate=False)
        return True

    def _hand_over(self, by: int) -> None:
        """Give the focus to the next list of the screen, if there is one in this direction."""
        lists = [one for one in self.screen.query(Picker) if one.can_focus]
        at = lists.index(self) + by if self in lists else -1
        if 0 <= at < len(lists):
            lists[at].focus()
            lists[at].action_edge(-by)
