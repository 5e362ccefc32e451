"""The list with a highlight."""

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll

from tabletop.tui.presenters.ink import line
from tabletop.tui.presenters.rows import Row, heading, row, text
from tabletop.tui.screens.dialogs import Ask, Option
from tabletop.tui.themes import THEMES
from tabletop.tui.widgets.picker import Picker


class Lists(App[None]):
    """Two lists; in the first two rows have the same key, as two changes of one thing would."""

    rows: tuple[str, ...] = ("a", "b", "b", "c")

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(THEMES[0])
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Picker(self.first, id="first")
            yield Picker(lambda columns: [text(line("read")), row("z", line("z"))], id="second")

    def first(self, columns: int) -> list[Row]:
        return [heading("First", columns), *(row(key, line(key)) for key in self.rows)]


async def test_the_highlight_moves_over_equal_keys_and_into_the_next_list_and_back() -> None:
    app = Lists()
    async with app.run_test() as pilot:
        first, second = app.query_one("#first", Picker), app.query_one("#second", Picker)
        first.focus()
        await pilot.pause()
        seen = [first.key]
        for _ in range(3):
            await pilot.press("down")
            seen.append(first.key)
        assert seen == ["a", "b", "b", "c"]
        await pilot.press("j")
        assert second.has_focus
        await pilot.press("k")
        assert first.has_focus
        assert first.key == "c"
        await pilot.press("g")
        assert first.key == "a"


async def test_the_highlight_stays_with_its_row_when_rows_come_and_go() -> None:
    app = Lists()
    async with app.run_test() as pilot:
        first = app.query_one("#first", Picker)
        first.focus()
        await pilot.press("end")
        app.rows = ("x", "c", "y")
        first.renew()
        assert first.key == "c"
        app.rows = ("x",)
        first.renew()
        assert first.key == "x"
        app.rows = ()
        first.renew()
        assert first.key == ""


async def test_a_dialog_opens_on_what_was_chosen() -> None:
    options = [Option(name, line(name)) for name in ("yes", "no", "perhaps")]
    app = Lists()
    async with app.run_test() as pilot:
        for chosen in ("no", "perhaps", "", "gone"):
            app.push_screen(Ask("Would you?", options, chosen=chosen))
            await pilot.pause()
            assert app.screen.query_one(Picker).key == (chosen if chosen in ("no", "perhaps") else "yes")
            await pilot.press("escape")
