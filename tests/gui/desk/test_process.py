"""The desk as a process of its own: between real servers, started twice, ended, killed, and beside a service."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.homes import set_up, standing
from wizard.app import App
from wizard.control.client import open_handle
from wizard.gui.desk.door import door
from wizard.sync.standing import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tests.gui.setup.world import World
    from wizard.sync.standing import Snapshot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
PROJECT = Path(__file__).parents[3]
_PATIENCE = 120.0  # seconds; only a defect uses them up
_DESK = ("-m", "wizard", "desk", "--hidden")
# An engine that is no desk's, reached over its control socket.
_SERVICE = """
import asyncio, os, signal
from wizard.app import App, Engine
from wizard.control.local import Local
from wizard.control.server import ControlServer
async def main():
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    app = App.build(os.environ)
    async with Engine(app) as engine, ControlServer(app.home.data, Local(engine, "service", on_quit=ended.set)):
        await ended.wait()
asyncio.run(main())
"""


@contextmanager
def process(environ: Mapping[str, str], *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    made = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, *arguments],
        env={**os.environ, **environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)},
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield made
    finally:
        made.kill()
        made.wait()


def until(
    environ: Mapping[str, str], good: Callable[[str, Snapshot], bool], *beside: subprocess.Popen[bytes]
) -> None:
    """Until who answers and how everything stands is good; those beside have to live meanwhile."""
    end = time.monotonic() + _PATIENCE
    while True:
        found = asyncio.run(standing(environ))
        if good(*found):
            return
        assert all(each.poll() is None for each in beside), "it has ended"
        assert time.monotonic() < end, found
        time.sleep(0.1)


def in_step(role: str) -> Callable[[str, Snapshot], bool]:
    def good(answering: str, snapshot: Snapshot) -> bool:
        states = [each.state for each in snapshot.channels]
        return answering == role and bool(states) and set(states) == {State.IN_STEP}

    return good


def run(environ: Mapping[str, str], arguments: Sequence[str]) -> int:
    with process(environ, *arguments) as made:
        return made.wait(_PATIENCE)


def test_it_relays_is_found_and_ends_in_order(environ: dict[str, str], there: World) -> None:
    set_up(environ, there)
    with process(environ, *_DESK) as first:
        until(environ, in_step("desk"), first)
        assert len(there.messages()) == 3
        assert run(environ, _DESK) == 0  # a second start shows the first one, and ends
        assert run(environ, ("-m", "wizard", "desk")) == 0
        maps = Path(f"/proc/{first.pid}/maps")
        if maps.exists():
            assert "WebEngine" not in maps.read_text()
            assert "Qml" not in maps.read_text()
        first.send_signal(signal.SIGTERM)
        assert first.wait(_PATIENCE) == 0
    app = App.build(environ)
    assert not app.engine_runs()
    assert not door(app.home).exists()
    assert not (app.home.data / "control.json").exists()


def test_killed_it_starts_again(environ: dict[str, str], there: World) -> None:
    set_up(environ, there)
    for _time in range(2):
        with process(environ, *_DESK) as desk:
            until(environ, in_step("desk"), desk)
            desk.kill()
            desk.wait()
            assert door(App.build(environ).home).exists()  # left behind
    assert len(there.messages()) == 3


def test_it_ends_when_another_process_asks_for_it(environ: dict[str, str], there: World) -> None:
    set_up(environ, there)

    async def quit_it() -> None:
        async with open_handle(App.build(environ)) as handle:
            await handle.show()
            await handle.quit()

    with process(environ, *_DESK) as desk:
        until(environ, in_step("desk"), desk)
        asyncio.run(quit_it())
        assert desk.wait(_PATIENCE) == 0


def test_beside_a_service_it_attaches_and_takes_over_when_that_ends(environ: dict[str, str], there: World) -> None:
    set_up(environ, there)
    with process(environ, "-c", _SERVICE) as service:
        until(environ, in_step("service"), service)
        with process(environ, *_DESK) as desk:
            until(
                environ, lambda role, _snapshot: role == "service" and door(App.build(environ).home).exists(), desk
            )
            service.terminate()
            assert service.wait(_PATIENCE) == 0
            until(environ, in_step("desk"), desk)
    assert len(there.messages()) == 3


def test_what_happened_while_nothing_ran_is_caught_up(environ: dict[str, str], there: World) -> None:
    set_up(environ, there)
    with process(environ, *_DESK) as desk:
        until(environ, in_step("desk"), desk)
    there.do(lambda: there.fediverse.post("alice", "@brand are you there?"))
    with process(environ, *_DESK) as desk:
        until(environ, lambda _role, _snapshot: len(there.messages()) == 4, desk)
