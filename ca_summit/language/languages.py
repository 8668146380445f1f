"""The languages in which the program speaks."""

LANGS = ("en", "ru")
"""Languages in which the program speaks: BCP 47 tags."""

Lang = str
"""One of LANGS."""
