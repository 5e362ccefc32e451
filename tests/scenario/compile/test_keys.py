"""Keys of draws: with the kernel's draw they give the published numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tabletop.engine.kernel.chance import draw
from tabletop.scenario.compile.keys import fnv, keys
from tests.scenario.compiling import everything

VECTORS = Path(__file__).parents[2] / "data" / "draws.csv"
ROWS = list(csv.DictReader(VECTORS.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['seed']}-{row['turn']}-{row['key']}" for row in ROWS])
def test_a_draw_gives_the_published_number(row: dict[str, str]) -> None:
    turns = keys([], [], [], 60, 1).turn
    assert draw((int(row["seed"]),), turns[int(row["turn"])], fnv(row["key"])) == float(row["u"])


def test_the_empty_name_has_the_offset_as_its_key() -> None:
    assert fnv("") == 0xCBF29CE484222325


def test_every_die_has_the_name_the_rules_give_it() -> None:
    program = everything()
    p = program.tables
    actors = [actor.id for actor in program.actors]
    meridia = actors.index("meridia")
    groups = {program.forms[form].id: p.form.group[form] for form in range(p.n.forms)}
    assert p.group.key[groups["board_vessel+escort"]] == fnv("response:norland:board_vessel")
    assert p.group.key[p.form.group[0]] == p.group.key[groups["board_vessel+escort"]]
    assert fnv("response:meridia:consult.norland") in p.group.key
    assert p.inject.key[0] == fnv("inject:press_leak")
    assert p.key.mood[0 * p.n.actors + meridia] == fnv("mood:meridia:board_vessel")
    assert p.key.autopilot[meridia * p.key.picks + 1] == fnv("autopilot:meridia:2")
    assert p.key.policy[meridia * p.key.picks] == fnv("policy:meridia:1")
    tracks = [track.id for track in program.tracks]
    estimate = tracks.index("attribution") * p.n.actors + meridia
    assert p.key.estimate[estimate] == fnv("estimate:attribution:meridia")
    assert list(p.key.incident) == [fnv("incident"), fnv("incident:pick")]
    assert p.key.picks == max(p.actor.slots)


def test_no_two_dice_share_a_key() -> None:
    p = everything().tables
    known = [*p.group.key, *p.inject.key, *p.key.mood, *p.key.autopilot, *p.key.policy, *p.key.estimate]
    assert len(known) == len(set(known))
