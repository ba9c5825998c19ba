"""Tells systemd that the service is ready, alive, and how it stands (`sd_notify`), where systemd asked for it.

The protocol is a datagram to the socket that `NOTIFY_SOCKET` names (sd_notify(3)); it is public and stable, and
small enough that a library would be more to look after. Without that variable nothing happens.
"""

from __future__ import annotations

import logging
import os
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_log = logging.getLogger(__name__)
_LONGEST = 2000  # characters of a status; a datagram has to hold it


@dataclass(frozen=True, slots=True)
class Systemd:
    """Whoever started us. `address`: where to tell, empty: nobody asked. `watchdog`: seconds within which it has
    to hear that we are alive; None: it does not look."""

    address: str = ""
    watchdog: float | None = None

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Systemd:
        address = environ.get("NOTIFY_SOCKET", "")
        if not address.startswith(("/", "@")) or not hasattr(socket, "AF_UNIX"):
            return cls()
        meant = environ.get("WATCHDOG_PID", str(os.getpid()))
        usec = environ.get("WATCHDOG_USEC", "")
        looks = meant == str(os.getpid()) and usec.isascii() and usec.isdigit() and int(usec) > 0
        return cls(address, int(usec) / 1e6 if looks else None)

    def __bool__(self) -> bool:
        return bool(self.address)

    def ready(self) -> None:
        self._tell("READY=1")

    def stopping(self) -> None:
        self._tell("STOPPING=1")

    def alive(self) -> None:
        """Has to be said more often than `watchdog`, or systemd ends us and starts us anew."""
        self._tell("WATCHDOG=1")

    def status(self, text: str) -> None:
        """A line for `systemctl status`."""
        self._tell(f"STATUS={' '.join(text.split())[:_LONGEST]}")

    def _tell(self, message: str) -> None:
        if not self.address:
            return
        path = f"\0{self.address[1:]}" if self.address.startswith("@") else self.address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as teller:
                teller.settimeout(0)  # the relay never waits for whoever watches it
                teller.connect(path)
                teller.sendall(message.encode())
        except OSError as error:
            _log.debug("systemd was not told: %s", error.strerror)
