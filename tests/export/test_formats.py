"""Records as text for other programs: one golden text a kind and format, and what holds for any data."""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from unittest import mock

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from ca_summit.export import formats
from ca_summit.export.formats import FORMATS, Layout, pieces
from ca_summit.loading.plain_yaml import compose
from ca_summit.model import Text, Topic
from ca_summit.query.summit import Summit
from ca_summit.records.glossary import all_fields
from ca_summit.text.steering import steering

REGISTERS: dict[str, Callable[[Summit], Sequence[Any]]] = {
    "initiative": Summit.initiatives,
    "quote": Summit.quotes,
    "meeting": Summit.meetings,
    "document": Summit.documents,
    "leader": Summit.leaders,
    "country": Summit.countries,
    "topic": Summit.topics,
    "source": Summit.sources,
    "field": lambda summit: all_fields()[:3],
}

STEERS = "\t\n\r\0\x1b\x7f\x85\x9b\u2028\u202e\ufeff\U000e0001"
MARKS = "\\|`*_[]()<>#~&;\"', "
CHARS = st.characters(exclude_categories=["Cs"])
ANY = st.text(CHARS | st.sampled_from(STEERS + MARKS))
SEEN = st.text((CHARS | st.sampled_from(MARKS)).filter(lambda char: not steering().match(char)))
LINES = st.text(CHARS.filter(lambda char: not steering().match(char)) | st.sampled_from("\t\n" + MARKS))


