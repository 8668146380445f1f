"""References: what they name, in three styles and two languages, and what other programs read in them."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ca_summit.export.reference import the_data_set
from ca_summit.export.references import STYLES, references
from ca_summit.loading.build import build
from ca_summit.query.summit import Summit
from tests.support import Run, small_data, with_event

DATASET = "small 1.2.3 (2025-12-31)"
OF_EACH_KIND = [
    *("2025-kz-water", "2025-kz-quote-water", "2025-tashkent", "2025-statement"),
    *("tokayev", "KZ", "ai", "paper-2021", "sharing-water", "2025-water-agreement"),
]


@pytest.fixture(scope="module")
def eventful() -> Summit:
    """The small data set with an event, which has a place."""
    return Summit(build(with_event(place={"en": "Awaza", "ru": "Аваза"})))


def cited(summit: Summit, id_: str, style: str = "text", lang: str = "en") -> str:
    """The reference to one record."""
    return references(summit, [summit.row(id_)], style, lang)


def item(summit: Summit, id_: str) -> dict[str, Any]:
    """The reference to one record as CSL-JSON."""
    items: list[dict[str, Any]] = json.loads(cited(summit, id_, "csl-json"))
    return items[0]


def test_a_reference_names_speaker_meeting_page_record_and_version(small: Summit) -> None:
    """Whoever follows it finds the statement and its record, and knows that there is more than one page."""
    assert cited(small, "2025-kz-water") == (
        "Kassym-Jomart Tokayev: Share water (2025-kz-water) (in our words). Seventh meeting, Tashkent, 16 November 2025. "
        f"The Sister, 16 November 2025, paragraph 2, https://sister.example/1. {DATASET}, 2025-kz-water (2 sources in all).\n"
    )
    assert cited(small, "2025-kz-water", lang="ru") == (
        "Касым-Жомарт Токаев: Делить воду (2025-kz-water) (нашими словами). Седьмая встреча, Ташкент, 16 ноября 2025. "
        f"Сестра, 16 ноября 2025, абзац 2, https://sister.example/1. {DATASET}, 2025-kz-water (всего 2 источника).\n"
    )


def test_a_quotation_is_cited_in_quotation_marks(small: Summit) -> None:
    """In those of its own language, whatever the language of the reference."""
    assert "Kassym-Jomart Tokayev: «Вода — это жизнь». " in cited(small, "2025-kz-quote-water")


def test_the_page_is_the_best_one(small: Summit) -> None:
    """A state organ's own page before one with a known paragraph, that before the first."""
    initiative, other = small.row("2025-kz-water"), small.row("2025-tm-water")
    initiative["sources"] = [*initiative["sources"], *other["sources"]]
    assert "https://president.example/1" in references(small, [initiative], "text", "en")


def test_what_happened_is_cited_by_its_own_date_and_place(eventful: Summit) -> None:
    """Not by those of the meeting where it was proposed."""
    assert "The two signed an agreement (in our words). Awaza, 1 December 2025. President, " in cited(
        eventful, "2025-water-agreement"
    )


@pytest.mark.parametrize(
    ("id_", "date"),
    [
        ("2025-kz-water", [2025, 11, 16]),
        ("2021-kz-water", [2021, 8, 6]),
        ("2025-kz-quote-water", [2025, 11, 16]),
        ("2025-statement", [2025, 11, 16]),
        ("2025-tashkent", [2025, 11, 16]),
        ("2025-water-agreement", [2025, 12, 1]),
        ("sharing-water", [2025, 12, 31]),
        ("paper-2021", [2021, 8]),
        ("president-2025", None),
    ],
)
def test_the_date_is_the_day_it_was_said(eventful: Summit, id_: str, date: list[int] | None) -> None:
    """Of a register the data set's, of a page its own as far as it is known, and never one made up."""
    assert item(eventful, id_).get("issued") == (date and {"date-parts": [date]})
    year = re.search(r"year = \{(\d+)\}", cited(eventful, id_, "bibtex"))
    assert (int(year[1]) if year else None) == (date and date[0])


