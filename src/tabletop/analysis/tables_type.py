"""Tables as a compiled function takes them: one pointer to one block of 8-byte cells.

numba passes a tuple of arrays by value, about seven machine words an array; with more than a hundred tables every call
of a kernel function would carry a thousand arguments. Here `p` is one address. `p.at.turn` compiles to one load,
`p.form.when[o]` to two: where the column begins, and the cell. The block holds two cells for each field, the number
itself or offset and length of its column, then all columns. Columns that are read together lie side by side, row by row,
so that a form or a test comes in one piece from memory.
No rule lives here; `compiled.py` is the only user.
"""

import operator
from typing import Any

import numpy as np
from numba.core import cgutils, types
from numba.core.imputils import lower_builtin, lower_getattr_generic
from numba.core.typing.templates import (
    AbstractTemplate,
    AttributeTemplate,
    infer_getattr,
    infer_global,
    signature,
)
from numba.extending import NativeValue, models, register_model, unbox

from tabletop.engine import program
from tabletop.engine.program import Tables

UNSIGNED = {
    "key": {"turn", "mood", "autopilot", "policy", "estimate", "incident"},
    "group": {"key"},
    "inject": {"key"},
}


# Columns of equal length that are read together, those read first in front.
ROWS = {
    "code": (
        ("kind", "number", "run_first", "run_last", "test_first"),
        ("run_op", "run_arg", "run_binary", "run_low", "run_high"),
        ("test_index", "test_low", "test_high", "test_yes", "test_no"),
        ("set_first", "set_last"),
    ),
    "effect": (("first", "last"), ("kind", "target", "amount", "low", "high", "other", "mutual")),
    "group": (("coalition_by", "coalition_each", "value", "orderer", "key"),),
    "form": (
        (
            *("effort", "orderer", "group", "limit", "cooldown", "when", "law", "unlawful"),
            *(
                "weight",
                "mode",
                "outcome_first",
                "outcome_last",
                "pledge",
                "domain",
                "escalation",
                "response",
            ),
            *("takes", "takes_seconds", "risk", "variant"),
        ),
        ("interest_first", "interest_last", "red_first", "red_last", "caveat_first", "caveat_last"),
    ),
    "option": (("form", "body"),),
    "outcome": (("chance", "effects", "kind"),),
    "inject": (("repeat", "incident", "when", "at", "chance", "key", "effects", "ask"),),
    "purse": (("high", "of", "income"),),
    "track": (("seen", "error", "low", "high", "drift"),),
}


def _fields() -> list[tuple[str, str, str, bool]]:
    """(section, field, kind, is scalar) of every column in order; a field of Tables itself has section ""."""
    found: list[tuple[str, str, str, bool]] = []
    for section, hint in Tables.__annotations__.items():
        if not hasattr(hint, "_fields"):
            found.append(("", section, "float", False))
            continue
        for field, inner in hint.__annotations__.items():
            scalar = inner in (int, float)
            kind = "float" if inner in (float, program.Floats) else "int"
            if field in UNSIGNED.get(section, ()):
                kind = "unsigned"
            found.append((section, field, kind, scalar))
    return found


FIELDS = _fields()
INDEX = {(section, field): k for k, (section, field, _, _) in enumerate(FIELDS)}
ROW = {
    (section, field): (row, place)
    for section, rows in ROWS.items()
    for row in rows
    for place, field in enumerate(row)
}
STEP = [len(ROW[section, field][0]) if (section, field) in ROW else 1 for section, field, _, _ in FIELDS]
LINE = 8  # cells of a cache line
ELEMENT = {"int": types.int64, "float": types.float64, "unsigned": types.uint64}


