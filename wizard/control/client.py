"""The handle in another process: asks the running engine over its control socket."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from wizard.control.handle import PROTOCOL, ControlRefused, Hello, News, NotRunning
from wizard.control.place import read_place
from wizard.control.resting import Resting, not_running
from wizard.control.wire import KINDS, LONGEST_ANSWER, Malformed, decode, decode_error, line, read
from wizard.errors import AlreadyRunning, WizardError
from wizard.sync.standing import Snapshot
from wizard.words import say

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from wizard.app import App
    from wizard.control.handle import Handle
    from wizard.control.place import Place

_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 30.0  # an engine that is catching up may take a moment for its disk
_KINDS = {**KINDS, "ControlRefused": ControlRefused, "NotRunning": NotRunning}


class _Wire:
    """A connection on which both sides have said hello."""

    def __init__(self, reader: StreamReader, writer: StreamWriter, hello: Hello) -> None:
        self._reader = reader
        self._writer = writer
        self.hello = hello

    @classmethod
    async def connect(cls, folder: Path) -> _Wire:
        """Raises NotRunning, ControlRefused."""
        place = read_place(folder)
        if place is None:
            raise not_running()
        reader, writer = await _open(place)
        try:
            return cls(reader, writer, await _greet(place.token, reader, writer))
        except BaseException:
            writer.close()
            raise

    async def send(self, document: Mapping[str, object]) -> None:
        """Raises OSError."""
        self._writer.write(line(document))
        await self._writer.drain()

    async def read(self) -> dict[str, Any] | None:
        return await read(self._reader)

    def abort(self) -> None:
        self._writer.transport.abort()

    async def close(self) -> None:
        self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()


class Remote:
    """A connection to the running engine. `await Remote.connect(folder)`, `close()`.

    Requests go one after another; news has a connection of its own.
    """

    def __init__(self, folder: Path, wire: _Wire) -> None:
        self._folder = folder
        self._wire = wire
        self._asking = asyncio.Lock()
        self._count = 0

    @classmethod
    async def connect(cls, folder: Path) -> Remote:
        """`folder`: the home's data folder. Raises NotRunning, ControlRefused."""
        return cls(folder, await _Wire.connect(folder))

    @property
    def hello(self) -> Hello:
        return self._wire.hello

    async def status(self) -> Snapshot:
        return decode(Snapshot, await self._ask("status"))

    async def news(self, after: int | None = None) -> AsyncIterator[News]:
        wire = await _Wire.connect(self._folder)
        try:
            await wire.send({"id": 0, "ask": "subscribe", "after": after})
            while (told := await wire.read()) is not None:
                if "error" in told:
                    raise decode_error(told["error"], _KINDS)
                yield decode(News, told.get("news"))
        except OSError:
            pass
        finally:
            await wire.close()
        raise not_running()

    async def sync_now(self, channel: str | None = None) -> None:
        await self._ask("sync-now", channel=channel)

    async def pause(self, channel: str | None, until: int | None = None) -> None:
        await self._ask("pause", channel=channel, until=until)

    async def resume(self, channel: str | None) -> None:
        await self._ask("resume", channel=channel)

    async def look(self, channel: str | None = None) -> None:
        await self._ask("look", channel=channel)

    async def show(self, page: str = "") -> None:
        await self._ask("show", page=page)

    async def quit(self) -> None:
        await self._ask("quit")

    async def close(self) -> None:
        await self._wire.close()

    async def _ask(self, what: str, **more: object) -> Any:
        async with self._asking:
            self._count += 1
            try:
                async with asyncio.timeout(_ANSWER_SECONDS):
                    await self._wire.send({"id": self._count, "ask": what, **more})
                    told = await self._wire.read()
            except TimeoutError:
                self._wire.abort()  # its answer must not be taken for the next one's
                raise _silent() from None
            except OSError:
                told = None
        return _answer_in(told)


def _answer_in(told: Mapping[str, Any] | None) -> Any:
    if told is None:
        raise not_running()
    if "error" in told:
        raise decode_error(told["error"], _KINDS)
    return told.get("answer")


def _silent() -> NotRunning:
    return NotRunning(
        say("The running Channel Wizard does not answer."),
        say("Try again; if it stays so, stop it and start it anew."),
    )


async def _open(place: Place) -> tuple[StreamReader, StreamWriter]:
    try:
        async with asyncio.timeout(_CONNECT_SECONDS):
            if place.socket is not None:
                return await asyncio.open_unix_connection(place.socket, limit=LONGEST_ANSWER)
            return await asyncio.open_connection("127.0.0.1", place.port, limit=LONGEST_ANSWER)
    except PermissionError:
        raise ControlRefused(say("This Channel Wizard belongs to another user.")) from None
    except (OSError, TimeoutError):  # what an engine that was killed left behind
        raise not_running() from None


async def _greet(token: str, reader: StreamReader, writer: StreamWriter) -> Hello:
    try:
        async with asyncio.timeout(_CONNECT_SECONDS * 2):
            writer.write(line({"hello": PROTOCOL, "token": token}))
            told = await read(reader)
    except TimeoutError:
        raise _silent() from None
    except (OSError, Malformed):
        raise not_running() from None
    if told is not None and "error" in told:
        raise decode_error(told["error"], _KINDS)
    if told is None or "hello" not in told:  # somebody else has taken the port meanwhile
        raise not_running()
    return decode(Hello, told)


@contextlib.asynccontextmanager
async def open_handle(app: App) -> AsyncIterator[Handle]:
    """A handle to the running engine, or to the journal where none runs. Raises ControlRefused."""
    try:
        remote = await Remote.connect(app.home.data)
    except NotRunning:
        yield Resting(app)
        return
    try:
        yield remote
    finally:
        await remote.close()


async def said_who_runs(app: App, error: AlreadyRunning) -> AlreadyRunning:
    """The same error, with who it is that runs this home's engine; the error itself where that does not say."""
    try:
        remote = await Remote.connect(app.home.data)
    except WizardError:
        return error
    await remote.close()
    return who_runs(remote.hello)


def who_runs(hello: Hello) -> AlreadyRunning:
    """The error that names who runs this home's engine."""
    if hello.role == "desk":
        what = say("Channel Wizard's window is already running with this home (process {pid}).", pid=hello.pid)
        advice = say("It relays as well. Quit it first, or set CHANNEL_WIZARD_HOME to another folder.")
    elif hello.role == "service":
        what = say(
            "The service of Channel Wizard is already running with this home (process {pid}).", pid=hello.pid
        )
        advice = say("Stop it first: channel-wizard service remove, or systemctl --user stop channel-wizard.")
    else:
        what = say("“channel-wizard sync” is already running with this home (process {pid}).", pid=hello.pid)
        advice = say("Stop it first, or set CHANNEL_WIZARD_HOME to another folder.")
    return AlreadyRunning(what, advice)
