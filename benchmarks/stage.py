"""A home set up between both stand-ins, and the engine in it: the real command, as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import standins, wire
from wizard.app import App
from wizard.hub.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, signature
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.settings import ReplyRoute

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from benchmarks.standins import HubStandIn, NetworkStandIn

ROOT = Path(__file__).resolve().parent.parent
NAME = "bench"
_PATIENCE = 30.0  # seconds for the engine to start and to stop


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((wire.HOST, 0))
        return int(probe.getsockname()[1])


class Failed(Exception):
    """The program under measurement did not do its work, so there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has used: memory now and at most (MB), processor time (s). Zeros where Linux is not."""

    memory: float
    most_memory: float
    cpu: float


class Process:
    """A child process of this Python. Its standard error is kept, for it says why something failed."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.started = time.perf_counter()
        self._errors: list[str] = []

    @classmethod
    async def start(cls, *arguments: str, environ: Mapping[str, str] | None = None) -> Process:
        """`python ARGUMENTS`, from the project's folder."""
        variables = dict(environ or os.environ)
        variables.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program finds its modules compiled
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=ROOT,
            env=variables,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        return cls(process)

    async def says(self, words: str) -> float:
        """Waits until `words` stand on a line of its standard error; seconds since its start. Raises Failed."""
        assert self._process.stderr is not None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE * 4):
                async for line in self._process.stderr:
                    self._errors.append(line.decode("utf-8", "replace"))
                    if words in self._errors[-1]:
                        return time.perf_counter() - self.started
        raise Failed(f"the program did not say “{words}”: {''.join(self._errors)}")

    async def ended(self) -> float:
        """Waits for its end; seconds since its start. Raises Failed if it did not end well."""
        _out, errors = await self._process.communicate()
        took = time.perf_counter() - self.started
        if self._process.returncode != 0:
            raise Failed(f"exit code {self._process.returncode}: {''.join(self._errors)}{errors.decode()}")
        return took

    async def stop(self) -> None:
        """Asks it to end, and waits for that."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._process.communicate()
        except TimeoutError:
            await self.kill()

    async def kill(self) -> None:
        """Ends it as a power cut would."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        await self._process.communicate()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def usage(self) -> Usage:
        try:
            folder = Path(f"/proc/{self._process.pid}")
            lines = (folder / "status").read_text(encoding="ascii", errors="replace").splitlines()
            times = (folder / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            return Usage(0, 0, 0)
        sizes = {line.partition(":")[0]: int(line.split()[1]) for line in lines if line.startswith("Vm")}
        cpu = (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
        return Usage(sizes.get("VmRSS", 0) / 1000, sizes.get("VmHWM", 0) / 1000, cpu)


@dataclass
class Stage:
    """A home with one channel, and both of its far sides."""

    home: Path
    hub: HubStandIn
    hub_url: str
    network: NetworkStandIn
    port: int = field(default_factory=free_port)

    @property
    def environ(self) -> dict[str, str]:
        ours = {"CHANNEL_WIZARD_HOME": str(self.home), "CHANNEL_WIZARD_PASSPHRASE": "only for this benchmark"}
        return {**os.environ, **ours}

    @property
    def app(self) -> App:
        return App.build(self.environ)

    async def install(self) -> None:
        """Sets the channel up as the wizard does."""
        app, now = self.app, datetime.now(UTC)
        network = app.networks.get("mastodon")
        listen = f"{wire.HOST}:{self.port}"
        plan = Plan(
            name=NAME,
            hub_url=f"{self.hub_url}/",
            token=standins.token(),
            network_kind="mastodon",
            network_fields=network.clean_fields({"server": self.network.base}),
            credentials=network.token_credentials("a-token-for-this-benchmark"),
            since=now - timedelta(hours=48),
            replies=ReplyRoute(via="direct", public_url=f"http://{listen}/hook", listen=listen),
            created=now,
        )
        await Installer(app, Steps()).install(await check_plan(app, plan, Steps()))

    @property
    def journal_bytes(self) -> int:
        """The journal's size on disk, with its log."""
        path = self.app.journal_path
        parts = (path, path.with_name(f"{path.name}-wal"))
        return sum(part.stat().st_size for part in parts if part.exists())

    async def command(self, *arguments: str) -> Process:
        """`channel-wizard ARGUMENTS` in this home."""
        return await Process.start("-m", "wizard", *arguments, environ=self.environ)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Process]:
        """`channel-wizard sync` for as long as the context lasts, from when it listens to the Network's stream."""
        process = await self.command("sync")
        try:
            await process.says("is running")
            async with asyncio.timeout(_PATIENCE):
                await self.network.connected.wait()
            yield process
        finally:
            await process.stop()

    # --- what SocialHub sends --------------------------------------------------------------------------------

    def reply_event(self, item: str, number: int, *, ticket: str | None = None) -> tuple[bytes, dict[str, str]]:
        """A webhook request with one reply of an agent, number `number`; body and headers."""
        event = {
            "ticketId": ticket or f"{number:024x}",
            "networkItemId": item,
            "type": "reply",
            "actionId": "reply",
            "payload": {"followupId": followup(number), "text": f"Thank you, we are looking into it ({number})."},
            "time": int(time.time() * 1000),
            "uuid": f"00000000-0000-4000-8000-{number:012x}",
        }
        envelope = {
            "manifestId": standins.MANIFEST,
            "accountId": standins.ACCOUNT,
            "channelId": standins.CHANNEL,
            "events": {"ticket_action": [event]},
        }
        body = json.dumps(envelope).encode()
        stamp = str(int(time.time() * 1000))
        signed = signature(stamp, str(self.hub.manifest["webhook"]["secret"]), body)
        return body, {"content-type": "application/json", TIMESTAMP_HEADER: stamp, SIGNATURE_HEADER: signed}


def followup(number: int) -> str:
    return f"{0xF << 92 | number:024x}"


@asynccontextmanager
async def stage(
    home: Path, hub: HubStandIn, network: NetworkStandIn, *, delay: float = 0.0
) -> AsyncIterator[Stage]:
    """Both stand-ins, answering after `delay` seconds, and a channel set up between them."""
    async with standins.served(hub, network, delay=delay) as hub_url:
        here = Stage(home, hub, hub_url, network)
        await here.install()
        yield here
