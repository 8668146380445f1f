"""Keep what is repeated from a file short."""


def shortened(text: str, most: int) -> str:
    """`text`, or if it is longer than `most` characters its beginning and an ellipsis, as many in all."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
