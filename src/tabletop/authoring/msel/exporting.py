"""A scenario's injects as the rows of a MSEL, in the order of time. Files do not belong here."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.authoring.msel.columns import COLUMNS
from tabletop.authoring.msel.dilemmas import question
from tabletop.authoring.msel.schedule import Schedule, schedule
from tabletop.authoring.msel.sheet import Sheet, fingerprint, flowing, sheet_of
from tabletop.scenario.document.base import Expression
from tabletop.scenario.document.injects import Inject
from tabletop.scenario.document.scenario import Scenario

SHEET = "MSEL"
_WORDS = {"all": "All", "coalition": "Coalition", "facilitator": "Facilitator"}


def exported(document: Scenario) -> Sheet:
    """The MSEL of a scenario. What is on time comes first, by turn, then what waits for a condition or a hand."""
    rows = [[column.heading for column in COLUMNS]]
    times = schedule(document)
    ordered = sorted(document.injects.items(), key=lambda entry: _order(entry[1]))
    for id, inject in ordered:
        cells = cells_of(document, str(id), inject, times)
        rows.append([cells.get(column.key, "") for column in COLUMNS])
    return sheet_of(SHEET, rows)


def _order(inject: Inject) -> tuple[int, float]:
    turn = turn_of(inject.at)
    if turn is not None:
        return 0, turn
    return (1, 0.0) if inject.at is not None or inject.when is not None else (2, 0.0)


def turn_of(at: Expression | None) -> int | None:
    """The turn that a plain number names; None for anything else."""
    number = at.constant if at is not None else None
    return int(number) if number is not None and number.is_integer() else None


def cells_of(document: Scenario, id: str, inject: Inject, times: Schedule) -> dict[str, str]:
    """What the cells of one inject say, by the key of their column; with the mark that tells changes later."""
    turn = turn_of(inject.at)
    objective = document.objectives.get(inject.objective) if inject.objective is not None else None
    cells = {
        "id": id,
        "kind": "Inject"
        if inject.at is not None or inject.when is not None or inject.incident
        else "Contingency inject",
        "turn": _said(inject.at),
        "time": times.time(turn) if turn is not None else "",
        "delivery": times.delivery(turn) if turn is not None else "",
        "title": flowing(inject.title),
        "text": flowing(inject.text or ""),
        "from": flowing(inject.sender or ""),
        "channel": inject.channel or "",
        "to": readers(document, inject),
        "when": _said(inject.when),
        "chance": _said(inject.chance),
        "question": question(inject, asked(document, inject)),
        "expected": flowing(inject.expected or ""),
        "objective": str(inject.objective or ""),
        "capability": flowing(objective.core_capability or "") if objective is not None else "",
        "target": flowing(objective.title) if objective is not None else "",
        "note": flowing(inject.note or ""),
    }
    cells["mark"] = mark(str(document.id), id, cells)
    return cells


def mark(scenario: str, id: str, cells: Mapping[str, str]) -> str:
    """What a later import needs to know: of which inject the row was, and each cell's fingerprint."""
    prints = (
        f"{column.key}={fingerprint(cells[column.key])}"
        for column in COLUMNS
        if column.role in ("edit", "derived")
    )
    return " ".join((f"{scenario}/{id}", *prints))


def _said(value: Expression | None) -> str:
    return flowing(value.text) if value is not None else ""


def names_of(document: Scenario) -> dict[str, str]:
    """What cells call each actor: its name, or its id where the name would not be clear."""
    names = [flowing(actor.name) for actor in document.actors.values()]
    clear = {name for name in names if names.count(name) == 1 and not any(sign in name for sign in ",;\n")}
    return {
        str(id): name if name in clear else str(id)
        for (id, _), name in zip(document.actors.items(), names, strict=True)
    }


def asked(document: Scenario, inject: Inject) -> str:
    """What cells call who must choose; empty where nobody must."""
    id = str(inject.ask) if inject.ask is not None else ""
    return names_of(document).get(id, id)


def readers(document: Scenario, inject: Inject) -> str:
    """Who receives an inject, in the cells' words."""
    if inject.to.audience != "actors":
        return _WORDS.get(inject.to.audience, inject.to.audience)
    names = names_of(document)
    return ", ".join(names.get(str(actor), str(actor)) for actor in inject.to.actors)
