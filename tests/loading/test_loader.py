"""A file becomes a data set, or a list of what is wrong with it; never anything else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ca_summit.errors import DataError
from ca_summit.loading import loader, schema
from ca_summit.loading.build import build
from ca_summit.loading.loader import Problem
from ca_summit.model import Dataset
from tests.loading.cases import GONE
from tests.support import at, small_data, write_data

FIRST = ("initiatives", 0)
TEXT = {"en": "Name", "ru": "Имя"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files that many examples of one test write in turn."""
    return tmp_path_factory.mktemp("files")


def changed(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The small data set with a value set at a path, or taken out."""
    data = small_data()
    parent = at(data, path[:-1])
    if value is GONE:
        del parent[path[-1]]
    else:
        parent[path[-1]] = value
    return data


def raw(folder: Path, content: bytes | str) -> Path:
    """A file with this content."""
    file = folder / "raw.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def standing_at(file: Path, problem: Problem) -> str:
    """What the file has at a problem's place, to the end of the line."""
    return file.read_text(encoding="utf-8").split("\n")[problem.line - 1][problem.column - 1 :]


def test_a_good_file_is_the_data_set_that_it_says(small_file: Path) -> None:
    """Reading what was written gives the same records."""
    assert loader.problems(small_file) == []
    assert loader.load(small_file) == build(small_data())


def test_a_byte_order_mark_is_no_part_of_the_data(tmp_path: Path, small_file: Path) -> None:
    """A file from an editor that marks UTF-8 is read like any other."""
    marked = raw(tmp_path, b"\xef\xbb\xbf" + small_file.read_bytes())
    assert loader.load(marked) == build(small_data())


BREACHES: list[tuple[str, tuple[str | int, ...], Any, str, str, str]] = [
    ("required", (*FIRST, "meeting"), GONE, "id:", "2021-kz-water", "key 'meeting' is missing; add it"),
    ("required", (*FIRST, "title", "ru"), GONE, "en:", "2021-kz-water", "key 'ru' is missing; add it"),
    ("required", ("sources",), GONE, "dataset:", "data set", "key 'sources' is missing; add it"),
    (
        "additionalProperties",
        (*FIRST, "titel"),
        TEXT,
        "titel:",
        "2021-kz-water",
        "unknown key 'titel'; did you mean 'title'?",
    ),
    (
        "additionalProperties",
        ("quotes", 0, "source", "zzz"),
        "a",
        "zzz:",
        "2025-kz-quote-water",
        "unknown key 'zzz'; known are id, paragraph",
    ),
    (
        "additionalProperties",
        ("sourcez",),
        {},
        "sourcez:",
        "sourcez",
        "unknown key 'sourcez'; did you mean 'sources'?",
    ),
    (
        "type",
        (*FIRST, "title"),
        "Water",
        "Water",
        "2021-kz-water",
        "title must be a mapping (key: value), not 'Water'",
    ),
    ("type", (*FIRST, "topics"), "water", "water", "2021-kz-water", "topics must be a list, not 'water'"),
    (
        "type",
        (*FIRST, "horizon"),
        "2035",
        "'2035'",
        "2021-kz-water",
        "horizon must be a whole number, not '2035'",
    ),
    ("type", (*FIRST, "horizon"), True, "true", "2021-kz-water", "horizon must be a whole number, not true"),
    (
        "type",
        ("publishers", "paper", "official"),
        "NO",
        "NO",
        "paper",
        "official must be true or false, not 'NO'",
    ),
    ("type", ("publishers", "paper", "note"), [], "[]", "paper", "note must be text, not a list"),
    ("type", ("publishers", "paper", "note"), None, "null", "paper", "note must be text, not nothing"),
    ("type", ("countries", "KZ"), 7, "7", "KZ", "the record must be a mapping (key: value), not 7"),
    ("type", ("dataset", "license"), {}, "{}", "dataset", "license must be text, not a mapping"),
    (
        "type",
        (*FIRST, "topics"),
        "long " * 20,
        "'long",
        "2021-kz-water",
        f"topics must be a list, not '{'long ' * 7}long…'",
    ),
    (
        "enum",
        (*FIRST, "action"),
        "shout",
        "shout",
        "2021-kz-water",
        "action cannot be 'shout'; it is one of propose, call, offer, support",
    ),
    (
        "enum",
        ("meetings", "2025-tashkent", "documents", 0, "status"),
        "lost",
        "lost",
        "2025-statement",
        "status cannot be 'lost'; it is one of signed, adopted, approved",
    ),
    (
        "enum",
        ("meetings", "2025-tashkent", "participants", 0, "role"),
        "host",
        "host",
        "2025-tashkent",
        "role cannot be 'host'; it is one of member, guest",
    ),
    (
        "pattern",
        ("dataset", "version"),
        "1.2",
        "1.2",
        "dataset",
        "version cannot be '1.2'; did you mean '1.2.0'?",
    ),
    (
        "pattern",
        (*FIRST, "topics", 0),
        "Water!",
        "Water!",
        "2021-kz-water",
        "topics[0] cannot be 'Water!'; did you mean 'water'?",
    ),
    (
        "propertyNames",
        ("countries", "kz"),
        {"alpha3": "KAZ", "name": TEXT},
        "kz:",
        "kz",
        "'kz' is not a valid key here; did you mean 'KZ'?",
    ),
    (
        "minLength",
        (*FIRST, "title", "ru"),
        "",
        '""',
        "2021-kz-water",
        "title.ru is empty; fill it in",
    ),
    (
        "minItems",
        (*FIRST, "topics"),
        [],
        "[]",
        "2021-kz-water",
        "topics is empty; fill it in",
    ),
    (
        "minItems",
        ("threads", "sharing-water", "initiatives"),
        ["2021-kz-water"],
        "[2021-kz-water]",
        "sharing-water",
        "initiatives needs at least 2 items",
    ),
    (
        "minProperties",
        ("quotes", 0, "translation"),
        {},
        "{}",
        "2025-kz-quote-water",
        "translation is empty; fill it in",
    ),
    (
        "uniqueItems",
        (*FIRST, "topics"),
        ["ai", "ai"],
        "[ai,",
        "2021-kz-water",
        "topics names something twice; keep one",
    ),
    (
        "minimum",
        (*FIRST, "sources", 0, "paragraph"),
        0,
        "0}",
        "2021-kz-water",
        "paragraph cannot be 0; its minimum is 1",
    ),
    (
        "maximum",
        (*FIRST, "horizon"),
        2201,
        "2201",
        "2021-kz-water",
        "horizon cannot be 2201; its maximum is 2200",
    ),
    (
        "minItems",
        (*FIRST, "follows"),
        [],
        "[]",
        "2021-kz-water",
        "follows is empty; fill it in, or leave out the key",
    ),
    (
        "minLength",
        ("countries", "KZ", "aliases"),
        [""],
        '""]',
        "KZ",
        "aliases[0] is empty; fill it in, or take it out",
    ),
    ("type", ("countries",), "x", "x", "countries", "the section must be a mapping (key: value), not 'x'"),
    ("type", FIRST, 7, "7", "initiatives[0]", "the record must be a mapping (key: value), not 7"),
    ("type", (*FIRST, "id"), 7, "7", "initiatives[0]", "id must be text, not 7"),
    (
        "required",
        ("meetings", "2025-tashkent", "documents", 0, "id"),
        GONE,
        "title:",
        "2025-tashkent: documents[0]",
        "key 'id' is missing; add it",
    ),
]


def _keywords(rule: Any) -> Iterator[str]:
    """The keywords of a JSON Schema that say what is allowed."""
    names = {"properties", "definitions"}
    silent = {"$schema", "$ref", "title", "description", "items", "allOf", *names}
    for keyword, value in rule.items():
        if keyword not in silent:
            yield keyword
        inner = value.values() if keyword in names else value if isinstance(value, list) else [value]
        for each in inner:
            if isinstance(each, dict):
                yield from _keywords(each)


def test_every_keyword_of_the_schema_has_a_case() -> None:
    """No way to break the schema goes untested."""
    assert {keyword for keyword, *_ in BREACHES} == set(_keywords(schema.schema()))


@pytest.mark.parametrize(("keyword", "path", "value", "standing", "record", "message"), BREACHES)
def test_a_breach_of_the_schema_is_put_in_words_with_its_place(
    tmp_path: Path,
    keyword: str,
    path: tuple[str | int, ...],
    value: Any,
    standing: str,
    record: str,
    message: str,
) -> None:
    """What is wrong, what to do, in which record, at which line and column."""
    file = write_data(tmp_path, changed(path, value))
    (problem,) = loader.problems(file)
    assert (problem.record, problem.message) == (record, message)
    assert standing_at(file, problem).startswith(standing)


@pytest.mark.parametrize(
    ("path", "value", "standing", "record", "message"),
    [
        (
            (*FIRST, "topics"),
            ["water", "wadder"],
            "wadder]",
            "2021-kz-water",
            "topics has no 'wadder'; did you mean 'water'?",
        ),
        (
            ("meetings", "2021-awaza", "date"),
            "2021-02-30",
            "2021-02-30",
            "2021-awaza",
            "2021-02-30 is not a real date; correct it",
        ),
        (
            (*FIRST, "title", "en"),
            "Share water (2021-kz-water).",
            "Share water",
            "2021-kz-water",
            "the title ends with a full stop; remove it",
        ),
    ],
)
def test_a_broken_rule_has_its_place_too(
    tmp_path: Path, path: tuple[str | int, ...], value: Any, standing: str, record: str, message: str
) -> None:
    """Rules between records, and the codebook's, are reported like the schema's."""
    file = write_data(tmp_path, changed(path, value))
    (problem,) = loader.problems(file)
    assert (problem.record, problem.message) == (record, message)
    assert standing_at(file, problem).startswith(standing)


def test_a_problem_is_one_line_with_file_line_column_and_record() -> None:
    """Editors and `grep -n` users know the form."""
    assert Problem(3, 5, "tokayev", "a; b").at("data.yaml") == "data.yaml:3:5: tokayev: a; b"


@pytest.mark.parametrize(
    "data",
    [
        changed(("countries", "K\nZ"), {"alpha3": "KAZ", "name": TEXT}),
        changed((*FIRST, "id"), "a\nb\x1b[31m"),
        changed((*FIRST, "a\nb"), 1),
    ],
    ids=["key of a register", "id", "unknown key"],
)
def test_a_problem_stays_one_line_whatever_the_file_holds(tmp_path: Path, data: dict[str, Any]) -> None:
    """Line breaks and control characters of the file are never passed on."""
    for problem in loader.problems(write_data(tmp_path, data)):
        assert problem.at("data.yaml").isprintable()


def test_a_key_that_ends_in_a_line_break_is_no_fit_key(tmp_path: Path) -> None:
    """The pattern of keys holds for the whole key."""
    file = write_data(tmp_path, changed(("concepts",), {"aral\n": {"name": TEXT, "keywords": ["Aral"]}}))
    assert [problem.message for problem in loader.problems(file)] == [
        r"'aral\n' is not a valid key here; did you mean 'aral'?"
    ]


def test_all_problems_are_found_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    """One reading shows all there is to mend, from the top."""
    data = small_data()
    data["quotes"][0]["lang"] = "?"
    data["dataset"]["version"] = "1"
    data["initiatives"][1] |= {"action": "shout", "creates": "noise"}
    del data["leaders"]["tokayev"]["name"]
    found = loader.problems(write_data(tmp_path, data))
    assert [(problem.record, problem.message.split("'")[0]) for problem in found] == [
        ("dataset", "version cannot be "),
        ("tokayev", "key "),
        ("2021-tm-water", "action cannot be "),
        ("2021-tm-water", "creates cannot be "),
        ("2025-kz-quote-water", "lang cannot be "),
    ]
    assert found == sorted(found, key=lambda problem: (problem.line, problem.column))


def test_doubled_keys_and_breaches_of_the_schema_are_found_together(tmp_path: Path, small_file: Path) -> None:
    """A doubled key does not hide what else is wrong."""
    text = small_file.read_text(encoding="utf-8")
    file = raw(tmp_path, text.replace("action: call", "action: shout\n  action: wail"))
    assert [(problem.record, problem.message) for problem in loader.problems(file)] == [
        ("2025-kz-water", "duplicate key 'action'; keep one"),
        ("2025-kz-water", "action cannot be 'wail'; it is one of propose, call, offer, support"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "initiatives: [{a: 1, a: 2}]\ninitiatives: []\n",
        "quotes: [{a: 1, a: 2}]\nquotes: text\n",
        "meetings: {m: {documents: [{a: 1, a: 2}]}}\nmeetings: {}\n",
    ],
)
def test_a_doubled_key_within_a_doubled_key_is_a_problem_like_others(tmp_path: Path, text: str) -> None:
    """Both are found, though only the last value of the outer one is read."""
    messages = [problem.message for problem in loader.problems(raw(tmp_path, text))]
    assert [message for message in messages if "duplicate" in message] == [
        "duplicate key 'a'; keep one",
        f"duplicate key '{text.partition(':')[0]}'; keep one",
    ]


def test_a_missing_dash_is_one_problem(tmp_path: Path) -> None:
    """Not one for each key of the item that it should begin; a single key that stands twice is just that."""
    text = "initiatives:\n- id: a\n  meeting: b\n  country: c\n  id: d\n  meeting: e\n  country: f\n"
    found = [each for each in loader.problems(raw(tmp_path, text)) if "twice" in each.message]
    assert [(each.line, each.column, each.message) for each in found] == [
        (5, 3, "keys stand twice from 'id' on: if a new item begins here, put '- ' before it")
    ]
    text = "countries:\n  KZ: 1\n  TM: 2\n  KZ: 3\n  TM: 4\n"
    found = [each for each in loader.problems(raw(tmp_path, text)) if "duplicate" in each.message]
    assert len(found) == 2


@pytest.mark.parametrize(("broken", "more"), [(1, ""), (2, "1 more; "), (3, "2 more; ")])
def test_load_names_the_first_problem_and_counts_the_others(tmp_path: Path, broken: int, more: str) -> None:
    """An error is one line; the hint says how many others there are, if any, and leads to them."""
    data = small_data()
    for initiative in data["initiatives"][:broken]:
        initiative["action"] = "shout"
    file = write_data(tmp_path, data)
    with pytest.raises(DataError) as caught:
        loader.load(file)
    assert caught.value.message == loader.problems(file)[0].at(str(file))
    assert caught.value.hint == f"{more}run 'casummit validate {file}' for all"


def test_the_codebooks_rules_do_not_keep_a_file_from_being_read(tmp_path: Path) -> None:
    """A title with a full stop is for editors to mend, not for readers to stumble over."""
    file = write_data(tmp_path, changed((*FIRST, "title", "en"), "Share (2021)."))
    assert len(loader.problems(file)) == 1
    assert loader.load(file).initiatives["2021-kz-water"].title.en == "Share (2021)."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", ":1:1: yaml: the file is empty"),
        (b"\xef\xbb\xbf", ":1:1: yaml: the file is empty"),
        ("# a remark\n", ":1:1: yaml: the file is empty"),
        ("- a\n", ":1:1: data set: the data set must be a mapping (key: value), not a list"),
        ("text", ":1:1: data set: the data set must be a mapping (key: value), not 'text'"),
        ("a: !!binary aGk=", ":1:4: yaml: tags are not allowed here: tag:yaml.org,2002:binary"),
        ("a: 1\nb: \x07", r":2:4: yaml: a character that YAML does not allow: \x07"),
        (b"a: 1\nb: \xff", ":2:4: not UTF-8; save the file as UTF-8"),
        (b"\xff\xfea\x00", ":1:1: not UTF-8; save the file as UTF-8"),
        ("a: 'воды".encode() + b"\xd0", ":1:9: not UTF-8; save the file as UTF-8"),
        (b"\xef\xbb\xbfa: 1\nb: \xff", ":2:4: not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_holds_no_data_set_says_so_with_its_place(
    tmp_path: Path, content: bytes | str, message: str
) -> None:
    """Empty files, other documents and broken text; columns count characters."""
    file = raw(tmp_path, content)
    with pytest.raises(DataError) as caught:
        loader.load(file)
    assert caught.value.message == f"{file}{message}"


@pytest.mark.parametrize(
    ("name", "reason"), [("none.yaml", "No such file"), ("", "directory"), ("a\0b", "null byte")]
)
@pytest.mark.parametrize("reading", [loader.load, loader.problems])
def test_what_is_no_file_cannot_be_read(tmp_path: Path, name: str, reason: str, reading: Any) -> None:
    """A missing file, a folder, an impossible name: one line that names it."""
    with pytest.raises(DataError, match=reason) as caught:
        reading(tmp_path / name)
    assert caught.value.message.startswith(f"{tmp_path / name}: ")


def judged(file: Path) -> None:
    """Asserts that a file is a data set, or is said not to be one; it may break rules of the codebook."""
    try:
        found = loader.problems(file)
    except DataError:
        found = None
    try:
        dataset = loader.load(file)
    except DataError:
        assert found != []
    else:
        assert isinstance(dataset, Dataset)
        assert found is not None


@given(st.binary() | st.text().map(str.encode))
@example(b"\xef\xbb\xbf\xef\xbb\xbf!!binary aGk=")
def test_any_bytes_are_no_data_set_and_nothing_worse(folder: Path, content: bytes) -> None:
    """Whatever a file holds, the answer is a DataError."""
    judged(raw(folder, content))


SNIPPETS = [
    "\0",
    "\xff",
    "\n",
    " ",
    ":",
    "- ",
    "&x ",
    "*x",
    "!!int ",
    "[",
    "]",
    "{",
    "}",
    "\t",
    "'",
    '"',
    "|",
    "#",
]


@settings(max_examples=100, deadline=None)
@given(
    st.floats(0, 1),
    st.integers(0, 40),
    st.sampled_from([each.encode("latin-1") for each in SNIPPETS]) | st.binary(max_size=4),
)
def test_a_good_file_with_a_slip_of_the_pen_is_judged(
    folder: Path, where: float, gone: int, put: bytes
) -> None:
    """Some bytes taken out, others put in their place."""
    good = write_data(folder, small_data()).read_bytes()
    start = int(where * len(good))
    judged(raw(folder, good[:start] + put + good[start + gone :]))


def paths(data: Any) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values in plain data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield (step,)
        yield from ((step, *path) for path in paths(value))


WORDS = ["", "x", "KZ", "ru", "tokayev", "documents", "2021-kz-water", "2025-tashkent", "2021-02-30", "0000"]


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(list(paths(small_data()))),
    st.just(GONE)
    | st.recursive(
        st.none() | st.booleans() | st.integers(-1, 3000) | st.sampled_from(WORDS),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3)
        ),
    ),
)
def test_a_good_file_with_a_value_replaced_is_judged(
    folder: Path, path: tuple[str | int, ...], value: Any
) -> None:
    """Any value anywhere is accepted or refused, and breaks nothing."""
    judged(write_data(folder, changed(path, value)))


