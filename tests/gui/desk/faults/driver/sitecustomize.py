"""Puts somebody before the set-up window, in the window's own process: found there through `PYTHONPATH`.

`TEST_PERSON` names what they do; where it is not set this is as good as absent. The window is the product's own,
started by the product; it is only looked at and clicked, as `tests.gui.setup.person` does in the tests' process.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

_WINDOW = "wizard.gui.setup.window"


class _Finder(importlib.abc.MetaPathFinder):
    """Hands the window's module to `tests.gui.desk.faults.visitor` as soon as it is loaded."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != _WINDOW:
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def loaded(module: ModuleType) -> None:
                load(module)
                from tests.gui.desk.faults.visitor import visit

                visit(module)

            spec.loader.exec_module = loaded  # type: ignore[method-assign]
        return spec


if os.environ.get("TEST_PERSON"):
    sys.meta_path.insert(0, _Finder())
