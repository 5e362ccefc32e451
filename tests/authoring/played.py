"""A quay that burns and floods, for rules that play: two orders are needed, and nothing is wrong with it. No test."""

from __future__ import annotations

from tabletop.authoring.checking import checked
from tabletop.authoring.rules import every_rule
from tabletop.authoring.subject import subject_of_text
from tabletop.scenario.problems import Problem

QUAY = """\
format: 1
id: quay
title: Fire and Flood
clock: {{turns: 4, step: 6h, effort: 1}}
lead: norland
actors:
  norland: {{side: coalition}}
  meridia: {{side: coalition, playable: true}}
tracks:
  fire: {{start: 80, good: low}}
  flood: {{start: 80, good: low}}
flags:
  doused: The fire was fought
responses:
  douse: {{by: norland, limit: 2, effects: {{fire: -{help_}, doused: true}}}}
  pump: {{by: norland, limit: 2, effects: {{flood: -{help_}}}}}
{responses}injects:
  tide: {{at: 2, text: The tide turns.}}
{injects}objectives:
  quay: {{score: 100 - fire}}
  town: {{score: 100 - flood}}
endings:
  saved: {{when: fire <= 20 and flood <= 20, outcome: victory}}
"""


def found(code: str, *, responses: str = "", injects: str = "", help_: int = 30) -> list[Problem]:
    """What one deep rule finds in the quay with these entries more; `help_`: what its two orders take away."""
    subject = subject_of_text(QUAY.format(responses=responses, injects=injects, help_=help_), "s.yaml")
    assert not subject.study.problems.has_errors, str(subject.study.problems)
    rules = [rule for rule in every_rule() if rule.code == code]
    return [problem for problem in checked(subject, rules).problems if problem.code == code]
