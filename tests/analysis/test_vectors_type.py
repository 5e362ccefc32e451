"""Arrays enter compiled functions as their own memory, wherever they stand; what is no vector stays what it is."""

from typing import Any, NamedTuple

import numpy as np

from tabletop.analysis.vectors_type import Floats, Ints, Vector, Words, taking_arrays


class Pair(NamedTuple):
    left: Any
    right: Any


def seen(*arguments: Any) -> tuple[Any, ...]:
    return arguments


def test_an_array_of_numbers_enters_as_its_own_memory() -> None:
    for kind, entered in ((np.float64, Floats), (np.int64, Ints), (np.uint64, Words)):
        array = np.arange(5, dtype=kind)
        (vector,) = taking_arrays(seen)(array)
        assert type(vector) is entered
        assert (vector.array is array, vector.address, vector.length) == (True, array.ctypes.data, 5)


def test_arrays_within_tuples_enter_too_and_the_tuple_keeps_its_kind() -> None:
    array = np.zeros(2)
    pair, plain = taking_arrays(seen)(Pair(array, 3), (array, "x"))
    assert isinstance(pair, Pair)
    assert isinstance(pair.left, Vector)
    assert pair.right == 3
    assert type(plain) is tuple
    assert isinstance(plain[0], Vector)


def test_what_is_no_vector_stays_what_it_is() -> None:
    others = (
        np.zeros((2, 2)),
        np.zeros(4)[::2],
        np.zeros(3, dtype=np.int32),
        np.zeros(2, dtype=">f8"),
        7,
        None,
    )
    assert all(x is y for x, y in zip(taking_arrays(seen)(*others), others, strict=True))
