"""Numbers in words, and bars."""

from dataclasses import replace

from tabletop.engine.view import TrustView
from tabletop.tui.presenters import words
from tabletop.tui.presenters.ink import width
from tabletop.tui.presenters.ink import words as text
from tests.tui.fixtures import MENU
from tests.tui.people import OSTLAND


def test_a_change_has_its_sign_and_direction_and_is_toned_by_what_is_good() -> None:
    assert words.change(35, 43, "low") == ("+8 ▲", "bad")
    assert words.change(35, 43, "high") == ("+8 ▲", "good")
    assert words.change(43, 35, "low") == ("−8 ▼", "good")
    assert words.change(43, 43, "low") == ("=", "quiet")
    assert words.change(None, 43, "low") == ("", "quiet")


def test_a_change_agrees_with_the_figures_shown_beside_it() -> None:
    assert words.step(14.4, 16.6) == "+3"
    assert words.move(14.4, 16.6) == ("14", "17", "+3")
    assert words.move(9.4, 9.0) == ("9.4", "9.0", "−0.4")
    assert words.step(60.0, 60.01) == ""


def test_bars_are_as_wide_as_asked() -> None:
    for columns in (11, 20, 33):
        assert width(words.bar(43, 0, 100, columns, [25, 60])) == columns
        assert width(words.trust_bar(TrustView(41, 15, 43), columns)) == columns
        assert width(words.shares_bar(OSTLAND, columns)) == columns


def test_trust_has_its_point_where_it_lies_and_a_tick_at_fifty() -> None:
    bar = text(words.trust_bar(TrustView(80, 5, 80), 21))
    assert bar.index("●") == 16
    assert bar.index("┊") == 10


def test_a_hidden_value_is_said_to_be_hidden() -> None:
    assert words.spark([10, None, 90], 0, 100) == "▂·▇"


def test_how_sure_asks_for_what_is_in_doubt() -> None:
    body = next(one for one in MENU if one.id == "boarding").forums[0]
    alone = replace(body, stances=())
    how_sure = words.how_sure
    assert how_sure(body) == "How sure are you that it is agreed and works?"
    assert how_sure(replace(body, chance=None)) == "How sure are you that it is agreed?"
    assert how_sure(alone) == "How sure are you that it works?"
    assert how_sure(replace(alone, outcomes=(("good", 60.0), ("bad", 40.0)))).endswith(
        "that it comes out well?"
    )
