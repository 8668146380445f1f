"""Load a YAML file into a checked `Dataset`; every problem has its place in the file."""

import codecs
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import DataError, reason
from ..language.languages import Lang
from ..language.messages import Message, translated
from ..model import Dataset
from ..progress import Progress, reporting, silent
from ..text.steering import visible
from . import plain_yaml, rules, schema
from .build import build
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
        return cls(*place, record if len(record) <= MOST_SHOWN else f"{record[: MOST_SHOWN - 1]}…", message)

    def summary(self, file: str) -> Message:
        """The problem in one line: `FILE:LINE:COLUMN: record: what is wrong; what to do`."""
        place = f"{file}:{self.line}:{self.column}"
        return Message("{place}: {record}: {message}", place=place, record=self.record, message=self.message)

    def at(self, file: str, lang: Lang = "en") -> str:
        """The summary in `lang`, safe to print on a terminal."""
        return visible(translated(self.summary(file), lang))


def load(path: Path, progress: Progress = silent, raw: bytes | None = None) -> Dataset:
    """The data set in the YAML file `path`, read and checked; `raw` is its content if that is known.

    Raises DataError if the file cannot be read, is not JSON-like YAML, or violates the schema or a rule of
    `rules.INTEGRITY`; the error has the first problem and the number of others.
    """
    with _no_garbage_collection():
        data, problems = _read(path, content(path) if raw is None else raw, rules.INTEGRITY, progress)
        if problems:
            hint = Message("run 'casummit validate {file}' for all", file=path)
            if more := len(problems) - 1:
                hint = Message("{more} more; run 'casummit validate {file}' for all", more=more, file=path)
            raise DataError(problems[0].summary(str(path)), hint)
        return build(data)


def problems(path: Path, progress: Progress = silent) -> list[Problem]:
    """All problems of the file `path`, in the order of their places; the codebook's rules are checked too.

    Raises DataError if the file cannot be read at all.
    """
    with _no_garbage_collection():
        return _read(path, content(path), (*rules.INTEGRITY, *rules.HOUSE_RULES), progress)[1]


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


def _read(path: Path, raw: bytes, checks: Sequence[Any], progress: Progress) -> tuple[Any, list[Problem]]:
    """The plain data of a file and its problems, by place; if there are any, the data may be incomplete."""
    text = _text(path, raw)
    try:
        document = plain_yaml.compose(text, partial(progress, "read"))
    except plain_yaml.YamlProblem as problem:
        return None, [Problem.of(problem.place, "yaml", problem.message)]
    data = document.data
    problems = [
        Problem.of(problem.place, _record(data, at), problem.message) for at, problem in document.bad_keys
    ]
    places = plain_yaml.Places(document)
    # The rules are checked only if the schema holds: they rely on it.
    for at, message, at_key in schema.breaches(data):
        problems.append(_placed(places, data, at, message, key=at_key))
    if not problems:
        problems += [
            _placed(places, data, at, message)
            for at, message in rules.breaches(data, reporting(checks, "check", progress))
        ]
    return data, sorted(set(problems))


def content(path: Path) -> bytes:
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
