"""What the tests of the windows need of their surroundings; set before the first of them loads Qt.

The windows are drawn in memory, so that neither a screen nor a graphics card is needed. The web engine's sandbox
cannot be had as root, where containers run tests; it is switched off there only, and nowhere in the product. Each
test process has a web engine of its own that writes nothing to disk, so tests may run side by side.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Garbage is collected in Qt's thread alone, as in the product (`wizard.gui.process.GarbageCollection`)."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A whole journey through a real window and a real web engine takes minutes where the machine is busy."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.timeout(900))
