"""Settings at work: theme, plain signs, motion, keys, and what is said of mistakes."""

import pytest
from textual.pilot import Pilot

from tabletop.tui.app import TabletopApp
from tabletop.tui.settings import Settings, Setup
from tests.tui.conftest import shown
from tests.tui.fixtures import ORDERS, CannedSeat
from tests.tui.test_map import MAPPED


async def choose_light(pilot: Pilot[None]) -> None:
    await pilot.press("colon", *"light")
    await pilot.pause(0.3)
    await pilot.press("enter")
    await pilot.pause()


async def test_a_chosen_theme_is_kept() -> None:
    kept: list[str] = []

    def keep(theme: str) -> str | None:
        kept.append(theme)
        return None

    app = TabletopApp(CannedSeat(ORDERS), Setup(keep_theme=keep))
    async with app.run_test(size=(80, 24)) as pilot:
        await choose_light(pilot)
        assert app.theme == "tabletop-light"
    assert kept == ["tabletop-light"]


async def test_a_theme_that_cannot_be_kept_is_worn_and_the_reason_said() -> None:
    app = TabletopApp(CannedSeat(ORDERS), Setup(keep_theme=lambda _: "The disk is full."))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await choose_light(pilot)
        assert app.theme == "tabletop-light"
        assert "The disk is full." in await shown(pilot)


async def test_the_theme_of_the_settings_is_worn() -> None:
    app = TabletopApp(CannedSeat(ORDERS), Setup(Settings(theme="tabletop-contrast")))
    async with app.run_test(size=(80, 24)):
        assert app.theme == "tabletop-contrast"


async def test_with_plain_signs_every_screen_is_ascii() -> None:
    app = TabletopApp(CannedSeat(MAPPED), Setup(Settings(ascii=True)))
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("pause", "m", "s", "o", "d", "escape", "question_mark"):
            await pilot.press(key)
            text = await shown(pilot)
            assert text.isascii(), [sign for sign in set(text) if not sign.isascii()]
            assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize(
    ("setting", "environment", "level"),
    [(True, "full", "full"), (False, "full", "none"), (True, "none", "none")],
)
async def test_motion_can_be_switched_off_by_the_setting_and_by_textuals_variable(
    setting: bool, environment: str, level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", environment)
    app = TabletopApp(CannedSeat(ORDERS), Setup(Settings(animations=setting)))
    assert app.animation_level == level


async def test_mistakes_in_the_settings_are_told_at_the_start() -> None:
    said = tuple(f"line {n}: there is no such thing" for n in range(1, 6))
    app = TabletopApp(CannedSeat(ORDERS), Setup(complaints=said))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        text = await shown(pilot)
        assert "config.toml" in text
        assert "line 3: there" in text
        assert "line 4: there" not in text
        assert "config validate" in text


async def test_help_tells_the_keys_as_they_are() -> None:
    app = TabletopApp(CannedSeat(ORDERS), Setup(Settings(keymap={"orders": "f2"})))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "F2 orders" in await shown(pilot)
        await pilot.press("question_mark")
        assert "F2 Go to the menu of orders." in " ".join((await shown(pilot)).split())
