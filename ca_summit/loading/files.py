"""Where the built-in files are, and those that users name."""

import os
from pathlib import Path

_HERE = Path(__file__).parent.parent


def data_folder() -> Path:
    """The folder of the built-in data: in the installed package, or beside it in a checkout."""
    inside = _HERE / "data"
    return inside if inside.is_dir() else _HERE.parent / "data"


def built_in() -> Path:
    """The built-in data set."""
    return data_folder() / "summit.yaml"


def file(typed: str) -> Path:
    """The file that a user means by `typed`: `~` is a home folder, and stays as it is where there is none."""
    return Path(os.path.expanduser(typed))  # noqa: PTH111 # that of pathlib raises without a home
