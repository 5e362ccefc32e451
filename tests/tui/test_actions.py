"""The table of actions against the screens that carry them out."""

import pytest
from textual.screen import Screen

from tabletop.tui import actions
from tabletop.tui.dressed import DressedApp
from tabletop.tui.screens import table
from tabletop.tui.screens.library import LibraryScreen

SCREENS: dict[str, type[Screen[None]]] = {**table.SCREENS, LibraryScreen.NAME: LibraryScreen}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_action_a_screen_offers_has_a_method(screen: str) -> None:
    for action in actions.of(screen):
        owner = SCREENS[screen] if action.screens else DressedApp
        assert callable(getattr(owner, f"action_{action.id}", None)), action.id


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_on_one_screen(screen: str) -> None:
    keys = [key for action in actions.of(screen) for key in action.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_every_screen_of_the_table_exists() -> None:
    assert {name for action in actions.ACTIONS for name in action.screens} <= set(SCREENS)


def test_every_binding_can_be_given_another_key() -> None:
    ids = [one.id for name in SCREENS for one in actions.bindings(name)]
    assert None not in ids
    assert len(ids) == len(set(ids))
