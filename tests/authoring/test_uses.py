"""Where names are used: in which way, and at which place."""

from __future__ import annotations

from tabletop.authoring.subject import Subject
from tests.authoring.samples import subject

MORE = """\
flags:
  warned: Warned
authorities:
  permit: {basis: FLAG}
responses:
  consult:
    by: coalition
    each: {partner: coalition}
    instrument: diplomatic
    law: permit
    when: not warned and partner.will > 20 and by.capital >= 1
    effects: {sound partner: true, partner.will: 2, trust partner -> by: 0.1, reveal tension -> partner: true}
    text: "Since the leak {since(leak)} turns have passed; {norland.capability.repair} is left."
  again:
    by: [norland]
    when: done(consult.meridia) > 0 and agreed(council) > 0 and failed(inspect@council) == 0
    burden: {meridia: 10}
    effects: {warned: true, capital: -1, meridia.capital: 1, permit: true, escalation_floor: 10}
"""


def _marked(subject: Subject, kind: str, name: str, *modes: str) -> list[tuple[str, str]]:
    """Role and text of each use."""
    lines = subject.text.split("\n")
    found = []
    for use in subject.used(kind, name, *modes):  # type: ignore[arg-type]  # words of the test
        end = use.end_column - 1 if use.end_column else None
        found.append((use.role, lines[use.line - 1][use.column - 1 : end]))
    return found


def test_a_flag_is_read_in_a_condition_and_written_by_an_effect() -> None:
    s = subject(MORE)
    assert _marked(s, "flag", "warned", "read") == [("responses.consult.when", "warned")]
    ((role, text),) = _marked(s, "flag", "warned", "write")
    assert role == "responses.again.effects.warned"
    assert text.startswith("warned: true")


def test_stand_ins_are_the_actors_they_can_stand_for() -> None:
    s = subject(MORE)
    details = {use.detail for use in s.used("actor", "norland", "read") if use.path[1] == "consult"}
    assert details >= {"will", "capital", "capability.repair"}
    written = {use.detail for use in s.used("actor", "meridia", "write") if use.path[1] == "consult"}
    assert written == {"will", "trust"}
    assert {use.path[1] for use in s.used("actor", "meridia", "reveal")} == {"consult"}


def test_a_text_in_braces_is_an_expression_with_a_place() -> None:
    s = subject(MORE)
    assert _marked(s, "inject", "leak", "read") == [("responses.consult.text", "leak")]
    assert _marked(s, "domain", "repair", "read") == [("responses.consult.text", "norland.capability.repair")]


def test_a_responses_reference_is_kept_whole() -> None:
    s = subject(MORE)
    assert [(u.detail, u.function) for u in s.used("response", "consult")] == [("consult.meridia", "done")]
    assert [(u.detail, u.function) for u in s.used("response", "inspect")] == [("inspect@council", "failed")]
    assert {u.function for u in s.used("body", "council", "read")} == {"agreed", "failed"}


def test_resources_are_the_orderers_or_somebodys() -> None:
    s = subject(MORE)
    written = {(use.role, use.detail) for use in s.used("resource", "capital", "write")}
    assert written == {
        ("responses.again.effects.capital", ""),
        ("responses.again.effects.meridia.capital", "meridia"),
    }
    assert ("responses.inspect.cost.capital", "capital") in _marked(s, "resource", "capital", "name")


def test_keys_name_actors_bodies_objectives_and_labels() -> None:
    s = subject(MORE)
    assert ("responses.again.by", "norland") in _marked(s, "actor", "norland", "name")
    assert ("responses.again.burden.meridia", "meridia") in _marked(s, "actor", "meridia", "name")
    assert ("lead", "norland") in _marked(s, "actor", "norland", "name")
    assert _marked(s, "body", "council", "name") == [("responses.inspect.consent", "council")]
    assert _marked(s, "objective", "calm", "name") == [("injects.leak.objective", "calm")]
    assert ("actors.meridia.interests.accuse", "accuse") in _marked(s, "label", "accuse", "name")


def test_laws_read_authorities_and_effects_write_them() -> None:
    s = subject(MORE)
    assert _marked(s, "authority", "permit", "read") == [("responses.consult.law", "permit")]
    assert len(s.used("authority", "permit", "write")) == 1


def test_escalation_and_its_floor_are_written() -> None:
    assert [use.detail for use in subject(MORE).used("escalation", "escalation", "write")] == ["floor"]
