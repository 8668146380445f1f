"""Who proposed what at the Consultative Meetings of the Heads of State of Central Asia.

>>> import ca_summit
>>> summit = ca_summit.load()
>>> [initiative.id for initiative in summit.initiatives(topic="minerals", meeting=7)]
['2025-kz-rare-earths', '2025-kz-mineral-research-centre']
"""

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .query import Summit

__version__ = "0.1.0"
__all__ = ["load"]


def load(path: str | PathLike[str] | None = None) -> "Summit":
    """The data set in the YAML file `path`, or the built-in one, ready to be asked.

    Raises `ca_summit.errors.DataError` where the file cannot be read or is no valid data set.
    """
    from pathlib import Path

    from .files import built_in
    from .query import Summit
    from .store import open_store

    return Summit(open_store(built_in() if path is None else Path(path)))
