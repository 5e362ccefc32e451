"""What can be wrong with a scenario's files, said so that its author can mend it.

A problem has code, place, sentence and hint. Codes are stable and never used for something else. Finding
problems does not belong here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]

CODES: dict[str, str] = {
    # TT0xx: the file and its YAML
    "TT001": "file cannot be read",
    "TT002": "file is not UTF-8 text",
    "TT003": "file is too large",
    "TT004": "not valid YAML",
    "TT005": "several documents in one file",
    "TT006": "duplicate key",
    "TT007": "tag",
    "TT008": "too many aliases",
    "TT009": "merge key",
    "TT010": "empty value",
    "TT011": "a comma that needs quotes",
    "TT012": "nested too deeply",
    "TT013": "braces that need quotes",
    "TT014": "key is not a plain word",
    # TT1xx: the keys of format 1 and their values
    "TT101": "unknown key",
    "TT102": "missing key",
    "TT103": "wrong kind of value",
    "TT104": "not one of the allowed words",
    "TT105": "not a number",
    "TT106": "not a truth",
    "TT107": "not a duration",
    "TT108": "not an id",
    "TT109": "reserved name",
    "TT110": "id used twice",
    "TT111": "keys that do not go together",
    "TT112": "not an effect's target",
    "TT113": "not an effect's amount",
    "TT114": "not a pair of actors",
    "TT115": "number out of range",
    "TT116": "unknown format",
    "TT117": "tag that is also an id or an instrument",
    "TT118": "not a date and time",
    "TT119": "text file cannot be used",
    # TT2xx: references
    "TT200": "unknown name",
    "TT201": "unknown actor",
    "TT202": "unknown body",
    "TT203": "unknown track",
    "TT204": "unknown flag",
    "TT205": "unknown authority",
    "TT206": "unknown resource",
    "TT207": "unknown response",
    "TT208": "unknown objective",
    "TT209": "unknown inject",
    "TT210": "unknown capability domain",
    "TT211": "unknown response, tag or instrument",
    "TT212": "unknown coefficient",
    "TT213": "name that means something else here",
    "TT214": "response that nobody can order",
    # TT3xx: expressions
    "TT301": "not an expression",
    "TT302": "not allowed in an expression",
    "TT303": "unknown name in an expression",
    "TT304": "unknown function",
    "TT305": "wrong arguments",
    "TT306": "a number where a condition is needed",
    "TT307": "a condition where a number is needed",
    "TT308": "name not available here",
    "TT309": "expression too long",
    "TT310": "expression where a constant is needed",
}
"""Every code with its one-line title."""


@dataclass(frozen=True)
class Edit:
    """Text to put in place of the characters from line and column up to end_line and end_column, not included."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True)
class Problem:
    """One finding. Line and column count from 1, columns in characters; 0 means the file as a whole.

    `edits` mend it and change nothing else that is meant; without any, only its author can.
    """

    code: str
    severity: Severity
    message: str
    file: str
    line: int
    column: int
    hint: str = ""
    end_column: int | None = None
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        text = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"{place}: {self.severity}[{self.code}]: {text}"


class Problems:
    """Findings in the order of their places; empty means that all is well."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems: dict[Problem, None] = {}
        self.extend(problems)

    def add(self, problem: Problem) -> None:
        """Takes in one finding; the very same one is taken in once."""
        self._problems[problem] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Takes in several findings."""
        for problem in problems:
            self.add(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._problems, key=lambda p: (p.file, p.line, p.column, p.code, p.message)))

    def __len__(self) -> int:
        return len(self._problems)

    def __bool__(self) -> bool:
        return bool(self._problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self)

    @property
    def has_errors(self) -> bool:
        """Whether one of them forbids using the scenario; warnings and infos do not."""
        return any(problem.severity == "error" for problem in self._problems)


class ScenarioError(Exception):
    """A scenario that cannot be used, with all that is wrong with it."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(str(problems))
        self.problems = problems


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name most like a misspelt one, or None when none is alike."""
    found = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The hint `did you mean 'tension'?`, or an empty text when no known name is alike."""
    found = nearest(name, names)
    return f"did you mean '{found}'?" if found else ""
