"""Load a YAML file into a checked `Dataset`; every problem has its place in the file."""

import codecs
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from ..errors import DataError, reason
from ..language.languages import Lang
from ..language.messages import Message, translated
from ..model import Dataset
from ..progress import Progress, reporting, silent
from ..text.shortening import shortened
from ..text.steering import visible
from . import canonical, plain_yaml, rules, schema
from .build import build
from .sound import breaches_of_the_rest
from .walk import LIST_SECTIONS, Steps

MOST_SHOWN = 200
"""Characters of an id that a problem gives."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem with a file: its place (lines and columns from 1), the record, and what is wrong."""

    line: int
    column: int
    record: str
    message: str

    @classmethod
    def of(cls, place: plain_yaml.Place, record: str, message: str) -> "Problem":
        """A problem with the record of this id, whose length only the file limits."""
        return cls(*place, shortened(record, MOST_SHOWN), message)

    def summary(self, file: str) -> Message:
        """The problem in one line: `FILE:LINE:COLUMN: record: what is wrong; what to do`."""
        place = f"{file}:{self.line}:{self.column}"
        return Message("{place}: {record}: {message}", place=place, record=self.record, message=self.message)

    def at(self, file: str, lang: Lang = "en") -> str:
        """The summary in `lang`, safe to print on a terminal."""
        return visible(translated(self.summary(file), lang))


def load(path: Path, progress: Progress = silent) -> Dataset:
    """The data set in the YAML file `path`, read and checked.

    Raises DataError if the file cannot be read, is not JSON-like YAML, or violates the schema or a rule of
    `rules.INTEGRITY`; the error has the first problem and the number of others.
    """
    return load_with_checksum(path, progress)[0]


def load_with_checksum(path: Path, progress: Progress = silent) -> tuple[Dataset, int]:
    """What `load` gives, and the CRC-32 of the bytes that were read. Raises DataError as `load` does."""
    with _no_garbage_collection():
        read = _read(path, rules.INTEGRITY, progress)
        if read.problems or read.document is None:
            hint = Message("run 'casummit validate {file}' for all", file=path)
            if more := len(read.problems) - 1:
                hint = Message("{more} more; run 'casummit validate {file}' for all", more=more, file=path)
            raise DataError(read.problems[0].summary(str(path)), hint)
        data, checksum = read.document.data, read.checksum
        del read  # the text is large, and not needed any more
        return build(data), checksum


def problems(path: Path, progress: Progress = silent) -> list[Problem]:
    """All problems of the file `path`, in the order of their places; the codebook's rules are checked too.

    Its form is a problem only if it has no other. Raises DataError if the file cannot be read at all.
    """
    with _no_garbage_collection():
        read = _read(path, (*rules.INTEGRITY, *rules.HOUSE_RULES), progress)
        if read.problems or read.document is None:
            return read.problems
        return _problems_of_form(path, read.document)


def fixed(path: Path) -> str | None:
    """The text of the file `path` in canonical form; None if it has that, or is not sound enough to have it.

    Raises DataError if the file cannot be read at all, or has comments, which would be lost.
    """
    with _no_garbage_collection():
        read = _read(path, (), silent)
        document = read.document
        if document is None or not read.is_sound:
            return None
        if line := canonical.first_comment(document):
            place = f"{path}:{line}:1"
            raise DataError(Message("{place}: this comment would be lost", place=place), _KEEP_COMMENTS)
        text = canonical.canonical(document.text, document.data)
        return None if text == document.text else text


