"""YAML as JSON-like data: nothing is guessed, nothing explodes, everything knows its place."""

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from ca_summit.loading import plain_yaml
from ca_summit.loading.plain_yaml import Places, PureLoader, YamlProblem, compose, dump
from ca_summit.loading.walk import Steps
from ca_summit.text.steering import steering

TRICKY = """yes No ~ null NULL true 1 -0 0x1F 1_000 1.5 1e3 12:30 2022-07-21
<<: !x &x *x ? - # : --- ... %a @ ` ' \""""

STRINGS = st.one_of(
    # Every character but lone surrogates: YAML has no way to write those, not even as an escape.
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.sampled_from("a: -#\"'\\[]{}\n\r\t\x00\x1b\x85\u202e\u2028\u2066\ufeff\ufffe")),
    st.sampled_from(TRICKY.split()),
)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | STRINGS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(STRINGS, inner, max_size=4),
)

DOCUMENT = """\
ключ:
  - {id: a, note: b}
  - id: c
    deep: [1,
      2]
key: last
"""


@pytest.fixture(params=["libyaml", "python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both loaders that there may be."""
    if request.param == "python":

        class Loader(PureLoader):
            yaml_implicit_resolvers = plain_yaml._Loader.yaml_implicit_resolvers

        monkeypatch.setattr(plain_yaml, "_Loader", Loader)


def read(text: str) -> Any:
    """The data of `text`, which has no problem."""
    document = compose(text)
    assert document.bad_keys == []
    return document.data


def same(one: Any, other: Any) -> bool:
    """Equal, keys in the same order and types too: in Python 1 == True."""
    return repr(one) == repr(other)


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "yes", "on", "True", "FALSE", "Null", "~", "2022-07-21", "2022-07-21 10:00:00", "12:30"),
        *("1.10", "1e3", ".inf", ".nan", "0o17", "017", "0x1F", "1_000", "+1", "-0", "=", "<<"),
    ],
)
def test_what_json_does_not_know_is_text(text: str) -> None:
    """Whatever older YAML takes for a boolean, a date, a time or an odd number stays as it is written."""
    assert read(f"key: {text}") == {"key": text}
    assert read(f"{text}: value") == {text: "value"}


def test_an_empty_value_is_empty_text() -> None:
    """A key without a value has no value made up for it."""
    assert read("key:\nother: ''") == {"key": "", "other": ""}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("0", 0), ("7", 7), ("-12", -12), ("2035", 2035), ("999999999999999999", 10**18 - 1)),
        *(("true", True), ("false", False), ("null", None)),
        *(("'7'", "7"), ('"true"', "true"), ("'null'", "null")),
    ],
)
def test_what_json_knows_is_what_it_is(text: str, value: Any) -> None:
    """Integers, true, false and null are values, unless they stand in quotation marks."""
    assert same(read(f"[{text}]"), [value])


def test_a_key_is_always_text() -> None:
    """Keys are text, whatever they look like."""
    assert read("{1: a, true: b, null: c}") == {"1": "a", "true": "b", "null": "c"}


@pytest.mark.parametrize(
    "text", ["a: &x [1, {b: c}]\nd: *x", "a: &x word\nd: [*x, *x]", "- &x {a: 1}\n- {b: *x}"]
)
def test_a_harmless_alias_is_read_as_what_it_stands_for(text: str) -> None:
    """An anchor and its aliases are a way to write a value twice, as PyYAML reads it."""
    assert read(text) == yaml.safe_load(text)


def test_many_aliases_of_little_are_no_bomb() -> None:
    """What counts is how many values the aliases stand for in all."""
    data = read(f"a: &a [{', '.join('x' * 90)}]\nb: [{', '.join(['*a'] * 1000)}]")
    assert data == {"a": ["x"] * 90, "b": [["x"] * 90] * 1000}


