"""Sleep and waking, as logind tells of them, and NetworkManager's word that the network is there.

logind says `PrepareForSleep(true)` and waits until the last *delay lock* is let go, for five seconds at most. We
hold one, so that a reply on its way is not cut off: whether it was posted could be looked up after waking, but one
that cannot be found hours later is not posted again by itself, and an agent has to look after it.

NetworkManager's signal comes after an address and a name server are there, or somebody has logged in to a hotel's
network: what failed a moment ago is worth trying again.

Interfaces: org.freedesktop.login1(5), NetworkManager's D-Bus reference (`NMState`).
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageFlag,
    new_method_call,
)

from wizard.system.bus import Bus, BusGone, BusRefused, system_bus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.system.hearing import Told

_log = logging.getLogger(__name__)

AGAIN_SECONDS = 30.0  # until a bus that is not there is looked for again
_LOGIND, _LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SLEEP = "org.freedesktop.login1.Manager", "PrepareForSleep"
_NETWORK, _STATE = "org.freedesktop.NetworkManager", "StateChanged"
_CONNECTED = 70  # NM_STATE_CONNECTED_GLOBAL


async def hear_bus(environ: Mapping[str, str], told: Told, again: float = AGAIN_SECONDS) -> None:
    """Tells for ever. A bus that is missing, refuses us or ends is for the log alone, and looked for again."""
    said = ""
    while True:
        try:
            bus = await Bus.connect(system_bus(environ))
            try:
                said = ""
                await _hear(bus, told)
            finally:
                bus.close()
        except (BusGone, BusRefused) as error:
            if str(error) != said:
                said = str(error)
                _log.debug("The system bus tells nothing (%s); the clocks do.", said)
        await asyncio.sleep(again)


async def _hear(bus: Bus, told: Told) -> None:
    """Raises BusGone once it ended, BusRefused where we may not listen."""
    await bus.listen(MatchRule(type="signal", sender=_LOGIND, interface=_MANAGER, member=_SLEEP))
    await bus.listen(MatchRule(type="signal", sender=_NETWORK, interface=_NETWORK, member=_STATE))
    lock = await _delay_lock(bus)
    try:
        while True:
            fields, body = await _next(bus)
            if fields == (_MANAGER, _SLEEP) and body == (True,):
                await told.sleeps()
                _let_go(lock)
                lock = None
            elif fields == (_MANAGER, _SLEEP):
                await told.woke()
                lock = lock or await _delay_lock(bus)
            elif fields == (_NETWORK, _STATE) and body == (_CONNECTED,):
                await told.online()
    finally:
        _let_go(lock)


async def _next(bus: Bus) -> tuple[tuple[object, object], tuple[object, ...]]:
    """Interface and member of the next signal, and what it says. Raises BusGone."""
    signal = await bus.signal()
    fields = signal.header.fields
    return (fields.get(HeaderFields.interface), fields.get(HeaderFields.member)), tuple(signal.body)


async def _delay_lock(bus: Bus) -> Any:
    """Lets sleep wait until it is let go; None where nobody gives one. Raises BusGone."""
    manager = DBusAddress(_LOGIND_PATH, bus_name=_LOGIND, interface=_MANAGER)
    why = "Finishes replies that are on their way"
    message = new_method_call(manager, "Inhibit", "ssss", ("sleep", "Channel Wizard", why, "delay"))
    message.header.flags |= MessageFlag.no_auto_start  # whoever has no logind shall not get one through us
    try:
        (lock,) = await bus.call(message)
    except BusRefused as error:
        _log.debug("Sleep will not wait for us (%s).", error)
        return None
    return lock


def _let_go(lock: Any) -> None:
    if lock is not None:
        lock.close()
