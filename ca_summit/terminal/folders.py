"""Write a folder of files whole or not at all.

It is filled beside its target and then takes its place. What it replaces may only hold files of the same
names: whatever else somebody keeps there is never deleted.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..errors import OutputError
from ..language.messages import Message
from .files import existing, real, writing
from .placing import OF_FOLDERS, PREFIX, kept_while_open, lock, sweep


def write_folder(folder: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Write `files`, by their names, into a new folder.

    Raises OutputError if that fails, if `folder` exists and not `replace`, or if it holds other files.
    """
    with writing(folder):
        target = real(folder)
        refuse_others(folder, files, replace=replace)
        with _placed(target, folder, files, replace=replace) as new:
            for name, content in files.items():
                _write(new / name, content)


def refuse_existing_folder(folder: Path, *, replace: bool) -> None:
    """Raise OutputError if writing to `folder` would replace it, unless it may."""
    if not replace and os.path.lexists(folder):
        raise existing(folder)


def refuse_others(folder: Path, names: Collection[str], *, replace: bool) -> None:
    """Raise OutputError if `folder` exists and not `replace`, or if it holds other files than `names`."""
    refuse_existing_folder(folder, replace=replace)
    if not os.path.lexists(folder):
        return
    with writing(folder):
        others = _others(folder, names)
    if others:
        message = Message("{folder} holds something else: {name}", folder=folder, name=min(others))
        raise OutputError(message, Message("name another folder"))


def _others(folder: Path, names: Collection[str]) -> list[str]:
    """What is in `folder` beside files of these names; a folder or a link of such a name is none of these."""
    with os.scandir(folder) as entries:
        return [
            each.name for each in entries if each.name not in names or not each.is_file(follow_symlinks=False)
        ]


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


@contextmanager
def _placed(target: Path, folder: Path, names: Collection[str], *, replace: bool) -> Iterator[Path]:
    """Yield a new folder to fill, which becomes `target`. Raises what `write_folder` raises, and OSError."""
    sweep(target.parent)
    new = target.with_name(f"{PREFIX}{os.getpid()}-{os.urandom(4).hex()}{OF_FOLDERS}")
    new.mkdir()
    # Windows cannot open a folder; what a killed run left there stays.
    descriptor = os.open(os.devnull if os.name == "nt" else new, os.O_RDONLY)
    with kept_while_open(descriptor, new):
        lock(descriptor)
        yield new
        refuse_others(folder, names, replace=replace)  # it may have come in the meantime
        if not target.exists():
            new.rename(target)
            return
        new.chmod(target.stat().st_mode & 0o777)
        # No move replaces a folder with files in it. Under this name it is found if all ends here.
        old = target.with_name(f"{target.name}.old-{os.urandom(4).hex()}")
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
        if _others(old, names):  # what came in the meantime stays, where it is found
            for name in names:
                (old / name).unlink(missing_ok=True)
        else:
            old.rename(new)  # deleted as any unfinished folder is, in the next run at the latest
