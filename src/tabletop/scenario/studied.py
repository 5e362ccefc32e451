"""What is studied of a scenario: an expression or an effect as it is written, with its place and all its meanings.

Which there are is found out by `study`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeAlias

from tabletop.scenario.compile.record import Applied, Read, Row
from tabletop.scenario.document.base import Expression
from tabletop.scenario.document.effects import Effect
from tabletop.scenario.expression_types import Term
from tabletop.scenario.expressions import Wanted
from tabletop.scenario.leaves import Path
from tabletop.scenario.nodes import Text


class Formula(NamedTuple):
    """An expression of the scenario. `path` are the keys to it; in a text's braces, to the text (`said_in`).

    A reading is what it means for one orderer and one each-value; `terms` are these meanings, each different one once.
    Of what the compiler had no use for there are no readings and no `wanted`.
    """

    path: Path
    expression: Expression
    wanted: Wanted | None = None
    readings: tuple[Read, ...] = ()
    said_in: Text | None = None
    terms: tuple[Term, ...] = ()

    @property
    def role(self) -> str:
        """Its path in one word: `responses.board_vessel.when`."""
        return ".".join(self.path)

    @property
    def key(self) -> str:
        """Its last key: `when`, `chance`; of an effect's amount, the target."""
        return self.path[-1]

    @property
    def line(self) -> int:
        """Line of its first character, from 1."""
        return self.expression.line

    @property
    def column(self) -> int:
        """Column of its first character, from 1."""
        return self.expression.column


class Change(NamedTuple):
    """An effect of the scenario; `path` ends with its target as written.

    A reading is a scope and what it changes; `rows` are these changes, each different one once.
    """

    path: Path
    effect: Effect
    readings: tuple[Applied, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def role(self) -> str:
        """Its path in one word: `responses.board_vessel.success.effects.tension`."""
        return ".".join(self.path)

    @property
    def line(self) -> int:
        """Line of its target, from 1."""
        return self.effect.line

    @property
    def column(self) -> int:
        """Column of its target, from 1."""
        return self.effect.column


_FormulaParts: TypeAlias = (
    "tuple[Path, Expression, Wanted | None, tuple[Read, ...], Text | None, tuple[Term, ...]]"
)
formula_of: Callable[[_FormulaParts], Formula] = partial(tuple.__new__, Formula)
change_of: Callable[[tuple[Path, Effect, tuple[Applied, ...], tuple[Row, ...]]], Change]
change_of = partial(tuple.__new__, Change)
"""Both of their parts, without their own way of being made, which takes half as long again."""


def formula(path: Path, reads: list[Read], said_in: Text | None = None) -> Formula:
    """The formula of an expression that was read."""
    first = reads[0]
    terms: tuple[Term, ...]
    if len(reads) == 1:
        terms = (first.term,) if first.term is not None else ()
    else:
        terms = tuple(dict.fromkeys(read.term for read in reads if read.term is not None))
    return formula_of((path, first.expression, reads[-1].wanted, tuple(reads), said_in, terms))
