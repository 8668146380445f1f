"""Images for articles and slides: whole, safe, the same bytes everywhere, and what the table shows."""

import re
import runpy
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from syrupy.assertion import SnapshotAssertion

from ca_summit.screen import palette
from ca_summit.screen.images import FORMATS, image
from tests.support import (
    ENVIRONMENT,
    ROOT,
    SGR_OR_LINK,
    WITH_LINKS,
    Run,
    empty_data,
    in_pipe,
    on_terminal,
    small_data,
    write_data,
)

SVG = "{http://www.w3.org/2000/svg}"
COMMANDS = {
    "table": ["initiatives", "-c", "KZ"],
    "records": ["quotes"],
    "card": ["show", "2025-kz-rare-earths"],
    "cards": ["show", "KZ", "2025-tashkent", "tokayev", "sputnik-2025-11-16"],
    "heat map": ["stats", "-m", "all"],
    "timeline": ["timeline"],
    "search": ["search", "редкоземельные металлы"],
    "register": ["topics", "--sort", "id"],
}
ALLOWED = {
    "svg": {"svg", "title", "style", "rect", "text", "a"},
    "html": {"html", "head", "meta", "title", "body", "figure", "style", "pre", "span", "a", "figcaption"},
}
ATTRIBUTES = {
    *("class", "lang", "style", "role", "width", "height", "x", "y", "fill", "textLength", "textlength"),
    *("viewBox", "font-family", "font-size", "font-weight", "text-decoration", "opacity", "lengthAdjust"),
    *("aria-label", "charset", "name", "content", "href"),
}
EVIL = (
    """<script>alert(1)</script> ]]> --> </style></title></pre></svg> " ' onload=x & &amp; \x1b[2J \u202e"""
)


