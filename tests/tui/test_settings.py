"""What people write in config.toml, and what comes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.tui import actions, settings, themes
from tabletop.tui.app import TabletopApp
from tabletop.tui.settings import Settings, Setup, conflicts, read, with_theme, written
from tests.tui.fixtures import ORDERS, CannedSeat


def mistakes(text: str) -> list[str]:
    return [str(one) for one in read(text)[1]]


def test_the_themes_are_those_there_are() -> None:
    assert tuple(one.name for one in themes.THEMES) == settings.THEMES


def test_an_empty_file_leaves_all_as_shipped() -> None:
    assert read("") == (Settings(), ())
    assert conflicts({}) == []


def test_every_setting_is_read() -> None:
    text = 'theme = "light"\nanimations = false\nascii = true\n[keymap]\norders = ["F2", "y"]\nhelp = "!"\n'
    expected = Settings("tabletop-light", False, True, {"orders": "f2,y", "help": "exclamation_mark"})
    assert read(text) == (expected, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nthme = 'light'", "line 2: there is no setting 'thme'; did you mean 'theme'?"),
        ("theme = 'drak'", "line 1: there is no theme 'drak'; there are tabletop-dark, "),
        ("ascii = 1", "line 1: ascii is true or false, not 1"),
        ("ask_reasons = 'no'", "line 1: ask_reasons is true or false, not 'no'"),
        ("keymap = 'vi'", "line 1: keymap is a table: "),
        ("[keymap]\n\norder = 'x'", "line 3: there is no action 'order'; did you mean 'orders'?"),
        ("[keymap]\norders = 5", "line 2: the keys of 'orders' are a text such as "),
        ("[keymap]\norders = 'oo'", "line 2: there is no key 'oo' for 'orders'; "),
        ("[keymap]\norders = 'j'", "line 2: 'j' cannot be the key of 'orders': it is needed for lists"),
        ("[keymap]\norders = 'ctrl+q'", "line 2: 'ctrl+q' cannot be the key of 'orders': "),
        ("ascii = true\nascii = [", "line 2: not TOML: "),
    ],
)
def test_a_mistake_is_told_with_its_line_and_leaves_the_rest_as_it_was(text: str, said: str) -> None:
    found, (mistake,) = read(text)
    assert str(mistake).startswith(said)
    assert found == Settings()


def test_a_key_that_would_mean_two_things_is_told_and_given_to_neither() -> None:
    found, (mistake,) = read("[keymap]\nmap = 'y'\nundo = 'b'\n")
    assert str(mistake) == "line 3: 'b' would mean both 'undo' and 'body' on the orders screen"
    assert found.keymap == {"map": "y"}


def test_two_actions_may_change_places() -> None:
    assert read("[keymap]\nundo = 'b'\nbody = 'u'\n") == (Settings(keymap={"undo": "b", "body": "u"}), ())


KEYS = st.sampled_from(
    ["a", "b", "e", "o", "u", "x", "enter", "escape", "?", "F5", "ctrl+t", "j", "nonsense"]
)


@given(st.dictionaries(st.sampled_from([one.id for one in actions.ACTIONS]), KEYS, max_size=6))
def test_whatever_is_wished_for_no_key_ever_means_two_things(wished: dict[str, str]) -> None:
    text = "[keymap]\n" + "".join(f'{id} = "{key}"\n' for id, key in wished.items())
    found, said = read(text)
    assert conflicts(found.keymap) == []
    assert bool(said) == (len(found.keymap) < len(wished))


def test_what_is_shown_can_be_kept_as_the_file() -> None:
    meant = Settings("tabletop-contrast", False, True, {"orders": "f2"})
    found, said = read(written(meant))
    assert said == ()
    assert (found.theme, found.animations, found.ascii) == (meant.theme, False, True)
    assert found.keymap["orders"] == "f2"
    assert set(found.keymap) == {one.id for one in actions.ACTIONS}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# mine\nascii = true # poor\n[keymap]\ntheme = 'x'\n",
        "ascii = true\ntheme = 'light' # by day\n[keymap]\n",
    ],
)
def test_a_theme_is_kept_and_all_else_in_the_file_stays(text: str) -> None:
    after = with_theme(text, "tabletop-contrast")
    assert read(after)[0].theme == "tabletop-contrast"
    assert read(after)[0].ascii == read(text)[0].ascii
    lost = [line for line in text.splitlines() if line not in after.splitlines()]
    assert all(line.startswith("theme") for line in lost)
    assert ("# by day" in text) == ("# by day" in after)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        *(("o", "o"), ("G", "G"), ("?", "question_mark"), ("Enter", "enter"), ("F12", "f12")),
        *(("ctrl+X", "ctrl+x"), ("+", "plus"), ("ctrl++", "ctrl+plus"), (" ", "space")),
        *(("", None), ("foo", None), ("hyper+x", None), ("ctrl+", None)),
    ],
)
def test_keys_are_named_as_people_name_them(words: str, key: str | None) -> None:
    assert actions.key_named(words) == key


def test_orders_can_be_given_without_being_asked_how_sure() -> None:
    settings, mistakes = read("ask_reasons = false\n")
    assert (settings.ask_reasons, mistakes) == (False, ())
    assert not read(written(settings))[0].ask_reasons
    assert not TabletopApp(CannedSeat(ORDERS), Setup(settings)).asks_reasons
