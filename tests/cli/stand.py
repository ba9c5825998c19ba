"""What the tests of the command line stand on: both practice servers in a thread, and a home of one's own.

A command is run in this process where only its words, exit code and effects matter, and in a process of its own
where signals, terminals, pipes or a second process do.
"""

from __future__ import annotations

import asyncio
import copy
import io
import json
import subprocess
import sys
import threading
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

import pytest

from tests.cli.keyring_of_tests import VARIABLE
from tests.engine import free_port
from wizard.cli.main import run
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.hub import PracticeHub

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from wizard.practice.hub import PracticeChannel, PracticeTicket

PROJECT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds; only a broken program uses them up
T = TypeVar("T")


class FarSide:
    """A SocialHub and a Network, served from a thread of their own for as long as the context lasts."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="far side", daemon=True)
        self.hub_url = self.network_url = ""

    def __enter__(self) -> Self:
        self._thread.start()
        self._ended = asyncio.Event()
        ready = threading.Event()
        self._serving = asyncio.run_coroutine_threadsafe(self._serve(ready), self._loop)
        if not ready.wait(PATIENCE):
            self._serving.result(0)
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._serving.result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    async def _serve(self, ready: threading.Event) -> None:
        async with AsyncExitStack() as stack:
            self.hub = PracticeHub(retry_waits=(0.3, 0.6, 1.2, 2.4, 4.8))
            self.fediverse = PracticeFediverse()
            self.hub_url = await stack.enter_async_context(self.hub.serve())
            self.network_url = await stack.enter_async_context(self.fediverse.serve())
            self.channel: PracticeChannel = self.hub.add_channel("Practice channel")
            ready.set()
            await self._ended.wait()

    def does(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs a coroutine over there."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def now(self, work: Callable[[], T]) -> T:
        """Calls a function over there."""

        async def call() -> T:
            return work()

        return self.does(call())

    def post(self, words: str, author: str = "alice") -> str:
        return self.now(lambda: self.fediverse.post(author, f"@brand {words}"))

    def reply(self, ticket: PracticeTicket, words: str) -> str:
        return self.does(self.hub.reply(ticket.id, words, action_id="reply"))

    @property
    def network_token(self) -> str:
        return self.now(lambda: self.fediverse.token_for("brand"))

    def tickets(self, channel: str | None = None) -> list[PracticeTicket]:
        found = self.now(lambda: self.hub.tickets(channel or self.channel.id))
        return [each for each in found if each.followup_to is None]

    def manifest(self, channel: str | None = None) -> dict[str, Any]:
        found = self.now(lambda: self.hub.manifest(channel or self.channel.id).document)
        return copy.deepcopy(found)

    def state_of(self, followup: str) -> str:
        ticket = self.hub.ticket_of_followup(followup)
        return next(each.state for each in ticket.followups if each.id == followup)


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        """One JSON document a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def said(self) -> str:
        return self.out + self.err


class Person:
    """Somebody at a command line, with a home and a keyring of their own."""

    def __init__(
        self, folder: Path, far: FarSide, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []
        self.far = far
        self.home = folder / "home"
        self.keyring = folder / "keyring" / "secrets.json"
        self.keyring.parent.mkdir()
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.setattr("sys.stdin", io.StringIO())  # nobody answers
        self.has("CHANNEL_WIZARD_HOME", str(self.home))
        self.has("PYTHON_KEYRING_BACKEND", "tests.cli.keyring_of_tests.Keyring")
        self.has(VARIABLE, str(self.keyring))
        self.has("PYTHONPATH", str(PROJECT))
        self.has("BROWSER", "true")  # which opens nothing
        self.has("SOCIALHUB_TOKEN", far.channel.token)
        self.has("NETWORK_TOKEN", far.network_token)

    def has(self, variable: str, value: str | None) -> None:
        if value is None:
            self._monkeypatch.delenv(variable, raising=False)
        else:
            self._monkeypatch.setenv(variable, value)

    # --- running commands -------------------------------------------------------------------------------------

    def runs(self, *arguments: str) -> Ran:
        """A command in this process."""
        self._capsys.readouterr()
        code = run(arguments)
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(code, captured.out, captured.err)

    def starts(
        self, *arguments: str, program: Sequence[str] = ("-m", "wizard"), **more: Any
    ) -> subprocess.Popen[str]:
        """A command in a process of its own. Whoever starts it ends it (`with`, `finishes`)."""
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *program, *arguments], text=True, cwd=self.folder, **(streams | more)
        )
        self.started.append(process)
        return process

    def finishes(self, process: subprocess.Popen[str], seconds: float = PATIENCE) -> Ran:
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            gives_up(process)
            raise
        assert "Traceback" not in (err or "")
        return Ran(process.returncode, out or "", err or "")

    # --- setting up -------------------------------------------------------------------------------------------

    def writes(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def plan(self, **changes: str | None) -> str:
        """The text of a set-up file; None leaves a line out. Keys: name, hub, token, server, login, via, …"""
        port = free_port()
        lines = {
            "name": "brand",
            "hub_url": f"{self.far.hub_url}/",
            "channel.access_token": "env:SOCIALHUB_TOKEN",
            "network.kind": "mastodon",
            "network.server": self.far.network_url,
            "network.access_token": "env:NETWORK_TOKEN",
            "sync.since": "24h",
            "replies.via": "direct",
            "replies.public_url": f"http://127.0.0.1:{port}/hook",
            "replies.listen": f"127.0.0.1:{port}",
        }
        if changes.get("replies.via") == "none":
            del lines["replies.public_url"], lines["replies.listen"]
        merged = {key: value for key, value in (lines | changes).items() if value is not None}
        return "".join(f"{key} = {json.dumps(value)}\n" for key, value in merged.items())

    def sets_up(self, **changes: str | None) -> Ran:
        return self.runs("setup", "--from", str(self.writes("setup.toml", self.plan(**changes))))

    # --- what is there ----------------------------------------------------------------------------------------

    def secrets(self) -> dict[str, str]:
        return json.loads(self.keyring.read_text(encoding="utf-8")) if self.keyring.exists() else {}

    def settings(self) -> dict[str, Any]:
        path = self.home / "config" / "settings.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"channels": []}

    def log(self) -> str:
        path = self.home / "logs" / "channel-wizard.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def has_nothing_half_done(self) -> None:
        """No channel, no secret, and on SocialHub everything as it was."""
        assert self.settings()["channels"] == []
        assert self.secrets() == {}
        assert self.far.manifest() == {"inbox": {"ticketActions": [], "rightSidebar": []}}
        assert self.runs("channels", "list", "--json").json() == []


def gives_up(process: subprocess.Popen[str]) -> None:
    """Kills it, and closes its pipes, so that one failure does not become the next test's."""
    process.kill()
    process.communicate()


def until(seen: Callable[[], T], what: str = "it") -> T:
    """Looks until it is so; fails after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := seen():
            return found
        time.sleep(0.02)  # another process tells nobody
    pytest.fail(f"{what} did not come")


def ready(process: subprocess.Popen[str]) -> None:
    """Waits until `sync` says that it runs."""
    assert process.stderr is not None
    assert "is running" in process.stderr.readline()
