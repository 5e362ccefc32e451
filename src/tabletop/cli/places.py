"""Where files of the user live: TABLETOP_HOME when set, else the platform's own folders.

Never opens or makes anything.
"""

import os
from pathlib import Path


def records() -> Path:
    """The file with the record of every exercise."""
    return _folder("data") / "exercises.sqlite3"


def papers() -> Path:
    """The folder for reviews that people write down; it need not exist."""
    return _folder("data") / "reviews"


def config() -> Path:
    """The configuration file; it need not exist."""
    return _folder("config") / "config.toml"


def crashes() -> Path:
    """The folder for tracebacks of internal errors."""
    return _folder("state") / "crashes"


def cache() -> Path:
    """The folder for what can be made again: compiled kernels."""
    return _folder("cache") / "kernel"


def programs() -> Path:
    """The folder of scenarios as they were compiled; it can be made again."""
    return _folder("cache") / "programs"


def progress() -> Path:
    """The file with what recorded exercises have come to; it can be made again."""
    return _folder("cache") / "progress.json"


def _folder(kind: str) -> Path:
    home = os.environ.get("TABLETOP_HOME")
    if home:
        return Path(home).expanduser().absolute()
    import platformdirs

    folders = platformdirs.PlatformDirs("tabletop", appauthor=False)
    return {
        "data": folders.user_data_path,
        "config": folders.user_config_path,
        "state": folders.user_state_path,
        "cache": folders.user_cache_path,
    }[kind]
