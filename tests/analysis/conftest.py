"""Where the suite keeps what was compiled."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def compiled_cache(pytestconfig: pytest.Config) -> Path:
    """A folder that lasts from run to run; what is in it goes by the sources it was made from."""
    assert pytestconfig.cache is not None
    return pytestconfig.cache.mkdir("compiled_kernel")
