"""Tables laid out in one block: every number is found again, and a row's columns lie side by side."""

import numpy as np
import pytest

from tabletop.analysis.tables_type import FIELDS, INDEX, LINE, ROWS, STEP, CompiledTables
from tabletop.scenario import library
from tabletop.scenario.load import load

TYPE = {"int": np.int64, "float": np.float64, "unsigned": np.uint64}


@pytest.mark.parametrize("scenario", library.ids())
def test_every_number_of_the_tables_lies_where_the_header_says(scenario: str) -> None:
    p = load(scenario).usable().tables
    block = CompiledTables(p).block
    for k, (section, field, kind, is_scalar) in enumerate(FIELDS):
        value = getattr(getattr(p, section), field) if section else getattr(p, field)
        if is_scalar:
            assert block[2 * k : 2 * k + 1].view(TYPE[kind])[0] == value
            continue
        begins, length = int(block[2 * k]), int(block[2 * k + 1])
        cells = block[begins : begins + length * STEP[k] : STEP[k]]
        assert cells.view(np.int64).tobytes() == np.asarray(value, dtype=TYPE[kind]).tobytes(), (
            section,
            field,
        )


def test_columns_read_together_are_neighbours_from_the_beginning_of_a_cache_line() -> None:
    tables = CompiledTables(load(library.ids()[0]).usable().tables)
    assert tables.address % (8 * LINE) == 0
    for section, rows in ROWS.items():
        for row in rows:
            begins = [int(tables.block[2 * INDEX[section, field]]) for field in row]
            assert begins == list(range(begins[0], begins[0] + len(row)))
            assert begins[0] % LINE == 0
