"""Typed expressions to the kernel's bytecode, equal code kept once. What operations do is the kernel's."""

from __future__ import annotations

from collections.abc import Collection

from tabletop.engine.fusing import fused
from tabletop.engine.program import (
    OP_CONST,
    OP_LOAD,
    OP_NEG,
    OP_SUM,
    OP_TOGETHER,
    STACK,
    Code,
)
from tabletop.scenario.expression_types import Term


class CodeBuilder:
    """Collects bytecode; an expression's index is its place in the order of first use.

    What is added to existing code comes after it, and what that already holds is found there.
    """

    def __init__(self, code: Code | None = None) -> None:
        self._first: list[int] = []
        self._last: list[int] = []
        self._op: list[int] = []
        self._arg: list[int] = []
        self._constants: dict[float, int] = {}
        self._sets: dict[tuple[int, ...], int] = {}
        self._known: dict[tuple[tuple[int, int], ...], int] = {}
        self._added: dict[Term, int] = {}
        if code is not None:
            self._take_in(code)

    def _take_in(self, code: Code) -> None:
        self._constants = {value: place for place, value in enumerate(code.constant)}
        bounds = zip(code.set_first, code.set_last, strict=True)
        self._sets = {tuple(code.set_item[a:b]): place for place, (a, b) in enumerate(bounds)}
        self._first, self._last = list(code.first), list(code.last)
        self._op, self._arg = list(code.op), list(code.arg)
        for place, (a, b) in enumerate(zip(code.first, code.last, strict=True)):
            self._known[tuple(zip(code.op[a:b], code.arg[a:b], strict=True))] = place

    def add(self, term: Term) -> int:
        """The index of a term's bytecode. ValueError if it does not fit the stack: ask `fits` before."""
        if (index := self._added.get(term)) is not None:
            return index
        if not fits(term):
            raise ValueError("expression needs a deeper stack")
        code: list[tuple[int, int]] = []
        self._emit(term, code)
        key = tuple(code)
        if key not in self._known:
            self._known[key] = len(self._first)
            self._first.append(len(self._op))
            self._op += [op for op, _ in code]
            self._arg += [arg for _, arg in code]
            self._last.append(len(self._op))
        self._added[term] = self._known[key]
        return self._known[key]

    def _emit(self, term: Term, code: list[tuple[int, int]]) -> None:
        if term.op == OP_NEG and (value := term.operands[0].value) is not None:
            code.append((OP_CONST, self._constant(0.0 - value)))
            return
        for operand in term.operands:
            if operand.op == OP_LOAD:  # as below, without another call: most are
                code.append((OP_LOAD, int(operand.arg)))  # type: ignore[arg-type]  # one integer
            else:
                self._emit(operand, code)
        arg = term.arg
        if term.op == OP_CONST:
            assert not isinstance(arg, tuple)
            code.append((OP_CONST, self._constant(float(arg))))
        elif isinstance(arg, tuple):
            assert term.op in (OP_SUM, OP_TOGETHER)
            code.append((term.op, self._sets.setdefault(arg, len(self._sets))))
        else:
            code.append((term.op, int(arg)))

    def _constant(self, value: float) -> int:
        # 0.0 - value above: minus zero would take the place of zero, which it equals.
        return self._constants.setdefault(value, len(self._constants))

    def build(self, option_orderer: tuple[int, ...] = (), run: Collection[int] | None = None) -> Code:
        """The tables as they are now; of the expressions, all or those of `run` can be run."""
        firsts: list[int] = []
        lasts: list[int] = []
        items: list[int] = []
        for indices in self._sets:
            firsts.append(len(items))
            items.extend(indices)
            lasts.append(len(items))
        return fused(
            Code(
                first=tuple(self._first),
                last=tuple(self._last),
                op=tuple(self._op),
                arg=tuple(self._arg),
                constant=tuple(self._constants),
                set_first=tuple(firsts),
                set_last=tuple(lasts),
                set_item=tuple(items),
                option_orderer=option_orderer,
            ),
            run,
        )


class CodeToLookAt(CodeBuilder):
    """Gives every expression its index, and code only to those that can be run: for who looks at a scenario only.

    An index is a term's, of a constant its value's: where terms of the same code differ otherwise, they have two.
    """

    def __init__(self) -> None:
        super().__init__()
        self._terms: list[Term] = []
        self._values: dict[float | None, int] = {}

    def add(self, term: Term) -> int:
        """As CodeBuilder's."""
        if (index := self._added.get(term)) is None:
            if not fits(term):
                raise ValueError("expression needs a deeper stack")
            index = len(self._terms)
            if term.op == OP_CONST:
                index = self._values.setdefault(term.value, index)
            if index == len(self._terms):
                self._terms.append(term)
            self._added[term] = index
        return index

    def build(self, option_orderer: tuple[int, ...] = (), run: Collection[int] | None = None) -> Code:
        """As CodeBuilder's; what is not of `run` has no code at all."""
        for index, term in enumerate(self._terms[len(self._first) :], len(self._first)):
            code: list[tuple[int, int]] = []
            if run is None or index in run:
                self._emit(term, code)
            self._first.append(len(self._op))
            self._op += [op for op, _ in code]
            self._arg += [arg for _, arg in code]
            self._last.append(len(self._op))
        return super().build(option_orderer, run)


def fits(term: Term) -> bool:
    """Whether the kernel's stack is deep enough for a term."""
    return term.depth <= STACK
