"""What of the web engine's start can be done beside Qt's thread is done there, by another one.

The engine has to be started in Qt's thread, and the window stands still meanwhile. Most of that time goes into the
loading of one library of 195 MB: first here, then in the engine's own process, for which its start waits (see
`benchmarks/README.md`). So a thread loads that library here first, which needs neither Qt nor Python's lock, and
reads the files that the other process opens. What is found in memory later takes a fraction of the time.

On Linux only: elsewhere it was not measured. Where something is missing, nothing happens; the engine's start,
which comes afterwards, is what says so.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIBRARIES = ("libQt6WebEngineCore.so.6", "libQt6WebEngineWidgets.so.6")
_PROGRAM = "QtWebEngineProcess"
_RESOURCES = (
    "icudtl.dat",
    "qtwebengine_resources.pak",
    "qtwebengine_resources_100p.pak",
    "qtwebengine_resources_200p.pak",
    "v8_context_snapshot.bin",
)
_PIECE = 1 << 20


class Warming(QObject):
    """`done` is emitted once, from the event loop: some 30 ms after `begin`, or once the disk gave it all."""

    done = Signal()
    _loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begun = False
        self._over = False
        self._loaded.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def over(self) -> bool:
        return self._over

    def begin(self) -> None:
        """Does nothing if it was begun before."""
        if self._begun:
            return
        self._begun = True
        threading.Thread(target=self._work, name="warming", daemon=True).start()

    def _work(self) -> None:
        if sys.platform == "linux":
            load_libraries(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath)))
            read_files(_files())
        try:  # the window may have been closed meanwhile, and this object with it
            self._loaded.emit()
        except RuntimeError:
            return

    def _end(self) -> None:
        self._over = True
        self.done.emit()


def load_libraries(folder: Path) -> None:
    """Loads the engine's libraries from this folder, if they are there. Python goes on meanwhile."""
    import ctypes  # by whoever needs it, which is not the first page

    # Not with ctypes.CDLL(path), which loads under Python's lock; a function that it calls runs without.
    load = ctypes.CDLL(None).dlopen
    load.argtypes, load.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    for name in _LIBRARIES:
        load(os.fsencode(folder / name), os.RTLD_LAZY)  # null: the import says why


def _files() -> list[Path]:
    """What the engine's process reads first."""
    programs = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibraryExecutablesPath))
    resources = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.DataPath), "resources")
    return [programs / _PROGRAM, *(resources / name for name in _RESOURCES)]


def read_files(paths: Iterable[Path]) -> None:
    """Brings the files into memory, those that are there."""
    for path in paths:
        try:
            with path.open("rb") as file:
                while file.read(_PIECE):
                    pass
        except OSError:
            continue
