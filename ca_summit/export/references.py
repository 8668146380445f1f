"""References to records: as text, BibTeX or CSL-JSON."""

from collections.abc import Callable, Iterable

from ..language import labels
from ..language.languages import Lang
from ..query.summit import Summit
from ..records.rows import Row
from ..text.steering import visible
from . import bibtex, csl
from .formats import to_json
from .reference import DATASET, Reference, place_on, record, reference

STYLES = ("text", "bibtex", "csl-json")


def references(summit: Summit, rows: Iterable[Row], style: str, lang: Lang) -> str:
    """References to records in one of STYLES, whole lines; only `text` is for people and follows `lang`.

    Each record once: two entries with one key are an error to BibTeX.
    """
    lang = lang if style == "text" else "en"
    distinct = {row["id"]: row for row in rows}
    return _STYLES[style]([reference(summit, row, lang) for row in distinct.values()], lang)


def _text(references: list[Reference], lang: Lang) -> str:
    return "".join(f"{visible(_sentence(reference, lang))}\n" for reference in references)


def _sentence(reference: Reference, lang: Lang) -> str:
    author = reference.author.whole if reference.author else ""
    day = labels.day(reference.day, lang) if reference.day else ""
    if reference.kind == DATASET:
        edition = [labels.version(reference.version, lang), labels.day(reference.updated, lang)]
        return _joined(". ", [author, reference.title, _joined(", ", edition)]) + "."
    statement = _joined(": ", [author, reference.title])
    occasion = _joined(", ", [reference.occasion, reference.place, day])
    return _joined(". ", [statement, occasion, _page(reference, lang), record(reference, lang)]) + "."


def _page(reference: Reference, lang: Lang) -> str:
    page = reference.page
    if page is None:
        return ""
    publisher = "" if page.publisher == reference.title else page.publisher
    return _joined(", ", [publisher, *place_on(page, lang), page.url])


def _joined(by: str, parts: Iterable[str]) -> str:
    return by.join(part for part in parts if part)


def _bibtex(references: list[Reference], lang: Lang) -> str:
    return "\n".join(map(bibtex.entry, references))


def _csl_json(references: list[Reference], lang: Lang) -> str:
    return to_json([csl.item(reference) for reference in references], indent=2) + "\n"


_STYLES: dict[str, Callable[[list[Reference], Lang], str]] = {
    "text": _text,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
}