@pytest.mark.parametrize("id_", OF_EACH_KIND)
@pytest.mark.parametrize("style", STYLES)
def test_every_kind_can_be_cited(eventful: Summit, id_: str, style: str) -> None:
    """With its id and the version of the data set, in every style."""
    assert f"{DATASET}, {id_}" in cited(eventful, id_, style)


def test_a_person_is_sorted_by_the_family_name(small: Summit) -> None:
    """Under T, in every bibliography."""
    assert "  author = {Tokayev, Kassym-Jomart},\n" in cited(small, "2025-kz-water", "bibtex")
    assert item(small, "2025-kz-water")["author"] == [{"family": "Tokayev", "given": "Kassym-Jomart"}]


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Aristotle", "{{Aristotle}}"),
        ("The Presidents of A and B", "{{The Presidents of A and B}}"),
        ("Ivanov, Ivan", "{{Ivanov, Ivan}}"),
        ("A & B", "{B, A \\&}"),
    ],
)
def test_a_name_that_bibtex_would_take_apart_stays_whole(name: str, author: str) -> None:
    """Commas and the word `and` divide names there."""
    data = small_data()
    data["leaders"]["tokayev"]["name"]["en"] = name
    assert f"  author = {author},\n" in cited(Summit(build(data)), "2025-kz-water", "bibtex")


@pytest.mark.parametrize("id_", ["2025-statement", "paper-2021", "2025-water-agreement", "2025-tashkent"])
def test_a_publisher_is_no_author(eventful: Summit, id_: str) -> None:
    """Of what a meeting adopted it only reported."""
    assert "author" not in cited(eventful, id_, "bibtex")
    assert "author" not in item(eventful, id_)


def test_bibtex_shows_the_source_where_old_styles_look(small: Summit) -> None:
    """Those print neither publishers nor addresses of `misc`: publisher, site and paragraph are in the note."""
    assert cited(small, "2025-kz-quote-water", "bibtex") == (
        "@misc{2025-kz-quote-water,\n"
        "  author = {Tokayev, Kassym-Jomart},\n"
        "  title = {{«Вода — это жизнь»}},\n"
        "  howpublished = {Seventh meeting, Tashkent},\n"
        "  year = {2025},\n"
        "  month = nov,\n"
        "  day = {16},\n"
        "  url = {https://sister.example/1},\n"
        "  langid = {russian},\n"
        "  note = {The Sister (sister.example), 16 November 2025, paragraph 3; "
        f"{DATASET}, 2025-kz-quote-water}},\n"
        "}\n"
    )


def test_bibtex_escapes_what_latex_would_obey(small: Summit) -> None:
    r"""`&`, `%`, braces and backslashes of a title are text; an address stays as it is."""
    initiative = small.row("2025-kz-water")
    initiative["title"] = {"en": r"50 % {of} A&B_#$ ~^\x", "ru": "ы"}
    entry = references(small, [initiative], "bibtex", "en")
    assert (
        r"title = {{50 \% \{of\} A\&B\_\#\$ \textasciitilde{}\textasciicircum{}\textbackslash{}x (in our words)}},"
        in entry
    )
    assert entry.startswith("@misc{2025-kz-water,\n")
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


@pytest.mark.parametrize("style", STYLES)
def test_what_is_asked_for_twice_is_cited_once(small: Summit, style: str) -> None:
    """BibTeX takes a doubled key for an error."""
    row = small.row("2025-kz-water")
    assert references(small, [row, row], style, "en") == references(small, [row], style, "en")


def test_csl_json_names_the_event(eventful: Summit) -> None:
    """A speech was held at one, a meeting is one, what happened is one: with a date and a place."""
    tashkent = {"event-place": "Tashkent", "event-date": {"date-parts": [[2025, 11, 16]]}}
    speech = {"type": "speech", "event-title": "Seventh meeting", **tashkent}
    assert item(eventful, "2025-kz-water").items() >= speech.items()
    assert item(eventful, "2025-tashkent").items() >= {"type": "event", **tashkent}.items()
    assert "event-title" not in item(eventful, "2025-tashkent")  # it is the title
    agreement = {"event-place": "Awaza", "event-date": {"date-parts": [[2025, 12, 1]]}}
    assert item(eventful, "2025-water-agreement").items() >= agreement.items()


