"""The texts that people read, and who reads them: what the rules about texts (TT6xx) share.

Who reads a text is decided by its place. The rules are unsure on purpose in one direction only: `surely_read` names
those who are certain to read it, `may_see` all who may ever see a value. What is a mistake is for the rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.forms import possible_members
from tabletop.authoring.rule import Place
from tabletop.authoring.subject import Subject
from tabletop.authoring.texts import Words as Words
from tabletop.scenario.document.base import Seen
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.nodes import Text


def every_text(subject: Subject) -> Iterator[Words]:
    """Every text that people read, in the order of the document; titles nobody wrote are not among them."""
    return iter(subject.texts)


def place_in(text: Text, offset: int) -> Place:
    """Where a character of a text stands; one of several lines that stands in a file of its own has one place only."""
    if not text.segments and "\n" in text[:offset]:
        return Place(text.line, text.column)
    return Place(*text.at(offset))


def players(document: Scenario) -> frozenset[str]:
    """The actors that a seat can play."""
    return frozenset(str(id) for id, actor in document.actors.items() if actor.is_playable)


def surely_read(document: Scenario, seen: Seen) -> frozenset[str]:
    """The seats that are certain to read what is shown so."""
    everybody = players(document)
    if seen.audience == "all":
        return everybody
    if seen.audience == "actors":
        return everybody & {str(name) for name in seen.actors}
    if seen.audience == "coalition":
        steady = (id for id, actor in document.actors.items() if actor.is_member and actor.leaves is None)
        return everybody & {str(id) for id in steady}
    return frozenset()


def may_see(subject: Subject, seen: Seen) -> frozenset[str]:
    """The seats that may see, at some time, what is shown so."""
    document = subject.document
    assert document is not None
    everybody = players(document)
    if seen.audience == "all":
        return everybody
    if seen.audience == "actors":
        return everybody & {str(name) for name in seen.actors}
    if seen.audience == "coalition":
        return everybody & possible_members(subject)
    return frozenset()
