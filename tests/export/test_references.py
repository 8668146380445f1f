"""References: what they name, in three styles and two languages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ca_summit.export.references import STYLES, references
from ca_summit.query.summit import Summit
from tests.support import Run

DATASET = "small 1.2.3 (2025-12-31)"


def cited(summit: Summit, id_: str, style: str = "text", lang: str = "en") -> str:
    """The reference to one record."""
    return references(summit, [summit.row(id_)], style, lang)


def test_a_reference_names_speaker_meeting_page_record_and_version(small: Summit) -> None:
    """Whoever follows it finds the statement and its record."""
    assert cited(small, "2025-kz-water") == (
        "Kassym-Jomart Tokayev: Share water (2025-kz-water) (in our words). Seventh meeting, Tashkent, 16 November 2025. "
        f"The Sister, 16 November 2025, paragraph 2, https://sister.example/1. {DATASET}, 2025-kz-water.\n"
    )
    assert "(нашими словами). " in cited(small, "2025-kz-water", lang="ru")
    assert "Седьмая встреча, Ташкент, 16 ноября 2025. " in cited(small, "2025-kz-water", lang="ru")


def test_a_quotation_is_cited_in_quotation_marks(small: Summit) -> None:
    """In those of its own language, whatever the language of the reference."""
    assert "Kassym-Jomart Tokayev: «Вода — это жизнь». " in cited(small, "2025-kz-quote-water")


def test_the_page_is_the_best_one(small: Summit) -> None:
    """A state organ's own page before one with a known paragraph, that before the first."""
    initiative, other = small.row("2025-kz-water"), small.row("2025-tm-water")
    initiative["sources"] = [*initiative["sources"], *other["sources"]]
    assert "https://president.example/1" in references(small, [initiative], "text", "en")


def test_a_partial_date_is_given_as_far_as_it_is_known(small: Summit) -> None:
    """Month and year, where the page gave no day."""
    assert "The Paper, August 2021, https://paper.example/1" in cited(small, "2021-kz-water")
    (item,) = json.loads(cited(small, "2021-kz-water", "csl-json"))
    assert item["issued"] == {"date-parts": [[2021, 8]]}


@pytest.mark.parametrize(
    "id_",
    [
        "2025-kz-water",
        "2025-kz-quote-water",
        "2025-tashkent",
        "2025-statement",
        "tokayev",
        "KZ",
        "ai",
        "paper-2021",
        "sharing-water",
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_every_kind_can_be_cited(small: Summit, id_: str, style: str) -> None:
    """With its id and the version of the data set, in every style."""
    assert f"{DATASET}, {id_}" in cited(small, id_, style)


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


def test_csl_json_is_a_list_of_items(small: Summit) -> None:
    """A speaker makes a speech; nothing that is not known is named."""
    quote, country = json.loads(
        references(small, [small.row("2025-kz-quote-water"), small.row("KZ")], "csl-json", "en")
    )
    assert (quote["type"], quote["author"], quote["language"], quote["locator"]) == (
        "speech",
        [{"literal": "Kassym-Jomart Tokayev"}],
        "ru",
        "3",
    )
    assert country == {"id": "KZ", "type": "dataset", "title": "Kazakhstan", "note": f"{DATASET}, KZ"}


def test_the_command_cites_in_the_order_asked(casummit: Callable[..., Run], small_file: Path) -> None:
    """One line each; an unknown id is exit 1, an unknown style exit 2."""
    data = ["--data", str(small_file)]
    lines = casummit("cite", "KZ", "tokayev", *data).lines
    assert [line.split(", ")[-1] for line in lines] == ["KZ.", "tokayev."]
    assert casummit("cite", "nobody", *data, code=1).out == ""
    assert "known: text, bibtex, csl-json" in casummit("cite", "KZ", "--style", "apa", *data, code=2).err
