"""The Review screen, and the same in words."""

from collections.abc import Callable

import pytest

from tabletop.cli import plain
from tabletop.tui.app import TabletopApp
from tests.tui.conftest import shown
from tests.tui.fixtures import OVER, CannedSeat

SIZES = [(80, 24), (100, 30), (120, 40)]
SCENES: dict[str, tuple[str, ...]] = {
    "review": (),
    "review-further": ("end", "tab", "end"),
    "review-track": ("tab", "down", "down", "down", "down", "down", "enter"),
    "review-whatif": (*("down",) * 8, "enter"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
async def test_the_review_looks_as_it_did(
    scene: str, size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    app = TabletopApp(CannedSeat(OVER))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*SCENES[scene])
        text = await shown(pilot)
        assert max(map(len, text.splitlines())) <= size[0]
        golden(f"{scene}-{size[0]}x{size[1]}", text)


async def test_one_goes_back_to_the_debrief_and_from_there_to_a_turn() -> None:
    seat = CannedSeat(OVER)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("6")
        await app.workers.wait_for_complete()
        await pilot.press("w", "enter", "enter")
        await pilot.pause()
        assert "DEBRIEF" in await shown(pilot)
    assert seat.asked == [("rewind", 3, "same")]


def test_the_plain_mode_says_the_same_in_words() -> None:
    lines = iter(("r",))
    said: list[str] = []
    plain.run(CannedSeat(OVER), read=lambda: next(lines, None), say=said.append)
    assert "- Meridia: 58 to 64 (+6): 58, 60, 62, 64." in said
    assert "- What is in hold three: 100 to 0 (−100): 100, 100, 100, 0; you could not see it." in said
    assert any("Turn 1, without “Consult Meridia”: −26.0 points, The quay" in one for one in said)
    assert any("you said 73 %, 67 % came out. Brier's score 0.22" in one for one in said)
    assert any(
        one.startswith("- 2, from turn 3 with the same dice: The crates, and a bill, 66") for one in said
    )
    assert not set("━╌┊●▲▼█▒░▁▂▃▄▅▆▇│─▌◆✓✗") & set("".join(said))
