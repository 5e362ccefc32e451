"""What an exercise is judged by: objectives and endings.

Scores are reckoned by the engine, shown by the reports.
"""

from __future__ import annotations

from typing import Annotated, Literal

from tabletop.scenario.document.base import EVERYBODY, Expression, Model
from tabletop.scenario.document.fields import TITLED, Audience, Condition, Id, Number, Prose, Ref, Truth


class Objective(Model):
    """Something the exercise trains, scored 0..100."""

    title: Prose
    """What people call it; default: its id in words."""
    core_capability: Prose | None = None
    """The core capability it exercises."""
    score: Number
    """How well it is met, 0..100."""
    weight: Number = Expression("1")
    """How much it counts."""
    seen: Audience = EVERYBODY
    """Who sees it."""
    text: Prose | None = None
    """What meeting it means."""


class Ending(Model):
    """How it can end; the first that holds is the ending."""

    title: Prose
    """What people call it; default: its id in words."""
    when: Condition
    """When it holds."""
    outcome: Literal["victory", "compromise", "stalemate", "defeat"]
    """What it is for the coalition."""
    at_once: Truth = False
    """Whether it proposes ENDEX in the turn it holds."""
    text: Prose | None = None
    """What is told."""
    form: Ref | None = None
    """A free word for reports, such as formal_agreement."""


Objectives = Annotated[dict[Id, Objective], TITLED]
Endings = Annotated[dict[Id, Ending], TITLED]
