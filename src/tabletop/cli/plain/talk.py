"""Asking and telling: one line typed for each question, wrong answers put right, leaving at any question.

Never holds an exercise.
"""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

from tabletop.tui.presenters.ink import clean
from tabletop.tui.presenters.words import listed


class Left(Exception):
    """The people have left."""


class Talk:
    """A conversation in lines. `aside`, where set, may answer a line that is no answer, such as a command to look."""

    def __init__(self, read: Callable[[], str | None], write: Callable[[str], None]) -> None:
        self._read = read
        self._write = write
        self.aside: Callable[[str], bool] | None = None

    def tell(self, lines: Iterable[str]) -> None:
        """Say something, a line each."""
        for one in lines:
            self._write(clean(one))

    def ask(self, question: str) -> str:
        """One line typed, without blanks around it. Raises Left at q and at the end of input."""
        self.tell([question])
        typed = self._read()
        if typed is None or typed.strip().casefold() in ("q", "quit", "exit"):
            raise Left
        return clean(typed).strip()

    def choose(self, question: str, texts: Sequence[str], none: str = "an empty line for none") -> int | None:
        """Index of what is chosen, by its number or by the beginning or a part of its words; None when nothing is."""
        self.tell(f"{at}. {one}" for at, one in enumerate(texts, start=1))
        while True:
            typed = self.ask(f"{question} 1 to {len(texts)}, or {none}:")
            if not typed:
                return None
            found = matching(typed, texts)
            if len(found) == 1:
                return found[0]
            if found:
                self.tell([f"{typed} may mean {listed([str(at + 1) for at in found], 'or')}."])
            elif self.aside is None or not self.aside(typed):
                self.tell([f"{typed} is none of them.{_hint(typed, texts)}"])

    def agrees(self, question: str) -> bool:
        """Whether the answer is yes; asks again until it is yes or no."""
        while True:
            typed = self.ask(f"{question} y or n:").casefold()
            if typed and ("yes".startswith(typed) or "no".startswith(typed)):
                return typed[0] == "y"
            if not typed:
                return False
            if self.aside is None or not self.aside(typed):
                self.tell(["y for yes, n for no."])

    def figure(self, question: str) -> float | None:
        """A percentage from 0 to 100; None for an empty line."""
        while True:
            typed = self.ask(f"{question} 0 to 100, or an empty line to say nothing:")
            if not typed:
                return None
            found = percentage(typed)
            if found is not None:
                return found
            if self.aside is None or typed[0].isdigit() or not self.aside(typed):
                self.tell([f"{typed} is no number from 0 to 100."])


def percentage(typed: str) -> float | None:
    """The number of "70", "70 %" or "70 percent" when it lies between 0 and 100."""
    figure = typed.casefold().removesuffix("percent").removesuffix("%").strip()
    return float(figure) if figure.isascii() and figure.isdecimal() and int(figure) <= 100 else None


def matching(typed: str, texts: Sequence[str]) -> list[int]:
    """Indices of the texts that may be meant: that of the number, else those that begin so, else those that hold it."""
    if typed.isascii() and typed.isdecimal():
        return [int(typed) - 1] if 1 <= int(typed) <= len(texts) else []
    word = typed.casefold()
    if len(word) < 3 and any(" " in one for one in texts):
        return []  # too little to choose a sentence by
    begun = [at for at, one in enumerate(texts) if one.casefold().startswith(word)]
    return begun or ([at for at, one in enumerate(texts) if word in one.casefold()] if len(word) > 2 else [])


def _hint(typed: str, texts: Sequence[str]) -> str:
    words = {word.strip(".,;:!?“”").casefold(): at for at, one in enumerate(texts, 1) for word in one.split()}
    near = get_close_matches(typed.casefold(), list(words), 1) if not typed.isdecimal() else []
    return f" Did you mean {words[near[0]]}?" if near else ""
