"""A scenario of coins for lines: what it comes to can be counted by hand. Holds no test."""

from __future__ import annotations

from pathlib import Path

SCENARIO = """\
format: 1
id: coins
title: Two coins
clock: {turns: 3, step: 1d, effort: 9}
lead: north
actors:
  north: {side: coalition}
  south: {side: coalition, interests: {sure: 100, hopeless: -100}, red_lines: [hopeless]}
  rival: {side: adversary}
trust:
  north <-> south: 60
tracks:
  heat: {start: 10, good: low}
flags:
  done_once: Something was done
bodies:
  council: {rule: consensus}
responses:
  toss: {chance: 50, success: {effects: {heat: 40}}, failure: {effects: {heat: 0}}, limit: 1}
  sure: {consent: council, effects: {done_once: true}}
  hopeless: {consent: council, effects: {heat: 90}}
  late: {when: turn > 5, effects: {heat: 1}}
  rival_move: {by: rival, when: turn == 2, effects: {heat: 1}}
injects:
  question:
    at: 2
    ask: north
    text: What now?
    choices: {wait: {effects: {heat: 0}}, shout: {effects: {heat: 5}}}
    default: wait
objectives:
  calm: {score: 100 - heat}
endings:
  hot: {when: heat >= 45, outcome: defeat}
  cool: {when: heat < 12 and done_once, outcome: victory}
"""


def written(folder: Path, scenario: str = SCENARIO, **lines: str) -> Path:
    """A folder with the scenario and these lines beside it; the scenario's file."""
    path = folder / "coins" / "scenario.yaml"
    (path.parent / "lines").mkdir(parents=True)
    path.write_text(scenario, encoding="utf-8")
    for name, text in lines.items():
        (path.parent / "lines" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path
