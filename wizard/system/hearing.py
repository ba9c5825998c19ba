"""Listens to everything that this system tells by itself, for as long as the engine runs."""

from __future__ import annotations

import asyncio
import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.system.network import hear_network

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told. `sleeps` is waited for before the computer sleeps. `online`: the network is there; `changed`:
    it may be another one, or none."""

    sleeps: Callable[[], Awaitable[None]]
    woke: Callable[[], Awaitable[None]]
    online: Callable[[], Awaitable[None]]
    changed: Callable[[], Awaitable[None]]


async def hear(environ: Mapping[str, str], told: Told) -> None:
    """Until it is cancelled. No fault in here reaches whoever listens: the clocks and the routing table remain."""
    if sys.platform == "linux":
        await asyncio.gather(_kept(_hear_bus(environ, told)), _kept(hear_network(told.changed)))


async def _hear_bus(environ: Mapping[str, str], told: Told) -> None:
    from wizard.system.sleep import hear_bus  # jeepney, which there is on Linux alone

    await hear_bus(environ, told)


async def _kept(work: Awaitable[None]) -> None:
    try:
        await work
    except Exception as error:  # noqa: BLE001 - the relay does not depend on it
        _log.error("Unexpected %s while listening to the system", type(error).__name__, exc_info=error)
