"""Every action of the screens, in one table: id, keys, label and help. Bindings, footer and help are read from it.

Never holds what an action does: that is a method `action_<id>` of the screen or the app.
"""

from dataclasses import dataclass

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
    Action("open", "enter", "open", "Read the highlighted message, partner or number in full.", ("situation", "map")),
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
           ("situation", "results", "debrief")),
    Action("briefing", "i", "briefing", "Read the briefing and your brief again.",
           ("situation", "orders", "floor", "results"), in_footer=False),
    Action("note", "n", "note", "Write down what you think, and how sure you are; kept for the review.",
           ("situation", "orders", "floor", "results"), in_footer=False),
    Action("rewind", "w", "go back", "Go back to an earlier turn and play on from there; what is undone is kept.",
           ("situation", "orders", "floor", "results", "debrief"), in_footer=False),
    Action("palette", "colon", "commands", "Find an action by name (also Ctrl+P).", in_footer=False),
    Action("help", "question_mark,f1", "help", "This page."),
    Action("leave", "q", "quit", "Leave; nothing is lost, `tabletop resume` goes on."),
)  # fmt: skip

#: Keys of lists and texts, for the help only: the widgets bind them.
LIST_KEYS = (
    ("↑ ↓  j k", "Move the highlight; at its end, into the next list."),
    ("Tab", "Go to the next list."),
    ("PgUp PgDn", "A page up or down."),
    ("Home End  g G", "First and last row."),
    ("Esc", "Close what is open, go back."),
)

_SHOWN = {"enter": "Enter", "question_mark": "?", "colon": ":", "escape": "Esc", "f1": "F1"}


def of(screen: str) -> list[Action]:
    """What a screen offers, in the order of the table."""
    return [action for action in ACTIONS if not action.screens or screen in action.screens]


def bindings(screen: str) -> list[Binding]:
    """A screen's bindings. Each has an id, so that a keymap can change its key."""
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


def shown(keys: str) -> str:
    """Keys as people call them: "? F1"."""
    return " ".join(_SHOWN.get(key, key) for key in keys.split(","))
