"""Notifications over a real session bus, to a real service or to none."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.screens import PROJECT, need, running, session_bus, until_there
from wizard.gui.desk.bus import has_bus, notify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the session bus of Linux")

_SAY = """
import asyncio
from wizard.gui.desk.bus import notify
print(asyncio.run(notify("brand", "Log in again.", urgent=True)))
"""
# Answers as a notification service does, and writes down what it was told.
_SERVICE = """
import sys
from jeepney import DBusAddress, message_bus, new_method_return, MessageType, HeaderFields
from jeepney.io.blocking import open_dbus_connection, Proxy
with open_dbus_connection("SESSION") as connection:
    Proxy(message_bus, connection).RequestName("org.freedesktop.Notifications")
    while True:
        message = connection.receive()
        if message.header.fields.get(HeaderFields.member) == "Notify":
            open(sys.argv[1], "a").write(repr(message.body) + "\\n")
            connection.send(new_method_return(message, "u", (1,)))
"""


def say(environ: Mapping[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _SAY], env=environ, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_it_is_shown_by_whoever_shows_notifications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("dbus-daemon", "dbus-send")
    # Without a folder of services that the bus could start by itself.
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    with session_bus({"PATH": "/usr/bin:/bin", "XDG_DATA_DIRS": str(tmp_path)}) as bus:
        told = tmp_path / "told"
        with running([sys.executable, "-c", _SERVICE, str(told)], bus):
            until_there(bus, "org.freedesktop.Notifications")
            assert say(bus) == "True"
        assert "'brand', 'Log in again.'" in told.read_text(encoding="utf-8")


async def test_without_a_bus_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not has_bus()
    assert not await notify("brand", "Log in again.", urgent=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert has_bus()
    assert not await notify("brand", "Log in again.", urgent=False)
