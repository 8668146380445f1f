"""Complete a wheel: the built-in data compiled, so that the first answer is quick, and the manual page.

Both are made by the program itself, hence the build needs its dependencies. An editable install needs
neither: it reads the data of the checkout, and compiles them when they have changed.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface[Any]):
    """Adds what is made to the wheel; nothing is left in the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files; `version` is that of the wheel: `standard` or `editable`."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.dont_write_bytecode = True
        sys.path[:0] = [str(root), str(root / "docs")]
        from manual import manual

        from ca_summit.store.cache import ship, shipped_name

        self._made = tempfile.TemporaryDirectory()
        data, made = root / "data" / "summit.yaml", Path(self._made.name)
        store, page = made / shipped_name(data), made / "casummit.1"
        ship(data, store)
        page.write_text(manual(), encoding="utf-8")
        build_data["force_include"][str(store)] = f"ca_summit/data/{store.name}"
        build_data["shared_data"][str(page)] = f"share/man/man1/{page.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete what was made."""
        if version != "editable":
            self._made.cleanup()
