"""A YAML file to a checked `Dataset`, every problem with its place in the file."""

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
from . import plain_yaml, rules, schema, walk
from .build import build


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a file, where (lines and columns from 1), and in which record."""

    line: int
    column: int
    record: str
    message: str

    def told(self, file: str) -> Message:
        """The problem in one line: `FILE:LINE:COLUMN: record: what is wrong; what to do`."""
        place = f"{file}:{self.line}:{self.column}"
        return Message("{place}: {record}: {message}", place=place, record=self.record, message=self.message)

    def at(self, file: str, lang: Lang = "en") -> str:
        """The same in `lang`, ready for a terminal."""
        return visible(translated(self.told(file), lang))


def load(path: Path, progress: Progress = silent, raw: bytes | None = None) -> Dataset:
    """The data set in the YAML file `path`, read whole and checked; `progress` is told how far it is.

    `raw` is the content of the file where it has been read already.

    Raises DataError where the file cannot be read, is no JSON-like YAML, or breaks the schema or a
    rule of `rules.INTEGRITY`; it names the first problem and says how many there are.
    """
    with _uncollected():
        data, found = _read(path, content(path) if raw is None else raw, rules.INTEGRITY, progress)
        if found:
            hint = Message("run 'casummit validate {file}' for all", file=path)
            if more := len(found) - 1:
                hint = Message("{more} more; run 'casummit validate {file}' for all", more=more, file=path)
            raise DataError(found[0].told(str(path)), hint)
        return build(data)


def problems(path: Path, progress: Progress = silent) -> list[Problem]:
    """All that is wrong with the file `path`, in its order; the codebook's rules too.

    `progress` is told how far it is.

    Raises DataError where the file cannot be read at all.
    """
    with _uncollected():
        return _read(path, content(path), (*rules.INTEGRITY, *rules.HOUSE_RULES), progress)[1]


@contextmanager
def _uncollected() -> Iterator[None]:
    """A time without the garbage collector: it would walk the growing tree of nodes, which has no cycles,
    again and again, and take longer than the reading itself.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read(path: Path, raw: bytes, held_to: Sequence[Any], progress: Progress) -> tuple[Any, list[Problem]]:
    """The plain data of a file and its problems, sorted by place; the data are whole if there is none."""
    text = _text(path, raw)
    try:
        root = plain_yaml.compose(text, partial(progress, "read"))
        found: list[tuple[plain_yaml.Path, plain_yaml.YamlProblem]] = []
        data = plain_yaml.plain(root, found)
    except plain_yaml.YamlProblem as problem:
        return None, [Problem(*problem.place, "yaml", problem.message)]
    problems = [Problem(*problem.place, _record(data, at), problem.message) for at, problem in found]
    places = plain_yaml.Places(root)
    # A file that breaks the schema is not held to the rules: they read what the schema promises.
    for at, message, at_key in schema.breaches(data):
        problems.append(_placed(places, data, at, message, key=at_key))
    if not problems:
        problems += [
            _placed(places, data, at, message)
            for at, message in rules.breaches(data, reporting(held_to, "check", progress))
        ]
    return data, sorted(set(problems))


def content(path: Path) -> bytes:
    """What the file `path` has, as it is. Raises DataError where it cannot be read, or is too large."""
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
    places: plain_yaml.Places, data: Any, path: walk.Path, message: Message, *, key: bool = False
) -> Problem:
    return Problem(*places.of(path, key=key), _record(data, path), message)


def _record(data: Any, path: walk.Path) -> str:
    """The id of the record that `path` leads into, or the words nearest to it."""
    match path:
        case ("initiatives" | "quotes" as section, int(index), *_):
            return _id(data, path[:2]) or f"{section}[{index}]"
        case ("meetings", str(meeting), "documents", int(index), *_):
            return _id(data, path[:4]) or f"{meeting}: documents[{index}]"
        case (str(section), str(id_), *_) if section != "dataset":
            return id_
        case (section, *_):
            return str(section)
    return Message("data set")


def _id(data: Any, path: walk.Path) -> str:
    """The id of the record at `path`; "" if there is none, as below a key that stands twice."""
    record = data
    try:
        for step in path:
            record = record[step]
    except (LookupError, TypeError):
        return ""
    id_ = record.get("id") if isinstance(record, Mapping) else None
    return id_ if isinstance(id_, str) else ""
