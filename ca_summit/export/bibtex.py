"""References as BibTeX, which biber and BibLaTeX read as well.

Entries are of the type `misc`, which every style knows, but the classic ones print only its `howpublished`
and `note`: what must be seen stands there. The address is in `url`, since newer styles would print it twice.
"""

from ..text.steering import visible
from .reference import DATASET, Page, Reference, place_on, record
from .urls import encoded, site

_LATEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every style defines, in its own language."""

_LANGUAGES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "fa": "persian",
    "fr": "french",
    "it": "italian",
    "ru": "russian",
    "tk": "turkmen",
    "tr": "turkish",
}
"""Languages of titles as babel and polyglossia call them: how LaTeX hyphenates and encodes them."""


def entry(reference: Reference) -> str:
    """A BibTeX entry, whole lines."""
    year, month, day = (*reference.date.split("-"), "", "")[:3]
    page = reference.page
    fields = {
        "author": _author(reference),
        "title": f"{{{_text(reference.title)}}}",  # a second pair of braces keeps capitals as they are
        "howpublished": _text(_occasion(reference)),
        "year": year,
        "month": month,
        "day": day.lstrip("0"),
        "url": encoded(page.url) if page else "",
        "langid": _LANGUAGES.get(reference.lang, ""),
        "note": _text(_note(reference)),
    }
    lines = [
        f"  {name} = {_MONTHS[int(month) - 1] if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@misc{{{reference.id},", *lines, "}\n"])


def _text(text: str) -> str:
    return visible(text).translate(_LATEX)


def _author(reference: Reference) -> str:
    """A person as `Family, Given`, which styles sort and shorten; in braces what is no such name."""
    name = reference.author
    if name is None:
        return ""
    is_whole = not name.family or "," in name.whole or " and " in name.whole
    return f"{{{_text(name.whole)}}}" if is_whole else _text(f"{name.family}, {name.given}")


def _occasion(reference: Reference) -> str:
    """Where it was said or happened; whose page it is; which version of the data set."""
    if reference.kind == DATASET:
        return f"Data set, version {reference.version}"
    if reference.kind == "source" and reference.page:
        return _site(reference.page, reference.title)
    return ", ".join(part for part in (reference.occasion, reference.place) if part)


def _note(reference: Reference) -> str:
    """The page and the record."""
    if reference.kind == DATASET:
        return ""
    page = None if reference.kind == "source" else reference.page
    pages = [", ".join([_site(page), *place_on(page, "en")])] if page else []
    return "; ".join([*pages, record(reference, "en")])


def _site(page: Page, title: str = "") -> str:
    """A publisher and its site, without what is the name of both or stands in the title."""
    name = site(page.url)
    return name if page.publisher.casefold() in (name, title.casefold()) else f"{page.publisher} ({name})"
