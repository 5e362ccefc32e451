"""A conclusion that hangs on one coefficient is found to, whoever plays."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tabletop.analysis.running import Threads
from tabletop.analysis.sensitivity import Sensitivity, Standing, conclusions, standing
from tabletop.authoring.sensitivity import Trying, sensitivity, varied
from tabletop.scenario.load import load, read_texts

# South's z is interest 2.0 x .25 = .50 and next to nothing else: yes from .45 on. A quarter less interest leaves .375,
# below .42, from which it would acquiesce.
SCENARIO = """
format: 1
id: fragile
title: Fragile
lead: north
clock: {turns: 1, step: 1d}
actors:
  north: {name: North, side: coalition}
  south: {name: South, side: coalition, interests: {march: 25}}
bodies:
  council: {title: Council, rule: consensus}
flags:
  won: It is won
responses:
  march: {title: March, by: north, consent: council, effects: {won: true}}
objectives:
  win: {title: Win, score: 100 if won else 0}
endings:
  victory_march: {title: Won, outcome: victory, when: won, text: They marched.}
rules:
  support:
    {mood: 0.001, base: 0, peers: 0, trust: 0, law: 0, will: 0, exposure: 0, yes: 0.45, acquiesce: 0.42, loyal_trust: 90}
"""
LINE = """
title: March at once
seeds: 20
moves: {1: {north: [march]}}
expect: [share(victory_march) >= 60]
"""


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scenarios") / "fragile"
    (folder / "lines").mkdir(parents=True)
    (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    (folder / "lines" / "march.yaml").write_text(LINE, encoding="utf-8")
    return folder / "scenario.yaml"


@pytest.fixture(scope="module")
def found(scenario: Path) -> Sensitivity:
    found, problems = sensitivity(scenario, ["pass", "random"], games=20, samples=6)
    assert found is not None, problems
    return found


def test_the_coefficients_that_a_line_hangs_on_are_named(found: Sensitivity) -> None:
    (said,) = [one for one in conclusions(found.base) if one.kind == "line"]
    assert (said.way, said.answer) == ("line march", 1)
    turning = {
        (v.name, v.rules[v.name] > span.value)
        for v, one in zip(found.variants, found.found, strict=True)
        for span in found.spans
        if span.name == v.name and standing(said, one) is Standing.TURNED
    }
    assert turning == {("support.interest", False)}
    assert all(standing(said, one) is Standing.HOLDS for one in found.of("support.yes"))
    assert {Standing.HOLDS, Standing.TURNED} <= {standing(said, one) for one in found.of("")}


def test_threads_find_the_same(scenario: Path, found: Sensitivity) -> None:
    with Threads(2) as threads:
        again, _ = sensitivity(scenario, ["pass", "random"], games=20, samples=6, executor=threads)
    assert again is not None
    assert (again.base, again.found) == (found.base, found.found)


def test_what_is_tried_can_be_sent(scenario: Path) -> None:
    trying = Trying(load(scenario).files, {}, [("random", 5)], None)
    assert pickle.loads(pickle.dumps(trying))({"support.interest": 1.0}) == trying({"support.interest": 1.0})


def test_an_autopilot_that_never_passes_is_not_made_to(scenario: Path) -> None:
    files = dict(load(scenario).files)
    files["scenario.yaml"] = files["scenario.yaml"].replace(
        "south: {name: South, side: coalition", "south: {name: South, side: adversary"
    )
    document, problems = read_texts(files)
    assert document is not None, problems
    assert varied(document, {"autopilot.pass": 1.25}).tables.actor.passing == (1.25, 0.0)


def test_progress_counts_every_variant(scenario: Path) -> None:
    told: list[tuple[int, int]] = []
    found, _ = sensitivity(scenario, [], samples=2, progress=lambda done, of: told.append((done, of)))
    assert found is not None
    total = 1 + 2 * len(found.spans) + 2
    assert told == [(done, total) for done in range(1, total + 1)]


def test_a_scenario_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    found, problems = sensitivity(path)
    assert found is None
    assert problems.has_errors
