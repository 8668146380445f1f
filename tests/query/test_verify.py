"""Quotations and cited paragraphs against the text of their source."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ca_summit.errors import DataError
from ca_summit.loading.build import build
from ca_summit.query.summit import Summit
from ca_summit.query.verify import read_text, verify
from tests.support import Run, small_data

PAGE = "Заголовок\n\nПервый абзац.\n«Вода – это жизнь», — сказал он.\n"


def statuses(summit: Summit, text: str) -> list[tuple[str, str, str]]:
    """Record, what was looked for, and what became of it."""
    return [
        (each["id"], each["what"], each["status"]) for each in verify(summit.records, "sister-2025", text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        PAGE.replace("Вода – это жизнь", "вода\u00a0— это  жизнь"),
        PAGE.replace("Вода – это жизнь", "ВОДА -\nэто жизнь"),
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("«", '"').replace("»", "”"),
    ],
)
def test_typography_and_breaks_of_lines_do_not_matter(small: Summit, text: str) -> None:
    """Case, spaces, dashes, quotation marks and wrapped lines are levelled."""
    assert statuses(small, text) == [
        ("2025-kz-quote-water", "quotation", "found"),
        ("2025-kz-quote-water", "paragraph", "found"),
        ("2025-kz-water", "paragraph", "found"),
    ]


@pytest.mark.parametrize(
    "words", ["Вода — не жизнь", "Вода — это смерть", "Воды — это жизнь", "Вода это жизнь"]
)
def test_a_changed_word_is_reported_with_what_stands_there(small: Summit, words: str) -> None:
    """`word for word` means that one word is enough."""
    text = PAGE.replace("Вода – это жизнь", words)
    finding = next(verify(small.records, "sister-2025", text))
    assert (finding["status"], finding["found"]) == ("changed", f"«{words}», — сказал он.")


def test_what_is_not_there_is_missing(small: Summit) -> None:
    """Neither the quotation nor the second paragraph."""
    assert [status for *_, status in statuses(small, "Совсем другой текст\n")] == ["missing"] * 3
    assert [status for *_, status in statuses(small, "")] == ["missing"] * 3


def test_another_sources_quotations_are_not_asked_for(small: Summit) -> None:
    """Only what is taken from the source."""
    assert list(verify(small.records, "paper-2021", PAGE)) == []


def test_every_paragraph_that_anything_cites_is_looked_for(tmp_path: Path) -> None:
    """Of facts, documents and participants, and the number of a quotation, too."""
    data = small_data()
    meeting = data["meetings"]["2025-tashkent"]
    meeting["facts"][0]["sources"] = [{"id": "sister-2025", "paragraph": 99}]
    meeting["documents"][0]["sources"] = [{"id": "sister-2025", "paragraph": 77}]
    meeting["participants"][0]["sources"] = [{"id": "sister-2025", "paragraph": 88}]
    data["quotes"][0]["source"]["paragraph"] = 66
    findings = verify(Summit(build(data)).records, "sister-2025", PAGE)
    missing = [(each["id"], each["paragraph"]) for each in findings if each["status"] == "missing"]
    assert missing == [
        ("2025-kz-quote-water", 66),
        ("2025-tashkent", 88),
        ("2025-statement", 77),
        ("2025-tashkent", 99),
    ]


def test_the_command_says_what_is_missing(
    casummit: Callable[..., Run], small_file: Path, tmp_path: Path
) -> None:
    """Exit 0 if all is there, 1 with what is not; exit 3 for a text that cannot be read."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8-sig")
    command = ["verify", "sister-2025", str(page), "--data", str(small_file)]
    assert casummit(*command, "--fields", "id,status").lines == [
        "2025-kz-quote-water\tfound",
        "2025-kz-quote-water\tfound",
        "2025-kz-water\tfound",
    ]
    page.write_text(PAGE.replace("жизнь", "всё"), encoding="utf-8")
    assert "2025-kz-quote-water\tquotation\t3\tchanged" in casummit(*command, code=1).out
    page.write_bytes(b"\xff")
    assert casummit(*command, code=3).err.startswith(f"casummit: error: {page}: not UTF-8")
    assert "no such file" in casummit("verify", "sister-2025", f"{page}x", *command[3:], code=3).err.lower()
    assert casummit("verify", "tokayev", str(page), *command[3:], code=1).err.startswith(
        "casummit: error: 'tokayev' is not a source"
    )


def test_a_finding_shows_each_field_once(casummit: Callable[..., Run], small_file: Path, tmp_path: Path) -> None:  # fmt: skip
    """One field a line."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    first, *_ = casummit(
        "verify", "sister-2025", str(page), "--data", str(small_file), "-f", "record"
    ).out.split("\n\n")
    assert first.count("2025-kz-quote-water") == 1


def test_a_text_without_end_is_refused(casummit: Callable[..., Run], small_file: Path) -> None:
    """A device that never stops is not read until the memory is full."""
    error = casummit("verify", "sister-2025", "/dev/zero", "--data", str(small_file), code=3).err
    assert error.startswith("casummit: error: /dev/zero: larger than 16777216 bytes")


def test_of_two_similar_paragraphs_the_more_similar_one_is_shown(small: Summit) -> None:
    """That all words are there in another order is less than most of them in their order."""
    text = "жизнь это Вода\n\nВода — это жизни\nВода — это смерть\n"
    finding = next(verify(small.records, "sister-2025", text))
    assert (finding["status"], finding["found"]) == ("changed", "Вода — это жизни")


@pytest.mark.parametrize(
    ("most", "status"), [(13, "missing"), (12, "changed"), (4, "changed"), (3, "missing")]
)
def test_a_text_that_takes_too_long_to_compare_is_compared_by_words(
    most: int, status: str, small: Summit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When there is no time left for the order of words it does not count; in the end nothing is similar."""
    monkeypatch.setattr("ca_summit.query.verify.MOST_COMPARISONS", most)
    finding = next(verify(small.records, "sister-2025", "другой\nжизнь это Вода\n"))
    assert finding["status"] == status


def test_the_limit_of_a_text_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger is one plain error; a device that never ends is, too."""
    monkeypatch.setattr("ca_summit.query.verify.MAX_BYTES", 4)
    file = tmp_path / "text"
    file.write_bytes(b"four")
    assert read_text(file) == "four"
    for larger in (tmp_path / "larger", Path("/dev/zero")):
        if larger.parent == tmp_path:
            larger.write_bytes(b"fives")
        with pytest.raises(DataError, match="larger than 4 bytes"):
            read_text(larger)
