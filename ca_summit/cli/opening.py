"""The pages that a record rests on, and the browser that shows them."""

from collections.abc import Iterator

from ..query.answers import Records
from ..records.rows import Row, cited, with_parts
from ..screen.links import at_sentence


def pages(records: Records, row: Row) -> list[str]:
    """The addresses of the sources of a record, the official ones first; a quotation's at its sentence.

    Only those that a browser may be given: a data set of one's own may say anything.
    """
    own = (
        [row["id"]]
        if row.kind == "source"
        else [each["id"] for part in with_parts(row) for each in cited(part)]
    )
    sources = [records["source", id_] for id_ in dict.fromkeys(own)]
    sources.sort(key=lambda source: not source["official"])
    sentences = dict(_sentences(records, row))
    addresses = (
        at_sentence(source["url"], sentences[source["id"]]) if source["id"] in sentences else source["url"]
        for source in sources
    )
    return [each for each in addresses if each.lower().startswith(("http://", "https://"))]


def start(address: str) -> bool:
    """Has a browser open `address`; whether there is one."""
    import webbrowser  # only here: nothing else needs it

    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False


def _sentences(records: Records, row: Row) -> Iterator[tuple[str, str]]:
    """The sources of the quotation that a record is, or of those that belong to it, with the words."""
    quotes = [row] if row.kind == "quote" else []
    if row.kind == "initiative":
        quotes = [records["quote", id_] for id_ in reversed(row["quotes"])]  # the first one counts
    for quote in quotes:
        yield quote["source"]["id"], quote["text"]
