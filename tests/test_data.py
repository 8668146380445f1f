"""The built-in data set: valid, in canonical form, and the article's words as they are."""

import json

import pytest

import ca_summit
from ca_summit.loading import files, loader
from ca_summit.loading.plain_yaml import compose, dump
from ca_summit.model import Initiative, Quote
from ca_summit.query.summit import Summit

FILE = files.built_in()
FIRST_LINE = "# yaml-language-server: $schema=summit.schema.json\n"


@pytest.fixture(scope="module")
def summit() -> Summit:
    return ca_summit.load()


def test_it_keeps_every_rule() -> None:
    """The schema, the integrity of records, the codebook's rules."""
    assert [problem.at(FILE.name) for problem in loader.problems(FILE)] == []


def test_it_is_in_canonical_form() -> None:
    """Loading and dumping gives the same file, so that a change shows as just that change."""
    text = FILE.read_text(encoding="utf-8")
    assert text.startswith(FIRST_LINE)
    assert dump(compose(text).data, inline=frozenset({"id", "paragraph"})) == text.removeprefix(FIRST_LINE)


def test_the_schema_is_found_where_the_first_line_says() -> None:
    """Editors follow the first line of the file."""
    assert (FILE.parent / FIRST_LINE.split("=")[1].strip()).is_file()


def test_the_seventh_meeting_is_whole(summit: Summit) -> None:
    """None is lost of the 71 initiatives that the reports were found to tell of; more may be found."""
    found = {"KZ": 22, "KG": 10, "TJ": 7, "TM": 9, "UZ": 20, "AZ": 3}
    now = {country: len(summit.initiatives(meeting=7, country=country)) for country in found}
    assert {country: number for country, number in now.items() if number < found[country]} == {}


def test_the_article_is_cited_by_paragraph(summit: Summit) -> None:
    """13 initiatives and 5 quotations, each with its place in the article."""
    article = "sputnik-2025-11-16"
    cited = [
        citation.paragraph
        for initiative in summit.initiatives(source=article)
        for citation in initiative.sources
        if citation.id == article
    ]
    assert sorted(place for place in cited if place) == [3, 4, 6, 7, 9, 11, 12, 13, 14, 18, 19, 20, 22]
    assert [quote.source.paragraph for quote in summit.quotes(source=article)] == [5, 8, 16, 21, 23]


def test_nobody_is_quoted_but_from_the_article(summit: Summit) -> None:
    """Living persons are quoted word for word from a text at hand, or not at all."""
    assert {quote.source.id for quote in summit.quotes()} == {"sputnik-2025-11-16"}
    assert {quote.translator for quote in summit.quotes()} == {"editor"}


def test_every_quotation_belongs_to_an_initiative(summit: Summit) -> None:
    """The words and what they proposed are found together."""
    assert all(quote.id in summit.dataset.initiatives[quote.initiative].quotes for quote in summit.quotes())


def test_the_citation_file_names_this_version(summit: Summit) -> None:
    """CITATION.cff, .zenodo.json and the data set agree on version, date and licence."""
    citation = compose((FILE.parent.parent / "CITATION.cff").read_text(encoding="utf-8")).data
    data = summit.dataset
    assert [citation[key] for key in ("version", "date-released", "license")] == [
        data.version,
        data.updated,
        data.license,
    ]
    deposit = json.loads((FILE.parent.parent / ".zenodo.json").read_text(encoding="utf-8"))
    assert [deposit[key] for key in ("version", "publication_date", "license", "upload_type")] == [
        data.version,
        data.updated,
        data.license.lower(),
        "dataset",
    ]
    assert deposit["title"] == citation["title"]


def test_ids_speak(summit: Summit) -> None:
    """Year and country stand in front of every initiative's and quotation's id."""
    records: list[Initiative | Quote] = [*summit.initiatives(), *summit.quotes()]
    for record in records:
        assert record.id.startswith(f"{record.date[:4]}-{record.country.lower()}-")