def topics(text: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[list[Topic]]:
    """Topics whose id, name and keywords are any such text."""
    return st.lists(
        st.builds(
            Topic, id=text, name=st.builds(Text, text, text), keywords=st.lists(text, max_size=3).map(tuple)
        ),
        max_size=most,
    )


def cells(topic: Topic) -> list[str]:
    """What a row of a topic holds."""
    return [topic.id, topic.name.en, topic.name.ru, "0", "0"]


def objects(records: Sequence[Topic]) -> list[dict[str, Any]]:
    """What JSON and YAML hold of topics."""
    return [
        {
            "id": topic.id or None,
            "name": {key: text for key, text in (("en", topic.name.en), ("ru", topic.name.ru)) if text}
            or None,
            "keywords": [keyword or None for keyword in topic.keywords],
            "initiatives": 0,
            "quotes": 0,
        }
        for topic in records
    ]


def steering_in(text: str, kept: str = "\n") -> set[str]:
    """The steering characters in a text, save those that the format is made of."""
    return set(steering().findall(text)) - set(kept)


def export(records: Sequence[Any], format: str, kinds: Sequence[str], **layout: Any) -> str:
    """Records as text, in a layout."""
    return formats.export(records, format, kinds, Layout(**layout))


# Golden texts


@pytest.mark.parametrize(
    ("kind", "format"),
    [
        *((kind, format) for kind in REGISTERS for format in ("json", "tsv")),
        *(
            (kind, format)
            for kind in ("initiative", "quote")
            for format in sorted({*FORMATS} - {"json", "tsv"})
        ),
    ],
)
def test_every_kind_in_every_format(
    small: Summit, snapshot: SnapshotAssertion, kind: str, format: str
) -> None:
    """The text that programs rely on, byte for byte."""
    assert export(REGISTERS[kind](small)[:2], format, [kind]) == snapshot


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", sorted(REGISTERS.keys() - {"field"}))
def test_rows_of_a_store_give_the_same_text(small: Summit, kind: str, format: str) -> None:
    """Whichever form a record has: all of it, and each field for itself."""
    rows = small.find(kind).rows()
    records = [small.show(row["id"]) for row in rows]
    fields = [field.name for field in all_fields() if field.kind == kind]
    for paths in ([], *([field] for field in fields)):
        text = export(records, format, [kind], paths=paths, tagged=not paths)
        assert export(rows, format, [kind], paths=paths, tagged=not paths) == text != ""


@pytest.mark.parametrize("kind", REGISTERS)
def test_every_kind_in_a_pipe(small: Summit, snapshot: SnapshotAssertion, kind: str) -> None:
    """The brief rows without a header, byte for byte."""
    assert export(REGISTERS[kind](small)[:2], "tsv", [kind], brief=True, header=False) == snapshot


@pytest.mark.parametrize(
    ("format", "brief", "header"),
    [
        (
            *("tsv", False),
            "id meeting date country leader topics action creates horizon title_en title_ru"
            " summary_en summary_ru sources evidence",
        ),
        ("tsv", True, "id meeting country leader topics title_en title_ru"),
    ],
)
def test_the_columns_of_initiatives(small: Summit, format: str, brief: bool, header: str) -> None:
    """Names and order of columns are promised."""
    assert export(small.initiatives(), format, ["initiative"], brief=brief).splitlines()[0].split("\t") == (
        header.split()
    )


def test_a_quote_in_json(small: Summit) -> None:
    """Keys and their order are promised; `text` is the original, `translation` an object by language."""
    assert export(small.quotes(), "json", ["quote"]) == (
        "[\n"
        "  {\n"
        '    "id": "2025-kz-quote-water",\n'
        '    "meeting": "2025-tashkent",\n'
        '    "date": "2025-11-16",\n'
        '    "country": "KZ",\n'
        '    "leader": "tokayev",\n'
        '    "initiative": "2025-kz-water",\n'
        '    "lang": "ru",\n'
        '    "text": "Вода — это жизнь",\n'
        '    "translation": {\n'
        '      "en": "Water is life"\n'
        "    },\n"
        '    "translator": "editor",\n'
        '    "source": {\n'
        '      "id": "sister-2025",\n'
        '      "paragraph": 3\n'
        "    }\n"
        "  }\n"
        "]\n"
    )


def test_an_initiative_in_a_pipe(small: Summit) -> None:
    """One line, tabs between the columns, `;` in lists."""
    assert export(small.initiatives()[:1], "tsv", ["initiative"], brief=True, header=False) == (
        "2025-kz-water\t2025-tashkent\tKZ\ttokayev\twater;ai"
        "\tShare water (2025-kz-water)\tДелить воду (2025-kz-water)\n"
    )


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("json", "[]\n"),
        ("yaml", "[]\n"),
        ("jsonl", ""),
        ("ids", ""),
        ("tsv", "id\tname_en\tname_ru\tinitiatives\tquotes\n"),
        ("csv", "id,name_en,name_ru,initiatives,quotes\n"),
        ("md", "| id | name_en | name_ru | initiatives | quotes |\n| --- | --- | --- | --- | --- |\n"),
    ],
)
def test_nothing_found_in_every_format(format: str, expected: str) -> None:
    """An empty list is an empty list, rows keep their header."""
    assert export([], format, ["topic"]) == expected


@pytest.mark.parametrize("format", ["tsv", "csv"])
def test_nothing_without_a_header_is_nothing(format: str) -> None:
    """Not even an empty line."""
    assert export([], format, ["topic"], header=False) == ""


def test_a_markdown_table_always_has_its_header(small: Summit) -> None:
    """Without one it would be no table."""
    assert export(small.topics(), "md", ["topic"], header=False) == export(small.topics(), "md", ["topic"])


