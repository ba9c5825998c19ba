"""The program itself, stopped as in sleep and told of it by a stand-in for logind: it catches up.

The intervals are those that people have: by itself the Network is asked every three minutes beside a stream, and a
dead connection is noticed after 30 s. How soon it really is: `benchmarks/waking.py`.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.between import between
from tests.cli.stand import PROJECT
from tests.engine import until, until_written
from tests.gui.desk.homes import standing
from tests.gui.desk.screens import need
from wizard.app import App
from wizard.sync.standing import State

if sys.platform != "linux":
    pytest.skip("logind is Linux's", allow_module_level=True)

from tests.system_bus import logind, private_bus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from wizard.sync.standing import Snapshot

PATIENCE = 25.0  # seconds


@contextmanager
def program(environ: Mapping[str, str], *words: str) -> Iterator[subprocess.Popen[bytes]]:
    made = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "wizard", *words],
        env={**os.environ, **environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield made
    finally:
        made.send_signal(signal.SIGCONT)
        made.kill()
        made.wait()


def in_step(found: tuple[str, Snapshot]) -> bool:
    role, snapshot = found
    return bool(role) and [each.state for each in snapshot.channels] == [State.IN_STEP]


@pytest.mark.parametrize("late", [0.0, 3.0], ids=["at once", "3 s later"])
@pytest.mark.parametrize("words", [("sync", "--quiet"), ("desk", "--hidden")], ids=["sync", "desk"])
async def test_after_waking_everything_is_caught_up(tmp_path: Path, words: tuple[str, ...], late: float) -> None:
    """`late`: how long after waking the network is there."""
    need("dbus-daemon")
    with private_bus() as bus, logind(bus) as computer:
        environ = {
            "CHANNEL_WIZARD_HOME": str(tmp_path),
            "CHANNEL_WIZARD_PASSPHRASE": "only for this test",
            "DBUS_SYSTEM_BUS_ADDRESS": bus.address,
        }
        async with between(App.build(environ)) as here:
            with program(environ, *words) as process:
                await until_written(lambda: standing(environ), in_step)
                await asyncio.to_thread(computer.until_asked, 1)
                computer.prepare_for_sleep(sleeps=True)
                await asyncio.to_thread(computer.until_let_go)
                process.send_signal(signal.SIGSTOP)
                for each in here.cables:
                    await each.cut()
                here.fediverse.post("bob", "@brand my parcel has not arrived")
                followup = await here.hub.reply(here.tickets()[0].id, "Yes, until six")
                process.send_signal(signal.SIGCONT)
                computer.prepare_for_sleep(sleeps=False)
                await asyncio.sleep(late)  # nobody tells of it, so that there is nothing to await
                for each in here.cables:
                    await each.mend()
                await until(lambda: len(here.tickets()) == 2, PATIENCE)
                await until(lambda: here.delivered(followup), PATIENCE)
                await until_written(lambda: standing(environ), in_step)
                process.terminate()
                assert await asyncio.to_thread(process.wait, 60) == 0
            assert here.answers() == ["@alice Yes, until six"]
