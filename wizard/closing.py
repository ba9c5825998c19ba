"""Closes listening servers without losing sight of a connection that comes in the same moment.

asyncio accepts a connection in one turn of its loop, and its server learns of it in a later one. Where the server
is closed in between, the connection is neither served nor closed: whoever made it waits until it is collected as
garbage (CPython's gh-109564).
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_TURNS: Final = 4  # of the loop: accepted, made, given to whoever serves it, begun


async def close_listeners(servers: Sequence[asyncio.Server]) -> None:
    """Accepts nothing more, and closes the servers once they know of every connection that was accepted.

    What becomes of those connections is the caller's to say.
    """
    loop = asyncio.get_running_loop()
    try:
        for listener in [each for server in servers for each in server.sockets]:
            with contextlib.suppress(NotImplementedError):  # Windows' own loop tells the server at once
                loop.remove_reader(listener)
        for _ in range(_TURNS):
            await asyncio.sleep(0)
    finally:
        for server in servers:
            server.close()
