"""Everything is drawn by the processor, the log-in page included.

A log-in page needs no graphics card, and nothing else here does. But the web engine would look for one in Qt's
thread and load its driver: on X11 that took 85 ms, during which the window stood still, and it is the graphics
driver that brings most web engines down. Without, they also behave on every computer as they do in tests.

Qt takes this from its environment, before the application object. The person's own browser finds it as it was.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_PROCESSOR = {"QT_QUICK_BACKEND": "software", "QT_XCB_GL_INTEGRATION": "none"}


def draw_by_processor() -> None:
    """To be called before the application object is made. What was chosen from outside stays."""
    if sys.platform == "linux":  # elsewhere the system has loaded its driver already
        for name, value in _BY_PROCESSOR.items():
            os.environ.setdefault(name, value)


def open_outside(address: str) -> bool:
    """Opens a page in the person's own browser, which may draw as it likes. False: none was found."""
    with _as_found():
        return QDesktopServices.openUrl(QUrl(address))


@contextmanager
def _as_found() -> Iterator[None]:
    ours = {name: value for name, value in _BY_PROCESSOR.items() if os.environ.get(name) == value}
    for name in ours:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(ours)
