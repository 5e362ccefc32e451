"""What is to be said of the cells of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.scenario.problems import Severity


@dataclass(frozen=True)
class Remark:
    """A sentence about a cell, with what would help. Error: nothing is taken in; warning: this is left out."""

    severity: Severity
    place: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class Remarks:
    """Remarks in the order in which they were made, each once."""

    def __init__(self) -> None:
        self._remarks: dict[Remark, None] = {}

    def error(self, place: str, message: str, hint: str = "") -> None:
        """Notes what forbids taking in the sheet."""
        self._remarks[Remark("error", place, message, hint)] = None

    def warning(self, place: str, message: str, hint: str = "") -> None:
        """Notes what is left out."""
        self._remarks[Remark("warning", place, message, hint)] = None

    def info(self, place: str, message: str, hint: str = "") -> None:
        """Notes what is worth knowing."""
        self._remarks[Remark("info", place, message, hint)] = None

    def __iter__(self) -> Iterator[Remark]:
        return iter(self._remarks)

    @property
    def has_errors(self) -> bool:
        """Whether one of them forbids taking in the sheet."""
        return any(remark.severity == "error" for remark in self._remarks)
