"""One desk a home: it hears when a second start rings at its door (see `wizard.gui.desk.door`)."""

from __future__ import annotations

import contextlib
import hmac
import secrets
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from wizard.gui.desk.door import HEARD, door, hang_out

if TYPE_CHECKING:
    from wizard.home import Home

_READ_SECONDS = 0.2  # the line is there with the connection, or it is none of ours
_LONGEST = 300  # bytes of a line


class Bell(QObject):
    """Listens from the moment it is made. `rung(page)`: somebody wants to see the window."""

    rung = Signal(str)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        """Raises OSError, DiskFull."""
        super().__init__(parent)
        self._home = home
        self._word = secrets.token_hex(16)
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=5)
        self._socket.setblocking(False)
        hang_out(home, self._socket.getsockname()[1], self._word)
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._somebody_rings)

    def close(self) -> None:
        """Nobody is heard any more."""
        self._notifier.setEnabled(False)
        self._socket.close()
        with contextlib.suppress(OSError):
            door(self._home).unlink()

    def _somebody_rings(self) -> None:
        try:
            line, _address = self._socket.accept()
        except OSError:
            return
        with line:
            page = self._hear(line)
        if page is not None:
            self.rung.emit(page)

    def _hear(self, line: socket.socket) -> str | None:
        """What page is wanted; None for whoever does not know the word."""
        line.settimeout(_READ_SECONDS)
        try:
            said, _, page = line.recv(_LONGEST).decode("utf-8", "replace").rstrip("\n").partition(" ")
            if not hmac.compare_digest(said.encode(), self._word.encode()):
                return None
            line.sendall(HEARD)
        except OSError:
            return None
        return page
