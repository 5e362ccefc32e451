"""The tables of what happens and how it ends: injects with their choices, objectives, endings, marks."""

from __future__ import annotations

from tabletop.engine.program import SEEN_BY, SEEN_LISTED, Choices, Ends, Injects
from tabletop.engine.texts import ChoiceText, EndingText, InjectText, Mark, ObjectiveText, Seen
from tabletop.scenario.compile.context import Context
from tabletop.scenario.compile.effects import EffectsBuilder
from tabletop.scenario.compile.wording import template, title
from tabletop.scenario.document.base import Expression, Name
from tabletop.scenario.document.injects import Inject
from tabletop.scenario.nodes import words
from tabletop.scenario.scope import Scope


class Play:
    """Compiles injects and choices in file order."""

    def __init__(self, context: Context, effects: EffectsBuilder) -> None:
        self.context, self.effects = context, effects
        self.rows: list[tuple[int, ...]] = []
        self.choices: list[tuple[int, int, int]] = []
        self.inject_texts: list[InjectText] = []
        self.choice_texts: list[ChoiceText] = []
        for id, inject in context.document.injects.items():
            self._inject(id, inject)

    def _inject(self, id: Name, inject: Inject) -> None:
        context = self.context
        asked = None if inject.ask is None else context.actor(inject.ask)
        scope = context.scope()
        if asked is not None:
            scope = Scope(context.names, asked, {"by": asked})
        first = len(self.choices)
        default = -1
        for choice_id, choice in inject.choices.items():
            if choice_id == inject.default:
                default = len(self.choices)
            when = context.condition(choice.when, scope)
            self.choices.append((when, self.effects.add(choice.effects, scope), len(self.rows)))
            self.choice_texts.append(ChoiceText(str(choice_id), title(context, choice.title, scope), ""))
        self.rows.append(
            (
                context.condition(inject.when, scope),
                context.number(inject.at, scope),
                context.number(inject.chance or Expression("100"), scope),
                int(inject.repeat),
                int(inject.incident),
                -1 if asked is None else asked,
                self.effects.add(inject.effects, scope),
                first,
                len(self.choices),
                default,
                context.key(f"inject:{id}"),
            )
        )
        if inject.objective is not None:
            context.reference(inject.objective, context.document.objectives, "objective", "TT208")
        seen = context.seen(inject.to, id, orderer=asked is not None)
        if seen.kind == SEEN_BY and asked is not None:
            seen = Seen(SEEN_LISTED, (asked,))
        self.inject_texts.append(
            InjectText(
                id=str(id),
                title=title(context, inject.title, scope),
                sender=str(inject.sender or ""),
                channel=inject.channel or "",
                to=seen,
                text=template(context, inject.text, scope),
                objective=str(inject.objective or ""),
                expected=str(inject.expected or ""),
                note=str(inject.note or ""),
            )
        )

    def injects_table(self) -> Injects:
        """Injects."""
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(Injects._fields)
        return Injects(*columns)

    def choices_table(self) -> Choices:
        """Choices of all dilemmas."""
        columns = zip(*self.choices, strict=True) if self.choices else ((),) * len(Choices._fields)
        return Choices(*columns)


def ends(context: Context) -> tuple[Ends, tuple[ObjectiveText, ...], tuple[EndingText, ...]]:
    """Objectives and endings with their texts."""
    scope = context.scope()
    objectives, endings = context.document.objectives, context.document.endings
    weights = tuple(context.constant(objective.weight, "a weight") for objective in objectives.values())
    table = Ends(
        when=tuple(context.condition(ending.when, scope) for ending in endings.values()),
        at_once=tuple(int(ending.at_once) for ending in endings.values()),
        score=tuple(context.number(objective.score, scope) for objective in objectives.values()),
        weight=weights,
    )
    objective_texts = tuple(
        ObjectiveText(
            id=str(id),
            title=str(objective.title),
            text=str(objective.text or ""),
            core_capability=str(objective.core_capability or ""),
            weight=weight,
            seen=context.seen(objective.seen, id),
        )
        for (id, objective), weight in zip(objectives.items(), weights, strict=True)
    )
    ending_texts = tuple(
        EndingText(
            id=str(id),
            title=str(ending.title),
            outcome=ending.outcome,
            text=template(context, ending.text, scope),
            form=str(ending.form or ""),
        )
        for id, ending in endings.items()
    )
    return table, objective_texts, ending_texts


def marks(context: Context) -> tuple[Mark, ...]:
    """Places on the map."""
    if context.document.map is None:
        return ()
    return tuple(
        Mark(
            str(id),
            str(mark.label or words(id)),
            (float(mark.at[0]), float(mark.at[1])),
            context.condition(mark.when, context.scope()),
        )
        for id, mark in context.document.map.marks.items()
    )