class Page(HTMLParser):
    """What a browser finds in an HTML page: tags with attributes, and the text between `<pre>` and its end."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "pre" in self.open:
            self.text += data


def elements(format: str, file: str) -> list[tuple[str, dict[str, str | None]]]:
    """The names and attributes of all elements; the file must be well-formed."""
    if format == "html":
        return Page(file).found
    return [(each.tag.removeprefix(SVG), dict(each.attrib)) for each in ET.fromstring(file).iter()]


def lines(format: str, file: str) -> list[str]:
    """What is read in an image, line by line, without the spaces at their ends."""
    if format == "html":
        return [line.rstrip() for line in Page(file).text.strip("\n").split("\n")]
    rows: dict[int, str] = {}
    for text in ET.fromstring(file).iter(f"{SVG}text"):
        row, column = (int(text.attrib["y"]) - 29) // 17, round((float(text.attrib["x"]) - 16) / 8.4)
        assert float(text.attrib["textLength"]) == pytest.approx(8.4 * cell_len(text.text or ""))
        rows[row] = f"{rows.get(row, ''):<{column}}{text.text}"
    return [rows.get(row, "") for row in range(max(rows) + 1)]


def drawn(format: str, *pages: str | Text, width: int | None = 100) -> str:
    return image(format, pages, width, title="A title", lang="en")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("command", COMMANDS)
def test_an_image_is_one_whole_file(
    command: str, lang: str, format: str, casummit: Callable[..., Run]
) -> None:
    """Well-formed, in its language, with a title, of few kinds of tags, and nothing comes from the network."""
    file = casummit(*COMMANDS[command], "--lang", lang, "-f", format).out
    found = elements(format, file)
    assert {tag for tag, _ in found} <= ALLOWED[format]
    assert {name for _, attributes in found for name in attributes} <= ATTRIBUTES
    assert {attributes["lang"] for _, attributes in found if "lang" in attributes} == {lang}
    assert re.search(r"<title>.+ \(casummit [0-9.]+\)</title>", file)
    assert not re.search(r"url\(|@import|src=", file)
    links = [attributes["href"] or "" for tag, attributes in found if tag == "a"]
    assert all(link.startswith("https://") for link in links)
    assert file.count("://") == len(links) + (format == "svg") + file.count(">https://")


@pytest.mark.once
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("command", ["table", "records", "search", "register"])
def test_an_image_shows_what_a_terminal_of_100_columns_shows(
    command: str, format: str, casummit: Callable[..., Run]
) -> None:
    """Letter by letter, each in its column."""
    shown = on_terminal(*COMMANDS[command], "-q", columns=100, environ=WITH_LINKS).out
    plain = [line.rstrip() for line in SGR_OR_LINK.sub("", shown).splitlines()]
    assert lines(format, casummit(*COMMANDS[command], "-f", format).out) == plain


@pytest.mark.once
@pytest.mark.parametrize("columns", [20, 80])
@pytest.mark.parametrize("command", COMMANDS)
def test_on_a_terminal_an_image_is_as_wide_as_it(command: str, columns: int, tmp_path: Path) -> None:
    """No line is wider but an address, which stays in one piece; the picture is as wide as its lines."""
    file = tmp_path / "a.svg"
    on_terminal(*COMMANDS[command], "-o", str(file), columns=columns)
    picture = file.read_text("utf-8")
    shown = lines("svg", picture)
    assert max(cell_len(line) for line in shown if "https://" not in line) <= columns
    width = float(ET.fromstring(picture).attrib["width"])
    ends = (
        float(each.get("x", 0)) + float(each.attrib["textLength"])
        for each in ET.fromstring(picture).iter(f"{SVG}text")
    )
    assert width >= max(ends)


def test_a_wide_image_wraps_nothing(casummit: Callable[..., Run]) -> None:
    """One line a record."""
    picture = casummit("initiatives", "-c", "KZ", "--wide", "-f", "svg").out
    assert len(lines("svg", picture)) == 2 + 6


@pytest.mark.parametrize("format", FORMATS)
def test_an_image_depends_on_nothing_around_it(format: str) -> None:
    """Neither on the environment, the seed of hashes, nor on what is said about colour."""
    plain = in_pipe("stats", "-m", "all", "-f", format)
    environ = {"COLUMNS": "40", "NO_COLOR": "1", "TERM": "xterm", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    assert in_pipe("stats", "-m", "all", "-f", format, "--color", "never", environ=environ) == plain


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_data_become_text(format: str, tmp_path: Path, casummit: Callable[..., Run]) -> None:
    """Tags, entities and quotation marks are read as they were written; what steers is made visible."""
    data = small_data()
    for record in data["initiatives"]:
        record["title"] = {"en": EVIL, "ru": EVIL}
    data["dataset"]["name"] = EVIL
    data["sources"]["sister-2025"]["url"] = "https://sister.example/\"onclick='x'<b>&"
    file = write_data(tmp_path, data)
    for command in (["initiatives", "--wide"], ["show", "2025-kz-water"], ["stats"], ["show", "sister-2025"]):
        got = casummit(*command, "--data", str(file), "-f", format).out
        found = elements(format, got)
        assert {tag for tag, _ in found} <= ALLOWED[format]
        assert {name for _, attributes in found for name in attributes} <= ATTRIBUTES
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", got)
        if command[0] == "initiatives":
            shown = EVIL.replace("\x1b", r"\x1b").replace("\u202e", r"\u202e")
            assert shown in "\n".join(lines(format, got))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc", " https://a", "//a.b"],
)
def test_only_addresses_on_the_web_are_linked(format: str, address: str) -> None:
    """Of any other the text stays."""
    got = drawn(format, Text("words", Style(link=address)))
    assert lines(format, got) == ["words"]
    assert "href" not in got
    assert 'href="https://a.b/?c&amp;d"' in drawn(format, Text("words", Style(link="https://a.b/?c&d")))


@given(st.text())
@example("\ufffe\uffff")
def test_any_text_makes_a_well_formed_image(text: str) -> None:
    """Also what XML does not allow, lone surrogates, and letters that are wide or have no width."""
    for format in FORMATS:
        got = image(format, [Text(text)], 20, title=text, lang="en")
        elements(format, got)
        got.encode()


def test_what_steers_has_the_room_that_it_takes_when_it_is_seen() -> None:
    """Escaped, it is as wide as its escape."""
    assert lines("svg", drawn("svg", Text.assemble("a\x1bb", ("c", "bold")))) == [r"a\x1bbc"]


@pytest.mark.parametrize("format", FORMATS)
def test_looks(format: str, snapshot: SnapshotAssertion) -> None:
    """What a style becomes: attributes for a light page, a class where a dark one needs another colour."""
    page = Text.assemble(
        ("Вода", "bold"), "  & ", ("id", "cyan"), (" dim ", "dim"), ("red", "bold red"), ("KZ", "color(69)"),
        ("  7 ", palette.heat(on_light=True)[1]), ("link", Style(link="https://a.b")), "\n", ("███▌", "color(28)"), ("██", "red"), "   ",
    )  # fmt: skip
    assert drawn(format, page, "two") == snapshot


@pytest.mark.parametrize("format", FORMATS)
def test_cards_stand_below_each_other(format: str, casummit: Callable[..., Run]) -> None:
    """An empty line between two, one title for all."""
    one, other, both = (casummit("show", *ids, "-f", format).out for ids in (["KZ"], ["UZ"], ["KZ", "UZ"]))
    assert lines(format, both) == [*lines(format, one), "", *lines(format, other)]
    assert "<title>KZ (casummit " in one
    assert "<title>2 records (casummit " in both


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("command", ["initiatives", "stats", "timeline"])
def test_an_image_of_nothing_says_so(
    command: str, format: str, tmp_path: Path, casummit: Callable[..., Run]
) -> None:
    """It is a whole file, too."""
    file = str(write_data(tmp_path, empty_data()))
    for lang, nothing in (("en", "0 initiatives"), ("ru", "0 инициатив")):
        shown = casummit(command, "--data", file, "-f", format, "--lang", lang).out
        assert lines(format, shown)[0].startswith(nothing)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("command", ["heat map", "timeline"])
def test_a_picture_carries_a_caption(command: str, lang: str, casummit: Callable[..., Run]) -> None:
    """In HTML as its figure's own, in SVG below it and no wider; it says where what is counted was said."""
    page, picture = (casummit(*COMMANDS[command], "--lang", lang, "-f", each).out for each in FORMATS)
    found = re.search("<figcaption[^>]*>([^<]*)</figcaption>", page)
    assert found
    caption = found[1]
    where = {
        "en": "at the Consultative Meetings of the Heads of State",
        "ru": "на Консультативных встречах глав",
    }
    assert where[lang] in caption
    assert "casummit 1.0.0" in caption
    assert caption in " ".join(" ".join(lines("svg", picture)).split())
    assert caption not in " ".join(lines("html", page))


