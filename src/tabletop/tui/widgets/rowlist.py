"""A list of rows of one or more lines each, one of which may be highlighted: how it is laid out and drawn.

Never holds what a row says, as it is given a function from columns to rows, nor what moves the highlight: that is the
Picker's. The highlight is a bar at the row's side, so that it shows without colour. Where its style says
`overflow-y: scroll` the list scrolls by itself, and then neither its rows nor its highlight have anything else on its
screen arranged anew.
"""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from tabletop.tui.presenters.ink import Line, width
from tabletop.tui.presenters.rows import Row, height
from tabletop.tui.widgets.inked import inked, strip

_GUTTER = 2
#: Columns kept free for the bar of a list that scrolls by itself, where it is longer than there is room.
_BAR = 1
#: How a line is drawn: not highlighted, highlighted, highlighted in a list that is not in use.
_PLAIN, _HERE, _RESTING = range(3)


class RowList(ScrollView, inherit_bindings=False):
    """Rows from `make(columns)`, laid out anew for each width. `is_shy` lists show a highlight only while in use."""

    auto_links = False  # nothing here is a link

    DEFAULT_CSS = """
    RowList { width: 1fr; height: auto; overflow: hidden hidden; scrollbar-size: 0 0; }
    """

    def __init__(
        self,
        make: Callable[[int], list[Row]],
        *,
        id: str | None = None,
        classes: str | None = None,
        is_shy: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._make = make
        self._is_shy = is_shy
        self._laid_for = -1
        self._scrolls = False  # by itself
        self._free = 0  # columns kept free
        self._lines: list[Line] = []  # those of all rows, one under the other
        self._choices: list[tuple[Row, int]] = []  # the rows that can be highlighted, and where each begins
        self._at = 0  # which of them is
        self._drawn: dict[tuple[int, int, Line], Strip] = {}
        self._worn: tuple[Style, str] | None = None  # style and theme they were drawn in

    @property
    def key(self) -> str:
        """Key of the highlighted row, "" when there is none."""
        self._lay(self._laid_for if self._laid_for > 0 else 76)
        here = self._here
        return here.key if here else ""

    @property
    def _here(self) -> Row | None:
        return self._choices[self._at][0] if self._at < len(self._choices) else None

    def renew(self) -> None:
        """Make the rows anew, and keep the highlight where it was if that row is still there."""
        columns, lines, here = self.size.width, self._lines, self._span()
        self._laid_for = -1
        if not self.display:
            return
        self._lay(columns)
        if columns <= 0 or (len(self._lines) != len(lines) and not self._scrolls):
            self.refresh(layout=True)  # to arrange a screen anew costs more than to draw it
            return
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False)
        if len(self._lines) != len(lines) and max(len(self._lines), len(lines)) > self.size.height:
            self.refresh()  # the bar at the side is another
        else:
            self._refresh_changed(lines, here)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self._lay(width)
        return len(self._lines)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._scrolls = self.styles.overflow_y == "scroll"

    def on_resize(self) -> None:
        """Lay the lines out before they are drawn, so that it is known how far they scroll."""
        if self._scrolls:
            self._laid_for = -1
        self._lay(self.size.width)

    def render(self) -> Content:
        """All of it, for those who copy text; the screen asks for lines."""
        self._lay(self.size.width)
        return Content("\n").join([self._content(y) for y in range(len(self._lines))])

    def render_line(self, y: int) -> Strip:
        """One line, as it was drawn before if it was."""
        self._lay(self.size.width)
        seen, y = y, y + self.scroll_offset.y
        bar = self._bar(seen)
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        if (worn := (self.visual_style, self.app.theme)) != self._worn:
            self._worn = worn
            self._drawn.clear()
        selection = self.text_selection
        span = None if selection is None else selection.get_span(y)
        if span is not None:
            return self._selected(y, *span)
        kept = (y, self._mode(y), self._lines[y] + bar)
        found = self._drawn.get(kept)
        if found is None:
            found = self._drawn[kept] = strip(self, *self._toned(y), bar, y)
        return found

    def show_highlight(self) -> None:
        """Scroll so that the highlighted row is seen whole, with the headings before it."""
        first, last = self._span()
        if last == first:
            return
        before = self._choices[self._at - 1] if self._at else None
        top = max(before[1] + len(before[0].lines), first - 3) if before else 0
        region = Region(0, top, self.size.width, last - top)
        if self._scrolls:
            at = self.scroll_offset.y
            to = min(top, first) if top < at else max(at, last - self.size.height)
            self.scroll_to(y=min(to, first), animate=False)
            return
        node: Widget = self
        for parent in self.ancestors:
            if not isinstance(parent, Widget):
                return
            region = region.translate(node.virtual_region.offset)
            if parent.max_scroll_y > 0:
                parent.scroll_to_region(region, animate=False, immediate=True)
                return
            node = parent

    def _selected(self, y: int, start: int, end: int) -> Strip:
        content = self._content(y)
        style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        content = content.stylize(style, start, len(content) if end == -1 else end)
        drawn = Visual.to_strips(self, content, self.size.width, 1, self.visual_style, apply_selection=False)
        return drawn[0].apply_offsets(0, y) if drawn else Strip.blank(self.size.width)

    def _mode(self, y: int) -> int:
        first, last = self._span()
        if not first <= y < last or (self._is_shy and not self.has_focus):
            return _PLAIN
        return _HERE if self.has_focus else _RESTING

    def _toned(self, y: int) -> tuple[Line, str]:
        """A line as it is drawn, and the theme's colour it stands on."""
        line, mode = self._lines[y], self._mode(y)
        if mode == _PLAIN:
            return (("  ", ""), *line), ""
        mark = ("▌ ", "title") if mode == _HERE else ("▏ ", "quiet")
        rest = max(0, self._room - width(line))
        return (mark, *line, (" " * rest, "")), "hilite" if mode == _HERE else "surface"

    def _content(self, y: int) -> Content:
        line, ground = self._toned(y)
        return inked(line, ground=ground)

    @property
    def _room(self) -> int:
        """Columns for a line, beside the highlight's bar and the one that tells how far the list is scrolled."""
        return max(0, self.size.width - _GUTTER - self._free)

    def _bar(self, y: int) -> Line:
        """What stands at the side of a list that scrolls by itself and holds more than is in sight."""
        room, more = self.size.height, self.max_scroll_y
        if more <= 0 or not self._free:
            return ()
        length = max(1, round(room * room / (room + more)))
        first = round((room - length) * self.scroll_offset.y / more)
        return (("┃", "quiet"),) if first <= y < first + length else ()

    def _lay(self, columns: int) -> None:
        if columns == self._laid_for or columns <= 0:
            return
        before = self._here
        self._laid_for = columns
        self._free = 0
        rows = self._make(max(20, columns - _GUTTER))
        if self._scrolls and height(rows) > self.size.height > 0:
            self._free = _BAR
            rows = self._make(max(20, columns - _GUTTER - _BAR))
        self._lines, self._choices = [], []
        for row in rows:
            if row.key:
                self._choices.append((row, len(self._lines)))
            self._lines.extend(row.lines)
        keys = [row.key for row, _ in self._choices]
        if before is not None and before.key in keys and keys[min(self._at, len(keys) - 1)] != before.key:
            self._at = keys.index(before.key)
        self._at = max(0, min(self._at, len(keys) - 1))
        self.can_focus = bool(keys)
        self.set_reactive(Widget.virtual_size, Size(columns, len(self._lines)))
        if len(self._drawn) > 4000:
            self._drawn.clear()

    def _span(self) -> tuple[int, int]:
        """Which lines are highlighted: the first, and the first after them."""
        if self._at >= len(self._choices):
            return 0, 0
        row, top = self._choices[self._at]
        return top, top + len(row.lines)

    def _refresh_row(self) -> None:
        """Draw the highlighted row anew."""
        self._refresh_lines(*self._span())

    def _refresh_lines(self, first: int, last: int) -> None:
        if last > first:
            self.refresh(Region(0, first - self.scroll_offset.y, self.size.width, last - first))

    def _refresh_changed(self, lines: list[Line], here: tuple[int, int]) -> None:
        """Draw anew the lines that are others than these were, and the highlighted rows then and now."""
        count = max(len(lines), len(self._lines))
        changed = {
            y for y in range(count) if y >= len(lines) or y >= len(self._lines) or lines[y] != self._lines[y]
        }
        if here != self._span():
            changed.update(range(*here), range(*self._span()))
        first = -1
        for y in range(count + 1):
            if y in changed and first < 0:
                first = y
            elif y not in changed and first >= 0:
                self._refresh_lines(first, y)
                first = -1