def test_a_text_beyond_the_limit_of_size_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is allowed; the test makes it small enough to be reached."""
    monkeypatch.setattr(plain_yaml, "MAX_BYTES", 10)
    assert read("a: 1234567") == {"a": 1234567}
    with pytest.raises(YamlProblem, match="longer than 10"):
        compose("a: 12345678")


def test_an_exclamation_mark_in_text_is_no_tag() -> None:
    """Words that look like tags or aliases are words."""
    text = "a: stop !now and *then* &c\nb: '!x'\nc: |\n  !not a tag\n  *nor an alias\n"
    assert read(text) == {"a": "stop !now and *then* &c", "b": "!x", "c": "!not a tag\n*nor an alias\n"}


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("a: 1\nb: !!binary aGk=", (2, 4), "binary"),
        ("a: [x, !person {name: y}]", (1, 8), "!person"),
        ("- !!str 7", (1, 3), "str"),
        ('{"a":!!int "7"}', (1, 6), "int"),
        ("{?!!int x : y}", (1, 3), "int"),
        ("[?!x y : z]", (1, 3), "!x"),
        ("- ! 12", (1, 3), "!"),
        ("a:\n  !\n  - b", (2, 3), "!"),
        ("\ufeff!!binary aGk=", (1, 1), "binary"),
        ("%TAG ! tag:x,2000:\n---\na: !b c", (3, 4), "tag:x,2000:b"),
        ("a: 1\nb: &x [1, *x]", (2, 4), "contains itself"),
        ("&x {a: {b: *x}}", (1, 1), "contains itself"),
        ("a: *x", (1, 4), "cannot begin with *"),
        (BOMB, (1, 1), "aliases"),
        ("[" * 65 + "]" * 65, (1, 65), "64 deep"),
        ("\n".join(" " * depth + "a:" for depth in range(70)), (65, 65), "64 deep"),
        ("a: 1\n---\nb: 2", (2, 1), "a second document"),
        ("", (1, 1), "empty"),
        ("\n  \n# nothing\n", (1, 1), "empty"),
        ("a: b\nc: d\x00", (2, 5), r"\x00"),
        ("a: b\r\nc: \x1b[31m", (2, 4), r"\x1b"),
        ("ключ: \x9b", (1, 7), r"\x9b"),
        ("- \ufffe", (1, 3), r"\ufffe"),
        ("a: b: c", (1, 5), "a colon with a space within a text"),
        ("\ta: 1", (1, 1), "a tab"),
        ('a:\n  en: "Proposed\n  ru: x\nb: "q" w', (2, 7), "ends in line 4; close its quotation mark"),
        ("a: 1\nb: 'x\nc: 2\n", (2, 4), "a quotation mark that is never closed"),
        ('a: "x" y\n', (1, 4), "goes on after its closing quotation mark"),
        ("a: ['x' y]\n", (1, 5), "goes on after its closing quotation mark"),
        ("a 1\nb: 2\n", (2, 2), "the line above lacks a colon"),
        ("a: 1\n  b: 2\n", (2, 4), "indented too far"),
        ("a:\n  b: 1\n  c\n  d: 2\n", (3, 3), "a line without a colon"),
        ("a:\n  b: 1\n c: 2\n", (3, 2), "not indented like"),
        ("a: 1\n- b\n", (2, 1), "not indented like"),
        ("- {id: x\n- {id: y}\n", (1, 3), "a bracket that is not closed"),
        ("a: @b", (1, 4), "cannot begin with @"),
        ("a: %b", (1, 4), "cannot begin with %"),
        ("a: [1, 2\nb: 3]", (1, 4), "a bracket that is not closed"),
        ('ключ: "\\ud800"', (1, 10), "Unicode"),
        ('- "\\uD83D\\uDE00"', (1, 6), "Unicode"),
        ('- "a \\\n  \\U00110000"', (2, 5), "Unicode"),
        ('"\\UFFFFFFFF": a', (1, 4), "Unicode"),
    ],
)
@pytest.mark.usefixtures("loader")
def test_what_is_no_json_like_yaml_is_refused_with_its_place(
    text: str, place: tuple[int, int], what: str
) -> None:
    """Tags, bombs, depth, several documents, control characters: each says what is wrong and where."""
    with pytest.raises(YamlProblem) as caught:
        compose(text)
    assert tuple(caught.value.place) == place
    assert what in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "[" * 2000,
        "[" * 2000 + "]" * 2000,
        "{a: " * 2000 + "}" * 2000,
        "- " * 2000 + "a",
        "\n".join(" " * depth + "a:" for depth in range(2000)),
        "&x " + "[" * 900 + "]" * 900,
    ],
    ids=["flow open", "flow list", "flow mapping", "block list", "block mapping", "anchored"],
)
def test_any_depth_is_refused_and_none_breaks_the_stack(text: str) -> None:
    """However deep a document is, the answer is a problem that speaks of nesting."""
    with pytest.raises(YamlProblem, match=r"nest"):
        compose(text)


def test_sixty_four_levels_are_read() -> None:
    """The limit of depth itself is allowed."""
    data = read("[" * 64 + "]" * 64)
    for _ in range(63):
        (data,) = data
    assert data == []


@pytest.mark.parametrize(
    ("text", "path", "place", "what"),
    [
        ("a: 1\nb: 2\na: 3", (), (3, 1), "duplicate key 'a'"),
        ("x:\n  - {b: 1, 'b': 2}", ("x", 0), (2, 12), "duplicate key 'b'"),
        ("1: a\n'1': b", (), (2, 1), "duplicate key '1'"),
        ("x:\n  ? [1, 2]\n  : 3", ("x",), (2, 5), "keys must be text"),
        ("{a: 1}: 3", (), (1, 1), "keys must be text"),
    ],
)
def test_doubled_and_odd_keys_are_collected(
    text: str, path: Steps, place: tuple[int, int], what: str
) -> None:
    """A doubled key, or one that is no text, is noted with the path of its mapping; the rest is read on."""
    ((where, problem),) = compose(text).bad_keys
    assert where == path
    assert tuple(problem.place) == place
    assert what in problem.message


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("ключ",), (2, 3)),
        (("ключ", 0), (2, 5)),
        (("ключ", 0, "note"), (2, 19)),
        (("ключ", 1), (3, 5)),
        (("ключ", 1, "deep", 1), (5, 7)),
        (("key",), (6, 6)),
        (("ключ", 1, "none", "deeper"), (3, 5)),
        (("ключ", 7, "id"), (2, 3)),
        (("key", "deeper"), (6, 6)),
    ],
)
def test_every_value_knows_its_place(path: Steps, place: tuple[int, int]) -> None:
    """Lines and columns count characters from 1; of a path that breaks off, the last part that exists."""
    assert tuple(Places(compose(DOCUMENT)).of(path)) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("ключ",), (1, 1)),
        (("ключ", 0, "note"), (2, 13)),
        (("ключ", 1, "deep"), (4, 5)),
        (("key",), (6, 1)),
        (("ключ", 1), (3, 5)),
    ],
)
def test_every_key_knows_its_place(path: Steps, place: tuple[int, int]) -> None:
    """A key has a place of its own; an item of a list has no key but itself."""
    assert tuple(Places(compose(DOCUMENT)).of(path, key=True)) == place


def test_the_place_of_a_doubled_key_is_that_of_the_value_read() -> None:
    """Of doubled keys the last one counts, for the data and for the place."""
    root = compose("a: 1\na: 2")
    assert root.data == {"a": 2}
    assert tuple(Places(root).of(("a",))) == (2, 4)


@given(DATA)
@example("")
@example(10**18)
@example({"": [""]})
def test_what_is_dumped_is_read_back_as_it_was(data: Any) -> None:
    """Dumping and reading is the identity, for strings that look like something else too."""
    assert same(read(dump(data)), data)


WORDS = """\
~ null Null NULL = << true TRUE tRuE False yes Yes YES no NO nO on On OFF off y Y n N
0 -12 +12 012 0o14 1_000 1,000 0x1F -0x1f 0b101 1.5 -.5 5. 1.2.3 1e3 1E-3 6.8523015e+5 .inf -.INF +.inf .NaN
2025-11-16 2001-1-1 2001-12-14t21:59:43.10-05:00 2001-12-15T02:59:43.1Z 12:30 190:20:30 190:20:30.15"""
GUESSED = [*WORDS.split(), "2001-12-14 21:59:43.10 -5", "2001-12-14 21:59:43Z"]


@pytest.mark.parametrize("text", GUESSED)
def test_what_others_would_guess_is_quoted_for_them(text: str) -> None:
    """As a key and as a value; our own reader needs no more quotation marks than before."""
    assert dump({text: text}, for_others=True) == f"'{text}': '{text}'\n"
    assert dump([text], for_others=True) == f"['{text}']\n"
    assert same(read(dump({text: text})), {text: text})


@pytest.mark.parametrize(
    "text",
    ["2025-kz-rare-earths", "2021-08", "KZ", "north", "7th", "1 of 2", "e5", "a.b", "2025-11-16 it was"],
)
def test_what_nobody_would_guess_is_not_quoted(text: str) -> None:
    """Ids and words stay as they are."""
    assert dump([text], for_others=True) == f"[{text}]\n"


@given(DATA, st.booleans())
@example(GUESSED, False)
@example({text: text for text in GUESSED}, False)
def test_others_read_back_what_is_dumped_for_them(data: Any, ascii: bool) -> None:
    """PyYAML without any of our rules stands for them."""
    text = dump(data, ascii=ascii, for_others=True)
    assert same(yaml.safe_load(text), data)
    assert same(read(text), data)


@given(DATA)
def test_a_dump_has_no_steering_character_but_line_breaks(data: Any) -> None:
    """A dump may be shown on a terminal: what would steer it is written as an escape."""
    assert steering().sub("", dump(data).replace("\n", "")) == dump(data).replace("\n", "")


@given(st.dictionaries(st.sampled_from(["id", "paragraph", "other"]), DATA), st.booleans())
def test_what_goes_on_one_line_is_read_back_too(data: dict[str, Any], in_list: bool) -> None:
    """Mappings written inline mean the same."""
    whole = [data] if in_list else data
    assert same(read(dump(whole, inline=frozenset({"id", "paragraph"}))), whole)


def test_a_dump_is_laid_out_for_people() -> None:
    """Keys keep their order, long values their line; short lists and inline mappings take one line."""
    long = "word " * 100 + "end"
    data = {"z": long, "a": ["x", "y"], "sources": [{"id": "p", "paragraph": 2}, {"id": "q", "page": 3}]}
    assert dump(data, inline=frozenset({"id", "paragraph"})).splitlines() == [
        f"z: {long}",
        "a: [x, y]",
        "sources:",
        "- {id: p, paragraph: 2}",
        "- id: q",
        "  page: 3",
    ]


@given(st.text())
def test_any_text_is_read_or_is_a_problem(text: str) -> None:
    """No text at all ends in another failure."""
    with contextlib.suppress(YamlProblem):
        assert isinstance(compose(text).data, dict | list | str | int | None)


@given(st.text(st.sampled_from("!&*?:-,[]{}|>#%'\"\\ \n\tax1\ufeff"), max_size=12))
@example("{?!a b: c}")
@example("[a, ! 1]")
def test_no_tag_slips_by(text: str) -> None:
    """What is read has no tag, however it is written."""
    with contextlib.suppress(YamlProblem):
        compose(text)
        assert not [event for event in yaml.parse(text, yaml.CSafeLoader) if getattr(event, "tag", None)]


@given(
    st.lists(st.sampled_from([*"abcdefABCDEF0123456789", "\\u", "\\U0010", "\\x", "d8", "\\"]), max_size=12)
)
@pytest.mark.usefixtures("loader")
def test_any_escape_is_a_character_or_a_problem(parts: list[str]) -> None:
    """Never half a character, which nobody could write anywhere."""
    with contextlib.suppress(YamlProblem):
        str(read(f'"{"".join(parts)}"')).encode()


def test_directives_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As libyaml compares each with all that it has met, eighty thousand took half a minute."""
    monkeypatch.setattr(plain_yaml, "MAX_DIRECTIVES", 2)
    lines = [f"%TAG !{name}! tag:x,2000:{name}\n" for name in "abc"]
    assert read("".join(lines[:2]) + "---\na: '\n %TAG x'\n") == {"a": " %TAG x"}
    with pytest.raises(YamlProblem, match="%TAG") as caught:
        compose("".join(lines) + "---\na: b\n")
    assert caught.value.place == (3, 1)


def test_what_stands_behind_an_alias_has_its_place_at_the_anchor() -> None:
    """There it can be mended."""
    places = Places(compose("a: &x\n  k: [1, 2]\nb: *x\nc: {*x : 1, d: 2}\n"))
    assert tuple(places.of(("b",))) == tuple(places.of(("a",)))
    assert tuple(places.of(("b", "k", 1))) == (2, 10)
    assert tuple(places.of(("c", "d"))) == (4, 16)


@given(DATA)
def test_every_value_of_a_dump_is_found_at_its_place(data: Any) -> None:
    """What begins there is read as this value, or as the key before it."""
    text = dump(data)
    places = Places(compose(text))
    lines = text.splitlines()
    starts = [places.of(path) for path in _paths(data)]
    assert starts == sorted(starts)
    assert all(
        1 <= place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1 for place in starts
    )


def _paths(data: Any, path: Steps = ()) -> Iterator[Steps]:
    """The path of each value, in the order in which they stand."""
    yield path
    for step, value in (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    ):
        yield from _paths(value, (*path, step))
