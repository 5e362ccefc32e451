"""A page: a header, one or two columns of lists, a footer. What all screens look like; the styles name it.

Never holds what a page is about.
"""

from textual.screen import Screen


class Page(Screen[None]):
    """A screen with a header, columns of class `column` in `#body`, and a footer."""
