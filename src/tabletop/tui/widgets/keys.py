"""The line at the foot of a screen: which keys do what here.

Never holds actions: it reads the screen's bindings. Textual's own footer is a widget for each key, made anew whenever
another list gets the focus; that took longer than everything else at a key.
"""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tabletop.tui.presenters.ink import Line, width
from tabletop.tui.widgets.inked import inked

_KEPT = 2  # keys at the end that are told even where there is no room for all: help and quit


class KeysLine(Widget):
    """One line of keys and labels. A click on one is the key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeysLine { dock: bottom; height: 1; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: list[tuple[Binding, Line]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def render(self) -> Content:
        self._told = self._offered()
        out: list[tuple[str, str]] = []
        for _, told in self._fitting():
            out.extend([*([(" ", "")] if out else []), *told])
        return inked(tuple(out))

    def on_click(self, event: events.Click) -> None:
        x = 0
        for binding, told in self._fitting():
            x += width(told) + 1
            if event.x < x:
                self.app.simulate_key(binding.key)
                return

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen and self._offered() != self._told:
            self.refresh()

    def _offered(self) -> list[tuple[Binding, Line]]:
        """The bindings that are shown, each action once, with their words."""
        found: dict[str, tuple[Binding, Line]] = {}
        for _, binding, is_enabled, _ in self.screen.active_bindings.values():
            if binding.show and binding.action not in found:
                tones = ("key", "") if is_enabled else ("quiet", "quiet")
                key = self.app.get_key_display(binding)
                told: Line = ((key, tones[0]), (f" {binding.description}", tones[1]))
                found[binding.action] = (binding, told)
        return list(found.values())

    def _fitting(self) -> list[tuple[Binding, Line]]:
        """As many as there is room for; those before the last ones go first."""
        told = list(self._told)
        while len(told) > _KEPT and sum(width(words) + 1 for _, words in told) - 1 > self.size.width:
            del told[-_KEPT - 1]
        return told
