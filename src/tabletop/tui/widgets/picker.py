"""A list of rows of one or more lines each, of which one is highlighted; laid out anew for each width.

Never holds what a row says: it is given a function from columns to rows. Its highlight is a bar at the row's side, so
that it shows without colour.
"""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from tabletop.tui.presenters.ink import Line, width
from tabletop.tui.presenters.rows import Row
from tabletop.tui.widgets.inked import inked

_GUTTER = 2


class Picker(Widget):
    """Rows from `make(columns)`. Those with a key can be highlighted."""

    auto_links = False  # nothing here is a link

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown,space", "page(1)", "page down", show=False),
        Binding("home,g", "edge(-1)", "first", show=False),
        Binding("end,G", "edge(1)", "last", show=False),
    ]
    DEFAULT_CSS = """
    Picker { width: 1fr; height: auto; }
    """

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

    def __init__(self, make: Callable[[int], list[Row]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make = make
        self._laid_for = -1
        self._rows: list[Row] = []
        self._lines: list[tuple[Row, Line]] = []  # those of all rows, one under the other
        self._at = 0  # which of the rows with a key

    @property
    def key(self) -> str:
        """Key of the highlighted row, "" when there is none."""
        self._lay(self._laid_for if self._laid_for > 0 else 76)
        here = self._here
        return here.key if here else ""

    @property
    def _here(self) -> Row | None:
        chosen = self._choices()
        return chosen[self._at] if self._at < len(chosen) else None

    def renew(self) -> None:
        """Make the rows anew, and keep the highlight where it was if that row is still there."""
        columns, before = self.size.width, len(self._lines)
        self._laid_for = -1
        self._lay(columns)
        is_as_high = columns > 0 and len(self._lines) == before
        self.refresh(layout=not is_as_high)  # to arrange a screen anew costs more than to draw it

    def highlight(self, key: str) -> None:
        """Highlight the row with this key, if there is one."""
        keys = [row.key for row in self._choices()]
        if key != self.key and key in keys:
            self._go_to(keys.index(key))

    def _go_to(self, at: int) -> None:
        self._refresh_row()
        self._at = at
        self._refresh_row()
        self.call_after_refresh(self._show)
        self.post_message(self.Moved(self, self.key))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self._lay(width)
        return len(self._lines)

    def render(self) -> Content:
        """All of it, for those who copy text; the screen asks for lines."""
        self._lay(self.size.width)
        here = self._here
        return Content("\n").join([self._drawn(line, row is here) for row, line in self._lines])

    def render_line(self, y: int) -> Strip:
        """One line: a key changes two rows of a long list, and most of it is not in sight."""
        self._lay(self.size.width)
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        row, line = self._lines[y]
        drawn = self._drawn(line, row is self._here)
        selection = self.text_selection
        span = None if selection is None else selection.get_span(y)
        if span is not None:
            start, end = span
            style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            drawn = drawn.stylize(style, start, len(drawn) if end == -1 else end)
        strips = Visual.to_strips(self, drawn, self.size.width, 1, self.visual_style, apply_selection=False)
        return strips[0].apply_offsets(0, y) if strips else Strip.blank(self.size.width)

    def on_focus(self) -> None:
        self.refresh()
        self.post_message(self.Moved(self, self.key))

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        y = at = 0
        for row in self._rows:
            y += len(row.lines)
            if event.y < y:
                if row is self._here and self.has_focus and event.chain > 1:
                    self.post_message(self.Chosen(self, row.key))
                elif row.key:
                    self._go_to(at)
                return
            at += bool(row.key)

    def action_move(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._choices()):
            self._go_to(at)
        elif not self._scroll(2 * by):
            self._hand_over(by)

    def action_page(self, by: int) -> None:
        parent = self._scroller()
        room = parent.size.height if parent else 10
        chosen = self._choices()
        at, moved = self._at, 0
        while 0 <= at + by < len(chosen) and moved < room - 2:
            at += by
            moved += len(chosen[at].lines)
        if moved:
            self._go_to(at)
        else:
            self._scroll(by * room)

    def action_edge(self, by: int) -> None:
        count = len(self._choices())
        if count:
            self._go_to(0 if by < 0 else count - 1)
        parent = self._scroller()
        if parent is not None and (by > 0 or not count):
            parent.scroll_to(y=0 if by < 0 else parent.max_scroll_y, animate=False)

    def _drawn(self, line: Line, is_here: bool) -> Content:
        if not is_here:
            return inked((("  ", ""), *line))
        mark = ("▌ ", "title") if self.has_focus else ("▏ ", "quiet")
        rest = max(0, self.size.width - _GUTTER - width(line))
        return inked((mark, *line, (" " * rest, "")), ground="hilite" if self.has_focus else "surface")

    def _lay(self, columns: int) -> None:
        if columns == self._laid_for or columns <= 0:
            return
        before = self._here
        self._laid_for = columns
        self._rows = self._make(max(20, columns - _GUTTER))
        self._lines = [(row, line) for row in self._rows for line in row.lines]
        keys = [row.key for row in self._choices()]
        if before is not None and before.key in keys and keys[min(self._at, len(keys) - 1)] != before.key:
            self._at = keys.index(before.key)
        self._at = max(0, min(self._at, len(keys) - 1))
        self.can_focus = bool(keys)

    def _refresh_row(self) -> None:
        """Draw the highlighted row anew."""
        here = self._here
        if here is not None:
            top = next(at for at, (row, _) in enumerate(self._lines) if row is here)
            self.refresh(Region(0, top, self.size.width, len(here.lines)))

    def _choices(self) -> list[Row]:
        """The rows that can be highlighted."""
        return [row for row in self._rows if row.key]

    def _show(self) -> None:
        """Scroll so that the highlighted row is seen whole, with the headings before it."""
        y = top = 0
        for row in self._rows:
            if row is self._here:
                break
            y += len(row.lines)
            top = y if row.key else top
        else:
            return
        top = max(top, y - 3) if top else 0
        region = Region(0, top, self.size.width, y - top + len(row.lines))
        node: Widget = self
        for parent in self.ancestors:
            if not isinstance(parent, Widget):
                return
            region = region.translate(node.virtual_region.offset)
            if parent.max_scroll_y > 0:
                parent.scroll_to_region(region, animate=False)
                return
            node = parent

    def _scroller(self) -> Widget | None:
        parents = (parent for parent in self.ancestors if isinstance(parent, Widget))
        return next((parent for parent in parents if parent.max_scroll_y > 0), None)

    def _scroll(self, by: int) -> bool:
        """Scroll so many lines; False when there is no further to go."""
        parent = self._scroller()
        if parent is None or not 0 <= parent.scroll_y + by / abs(by) <= parent.max_scroll_y:
            return False
        parent.scroll_relative(y=by, animate=False)
        return True

    def _hand_over(self, by: int) -> None:
        """Give the focus to the next list of the screen, if there is one in this direction."""
        lists = [one for one in self.screen.query(Picker) if one.can_focus]
        at = lists.index(self) + by if self in lists else -1
        if 0 <= at < len(lists):
            lists[at].focus()
            lists[at].action_edge(-by)
