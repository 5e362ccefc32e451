"""Which part of an author's condition does not hold: top-level `and` clauses, matched to their bytecode.

Only for saying it to people; whether a condition holds is the kernel's business.
"""

from tabletop.engine.fusing import fused
from tabletop.engine.kernel.expressions import holds
from tabletop.engine.kernel.trace import State
from tabletop.engine.program import (
    OP_ABS,
    OP_ADD,
    OP_AND,
    OP_CLAMP,
    OP_CONST,
    OP_LOAD,
    OP_MAX,
    OP_MIN,
    OP_NEG,
    OP_NOT,
    OP_OR,
    OP_SELECT,
    Tables,
)


def failing(p: Tables, state: State, expression: int, text: str) -> tuple[str, ...]:
    """The clauses of `text` that do not hold; the whole text where it cannot be taken apart."""
    texts = split(text)
    ranges = _operands(p, expression, len(texts))
    if len(ranges) != len(texts):
        return (text.strip(),)
    found = []
    for clause, (first, last) in zip(texts, ranges, strict=True):
        if not holds(alone(p, first, last), state, 0):
            found.append(clause)
    return tuple(found) or (text.strip(),)


def split(text: str) -> tuple[str, ...]:
    """The clauses that `and` joins at the top level; one where `or` or `if` binds weaker."""
    parts: list[list[str]] = [[]]
    depth = 0
    for word in text.replace("(", " ( ").replace(")", " ) ").split():
        depth += (word == "(") - (word == ")")
        if depth == 0 and word in ("or", "if", "else"):
            return (text.strip(),)
        if depth == 0 and word == "and":
            parts.append([])
        else:
            parts[-1].append(word)
    if len(parts) == 1:
        return (text.strip(),)
    return tuple(" ".join(part).replace(" ( ", "(").replace("( ", "(").replace(" )", ")") for part in parts)


def loaded(p: Tables, expression: int, block: int, size: int) -> tuple[int, ...]:
    """Which items of a block of the state the expression reads, in the order of writing."""
    found = dict.fromkeys(
        p.code.arg[at] - block
        for at in range(p.code.first[expression], p.code.last[expression])
        if p.code.op[at] == OP_LOAD and block <= p.code.arg[at] < block + size
    )
    return tuple(found)


def constant(p: Tables, expression: int) -> bool:
    """Whether the expression is a plain number."""
    first, last = p.code.first[expression], p.code.last[expression]
    return all(p.code.op[at] in (OP_CONST, OP_NEG) for at in range(first, last))


def alone(p: Tables, first: int, last: int) -> Tables:
    """Tables whose expression 0 is this range of the bytecode."""
    return p._replace(code=fused(p.code._replace(first=(first,), last=(last,))))


def operands(p: Tables, first: int, last: int) -> list[tuple[int, int]]:
    """Code ranges of the operands of the operation that a range ends with, in the order of writing."""
    found: list[tuple[int, int]] = []
    end = last - 1
    for _ in range(_pops(p.code.op[end])):
        middle = _begin(p, end - 1)
        found.insert(0, (middle, end))
        end = middle
    assert end == first, "not the code of one value"
    return found


def _operands(p: Tables, expression: int, count: int) -> list[tuple[int, int]]:
    """Code ranges of the `count` operands of the chain of ANDs an expression ends with; fewer if it has fewer."""
    first, last = p.code.first[expression], p.code.last[expression]
    ranges: list[tuple[int, int]] = []
    while len(ranges) < count - 1:
        if p.code.op[last - 1] != OP_AND:
            return []
        middle = _begin(p, last - 2)
        ranges.insert(0, (middle, last - 1))
        last = middle
    ranges.insert(0, (first, last))
    return ranges


def _begin(p: Tables, at: int) -> int:
    """Where the operand whose last operation stands at `at` begins."""
    missing = 1
    while True:
        missing += _pops(p.code.op[at]) - 1
        if missing == 0:
            return at
        at -= 1


def _pops(op: int) -> int:
    if op in (OP_NEG, OP_NOT, OP_ABS):
        return 1
    if op in (OP_CLAMP, OP_SELECT):
        return 3
    return 2 if OP_ADD <= op <= OP_OR or op in (OP_MIN, OP_MAX) else 0
