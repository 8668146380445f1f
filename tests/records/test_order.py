"""The order of records: as people read it."""

from ca_summit.records.order import sort
from ca_summit.records.rows import Row


def sorted_names(names: str) -> list[str]:
    """Words of a string in the order of records with these names."""
    return [row["name"] for row in sort([Row("topic", {"name": name}) for name in names.split()], ["name"])]


def test_letters_that_russian_lacks_stand_behind_their_like() -> None:
    """As in the alphabets of the region and in Unicode's order, not behind я."""
    names = sorted_names("яр іс ис йод қала кино лён ғылым гора дом әлем аул біз ұлт үй ухо ҳаво хор")
    assert " ".join(names) == "аул әлем біз гора ғылым дом ис іс йод кино қала лён ухо үй ұлт хор ҳаво яр"


def test_case_accents_and_yo_do_not_matter() -> None:
    """They are how a word is written, not which one it is."""
    assert sorted_names("Ёж ель Еда ё") == ["ё", "Еда", "Ёж", "ель"]
