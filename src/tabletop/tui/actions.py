"""Every action of the screens, in one table: id, keys, label and help. Bindings, footer and help are read from it.

Never holds what an action does: that is a method `action_<id>` of the screen or the app.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `screens` names where it is offered, empty for everywhere; the first key is the one shown."""

    id: str
    keys: str
    label: str
    help: str
    screens: tuple[str, ...] = ()
    in_footer: bool = True


ACTIONS = (
    Action("choose", "enter", "open", "Begin the highlighted scenario, or open the exercise.", ("library",)),
    Action("resume", "r", "resume", "Go on with the exercise that was played last.", ("library",)),
    Action("begin", "enter", "begin", "Begin turn 1.", ("briefing",)),
    Action("take", "enter", "I am here", "Take the keyboard: your own screen comes next.", ("handover",)),
    Action("open", "enter", "open", "Read the highlighted message, partner or number in full.",
           ("situation", "map", "review")),
    Action("orders", "o,2", "orders", "Go to the menu of orders.", ("situation",)),
    Action("map", "m,3", "map", "Look at the theatre, and where everybody is.", ("situation",)),
    Action("give", "enter", "give", "Give the highlighted order; it stays secret until you end the turn.", ("orders",)),
    Action("undo", "u", "undo", "Take back your last order of this turn.", ("orders",)),
    Action("body", "b", "body", "Look at the order before another body that could decide on it.", ("orders",)),
    Action("details", "d", "details", "Read everything about the highlighted entry.", ("orders",)),
    Action("only", "v", "hide unavailable", "Hide or show what cannot be ordered now.", ("orders",), in_footer=False),
    Action("situation", "s,escape,1", "back", "Back to messages, tracks and partners.", ("orders", "map")),
    Action("answer", "a", "answer", "Answer what you are asked.", ("situation", "orders")),
    Action("end_turn", "e", "end turn", "End your orders; the bodies decide next.", ("situation", "orders")),
    Action("proceed", "enter", "continue", "Close the floor; the dice fall.", ("floor",)),
    Action("vote", "v", "vote", "Vote on the highlighted order.", ("floor",)),
    Action("amend", "a", "amend", "Change, move or withdraw your highlighted order; once.", ("floor",)),
    Action("next_turn", "enter", "next", "Go on: to the next turn, or to the debrief.", ("results",)),
    Action("ledger", "l", "why?", "Every change of the highlighted number, and its cause.",
           ("situation", "orders", "floor", "results", "debrief", "review")),
    Action("briefing", "i", "briefing", "Read the briefing and your brief again.",
           ("situation", "orders", "floor", "results"), in_footer=False),
    Action("note", "n", "note", "Write down what you think, and how sure you are; kept for the review.",
           ("situation", "orders", "floor", "results"), in_footer=False),
    Action("rewind", "w", "go back", "Go back to an earlier turn and play on from there; what is undone is kept.",
           ("situation", "orders", "floor", "results", "debrief"), in_footer=False),
    Action("review", "r,6", "review", "Look back: curves, decisions, and the same dice with other decisions.",
           ("debrief",)),
    Action("hand_on", "p", "next seat", "Hand the keyboard on to the next seat's debrief.", ("debrief",)),
    Action("judge", "t", "judge", "Say whether what was expected of a prepared team was done.", ("review",)),
    Action("replay", "r,w", "from a turn", "Go back to a turn and play on from there; what is undone is kept.",
           ("review",)),
    Action("again", "n", "again", "Begin the same scenario anew, with other dice; this exercise is kept.", ("review",)),
    Action("export", "x", "export", "Write the review into a Markdown file, and say where.", ("review",)),
    Action("next_page", "right", "next page", "Turn to the next page of the review.", ("review",), in_footer=False),
    Action("previous_page", "left", "page before", "Turn to the page before.", ("review",), in_footer=False),
    Action("debrief", "s,escape,1", "back", "Back to the debrief.", ("review",)),
    Action("palette", "colon", "commands", "Find an action by name (also Ctrl+P).", in_footer=False),
    Action("help", "question_mark,f1", "help", "This page."),
    Action("leave", "q", "quit", "Leave, for the library or the shell; `tabletop resume` goes on."),
)  # fmt: skip

