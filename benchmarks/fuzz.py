"""Puts broken scenarios through `tabletop check`: what it crashes on, where it hangs, and what takes longest.

Inputs are the examples of the pages, generated scenarios and pieces of the shipped ones, with lines beside them,
mutated; and arbitrary bytes. Every format is written of every report. An input that crashes or hangs is kept.

    python -m benchmarks.fuzz [--count 10000] [--seed 0] [--limit 10] [--keep DIR]
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tabletop.authoring.checking import Report, check
from tabletop.authoring.formats import FORMATS
from tabletop.authoring.pages import base, codes, page
from tabletop.scenario import library
from tests.generating import scenario_text

ODD = (
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        "- ",
        "#",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">-",
        "'",
        '"',
        "\\",
        "\t",
        "\0",
        "\r",
        "\u2028",
        "\ufeff",
    ),
    *(
        "é",
        "Ä",
        "😀",
        "١",
        "->",
        "<->",
        "@",
        "+",
        "%",
        "...",
        "---",
        "<<: *a",
        "~",
        "null",
        "? ",
        ", ",
        "\n",
        "  ",
    ),
    *(
        "1e999",
        "-0.0",
        "99999999999999999999",
        "0.0000001",
        "nan",
        "inf",
        "-1",
        "1_000",
        "0x10",
        "12:30",
        "101",
        "1m",
        "9w",
    ),
    *(
        "turn",
        "by",
        "all",
        "true",
        "coalition",
        "not ",
        " and ",
        " or ",
        "((((",
        "))",
        "trust(a -> b)",
        "done(inspect@council)",
    ),
    *(
        "each: {p: coalition}",
        "{file: x.md}",
        "set: ",
        "keep: ",
        "reveal ",
        "sound ",
        "{tension}",
        "{p.name}",
        "tension",
        "norland",
    ),
    *(
        "# tabletop: ignore[TT401]",
        "# tabletop: ignore",
        "min(",
        "clamp(1,2,3)",
        " if 1 else ",
        " / 0",
        " % 0",
        " ** 9",
        "lead",
    ),
)
MEMORY = "/dev/shm"
"""Where files cost no disk, if there is such a place."""

Values = dict[str, list[str]]
"""By key, what stands behind it somewhere."""
_PAIR = re.compile(r"\b([a-z_]+): ([^\s{}\[\],:|>][^{}\[\],:\n]*)")

LINE = """title: A line
seeds: 5
moves:
  1: {norland: [inspect]}
  2: {norland: [accuse], answers: {}}
expect:
  - share(victory) >= 50
  - always(tension < 90)
  - at(2, tension > 5)
