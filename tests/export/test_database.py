"""A data set as a database: what the tables hold, and how they hang together."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import ca_summit
from ca_summit.errors import OutputError
from ca_summit.export import database as relational
from ca_summit.export import full_text
from ca_summit.export.metadata import datasette
from ca_summit.loading.build import build
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import REGISTERS
from tests.support import small_data


def silent(text: str) -> None:
    """A warning where there should be none."""
    raise AssertionError(text)


Warn = Callable[[str], None]


def made(summit: Summit, folder: Path, name: str = "data.sqlite", warn: Warn = silent) -> Path:
    """A database in a folder."""
    file = folder / name
    file.touch()
    relational.database(summit, file, warn)
    return file


def opened(summit: Summit, folder: Path, warn: Warn = silent) -> sqlite3.Connection:
    return sqlite3.connect(made(summit, folder, warn=warn))


@pytest.fixture
def small_database(small: Summit, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(opened(small, tmp_path)) as connection:
        yield connection


@pytest.fixture(scope="module")
def summit() -> Summit:
    return ca_summit.load()


@pytest.fixture(scope="module")
def database(summit: Summit, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("database")
    with closing(opened(summit, folder)) as connection:
        yield connection


def ids(connection: sqlite3.Connection, words: str) -> list[str]:
    """The initiatives that full-text search finds."""
    query = (
        "SELECT id FROM initiatives WHERE rowid IN"
        " (SELECT rowid FROM initiatives_fts WHERE initiatives_fts MATCH ?) ORDER BY id"
    )
    return [id_ for (id_,) in connection.execute(query, (words,))]


def test_what_the_tables_hold(small_database: sqlite3.Connection, snapshot: SnapshotAssertion) -> None:
    """Every field that the file gives: of each table the columns, and below them the rows."""
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%_fts%'"
    lines: list[str] = []
    for (name,) in sorted(small_database.execute(query)):
        rows = small_database.execute(f"SELECT * FROM {name}")
        lines += [f"{name}: {' '.join(column for column, *_ in rows.description)}"]
        lines += [f"  {' | '.join('NULL' if cell is None else str(cell) for cell in row)}" for row in rows]
    assert "\n".join(lines) == snapshot


def test_it_is_sound(database: sqlite3.Connection) -> None:
    """No foreign key leads nowhere, and SQLite finds nothing wrong."""
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_reference_is_a_foreign_key(database: sqlite3.Connection) -> None:
    """Columns that are named after a register, and those of sources and earlier initiatives."""
    named = {*REGISTERS.values(), "earlier", "carries", "participant", "fact"}
    free = {("publishers", "country")}
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = {column for _, column, *_ in database.execute(f"PRAGMA table_info ({table})")}
        keys = {column for _, _, _, column, *_ in database.execute(f"PRAGMA foreign_key_list ({table})")}
        assert keys == {column for column in columns & named if (table, column) not in free}


def test_foreign_keys_hold_when_they_are_switched_on(small_database: sqlite3.Connection) -> None:
    """A record that others name cannot be taken out."""
    small_database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        small_database.execute("DELETE FROM countries WHERE id = 'KZ'")


def test_numbers_agree_with_the_data_set(database: sqlite3.Connection, summit: Summit) -> None:
    """Each register is a table with all its records; a join counts as the program counts."""
    for name, kind in REGISTERS.items():
        assert database.execute(f"SELECT count(*) FROM {name}").fetchone() == (summit.find(kind).count(),)
    query = (
        "SELECT topic, count(*) FROM initiative_topics JOIN initiatives ON initiatives.id = initiative"
        " WHERE country = 'KZ' GROUP BY topic"
    )
    tallied = {each.topic: each.initiatives for each in summit.tally("topic", country="KZ")}
    assert dict(database.execute(query).fetchall()) == tallied


def test_the_overview_has_what_the_rows_have(database: sqlite3.Connection, summit: Summit) -> None:
    """A line an initiative, topics in their order, as an array: Datasette counts by its members."""
    got = database.execute("SELECT id, date, topics, leader_ru FROM initiative_overview").fetchall()
    leaders = summit.dataset.leaders
    expected = [
        (each.id, each.date, json.dumps(each.topics, separators=(",", ":")), leaders[each.leader].name.ru)
        for each in summit.initiatives()
    ]
    assert sorted(got) == sorted(expected)


def test_full_text_search_finds(database: sqlite3.Connection) -> None:
    """In both languages, English words in any form."""
    assert "2025-kz-rare-earths" in ids(database, "rare earth metal")
    assert "2025-kz-rare-earths" in ids(database, "редкоземельных")
    assert ids(database, "nowhere") == []


def test_full_text_search_knows_russian_forms(database: sqlite3.Connection) -> None:
    """Whichever form is typed, with ё or without; what the table holds stays as it is."""
    assert len(ids(database, "вода")) > 10
    assert ids(database, "вода") == ids(database, "воды") == ids(database, "водой")
    assert ids(database, "объем") == ids(database, "объём") != []
    query = "SELECT title_ru FROM initiatives_fts WHERE initiatives_fts MATCH 'вода' AND rowid IN (SELECT rowid FROM initiatives)"
    titles = {title for (title,) in database.execute("SELECT title_ru FROM initiatives")}
    assert {title for (title,) in database.execute(query)} <= titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Воды рек", "Воды рек вода реки"),
        ("Ёлка", "Ёлка елка"),
        ("Rivers", "Rivers"),
        ("воды вода", "воды вода"),
    ],
)
def test_beside_a_text_stand_the_other_forms_of_its_words(text: str, expected: str) -> None:
    """Those that the data have, each once."""
    water, river, tree = {"вода", "воды"}, {"рек", "реки"}, {"ёлка", "елка"}
    forms = {"вода": water, "воды": water, "рек": river, "реки": river, "ёлка": tree}
    assert full_text.with_forms(text, forms) == expected


def test_every_record_that_others_name_has_a_label(database: sqlite3.Connection) -> None:
    """Datasette shows it with links: a column `name`, before any other that it would take, and never empty."""
    named = {
        table
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for _, _, table, *_ in database.execute(f"PRAGMA foreign_key_list ({name})")
    }
    for table in named - {"participants", "facts"}:
        columns = [column for _, column, *_ in database.execute(f"PRAGMA table_info ({table})")]
        assert next(column for column in columns if column in ("name", "title")) == "name"
        assert database.execute(f"SELECT count(*) FROM {table} WHERE name IN ('', 'None')").fetchone() == (0,)


@pytest.mark.parametrize(
    ("table", "id_", "label"),
    [
        ("countries", "KZ", "Kazakhstan"),
        ("leaders", "tokayev", "Kassym-Jomart Tokayev"),
        ("topics", "ai", "Artificial intelligence"),
        ("publishers", "paper", "The Paper"),
        ("sources", "paper-2021", "Water"),
        ("sources", "brother-2025", "The Brother, 2025-11-16"),
        ("sources", "president-2025", "President"),
        ("meetings", "2025-tashkent", "Tashkent 2025"),
        ("documents", "2025-statement", "Statement"),
        ("initiatives", "2025-kz-water", "Share water (2025-kz-water)"),
        ("threads", "sharing-water", "Sharing water"),
    ],
)
def test_the_label_of_a_record(small_database: sqlite3.Connection, table: str, id_: str, label: str) -> None:
    """In English; a source without a headline goes by publisher and date."""
    assert small_database.execute(f"SELECT name FROM {table} WHERE id = ?", (id_,)).fetchone() == (label,)


def test_it_goes_on_finding_after_a_vacuum(small: Summit, tmp_path: Path) -> None:
    """The index goes by the numbers of rows, which keep to their order."""
    with closing(opened(small, tmp_path)) as connection:
        before = {
            id_: ids(connection, f'"{id_}"') for (id_,) in connection.execute("SELECT id FROM initiatives")
        }
        connection.execute("VACUUM")
        assert (
            {id_: ids(connection, f'"{id_}"') for id_ in before} == before == {id_: [id_] for id_ in before}
        )


def test_without_full_text_search_the_rest_is_there(
    small: Summit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A SQLite that was built without FTS5 does without, and one warning says so."""
    monkeypatch.setattr(full_text, "INDEX", full_text.INDEX.replace("fts5", "fts_of_another_build"))
    warnings: list[str] = []
    with closing(opened(small, tmp_path, warnings.append)) as connection:
        assert connection.execute("SELECT count(*) FROM initiatives").fetchone() == (4,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
    assert not [name for name in tables if "fts" in name]
    assert warnings == ["this SQLite lacks FTS5; the database has no full-text index"]


def test_the_same_data_give_the_same_bytes(small: Summit, tmp_path: Path) -> None:
    """Neither the time nor the place is in them."""
    again = made(Summit(build(small_data())), tmp_path, "again.sqlite")
    assert made(small, tmp_path).read_bytes() == again.read_bytes()


@pytest.mark.parametrize("name", ["a ?b=c#d%20.db", "Ташкент.db", "file:x"])
def test_a_file_may_have_any_name(small: Summit, tmp_path: Path, name: str) -> None:
    """Nothing in it is taken for a part of an address; there is no journal beside it."""
    assert made(small, tmp_path, name).read_bytes().startswith(b"SQLite format 3\0")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_number_that_sqlite_lacks_is_an_error(tmp_path: Path) -> None:
    """One line."""
    data = small_data()
    data["quotes"][0]["source"]["paragraph"] = 2**63
    with pytest.raises(OutputError, match="cannot make a database"):
        made(Summit(build(data)), tmp_path)


@pytest.mark.parametrize("journal", ["-wal", "-journal"])
def test_a_database_in_use_is_not_replaced(tmp_path: Path, journal: str) -> None:
    """SQLite would read an old journal into the new file."""
    (tmp_path / "data.db").touch()
    (tmp_path / "link.db").symlink_to("data.db")
    relational.refuse_unfinished(tmp_path / "data.db")
    (tmp_path / f"data.db{journal}").touch()
    for name in ("data.db", "link.db"):
        with pytest.raises(
            OutputError, match=rf"{name} is in use or was not closed: data\.db{journal} exists"
        ):
            relational.refuse_unfinished(tmp_path / name)


@pytest.mark.reader
@pytest.mark.skipif(find_spec("datasette") is None, reason="Datasette is not installed")
@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("/data/initiative_topics", '<a href="/data/topics/water">Water</a>'),
        ("/data/initiative_sources", '<a href="/data/sources/brother-2025">The Brother, 2025-11-16</a>'),
        ("/data/initiatives?_search=вода", '<a href="/data/initiatives/2025-kz-water">2025-kz-water</a>'),
        ("/data/initiative_overview?_facet_array=topics", "topics (array)"),
        ("/data", "https://spdx.org/licenses/CC-BY-4.0.html"),
        ("/", "small 1.2.3"),
    ],
)
def test_datasette_shows_it_as_it_is_meant(small: Summit, tmp_path: Path, page: str, shown: str) -> None:
    """Links with labels, arrays to count by, Russian words in any form, title and licence."""
    (tmp_path / "datasette.yaml").write_text(datasette(small, "", ascii=False), encoding="utf-8")
    made(small, tmp_path)
    command = [sys.executable, "-m", "datasette", "data.sqlite", "-m", "datasette.yaml", "--get", page]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert shown in done.stdout
    assert ">None<" not in done.stdout
