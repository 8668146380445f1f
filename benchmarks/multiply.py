#!/usr/bin/env python3
"""Make a data set of any size from the built-in one, for `benchmarks/scale`.

    .venv/bin/python benchmarks/multiply.py RECORDS FILE

Writes a data set of about RECORDS initiatives, quotations and threads: the real ones, and copies of them with
ids and words of their own. It keeps every rule (`casummit validate FILE`) and is the same each time. The
queries of the measurements match real records only, so that their answers are the same at every size: no copy
is about water, and none says "dialogue".
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ca_summit.loading import plain_yaml
from ca_summit.loading.files import built_in

WORDS = {"dialogue": "debate", "Dialogue": "Debate", "диалог": "спор", "Диалог": "Спор"}
"""Words of the real records, and what copies have instead."""
RARE, INSTEAD = "water", "climate"
"""A topic that copies lack, and the one that replaces it."""
_TITLE_LENGTH = 90
"""Longer titles lose words for their number: the codebook allows 100 characters."""

Data = dict[str, Any]


def multiplied(data: Mapping[str, Any], records: int) -> Data:
    """`data` with copies of its initiatives, quotes and threads, about `records` in all."""
    spoken = len(data["initiatives"]) + len(data["quotes"]) + len(data["threads"])
    initiatives, quotes, threads = list(data["initiatives"]), list(data["quotes"]), dict(data["threads"])
    for number in range(2, round(records / spoken) + 1):
        initiatives += (_copy(each, number) for each in data["initiatives"])
        quotes += (_copy(each, number) for each in data["quotes"])
        threads |= {_id(id_, number): _copy(each, number) for id_, each in data["threads"].items()}
    order = list(data["meetings"])
    for section in (initiatives, quotes):
        section.sort(key=lambda record: order.index(record["meeting"]))
    return {**data, "initiatives": initiatives, "quotes": quotes, "threads": threads}


def _copy(record: Data, number: int) -> Data:
    """A copy of a record, with the ids of generation `number` and a few other words."""
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
    if title:
        copy["title"] = {lang: f"{_short(text)} ({number})" for lang, text in copy["title"].items()}
    return copy


def _short(title: str) -> str:
    """`title` with room for a number."""
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH + 1].rpartition(" ")[0]


def _id(id_: str, number: int) -> str:
    return f"{_reworded(id_)}-{number}"


def _reworded(value: Any) -> Any:
    if isinstance(value, dict):
        return {field: _reworded(each) if field in ("en", "ru") else each for field, each in value.items()}
    if isinstance(value, list):
        return [_reworded(each) for each in value]
    if isinstance(value, str):
        for word, other in WORDS.items():
            value = value.replace(word, other)
    return value


def main() -> None:
    """Write the file."""
    records, file = int(sys.argv[1]), Path(sys.argv[2])
    data = plain_yaml.compose(built_in().read_text(encoding="utf-8")).data
    text = plain_yaml.dump(multiplied(data, records), inline=frozenset({"id", "paragraph"}))
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
