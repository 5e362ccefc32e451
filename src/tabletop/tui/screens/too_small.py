"""What stands on a terminal that is too small for the screens: how small it is, and that nothing is lost.

Never touches the screens below, which keep what was typed and highlighted.
"""

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Label


class TooSmall(Screen[None]):
    """Covers everything until the terminal has at least so many columns and rows again."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; background: $background; }
    TooSmall Label { width: 100%; text-align: center; color: $foreground; }
    """

    def __init__(self, least: Size) -> None:
        super().__init__()
        self._least = least

    def compose(self) -> ComposeResult:
        yield Label(markup=False)

    def on_mount(self) -> None:
        self._look()

    def on_resize(self) -> None:
        self._look()

    def on_screen_resume(self) -> None:
        self._look()

    def _look(self) -> None:
        size, least = self.app.size, self._least
        if size.width >= least.width and size.height >= least.height:
            if self.app.screen is self:
                self.app.pop_screen()
            return
        self.query_one(Label).update(
            f"This terminal has {size.width} columns and {size.height} rows;\n"
            f"tabletop needs {least.width} and {least.height},\nand is made for 80 and 24.\n\n"
            "Make it larger: nothing is lost.\nCtrl+Q leaves."
        )