without: {support: {exposure: 0}}
"""


class Hang(BaseException):
    """An input took longer than its limit; no `except Exception` may swallow it."""


@dataclass
class Tally:
    """What came of the inputs so far."""

    done: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    crashes: Counter[str] = field(default_factory=Counter)
    hangs: int = 0
    usable: int = 0
    slowest: list[tuple[float, str]] = field(default_factory=list)


def corpus() -> list[str]:
    """The texts that mutation begins with."""
    texts = [base()]
    for code in codes():
        its = page(code)
        texts += [text for text in (its.bad, its.good) if text and len(text) < 20_000] if its else []
    texts += [scenario_text(seed) for seed in range(60)]
    return texts


def shipped() -> list[str]:
    """The shipped scenarios, section by section laid over nothing: long texts, of which pieces are taken."""
    found = (library.find(id) for id in library.ids())
    return [path.read_text(encoding="utf-8") for path in found if path is not None]


def mutated(text: str, others: list[str], r: random.Random) -> str:
    """The text with a few changes, most of them small."""
    for _ in range(r.choice((1, 1, 1, 2, 3, 6))):
        text = r.choice(CHANGES)(text, others, r)
    return text


def _insert(text: str, others: list[str], r: random.Random) -> str:
    at = r.randrange(len(text) + 1)
    return text[:at] + r.choice(ODD) + text[at:]


def _replace_word(text: str, others: list[str], r: random.Random) -> str:
    words = text.split(" ")
    words[r.randrange(len(words))] = r.choice(
        (r.choice(ODD), r.choice(words), r.choice(r.choice(others).split(" ")))
    )
    return " ".join(words)


def _cut(text: str, others: list[str], r: random.Random) -> str:
    a = r.randrange(len(text) + 1)
    return text[:a] + text[a + r.choice((1, 2, 5, 20, 200)) :]


def _end(text: str, others: list[str], r: random.Random) -> str:
    return text[: r.randrange(len(text) + 1)]


def _lines(text: str, others: list[str], r: random.Random) -> str:
    lines = text.split("\n")
    at, other = r.randrange(len(lines)), r.randrange(len(lines))
    way = r.randrange(6)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(at, lines[other])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 3:
        lines[at] = " " * r.randrange(5) + lines[at]
    elif way == 4:
        lines[at] = lines[at].removeprefix(" " * r.randrange(1, 5))
    else:
        lines.insert(at, r.choice(r.choice(others).split("\n")))
    return "\n".join(lines)


def _value(text: str, others: list[str], r: random.Random) -> str:
    lines = text.split("\n")
    at = r.randrange(len(lines))
    key, colon, value = lines[at].partition(": ")
    other = r.choice(r.choice(others).split("\n")).partition(": ")[2]
    odd = r.choice(
        (r.choice(ODD), other, f"{value} {r.choice(ODD)}", f"[{value}]", f"{{{value}}}", f"'{value}'", "")
    )
    lines[at] = key + (colon or ": ") + odd
    return "\n".join(lines)


def _splice(text: str, others: list[str], r: random.Random) -> str:
    other = r.choice(others)
    a, b = r.randrange(len(text) + 1), r.randrange(len(other) + 1)
    return text[:a] + other[b : b + r.choice((10, 100, 1000))] + text[a:]


def _deep(text: str, others: list[str], r: random.Random) -> str:
    at = r.randrange(len(text) + 1)
    pair = r.choice(("[]", "{}", "()", "''", "  ", "- ", "- "))
    many = r.choice((3, 40, 500))
    return text[:at] + pair[0] * many + r.choice(("", "1", "x")) + pair[1] * many + text[at:]


def _digits(text: str, others: list[str], r: random.Random) -> str:
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return text
    at = r.choice(places)
    return (
        text[:at]
        + r.choice(("0", "-5", "1000", "9" * 30, "0.5", ".5", "1e5", "100", "255", "65536"))
        + text[at + 1 :]
    )


CHANGES: tuple[Callable[[str, list[str], random.Random], str], ...] = (
    *(
        _insert,
        _replace_word,
        _replace_word,
        _cut,
        _end,
        _lines,
        _lines,
        _value,
        _value,
        _splice,
        _deep,
        _digits,
    ),
)


def values_by_key(texts: list[str]) -> Values:
    """What stands behind each key in some scenario."""
    found: Values = {}
    for text in texts:
        for key, value in _PAIR.findall(text):
            found.setdefault(key, []).append(value)
    return found


def otherwise(text: str, values: Values, r: random.Random) -> str:
    """The text with a few values replaced by others that stand behind the same key, so that many stay valid."""
    for _ in range(r.choice((1, 1, 2, 4))):
        found = list(_PAIR.finditer(text))
        pair = r.choice(found) if found else None
        if pair is None:
            break
        value = pair[2]
        if number := re.fullmatch(r"-?[0-9.]+", value):
            value = r.choice(
                (value, "0", "1", "50", "100", "-1", f"{r.randrange(101)}", f"{number[0]} + turn")
            )
        if value == pair[2]:
            value = r.choice(values.get(pair[1], [value]))
        text = text[: pair.start(2)] + value + text[pair.end(2) :]
    return text


def arbitrary(r: random.Random, others: list[str]) -> bytes:
    """Bytes of any kind: noise, noise of YAML's signs, or a scenario with bytes changed."""
    way = r.randrange(3)
    if way == 0:
        return r.randbytes(r.randrange(400))
    if way == 1:
        return "".join(r.choice(ODD) for _ in range(r.randrange(60))).encode("utf-8", "surrogatepass")
    data = bytearray(r.choice(others).encode())
    for _ in range(r.randrange(1, 4)):
        data[r.randrange(len(data))] = r.randrange(256)
    return bytes(data)


def one(seed: int, texts: list[str], large: list[str], values: Values) -> tuple[str, bytes, bytes]:
    """Input number `seed`: its kind, the scenario's bytes and those of the line beside it."""
    r = random.Random(seed)
    line = LINE.encode()
    kinds = {"mutated": 34, "meaning": 35, "generated": 6, "bytes": 15, "piece": 3, "line": 6.9, "whole": 0.1}
    (kind,) = r.choices(tuple(kinds), tuple(kinds.values()))
    if kind == "bytes":
        return kind, arbitrary(r, texts), line
    if kind == "line":
        return kind, texts[0].encode(), mutated(LINE, texts, r).encode("utf-8", "surrogatepass")
    if kind == "meaning":
        text = r.choice(texts) if r.random() < 0.6 else scenario_text(r.randrange(1_000_000))
        return kind, otherwise(text, values, r).encode(), line
    if kind == "generated":
        text = scenario_text(r.randrange(1_000_000))
    elif kind == "piece":
        whole = r.choice(large).split("\n")
        at = r.randrange(len(whole))
        text = r.choice(texts) + "\n".join(whole[at : at + r.randrange(5, 120)])
    elif kind == "whole":
        text = r.choice(large)
    else:
        text = r.choice(texts)
    return kind, mutated(text, texts, r).encode("utf-8", "surrogatepass"), line


