"""What leads to what is found, told from what rules out, and drawn so that it can be read."""

import re

import pytest

from tabletop.authoring.graph import dot, mermaid
from tabletop.authoring.graph.drawing import Drawing, drawn
from tabletop.authoring.graph.links import Link, Part, links
from tabletop.authoring.subject import Subject, subject_of, subject_of_text
from tabletop.scenario import library

SCENARIO = """\
format: 1
id: harbour
title: Harbour "two"
clock: {turns: 4}
lead: north
actors:
  north: {name: North, side: coalition}
tracks:
  tension: {start: 20}
flags:
  open: The gate is open
  sunk: The ship is <sunk>
authorities:
  leave: Leave to enter
responses:
  enter: {law: leave, when: not sunk and tension < 90, effects: {open: true, tension: 3}}
  ask: {when: not leave, effects: {leave: true}}
  shut: {when: done(enter) > 0, chance: 50 + 10 * sunk, success: {effects: {open: false}}, failure: {text: No.}}
injects:
  storm: {at: 2, effects: {sunk: true}}
  crowd: {when: open and not fired(storm), objective: calm}
  quiet: {at: 3}
objectives:
  calm: {score: 100 - tension - 20 * sunk}
endings:
  lost: {when: sunk or done(enter) == 0, outcome: defeat}
  won: {when: open and not sunk, outcome: victory}
"""


@pytest.fixture
def subject() -> Subject:
    found = subject_of_text(
        SCENARIO.replace("leave: Leave to enter", "leave: {title: Leave to enter, basis: PORT}")
    )
    assert found.program is not None, str(found.study.problems)
    return found


def _said(found: tuple[Link, ...]) -> set[str]:
    return {f"{link.origin.id} {link.does} {link.target.id}" for link in found}


def test_every_kind_of_link_is_found(subject: Subject) -> None:
    assert _said(links(subject)) == {
        *(
            "leave enables enter",
            "sunk blocks enter",
            "tension blocks enter",
            "enter sets open",
            "enter moves tension",
        ),
        *("leave blocks ask", "ask sets leave", "enter enables shut", "sunk weighs shut", "shut clears open"),
        *("storm sets sunk", "open triggers crowd", "storm blocks crowd", "crowd serves calm"),
        *("tension serves calm", "sunk serves calm", "sunk ends lost", "enter averts lost", "open ends won"),
        "sunk averts won",
    } - {"tension blocks enter"} | {"tension blocks enter"}


def test_only_what_triggers_enables_blocks_sets_and_ends_is_drawn(subject: Subject) -> None:
    drawing = drawn(subject)
    said = _said(drawing.links)
    assert "enter sets open" in said
    assert not [link for link in drawing.links if link.does in ("weighs", "serves", "moves")]
    assert "leave blocks ask" not in said  # what has been done need not be done again
    assert Part("inject", "quiet") not in _parts(drawing)
    assert "injects and orders to which nothing leads and that set nothing: quiet;" in drawing.left_out


def test_all_draws_everything(subject: Subject) -> None:
    drawing = drawn(subject, every=True)
    assert set(drawing.links) == set(links(subject))
    assert Part("inject", "quiet") in _parts(drawing)
    assert drawing.left_out == ""


def test_injects_are_grouped_by_turn_or_by_objective(subject: Subject) -> None:
    assert [g.title for g in drawn(subject).groups] == [
        "Injects of turn 2",
        "Injects by condition",
        "",
        "Endings",
    ]
    assert "Calm" in [g.title for g in drawn(subject, "objective").groups]


def _parts(drawing: Drawing) -> list[Part]:
    return [box.part for group in drawing.groups for box in group.boxes]


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("name", library.ids())
def test_every_arrow_leads_from_a_box_to_a_box(name: str, every: bool) -> None:
    path = library.find(name)
    assert path is not None
    drawing = drawn(subject_of(path), every=every)
    parts = _parts(drawing)
    assert len(parts) == len(set(parts)) > 20
    assert {part for link in drawing.links for part in (link.origin, link.target)} <= set(parts)
    assert {link.does for link in drawing.links} == set(drawing.legend)


def test_titles_cannot_break_the_text_they_are_written_into(subject: Subject) -> None:
    drawing = drawn(subject)
    assert '"The ship is #lt;sunk#gt;"' in mermaid.written(drawing)
    assert 'label="Harbour \\"two\\"' in dot.written(drawing)
    for line in mermaid.written(drawing).splitlines():
        assert line.count('"') in (0, 2) or line.startswith("%%")


def test_both_formats_say_the_same_arrows(subject: Subject) -> None:
    drawing = drawn(subject)
    of_dot = re.findall(r"^  (\w+) -> (\w+) ", dot.written(drawing), re.MULTILINE)
    of_mermaid = re.findall(r"^  (\w+) \S+\|\w+\| (\w+)$", mermaid.written(drawing), re.MULTILINE)
    assert of_dot == of_mermaid
    assert len(of_dot) == len(drawing.links)
