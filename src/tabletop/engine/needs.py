"""What is missing, as people say it: an author's clause that does not hold, in a phrase that stands alone.

Whether a clause holds is the kernel's business, taking a condition apart is `clauses`'. A clause that fits none of the
phrases is told with titles in place of ids.
"""

import re
from collections.abc import Mapping

from tabletop.engine.words import condition, several

_OPERATORS = {
    ">=": "at least",
    "<=": "at most",
    ">": "above",
    "<": "below",
    "==": "exactly",
    "!=": "other than",
}
_COMPARED = re.compile(r"(.+?)\s*(>=|<=|==|!=|>|<)\s*(-?\d+(?:\.\d+)?)")
_COUNTED = re.compile(r"(done|succeeded|failed|pending|fired)\(\s*([^()]+?)\s*\)")
_NAME = re.compile(r"[\w.@+]+")
_FIRST = {
    "done": "first: {}",
    "succeeded": "needs the success of {}",
    "failed": "needs the failure of {}",
    "pending": "only while {} is on its way",
    "fired": "only after {}",
}
_ALREADY = {
    "done": "already done: {}",
    "succeeded": "already achieved: {}",
    "failed": "already failed: {}",
    "pending": "already on its way: {}",
    "fired": "only before {}",
}


def missing(clause: str, words: Mapping[str, str]) -> str:
    """What keeps a clause that does not hold from holding: `not before turn 3`, `needs “…”`, `already on its way: …`."""
    text = _bare(clause)
    inner = _bare(text[4:]) if text.startswith("not ") else ""
    if inner:
        counted = _COUNTED.fullmatch(inner)
        if counted:
            return _ALREADY[counted[1]].format(_title(counted[2], words))
        names = _alternatives(inner, words)
        return f"ruled out by {names}" if names else f"not while {readable(inner, words)}"
    compared = _COMPARED.fullmatch(text)
    if compared:
        return _comparison(compared[1], compared[2], compared[3], words)
    counted = _COUNTED.fullmatch(text)
    if counted:
        return _FIRST[counted[1]].format(_title(counted[2], words))
    return f"needs {_alternatives(text, words) or readable(text, words)}"


def readable(text: str, words: Mapping[str, str]) -> str:
    """A condition with titles in place of ids, alternatives in a list, and signs as words."""
    told = _alternatives(_bare(text), words) or condition(text, words)
    for sign, said in _OPERATORS.items():
        told = re.sub(rf"(?<=\s){sign}(?=\s)", said, told)
    return told


def _comparison(left: str, sign: str, right: str, words: Mapping[str, str]) -> str:
    number = float(right)
    if left == "turn":
        first = number + (sign == ">")
        last = number - (sign == "<")
        if sign in (">", ">="):
            return f"not before turn {first:g}"
        return f"only until turn {last:g}" if sign in ("<", "<=") else f"only in turn {number:g}"
    terms = [_COUNTED.fullmatch(_bare(part)) for part in left.split("+")]
    found = [term for term in terms if term is not None]
    if len(found) == len(terms) and len({term[1] for term in found}) == 1:
        titles = several(dict.fromkeys(_title(term[2], words) for term in found), "or")
        if (sign, number) in ((">", 0.0), (">=", 1.0)):
            return _FIRST[found[0][1]].format(titles)
        if (sign, number) in (("==", 0.0), ("<", 1.0), ("<=", 0.0)):
            return _ALREADY[found[0][1]].format(titles)
    return f"needs {condition(left, words)} {_OPERATORS[sign]} {right}"


def _alternatives(text: str, words: Mapping[str, str]) -> str:
    """`A, B or C` for names joined by `or`; empty for anything else."""
    names = [part.strip() for part in re.split(r"\s+or\s+", text)]
    if all(_NAME.fullmatch(name) and name in words for name in names):
        return several((words[name] for name in names), "or")
    return ""


def _title(name: str, words: Mapping[str, str]) -> str:
    """What people call an order, without the body it is brought to."""
    return words.get(name) or words.get(name.partition("@")[0]) or condition(name, words)


def _bare(text: str) -> str:
    """The text without a pair of brackets round all of it."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")") and _is_closed_last(text):
        text = text[1:-1].strip()
    return text


def _is_closed_last(text: str) -> bool:
    """Whether the first bracket is closed by the last."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return at == len(text) - 1
    return False
