"""The help: every key as it is now, the signs on the screens, and the rules in a page.

Never holds an action's meaning: that is in the table of actions.
"""

from collections.abc import Mapping

from tabletop.tui import actions
from tabletop.tui.presenters.ink import Line, left, line, wrapped

SIGNS = (
    ("━━━╌╌", "how far a value lies in its range; ┊ marks where its next band begins"),
    ("━●━┊╌", "trust: the point is the estimate, the line its standard deviation, ┊ stands at 50"),
    ("░ ▒ █", "shares of no, acquiesce and yes, as far as you know that member's mind"),
    ("?", "not sounded: a consultation would show its mind, its will and its fears"),
    ("+5 ▲", "up by 5 since last turn, −5 ▼ down by 5, = unchanged"),
    ("◆", "something is asked of you"),
    ("✓ –", "ordered; cannot be ordered now, with the clause that fails"),
)
RULES = (
    "A member says yes, acquiesces or says no. Its interest weighs most; law, trust, will at home, exposure and having "
    "been asked count too. A red line is always a no.",
    "Consensus and silence: one no stops it. Each: everybody named must agree. Opt-in: those who say yes go.",
    "Effort does not keep. Costs of a refused order stay paid. On the floor you may amend, once, or withdraw.",
    "Below 50 trust makes dissent disloyal: a doubter who trusts you acquiesces where another says no.",
)


def page(screen: str, columns: int, keymap: Mapping[str, str] | None = None) -> list[Line]:
    """The help of one screen, with the keys that `keymap` gives to actions."""
    out: list[Line] = [line(("On this screen", "title"))]
    for action in actions.of(screen):
        out.extend(
            wrapped(
                line((left(actions.shown(actions.keys_of(action, keymap or {})), 12), "strong"), action.help),
                columns,
                12,
            )
        )
    out.extend([(), line(("In lists", "title"))])
    for keys, words in actions.LIST_KEYS:
        out.extend(wrapped(line((left(keys, 12), "strong"), words), columns, 12))
    out.extend([(), line(("Signs", "title"))])
    for sign, words in SIGNS:
        out.extend(wrapped(line((left(sign, 12), "strong"), words), columns, 12))
    out.extend([(), line(("Rules, briefly", "title"))])
    for words in RULES:
        out.extend(wrapped(line("· ", words), columns, 2))
    return out
