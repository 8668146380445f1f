"""Where the built-in files are, and those that users name."""

import os
from pathlib import Path

from ..errors import CasummitError
from ..language.messages import Message

_HERE = Path(__file__).parent.parent


def data_folder() -> Path:
    """The folder of the built-in data: in the installed package, or beside it in a checkout."""
    inside = _HERE / "data"
    return inside if inside.is_dir() else _HERE.parent / "data"


def built_in() -> Path:
    """The built-in data set."""
    return data_folder() / "summit.yaml"


def file(typed: str) -> Path:
    """The file that a user means by `typed`: `~` is a home folder, and stays as it is where there is none.

    Raises CasummitError for what can be no file's name.
    """
    try:
        if b"\0" in os.fsencode(typed):
            raise ValueError
    except ValueError:  # half a character that came from elsewhere than the command line, too
        raise CasummitError(Message("no file has such a name: {name!r}", name=typed)) from None
    return Path(os.path.expanduser(typed))  # noqa: PTH111 # that of pathlib raises without a home
