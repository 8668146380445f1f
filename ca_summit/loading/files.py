"""Locate the built-in files, and files that users name."""

import os
from pathlib import Path

from ..errors import CasummitError
from ..language.messages import Message

_HERE = Path(__file__).parent.parent


def data_folder() -> Path:
    """The folder of the built-in data: inside the installed package, or beside it in a checkout."""
    inside = _HERE / "data"
    return inside if inside.is_dir() else _HERE.parent / "data"


def built_in() -> Path:
    """The file of the built-in data set."""
    return data_folder() / "summit.yaml"


def file(typed: str) -> Path:
    """The file that a user means by `typed`; `~` is expanded if there is a home folder.

    Raises CasummitError if no file can have such a name.
    """
    try:
        if b"\0" in os.fsencode(typed):
            raise ValueError
    except ValueError:  # a NUL, or a lone surrogate that did not come from the command line
        raise CasummitError(Message("no file has such a name: {name!r}", name=typed)) from None
    return Path(os.path.expanduser(typed))  # noqa: PTH111 # pathlib raises if there is no home
