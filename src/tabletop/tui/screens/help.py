"""The help: every key as it is now, the signs on the screens, and the rules in a page.

Never holds an action's meaning: that is in the table of actions.
"""

from collections.abc import Callable, Mapping

from tabletop.tui import actions
from tabletop.tui.presenters.ink import Line, cells, left, line, wrapped
from tabletop.tui.presenters.rules import RULES

SIGNS = (
    ("━━━╌╌", "how far a value lies in its range; ┊ marks where its next band begins"),
    ("━●━┊╌", "trust: the point is the estimate, the line its standard deviation, ┊ stands at 50"),
    ("░ ▒ █", "shares of no, acquiesce and yes, as far as you know that member's mind"),
    ("?", "not sounded: a consultation would show its mind, its will and its fears"),
    ("+5 ▲", "up by 5 since the last results, −5 ▼ down by 5, = unchanged"),
    ("◆", "something is asked of you"),
    ("✓ –", "ordered; cannot be ordered now, with the clause that fails"),
)


def page(
    screen: str,
    columns: int,
    keymap: Mapping[str, str] | None = None,
    can: Callable[[str], bool] = lambda action: True,
) -> list[Line]:
    """The help of one screen, with the keys that `keymap` gives to actions; of those, by id, that people `can` do now."""
    here = [
        (actions.shown(actions.keys_of(action, keymap or {})), action.help)
        for action in actions.of(screen)
        if can(action.id)
    ]
    keyed = [*here, *actions.LIST_KEYS]
    room = min(max(12, *(cells(keys) + 2 for keys, _ in keyed)), columns // 3)
    out: list[Line] = []
    for title, told in (("On this screen", here), ("In lists", actions.LIST_KEYS), ("Signs", SIGNS)):
        out.extend([*([()] if out else []), line((title, "title"))])
        for keys, words in told:
            out.extend(wrapped(line((left(keys, room), "strong"), words), columns, room))
    out.extend([(), line(("Rules, briefly", "title"))])
    for words in RULES:
        out.extend(wrapped(line("· ", words), columns, 2))
    return out
