"""TT606: a title, a name or a label that the screens have to cut."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.prose import every_text
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject

LIMITS: tuple[tuple[tuple[str | None, ...], int], ...] = (
    (("title",), 60),
    (("summary",), 400),
    (("actors", None, "name"), 18),
    (("tracks", None, "title"), 22),
    (("resources", None, "title"), 30),
    (("phases", None, "title"), 40),
    (("bodies", None, "title"), 48),
    (("authorities", None, "title"), 60),
    (("flags", None, "text"), 76),
    (("objectives", None, "title"), 60),
    (("endings", None, "title"), 48),
    (("responses", None, "title"), 70),
    (("responses", None, "variants", None, "title"), 70),
    (("injects", None, "title"), 50),
    (("injects", None, "from"), 50),
    (("injects", None, "choices", None, "title"), 76),
    (("map", "marks", None, "label"), 24),
)
"""Most characters of each text: what fits its place on a screen of 80 columns, and of the summary five lines of it."""
_BY_ENDS = {(path[0], path[-1], len(path)): (path, most) for path, most in LIMITS}
"""No two of them are alike in the first key, the last and the number of keys."""


def find(subject: Subject) -> Iterator[Finding]:
    """Texts of one line that are longer than their place on a screen of 80 columns."""
    for words in every_text(subject):
        its = words.path
        path, most = _BY_ENDS.get((its[0], its[-1], len(its)), ((), 0))
        length = len(words.text)
        if not path or length <= most or any(p not in (None, k) for p, k in zip(path, its, strict=True)):
            continue
        said = f"{length} characters are too long for the screen, which has room for {most} here"
        hint = "shorten it" if words.key == "summary" else "shorten it; what it says can stand in the text"
        yield Finding(words.text, said, hint)


RULE = Rule("TT606", "text too long for the screen", "info", find, needs="document")
