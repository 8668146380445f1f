"""Pages for eyes: what gives way in a narrow table, and what a card has."""

import io
import re
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from ca_summit.language import labels
from ca_summit.loading.build import build
from ca_summit.query.summit import Summit
from ca_summit.records.columns import columns
from ca_summit.records.glossary import GLOSSARY, all_fields
from ca_summit.records.kinds import ANSWERS, SHOWN, kinds_of
from ca_summit.records.rows import Row, as_object
from ca_summit.screen.layout import Size, fitted, total_width
from ca_summit.screen.renderer import Renderer
from ca_summit.screen.shapes import PLACE, SHAPES
from ca_summit.screen.tables import layout
from ca_summit.terminal.terminal import Terminal
from tests.support import small_data, with_event


def drawn(page: object, width: int | None) -> list[str]:
    """The lines of a page."""
    return Terminal(environ={}).draw(page, width).splitlines()  # type: ignore[arg-type]


@pytest.fixture
def renderer(small: Summit) -> Renderer:
    return Renderer(small.records, "en")


def columns_at(
    summit: Summit, renderer: Renderer, rows: Sequence[Row], widths: Iterable[int], kind: str = "initiative"
) -> dict[int, list[str] | None]:
    """The columns that a table has by the width that there is."""
    shown = {width: layout(renderer.values, rows, kind, [], width) for width in widths}
    return {width: each and [column.path for column in each.columns] for width, each in shown.items()}


def test_optional_columns_give_way_from_the_last(small: Summit, renderer: Renderer) -> None:
    """A narrow table loses leaders, places, evidence, topics, in this order, and neither an id nor a title."""
    rows = small.find("initiative").rows()
    assert columns_at(small, renderer, rows, (120, 93, 78, 70, 60, 55, 40)) == {
        120: ["id", "country", "leader", "title", PLACE.path, "topics", "evidence"],
        93: ["id", "country", "title", PLACE.path, "topics", "evidence"],
        78: ["id", "country", "title", PLACE.path, "topics"],
        70: ["id", "country", "title", "topics"],
        60: ["id", "country", "title", PLACE.path],  # narrow enough to stay
        55: ["id", "country", "title"],
        40: None,
    }


def test_a_column_that_says_the_same_in_every_row_gives_way_first(small: Summit, renderer: Renderer) -> None:
    """Also one that is never dropped else; not where there is room, or a single row."""
    rows = [row for row in small.find("initiative").rows() if row["country"] == "KZ"]
    assert columns_at(small, renderer, rows, (120, 85, 70)) == {
        120: ["id", "country", "leader", "title", PLACE.path, "topics", "evidence"],
        85: ["id", "title", PLACE.path, "topics", "evidence"],
        70: ["id", "title", PLACE.path, "topics"],
    }
    assert columns_at(small, renderer, rows[:1], (93,)) == {
        93: ["id", "country", "title", PLACE.path, "topics", "evidence"]
    }


def test_what_stands_in_no_sections_has_a_date(small: Summit, renderer: Renderer) -> None:
    """Where several meetings are listed in another order than that of time."""
    rows = small.find("initiative").rows()
    (shown,) = columns_at(small, renderer, [rows[0], rows[2], rows[1]], (140,)).values()
    assert shown
    assert shown[:3] == ["id", "date", "country"]
    page = drawn(renderer.table([rows[0], rows[2], rows[1]], "initiative", [], 140), 140)
    assert [line.split()[:2] for line in page[2:]] == [
        ["2025-kz-water", "2025"],
        ["2021-kz-water", "2021"],
        ["2025-tm-water", "2025"],
    ]


def test_a_list_tells_which_initiatives_take_up_an_idea(small: Summit, renderer: Renderer) -> None:
    """By their place among those of the idea; a list in which none does has no such column."""
    rows = small.find("initiative").rows()
    assert [renderer.values.place(row) for row in rows] == ["2/2", "", "1/2", ""]
    alone = [row for row in rows if not row["threads"]]
    (shown,) = columns_at(small, renderer, alone, (140,)).values()
    assert shown
    assert PLACE.path not in shown


def test_walls_of_spellings_stay_in_cards(small: Summit, renderer: Renderer) -> None:
    """A record one field a line is for reading; a card has all."""
    leaders, topics = small.find("leader").rows(), small.find("topic").rows()
    for rows, kind, wall in ((leaders, "leader", "Toqaev"), (topics, "topic", "river")):
        assert wall not in "\n".join(drawn(renderer.records(rows, kind, []), 100))
        assert wall not in "\n".join(drawn(renderer.table(rows, kind, [], 100), 100))
        assert wall in "\n".join(drawn(renderer.card(rows[0]), 100))


