"""The Rich console that screens and images are drawn on."""

from collections.abc import Iterable
from typing import IO, Literal

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from ..text.wrapping import bound
from .streams import MOST_COLUMNS


def paper(
    file: IO[str], width: int | None, colors: Literal["standard", "256", "truecolor"] | None
) -> Console:
    """A console that writes to `file`, `width` columns wide (None: unlimited), in `colors` (None: none).

    It ignores the environment and takes no text for markup. What it binds (text.wrapping) is to be unbound.
    """
    return _Paper(
        file=file,
        width=width or MOST_COLUMNS,
        height=100,
        color_system=colors,
        force_terminal=colors is not None,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


class _Paper(Console):
    """Breaks lines only where a typesetter would."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        if isinstance(renderable, Text) and not renderable.no_wrap:
            renderable = bonded(renderable)
        return super().render(renderable, options)


def bonded(text: Text) -> Text:
    """`text`, to be broken only where a typesetter would; it looks the same."""
    bond = text.copy()
    bond.plain = bound(text.plain)
    return bond