def test_a_file_without_end_is_refused() -> None:
    """What never ends is not read forever."""
    with pytest.raises(DataError, match="larger than"):
        loader.load(Path("/dev/zero"))


def test_bad_ids_cost_no_copies_of_the_register(tmp_path: Path) -> None:
    """The schema library would give each its own copy of the register, several gigabytes of these."""
    data = small_data()
    source = data["sources"]["sister-2025"]
    data["sources"] |= {f"bad_{number}": source for number in range(3000)}
    found = [
        problem for problem in loader.problems(write_data(tmp_path, data)) if "valid key" in problem.message
    ]
    assert [problem.record for problem in found] == [f"bad_{number}" for number in range(3000)]


@pytest.mark.parametrize(
    "data",
    [
        changed((*FIRST, "x" * 10_000), 1),
        changed((*FIRST, "id"), "X" * 10_000),
        changed(("topics", "X" * 10_000), {}),
        changed(("x" * 10_000,), {}),
        changed((*FIRST, "country"), "X" * 10_000),
    ],
)
def test_a_problem_is_short_whatever_the_file_holds(tmp_path: Path, data: dict[str, Any]) -> None:
    """The place shows the rest."""
    problems = loader.problems(write_data(tmp_path, data))
    assert problems
    assert max(len(problem.at("data.yaml")) for problem in problems) < 1000


def test_a_doubled_key_and_a_tag_are_short_too(tmp_path: Path) -> None:
    """What only YAML finds."""
    long = "x" * 10_000
    for text in (f"? {long}\n: 1\n? {long}\n: 2\n", f"a: !{long} b"):
        assert all(len(each.message) < 1000 for each in loader.problems(raw(tmp_path, text)))


def test_of_very_many_unknown_keys_the_first_are_compared_with_the_known_ones(tmp_path: Path) -> None:
    """All are told."""
    extra = {f"summery{number}": 1 for number in range(schema.MOST_GUESSED + 1)}
    data = changed(FIRST, small_data()["initiatives"][0] | extra)
    messages = [problem.message for problem in loader.problems(write_data(tmp_path, data))]
    guessed = ["did you mean 'summary'?" in message for message in messages]
    assert (len(guessed), sum(guessed)) == (schema.MOST_GUESSED + 1, schema.MOST_GUESSED)