# Fields


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        (
            "tsv",
            "id\ttitle_ru\tsummary_en\tsummary_ru\tsources_paragraph\n"
            "2025-kz-water\tДелить воду (2025-kz-water)\tProposed to share water.\tПредложил делить воду.\t2;\n",
        ),
        (
            "csv",
            "id,title_ru,summary_en,summary_ru,sources_paragraph\n"
            '2025-kz-water,Делить воду (2025-kz-water),Proposed to share water.,Предложил делить воду.,"2;"\n',
        ),
        (
            "md",
            "| id | title_ru | summary_en | summary_ru | sources_paragraph |\n| --- | --- | --- | --- | --- |\n"
            "| 2025-kz-water | Делить воду (2025-kz-water) | Proposed to share water. | Предложил делить воду. | 2; |\n",
        ),
        (
            "jsonl",
            '{"id": "2025-kz-water", "title.ru": "Делить воду (2025-kz-water)", "summary":'
            ' {"en": "Proposed to share water.", "ru": "Предложил делить воду."}, "sources.paragraph": [2, null]}\n',
        ),
        (
            "json",
            '[\n  {\n    "id": "2025-kz-water",\n    "title.ru": "Делить воду (2025-kz-water)",\n    "summary": {\n'
            '      "en": "Proposed to share water.",\n      "ru": "Предложил делить воду."\n    },\n'
            '    "sources.paragraph": [\n      2,\n      null\n    ]\n  }\n]\n',
        ),
        (
            "yaml",
            "- id: 2025-kz-water\n  title.ru: Делить воду (2025-kz-water)\n  summary:\n"
            "    en: Proposed to share water.\n    ru: Предложил делить воду.\n  sources.paragraph: [2, null]\n",
        ),
        ("ids", "2025-kz-water\n"),
    ],
)
def test_chosen_fields_in_every_format(small: Summit, format: str, expected: str) -> None:
    """Only these, in this order; a bilingual field takes two columns, or one object."""
    paths = ("id", "title.ru", "summary", "sources.paragraph")
    assert export(small.initiatives()[:1], format, ["initiative"], paths=paths) == expected


@pytest.mark.parametrize(
    ("kind", "path", "expected"),
    [
        ("initiative", "kind", "initiative"),
        ("initiative", "horizon", "2035"),
        ("initiative", "follows", "2021-kz-water"),
        ("initiative", "sources", "sister-2025;brother-2025"),
        ("initiative", "note.en", ""),
        ("quote", "source", "sister-2025"),
        ("quote", "source.paragraph", "3"),
        ("meeting", "participants", "tokayev;berdimuhamedow-s"),
        ("meeting", "participants.role", "member;member"),
        ("meeting", "participants.office.ru", "Президент;Президент"),
        ("meeting", "documents", "2025-statement"),
        ("meeting", "documents.sources.id", "president-2025"),
        ("meeting", "facts", "A fact."),
        ("meeting", "facts.text.ru", "Факт."),
        ("meeting", "facts.sources.id", "sister-2025"),
        ("source", "official", "true"),
    ],
)
def test_a_field_in_one_cell(small: Summit, kind: str, path: str, expected: str) -> None:
    """Every field and every part of one can be asked for, and what it holds is not lost."""
    rows = export(REGISTERS[kind](small)[:1], "tsv", [kind], paths=["id", path], header=False)
    assert rows.removesuffix("\n").split("\t")[1] == expected


@pytest.mark.parametrize("kind", REGISTERS)
def test_ids_are_one_a_line(small: Summit, kind: str) -> None:
    """Every list can be given as ids, one line a record."""
    records = REGISTERS[kind](small)
    assert len(set(export(records, "ids", [kind]).splitlines())) == len(records) > 0


# Objects


@pytest.mark.parametrize("kind", REGISTERS)
@pytest.mark.parametrize("tagged", [False, True])
def test_all_records_of_a_kind_have_the_same_keys(small: Summit, kind: str, tagged: bool) -> None:
    """Whatever is given or not, the keys and their order are those of the kind."""
    got = json.loads(export(REGISTERS[kind](small), "json", [kind], tagged=tagged))
    fields = [field.name for field in all_fields() if field.kind == kind]
    if kind == "field":
        fields = ["kind", "name", "type", "meaning", "heading"]
    elif tagged:
        fields = ["kind", *fields]
    assert [list(record) for record in got] == [fields] * len(got)
    assert got


