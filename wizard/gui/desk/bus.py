"""Notifications over the session bus, for desktops that show them but have no tray (plain GNOME).

Where there is a tray, Qt shows them itself. The specification is freedesktop's "Desktop Notifications", 1.3: a
click on one invokes its action `default`, which some services tell only the connection that it came by, so that
is kept until the notification has gone. The activation token that comes along lets our window come up over others.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.system.bus import Bus

_log = logging.getLogger(__name__)

_SECONDS = 12 * 3600.0  # some desktops keep notifications in a list for as long as nobody looks
_NORMAL, _CRITICAL = 1, 2  # urgencies
_SERVICE, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a notification. `token`: of the click, for the window; empty where the desktop gives none."""

    shown: bool
    clicked: bool = False
    token: str = ""


def has_bus() -> bool:
    """Whether there is a session bus to ask, as far as the environment tells."""
    return sys.platform.startswith("linux") and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


async def notify(title: str, text: str, *, urgent: bool, press: str = "") -> Told:
    """Shows a notification, and waits until it is clicked on or gone. `press`: what a click does, in a word."""
    from wizard.system.bus import Bus, BusGone, BusRefused  # loads what no desk with a tray needs

    shown = False
    try:
        bus = await Bus.connect(os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")) if has_bus() else None
        if bus is None:
            return Told(shown=False)
        try:
            ident = await _show(bus, title, text, urgent=urgent, press=press)
            shown = True
            async with asyncio.timeout(_SECONDS):
                return await _until_gone(bus, ident)
        finally:
            bus.close()
    except (BusGone, BusRefused) as error:
        _log.info("No notification could be shown (%s).", error)
    except TimeoutError:
        pass
    return Told(shown=shown)


async def _show(bus: Bus, title: str, text: str, *, urgent: bool, press: str) -> int:
    """The number that the service gives it."""
    from jeepney import DBusAddress, MatchRule, new_method_call  # type: ignore[import-untyped]

    address = DBusAddress(_PATH, bus_name=_SERVICE, interface=_SERVICE)
    can = await bus.call(new_method_call(address, "GetCapabilities"))
    await bus.listen(MatchRule(type="signal", interface=_SERVICE, path=_PATH))
    # Services that know no actions show them as a dialog in the way, or not at all.
    actions = ["default", press] if press and "actions" in can[0] else []
    hints = {
        "urgency": ("y", _CRITICAL if urgent else _NORMAL),
        "desktop-entry": ("s", "channel-wizard"),
    }
    values: tuple[object, ...] = ("Channel Wizard", 0, "channel-wizard", title, text, actions, hints, -1)
    answer = await bus.call(new_method_call(address, "Notify", "susssasa{sv}i", values))
    return int(answer[0])


async def _until_gone(bus: Bus, ident: int) -> Told:
    from jeepney import HeaderFields

    token = ""
    while True:
        message = await bus.signal()
        member, body = message.header.fields.get(HeaderFields.member), message.body
        if not body or body[0] != ident:
            continue
        if member == "ActivationToken":
            token = str(body[1])
        elif member == "ActionInvoked":
            return Told(shown=True, clicked=True, token=token)
        elif member == "NotificationClosed":
            return Told(shown=True)
