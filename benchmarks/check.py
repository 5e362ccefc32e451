"""How long `tabletop check` takes for a long scenario, beside reading the same file with PyYAML (goal: 3 times that).

The scenario is the flagship with its tracks, flags, responses and injects written several times under new names. The
baseline is what reading such a file with places costs: libyaml's loader, every value built, every place kept.

    python -m benchmarks.check [--lines 5000] [--rounds 5] [--profile NAME]
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import re
import time
from collections.abc import Callable
from typing import Any

import yaml

from tabletop.authoring.checking import check_text
from tabletop.authoring.rules import every_rule
from tabletop.scenario import library
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.expression_syntax import parse
from tabletop.scenario.load import load_text
from tabletop.scenario.mentions import mentions
from tabletop.scenario.source import read_source
from tabletop.scenario.study import study_text

SECTIONS = ("tracks", "flags", "responses", "injects")
_ENTRY = re.compile(r"^  ([a-z]\w*):", re.MULTILINE)


def scenario(lines: int, id: str = "strait-of-shadows") -> str:
    """A scenario of at least so many lines: copies of its sections' entries refer to one another as those do."""
    path = library.find(id)
    assert path is not None
    parts = re.split(r"^(?=[a-z_]+:)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    parts = [re.sub(r"\{file: [\w.]+\}", "Read this.", part) for part in parts]
    own = [part for part in parts if part.split(":")[0] in SECTIONS]
    known = {id for part in own for id in _ENTRY.findall(part)}
    word = re.compile(rf"\b({'|'.join(sorted(known, key=len, reverse=True))})\b")
    copies: dict[str, str] = dict.fromkeys(own, "")
    length, number = sum(part.count("\n") for part in parts), 1
    while length < lines:
        number += 1
        for part in own:
            if length >= lines:
                break
            body = part.split("\n", 1)[1].rstrip("\n") + "\n"
            copies[part] += _renamed(body, word, number)
            length += body.count("\n")
    return "".join(part.rstrip("\n") + "\n" + copies.get(part, "") for part in parts)


def _renamed(body: str, word: re.Pattern[str], number: int) -> str:
    """A section's entries under new names; its prose keeps the words it has."""
    return "\n".join(
        line if _is_prose(line) else word.sub(rf"\1_{number}", line) for line in body.split("\n")
    )


def _is_prose(line: str) -> bool:
    return (
        bool(re.match(r"\s*(title|text|label|summary|expected|note|from|tags|#)\b", line)) or ":" not in line
    )


class Placed(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # libyaml's where it is there
    """PyYAML as it comes, that also keeps where every value stands."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.places: list[tuple[Any, int, int]] = []

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        """The value of a node, its place kept."""
        value = super().construct_object(node, deep=deep)
        self.places.append((value, node.start_mark.line + 1, node.start_mark.column + 1))
        return value


def with_places(text: str) -> object:
    """The file's values, and the place of each."""
    loader = Placed(text)
    return loader.get_single_data(), loader.places


def measured(steps: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The shortest time of each step in seconds; the steps take turns, so that a busy moment hits all alike.

    It is the process's own time: what else the machine does would hit the long steps more often than the short ones.
    """
    best = dict.fromkeys(steps, float("inf"))
    for _ in range(rounds):
        for name, step in steps.items():
            gc.collect()
            parse.cache_clear()  # a command reads every expression for the first time
            mentions.cache_clear()
            begun = time.process_time()
            step()
            best[name] = min(best[name], time.process_time() - begun)
    return best


def main() -> None:
    """Prints the table."""
    reads = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    reads.add_argument("--lines", type=int, default=5000)
    reads.add_argument("--rounds", type=int, default=5)
    reads.add_argument("--profile", help="also say where one of the steps spends its time")
    given = reads.parse_args()
    text = scenario(given.lines)
    tree, _ = read_source(text, "scenario.yaml")
    assert tree is not None
    report = check_text(text)
    loaded = load_text({"scenario.yaml": text})
    assert loaded.program is not None, str(loaded.problems)
    steps: dict[str, Callable[[], object]] = {
        "PyYAML with places": lambda: with_places(text),
        "events alone": lambda: sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader)),
        "tree": lambda: read_source(text, "scenario.yaml"),
        "document (tree given)": lambda: read_scenario(tree, "scenario.yaml"),
        "load": lambda: load_text({"scenario.yaml": text}),
        "study (load, all kept)": lambda: study_text(text),
        "check": lambda: check_text(text),
    }
    times = measured(steps, given.rounds)
    base = times["PyYAML with places"]
    sizes = loaded.program.tables.n
    print(
        f"{text.count(chr(10))} lines, {sizes.options} orders, {sizes.injects} injects; "
        f"{len(every_rule())} rules, {len(report.problems)} findings"
    )
    print(f"{'shortest of ' + str(given.rounds):28} {'ms':>8} {'ratio':>7}")
    for name, taken in times.items():
        print(f"{name:28} {1000 * taken:8.0f} {taken / base:7.2f}")
    if given.profile:
        parse.cache_clear()
        mentions.cache_clear()
        profile = cProfile.Profile()
        profile.runcall(steps[given.profile])
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)


if __name__ == "__main__":
    main()