def test_what_is_not_given_is_null(small: Summit) -> None:
    """Null for a value, an empty list for a list, zero for a count."""
    (initiative,) = json.loads(export([small.show("2021-tm-water")], "json", ["initiative"]))
    assert {key: initiative[key] for key in ("horizon", "note", "follows", "quotes")} == {
        **{"horizon": None, "note": None},
        **{"follows": [], "quotes": []},
    }
    assert initiative["sources"] == [{"id": "paper-2021", "paragraph": None}]
    (source,) = json.loads(export([small.show("president-2025")], "json", ["source"]))
    assert {key: source[key] for key in ("title", "date", "carries", "official", "quotes")} == {
        **{"title": None, "date": None, "carries": None},
        **{"official": True, "quotes": 0},
    }
    (quote,) = json.loads(export([replace(small.quotes()[0], initiative="")], "json", ["quote"]))
    assert quote["initiative"] is None


def test_one_object_is_one_object_with_its_kind(small: Summit) -> None:
    """A single record is no list."""
    got = json.loads(export([small.show("KZ")], "json", ["country"], tagged=True, single=True))
    assert list(got)[:2] == ["kind", "id"]
    assert got["kind"] == "country"
    assert got["name"] == {"en": "Kazakhstan", "ru": "Казахстан"}
    assert json.loads(export([small.show("KZ")], "json", ["country"], paths=["name.ru"], single=True)) == {
        "name.ru": "Казахстан"
    }


@pytest.mark.parametrize("format", ["json", "jsonl", "yaml"])
def test_mixed_kinds_as_objects(small: Summit, format: str) -> None:
    """Each says its kind first and has the keys of its kind."""
    text = export([small.show("KZ"), small.show("ai")], format, ["country", "topic"], tagged=True)
    got = list(map(json.loads, text.splitlines())) if format == "jsonl" else compose(text).data
    assert [(next(iter(each)), each["kind"], each["id"]) for each in got] == [
        ("kind", "country", "KZ"),
        ("kind", "topic", "ai"),
    ]
    assert ("alpha3" in got[0], "alpha3" in got[1]) == (True, False)


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        (
            "tsv",
            "kind\tid\talpha3\tname_en\tname_ru\tinitiatives\tquotes\twikidata\n"
            "country\tTM\tTKM\tTurkmenistan\tТуркменистан\t2\t0\t\n"
            "topic\tai\t\tArtificial intelligence\tИскусственный интеллект\t1\t1\t\n",
        ),
        (
            "csv",
            "kind,id,alpha3,name_en,name_ru,initiatives,quotes,wikidata\n"
            "country,TM,TKM,Turkmenistan,Туркменистан,2,0,\n"
            "topic,ai,,Artificial intelligence,Искусственный интеллект,1,1,\n",
        ),
        ("ids", "TM\nai\n"),
    ],
)
def test_mixed_kinds_as_rows(small: Summit, format: str, expected: str) -> None:
    """The columns of all kinds, each once, behind the kind; what a kind lacks is empty."""
    records = [small.show("TM"), small.show("ai")]
    assert export(records, format, ["country", "topic"], tagged=True) == expected


# Any data

_ESCAPE = re.compile(r"\\(?:([tnr\\])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")


def unescaped(cell: str) -> str:
    """What a cell of our TSV stands for, as its readers are told to read it."""
    letters = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return _ESCAPE.sub(
        lambda found: letters[found[1]] if found[1] else chr(int(found[2] or found[3] or found[4], 16)), cell
    )


