"""Pictures of counts: they fit any width, say everything without colour, and add up."""

import io
import re
from collections.abc import Mapping
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType
from syrupy.assertion import SnapshotAssertion

import ca_summit
from ca_summit.language.languages import Lang
from ca_summit.loading.build import build
from ca_summit.query.summit import Summit
from ca_summit.records.kinds import DIMENSIONS
from ca_summit.screen import palette
from ca_summit.screen.bars import Bars
from ca_summit.screen.captions import Captioned, caption
from ca_summit.screen.heat_map import HeatMap
from ca_summit.screen.marks import Axis, Value
from ca_summit.screen.painter import Painter
from ca_summit.screen.stations import Meetings, Station
from tests.support import in_pipe, on_terminal, small_data, write_data

PLAIN = {"NO_COLOR": "1"}
SCREENS = {
    "stats": ["stats", "--meeting", "7"],
    "leaders": ["stats", "-m", "all", "--by", "topic,leader", "-n", "4"],
    "years": ["stats", "--by", "year", "--country", "KZ,AZ"],
    "timeline": ["timeline"],
}
WIDTHS = [40, 60, 80, 100, 160]
SGR = re.compile(r"\x1b\[[0-9;]*m")

RAMP = palette.heat(on_light=False)

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30)
NUMBERS = st.integers(1, 12345)


def drawn(page: RenderableType, width: int, color: str | None = None, encoding: str = "utf-8") -> list[str]:
    """The lines of a page on a screen of so many columns and colours."""

    class Screen(io.StringIO):
        pass

    Screen.encoding = encoding
    screen = Screen()
    console = Console(
        file=screen,
        width=width,
        color_system=color,  # type: ignore[arg-type]
        force_terminal=bool(color),
        legacy_windows=False,
        _environ={},
    )
    console.print(page, crop=False)
    return screen.getvalue().splitlines()


@st.composite
def axes(draw: st.DrawFn, least: int = 1) -> Axis:
    """An axis of any names, long and short."""
    values = st.builds(Value, NAMES, NAMES | st.sampled_from(["KZ", "UZ", "2025"]), NUMBERS)
    return Axis(draw(NAMES), draw(st.lists(values, min_size=least, max_size=9)))


@st.composite
def heat_maps(draw: st.DrawFn) -> HeatMap:
    """A heat map of any numbers, its totals no smaller than these."""
    rows, columns = draw(axes()), draw(axes())
    least = min(each.number for each in (*rows.values, *columns.values))
    numbers = [[draw(st.integers(0, least)) for _ in columns.values] for _ in rows.values]
    numbers[0][0] = least
    return HeatMap(rows, columns, numbers, draw(NUMBERS), "Total", RAMP)


PLAIN_PICTURES = st.one_of(
    heat_maps(),
    st.builds(Bars, axes(), NUMBERS, st.just("Total")),
    st.builds(
        Meetings,
        st.lists(
            st.builds(
                Station, NAMES, NAMES, st.lists(NAMES), st.lists(st.builds(Value, NAMES, NAMES, NUMBERS))
            ),
            min_size=1,
        ),
    ),
)


PICTURES = PLAIN_PICTURES | st.builds(Captioned, PLAIN_PICTURES, st.text(min_size=1))


@pytest.mark.once
@given(
    PICTURES,
    st.integers(20, 160),
    st.sampled_from([None, "standard", "256", "truecolor"]),
    st.sampled_from(["utf-8", "ascii"]),
)
def test_no_picture_is_wider_than_its_screen(
    picture: RenderableType, width: int, color: str | None, encoding: str
) -> None:
    """Whatever is counted, from 20 columns on, in every kind of terminal."""
    for line in drawn(picture, width, color, encoding):
        assert cell_len(SGR.sub("", line)) <= width


@pytest.mark.once
@given(heat_maps(), st.integers(20, 160), st.sampled_from([None, "standard", "256", "truecolor"]))
def test_every_number_of_a_heat_map_is_told(picture: HeatMap, width: int, color: str | None) -> None:
    """Each cell's, each total's, as often as it occurs, in every form and with any colours."""
    text = SGR.sub("", "\n".join(drawn(picture, width, color)))
    named = " ".join(
        value.name + value.short for axis in (picture.rows, picture.columns) for value in axis.values
    )
    told = re.findall(r"(?<![^\s░▒▓█·])[0-9]+(?![^\s░▒▓█·])", text)
    for number in {number for numbers in picture.numbers for number in numbers if number} | {picture.total}:
        wanted = [*(each for numbers in picture.numbers for each in numbers), picture.total].count(number)
        assert told.count(str(number)) >= wanted or str(number) in named


