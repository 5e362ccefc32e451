"""Where generated scenarios take their decisions from: a seed, or Hypothesis, which can then make them smaller.

Every decision is a whole number of a range, of which the lowest is the simplest. What is decided lies elsewhere.
"""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Choices(ABC):
    """A source of decisions."""

    @abstractmethod
    def whole(self, low: int, high: int) -> int:
        """A whole number of low..high."""

    def maybe(self, percent: int) -> bool:
        """True in this share of all cases, about."""
        return self.whole(0, 99) >= 100 - percent

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, the first being the simplest."""
        return items[self.whole(0, len(items) - 1)]

    def few(self, low: int, high: int) -> int:
        """A number of low..high, small ones being more common."""
        return min(self.whole(low, high), self.whole(low, high))

    def some(self, items: Sequence[T], least: int = 0, most: int | None = None) -> list[T]:
        """Some of the items, in their order."""
        number = self.few(min(least, len(items)), len(items) if most is None else min(most, len(items)))
        left = list(range(len(items)))
        chosen = sorted(left.pop(self.whole(0, len(left) - 1)) for _ in range(number))
        return [items[k] for k in chosen]

    def figure(self, low: float, high: float) -> str:
        """A number of low..high as an author writes it, now and then with a decimal."""
        if self.maybe(15):
            return f"{self.whole(round(low * 4), round(high * 4)) / 4:g}"
        return str(self.whole(round(low), round(high)))


class Seeded(Choices):
    """Decisions that follow from a seed."""

    def __init__(self, seed: int | str) -> None:
        self.random = random.Random(f"scenario {seed}")

    def whole(self, low: int, high: int) -> int:
        """A whole number of low..high."""
        return self.random.randint(low, high)


class Drawn(Choices):
    """Decisions drawn by Hypothesis."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def whole(self, low: int, high: int) -> int:
        """A whole number of low..high."""
        return self.draw(st.integers(low, high))
