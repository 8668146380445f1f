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

from ..errors import DataError, reason
from ..language.messages import Message, worded
from ..model import Dataset
from ..terms import LANGS, Lang, Progress, silent, told
from ..text.folding import nearest
from ..text.steering import visible
from . import plain_yaml
from . import rules as check
from .build import build
from .files import data_folder

_SCHEMA = "summit.schema.json"

_TYPES = {
    **{"object": Message("a mapping (key: value)"), "array": Message("a list"), "string": Message("text")},
    **{"integer": Message("a whole number"), "boolean": Message("true or false"), "null": "null"},
}


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
        return visible(worded(self.told(file), lang))


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


def load(path: Path, progress: Progress = silent, raw: bytes | None = None) -> Dataset:
    """The data set in the YAML file `path`, read whole and checked; `progress` is told how far it is.

    `raw` is the content of the file where it has been read already.

    Raises DataError where the file cannot be read, is no JSON-like YAML, or breaks the schema or a
    rule of `check.INTEGRITY`; it names the first problem and says how many there are.
    """
    with _uncollected():
        data, found = _read(path, content(path) if raw is None else raw, check.INTEGRITY, progress)
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
        return _read(path, content(path), (*check.INTEGRITY, *check.HOUSE_RULES), progress)[1]


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


def _read(path: Path, raw: bytes, rules: Sequence[Any], progress: Progress) -> tuple[Any, list[Problem]]:
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
    for at, message, at_key in _schema_breaches(data):
        problems.append(_placed(places, data, at, message, key=at_key))
    if not problems:
        problems += [
            _placed(places, data, at, message)
            for at, message in check.breaches(data, told(rules, "check", progress))
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
    places: plain_yaml.Places, data: Any, path: check.Path, message: Message, *, key: bool = False
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
    return Message("data set")


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


_Breach = tuple[check.Path, Message, bool]
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
                    yield path, Message("key {key!r} is missing; add it", key=key), False
        case "additionalProperties":
            known = rule["properties"]
            for key in value.keys() - known.keys():
                near = nearest(key, known)
                advice = (
                    Message("did you mean {word!r}?", word=near[0])
                    if near
                    else Message("known are {known}", known=", ".join(known))
                )
                yield (*path, key), Message("unknown key {key!r}; {advice}", key=key, advice=advice), True
        case "pattern" if isinstance(value, Mapping):  # of the keys of a register
            for key in value:
                if not re.fullmatch(rule["pattern"], key):
                    message = Message(
                        "{key!r} is no fit key here; it must match {pattern}",
                        key=key,
                        pattern=rule["pattern"],
                    )
                    yield (*path, key), message, True
        case _:
            yield path, _value_breach(keyword, rule, _name(path), value), False


def _value_breach(keyword: str, rule: Mapping[str, Any], name: str, value: Any) -> Message:
    limit = rule.get(keyword)
    match keyword:
        case "type":
            return Message(
                "{name} must be {type}, not {seen}", name=name, type=_TYPES[rule["type"]], seen=_seen(value)
            )
        case "enum":
            known = ", ".join(rule["enum"])
            return Message(
                "{name} cannot be {seen}; it is one of {known}", name=name, seen=_seen(value), known=known
            )
        case "pattern":
            return Message(
                "{name} cannot be {seen}; it must match {pattern}",
                name=name,
                seen=_seen(value),
                pattern=limit,
            )
        case "minItems" if value:
            return Message("{name} has too few; {least} are the least", name=name, least=limit)
        case "minLength" | "minItems" | "minProperties":
            return Message("{name} is empty; fill it in or leave the key out", name=name)
        case "uniqueItems":
            return Message("{name} names something twice; keep one", name=name)
        case "minimum":
            return Message(
                "{name} cannot be {seen}; its minimum is {least}", name=name, seen=value, least=limit
            )
        case "maximum":
            return Message(
                "{name} cannot be {seen}; its maximum is {most}", name=name, seen=value, most=limit
            )
    return Message("{name} breaks the schema's rule {rule!r}", name=name, rule=keyword)


def _name(path: check.Path) -> str:
    """The field that `path` ends in: `title.ru`, `topics[2]`."""
    fields = [step for step in path if isinstance(step, str)]
    if not path:
        return Message("the data set")
    if isinstance(path[-1], int):
        return f"{fields[-1]}[{path[-1]}]"
    return ".".join(fields[-2:]) if fields[-1] in LANGS else fields[-1]


def _seen(value: Any) -> str:
    """What stands there instead, short enough for a line."""
    if isinstance(value, str):
        return Message("{value!r}", value=value if len(value) <= 40 else f"{value[:39]}…")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return Message("a mapping")
    if isinstance(value, list):
        return Message("a list")
    return Message("nothing") if value is None else str(value)
