"""What holds for the whole suite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

TESTS = Path(__file__).parent

# No test is timed: other processes may hold the machine for any time.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


class OneCompiler(LoadScopeScheduling):
    """Any test to any process, but all that needs the compiled kernel to one: each other one would compile it again.

    xdist's own groups do the same by marks, which it loses with pytest 9.2.
    """

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.compiled = {
            path.relative_to(TESTS.parent).as_posix()
            for path in TESTS.rglob("test_*.py")
            if "compiled_cache" in path.read_text(encoding="utf-8")
        }

    def _split_scope(self, nodeid: str) -> str:
        return "compiled" if nodeid.partition("::")[0] in self.compiled else nodeid


@pytest.hookimpl
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneCompiler:
    """Which process runs which test."""
    return OneCompiler(config, log)