@pytest.mark.parametrize(
    ("screen", "columns", "lang"),
    [
        *((screen, columns, "en") for screen in SCREENS for columns in (60, 160)),
        *((screen, 100, "ru") for screen in ("stats", "timeline")),
    ],
)
def test_what_people_see(screen: str, columns: int, lang: str, snapshot: SnapshotAssertion) -> None:
    """Each picture on a narrow and on a wide screen, as it was found good; no line is wider than that."""
    run = on_terminal(*SCREENS[screen], "--lang", lang, "-q", columns=columns, environ=PLAIN)
    assert run.code == 0
    assert max(map(cell_len, run.lines)) <= columns
    assert run.out == snapshot


@pytest.mark.parametrize("term", ["xterm-256color", "xterm"])
@pytest.mark.parametrize("screen", ["stats"])
def test_what_people_see_in_colour(screen: str, term: str, snapshot: SnapshotAssertion) -> None:
    """Numbers on grounds where there are 256 colours, beside shades where there are sixteen."""
    out = on_terminal(*SCREENS[screen], "-q", "-n", "5", environ={"TERM": term}).out
    assert "\x1b" not in SGR.sub("", out)
    assert out.replace("\x1b", "␛") == snapshot


@pytest.mark.parametrize(("encoding", "scale"), [("utf-8", "░▒▓█"), ("ascii", ":=*#")])
def test_shades_grow_with_the_numbers(encoding: str, scale: str) -> None:
    """From the palest for the smallest number to the darkest for the largest, and each of them is used."""
    numbers = list(range(1, 13))
    columns = Axis("Country", [Value(f"Country {number}", f"C{number}", number) for number in numbers])
    picture = HeatMap(Axis("Topic", [Value("Water", "", 78)]), columns, [numbers], 78, "Total", RAMP)
    (row,) = (line for line in drawn(picture, 160, encoding=encoding) if line.startswith("Water"))
    cells = re.findall(r"(.)( \d|\d\d)(?=  |$)", row.removeprefix("Water").rpartition(" ")[0].rstrip() + "  ")
    assert [int(number) for _, number in cells] == numbers
    shades = [shade for shade, _ in cells]
    assert shades == sorted(shades, key=scale.index)
    assert (shades[0], shades[-1], {*shades}) == (scale[0], scale[-1], {*scale})


@pytest.mark.parametrize(
    ("environ", "arguments"),
    [({"PYTHONIOENCODING": "ascii"}, []), ({"PYTHONIOENCODING": "latin-1"}, []), ({}, ["--ascii"])],
    ids=str,
)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_stream_without_unicode_gets_ascii(
    screen: str, environ: Mapping[str, str], arguments: list[str]
) -> None:
    """Bars, shades and poles of ASCII, and nothing that would be replaced."""
    run = on_terminal(*SCREENS[screen], *arguments, environ={**PLAIN, **environ})
    page = run.out.partition("Coverage")[0]
    assert page.isascii()
    assert "?" not in page


@pytest.mark.parametrize("screen", SCREENS)
def test_wide_pictures_are_not_bound_to_the_screen(screen: str) -> None:
    """`--wide` draws what a screen without end would show, as does a file."""
    wide = on_terminal(*SCREENS[screen], "--wide", "-q", columns=30, environ=PLAIN).out
    assert wide == in_pipe(*SCREENS[screen], "-f", "table").out


def test_the_count_line_tells_the_meeting_and_what_its_sources_leave_out() -> None:
    """On standard error, as with lists; below a picture of all meetings that speeches are reported unevenly."""
    lines = on_terminal("stats", columns=160, environ=PLAIN).lines
    count = "12 initiatives, 7th meeting, Tashkent, 16 November 2025; --meeting all for all 3 meetings"
    assert lines[lines.index(count) + 1].startswith("Coverage: ")
    for count, asked in (
        ("18 initiatives", ["stats", "-m", "all"]),
        ("9 initiatives", ["timeline", "-c", "KZ"]),
        ("23 rows", ["stats", "--csv", "-m", "all"]),
    ):
        *_, counted, uneven = on_terminal(*asked, columns=160, environ=PLAIN).lines
        assert counted == count
        assert uneven.startswith("Speeches are reported unevenly")


