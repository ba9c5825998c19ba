"""Garbage is collected in Qt's thread alone."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tests.gui.desk.handles import gone
from wizard.gui.process import GarbageCollection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Ring:
    """Holds itself, so that only a collection ends it."""

    def __init__(self) -> None:
        self.me = self


def fill() -> None:
    """More objects than Python would let pass without a collection."""
    kept = [[index] for index in range(20_000)]
    assert kept


def test_what_another_thread_leaves_is_collected_here(qtbot: QtBot) -> None:
    parent = QObject()
    collection = GarbageCollection(parent)
    ended: list[str] = []
    try:
        ring = Ring()
        weakref.finalize(ring, lambda: ended.append(threading.current_thread().name))
        del ring
        other = threading.Thread(target=fill, name="core")
        other.start()
        other.join()
        assert ended == []
        kept = [[index] for index in range(2_000)]  # as many as make a look worth its while
        collection.look()
        assert ended == [threading.current_thread().name]
        assert kept
    finally:
        collection.stop()
        gone(parent)
    assert gc.isenabled()


def test_what_work_left_is_collected_once_it_is_over(qtbot: QtBot) -> None:
    parent = QObject()
    collection = GarbageCollection(parent)
    try:
        gc.collect()  # what others left does not make a look worth its while
        ring = Ring()
        ended = weakref.ref(ring)
        del ring
        begun = time.process_time()
        while time.process_time() - begun < 0.2:
            pass
        collection.look()
        assert ended() is not None
        for _look in range(4):
            collection.look()
        assert ended() is None
    finally:
        collection.stop()
        gone(parent)
