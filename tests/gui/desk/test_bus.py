"""Notifications over a real session bus, to a real service or to none, and what a click on one does."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.handles import Doors, channel, gone, snapshot
from tests.gui.desk.screens import need, running, session_bus, until_there
from wizard.control.handle import News
from wizard.gui.desk.bus import Told, has_bus, notify
from wizard.gui.desk.main import Desk
from wizard.gui.desk.notices import Notice
from wizard.gui.desk.window import ChannelsWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the session bus of Linux")

_PATIENCE = 60_000  # ms
_NAME = "org.freedesktop.Notifications"
# Answers as a notification service does, writes down what it was told, and sends the signals that it is given:
# whether it knows actions, a file, and then `member body` for each. Before them comes one of another notification.
_SERVICE = """
import sys
from jeepney import DBusAddress, message_bus, new_method_return, new_signal, HeaderFields
from jeepney.io.blocking import open_dbus_connection, Proxy
name, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
can, file, signals = sys.argv[1].split(","), sys.argv[2], [each.split(" ") for each in sys.argv[3:]]
emitter = DBusAddress(path, interface=name)
with open_dbus_connection("SESSION") as connection:
    Proxy(message_bus, connection).RequestName(name)
    while True:
        message = connection.receive()
        asked = message.header.fields.get(HeaderFields.member)
        if asked == "GetCapabilities":
            connection.send(new_method_return(message, "as", (can,)))
        elif asked == "Notify":
            with open(file, "a") as told:
                told.write(repr(message.body) + "\\n")
            connection.send(new_method_return(message, "u", (7,)))
            connection.send(new_signal(emitter, "ActionInvoked", "us", (6, "default")))
            for member, value in signals:
                kind, body = ("uu", (7, 1)) if member == "NotificationClosed" else ("us", (7, value))
                connection.send(new_signal(emitter, member, kind, body))
"""
_CLICK = ("ActivationToken abc123", "ActionInvoked default", "NotificationClosed 2")


@contextmanager
def service(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *signals: str, can: str = "body,actions"
) -> Iterator[Path]:
    """A bus with a notification service, for this process, too; the file that it writes to."""
    need("dbus-daemon", "dbus-send")
    told = folder / "told"
    # Without a folder of services that the bus could start by itself.
    with session_bus({"PATH": os.environ["PATH"], "XDG_DATA_DIRS": str(folder)}) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus["DBUS_SESSION_BUS_ADDRESS"])
        with running([sys.executable, "-c", _SERVICE, can, str(told), *signals], bus):
            until_there(bus, _NAME)
            yield told


@pytest.mark.parametrize(
    ("signals", "became"),
    [
        (_CLICK, Told(shown=True, clicked=True, token="abc123")),
        (("ActionInvoked default",), Told(shown=True, clicked=True)),
        (("NotificationClosed 1",), Told(shown=True)),
    ],
)
async def test_it_is_shown_by_whoever_shows_notifications(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signals: tuple[str, ...], became: Told
) -> None:
    with service(tmp_path, monkeypatch, *signals) as told:
        assert await notify("brand", "Log in again.", urgent=True, press="Open") == became
    assert "'brand', 'Log in again.', ['default', 'Open']" in told.read_text(encoding="utf-8")


async def test_a_service_that_knows_no_actions_is_given_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with service(tmp_path, monkeypatch, "NotificationClosed 1", can="body") as told:
        assert (await notify("brand", "Log in again.", urgent=True, press="Open")).shown
    assert "'Log in again.', []" in told.read_text(encoding="utf-8")


async def test_a_bus_without_such_a_service_shows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("dbus-daemon", "dbus-send")
    with session_bus({"PATH": os.environ["PATH"], "XDG_DATA_DIRS": str(tmp_path)}) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus["DBUS_SESSION_BUS_ADDRESS"])
        assert await notify("brand", "Log in again.", urgent=False) == Told(shown=False)  # nobody is there


async def test_without_a_bus_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not has_bus()
    assert await notify("brand", "Log in again.", urgent=False) == Told(shown=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert has_bus()
    assert await notify("brand", "Log in again.", urgent=False) == Told(shown=False)


def test_a_click_opens_the_window_at_what_it_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], qapp: QApplication, qtbot: QtBot
) -> None:
    doors = Doors()
    with service(tmp_path, monkeypatch, *_CLICK):
        monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")  # put back as it was
        desk = Desk(qapp, environ, doors.ways, hidden=True)
        try:
            desk.start()
            qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
            doors.working.tell(News(snapshot(channel("a"), channel("b"))))
            qtbot.waitUntil(lambda: bool(desk.core.snapshot.channels), timeout=_PATIENCE)
            assert desk._notify(Notice("b", "Log in again.", urgent=True, page="channel/b"))
            qtbot.waitUntil(lambda: desk.window is not None and desk.window.isVisible(), timeout=_PATIENCE)
            assert isinstance(desk.window, ChannelsWindow)
            assert desk.window.channel == "b"
            assert os.environ["XDG_ACTIVATION_TOKEN"] == "abc123"
        finally:
            desk.stop()
            gone(*(each for each in qapp.topLevelWidgets() if each.parentWidget() is None), desk)
