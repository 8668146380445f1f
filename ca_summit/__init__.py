"""Who proposed what at the Consultative Meetings of the Heads of State of Central Asia.

>>> import ca_summit
>>> summit = ca_summit.load()
>>> [initiative.id for initiative in summit.initiatives(topic="minerals", meeting=7)]
['2025-kz-rare-earths', '2025-kz-rare-earth-centre']
"""

from os import PathLike

from .version import __version__

TYPE_CHECKING = False  # as typing has it, which would be imported before anything can catch a Ctrl-C
if TYPE_CHECKING:
    from .progress import Progress
    from .query.summit import Summit

__all__ = ["__version__", "load"]


def load(path: str | PathLike[str] | None = None, *, progress: "Progress | None" = None) -> "Summit":
    """The data set in the YAML file `path`, or the built-in one, ready to be asked.

    `progress(step, share)` is called while a file is compiled: a step (`read`, `check`, `store`,
    `index`) and the share of it that is done.

    Any number of threads may ask it. It is closed with `close()` or by `with`, or else at its end.

    Raises `ca_summit.errors.DataError` where the file cannot be read or is no valid data set.
    """
    from pathlib import Path

    from .loading.files import built_in
    from .progress import silent
    from .query.summit import Summit
    from .store.cache import open_database
    from .store.store import Store

    file = built_in() if path is None else Path(path)
    return Summit(Store(open_database(file, progress or silent)))
