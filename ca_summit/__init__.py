"""Who proposed what at the Consultative Meetings of the Heads of State of Central Asia.

>>> import ca_summit
>>> summit = ca_summit.load()
>>> [initiative.id for initiative in summit.initiatives(topic="minerals", meeting=7)]
['2025-kz-rare-earths', '2025-kz-rare-earth-centre']
"""

from os import PathLike

from .version import __version__

TYPE_CHECKING = False  # not from typing, whose import would delay the first chance to catch a Ctrl-C
if TYPE_CHECKING:
    from .progress import Progress
    from .query.summit import Summit

__all__ = ["__version__", "load"]


def load(path: str | PathLike[str] | None = None, *, progress: "Progress | None" = None) -> "Summit":
    """Load the data set in the YAML file `path`, or the built-in one.

    `progress(step, share)` is called while a file is compiled: with a step (`read`, `check`, `store`,
    `index`) and the share of it that is done, 0 to 1.

    Any number of threads may use the result. It is closed by `close()`, by `with`, or when it is garbage.

    Raises `ca_summit.errors.DataError` if the file cannot be read or is not a valid data set.
    """
    from pathlib import Path

    from .loading.files import built_in
    from .progress import silent
    from .query.summit import Summit
    from .store.cache import open_database
    from .store.store import Store

    file = built_in() if path is None else Path(path)
    return Summit(Store(open_database(file, progress or silent)))