def painted(summit: Summit, by: str, limit: int | None = None, lang: Lang = "en") -> tuple[Any, list[str]]:
    """The picture of all initiatives of a data set by one or two fields, and what is to be said below it."""
    counts = summit.counts(by)
    axes = [counts.axis(name) for name in counts.by]
    return Painter(summit.records, lang).stats(counts.by, axes, counts.rows(), counts.total(), limit)


@pytest.mark.once
@pytest.mark.parametrize("by", [*DIMENSIONS, *map(",".join, permutations(DIMENSIONS, 2))])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_names_are_never_cut(by: str, lang: Lang) -> None:
    """Of whatever is counted by whatever: each stands on every screen, or what is short for it."""
    picture, _ = painted(ca_summit.load(), by, lang=lang)
    axes = [picture.axis] if isinstance(picture, Bars) else [picture.rows, picture.columns]
    for width in (20, 27, 33, 40, 60, 80, 100, 160):
        lines = drawn(picture, width)
        text = "\n".join(lines)
        assert max(map(cell_len, lines)) <= width
        for value in (value for axis in axes for value in axis.values):
            assert value.short in text or all(word in text for word in value.name.split())


def test_a_heat_map_has_the_numbers_of_its_rows(small: Summit) -> None:
    """Cells and totals; what counts under several topics is said to."""
    picture, notes = painted(small, "topic,country")
    assert [(value.name, value.number) for value in picture.rows.values] == [
        ("Water", 4),
        ("Artificial intelligence", 1),
    ]
    assert [(value.short, value.number) for value in picture.columns.values] == [("KZ", 2), ("TM", 2)]
    assert (picture.numbers, picture.total) == ([[2, 2], [1, 0]], 4)
    assert notes == ["an initiative on several topics counts under each of them, and once in the totals"]
    assert painted(small, "country,leader")[1] == []


def test_a_heat_map_too_wide_is_turned_on_its_side_and_at_last_told_in_words(sample: Summit) -> None:
    """Fifteen topics stand side by side, or below each other, or behind each country."""
    picture, _ = painted(sample, "country,topic")
    assert any(line.startswith("Country ") and line.endswith(" Total") for line in drawn(picture, 160))
    assert drawn(picture, 45)[0].split() == ["Topic", "KZ", "AZ", "KG", "TM", "UZ", "TJ", "Total"]
    assert drawn(picture, 35)[:2] == ["Kazakhstan 9", "  Trade 2  Tourism 2"]


def test_a_limited_picture_says_of_what_it_shows_a_part(small: Summit) -> None:
    """Of what was limited, whether that stands in rows or in columns; its totals are of all."""
    picture, notes = painted(small, "country,topic", limit=1)
    assert (picture.numbers, picture.total) == ([[2, 1]], 4)
    assert notes[0] == "showing 1 of 2 countries; the totals count all of them"
    assert painted(small, "country", limit=1, lang="ru")[1] == ["показано 1 из 2 стран; в итогах учтены все"]


@pytest.mark.parametrize("by", DIMENSIONS)
def test_whatever_is_limited_has_a_noun(by: str, sample: Summit) -> None:
    """Also what is no kind of record: a year, an instrument."""
    for lang, words in (("en", "showing [0-9]+ of [0-9]+ [a-z]+;"), ("ru", "[0-9]+ из [0-9]+ [а-я]+;")):
        assert re.search(words, painted(sample, by, limit=1, lang=lang)[1][0])


def test_a_limited_timeline_counts_what_it_shows() -> None:
    """In its caption, and in the line below it."""
    lines = on_terminal("timeline", "-n", "2", environ=PLAIN).lines
    assert "6 of 18 initiatives" in lines
    assert "6 of 18 initiatives by meeting and country. Showing 2 of 3 meetings." in " ".join(lines)


