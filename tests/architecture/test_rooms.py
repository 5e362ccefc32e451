"""Rules of the house that the import contracts cannot say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tabletop

SOURCES = Path(tabletop.__file__).parent
MODULES = sorted(SOURCES.rglob("*.py"))
PRINTS = {("click", "echo"), ("click", "secho"), ("click", "confirm"), ("sys", "exit"), ("os", "_exit")}
MAY = {"exercise/beside.py": {("os", "_exit")}}
"""The process that works beside a screen ends itself with the one that started it; it prints nothing."""


PURE = {"collections.abc", "dataclasses", "hashlib", "itertools", "math", "re", "struct", "typing"}
"""What the engine may use: nothing that has a state or touches the world; `math` for what is shown and exact bounds."""


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield str(node.module)


def _id(path: Path) -> str:
    return str(path.relative_to(SOURCES))


def _attributes(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_a_module_says_what_it_is_for_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), (
        "a module opens with its purpose and what does not belong there"
    )
    assert len(text.splitlines()) <= 400, "when a module nears 400 lines it is two subjects"


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "console.py"], ids=_id)
def test_only_the_console_prints_and_exits(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not (PRINTS - MAY.get(path.relative_to(SOURCES).as_posix(), set())) & set(_attributes(tree))
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not {"print", "exit", "quit"} & calls


@pytest.mark.parametrize("path", sorted((SOURCES / "engine").rglob("*.py")), ids=_id)
def test_the_engine_imports_a_few_pure_modules_and_its_kernel_nothing_but_tables(path: Path) -> None:
    allowed, own = PURE, "tabletop.engine"
    if path.parent.name == "kernel":
        allowed, own = {"collections.abc", "tabletop.engine.program"}, "tabletop.engine.kernel"
    imported = set(_imported(ast.parse(path.read_text(encoding="utf-8"))))
    assert {name for name in imported if not (name + ".").startswith(own + ".")} <= allowed


@pytest.mark.parametrize("path", sorted((SOURCES / "engine").rglob("*.py")), ids=_id)
def test_the_engine_keeps_no_game_in_a_global(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global | ast.Nonlocal)]
