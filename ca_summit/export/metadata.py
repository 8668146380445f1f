"""What catalogues and Datasette are told of a data set: title, licence, description."""

import re
from typing import Any

from ..query.summit import Summit


def title(summit: Summit) -> str:
    """The name and the version."""
    return summit.records.edition()


def description(summit: Summit, part: str = "") -> str:
    """What is in it, in English; `part` says which part of a data set it is."""
    return " ".join(filter(None, [summit.about["description"]["en"], part and f"{part}."]))


def license_address(license: str) -> str:
    """Where the text of a licence stands, by its identifier in the list of SPDX; "" for any other words."""
    return f"https://spdx.org/licenses/{license}.html" if re.fullmatch(r"[A-Za-z0-9.+-]+", license) else ""


def datasette(summit: Summit, part: str, *, ascii: bool) -> str:
    """The metadata that Datasette shows on every page (`datasette FILE -m datasette.yaml`)."""
    from ..loading.plain_yaml import dump

    about: dict[str, Any] = {
        "title": title(summit),
        "description": description(summit, part),
        "license": summit.about["license"],
        "license_url": license_address(summit.about["license"]),
    }
    return dump({key: value for key, value in about.items() if value}, ascii=ascii, for_others=True)
