"""Makes the picture in the README: the Orders screen of a real game, as SVG without any outside reference.

    .venv/bin/python tools/screenshot.py docs/images/orders.svg

To be run again when the screens or the flagship scenario change what it shows.
"""

import asyncio
import html
import re
import sys
from pathlib import Path

from tabletop.exercise.session import Session
from tabletop.journal.memory import MemoryJournal
from tabletop.scenario.load import load
from tabletop.tui.app import TabletopApp
from tabletop.tui.widgets.picker import Picker

SCENARIO, SEED, SEAT, SIZE = "strait-of-shadows", 7, "norland", (120, 40)
#: Orders of the turns before the picture, and what is given and looked at in its turn.
TURNS = (
    ("consult.meridia", "envoy_to_carib", "shadow"),
    ("request_consent+officer", "consult.sudria"),
)
GIVEN = ("consult.meridia",)
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
LOOKED_AT = "board_and_search+counsel"


def moment() -> Session:
    """The game as it stands in the picture."""
    loaded = load(SCENARIO)
    session = Session.begin(loaded.usable(), loaded.files, MemoryJournal(), seed=SEED, seat=SEAT)
    for turn in TURNS:
        _give(session, turn)
        for _ in range(3):
            session.advance()
    _give(session, GIVEN)
    return session


def _give(session: Session, orders: tuple[str, ...]) -> None:
    for order in orders:
        refusal = session.order(order)
        if refusal is not None:
            raise SystemExit(f"{order} in turn {session.view().turn}: {refusal}")


async def picture(session: Session) -> str:
    """The screen as SVG."""
    app = TabletopApp(session)
    async with app.run_test(size=SIZE) as pilot:
        app.show("orders")
        await pilot.pause()
        app.screen.query_one("#menu", Picker).highlight(LOOKED_AT)
        for _ in range(3):
            await pilot.pause()
        return app.export_screenshot(title="tabletop play strait-of-shadows")


def plain(svg: str) -> str:
    """The SVG without the font it would fetch and the note of its maker: the reader's own monospace font is used."""
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.S)
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.S)
    svg = re.sub(r"font-family:[^;]*;", f"font-family: {FONTS};", svg)
    return re.sub(r'(<text [^>]*?x=")([\d.]+)("[^>]*? textLength=")([\d.]+)("[^>]*>)([^<]*)', _unpadded, svg)


def _unpadded(found: re.Match[str]) -> str:
    """A text without the blanks round it, which some viewers drop, and in its place."""
    before, x, between, length, rest, words = found.groups()
    blank = "&#160;"
    whole = html.unescape(words)
    cell = float(length) / len(whole)
    begin = len(whole) - len(whole.lstrip("\u00a0"))
    bare = whole.strip("\u00a0")
    if not bare:
        return f"{before}{x}{between}{length}{rest}"
    kept = html.escape(bare, quote=False).replace("\u00a0", blank)
    return f"{before}{float(x) + begin * cell:g}{between}{len(bare) * cell:g}{rest}{kept}"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(plain(asyncio.run(picture(moment()))), encoding="utf-8")
