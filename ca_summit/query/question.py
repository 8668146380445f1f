"""A question as it was asked, to tell what its answer means, most of all an empty one."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..records.rows import Row
from .answers import Answer
from .criteria import Criteria

if TYPE_CHECKING:
    from .summit import Catalogue

Ask = Callable[[Criteria], Answer]
"""Asks the same question with other criteria."""


class Question(NamedTuple):
    """What was asked of a data set: by which criteria, and how to ask again by others."""

    summit: "Catalogue"
    criteria: Criteria
    ask: Ask
    kind: str = "initiative"
    """The kind of record that `ask` finds."""

    def meetings(self) -> Sequence[Row]:
        """The meetings that were asked about, the newest first."""
        return self.summit.find("meeting", self.criteria.of_when()).rows()

    def elsewhere(self) -> dict[str, int]:
        """See `elsewhere`."""
        return elsewhere(self.criteria, self.ask)


def elsewhere(criteria: Criteria, ask: Ask) -> dict[str, int]:
    """The years in which a question finds something when meetings and years are left out, with how much.

    {} also where the question did not narrow them.
    """
    if not criteria.narrows_when:
        return {}
    dates = (_date(row) for row in ask(criteria.whenever()).rows())
    years = Counter(date[:4] for date in dates if date)
    return dict(sorted(years.items()))


def _date(row: Mapping[str, str | None]) -> str:
    return row.get("date") or ""
