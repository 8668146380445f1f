"""What is stored of a data set."""

import json
import sqlite3
from zlib import crc32

from ca_summit.loading.build import build
from ca_summit.store.cache import FORMAT
from ca_summit.store.compile import compile_dataset
from tests.support import small_data


def test_the_format_has_a_number_of_its_own() -> None:
    """A store of another program must never be read: whoever changes what is stored raises FORMAT.

    If this fails, count FORMAT up by one in ca_summit/store/cache.py, and put both values here.
    """
    connection = sqlite3.connect(":memory:")
    compile_dataset(build(small_data()), connection)
    rows = connection.execute("SELECT number, body FROM value ORDER BY number").fetchall()
    connection.close()
    values = [json.dumps(json.loads(body), sort_keys=True) for _, body in rows]
    assert (FORMAT, crc32("\n".join(values).encode())) == ("5", 2835150787)
