"""What is fuzzed: each target takes any bytes, and whatever it raises is a fault."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ca_summit.cli.argv import arranged, language, split
from ca_summit.errors import CasummitError
from ca_summit.loading import loader, plain_yaml
from ca_summit.loading.build import build
from ca_summit.query.criteria import Criteria
from ca_summit.query.summit import Summit
from ca_summit.search.parse import parse
from tests.support import small_data


@cache
def _folder() -> TemporaryDirectory[str]:
    """Where fuzzed files are; it is deleted at the end."""
    return TemporaryDirectory(prefix="casummit-fuzz-")


@cache
def _summit() -> Summit:
    return Summit(build(small_data()))


@cache
def _around() -> tuple[str, str]:
    """A data set as JSON, which is YAML, before and after its initiatives."""
    before, after = json.dumps({**small_data(), "initiatives": "@"}, ensure_ascii=False).split('"@"')
    return before, after


def data_set(raw: bytes) -> None:
    """A file: a data set, which can be asked, or one plain error."""
    file = Path(_folder().name) / "fuzzed.yaml"
    file.write_bytes(raw)
    try:
        Summit(loader.load(file)).find("initiative").count()
    except CasummitError as error:
        str(error)


def records(raw: bytes) -> None:
    """A file whose initiatives are anything, so that the schema and the rules are reached."""
    before, after = _around()
    data_set(f"{before}{raw.decode('utf-8', 'replace')}{after}".encode())


def document(raw: bytes) -> None:
    """A text is read as it is written again, or is one plain problem with a place in it."""
    text = raw.decode("utf-8", "replace")
    most = len(text.splitlines()) + 1
    try:
        data = plain_yaml.compose(text).data
    except plain_yaml.YamlProblem as problem:
        if not 1 <= problem.place.line <= most:
            raise ValueError(problem.place) from problem
        return
    again = plain_yaml.compose(plain_yaml.dump(data)).data
    assert repr(again) == repr(data)


def query(raw: bytes) -> None:
    """Any text is a query, and any hit has a passage."""
    text = raw.decode("utf-8", "surrogateescape")
    parse(text)
    for is_exact in (False, True):
        for hit in _summit().search(text, exact=is_exact):
            assert hit.match


def filters(raw: bytes) -> None:
    """Any text is a value of a filter, or one plain error."""
    text = raw[1:].decode("utf-8", "replace")
    name = Criteria._fields[raw[0] % len(Criteria._fields)] if raw else "year"
    try:
        _summit().initiatives(**{name: text})
    except CasummitError as error:
        str(error)


def command_line(raw: bytes) -> None:
    """Any words are split into parts that say who is asked, in which language."""
    words = raw.decode("utf-8", "surrogateescape").split("\0")
    try:
        parts = list(split(words))
        language(parts)
        arranged(parts)
    except CasummitError as error:
        str(error)


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (data_set, records, document, query, filters, command_line)
}

SEEDS: dict[str, list[str]] = {
    "data_set": [json.dumps(small_data(), ensure_ascii=False)],
    "records": [json.dumps([each], ensure_ascii=False) for each in small_data()["initiatives"]],
    "document": ["a: [1, {b: 'c'}]\nd: |\n  e\n", "&x {a: *y}", '"\\u0041"', "%TAG ! a\n---\n? b\n: c"],
    "query": ['water "сотрудничество в" -торговля OR вода', "AND NOT OR", "йгщеуы", "ʼ ﷺ e\u0301"],
    "filters": ["\0KZ,TM", "\x052021..", "\x04latest", "\x01Токаев"],
    "command_line": ["search\0--\0-x", "--lang=ru\0help\0show", "-fjson\0-n\x003\0initiatives"],
}
"""What each target begins with, and changes."""
