"""`python -m tests.unit.system.another_network FOLDER`: an engine in a network namespace of its own.

Nothing is looked at by itself within the hour: only the kernel's word on another way out leads to a Ticket.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from tests.between import between
from tests.engine import QUICK, QuickApp, until
from wizard.app import Engine, EngineOptions
from wizard.home import find_home
from wizard.networks.registry import load_networks
from wizard.settings import SettingsStore

HOUR = 3600.0


def ip(words: str) -> None:
    subprocess.run(["ip", *words.split()], check=True)  # noqa: S603, S607


async def main(folder: Path) -> None:
    ip("link set lo up")
    ip("addr add 198.51.100.7/32 dev lo")
    ip("route add default dev lo src 198.51.100.7")
    environ = {"CHANNEL_WIZARD_HOME": str(folder), "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    home = find_home(environ)
    app = QuickApp(home, SettingsStore(home.config / "settings.json"), load_networks(), environ)
    tempo = replace(
        QUICK,
        poll=HOUR,
        poll_streaming=HOUR,
        refresh=HOUR,
        check=HOUR,
        housekeeping=HOUR,
        first_wait=HOUR,
        grace=0.05,
    )
    async with between(app) as here, Engine(app, EngineOptions(tempo=tempo, hears=True)) as engine:
        await until(lambda: len(here.tickets()) == 1)
        await until(lambda: engine.supervisor.channels[0].inbound._streaming)
        for each in here.cables:
            each.silence()
        here.fediverse.post("bob", "@brand my parcel has not arrived")
        ip("addr add 203.0.113.7/32 dev lo")
        ip("route replace default dev lo src 203.0.113.7")
        await until(lambda: len(here.tickets()) == 2, 20)
        sys.stdout.write("caught up\n")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
