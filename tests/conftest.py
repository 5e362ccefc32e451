"""What holds for the whole suite."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `-n`, tests that need the compiled kernel share one process: each other one would compile it again."""
    for item in items:
        if "compiled_cache" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("compiled"))