@given(topics(ANY))
def test_tsv_gives_back_any_text(records: list[Topic]) -> None:
    """One line a record, no steering character but tab and newline, and the escapes can be undone."""
    text = export(records, "tsv", ["topic"], header=False)
    assert steering_in(text, "\t\n") == set()
    lines = text.split("\n")
    assert lines.pop() == ""
    assert [[unescaped(cell) for cell in line.split("\t")] for line in lines] == [*map(cells, records)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\tb\nc\rd", r"a\tb\nc\rd"),
        (r"C:\new", r"C:\\new"),
        ("\x1b[31m\x9b", r"\x1b[31m\x9b"),
        ("\u202e\u2028\ufeff", r"\u202e\u2028\ufeff"),
        ("\U000e0041", r"\U000e0041"),
        ("Ў қ — «»", "Ў қ — «»"),
    ],
)
def test_tsv_escapes(text: str, cell: str) -> None:
    """Tabs and newlines as `\\t` and `\\n`, other steering characters by their number, the rest as it is."""
    assert export([Topic(text, Text())], "tsv", ["topic"], paths=["id"], header=False) == f"{cell}\n"


@given(topics(LINES))
def test_csv_gives_back_any_text(records: list[Topic]) -> None:
    """The csv module reads what was written: commas, quotation marks, tabs and line feeds too."""
    text = export(records, "csv", ["topic"])
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == ["id", "name_en", "name_ru", "initiatives", "quotes"]
    assert rows == [*map(cells, records)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [("a;b", '"a;b"'), ("a\tb", '"a\tb"'), ("a,b", '"a,b"'), ('a"b', '"a""b"'), ("a b", "a b"), ("", '""')],
)
def test_csv_quotes_what_a_reader_may_split_at(text: str, cell: str) -> None:
    """LibreOffice splits at semicolons and tabs as well, unless told otherwise; an empty line is no row."""
    assert export([Topic(text, Text())], "csv", ["topic"], paths=["id"], header=False) == f"{cell}\n"


@given(topics(ANY))
def test_csv_escapes_what_steers(records: list[Topic]) -> None:
    """Only tabs and line feeds are kept; there is one row a record all the same."""
    text = export(records, "csv", ["topic"], header=False)
    assert steering_in(text, "\t\n") == set()
    assert len([*csv.reader(io.StringIO(text, newline=""))]) == len(records)


def test_csv_ends_lines_with_lf_and_shows_escapes() -> None:
    """A line feed after each row whatever the platform; a newline of the data stays one, between quotes."""
    record = Topic("a\n\x1b[1m\u202e", Text('"b"', ""))
    assert export([record], "csv", ["topic"], header=False) == '"a\n\\x1b[1m\\u202e","""b""",,0,0\n'


@given(topics(ANY), st.booleans())
def test_json_gives_back_any_text(records: list[Topic], ascii: bool) -> None:
    """Equal when read, no steering character but newline in the text, pure ASCII where that is wanted."""
    text = export(records, "json", ["topic"], ascii=ascii)
    assert json.loads(text) == objects(records)
    assert steering_in(text) == set()
    assert text.isascii() or not ascii


@given(topics(ANY), st.booleans())
def test_jsonl_is_one_object_a_line(records: list[Topic], ascii: bool) -> None:
    """As many lines as records, by whatever a reader takes for a line break."""
    text = export(records, "jsonl", ["topic"], ascii=ascii)
    assert [json.loads(line) for line in text.splitlines()] == objects(records)
    assert steering_in(text) == set()
    assert text.isascii() or not ascii


@given(topics(ANY), st.booleans())
def test_yaml_gives_back_any_text(records: list[Topic], ascii: bool) -> None:
    """Read by our own rules or by PyYAML's it is what JSON holds: strings stay strings, whatever they look like."""
    text = export(records, "yaml", ["topic"], ascii=ascii)
    assert yaml.safe_load(text) == objects(records)
    assert compose(text).data == objects(records)
    assert steering_in(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "NO",
            "y",
            "off",
            "null",
            "~",
            "true",
            "=",
            "<<",
            "12",
            "1.10",
            "0o7",
            "0777",
            "0x1f",
            "1_000",
            "1e3",
            ".5",
        ),
        *(
            ".inf",
            "+.INF",
            ".nan",
            "12:30",
            "190:20:30",
            "2022-07-21",
            "2022-7-1",
            "2001-12-14t21:59:43.10-05:00",
        ),
        *("2001-12-14 21:59:43", "- a", "a: b", "#"),
    ],
)
def test_yaml_keeps_strings_strings(text: str) -> None:
    """Text is never taken for a number, a date, a truth value or nothing, by readers of YAML 1.1 neither."""
    exported = export([Topic(text, Text(text))], "yaml", ["topic"], paths=["id", "name.en"])
    assert yaml.safe_load(exported) == [{"id": text, "name.en": text}]
    assert compose(exported).data == [{"id": text, "name.en": text}]


