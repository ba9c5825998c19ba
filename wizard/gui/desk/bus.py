"""Notifications over the session bus, for desktops that show them but have no tray (plain GNOME).

Where there is a tray, Qt shows them itself. The specification is freedesktop's "Desktop Notifications", 1.2.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys

_log = logging.getLogger(__name__)

_SECONDS = 5.0  # for the service to answer; it may have to be started first
_NORMAL, _CRITICAL = 1, 2  # urgencies


def has_bus() -> bool:
    """Whether there is a session bus to ask, as far as the environment tells."""
    return sys.platform.startswith("linux") and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


async def notify(title: str, text: str, *, urgent: bool) -> bool:
    """Shows a notification. False: there is nobody who could."""
    if not has_bus():
        return False
    return await asyncio.to_thread(_notify, title, text, urgent=urgent)


def _notify(title: str, text: str, *, urgent: bool) -> bool:
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # type: ignore[import-untyped]
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

    service = "org.freedesktop.Notifications"
    address = DBusAddress("/org/freedesktop/Notifications", bus_name=service, interface=service)
    hints = {
        "urgency": ("y", _CRITICAL if urgent else _NORMAL),
        "desktop-entry": ("s", "channel-wizard"),
    }
    values: tuple[object, ...] = ("Channel Wizard", 0, "channel-wizard", title, text, [], hints, -1)
    message = new_method_call(address, "Notify", "susssasa{sv}i", values)
    try:
        with open_dbus_connection("SESSION") as connection:
            connection.send_and_get_reply(message, timeout=_SECONDS)
    except (OSError, ValueError, DBusErrorResponse, TimeoutError) as error:
        _log.info("No notification could be shown (%s).", type(error).__name__)
        return False
    return True
