"""What the compiler read and where, kept for those who study a scenario: every expression, every effect.

The Program has no places any more; here they are joined with what was made of them. What follows from it does not
belong here, and nothing of it is needed to play.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tabletop.scenario.document.base import Expression
from tabletop.scenario.document.effects import Effect
from tabletop.scenario.expression_types import Term
from tabletop.scenario.names import Names
from tabletop.scenario.nodes import Text
from tabletop.scenario.scope import Scope

if TYPE_CHECKING:
    from tabletop.scenario.expressions import Wanted


class Read(NamedTuple):
    """An expression read in one scope: an order has a scope for each who gives it and each it is given about."""

    expression: Expression
    scope: Scope
    wanted: Wanted
    term: Term | None  # None: it has faults
    said_in: Text | None  # the text in whose braces it stands


read_of: Callable[[tuple[Expression, Scope, Wanted, Term | None, Text | None]], Read] = partial(
    tuple.__new__, Read
)
"""A reading of its parts, without its own way of being made, which takes half as long again."""


class Row(NamedTuple):
    """One effect as it was compiled: what `program.Effects` holds of it."""

    kind: int
    target: int
    amount: int
    other: int = -1
    mutual: int = 0
    low: float = 0.0
    high: float = 100.0


row_of: Callable[[tuple[int, int, int, int, int, float, float]], Row] = partial(tuple.__new__, Row)
"""A row of all its parts, in half the time."""


class Applied(NamedTuple):
    """An effect compiled in one scope; without a row it is faulty, or has no meaning there."""

    effect: Effect
    scope: Scope
    row: Row | None


applied_of: Callable[[tuple[Effect, Scope, Row | None]], Applied] = partial(tuple.__new__, Applied)
"""The same for an effect."""


@dataclass
class Record:
    """All that was read, in the compiler's order."""

    names: Names | None = None
    reads: list[Read] = field(default_factory=list)
    effects: list[Applied] = field(default_factory=list)