def test_raw_unicode_unless_ascii_is_wanted(small: Summit) -> None:
    """People can read the JSON; `ascii` makes escapes of what they read."""
    paths = ["name.ru"]
    assert export(small.topics()[:1], "jsonl", ["topic"], paths=paths) == '{"name.ru": "Вода"}\n'
    assert export(small.topics()[:1], "jsonl", ["topic"], paths=paths, ascii=True) == (
        '{"name.ru": "\\u0412\\u043e\\u0434\\u0430"}\n'
    )


def markdown(cell: str) -> str:
    """What a reader of Markdown sees of a cell: backslash escapes and entities undone."""
    return re.sub(r"\\([!-/:-@\[-`{-~])|&#?\w+;", lambda found: found[1] or html.unescape(found[0]), cell)


@given(topics(ANY))
def test_md_is_one_line_a_record(records: list[Topic]) -> None:
    """As many lines as records below the header, and as many cells as columns."""
    text = export(records, "md", ["topic"])
    lines = text.splitlines()
    assert len(lines) == len(records) + 2
    assert {len(re.findall(r"\|", re.sub(r"\\.", "", line))) for line in lines} == {6}
    assert steering_in(text) == set()


@given(SEEN)
@example("&lt;b&gt; &amp; &#42;")
def test_md_takes_no_markup_from_data(text: str) -> None:
    """What stands in the data is what is seen: no emphasis, no tag, no link, no entity."""
    line = export([Topic(text, Text())], "md", ["topic"], paths=["id"]).splitlines()[2]
    cell = line.removeprefix("| ").removesuffix(" |")
    assert markdown(cell) == text
    assert not set("`*_[]<>|~#") & set(re.sub(r"\\.", "", cell))


@given(st.lists(ANY, max_size=3))
def test_ids_are_lines_whatever_they_hold(texts: list[str]) -> None:
    """One line a record, and nothing in it that steers a terminal."""
    text = export([Topic(each, Text()) for each in texts], "ids", ["topic"])
    assert text.count("\n") == len(text.splitlines()) == len(texts)
    assert steering_in(text) == set()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("ascii", [True, False])
@settings(max_examples=25)
@given(records=topics(ANY, 7))
def test_what_is_written_in_pieces_is_the_same_text(
    format: str, header: bool, ascii: bool, records: list[Topic]
) -> None:
    """However many records there are, and whatever they hold."""
    layout = Layout(header=header, ascii=ascii)
    with mock.patch.object(formats, "AT_ONCE", 2):
        text = "".join(pieces(records, format, ["topic"], layout))
    assert text == formats.export(records, format, ["topic"], layout)


@pytest.mark.parametrize("format", FORMATS)
def test_pieces_of_chosen_fields_and_mixed_kinds_are_the_same_text(
    small: Summit, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One object stays one object."""
    monkeypatch.setattr(formats, "AT_ONCE", 1)
    rows = [row for kind in ("initiative", "topic", "country") for row in small.find(kind).rows()]
    kinds = ["initiative", "topic", "country"]
    for layout in (Layout(["id", "title"]), Layout(tagged=True), Layout(tagged=True, single=True)):
        shown = rows[:1] if layout.single else rows
        assert "".join(pieces(shown, format, kinds, layout)) == formats.export(shown, format, kinds, layout)
