"""Where the running engine is to be called: a socket in the home's data folder, or a port and a token.

`control.json` says which. It is written once the engine listens, and taken away when it ends; after a kill it may
lie about, and so may the socket: nobody answers there then, and the next engine replaces both.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.files import write_private

if TYPE_CHECKING:
    from pathlib import Path

SOCKET = "control.sock"
PLACE = "control.json"
_LONGEST_PATH = 100  # bytes; a Unix socket's path has room for 104 (macOS) or 108


@dataclass(frozen=True, slots=True)
class Place:
    """`socket`: a Unix socket's path; else `port` on loopback, with the `token` that whoever calls has to know."""

    socket: Path | None = None
    port: int = 0
    token: str = field(default="", repr=False)


def socket_path(folder: Path) -> Path | None:
    """Where the socket belongs; None where there can be none."""
    path = folder / SOCKET
    too_long = len(os.fsencode(path)) > _LONGEST_PATH
    return None if os.name == "nt" or too_long else path


def write_place(folder: Path, place: Place) -> None:
    """Raises OSError, DiskFull."""
    found = {"socket": SOCKET} if place.socket else {"port": place.port, "token": place.token}
    write_private(folder / PLACE, json.dumps(found).encode())


def read_place(folder: Path) -> Place | None:
    """None where no engine said where it is."""
    try:
        found = json.loads((folder / PLACE).read_text(encoding="utf-8"))
        if "socket" in found:
            return Place(folder / SOCKET)
        return Place(port=int(found["port"]), token=str(found["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_place(folder: Path) -> None:
    """What may lie about of an engine that is no more."""
    for name in (PLACE, SOCKET):
        with contextlib.suppress(OSError):
            (folder / name).unlink()
