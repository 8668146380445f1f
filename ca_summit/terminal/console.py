"""What Rich draws on, for screens and for images: one way for both."""

from typing import IO, Literal

from rich.console import Console

from .streams import MOST_COLUMNS


def paper(
    file: IO[str], width: int | None, colors: Literal["standard", "256", "truecolor"] | None
) -> Console:
    """What Rich draws pages on, of at most `width` columns (None: no limit) and in `colors` (None: none).

    Nothing of it depends on the machine, and no text is taken for markup.
    """
    return Console(
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