@pytest.mark.parametrize("format", FORMATS)
def test_a_stream_that_lacks_letters_gets_them_by_their_numbers(format: str) -> None:
    """With `--ascii`, too: the same image, in ASCII."""
    command = ["leaders", "--lang", "ru", "-f", format]
    plain = in_pipe(*command).out
    poor = in_pipe(*command, environ={"PYTHONIOENCODING": "cp1251"})
    assert poor == in_pipe(*command, "--ascii")
    assert poor.out.isascii()
    assert lines(format, poor.out) == lines(format, plain)


@pytest.mark.parametrize("format", FORMATS)
def test_what_changes_on_a_dark_page_is_told(format: str) -> None:
    """Text, ground and each standard colour, bright or not, have their rule there; so have cells."""
    colors = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    cells = [Text(f" {level} ", style) for level, style in enumerate(palette.heat(on_light=True))]
    file = drawn(format, *(Text(name, kind + name) for name in colors for kind in ("", "bright_")), *cells)
    dark = re.search(r"@media\(prefers-color-scheme:dark\)\{(.*)\}</style>", file)
    assert dark
    used = {name for classes in re.findall(r'class="([^"]*)"', file) for name in classes.split()}
    numbered = {f"c{n}" for n in range(8)} | {f"{kind}{n}" for kind in "tg" for n in range(len(palette.HEAT))}
    assert used == {"casummit", "casummit-ground", *numbered}
    assert used == set(re.findall(r"\.([\w-]+)\{", dark[1]))


@pytest.mark.once
def test_the_pictures_in_the_documents_are_current() -> None:
    """`docs/pictures` draws them anew when the program or its data have changed; each stands below its command."""
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "pictures", "--check"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    assert not done.stdout, f"no longer current: {done.stdout}run: .venv/bin/python docs/pictures"
    assert done.returncode == 0
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    text = "\n".join(document.read_text(encoding="utf-8") for document in documents)
    pictures = runpy.run_path(str(ROOT / "docs" / "pictures"))["PICTURES"]
    for name, arguments in pictures.items():
        assert re.search(
            rf'`casummit {" ".join(arguments)}`[^<]*<img src="(docs/)?{name}\.svg" alt="[^"]', text
        )
