"""The Rich console that screens and images are drawn on."""

from typing import IO, Literal

from rich.console import Console

from .streams import MOST_COLUMNS


def paper(
    file: IO[str], width: int | None, colors: Literal["standard", "256", "truecolor"] | None
) -> Console:
    """A console that writes to `file`, `width` columns wide (None: unlimited), in `colors` (None: none).

    It ignores the environment and takes no text for markup.
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
