"""Every sign in ASCII, as wide as it was."""

from hypothesis import given
from hypothesis import strategies as st

from tabletop.tui.presenters.chart import chart
from tabletop.tui.presenters.ink import cells, words
from tabletop.tui.presenters.plain_signs import plain_signs
from tests.tui.test_map import MAPPED

DRAWN = "─│╭╮╰╯━╌┊┃●○◆▲▼−→…·░▒█▁▂▃▄▅▆▇✓–▌▏“”’±×≥⠤⣿"


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs", "Mn", "Me", "Mc"))))
def test_any_text_becomes_ascii_of_the_same_width(text: str) -> None:
    assert plain_signs(text).isascii()
    assert len(plain_signs(text)) == cells(text)


def test_each_drawn_sign_has_a_likeness() -> None:
    assert "?" not in plain_signs(DRAWN)


def test_accents_are_lost_and_letters_stay() -> None:
    assert plain_signs("Señor Brønsted, Łódź") == "Senor Br?nsted, ?odz"


def test_the_map_is_still_a_map() -> None:
    lines = [plain_signs(words(one)) for one in chart(MAPPED, 50, 20)]
    assert any("N Norland" in one for one in lines)
    assert sum(one.count(sign) for one in lines for sign in "|/\\-_#") > 40


def test_signs_that_mean_different_things_stay_apart() -> None:
    apart = "●○◆✓–"  # chosen, not chosen, asked, ordered, cannot be ordered
    assert len({plain_signs(sign) for sign in apart}) == len(apart)
    assert plain_signs("▲") != plain_signs("▼")