def test_threads_tell_countries_and_years(small: Summit, renderer: Renderer) -> None:
    """At a glance: who came back to an idea, and over how long."""
    page = drawn(renderer.table(small.find("thread").rows(), "thread", [], 100), 100)
    assert page[2].split() == ["sharing-water", "Sharing", "water", "2", "KZ", "2021", "2025", "0"]


def test_columns_that_were_asked_for_never_give_way(small: Summit, renderer: Renderer) -> None:
    """There is a table with all of them, or none."""
    asked = ["id", "title", "evidence", "topics"]
    rows = small.find("initiative").rows()
    assert renderer.table(rows, "initiative", asked, 60) is None
    shown = layout(renderer.values, rows, "initiative", asked, 90)
    assert shown
    assert [column.path for column in shown.columns] == asked


def test_meetings_are_the_heads_of_sections(small: Summit, renderer: Renderer) -> None:
    """Where several are listed one after the other; not where the order is another one, or one has all."""
    rows = small.find("initiative").rows()
    heads = ["7th meeting, Tashkent, 16 November 2025", "3rd meeting, Awaza, 6 August 2021"]

    def shown(rows: Sequence[Row], paths: list[str]) -> list[str]:
        return [line for line in drawn(renderer.table(rows, "initiative", paths, 100), 100) if line in heads]

    assert shown(rows, []) == heads
    assert shown(rows, ["id", "title"]) == []
    assert shown(rows[:2], []) == []
    assert shown([rows[0], rows[2], rows[1], rows[3]], []) == []


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 80), st.booleans()), min_size=1, max_size=8),
    st.integers(0, 200),
)
def test_columns_fit_and_are_between_their_least_and_most(
    raw: list[tuple[int, int, bool]], spare: int
) -> None:
    """Room is shared out: no column below what it needs, none above what it fills, none wasted."""
    sizes = [Size(least, least + more, gives_way) for least, more, gives_way in raw]
    width = total_width(size.least for size in sizes) + spare
    widths = fitted(sizes, width)
    assert all(size.least <= got <= size.most for size, got in zip(sizes, widths, strict=True))
    assert total_width(widths) == min(width, total_width(size.most for size in sizes))


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("kind", SHOWN)
@pytest.mark.parametrize("width", [20, 40, 80, 160])
def test_pages_of_every_kind_keep_to_the_width(small: Summit, kind: str, width: int, lang: str) -> None:
    """Tables, records and cards; only addresses, which stay whole, may be longer."""
    renderer = Renderer(small.records, lang)
    records = small.find(kind).rows()
    pages = [renderer.table(records, kind, [], width), renderer.records(records, kind, [])]
    for page in [*filter(None, pages), *map(renderer.card, records)]:
        assert all(cell_len(line) <= width for line in drawn(page, width) if "https://" not in line)


def test_every_kind_has_its_table_and_its_record(small: Summit) -> None:
    """Their fields exist, and have a heading."""
    for kind in (*SHOWN, *ANSWERS):
        shape = SHAPES[kind]
        paths = [*(column.path for column in shape.table), *shape.fields(kind), *columns(kind, brief=False)]
        known = {"id", "kind", *(name for each in kinds_of(kind) for name in GLOSSARY[each])}
        assert {path.split(".")[0] for path in paths} - {PLACE.path} <= known


def test_fields_are_listed_as_a_table(renderer: Renderer) -> None:
    """The glossary is drawn like any other list."""
    assert renderer.table([Row("field", as_object(each)) for each in all_fields()], "field", [], 120)


def test_a_card_has_all_that_belongs_to_an_initiative(small: Summit, renderer: Renderer) -> None:
    """Both titles, the quotation and its translation, sources with addresses, the thread."""
    text = "\n".join(drawn(renderer.card(small.row("2025-kz-water")), 100))
    for part in (
        "Share water (2025-kz-water)\nДелить воду (2025-kz-water)\n",
        "«Вода — это жизнь»\n",
        "“Water is life” (our translation)\n",
        "— Kassym-Jomart Tokayev; The Sister, paragraph 3",
        "The Brother, 16 November 2025, Russian\n    https://brother.example/1",
        "Sharing water (thread sharing-water)\n"
        "  2021-kz-water  6 August 2021, Kassym-Jomart Tokayev: Share water (2021-kz-water)\n"
        "  2025-kz-water  → 16 November 2025, Kassym-Jomart Tokayev: Share water (2025-kz-water)",
    ):
        assert part in text


