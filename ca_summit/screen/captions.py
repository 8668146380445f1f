"""What stands below a picture: what is counted, under which filters, from which version of the data."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment, Segments
from rich.text import Text as RichText

from ..language import labels
from ..language.languages import Lang
from ..query.answers import Records
from ..terminal.console import bonded
from ..text.steering import visible
from .layout import LABEL

_LEAST = 60
"""Columns that a caption may take below a picture that is narrower."""


@dataclass(frozen=True, slots=True)
class Captioned:
    """A picture, and a caption below it that is no wider."""

    picture: RenderableType
    caption: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        lines = console.render_lines(self.picture, options, pad=False)
        widest = max(map(Segment.get_line_length, lines), default=0)
        room = min(max(widest, _LEAST), options.max_width)
        yield Segments([part for line in lines for part in (*line, Segment.line())])
        yield ""
        for line in bonded(RichText(self.caption, LABEL)).wrap(console, room):
            line.rstrip()
            yield line


def caption(
    what: str,
    facets: Mapping[str, Collection[str]] | None,
    notes: Iterable[str],
    records: Records,
    lang: Lang,
) -> str:
    """`what` is counted, the values of its filters, `notes`, the data it was counted in: a sentence each."""
    filters = "; ".join(
        f"{labels.FILTERS[name].get(lang)}: {', '.join(_values(name, ids, records, lang))}"
        for name, ids in (facets or {}).items()
    )
    data = labels.data(records.edition(), records.updated(), lang)
    said = (part for part in (what, filters, *notes, data) if part)
    return visible(" ".join(f"{part[0].upper()}{part[1:]}." for part in said))


def _values(name: str, ids: Collection[str], records: Records, lang: Lang) -> Iterable[str]:
    """The values of a filter in words, in the order of the data set."""
    match name:
        case "country" | "leader" | "topic" | "publisher":
            found = [each for each in records.all(name) if each["id"] in ids]
            return [labels.text_in(each["name"], lang) for each in found]
        case "thread":
            found = [each for each in records.all(name) if each["id"] in ids]
            return [labels.in_marks(labels.text_in(each["title"], lang), lang) for each in found]
        case "meeting":
            found = [each for each in records.all(name) if each["id"] in ids]
            return [labels.occasion(each, lang) for each in reversed(found)]
        case "year":
            known = sorted({each["date"][:4] for each in records.all("meeting")})
            return _spans([known.index(year) for year in sorted(ids)], known)
        case _:
            return [labels.filtered(name, each, lang) for each in sorted(ids)]


def _spans(places: Iterable[int], known: Sequence[str]) -> list[str]:
    """Years of meetings, by their places among all of them; those that follow each other as one span."""
    spans: list[list[int]] = []
    for place in places:
        if spans and place == spans[-1][-1] + 1:
            spans[-1].append(place)
        else:
            spans.append([place])
    return [known[span[0]] + (f"–{known[span[-1]]}" if len(span) > 1 else "") for span in spans]
