"""The tables of orders: groups, forms, options, results and pledges. Their number is `expansion`'s."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tabletop.engine.program import (
    CLASS_DE_ESCALATION,
    CLASS_NONVIOLENT,
    CLASS_NUCLEAR,
    CLASS_POSTURING,
    CLASS_STATUS_QUO,
    CLASS_VIOLENT,
    FAILURE,
    MODE_CERTAIN,
    MODE_CHANCE,
    MODE_OUTCOMES,
    NEITHER,
    SUCCESS,
    Forms,
    Groups,
    Options,
    Outcomes,
    Pledges,
)
from tabletop.engine.texts import FormText, OutcomeText
from tabletop.scenario.compile.attitudes import Attitudes
from tabletop.scenario.compile.coefficients import load_time
from tabletop.scenario.compile.context import Context, index_of
from tabletop.scenario.compile.effects import EffectsBuilder
from tabletop.scenario.compile.expansion import Expansion, Form, Group, effort_of
from tabletop.scenario.compile.wording import duration_in_words, price_in_words, template, title
from tabletop.scenario.compile.world import delay, span
from tabletop.scenario.document.base import Expression, Name
from tabletop.scenario.document.effects import Sound
from tabletop.scenario.document.responses import Response
from tabletop.scenario.expression_types import number
from tabletop.scenario.scope import Scope

_CLASSES = {
    "de_escalation": CLASS_DE_ESCALATION,
    "status_quo": CLASS_STATUS_QUO,
    "posturing": CLASS_POSTURING,
    "nonviolent": CLASS_NONVIOLENT,
    "violent": CLASS_VIOLENT,
    "nuclear": CLASS_NUCLEAR,
}
_PEACEFUL = ("de_escalation", "status_quo")


@dataclass
class _Rows:
    """Forms while they are collected, column by column."""

    columns: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)

    def put(self, **values: int) -> None:
        """Appends one number to each column named."""
        for name, value in values.items():
            self.columns[name].append(value)

    def get(self, name: str) -> tuple[int, ...]:
        """A column."""
        return tuple(self.columns[name])


class Orders:
    """Compiles every form of an expansion once; the tables and texts are read off afterwards."""

    def __init__(
        self, context: Context, expansion: Expansion, effects: EffectsBuilder, overrides: dict[str, float]
    ) -> None:
        self.context, self.expansion, self.effects, self.overrides = context, expansion, effects, overrides
        self.actor_ids = [str(id) for id in context.document.actors]
        self.places = index_of(context.document.responses)
        self.rows = _Rows()
        self._codes: dict[float, int] = {}
        self.outcomes: list[tuple[int, int, int]] = []
        self.pledges: list[tuple[int, int, int, float, int, int, int]] = []
        self.form_texts: list[FormText] = []
        self.outcome_texts: list[OutcomeText] = []
        self.attitudes = Attitudes(context)
        for form in expansion.forms:
            self._form(form, expansion.groups[form.group])

    def _scope(self, form: Form, group: Group) -> Scope:
        each = {"by": group.orderer}
        named = self.context.responses[group.response].each
        if named is not None and group.value is not None:
            each[str(named.name)] = group.value
        return Scope(self.context.names, group.orderer, each)

    def _form(self, form: Form, group: Group) -> None:
        context, terms, names = self.context, form.terms, self.context.names
        scope = self._scope(form, group)
        effects = self.effects
        turns, seconds = delay(context, terms.takes, scope)
        unlawful = -1 if terms.unlawful is None else effects.add_even_empty(terms.unlawful, scope)
        weight = terms.weight
        if form.variant is not None:
            variants = context.responses[group.response].variants
            weight = next(v.weight for id, v in variants.items() if id == form.variant)
        domain = -1
        if terms.domain is not None:
            domain = names.domains.get(terms.domain, -1)
            context.reference(terms.domain, names.domains, "capability", "TT210")
        self.rows.seconds.append(seconds)
        self.rows.put(
            group=form.group,
            response=self.places[group.response],
            orderer=group.orderer,
            variant=-1 if form.variant is None else self._variant(group, form.variant),
            when=context.condition(terms.when, scope),
            law=-1 if terms.law is None else context.condition(terms.law, scope.but(law=True)),
            unlawful=unlawful,
            effort=context.number(effort_of(terms), scope),
            limit=context.number(terms.limit, scope),
            cooldown=context.number(terms.cooldown, scope),
            takes=turns,
            domain=domain,
            escalation=_CLASSES[terms.escalation],
            risk=self._risk(terms, scope),
            weight=context.number(weight, scope),
            pledge=self._pledge(terms, scope),
        )
        self._costs(terms, scope, group)
        self._results(terms, scope)
        self.attitudes.collect({group.response, *terms.tags, terms.instrument}, self.rows.columns)
        self._burdens(terms, scope)
        self.form_texts.append(self._text(form, group, terms, scope))

    def _variant(self, group: Group, variant: str) -> int:
        return index_of(self.context.responses[group.response].variants)[variant]

    def _costs(self, terms: Response, scope: Scope, group: Group) -> None:
        names = self.context.names
        for name in terms.cost:
            if not self.context.reference(name, names.resources, "resource", "TT206"):
                continue
            if names.purse(group.orderer, name) < 0:
                who = names.actor_name(group.orderer)
                self.context.report("TT206", f"{who} has no {name} to pay with", name, "see its 'of'")
        costs = {str(name): amount for name, amount in terms.cost.items()}
        column = self.rows.columns["cost"]
        column += [self.context.number(costs.get(resource), scope) for resource in names.resources]

    def _results(self, terms: Response, scope: Scope) -> None:
        mode = MODE_CERTAIN
        if terms.outcomes is not None:
            mode = MODE_OUTCOMES
        elif terms.chance is not None:
            mode = MODE_CHANCE
        decided = scope.but(result=True)
        self.rows.put(mode=mode, outcome_first=len(self.outcomes))
        sounded = set()
        for branch in terms.branches:
            kind = NEITHER if branch.succeeded is None else SUCCESS if branch.succeeded else FAILURE
            chance = self.context.number(branch.chance, decided)
            self.outcomes.append((chance, self.effects.add(branch.effects, decided), kind))
            text = template(self.context, branch.text, scope)
            self.outcome_texts.append(OutcomeText(str(branch.id), text))
            for effect in branch.effects:
                if isinstance(effect.target, Sound):
                    sounded.add(scope.actor(effect.target.actor))
        self.rows.put(outcome_last=len(self.outcomes))
        column = self.rows.columns["sounds"]
        column += [int(actor in sounded) for actor in range(len(self.actor_ids))]

    def _burdens(self, terms: Response, scope: Scope) -> None:
        """A burden for every actor: what the order says of it, else the usual one of the order's class."""
        usual = 0.0 if terms.escalation in _PEACEFUL else 20.0
        given: dict[int, Expression] = {}
        for name, amount in (terms.burden or {}).items():
            if name == "*":
                given = dict.fromkeys(range(len(self.actor_ids)), amount)
            elif isinstance(name, Name) and (actor := self.context.actor(name, scope)) is not None:
                given[actor] = amount
        column = self.rows.columns["burden"]
        for actor in range(len(self.actor_ids)):
            said = given.get(actor)
            column.append(self._plain(usual) if said is None else self.context.number(said, scope))

    def _plain(self, value: float) -> int:
        """The code of a number that nobody wrote."""
        if (code := self._codes.get(value)) is None:
            code = self._codes[value] = self.context.code.add(number(value))
        return code

    def _risk(self, terms: Response, scope: Scope) -> int:
        if terms.risk is not None:
            return self.context.number(terms.risk, scope)
        return self._plain(load_time(self.overrides, f"risk.{terms.escalation}"))

    def _pledge(self, terms: Response, scope: Scope) -> int:
        pledge = terms.pledge
        if pledge is None:
            return -1
        to = self.context.actor(pledge.to, scope)
        within, seconds = span(self.context, pledge.within, scope)
        self.pledges.append(
            (
                0 if to is None else to,
                self.context.condition(pledge.kept, scope),
                within,
                seconds,
                self.context.number(pledge.worth, scope),
                self.context.number(pledge.sways, scope),
                int(pledge.public),
            )
        )
        return len(self.pledges) - 1

    def _text(self, form: Form, group: Group, terms: Response, scope: Scope) -> FormText:
        value = "" if group.value is None else f".{self.actor_ids[group.value]}"
        variant = "" if form.variant is None else f"+{form.variant}"
        return FormText(
            id=f"{group.response}{value}{variant}",
            response=group.response,
            title=title(self.context, terms.title, scope),
            text=template(self.context, terms.text, scope),
            instrument=terms.instrument or "",
            tags=tuple(map(str, terms.tags)),
            seen=self.context.seen(terms.seen, None, orderer=True),
            note=str(terms.note or ""),
            when=terms.when.text if terms.when else "",
            law=terms.law.text if terms.law else "",
            unlawful=price_in_words(terms.unlawful or ()),
            variant=form.variant or "",
            escalation=terms.escalation,
            domain=str(terms.domain or ""),
            takes=duration_in_words(terms.takes),
        )

    def groups_table(self) -> Groups:
        """Groups with their draw keys."""
        groups = self.expansion.groups
        responses = self.context.responses
        keys = []
        for group in groups:
            value = "" if group.value is None else f".{self.actor_ids[group.value]}"
            keys.append(self.context.key(f"response:{self.actor_ids[group.orderer]}:{group.response}{value}"))
        each = [responses[group.response].each for group in groups]
        return Groups(
            response=tuple(self.places[group.response] for group in groups),
            orderer=tuple(group.orderer for group in groups),
            value=tuple(-1 if group.value is None else group.value for group in groups),
            coalition_by=tuple(int(responses[group.response].by == "coalition") for group in groups),
            coalition_each=tuple(int(e is not None and e.over == "coalition") for e in each),
            key=tuple(keys),
        )

    def forms_table(self) -> Forms:
        """Forms."""
        lists = self.attitudes.lists
        columns = {name: self.rows.get(name) for name in Forms._fields if name not in lists}
        columns.pop("takes_seconds")
        return Forms(**columns, **lists, takes_seconds=tuple(self.rows.seconds))

    def options_table(self) -> Options:
        """Options; a body that does not exist has been reported."""
        bodies = self.context.names.bodies
        for _, body in self.expansion.options:
            if body is not None:
                self.context.reference(body, bodies, "body", "TT202")
        return Options(
            form=tuple(form for form, _ in self.expansion.options),
            body=tuple(-1 if body is None else bodies.get(body, -1) for _, body in self.expansion.options),
        )

    def outcomes_table(self) -> Outcomes:
        """Results."""
        return Outcomes(
            chance=tuple(chance for chance, _, _ in self.outcomes),
            effects=tuple(effects for _, effects, _ in self.outcomes),
            kind=tuple(kind for _, _, kind in self.outcomes),
        )

    def pledges_table(self) -> Pledges:
        """Pledges, and the groups that can hold one in file order."""
        columns = list(zip(*self.pledges, strict=True)) if self.pledges else [()] * 7
        holding = {form.group for form in self.expansion.forms if form.terms.pledge is not None}
        groups = sorted(holding, key=lambda g: (self.places[self.expansion.groups[g].response], g))
        to, kept, within, seconds, worth, sways, public = columns
        return Pledges(to, kept, within, seconds, worth, sways, public, tuple(groups))
