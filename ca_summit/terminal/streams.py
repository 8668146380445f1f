"""Standard output and error: what they are, and what goes straight to them."""

MOST_COLUMNS = 10_000
"""Columns of the widest page there may be; Rich takes memory for each of them, used or not."""
