"""Records as Rich renderables, for eyes: tables, records one field a line, cards. Returns, never prints."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType

from ..language.languages import Lang
from ..query.answers import Records
from ..records.rows import Row
from .cards import Cards, records
from .tables import table
from .values import Values

if TYPE_CHECKING:
    from ..search.hits import Hits


class Renderer:
    """Draws the rows of one data set in one language; what it is given: see `Values`."""

    def __init__(
        self, records: Records | None, lang: Lang, *, links: bool = False, hits: "Hits | None" = None
    ) -> None:
        self.values = Values(records, lang, links=links, hits=hits)

    def table(
        self, rows: Sequence[Row], kind: str, paths: Sequence[str], width: int | None
    ) -> RenderableType | None:
        """See `tables.table`."""
        return table(self.values, rows, kind, paths, width)

    def records(self, rows: Sequence[Row], kind: str, paths: Sequence[str]) -> RenderableType:
        """See `cards.records`."""
        return records(self.values, rows, kind, paths)

    def card(self, row: Row) -> RenderableType:
        """See `Cards.card`."""
        return Cards(self.values).card(row)