_KEEP_COMMENTS = Message("move comments to the top of the file, or into a 'note'; nothing was written")


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a file: its checksum, text and plain data if it is YAML, and its problems, by place.

    Data with problems may be incomplete; they are not if it `is_sound`: no key is doubled or other than text.
    """

    checksum: int
    document: plain_yaml.Document | None
    problems: list[Problem]
    is_sound: bool = False


def _problems_of_form(path: Path, document: plain_yaml.Document) -> list[Problem]:
    """What keeps the text of a file from being canonical."""
    if canonical.is_canonical(document.text, document.data):
        return []
    if line := canonical.first_comment(document):
        message = Message(
            "a comment, which canonical form does not keep; move it to the top, or into a 'note'"
        )
    else:
        line = canonical.first_difference(document.text, canonical.canonical(document.text, document.data))
        message = Message("not in canonical form; 'casummit validate --fix {file}' writes it so", file=path)
    return [Problem(line, 1, "yaml", message)]


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Suspend the garbage collector, which would take longer than the reading itself.

    It would walk the growing tree of YAML nodes again and again, though that has no cycles.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read(path: Path, checks: Sequence[Any], progress: Progress) -> _Read:
    """Read a file and apply `checks` to its data."""
    raw = _content(path)
    checksum, text = crc32(raw), _text(path, raw)
    del raw
    try:
        document = plain_yaml.compose(text, partial(progress, "read"))
    except plain_yaml.YamlProblem as problem:
        return _Read(checksum, None, [Problem.of(problem.place, "yaml", problem.message)])
    data = document.data
    problems = [
        Problem.of(problem.place, _record(data, at), problem.message) for at, problem in document.bad_keys
    ]
    places = plain_yaml.Places(document)
    broken = [(at, False) for at, _ in document.bad_keys]
    for at, message, at_key in schema.breaches(data):
        broken.append((at, at_key))
        problems.append(_placed(places, data, at, message, key=at_key))
    # Rules rely on the schema: they are checked in what meets it.
    steps = reporting(checks, "check", progress)
    found = breaches_of_the_rest(data, broken, steps) if broken else rules.breaches(data, steps)
    problems += [_placed(places, data, at, message) for at, message in found]
    is_sound = isinstance(data, dict) and not document.bad_keys
    return _Read(checksum, document, sorted(set(problems)), is_sound)


def _content(path: Path) -> bytes:
    """The bytes of the file `path`. Raises DataError if it cannot be read, or is too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(plain_yaml.MAX_BYTES + 1)
    except OSError as error:
        raise DataError(
            Message("{file}: {reason}", file=path, reason=reason(error)),
            Message("name a YAML file with --data or CASUMMIT_DATA"),
        ) from None
    except ValueError as error:  # a NUL in the name
        raise DataError(Message("{file}: {reason}", file=path, reason=reason(error))) from None
    if len(raw) > plain_yaml.MAX_BYTES:
        raise DataError(
            Message(
                "{file}: larger than {most} bytes; split it, or name another file",
                file=path,
                most=plain_yaml.MAX_BYTES,
            )
        )
    return raw


def _text(path: Path, raw: bytes) -> str:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        place = f"{path}:{line}:{column}"
        raise DataError(Message("{place}: not UTF-8; save the file as UTF-8", place=place)) from None


def _placed(
    places: plain_yaml.Places, data: Any, path: Steps, message: Message, *, key: bool = False
) -> Problem:
    return Problem.of(places.of(path, key=key), _record(data, path), message)


def _record(data: Any, path: Steps) -> str:
    """The id of the record at or above `path`, or else the name of the nearest section."""
    match path:
        case (section, int(index), *_) if section in LIST_SECTIONS:
            return _id(data, path[:2]) or f"{section}[{index}]"
        case ("meetings", str(meeting), "documents", int(index), *_):
            return _id(data, path[:4]) or f"{meeting}: documents[{index}]"
        case (str(section), str(id_), *_) if section != "dataset":
            return id_
        case (section, *_):
            return str(section)
    return Message("data set")


def _id(data: Any, path: Steps) -> str:
    """The id of the record at `path`; "" if there is none, for instance below a duplicate key."""
    record = data
    try:
        for step in path:
            record = record[step]
    except (LookupError, TypeError):
        return ""
    id_ = record.get("id") if isinstance(record, Mapping) else None
    return id_ if isinstance(id_, str) else ""
