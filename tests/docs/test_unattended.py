"""The page about games that play themselves: its script can be played as printed, and is all that a script may have."""

from dataclasses import fields

from tabletop.exercise.script import Script, Turn, play_script, read_script
from tabletop.scenario import library
from tabletop.scenario.load import load
from tests.docs.pages import DOCS, blocks

PAGE = (DOCS / "unattended.md").read_text(encoding="utf-8")


def test_the_script_of_the_page_is_played_to_its_end() -> None:
    (text,) = (block.text for block in blocks("unattended.md") if block.kind == "json script")
    found = library.find("strait-of-shadows")
    assert found is not None
    games = list(play_script(load(found).usable(), read_script(text)))
    assert games[-1].ending is not None
    assert games[3].orders_of("norland") == ("board_and_search+counsel@council",)


def test_every_key_of_a_script_is_on_the_page() -> None:
    for field in (*fields(Script), *fields(Turn)):
        assert f"\n| `{field.name}` | " in PAGE
