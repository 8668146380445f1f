"""The canonical form of a file: what it is, whether a text has it, and which comments it would lose."""

import random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ca_summit.loading import canonical, plain_yaml
from ca_summit.loading.quick_yaml import Unsure, quick_dump
from ca_summit.loading.shape import ANY, whole
from tests.support import with_event

HEAD = "# yaml-language-server: $schema=summit.schema.json\n# A remark\n"


def text_of(data: Any) -> str:
    """The text of plain data in canonical form."""
    return canonical.canonical("", data)


def data_set() -> Any:
    """The small data set with an event, its keys in order."""
    return whole().ordered(with_event())


def read(text: str) -> Any:
    """The plain data of a text."""
    return plain_yaml.compose(text).data


def shuffled(data: Any, rand: random.Random) -> Any:
    """Equal data with keys in any order."""
    if isinstance(data, list):
        return [shuffled(item, rand) for item in data]
    if not isinstance(data, dict):
        return data
    keys = [*data]
    rand.shuffle(keys)
    return {key: shuffled(data[key], rand) for key in keys}


def test_canonical_form_stays_as_it_is() -> None:
    """With the comment at its head, or without."""
    text = text_of(data_set())
    for each in (text, HEAD + text):
        assert canonical.is_canonical(each, read(each))
        assert canonical.canonical(each, read(each)) == each


@given(st.randoms(use_true_random=False))
def test_keys_are_put_in_the_order_of_the_schema(rand: random.Random) -> None:
    """At every depth; records of a register keep the order that they have, which says something."""
    data = data_set()
    mixed = {
        section: shuffled(value, rand) if section in ("dataset", "initiatives") else value
        for section, value in data.items()
    }
    text = plain_yaml.dump(mixed, inline=canonical.INLINE)
    assert canonical.canonical(text, read(text)) == text_of(data)
    assert canonical.is_canonical(text, read(text)) == (text == text_of(data))


def test_registers_and_lists_keep_their_order() -> None:
    """That of countries and topics is shown; that of initiatives is the codebook's."""
    data = data_set()
    data["countries"] = dict(reversed(data["countries"].items()))
    data["initiatives"].reverse()
    assert [*read(text_of(data))["countries"]] == ["TM", "KZ"]
    assert read(text_of(data))["initiatives"] == data["initiatives"]


def test_what_the_schema_does_not_know_comes_last() -> None:
    """Nothing is lost of a file that has other problems."""
    data = data_set()
    data["initiatives"][0] = {"remark": {"b": 1, "a": None}, **data["initiatives"][0]}
    read_again = read(text_of({"extra": [1], **data}))
    assert [*read_again][-1] == "extra"
    assert [*read_again["initiatives"][0]][-1] == "remark"
    assert read_again == {**data, "extra": [1]}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("  version", "  'version'"),
        lambda text: text.replace("topics: [water]", "topics:\n  - water"),
        lambda text: text.replace("name: small", "name:  small"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"{text}\n",
        lambda text: f"---\n{text}",
        lambda text: text.replace("Proposed to share water.", "Proposed to\n      share water.", 1),
        lambda text: text.rstrip("\n"),
    ],
)
@pytest.mark.parametrize("head", ["", HEAD])
def test_another_form_is_put_right(head: str, change: Any) -> None:
    """Quotes, lists, spaces, line ends: the data are the same before and after."""
    text = text_of(data_set())
    other = change(head + text)
    assert not canonical.is_canonical(other, read(other))
    assert canonical.canonical(other, read(other)) == (head if not other.startswith("---") else "") + text


ODD = [
    "",
    "2030",
    "true",
    "a: b",
    "a #b",
    "#",
    "- a",
    "a,b",
    "[a]",
    "x:",
    " x",
    "a\nb",
    "“a”",
    "№ 1",
    "a'b",
    "0",
]
TEXTS = st.text(max_size=12) | st.sampled_from(ODD)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "paragraph", *ODD]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=3))
@example({"a": [{"id": "x"}, {"id": "x", "paragraph": 1}]})
@example({"a": {"id": "a, b"}, "b": ["a, b", "x:"], "c": "a, b"})
@example({"k" * 200: 1})
def test_the_quick_way_writes_the_same_or_nothing(data: dict[str, Any]) -> None:
    """Any data, of any shape."""
    try:
        quick = quick_dump(data, canonical.INLINE, ANY)
    except Unsure:
        return
    assert quick == plain_yaml.dump(data, inline=canonical.INLINE)


def test_the_quick_way_knows_what_data_sets_hold() -> None:
    """Or it would not be quick; keys out of order it leaves alone."""
    data = data_set()
    assert quick_dump(data, canonical.INLINE, whole()) == text_of(data)
    with pytest.raises(Unsure):
        quick_dump(dict(reversed(data.items())), canonical.INLINE, whole())
    data["initiatives"][2]["sources"][0] = {"paragraph": 2, "id": "sister-2025"}
    with pytest.raises(Unsure):
        quick_dump(data, canonical.INLINE, whole())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n", None),
        ("# head\n# head\na: 1\n", None),
        ("# head\na: 1 # here\n", 2),
        ("a: 1\n# here\n", 2),
        ("\n# here\na: 1\n", 2),
        ("a: [1, # here\n  2]\n", 1),
        ("a: | # here\n  b # text\n", 1),
        ("a: |\n  # text\n  b # text\nc: 1 # here\n", 4),
        ("a: 'x # text\n\n  # text'\nb: \"# text\"\n", None),
        ("a: x#text\nb: http://x/#text\n", None),
        ("a: воды # здесь\n", 1),
        ("a: &x 1\nb: *x # here\n", 2),
        ("a: # here\n  b: 1\n", 1),
    ],
)
def test_the_first_comment_that_would_be_lost(text: str, line: int | None) -> None:
    """A sign within a text is no comment."""
    assert canonical.first_comment(plain_yaml.compose(text)) == line


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [("a\nb\n", "a\nc\n", 2), ("a\n", "a\nb\n", 2), ("a\n\n", "a\n", 2), ("x", "y", 1)],
)
def test_the_first_line_that_differs(one: str, other: str, line: int) -> None:
    """Where to look."""
    assert canonical.first_difference(one, other) == line
