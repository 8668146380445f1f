"""Percent-encoding of addresses."""

from urllib.parse import quote

_ALLOWED = ";/?:@&=+$,-_.!~*'()#[]%"
"""What a URL may contain besides letters and digits (RFC 3986); `%` because it may be encoded already."""


def encoded(url: str) -> str:
    """`url` with every character that RFC 3986 does not allow percent-encoded."""
    return quote(url, safe=_ALLOWED)


def site(url: str) -> str:
    """The site of an address: `president.uz`."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")
