"""Everything is drawn by the processor, and only in this process."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from wizard.gui.drawing import draw_by_processor, open_outside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is set")
_NAMES = ("QT_QUICK_BACKEND", "QT_XCB_GL_INTEGRATION")


class _Browser(QObject):
    """Somebody's own browser; looks at its environment."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}
        self.page = ""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.page = url.toString()
        self.found = {name: os.environ.get(name) for name in _NAMES}


def test_ones_own_browser_draws_as_it_likes(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _NAMES:
        monkeypatch.delenv(name, raising=False)
    draw_by_processor()
    drawn = {name: os.environ[name] for name in _NAMES}
    assert drawn == {"QT_QUICK_BACKEND": "software", "QT_XCB_GL_INTEGRATION": "none"}
    browser = _Browser()
    # The stub asks for bytes, the binding for a text.
    QDesktopServices.setUrlHandler("http", browser, "open")  # type: ignore[arg-type]
    try:
        assert open_outside("http://127.0.0.1:9/")
    finally:
        QDesktopServices.unsetUrlHandler("http")
    assert browser.page == "http://127.0.0.1:9/"
    assert browser.found == dict.fromkeys(_NAMES)
    assert {name: os.environ[name] for name in _NAMES} == drawn


def test_what_was_chosen_from_outside_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_XCB_GL_INTEGRATION", "xcb_egl")
    monkeypatch.delenv("QT_QUICK_BACKEND", raising=False)
    draw_by_processor()
    assert os.environ["QT_XCB_GL_INTEGRATION"] == "xcb_egl"
    assert os.environ["QT_QUICK_BACKEND"] == "software"
