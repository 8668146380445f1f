"""The languages of the program; those of the data are kinds.TEXT_LANGS."""

LANGS = ("en", "ru")
"""Languages of help, tables and messages: BCP 47 tags."""

Lang = str
"""One of LANGS."""
