"""Changes of this computer's network, as the Linux kernel tells of them: links, addresses, routes.

rtnetlink(7) needs no service and no privilege, so it works on servers, too. What exactly changed is not read:
whoever is told looks at what matters to it.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import sys
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_log = logging.getLogger(__name__)

_GROUPS = 0x1 | 0x10 | 0x40 | 0x100 | 0x400  # RTMGRP_ LINK, IPV4_IFADDR, IPV4_ROUTE, IPV6_IFADDR, IPV6_ROUTE
_TOGETHER = 0.05  # seconds: one change is told in several messages
_PAUSE = 0.25  # at most four times a second is it looked at, whatever a server with containers does
_AGAIN = 30.0


async def hear_network(changed: Callable[[], Awaitable[None]]) -> None:
    """Tells for ever. Returns where the kernel does not tell us."""
    while True:
        try:
            with closing(_open()) as kernel:
                await _hear(kernel, changed)
        except PermissionError as error:  # a sandbox
            _log.debug("The kernel tells nothing of the network (%s); the routing table does.", error.strerror)
            return
        except OSError as error:
            _log.debug("The kernel tells nothing of the network just now (%s).", error.strerror)
            if error.errno in (errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT):
                return
        await asyncio.sleep(_AGAIN)


def _open() -> socket.socket:
    if sys.platform != "linux":  # for the type checker; nobody else asks
        raise OSError(errno.EAFNOSUPPORT, "not on this system")
    kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
    try:
        kernel.settimeout(0)
        kernel.bind((0, _GROUPS))
    except BaseException:
        kernel.close()
        raise
    return kernel


async def _hear(kernel: socket.socket, changed: Callable[[], Awaitable[None]]) -> None:
    """Raises OSError."""
    loop = asyncio.get_running_loop()
    while True:
        try:
            await loop.sock_recv(kernel, 65_536)
        except OSError as error:
            if error.errno != errno.ENOBUFS:  # more than it kept for us: something did change
                raise
        await asyncio.sleep(_TOGETHER)
        _read_away(kernel)
        await changed()
        await asyncio.sleep(_PAUSE)


def _read_away(kernel: socket.socket) -> None:
    """What is there by now belongs to the change that is told of."""
    for _message in range(10_000):
        try:
            kernel.recv(65_536)
        except BlockingIOError:
            return
        except OSError as error:
            if error.errno != errno.ENOBUFS:
                raise
