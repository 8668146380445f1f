"""Terms that the whole program shares."""

LANGS = ("en", "ru")
"""Languages in which the program speaks: BCP 47 tags."""

LATEST, ALL = "latest", "all"
"""Words that name meetings in every data set."""
