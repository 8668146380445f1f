"""A YAML file to a checked `Dataset`, every problem with its place in the file."""

import codecs
import gc
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from . import check, plain_yaml
from .build import build
from .errors import DataError
from .files import data_folder
from .model import Dataset
from .terms import LANGS, Progress, silent, told
from .visible import visible
from .words import nearest

_SCHEMA = "summit.schema.json"

_TYPES = {
    **{"object": "a mapping (key: value)", "array": "a list", "string": "text"},
    **{"integer": "a whole number", "boolean": "true or false", "null": "null"},
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a file, where (lines and columns from 1), and in which record."""

    line: int
    column: int
    record: str
    message: str

    def at(self, file: str) -> str:
        """The problem in one line: `FILE:LINE:COLUMN: record: what is wrong; what to do`."""
        return visible(f"{file}:{self.line}:{self.column}: {self.record}: {self.message}")


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of a data set."""
    import json

    text = schema_text()
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def schema_text() -> str:
    """The JSON Schema as the file has it."""
    return (data_folder() / _SCHEMA).read_text(encoding="utf-8")


def load(path: Path, progress: Progress = silent) -> Dataset:
    """The data set in the YAML file `path`, read whole and checked; `progress` is told how far it is.

    Raises DataError where the file cannot be read, is no JSON-like YAML, or breaks the schema or a
    rule of `check.INTEGRITY`; it names the first problem and says how many there are.
    """
    with _uncollected():
        data, found = _read(path, check.INTEGRITY, progress)
        if found:
            more = f"{len(found) - 1} more; " if len(found) > 1 else ""
            raise DataError(found[0].at(str(path)), f"{more}run 'casummit validate {path}' for all")
        return build(data)


def problems(path: Path, progress: Progress = silent) -> list[Problem]:
    """All that is wrong with the file `path`, in its order; the codebook's rules too.

    `progress` is told how far it is.

    Raises DataError where the file cannot be read at all.
    """
    with _uncollected():
        return _read(path, (*check.INTEGRITY, *check.HOUSE_RULES), progress)[1]


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


def _read(path: Path, rules: Sequence[Any], progress: Progress) -> tuple[Any, list[Problem]]:
    """The plain data of a file and its problems, sorted by place; the data are whole if there is none."""
    text = _text(path)
    try:
        root = plain_yaml.compose(text, partial(progress, "read"))
        found: list[tuple[plain_yaml.Path, plain_yaml.YamlProblem]] = []
        data = plain_yaml.plain(root, found)
    except plain_yaml.YamlProblem as problem:
        return None, [Problem(*problem.place, "yaml", problem.message)]
    problems = [
        Problem(*problem.place, _record(data, at), f"{problem.message}; keep one") for at, problem in found
    ]
    places = plain_yaml.Places(root)
    # A file that breaks the schema is not held to the rules: they read what the schema promises.
    for at, message, at_key in _schema_breaches(data):
        problems.append(_placed(places, data, at, message, key=at_key))
    if not problems:
        problems += [
            _placed(places, data, at, message)
            for at, message in check.breaches(data, told(rules, "check", progress))
        ]
    return data, sorted(set(problems))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(plain_yaml.MAX_BYTES + 1).removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(f"{path}: {reason}", "name a YAML file with --data or CASUMMIT_DATA") from None
    except ValueError as error:  # a NUL in the name
        raise DataError(f"{path}: {error}") from None
    if len(raw) > plain_yaml.MAX_BYTES:
        raise DataError(f"{path}: larger than {plain_yaml.MAX_BYTES} bytes; split it, or name another file")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise DataError(f"{path}:{line}:{column}: not UTF-8; save the file as UTF-8") from None


def _placed(
    places: plain_yaml.Places, data: Any, path: check.Path, message: str, *, key: bool = False
) -> Problem:
    return Problem(*places.of(path, key=key), _record(data, path), message)


def _record(data: Any, path: check.Path) -> str:
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
    return "data set"


def _id(data: Any, path: check.Path) -> str:
    """The id of the record at `path`; "" if there is none, as below a key that stands twice."""
    record = data
    try:
        for step in path:
            record = record[step]
    except (LookupError, TypeError):
        return ""
    id_ = record.get("id") if isinstance(record, Mapping) else None
    return id_ if isinstance(id_, str) else ""


_Breach = tuple[check.Path, str, bool]
"""Where the schema is broken, a line that says how, and whether it is the key at that path that breaks it."""


def _schema_breaches(data: Any) -> Iterator[_Breach]:
    """What breaks the schema, in words."""
    import jsonschema_rs

    for error in jsonschema_rs.Draft7Validator(schema()).iter_errors(data):
        *where, keyword = error.schema_path
        rule: Any = schema()
        for step in where:
            rule = rule[step]
        path = tuple(error.instance_path)
        yield from _in_words(str(keyword), rule, path, error.instance)


def _in_words(keyword: str, rule: Mapping[str, Any], path: check.Path, value: Any) -> Iterator[_Breach]:
    match keyword:
        case "required":
            for key in rule["required"]:
                if key not in value:
                    yield path, f"key {key!r} is missing; add it", False
        case "additionalProperties":
            known = rule["properties"]
            for key in value.keys() - known.keys():
                near = nearest(key, known)
                advice = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
                yield (*path, key), f"unknown key {key!r}; {advice}", True
        case "pattern" if isinstance(value, Mapping):  # of the keys of a register
            for key in value:
                if not re.fullmatch(rule["pattern"], key):
                    yield (*path, key), f"{key!r} is no fit key here; it must match {rule['pattern']}", True
        case _:
            yield path, _value_breach(keyword, rule, _name(path), value), False


def _value_breach(keyword: str, rule: Mapping[str, Any], name: str, value: Any) -> str:
    match keyword:
        case "type":
            return f"{name} must be {_TYPES[rule['type']]}, not {_seen(value)}"
        case "enum":
            return f"{name} cannot be {_seen(value)}; it is one of {', '.join(rule['enum'])}"
        case "pattern":
            return f"{name} cannot be {_seen(value)}; it must match {rule['pattern']}"
        case "minItems" if value:
            return f"{name} has too few; {rule['minItems']} are the least"
        case "minLength" | "minItems" | "minProperties":
            return f"{name} is empty; fill it in or leave the key out"
        case "uniqueItems":
            return f"{name} names something twice; keep one"
        case "minimum" | "maximum":
            return f"{name} cannot be {value}; its {keyword} is {rule[keyword]}"
    return f"{name} breaks the schema's rule {keyword!r}"


def _name(path: check.Path) -> str:
    """The field that `path` ends in: `title.ru`, `topics[2]`."""
    fields = [step for step in path if isinstance(step, str)]
    if not path:
        return "the data set"
    if isinstance(path[-1], int):
        return f"{fields[-1]}[{path[-1]}]"
    return ".".join(fields[-2:]) if fields[-1] in LANGS else fields[-1]


def _seen(value: Any) -> str:
    """What stands there instead, short enough for a line."""
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else f"{value[:39]}…")
    for kind, name in ((bool, str(value).lower()), (Mapping, "a mapping"), (list, "a list")):
        if isinstance(value, kind):
            return name
    return "nothing" if value is None else str(value)