@pytest.mark.parametrize(
    ("command", "caption"),
    [
        (
            ["stats", "-m", "all", "--by", "year", "-t", "water,ai", "-c", "KZ"],
            "by year. Country: Kazakhstan; topic: Water, Artificial intelligence. Data: ",
        ),
        (
            ["stats", "--by", "action", "-l", "Токаев", "--year", "2019.."],
            "Leader: Kassym-Jomart Tokayev; year: ",
        ),
        (["stats"], "12 initiatives by topic and country. Meeting: Tashkent 2025. An initiative on several "),
        (["stats", "--evidence", "official", "--lang", "ru"], "подтверждение: официальный"),
        (["timeline", "--outcome", "unsought"], "Outcome: not searched for yet. Data: casummit "),
        (
            ["timeline", "--outcome", "none"],
            "Outcome: searched for, nothing found.",
        ),
        (["timeline", "--lang", "ru"], "18 инициатив по встречам и странам. Данные: casummit "),
    ],
    ids=str,
)
def test_a_caption_says_what_is_counted_where_and_in_which_data(command: list[str], caption: str) -> None:
    """On a terminal, too: a picture is shown to others without the command that made it."""
    page = in_pipe(*command, "-f", "table").out
    assert caption in " ".join(page.split())


@pytest.mark.parametrize(
    ("years", "told"), [(["2021"], "2021"), (["2025", "2021"], "2021–2025"), (["2025"], "2025")]
)
def test_a_caption_names_years_that_follow_each_other_as_one_span(
    years: list[str], told: str, small: Summit
) -> None:
    """One of meetings, which are not held every year."""
    assert f". Year: {told}. " in caption("4 initiatives", {"year": years}, [], small.records, "en")


def test_meetings_are_told_by_their_year_where_it_tells_them_apart(small: Summit) -> None:
    """Two meetings in one year go by their numbers."""
    assert [each.short for each in painted(small, "country,meeting")[0].columns.values] == ["2021", "2025"]
    data = small_data()
    data["meetings"]["2021-awaza"]["date"] = "2025-01-01"
    picture, _ = painted(Summit(build(data)), "country,meeting")
    assert [each.short for each in picture.columns.values] == ["3", "7"]
    assert [each.name for each in picture.columns.values] == ["Awaza 2025", "Tashkent 2025"]


def test_a_meeting_without_initiatives_has_its_place_on_the_line() -> None:
    """A gap is worth knowing; a meeting that was not asked for is none."""
    run = in_pipe("timeline", "-t", "ai", "-f", "table", "--year", "2019..")
    assert [line for line in run.lines if re.search("[0-9](nd|th) meeting", line)] == [
        "● 2nd meeting, Tashkent, 29 November 2019",
        "● 5th meeting, Dushanbe, 14 September 2023",
        "● 7th meeting, Tashkent, 16 November 2025",
    ]
    assert "│ 0 initiatives, 2 documents" in run.lines


def test_sorting_orders_the_axes_of_a_picture() -> None:
    """Each key the axis that has it; the number both."""
    first = in_pipe("stats", "-m", "all", "-f", "table", "--sort", "-initiatives,country", "-n", "2").lines
    assert first[0].split() == ["Topic", "KZ", "AZ", "KG", "TM", "UZ", "TJ", "Total"]
    turned = in_pipe("stats", "-m", "all", "-f", "table", "--sort", "country,-topic", "-n", "2").lines
    assert turned[0].split() == ["Topic", "AZ", "KG", "KZ", "TJ", "TM", "UZ", "Total"]
    assert [line.split()[0] for line in turned[2:4]] == ["Water", "Transport"]
    newest = in_pipe("timeline", "-f", "table", "--sort", "-date", "-n", "1").lines
    assert newest[0] == "● 7th meeting, Tashkent, 16 November 2025"
    assert "12 of 18 initiatives by meeting and country. Showing 1 of 3 meetings." in newest[-2]


def test_hostile_names_are_seen_and_not_obeyed(tmp_path: Any) -> None:
    """Names of countries, topics, leaders, cities and documents reach the terminal as text."""
    data = small_data()
    evil = "\x1b[2J\x1b]0;owned\x07 \u202e [red]x[/red]\n"
    for register in ("countries", "topics", "leaders"):
        for record in data[register].values():
            record["name"] = {"en": evil, "ru": evil}
    for meeting in data["meetings"].values():
        meeting["city"] = {"en": evil, "ru": evil}
    data["meetings"]["2025-tashkent"]["documents"][0]["title"] = {"en": evil, "ru": evil}
    file = write_data(tmp_path, data)
    for command in (
        ["stats"],
        ["stats", "--by", "leader"],
        ["stats", "--by", "leader,meeting"],
        ["stats", "--by", "meeting,country"],
        ["timeline"],
    ):
        for columns in (30, 200):
            out = on_terminal(*command, "-q", "--data", str(file), columns=columns).out
            assert "\x1b" not in SGR.sub("", out)
            assert "\u202e" not in out
            assert "\x07" not in out
            assert "red]" in out
