"""Which sections of the review share a page."""

from itertools import chain

from tabletop.tui.presenters.ink import words
from tabletop.tui.presenters.review import Sections
from tabletop.tui.presenters.review_decisions import Tried
from tests.tui.fixtures import OVER
from tests.tui.reviewed import REVIEW, STEPS

FOUND = tuple(one.found for one in STEPS if one.found)


def test_what_is_settled_and_short_shares_a_page_where_there_is_room_for_it() -> None:
    def headings(room: int) -> list[list[str]]:
        pages = Sections(OVER, REVIEW).pages(Tried(FOUND, 3, 3, True), 76, 8, room)
        told = [[words(one) for row in page for one in row.lines] for page in pages]
        return [[one.split(" ──")[0].strip("─ ") for one in page if one.startswith("── ")] for page in told]

    settled = ["Decisions", "What you believed", "Why cooperation failed, when it failed", "Promises"]
    assert settled[:2] in headings(20)
    assert settled[2:] in headings(20)
    assert settled in headings(40)
    assert list(chain(*headings(20))) == list(chain(*headings(40)))
