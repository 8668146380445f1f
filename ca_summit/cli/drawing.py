"""Answers drawn for eyes: as text for a terminal, or as images."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..language import labels
from ..language.languages import Lang
from ..query.answers import Answer, Records
from ..query.counts import Counts
from ..records.rows import Row
from ..screen.renderer import Renderer
from ..terminal.terminal import Terminal
from .footer import amount
from .view import IMAGES, PAGE, View

if TYPE_CHECKING:
    from ..search.hits import Hits


class Drawing:
    """Draws what one command shows, in one of view.FOR_EYES.

    `records` are those that a row may name; `ascii`: an image must do with ASCII.
    """

    def __init__(
        self,
        terminal: Terminal,
        view: View,
        format: str,
        lang: Lang,
        records: Records | None,
        *,
        ascii: bool,
    ) -> None:
        self._terminal = terminal
        self._view = view
        self._format = format
        self._lang = lang
        self._records = records
        self._ascii = ascii
        self._is_image = format in IMAGES
        self._width = self._columns()

    def listing(
        self, answer: Answer, rows: Sequence[Row], paths: Sequence[str], hits: "Hits | None" = None
    ) -> str:
        """A table where there is room for it, or else the records one field a line."""
        if not rows:
            pages = []
        else:
            renderer, paths = self._renderer(hits), paths or answer.columns
            wants_table = self._format != "record"
            table = renderer.table(rows, answer.kind, paths, self._width) if wants_table else None
            pages = [table or renderer.records(rows, answer.kind, paths)]
        return self._drawn(pages, amount(answer.kind, len(rows), answer.count(), self._lang))

    def cards(self, rows: Sequence[Row], paths: Sequence[str]) -> str:
        """Whole records one below the other, or of each the fields at `paths`."""
        renderer = self._renderer()
        pages = [renderer.records([row], row.kind, paths) if paths else renderer.card(row) for row in rows]
        what = rows[0]["id"] if len(rows) == 1 else amount("record", len(rows), None, self._lang)
        return self._drawn(pages, what)

    def picture(self, counts: Counts, axes: Sequence[Sequence[Row]], rows: Sequence[Row]) -> str:
        """What was counted, as a picture, along `axes`."""
        from ..screen.captions import caption

        total, lang, limit = counts.total(), self._lang, self._view.limit
        pages: list[Any] = []
        notes: list[str] = []
        if rows and self._records:
            from ..screen.painter import Painter

            painter = Painter(self._records, lang, on_light=self._is_image or self._terminal.is_light)
            page, notes = (
                painter.timeline(axes, rows, limit)
                if counts.kind == "share"
                else painter.stats(counts.by, axes, rows, total, limit)
            )
            pages.append(page)
        number = amount("initiative", drawn(counts, axes, limit), total, lang)
        what = labels.counted(number, counts.by, lang)
        told = labels.counted(number, counts.by, lang, at_length=True) if self._is_image else what
        below = caption(told, counts.facets, notes, self._records, lang) if self._records else ""
        return self._drawn(pages, what, below)

    def _renderer(self, hits: "Hits | None" = None) -> Renderer:
        links = self._is_image or (not self._view.output and self._terminal.links)
        return Renderer(self._records, self._lang, links=links, hits=hits)

    def _drawn(self, pages: Sequence[Any], what: str, caption: str = "") -> str:
        """Pages one below the other, and a `caption` below them; an image is named after `what` they show."""
        if not self._is_image:
            if pages and caption:
                from ..screen.captions import Captioned

                pages = [*pages[:-1], Captioned(pages[-1], caption)]
            return "\n".join(self._terminal.draw(page, self._width) for page in pages)
        from ..screen.images import image

        title = f"{what} ({self._records.edition()})" if self._records else what
        return image(
            self._format,
            pages or [what],
            self._width,
            title=title,
            caption=caption,
            lang=self._lang,
            ascii=self._ascii,
        )

    def _columns(self) -> int | None:
        """Columns to draw on; None is no limit. A file has none, but an image is to be seen as a whole."""
        if self._view.wide:
            return None
        if self._is_image:
            return self._terminal.width or PAGE
        return None if self._view.output else self._terminal.width


def drawn(counts: Counts, axes: Sequence[Sequence[Row]], limit: int | None) -> int:
    """How many initiatives a picture shows: a timeline those of `limit` meetings, others all, as totals."""
    if counts.kind != "share":
        return counts.total()
    return sum(row["initiatives"] for row in axes[0][:limit])
