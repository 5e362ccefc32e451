"""The kernel's own functions made anew with some of their names standing for something else.

Compilation puts compiled functions under the names that kernel functions call; exact enumeration puts another `draw`
there. Either way the rules stay the kernel's: nothing is written a second time.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from types import FunctionType
from typing import Any

# In the order of their imports: each uses only those before it.
MODULES = tuple(
    f"tabletop.engine.kernel.{name}"
    for name in (
        "trace",
        "chance",
        "trust",
        "expressions",
        "effects",
        "beliefs",
        "consent",
        "orders",
        "autopilot",
        "payment",
        "floor",
        "amendments",
        "decision",
        "situation",
        "resolve",
        "escalation",
        "assess",
    )
)


def rebuilt(
    modules: Sequence[str], make: Callable[[Any], Any], replacements: Mapping[str, Any]
) -> dict[str, Callable[..., Any]]:
    """Every function of these modules by name, each made by `make` from its own code.

    In their globals, what `replacements` names stands for its replacement, and functions made before for themselves.
    """
    done: dict[str, Any] = dict(replacements)
    for name in modules:
        module = importlib.import_module(name)
        own = {
            key: f
            for key, f in vars(module).items()
            if isinstance(f, FunctionType) and f.__module__ == name and key not in replacements
        }
        space: dict[str, Any] = {**vars(module), **{k: v for k, v in done.items() if k in vars(module)}}
        for key in _callees_first(own):
            f = own[key]
            again = FunctionType(f.__code__, space, f.__name__, f.__defaults__, f.__closure__)
            again.__module__ = f.__module__
            again.__qualname__ = f.__qualname__
            space[key] = done[key] = make(again)
    return {name: f for name, f in done.items() if callable(f)}


def _callees_first(own: Mapping[str, FunctionType]) -> list[str]:
    ordered: list[str] = []

    def visit(key: str) -> None:
        if key not in ordered:
            for called in own[key].__code__.co_names:
                if called in own and called != key:
                    visit(called)
            ordered.append(key)

    for key in own:
        visit(key)
    return ordered
