"""What is compiled as one whole is what is called from Python, and nothing that compiled functions call."""

import importlib
from types import FunctionType

from numba.core.codegen import CPUCodeLibrary

from tabletop.analysis import whole_program
from tabletop.analysis.compiled import GAMES
from tabletop.analysis.rebuilding import MODULES


def test_no_compiled_function_calls_what_is_compiled_as_a_whole() -> None:
    functions = {
        name: f
        for module in (*MODULES, *GAMES)
        for name, f in vars(importlib.import_module(module)).items()
        if isinstance(f, FunctionType) and f.__module__ == module
    }
    assert functions.keys() >= whole_program.WHOLE
    called = {name for f in functions.values() for name in f.__code__.co_names}
    assert not called & whole_program.WHOLE


def test_installed_twice_is_installed_once() -> None:
    whole_program.install()
    whole_program.install()
    now = CPUCodeLibrary._optimize_final_module
    assert now is whole_program._optimize_as_whole
    assert whole_program._optimize is not now
