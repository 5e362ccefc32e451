"""A link in the documentation leads somewhere, and needs no network."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS


def anchors(page: Path) -> set[str]:
    """The headings of a page as a browser would call them."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S)
    titles = re.findall(r"^#+ (.*)$", text, flags=re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", ["rules.md", "language.md", "rl.md"])
def test_every_link_leads_to_a_page_and_a_heading_that_exist(name: str) -> None:
    page = DOCS / name
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    assert links
    broken = []
    for link in links:
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.is_file() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken
