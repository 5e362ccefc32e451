"""What holds for the whole suite."""

import pytest
from hypothesis import settings

# No test is timed: other processes may hold the machine for any time.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `-n`, tests that need the compiled kernel share one process: each other one would compile it again."""
    for item in items:
        if "compiled_cache" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("compiled"))
