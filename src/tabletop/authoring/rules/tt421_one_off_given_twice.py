"""TT421: what can be done once is counted twice when two actors order it in the same turn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabletop.authoring.forms import orderers
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.engine.program import EFFECT_ADD, EFFECT_ADD_ESCALATION
from tabletop.scenario.document.base import Expression
from tabletop.scenario.document.responses import Response
from tabletop.scenario.studied import Change

_SHUT = re.compile(r"\bnot\s+([a-z][a-z0-9_]*)\b")
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_ADDED = (EFFECT_ADD, EFFECT_ADD_ESCALATION)


def find(subject: Subject) -> Iterator[Finding]:
    """Responses of several actors that rule themselves out once done, and whose amounts come with every order."""
    assert subject.document is not None
    for id, response in subject.document.responses.items():
        actors = sorted(orderers(subject, id))
        if len(actors) < 2 or response.each is not None:
            continue
        changes = subject.changes_under("responses", id)
        for once in changes:
            twice = (
                [change for change in changes if _comes_with(change, once)]
                if _rules_out(once, response)
                else []
            )
            if twice:
                who = _and(actors) if len(actors) < 4 else f"{len(actors)} actors"
                what = _and(list(dict.fromkeys(f"'{change.path[-1]}'" for change in twice)))
                said = f"{who} can order '{id}' in the same turn, and then each of them changes {what}"
                hint = f"write `0 if {once.path[-1]} else ..`, divide by `together({id})`, or name one actor in `by`"
                yield Finding(twice[0], said, hint)


def _rules_out(change: Change, response: Response) -> bool:
    """Whether it sets a flag that must not be set for the order to be given: then it is meant to be done once."""
    if response.when is None or change.effect.amount is not True:
        return False
    return change.path[-1] in _SHUT.findall(response.when.text)


def _comes_with(change: Change, once: Change) -> bool:
    """Whether it belongs to the same result, and adds to something shared, whatever the flag says by then."""
    amount = change.effect.amount
    if change.path[:-1] != once.path[:-1] or not isinstance(amount, Expression):
        return False
    words = {*_WORD.findall(amount.text), *_WORD.findall(change.path[-1])}
    return words.isdisjoint((once.path[-1], "by", "together")) and any(
        row.kind in _ADDED for row in change.rows
    )


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


RULE = Rule("TT421", "one-off that counts twice", "info", find)
