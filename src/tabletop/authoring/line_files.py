"""The lines that lie beside a scenario, read. Playing them is `lines`' matter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tabletop.scenario.document.line import Line
from tabletop.scenario.lines import lines_of, read_line_text
from tabletop.scenario.problems import Problems
from tabletop.scenario.source import file_text


@dataclass(frozen=True)
class LineFile:
    """A line beside the scenario, or None with what is wrong; `file` names it in messages."""

    path: Path
    file: str
    text: str
    line: Line | None
    problems: Problems


def line_files(scenario: Path, shown: str) -> tuple[LineFile, ...]:
    """The lines beside a scenario's file, which messages call `shown`."""
    found = []
    for path in lines_of(scenario):
        file = (Path(shown).parent / path.relative_to(scenario.parent)).as_posix()
        text, wrong = file_text(path, file)
        if text is None:
            found.append(LineFile(path, file, "", None, Problems(wrong)))
        else:
            found.append(LineFile(path, file, text, *read_line_text(text, file)))
    return tuple(found)
