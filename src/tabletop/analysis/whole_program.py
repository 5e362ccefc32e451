"""What is called from Python is compiled as one whole: everything it calls becomes private to it.

numba leaves every function that a compiled function calls open to the world, so that LLVM has to keep its signature and
may not build it into its only caller. Once nobody else can call it, a game takes about a fifth less time, and has the
same bits. Touches one inner method of numba; a numba without it compiles as it always did. No rule lives here;
`compiled.py` is the only user.
"""

from typing import Any

from numba.core.codegen import CPUCodeLibrary

WHOLE = frozenset({"play_many", "play_line", "survey", "play_plans", "explore", "weigh"})
"""Functions that are called from Python and by no other compiled function."""

_OURS = "_ZN8tabletop"  # how numba's names for functions of this package begin
_optimize: Any = getattr(CPUCodeLibrary, "_optimize_final_module", None)


def _optimize_as_whole(library: Any) -> None:
    entry = f"{len(library.name)}{library.name}"
    if library.name in WHOLE:
        module = library._final_module
        for f in list(module.functions):
            if not f.is_declaration and f.name.startswith(_OURS) and entry not in f.name:
                f.linkage = "private"  # without a name: "internal" ones were taken for others' by the loader
    _optimize(library)


def install() -> None:
    """Have numba do so from now on; twice is once."""
    if _optimize is not None:
        CPUCodeLibrary._optimize_final_module = _optimize_as_whole  # type: ignore[method-assign]
