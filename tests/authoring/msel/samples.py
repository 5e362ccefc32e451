"""A scenario with injects of every way of writing, and changes to its sheet. Holds no test."""

from __future__ import annotations

from tabletop.authoring.msel import exporting
from tabletop.authoring.msel.columns import key_of
from tabletop.authoring.msel.importing import Imported, imported
from tabletop.authoring.msel.sheet import Sheet, sheet_of
from tabletop.scenario.study import Study, study_text

SCENARIO = """\
format: 1
id: harbour
title: Harbour
clock: {start: 2031-03-04T06:00Z, turns: 4, step: 12h, minutes: 10}
lead: north
actors:
  north: {name: North, side: coalition}
  south: {name: "South, the", side: coalition}
  rival: {name: Rival, side: adversary}
tracks:
  tension: {start: 20}
injects:

  first_note:   # the opening
    title: The first note
    at: 1      # STARTEX
    to: [north, south]
    from: "Port office"
    channel: diplomatic
    text: |
      A paragraph that is broken
      into two lines.

      - a list
      - that stays
    effects: {tension: 3}   # judged
    objective: calm
    expected: 'The team''s first question.'

  leak:
    when: tension > 10
    chance: 50
    text: >-
      Folded text that
      goes on.
    ask: north
    choices:
      deny: {title: Deny it}
      wait: {title: Say nothing}
    default: wait
  by_hand: {title: By hand, note: "=1+1", to: south}
# the end of the injects
objectives:
  calm: {title: Keep calm, core_capability: Public Information, score: 100 - tension}
"""


def opened(text: str = SCENARIO) -> Study:
    """A scenario's study; it can be played."""
    found = study_text(text)
    assert found.program is not None, str(found.problems)
    return found


def sheet(text: str = SCENARIO) -> Sheet:
    """Its MSEL."""
    document = opened(text).document
    assert document is not None
    return exporting.exported(document)


def with_cells(old: Sheet, row_id: str, **cells: str) -> Sheet:
    """The sheet with cells of one row written anew, by the keys of their columns."""
    keys = [key_of(heading.text) for heading in old.headings]
    rows = [[cell.text for cell in row] for row in (old.headings, *old.rows)]
    row = next(row for row in rows if row[0] == row_id)
    for key, text in cells.items():
        row[keys.index(key)] = text
    return sheet_of(old.name, rows)


def with_row(old: Sheet, **cells: str) -> Sheet:
    """The sheet with one more row."""
    keys = [key_of(heading.text) or "" for heading in old.headings]
    rows = [[cell.text for cell in row] for row in (old.headings, *old.rows)]
    rows.append([cells.get(key, "") for key in keys])
    return sheet_of(old.name, rows)


def brought_back(changed: Sheet, text: str = SCENARIO) -> Imported:
    """What an import of a sheet makes of a scenario."""
    return imported(changed, opened(text))


def said(done: Imported) -> list[str]:
    """Its remarks."""
    return [str(remark) for remark in done.remarks]
