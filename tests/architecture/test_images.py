"""The README's picture is in the repository, and no picture fetches anything."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IMAGES = sorted((ROOT / "docs" / "images").glob("*.svg"))
#: The name of a format, which looks like an address and is never fetched.
NAMESPACE = re.compile(r'xmlns(?::\w+)?="http://www\.w3\.org/[^"]*"')


def test_the_readme_shows_a_screen_of_the_product_by_a_relative_path() -> None:
    shown = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert "docs/images/orders.svg" in [path for _, path in shown]
    assert all((ROOT / path).is_file() and text.strip() for text, path in shown)


@pytest.mark.parametrize("image", IMAGES, ids=lambda path: path.name)
def test_a_picture_refers_to_nothing_outside_itself(image: Path) -> None:
    svg = NAMESPACE.sub("", image.read_text("utf-8"))
    assert not re.search(r"https?:|@import|@font-face|url\((?!#)|(?:xlink:)?href=", svg)