#: Keys of lists and texts, for the help only: the widgets bind them.
LIST_KEYS = (
    ("↑ ↓  j k", "Move the highlight; at its end, into the next list."),
    ("Tab", "Go to the next list."),
    ("PgUp PgDn", "A page up or down."),
    ("Home End  g G", "First and last row."),
    ("Esc", "Close what is open, go back."),
)

_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "backspace": "Backspace",
}

#: Signs by the names that Textual gives their keys.
_SIGNS = {
    "question_mark": "?", "colon": ":", "full_stop": ".", "comma": ",", "semicolon": ";", "slash": "/",
    "backslash": "\\", "exclamation_mark": "!", "plus": "+", "minus": "-", "underscore": "_", "equals_sign": "=",
    "number_sign": "#", "asterisk": "*", "less_than_sign": "<", "greater_than_sign": ">", "at": "@",
    "apostrophe": "'", "quotation_mark": '"', "left_square_bracket": "[", "right_square_bracket": "]",
    "left_parenthesis": "(", "right_parenthesis": ")", "percent_sign": "%", "ampersand": "&", "dollar_sign": "$",
    "tilde": "~", "vertical_line": "|", "circumflex_accent": "^", "grave_accent": "`",
    "left_curly_bracket": "{", "right_curly_bracket": "}",
}  # fmt: skip
_NAMES = {sign: name for name, sign in _SIGNS.items()}
_NAMED = {*_SHOWN, "insert", "left", "right", *(f"f{number}" for number in range(1, 25))}
_HELD = ("ctrl", "alt", "shift", "super")

#: Keys that the lists and dialogs need, and those with which a terminal or Textual does something of its own.
TAKEN = {
    **dict.fromkeys(
        ("up", "down", "j", "k", "pageup", "pagedown", "space", "home", "end", "g", "G"), "lists"
    ),
    **dict.fromkeys(("tab", "shift+tab"), "moving between lists"),
    **dict.fromkeys(("ctrl+q", "ctrl+c", "ctrl+p"), "the application"),
}


def key_named(words: str) -> str | None:
    """The key that people mean by "o", "?", "F2" or "ctrl+x", as Textual names it; None when there is none."""
    if len(words) == 1:
        return _NAMES.get(words) or (words if words.isalnum() else "space" if words == " " else None)
    *held, last = words.replace("++", "+plus").split("+")
    if any(one.lower() not in _HELD for one in held) or not last:
        return None
    if len(last) == 1:
        name = key_named(last.lower() if held else last)
    else:
        name = last.lower() if last.lower() in _NAMED | set(_SIGNS) | set(TAKEN) else None
    return None if name is None else "+".join([*(one.lower() for one in held), name])


def of(screen: str) -> list[Action]:
    """What a screen offers, in the order of the table."""
    return [action for action in ACTIONS if not action.screens or screen in action.screens]


def keys_of(action: Action, keymap: Mapping[str, str]) -> str:
    """The keys of an action where people have given some actions others."""
    return keymap.get(action.id, action.keys)


def bindings(screen: str) -> list[Binding]:
    """A screen's bindings. Each has an id, so that a keymap can change its key."""
    from textual.binding import Binding  # here, so that settings can be checked without Textual

    return [
        Binding(
            action.keys,
            action.id if action.screens else f"app.{action.id}",
            action.label,
            show=action.in_footer,
            key_display=shown(action.keys).split(" ")[0],
            id=f"{screen}.{action.id}",
        )
        for action in of(screen)
    ]


def screens() -> list[str]:
    """Every screen that the table names, in its order."""
    return list(dict.fromkeys(name for action in ACTIONS for name in action.screens))


def binding_keys(keymap: Mapping[str, str]) -> dict[str, str]:
    """Keys by the ids of bindings, for those that people have changed."""
    return {
        f"{screen}.{action.id}": keymap[action.id]
        for screen in screens()
        for action in of(screen)
        if action.id in keymap
    }


def shown(keys: str) -> str:
    """Keys as people call them: "? F1"."""
    return " ".join(map(_called, keys.split(",")))


def _called(key: str) -> str:
    *held, last = key.split("+")
    name = _SHOWN.get(last) or _SIGNS.get(last) or (last.upper() if last[1:].isdecimal() else last)
    return "".join(f"{one.capitalize()}+" for one in held) + name
