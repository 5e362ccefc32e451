"""Inputs for `fuzz`, by number: scenarios and lines, sound, broken or no text at all.

The same number gives the same input. How a text is changed is `mutations`'; what comes of it, `fuzz`'s.
"""

from __future__ import annotations

import random

from benchmarks.mutations import ODD, Values, mutated, otherwise
from tabletop.authoring.pages import base, codes, page
from tabletop.scenario import library
from tests.generating import scenario_text

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