class CompiledTables:
    """The tables of a scenario in one block; keep it alive while compiled functions use it."""

    def __init__(self, p: Tables) -> None:
        header = np.zeros(_whole_lines(2 * len(FIELDS)), dtype=np.int64)
        columns: list[Any] = []
        at = len(header)
        begun: dict[tuple[str, ...], tuple[int, Any]] = {}
        for k, (section, field, kind, scalar) in enumerate(FIELDS):
            value = getattr(getattr(p, section), field) if section else getattr(p, field)
            dtype = {"int": np.int64, "float": np.float64, "unsigned": np.uint64}[kind]
            if scalar:
                header[2 * k] = np.asarray([value], dtype=dtype).view(np.int64)[0]
                continue
            column = np.asarray(value, dtype=dtype).view(np.int64)
            row, place = ROW.get((section, field), ((section, field), 0))
            if row not in begun:
                rows = np.zeros(_whole_lines(len(column) * STEP[k]), dtype=np.int64)
                begun[row] = at, rows
                columns.append(rows)
                at += len(rows)
            begins, rows = begun[row]
            rows[place : len(column) * STEP[k] : STEP[k]] = column
            header[2 * k] = begins + place
            header[2 * k + 1] = len(column)
        block = np.zeros(at + LINE, dtype=np.int64)
        first = -(int(block.ctypes.data) // 8) % LINE
        self.block = block[first : first + at]
        self.block[:] = np.concatenate([header, *columns])
        self.address = int(self.block.ctypes.data)


def _whole_lines(cells: int) -> int:
    return -(-cells // LINE) * LINE


class _TablesType(types.Type):
    def __init__(self) -> None:
        super().__init__(name="Tables")


class _SectionType(types.Type):
    def __init__(self, section: str) -> None:
        self.section = section
        super().__init__(name=f"Section({section})")


class _ColumnType(types.Type):
    def __init__(self, column: int) -> None:
        self.column = column
        self.element = ELEMENT[FIELDS[column][2]]
        super().__init__(name=f"Column({column})")


TABLES = _TablesType()
CompiledTables._numba_type_ = TABLES  # type: ignore[attr-defined]  # what numba asks for first


@register_model(_TablesType)
@register_model(_SectionType)
@register_model(_ColumnType)
class _AddressModel(models.PrimitiveModel):
    def __init__(self, manager: Any, fe_type: Any) -> None:
        super().__init__(manager, fe_type, cgutils.intp_t)


@unbox(_TablesType)
def _unbox(typ: Any, obj: Any, c: Any) -> Any:
    attribute = c.pyapi.object_getattr_string(obj, "address")
    address = c.pyapi.long_as_longlong(attribute)
    c.pyapi.decref(attribute)
    return NativeValue(address, is_error=cgutils.is_not_null(c.builder, c.pyapi.err_occurred()))


def _resolve(section: str, attribute: str) -> Any:
    k = INDEX.get((section, attribute))
    if k is None:
        return None
    return ELEMENT[FIELDS[k][2]] if FIELDS[k][3] else _ColumnType(k)


@infer_getattr
class _TablesAttributes(AttributeTemplate):
    key = _TablesType

    def generic_resolve(self, typ: Any, attribute: str) -> Any:  # type: ignore[override]  # its stub says NotImplemented
        if any(section == attribute for section, _, _, _ in FIELDS):
            return _SectionType(attribute)
        return _resolve("", attribute)


@infer_getattr
class _SectionAttributes(AttributeTemplate):
    key = _SectionType

    def generic_resolve(self, typ: Any, attribute: str) -> Any:  # type: ignore[override]  # its stub says NotImplemented
        return _resolve(typ.section, attribute)


@lower_getattr_generic(_TablesType)
def _get_section(context: Any, builder: Any, typ: Any, value: Any, attribute: str) -> Any:
    return value


@lower_getattr_generic(_SectionType)
def _get_column(context: Any, builder: Any, typ: Any, value: Any, attribute: str) -> Any:
    k = INDEX[(typ.section, attribute)]
    if not FIELDS[k][3]:
        return value
    number = context.get_constant(types.int64, 2 * k)
    return _cell(context, builder, value, number, ELEMENT[FIELDS[k][2]])


@infer_global(operator.getitem)
class _ColumnItem(AbstractTemplate):
    def generic(self, args: Any, kws: Any) -> Any:
        if len(args) == 2 and isinstance(args[0], _ColumnType) and isinstance(args[1], types.Integer):
            return signature(args[0].element, args[0], types.int64)
        return None


@infer_global(len)
class _ColumnLength(AbstractTemplate):
    def generic(self, args: Any, kws: Any) -> Any:
        if len(args) == 1 and isinstance(args[0], _ColumnType):
            return signature(types.int64, args[0])
        return None


@lower_builtin(operator.getitem, _ColumnType, types.int64)
def _lower_item(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    column = sig.args[0]
    start = _header(context, builder, args[0], 2 * column.column)
    cells = builder.mul(args[1], context.get_constant(types.int64, STEP[column.column]))
    return _cell(context, builder, args[0], builder.add(start, cells), column.element)


@lower_builtin(len, _ColumnType)
def _lower_length(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    return _header(context, builder, args[0], 2 * sig.args[0].column + 1)


def _header(context: Any, builder: Any, address: Any, cell: int) -> Any:
    return _cell(context, builder, address, context.get_constant(types.int64, cell), types.int64)


def _cell(context: Any, builder: Any, address: Any, index: Any, element: Any) -> Any:
    """Load one 8-byte cell; the block is never written while compiled code runs, so loads may be kept."""
    kind = context.get_value_type(element)
    pointer = builder.inttoptr(address, kind.as_pointer())
    load = builder.load(builder.gep(pointer, [index]))
    load.set_metadata("invariant.load", builder.module.add_metadata([]))
    return load
