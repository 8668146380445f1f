"""The fields in rows of tsv and csv, by kind."""

ROWS: dict[str, str] = {
    "initiative": "id meeting date country leader topics action creates horizon title.en title.ru"
    " summary.en summary.ru sources evidence",
    "event": "id date outcome initiatives threads countries place.en place.ru text.en text.ru link document"
    " sources evidence",
    "quote": "id meeting date country leader initiative lang text translation.en translation.ru"
    " translator source source.paragraph",
    "meeting": "id number date country city.en city.ru name.en name.ru"
    " participants documents initiatives quotes",
    "document": "id meeting date status title.en title.ru sources",
    "leader": "id country name.en name.ru meetings initiatives quotes",
    "country": "id alpha3 name.en name.ru initiatives quotes wikidata",
    "topic": "id name.en name.ru initiatives quotes",
    "source": "id publisher date lang carries official initiatives quotes title url",
    "thread": "id first last title.en title.ru initiatives note.en note.ru",
    "hit": "id kind match stage",
    "field": "kind name type meaning.en meaning.ru",
    "finding": "id what paragraph status found",
    "tally": "country leader topic meeting action creates year initiatives",
    "share": "meeting number date city.en city.ru country initiatives",
}
"""Columns of `tsv` and `csv` with a header, by kind. They change only with a major version."""

BRIEF_ROWS: dict[str, str] = {
    "initiative": "id meeting country leader topics title.en title.ru",
    "event": "id date outcome countries initiatives text.en text.ru",
    "quote": "id meeting country leader initiative text translation.en",
    "meeting": "id number date country city.en city.ru initiatives quotes",
    "document": "id meeting status title.en title.ru",
    "leader": "id country name.en name.ru initiatives quotes",
    "country": "id name.en name.ru initiatives quotes",
    "topic": "id name.en name.ru initiatives quotes",
    "source": "id publisher date lang initiatives quotes url",
    "thread": "id first last title.en title.ru initiatives",
    "hit": "id kind match",
    "field": "kind name type meaning.en meaning.ru",
    "finding": "id what paragraph status found",
    "tally": "country leader topic meeting action creates year initiatives",
    "share": "meeting number date city.en city.ru country initiatives",
}
"""Columns of the `tsv` without a header that is written to a pipe, by kind."""


def columns(kind: str, *, brief: bool) -> tuple[str, ...]:
    """The fields in the rows of a kind: BRIEF_ROWS if `brief`, else ROWS."""
    return tuple((BRIEF_ROWS if brief else ROWS)[kind].split())
