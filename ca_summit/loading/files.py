"""Where the built-in files are."""

from pathlib import Path

_HERE = Path(__file__).parent.parent


def data_folder() -> Path:
    """The folder of the built-in data: in the installed package, or beside it in a checkout."""
    inside = _HERE / "data"
    return inside if inside.is_dir() else _HERE.parent / "data"


def built_in() -> Path:
    """The built-in data set."""
    return data_folder() / "summit.yaml"