def test_csl_json_prints_nothing_twice(small: Summit) -> None:
    """The container of a page is its website; where the headline is unknown, that is the title."""
    assert item(small, "paper-2021").items() >= {"title": "Water", "container-title": "The Paper"}.items()
    sister = item(small, "sister-2025")
    assert sister["title"] == "The Sister"
    assert "container-title" not in sister


def test_csl_json_names_the_version_where_styles_print_it(small: Summit) -> None:
    """The record is in an archive; what only the data set has is a part of its version."""
    quote, country = item(small, "2025-kz-quote-water"), item(small, "KZ")
    assert (quote["archive"], quote["archive_location"]) == ("small 1.2.3", "2025-kz-quote-water")
    assert (quote["language"], quote["locator"]) == ("ru", "3")
    assert country == {
        "id": "KZ",
        "type": "dataset",
        "title": "Kazakhstan",
        "issued": {"date-parts": [[2025, 12, 31]]},
        "container-title": "small",
        "language": "en",
        "version": "1.2.3",
        "note": f"{DATASET}, KZ",
    }


def test_the_data_set_is_cited_with_its_version(small: Summit) -> None:
    """Under the name of its authors, where these are known."""
    whole = the_data_set(small)
    assert references(small, [whole], "text", "ru") == (
        "small: Малый набор данных. Версия 1.2.3, 31 декабря 2025.\n"
    )
    assert "howpublished = {Data set, version 1.2.3}" in references(small, [whole], "bibtex", "en")
    whole["name"] = "casummit"
    (item,) = json.loads(references(small, [whole], "csl-json", "en"))
    assert item["author"] == [{"literal": "The casummit authors"}]
    assert (item["type"], item["genre"], item["version"]) == ("dataset", "Data set", "1.2.3")


def test_the_command_cites_in_the_order_asked(casummit: Callable[..., Run], small_file: Path) -> None:
    """One line each, the data set if nothing is asked; an unknown id is exit 1, an unknown style exit 2."""
    data = ["--data", str(small_file)]
    lines = casummit("cite", "KZ", "tokayev", *data).lines
    assert [line.split(", ")[-1] for line in lines] == ["KZ.", "tokayev."]
    assert casummit("cite", *data).out == "small: A small data set. Version 1.2.3, 31 December 2025.\n"
    assert casummit("cite", "nobody", *data, code=1).out == ""
    assert "known: text, bibtex, csl-json" in casummit("cite", "KZ", "--style", "apa", *data, code=2).err


@pytest.mark.reader
@pytest.mark.parametrize("style", ["plain", "alpha", "unsrt"])
def test_pybtex_prints_who_where_when_and_the_source(eventful: Summit, style: str) -> None:
    """The styles of old, which drop what `misc` does not have."""
    pybtex = pytest.importorskip("pybtex")
    rows = [*map(eventful.row, OF_EACH_KIND), the_data_set(eventful)]
    printed = pybtex.PybtexEngine().format_from_string(
        references(eventful, rows, "bibtex", "en"), style=style, output_backend="plaintext"
    )
    assert (
        "Kassym-Jomart Tokayev. «Вода — это жизнь». Seventh meeting, Tashkent, November 2025. "
        "The Sister (sister.example), 16 November 2025, paragraph 3; " in printed
    )
    assert "Data set, version 1.2.3, December 2025." in printed
    assert printed.count("https://sister.example/1") == 2  # once for each record read there


@pytest.mark.reader
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_prints_who_where_when_and_the_source(eventful: Summit, tmp_path: Path) -> None:
    """In its own style, Chicago's."""
    file = tmp_path / "references.json"
    rows = map(eventful.row, OF_EACH_KIND)
    file.write_text(references(eventful, rows, "csl-json", "en"), encoding="utf-8")
    printed = subprocess.run(
        ["pandoc", "--citeproc", "--bibliography", file, "-t", "plain", "--wrap", "none"],
        input="---\nnocite: '@*'\n---\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "Tokayev, Kassym-Jomart. 2025" in printed
    assert "small 1.2.3" in printed
    assert "n.d." not in printed
