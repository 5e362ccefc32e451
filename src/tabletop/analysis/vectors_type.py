"""State vectors, dice and counts as a compiled function takes them: an address and a length.

numba passes an array as seven machine words, and asks at every index whether it counts from the end. A `Vector` is a
numpy array's own memory without either, so that `s[i]` is one load. Indices are not checked: that the kernel keeps
within its vectors is shown by its plain run. No rule lives here; `compiled.py` is the only user.
"""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
from numba.core import cgutils, types
from numba.core.imputils import lower_builtin
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import NativeValue, models, register_model, unbox


class Vector:
    """The memory of a numpy array of 8-byte numbers in one dimension, kept alive while this lives."""

    __slots__ = ("address", "array", "length")

    def __init__(self, array: Any) -> None:
        self.array = array
        self.address = int(array.ctypes.data)
        self.length = len(array)


def taking_arrays(f: Callable[..., Any]) -> Callable[..., Any]:
    """A compiled function that can be called with arrays, also within tuples, where it takes vectors."""

    def call(*arguments: Any) -> Any:
        return f(*(_entering(x) for x in arguments))

    return call


def _entering(x: Any) -> Any:
    if isinstance(x, np.ndarray):
        vector = KINDS.get(x.dtype) if x.ndim == 1 and x.flags.c_contiguous else None
        return x if vector is None else vector(x)
    if isinstance(x, tuple):
        within = (_entering(y) for y in x)
        return type(x)(*within) if hasattr(x, "_fields") else tuple(within)
    return x


class _VectorType(types.Type):
    def __init__(self, element: Any) -> None:
        self.element = element
        super().__init__(name=f"Vector({element})")


# numba asks an object for `_numba_type_` first: five times faster than any other way to tell it a type.
class Floats(Vector):
    """State vectors, rows, counts."""

    __slots__ = ()
    _numba_type_ = _VectorType(types.float64)


class Ints(Vector):
    """Lists of options and the like."""

    __slots__ = ()
    _numba_type_ = _VectorType(types.int64)


class Words(Vector):
    """Dice."""

    __slots__ = ()
    _numba_type_ = _VectorType(types.uint64)


KINDS: dict[Any, type[Vector]] = {
    np.dtype(np.float64): Floats,
    np.dtype(np.int64): Ints,
    np.dtype(np.uint64): Words,
}


@register_model(_VectorType)
class _VectorModel(models.StructModel):
    def __init__(self, manager: Any, fe_type: Any) -> None:
        super().__init__(
            manager, fe_type, [("data", types.CPointer(fe_type.element)), ("length", types.int64)]
        )


@unbox(_VectorType)
def _unbox(typ: Any, obj: Any, c: Any) -> Any:
    vector = cgutils.create_struct_proxy(typ)(c.context, c.builder)
    address = c.pyapi.object_getattr_string(obj, "address")
    vector.data = c.builder.inttoptr(c.pyapi.long_as_longlong(address), vector.data.type)
    c.pyapi.decref(address)
    length = c.pyapi.object_getattr_string(obj, "length")
    vector.length = c.pyapi.long_as_longlong(length)
    c.pyapi.decref(length)
    return NativeValue(vector._getvalue(), is_error=cgutils.is_not_null(c.builder, c.pyapi.err_occurred()))


@infer_global(operator.getitem)
class _Item(AbstractTemplate):
    def generic(self, args: Any, kws: Any) -> Any:
        if len(args) == 2 and isinstance(args[0], _VectorType) and isinstance(args[1], types.Integer):
            return signature(args[0].element, args[0], types.int64)
        return None


@infer_global(operator.setitem)
class _SetItem(AbstractTemplate):
    def generic(self, args: Any, kws: Any) -> Any:
        if len(args) == 3 and isinstance(args[0], _VectorType) and isinstance(args[1], types.Integer):
            return signature(types.none, args[0], types.int64, args[0].element)
        return None


@infer_global(len)
class _Length(AbstractTemplate):
    def generic(self, args: Any, kws: Any) -> Any:
        if len(args) == 1 and isinstance(args[0], _VectorType):
            return signature(types.int64, args[0])
        return None


@lower_builtin(operator.getitem, _VectorType, types.int64)
def _lower_item(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    return builder.load(_cell(context, builder, sig, args))


@lower_builtin(operator.setitem, _VectorType, types.int64, types.Any)
def _lower_set_item(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    builder.store(args[2], _cell(context, builder, sig, args))
    return context.get_dummy_value()


@lower_builtin(len, _VectorType)
def _lower_length(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    return cgutils.create_struct_proxy(sig.args[0])(context, builder, value=args[0]).length


def _cell(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    vector = cgutils.create_struct_proxy(sig.args[0])(context, builder, value=args[0])
    return builder.gep(vector.data, [args[1]], inbounds=True)
