"""The table of what can be typed in the plain mode: names, short forms, what each takes and does, and where.

The help is read from it. Never holds what a command does: that is a method `do_<name>` of the sitting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

PLAYING = ("orders", "floor", "results")


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `stages` names where it can be given, empty for everywhere; `takes` is what follows its name."""

    name: str
    short: tuple[str, ...]
    takes: str
    help: str
    topic: str
    stages: tuple[str, ...] = ()
    example: str = ""


#: Topics of the help, and what each is about.
TOPICS = {
    "looking": "what you can have read to you at any time",
    "orders": "giving orders, taking them back, answering",
    "floor": "voting, amending, withdrawing",
    "going back": "other decisions, other dice, branches",
    "review": "looking back on the exercise",
    "sitting": "notes, settings, help and leaving",
}

COMMANDS = (
    Command("situation", ("s",), "", "Messages, tracks, partners, what is due, promises, and what moved.", "looking"),
    Command("where", (), "", "Turn, time, purse and effort in one line.", "looking"),
    Command("messages", (), "a number", "Every message so far; with a number, that one in full.", "looking",
            example="messages 2"),
    Command("tracks", (), "", "Where the numbers of the crisis stand.", "looking"),
    Command("partners", (), "a name", "The others; with a name, all you know of that one.", "looking",
            example="partners ostland"),
    Command("due", (), "", "What will happen at its time.", "looking"),
    Command("promises", (), "", "Promises open, kept and broken.", "looking"),
    Command("objectives", (), "", "What you are after, and how far you are.", "looking"),
    Command("why", ("l", "ledger"), "a name", "Every change of a number or of somebody's trust, and its cause.",
            "looking", example="why tension"),
    Command("map", ("p", "places"), "", "Where everybody is, in words.", "looking"),
    Command("briefing", ("b",), "", "The briefing, and your brief.", "looking"),
    Command("give", ("g",), "an order's number and, if you like, a body",
            "Give an order. The number alone does the same.", "orders", ("orders",), "give 3 council"),
    Command("details", ("d",), "an order's number",
            "All about an order: who would agree, why not, what would move them, how likely it works.", "orders",
            ("orders",), "details 5"),
    Command("menu", ("m",), "an instrument", "What can be ordered; with a word, of one kind only.", "orders", ("orders",),
            "menu military"),
    Command("unavailable", ("x",), "", "What cannot be ordered now, and why.", "orders", ("orders",)),
    Command("undo", ("u",), "", "Take back your last order of this turn.", "orders", ("orders",)),
    Command("answer", ("a",), "", "Answer what you are asked.", "orders", ("orders",)),
    Command("end", ("e",), "", "End your orders; the bodies decide next.", "orders", ("orders",)),
    Command("positions", (), "", "Hear again who stands how.", "floor", ("floor",)),
    Command("vote", ("v",), "", "Vote on what you are asked about.", "floor", ("floor",)),
    Command("amend", ("a",), "", "Change your order on the floor, or take it to another body; once.", "floor",
            ("floor",)),
    Command("withdraw", (), "", "Withdraw your order on the floor.", "floor", ("floor",)),
    Command("results", (), "", "Hear again what came of the turn.", "floor", ("results",)),
    Command("back", ("w", "rewind"), "a turn and, if you like, “same” or “new”",
            "Go back to a turn and play on from there; what is undone is kept.", "going back", (), "back 2 same"),
    Command("again", (), "", "Begin the same scenario anew, with other dice; this exercise is kept.", "going back",
            ("over",)),
    Command("branches", (), "", "Each way the exercise went.", "going back"),
    Command("review", ("r",), "a word", "Look back: numbers, decisions, the same dice with other decisions; with a word, "
            "only what is about it.", "review", (), "review trust"),
    Command("untried", (), "all", "What you did, graded, and what you did not do, with the same dice: the best of it, "
            "or all.", "review", ("over",), "untried all"),
    Command("judge", (), "a number", "Say whether what was expected of a prepared team was done.", "review", ("over",)),
    Command("calibration", (), "", "How sure you were, and how often you were right.", "review"),
    Command("debrief", ("s",), "", "How it ended, and turn by turn.", "review", ("over",)),
    Command("export", (), "a file's name", "Write the review into a Markdown file, and say where.", "review", (),
            "export review.md"),
    Command("note", ("n",), "words", "Keep words for the review; a percentage at the end is how sure you are.",
            "sitting", (), "note they will say no, 70 %"),
    Command("settings", (), "“reasons on” or “reasons off”",
            "Whether you are asked how sure you are when you give an order.", "sitting", (), "settings reasons off"),
    Command("help", ("?", "h"), "a command or a topic", "What can be typed.", "sitting", (), "help orders"),
    Command("next", ("p",), "", "Hand the keyboard to the next seat's debrief.", "sitting", ("over",)),
    Command("quit", ("q", "exit"), "", "Leave; nothing is lost. So does the end of input.", "sitting"),
)  # fmt: skip


def offered(stage: str, *, is_shared: bool = False) -> list[Command]:
    """What can be given at a stage."""
    return [
        one
        for one in COMMANDS
        if (not one.stages or stage in one.stages) and (one.name != "next" or is_shared)
    ]


def meant(typed: str, among: Sequence[Command]) -> list[Command]:
    """The commands that a word may mean: the one of this name or short form, else all whose name begins so."""
    word = typed.casefold()
    exact = [one for one in among if word == one.name or word in one.short]
    return exact[:1] or [one for one in among if one.name.startswith(word)]


def nearest(typed: str) -> str:
    """The command most like a misspelt one, "" when none is alike."""
    found = get_close_matches(typed.casefold(), [one.name for one in COMMANDS], 1)
    return found[0] if found else ""