def test_a_card_says_that_an_idea_is_told_for_the_first_time(small: Summit, renderer: Renderer) -> None:
    """What is not recorded is said, rather than left to be guessed."""
    said = "no earlier or later initiative of the same idea is recorded"
    assert drawn(renderer.card(small.row("2021-tm-water")), 100)[-2:] == ["Thread", f"  {said}"]
    assert said not in "\n".join(drawn(renderer.card(small.row("2025-kz-water")), 100))


def test_cards_list_the_events_about_a_record() -> None:
    """Of a document, of what its meeting heard, and of what a source attests."""
    summit = Summit(build(with_event(document="2025-statement")))
    renderer = Renderer(summit.records, "en")
    told = "2025-water-agreement  1 December 2025, signed: The two signed an agreement."
    for id_ in ("2025-statement", "2025-tashkent", "president-2025"):
        page = drawn(renderer.card(summit.row(id_)), 120)
        assert page[page.index("What became of it") + 1].strip() == told
    assert "What became of it" not in drawn(renderer.card(summit.row("paper-2021")), 120)


def test_a_card_of_a_source_shows_all_that_it_attests(small: Summit, renderer: Renderer) -> None:
    """Documents, facts, quotations as well as initiatives."""
    page = drawn(renderer.card(small.row("president-2025")), 100)
    assert page[page.index("Documents") + 1] == "  2025-statement  Statement"
    assert "Facts" not in page
    page = drawn(renderer.card(small.row("sister-2025")), 100)
    assert page[page.index("Facts") + 1] == "  •  A fact. (Tashkent 2025)"
    assert page[page.index("Quotes") + 1] == "  «Вода — это жизнь»"


def test_a_card_of_a_source_shows_whose_part_it_attests() -> None:
    """A participant, with the meeting."""
    data = small_data()
    data["meetings"]["2021-awaza"]["participants"][0]["sources"] = [{"id": "paper-2021"}]
    summit = Summit(build(data))
    page = drawn(Renderer(summit.records, "en").card(summit.row("paper-2021")), 100)
    assert page[page.index("Participants") + 1] == "  KZ  Kassym-Jomart Tokayev, President (Awaza 2021)"


def test_links_are_drawn_where_they_can_be_shown(small: Summit) -> None:
    """A source is a hyperlink then, and its address need not be spelt out."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=100, _environ={})
    console.print(Renderer(small.records, "en", links=True).card(small.row("2025-tm-water")))
    assert ";https://president.example/1\x1b\\" in out.getvalue()
    assert "    https://" not in out.getvalue()


@pytest.mark.parametrize("kind", SHAPES)
def test_what_a_shape_names_is_there(kind: str) -> None:
    """Fields that are shown first, left out, counted or in sections are fields of the kind."""
    shape = SHAPES[kind]
    known = {name for each in kinds_of(kind) for name in GLOSSARY[each]}
    named = f"{shape.first} {shape.left_out} {shape.title} {shape.in_sections}".split()
    assert {*named, *shape.counted, *shape.counted_in_tables} <= known
    assert len(shape.first.split()) == len({*shape.first.split()})
    assert not {*shape.first.split()} & {*shape.left_out.split()}


def test_no_line_begins_with_a_dash_or_ends_with_a_number_before_its_unit(sample: Summit) -> None:
    """On a card of any width, in both languages; only the mark of a quotation stands at a beginning."""
    meeting = sample.find("meeting").rows()[0]
    text = (
        "По данным Sputnik — приняты; товарооборот между странами до 20 млрд долларов — к 16 ноября 2030 года"
    )
    meeting = Row("meeting", {**meeting, "note": {"en": text, "ru": text}})
    for width in range(40, 90, 7):
        lines = [line.strip() for line in drawn(Renderer(sample.records, "ru").card(meeting), width)]
        assert text in " ".join(" ".join(lines).split())
        assert not [line for line in lines if line.startswith("— ")]
        assert not [line for line in lines if re.search("(20|16|2030)$", line)]


def test_a_list_of_topics_has_one_capital_and_those_of_names(sample: Summit) -> None:
    """`Institutions, diplomacy`; an abbreviation and a country keep theirs."""
    row = {**sample.find("initiative").rows()[0], "topics": ["water", "trade", "ai"]}
    cell = Renderer(sample.records, "en").values.cell(Row("initiative", row), "topics")
    assert cell.plain == "Water, trade, artificial intelligence"
    assert labels.within("СМИ") == "СМИ"
    assert labels.within("Вода") == "вода"


def test_an_office_after_a_name_is_written_as_the_language_writes_it(sample: Summit) -> None:
    """In Russian it has no capital there."""
    meeting = sample.find("meeting").rows()[0]
    for lang, office in (("en", "Mirziyoyev, President of"), ("ru", "Мирзиёев, президент ")):
        assert office in "\n".join(drawn(Renderer(sample.records, lang).card(meeting), 100))
