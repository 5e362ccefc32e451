"""The typed form of an expression: what it means once every name is resolved. Reading texts is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tabletop.engine.program import OP_CONST, OP_LOAD, OP_SUM


@dataclass(slots=True, eq=False)  # not frozen: it is made by the thousand, and in half the time
class Term:
    """One operation with its operands in order of writing; `truth` tells a condition from a number. It never changes.

    Terms that say the same are equal.

    `arg` is the value of a constant, the indices a sum runs over, or the operation's one integer. `depth` is how many
    values the kernel's stack holds at most while the term is computed.
    """

    op: Final[int]
    operands: Final[tuple[Term, ...]] = ()
    arg: Final[float | int | tuple[int, ...]] = 0
    truth: Final[bool] = False
    depth: int = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keeps what would go through all the operands each time: the hash, for a term is looked up often, and depth."""
        self._hash = hash((self.op, self.operands, self.arg, self.truth))
        deepest = 1
        for place, operand in enumerate(self.operands):
            if place + operand.depth > deepest:
                deepest = place + operand.depth
        self.depth = deepest

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Term)
            and self._hash == other._hash
            and self.op == other.op
            and self.arg == other.arg
            and self.truth == other.truth
            and self.operands == other.operands
        )

    @property
    def value(self) -> float | None:
        """The number itself where the term is a constant, else None."""
        return float(self.arg) if self.op == OP_CONST and not isinstance(self.arg, tuple) else None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a name cannot be used where it stands."""

    code: str
    message: str
    hint: str = ""


def number(value: float) -> Term:
    """A constant number."""
    return Term(OP_CONST, (), float(value))


_TRUE, _FALSE = Term(OP_CONST, (), 1.0, truth=True), Term(OP_CONST, (), 0.0, truth=True)


def truth(value: bool) -> Term:
    """A constant truth."""
    return _TRUE if value else _FALSE


def load(index: int, truth: bool = False) -> Term:
    """The value of one state variable."""
    return Term(OP_LOAD, (), index, truth)


class Terms:
    """The terms of one scenario, equal ones made once: they are compared and looked up far more often than made."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, tuple[Term, ...], float | int | tuple[int, ...], bool], Term] = {}

    def of(
        self,
        op: int,
        operands: tuple[Term, ...] = (),
        arg: float | int | tuple[int, ...] = 0,
        truth: bool = False,
    ) -> Term:
        """A term; what each part is says `Term`."""
        key = (op, operands, arg, truth)
        if (found := self._made.get(key)) is None:
            found = self._made[key] = Term(op, operands, arg, truth)
        return found

    def number(self, value: float) -> Term:
        """A constant number, which is never minus zero."""
        return self.of(OP_CONST, (), value)

    def load(self, index: int, truth: bool = False) -> Term:
        """The value of one state variable."""
        return self.of(OP_LOAD, (), index, truth)

    def total(self, indices: tuple[int, ...]) -> Term:
        """The sum of some state variables, in their order."""
        if not indices:
            return self.number(0.0)
        return self.load(indices[0]) if len(indices) == 1 else self.of(OP_SUM, (), indices)

    def chain(self, op: int, operands: list[Term], truth: bool = False) -> Term:
        """An operation of two operands applied from left to right over several."""
        result = operands[0]
        for operand in operands[1:]:
            result = self.of(op, (result, operand), 0, truth)
        return result
