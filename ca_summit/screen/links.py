"""Addresses that open a page at a sentence."""

_AT_EACH_END = 6
"""Words of a long quotation that find it: so many from its beginning, and from its end."""


def at_sentence(url: str, text: str) -> str:
    """`url` with a text fragment: a browser that supports them opens the page at `text` and highlights it.

    https://wicg.github.io/scroll-to-text-fragment/
    """
    from urllib.parse import quote

    words = text.split()
    ends = [words] if len(words) <= 2 * _AT_EACH_END else [words[:_AT_EACH_END], words[-_AT_EACH_END:]]
    # Commas part the ends and hyphens mark what surrounds them, so both are escaped within them.
    named = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={named}"