def try_one(folder: Path, scenario: bytes, line: bytes, limit: float) -> Report:
    """Checks one input and writes what was found in every format.

    Raises what check raises, and ValueError for a place that is not in a file that can be read.
    """
    path = folder / "scenario.yaml"
    path.write_bytes(scenario)
    beside = folder / "lines" / "try.yaml"
    if not beside.exists() or beside.read_bytes() != line:
        beside.write_bytes(line)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        report = check(path, "scenario.yaml")
        for write in FORMATS.values():
            write(report)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    for problem in report.problems:
        its = report.line_of(problem)
        if (
            problem.line
            and report.texts.get(problem.file)
            and (its is None or not 1 <= problem.column <= len(its) + 1)
        ):
            raise ValueError(f"{problem.code} is placed beside the file: {problem}")
    return report


def run(count: int, seed: int, limit: float, keep: Path, folder: Path) -> Tally:
    """Tries inputs seed, seed + 1 ..; what came of them."""
    texts, large = corpus(), shipped()
    values = values_by_key([*texts, *large])
    tally = Tally()
    for number in range(seed, seed + count):
        kind, scenario, line = one(number, texts, large, values)
        begun = time.process_time()
        try:
            problems = try_one(folder, scenario, line, limit).problems
            tally.codes.update({problem.code for problem in problems})
            tally.usable += not any(p.severity == "error" and p.file == "scenario.yaml" for p in problems)
        except Hang:
            tally.hangs += 1
            _keep(keep, f"hang-{number}", scenario, line, f"longer than {limit:g} s")
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} {str(error)[:24]}"
            tally.crashes[where] += 1
            if tally.crashes[where] <= 3:
                _keep(keep, f"crash-{number}", scenario, line, traceback.format_exc())
        took = time.process_time() - begun
        tally.slowest = sorted([*tally.slowest, (took, f"{kind} {number}")], reverse=True)[:5]
        tally.kinds[kind] += 1
        tally.done += 1
        if tally.done % 5000 == 0:
            print(f"{tally.done} inputs, {tally.crashes.total()} crashes, {tally.hangs} hangs", flush=True)
    return tally


def _keep(keep: Path, name: str, scenario: bytes, line: bytes, what: str) -> None:
    there = keep / name
    (there / "lines").mkdir(parents=True, exist_ok=True)
    (there / "scenario.yaml").write_bytes(scenario)
    (there / "lines" / "try.yaml").write_bytes(line)
    (there / "what.txt").write_text(what, encoding="utf-8")


def _stop(number: int, frame: FrameType | None) -> None:
    raise Hang


def main() -> int:
    """Reads the arguments, tries the inputs and prints what came of them; 1 when anything crashed or hung."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=0, help="number of the first")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds of computing an input may take")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"), help="where to keep what fails")
    given = parser.parse_args()
    signal.signal(signal.SIGPROF, _stop)
    with tempfile.TemporaryDirectory(dir=MEMORY if Path(MEMORY).is_dir() else None) as name:
        folder = Path(name)
        (folder / "lines").mkdir()
        tally = run(given.count, given.seed, given.limit, given.keep, folder)
    print(f"inputs {given.seed} to {given.seed + given.count - 1}: {tally.done}")
    print("kinds: " + ", ".join(f"{kind} {number}" for kind, number in tally.kinds.most_common()))
    print(f"scenarios without an error, so that every rule was asked: {tally.usable}")
    print(f"crashes: {tally.crashes.total()}")
    for where, number in tally.crashes.most_common():
        print(f"  {number:6} {where}")
    print(f"hangs (over {given.limit:g} s): {tally.hangs}")
    print("slowest: " + ", ".join(f"{seconds:.2f} s ({what})" for seconds, what in tally.slowest))
    print(f"codes seen: {len(tally.codes)}: " + " ".join(sorted(tally.codes)))
    return 1 if tally.crashes or tally.hangs else 0


if __name__ == "__main__":
    sys.exit(main())
