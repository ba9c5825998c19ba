"""Where the desk of a home is rung at: a port of loopback, and a word that whoever rings has to say.

Other users of this computer can reach the port, but not read the file with the word. Nothing of Qt is loaded here:
a second start rings and is over in an instant. The control socket is no door for this: where another process runs
the engine, that socket is not the desk's.
"""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

from wizard.files import private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.home import Home

HEARD = b"ok\n"
NOTHING = "-"  # no page: whoever rings only wants to know that somebody is there
_PATIENCE = 2.0  # seconds; the desk may be busy for a moment


def ring(home: Home, page: str = "") -> bool:
    """Has the desk of this home show its window, at `page`. False: nobody answers. Blocks for a moment."""
    try:
        found = json.loads(door(home).read_text(encoding="utf-8"))
        port, word = int(found["port"]), str(found["word"])
        with socket.create_connection(("127.0.0.1", port), _PATIENCE) as line:
            line.sendall(f"{word} {page}\n".encode())
            return line.recv(len(HEARD)) == HEARD
    except (OSError, ValueError, KeyError, TypeError):
        return False


def hang_out(home: Home, port: int, word: str) -> None:
    """Says where to ring. Raises DiskFull, OSError."""
    private_folder(home.data)
    write_private(door(home), json.dumps({"port": port, "word": word}).encode())


def door(home: Home) -> Path:
    return home.data / "desk.door"
