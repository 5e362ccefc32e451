"""The Markdown of briefings."""

from tabletop.tui.presenters.ink import words
from tabletop.tui.presenters.prose import plain, prose


def test_emphasis_headings_and_lists_are_toned_and_their_marks_vanish() -> None:
    lines = prose("# Title\n\nA **bold** and *soft* word,\nfilled.\n\n- one\n- two", 40)
    assert [words(one) for one in lines] == [
        "Title",
        "",
        "A bold and soft word, filled.",
        "",
        "• one",
        "• two",
    ]
    assert ("bold", "strong") in lines[2]
    assert ("soft", "em") in lines[2]


def test_what_is_no_markup_stays() -> None:
    assert plain("2 * 3 * 4 and snake_case_name and a_b") == "2 * 3 * 4 and snake_case_name and a_b"


def test_a_link_keeps_its_address() -> None:
    assert plain("see [the law](https://example.org/law)") == "see the law (https://example.org/law)"
