#!/usr/bin/env python3
"""A data set as large as one likes, from the built-in one: what `benchmarks/scale` measures on.

    .venv/bin/python benchmarks/multiply.py RECORDS FILE

Writes a data set of about so many initiatives, quotations and threads: the real ones, and copies of them
with ids and words of their own. It keeps every rule (`casummit validate FILE`) and is the same each time.
What is asked for in the measurements stands in the real records only, so that every size has the same
answers: no copy is about water, and none says "dialogue".
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ca_summit.loading import plain_yaml
from ca_summit.loading.files import built_in

WORDS = {"dialogue": "debate", "Dialogue": "Debate", "диалог": "спор", "Диалог": "Спор"}
"""What copies say instead."""
RARE, INSTEAD = "water", "climate"
"""A topic that copies do not have, and the one that they have instead."""
_TITLE_LENGTH = 90
"""Longer titles stay as they are: the codebook allows 100 characters."""

Data = dict[str, Any]


def multiplied(data: Mapping[str, Any], records: int) -> Data:
    """`data` with copies of its initiatives, quotes and threads until there are about `records` of these."""
    spoken = len(data["initiatives"]) + len(data["quotes"]) + len(data["threads"])
    initiatives, quotes, threads = list(data["initiatives"]), list(data["quotes"]), dict(data["threads"])
    for number in range(2, round(records / spoken) + 1):
        initiatives += (_copy(each, number) for each in data["initiatives"])
        quotes += (_copy(each, number) for each in data["quotes"])
        threads |= {_id(id_, number): _copy(each, number) for id_, each in data["threads"].items()}
    return {**data, "initiatives": initiatives, "quotes": quotes, "threads": threads}


def _copy(record: Data, number: int) -> Data:
    """A copy of a record: ids of its own generation, words a little different."""
    copy = {field: _reworded(value) for field, value in record.items()}
    for field in ("id", "initiative"):
        if field in record:
            copy[field] = _id(record[field], number)
    for field in ("follows", "initiatives"):
        if field in record:
            copy[field] = [_id(id_, number) for id_ in record[field]]
    if "topics" in record:
        topics = (INSTEAD if topic == RARE else topic for topic in record["topics"])
        copy["topics"] = list(dict.fromkeys(topics))
    title = record.get("title")
    if title and max(map(len, title.values())) <= _TITLE_LENGTH:
        copy["title"] = {lang: f"{text} ({number})" for lang, text in copy["title"].items()}
    return copy


def _id(id_: str, number: int) -> str:
    return f"{id_}-{number}"


def _reworded(value: Any) -> Any:
    if isinstance(value, dict):
        return {field: _reworded(each) if field in ("en", "ru") else each for field, each in value.items()}
    if isinstance(value, str):
        for word, other in WORDS.items():
            value = value.replace(word, other)
    return value


def main() -> None:
    """Writes the file."""
    records, file = int(sys.argv[1]), Path(sys.argv[2])
    data = plain_yaml.plain(plain_yaml.compose(built_in().read_text(encoding="utf-8")), [])
    text = plain_yaml.dump(multiplied(data, records), inline=frozenset({"id", "paragraph"}))
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
