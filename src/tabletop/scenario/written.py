"""A Program as plain values for JSON, and back to exactly the same.

A record of ours is a mapping of its kind's name to its fields, a tuple is a list, a mapping stands under an empty name.
Only the kinds of the engine's tables and texts are made: reading runs nothing. Never holds where it is kept.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from tabletop.engine import program as tables
from tabletop.engine import texts
from tabletop.engine.texts import Program


def _is_kind(one: Any) -> bool:
    return isinstance(one, type) and (
        is_dataclass(one) or (issubclass(one, tuple) and hasattr(one, "_fields"))
    )


_KINDS: dict[str, Any] = {
    name: one for room in (tables, texts) for name, one in vars(room).items() if _is_kind(one)
}
_PLAIN = (int, float, bool, type(None))


def written(value: Any) -> Any:
    """The value as JSON has it. Raises TypeError for what a Program does not hold."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, str):
        return str(value)
    if kind is tuple:
        return [written(one) for one in value]
    if kind is dict and all(isinstance(name, str) for name in value):
        return {"": {str(name): written(one) for name, one in value.items()}}
    if _KINDS.get(kind.__name__) is kind:
        parts = value if isinstance(value, tuple) else [getattr(value, one.name) for one in fields(value)]
        return {kind.__name__: [written(one) for one in parts]}
    raise TypeError(f"a Program holds no {kind.__name__}")


def read(value: Any) -> Program:
    """The Program that was written so. Raises TypeError, ValueError and KeyError when none was."""
    found = _read(value)
    if not isinstance(found, Program):
        raise TypeError("this is no Program")
    return found


def _read(value: Any) -> Any:
    if type(value) is list:
        if any(type(one) in (list, dict) for one in value):
            return tuple([_read(one) for one in value])
        return tuple(value)
    if type(value) is dict:
        [(name, inner)] = value.items()
        if not name:
            return {key: _read(one) for key, one in inner.items()}
        return _KINDS[name](*[_read(one) for one in inner])
    return value
