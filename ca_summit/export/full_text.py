"""The full-text index of a database: it finds Russian words in any form that the data have.

SQLite has no stemmer but for English, and tells ё from е. So beside each Russian text its index holds the
other forms of its words: who looks for `вода` finds `воды` as well. What the tables hold stays as it is.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..text.folding import fold
from ..text.tokens import stem

# From `content` Datasette knows which table this indexes, and offers a search field for it.
INDEX = """
CREATE VIRTUAL TABLE initiatives_fts USING fts5 (
  title_en, title_ru, summary_en, summary_ru, content="initiatives", tokenize="porter unicode61"
)
"""

_WORD = re.compile("[а-яё]+")

_VOCABULARY = """
SELECT title_ru || ' ' || summary_ru FROM initiatives UNION ALL SELECT text FROM quotes WHERE lang = 'ru'
UNION ALL SELECT text_ru FROM events UNION ALL SELECT name_ru FROM topics
UNION ALL SELECT keyword FROM topic_keywords UNION ALL SELECT keyword FROM initiative_keywords
"""

Forms = Mapping[str, set[str]]
"""Words, in small letters, to all forms of the same stem."""


def index(connection: sqlite3.Connection) -> None:
    """Index the initiatives. Raises sqlite3.OperationalError where SQLite was built without FTS5."""
    connection.execute(INDEX)
    forms = _forms(text for (text,) in connection.execute(_VOCABULARY))
    columns = "rowid, title_en, title_ru, summary_en, summary_ru"
    rows = connection.execute(f"SELECT {columns} FROM initiatives")
    connection.executemany(
        f"INSERT INTO initiatives_fts ({columns}) VALUES (?, ?, ?, ?, ?)",
        [
            (number, title_en, with_forms(title_ru, forms), summary_en, with_forms(summary_ru, forms))
            for number, title_en, title_ru, summary_en, summary_ru in rows
        ],
    )
    connection.commit()


def _forms(texts: Iterable[str]) -> Forms:
    words = set().union(*map(_words, texts))
    by_stem: dict[str, set[str]] = defaultdict(set)
    stems = {word: stem(fold(word)) for word in words}
    for word, its_stem in stems.items():
        by_stem[its_stem] |= {word, fold(word)}
    return {word: by_stem[its_stem] for word, its_stem in stems.items()}


def with_forms(text: str, forms: Forms) -> str:
    """`text`, and behind it the other forms of its words, each once."""
    words = _words(text)
    others = set().union(*(forms.get(word, ()) for word in words)) - words
    return " ".join([text, *sorted(others)])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
