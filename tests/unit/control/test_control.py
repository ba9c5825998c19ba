"""The running engine and other processes: asked, told, left alone, and not to be harmed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine import Stage, stage, until
from tests.unit.control.stage import controlled, news_until, snapshot_until
from wizard.control.client import Remote, open_handle
from wizard.control.handle import ControlRefused, Hello, News, NotRunning
from wizard.control.place import PLACE, SOCKET, read_place
from wizard.control.resting import Resting
from wizard.control.server import ControlServer
from wizard.errors import AlreadyRunning, UsageError
from wizard.journey.keep import replace_token
from wizard.sync.journal import now_ms
from wizard.sync.records import Entry, Kind
from wizard.sync.standing import Health, Mend, Part, Snapshot, State
from wizard.words import Words

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator

    from tests.conftest import ExpectedLogs

posix = pytest.mark.skipif(os.name != "posix", reason="Unix sockets")


@pytest.fixture
def short() -> Any:
    """A folder whose path is short enough for a socket, wherever the tests keep theirs."""
    folder = Path(tempfile.mkdtemp(prefix="cw-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
async def here(short: Path) -> AsyncIterator[Stage]:
    async with stage(short) as made:
        await made.set_up()
        yield made


async def raw(folder: Path, hello: object = None) -> tuple[StreamReader, StreamWriter]:
    """A connection that says whatever it likes."""
    place = read_place(folder)
    assert place is not None
    assert place.socket is not None
    reader, writer = await asyncio.open_unix_connection(place.socket, limit=2**22)
    writer.write(json.dumps({"hello": 1} if hello is None else hello).encode() + b"\n")
    return reader, writer


async def told(reader: StreamReader) -> dict[str, Any]:
    found = json.loads(await reader.readline())
    assert isinstance(found, dict)
    return found


# --- Asking -----------------------------------------------------------------------------------------------------


async def test_another_process_sees_what_the_engine_sees(here: Stage) -> None:
    here.forum.say("ann", "shop, a question")
    async with controlled(here) as desk, desk.remote() as remote:
        assert remote.hello == Hello("desk", remote.hello.version, os.getpid())
        await snapshot_until(remote, lambda s: s.state == State.IN_STEP and s.channels[0].counts.tickets == 1)
        await until(lambda: desk.engine.supervisor.channels[0].inbound.lanes.in_flight == 0)
        seen = await remote.status()
        channel = seen.channels[0]
        assert [link.part for link in channel.chain] == list(Part)
        assert {link.health for link in channel.chain} == {Health.OK}
        assert (channel.name, channel.network, channel.mend) == ("shop", "forum", Mend.NONE)
        assert channel.last is not None
        assert channel.last.kind == Kind.TICKET
        assert isinstance(channel.link(Part.NETWORK).text, Words)  # a window can translate it
        assert await _same_times(desk.local.status()) == await _same_times(remote.status())


async def _same_times(asked: Any) -> object:
    """Without the times, which go on."""
    snapshot = await asked
    return [(each.state, each.counts, each.last, each.text) for each in snapshot.channels]


async def test_news_come_as_they_happen(here: Stage) -> None:
    async with controlled(here) as desk, desk.remote() as remote:
        await snapshot_until(remote, lambda s: s.state == State.IN_STEP)
        waiting = asyncio.create_task(news_until(remote, lambda each: bool(each.entries), after=0))
        await until(lambda: desk.server.connections == 2)
        here.forum.say("ann", "shop, a question")
        (entry,) = (await waiting).entries
        assert (entry.kind, entry.who, entry.channel) == (Kind.TICKET, "Ann", "shop")
        await until(lambda: desk.server.connections == 1)  # who no longer listens costs nothing
        again = await news_until(remote, lambda each: bool(each.entries), after=entry.id - 1)
        assert again.entries[0] == entry


async def test_a_pause_is_kept_told_and_ends_by_itself(here: Stage) -> None:
    async with controlled(here) as desk, desk.remote() as remote:
        await snapshot_until(remote, lambda s: s.state == State.IN_STEP)
        await remote.pause("shop")
        paused = await snapshot_until(remote, lambda s: s.state == State.PAUSED)
        assert paused.channels[0].paused_until == 0
        assert paused.channels[0].mend == Mend.RESUME
        here.forum.say("ann", "shop, a question")
        with pytest.raises(UsageError, match="passed"):
            await remote.pause("shop", now_ms() - 1)
        with pytest.raises(UsageError, match="no channel"):
            await remote.pause("shoe")
    async with controlled(here) as desk, desk.remote() as remote:  # it survives a restart
        assert (await remote.status()).state == State.PAUSED
        assert here.messages() == []
        await remote.pause(None, now_ms() + 300)
        await snapshot_until(remote, lambda s: s.state == State.IN_STEP and s.channels[0].counts.tickets)
        await remote.pause(None)
        assert (await remote.status()).state == State.PAUSED
        await remote.resume(None)
        await snapshot_until(remote, lambda s: s.state == State.IN_STEP)


async def test_sync_now_asks_at_once(short: Path) -> None:
    from dataclasses import replace

    from tests.engine import QUICK

    async with stage(short, tempo=replace(QUICK, poll=3600, refresh=3600)) as here:
        await here.set_up()
        async with controlled(here) as desk, desk.remote() as remote:
            await snapshot_until(remote, lambda s: s.state == State.IN_STEP)
            here.forum.say("ann", "shop, a question")
            await remote.sync_now("shop")
            await until(lambda: here.messages() == ["shop, a question"])
            with pytest.raises(UsageError):
                await remote.sync_now("shoe")


async def test_a_refused_token_is_not_tried_by_sync_now(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("no longer accepts the access token")
    async with controlled(here) as desk, desk.remote() as remote:
        await snapshot_until(remote, lambda s: s.state == State.IN_STEP)
        new = here.hub.replace_token(here.channels["shop"].id)
        here.forum.say("ann", "shop, a question")
        broken = await snapshot_until(remote, lambda s: s.state == State.NEEDS_YOU)
        assert broken.channels[0].mend == Mend.NEW_TOKEN
        await until(lambda: desk.engine.supervisor.channels[0].inbound.lanes.in_flight == 0)
        asked = len(here.hub.requests)
        await remote.sync_now()
        fetched = here.forum.calls.count("catch_up")
        await until(lambda: here.forum.calls.count("catch_up") > fetched + 2)
        assert len(here.hub.requests) == asked
        await replace_token(here.app, "shop", new)
        await remote.look("shop")
        await snapshot_until(remote, lambda s: s.state == State.IN_STEP and s.channels[0].counts.tickets == 1)


async def test_the_window_is_shown_by_a_desk_alone(here: Stage) -> None:
    async with controlled(here) as desk, desk.remote() as remote:
        await remote.show("health")
        assert desk.shown == ["health"]
        await remote.quit()
        assert desk.quitting.is_set()
    async with controlled(here, desk=False) as desk, desk.remote() as remote:
        with pytest.raises(ControlRefused, match="without a window"):
            await remote.show()


async def test_the_end_of_the_engine_is_noticed(here: Stage) -> None:
    async with controlled(here) as desk:
        remote = await Remote.connect(here.app.home.data)
        listening = asyncio.create_task(news_until(remote, lambda _each: False))
        await until(lambda: desk.server.connections == 2)
    with pytest.raises(NotRunning):
        await listening
    with pytest.raises(NotRunning):
        await remote.status()
    await remote.close()
    assert not (here.app.home.data / PLACE).exists()
    assert not (here.app.home.data / SOCKET).exists()
    with pytest.raises(NotRunning):
        await Remote.connect(here.app.home.data)


async def test_nothing_secret_goes_over_it(here: Stage) -> None:
    async with controlled(here) as desk, desk.remote() as remote:
        await snapshot_until(remote, lambda s: s.state == State.IN_STEP)
        reader, writer = await raw(here.app.home.data)
        writer.write(b'{"id": 1, "ask": "status"}\n{"id": 2, "ask": "subscribe"}\n')
        seen = b"".join([await reader.readline() for _ in range(3)])
        assert b'"shop"' in seen
        secrets = {value for value in here.app.kept._values.values() if len(value) > 8}
        assert secrets
        assert not any(value.encode() in seen for value in secrets)
        writer.close()


# --- Other users, other versions --------------------------------------------------------------------------------


@posix
async def test_the_socket_is_its_owners_alone(here: Stage) -> None:
    async with controlled(here):
        data = here.app.home.data
        modes = [stat.S_IMODE((data / name).stat().st_mode) for name in (SOCKET, PLACE, "")]
        assert modes == [0o600, 0o600, 0o700]


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="becomes another user")
async def test_another_user_is_refused_whatever_the_modes_are(here: Stage) -> None:
    ask = (
        "import os, socket, sys\nos.setuid(65534)\ns = socket.socket(socket.AF_UNIX)\n"
        "s.connect(sys.argv[1])\ns.sendall(b'{\"hello\": 1}\\n')\nprint(s.makefile().readline())"
    )

    async def asked() -> tuple[int, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", ask, str(data / SOCKET), stdout=-1, stderr=-1
        )
        out, err = await process.communicate()
        return process.returncode or 0, (out + err).decode()

    async with controlled(here):
        data = here.app.home.data
        assert "PermissionError" in (await asked())[1]
        for folder in (data, data.parent):
            folder.chmod(0o755)
        (data / SOCKET).chmod(0o666)
        code, said = await asked()
        assert code == 0
        assert "belongs to another user" in said
        assert '"hello"' not in said


async def test_where_no_socket_can_be_a_port_and_a_token_do(tmp_path: Path) -> None:
    async with stage(tmp_path / ("long" * 40)) as here:
        await here.set_up()
        async with controlled(here) as desk:
            async with desk.remote() as remote:
                await snapshot_until(remote, lambda s: s.state == State.IN_STEP)
            place = read_place(here.app.home.data)
            assert place is not None
            assert place.socket is None
            assert place.token not in repr(place)
            for token in ("", "0" * 64):
                reader, writer = await asyncio.open_connection("127.0.0.1", place.port)
                writer.write(json.dumps({"hello": 1, "token": token}).encode() + b"\n")
                assert "another user" in str((await told(reader))["error"])
                assert await reader.read() == b""
                writer.close()


async def test_another_version_is_told_so(here: Stage) -> None:
    async with controlled(here):
        reader, writer = await raw(here.app.home.data, {"hello": 99})
        assert "another version" in str((await told(reader))["error"])
        writer.close()


async def test_an_unknown_request_is_an_error_and_no_end(here: Stage) -> None:
    async with controlled(here):
        reader, writer = await raw(here.app.home.data)
        await told(reader)
        for request in ({"id": 7, "ask": "dance"}, {"id": 8, "ask": "pause", "channel": 3}, {"id": 9}):
            writer.write(json.dumps(request).encode() + b"\n")
            answer = await told(reader)
            assert answer["id"] == request["id"]
            assert answer["error"]["kind"] == "ControlRefused"
        writer.write(b'{"id": 10, "ask": "pause", "channel": "shop", "until": "soon"}\n')
        assert "until" in str((await told(reader))["error"])
        writer.write(b'{"id": 11, "ask": "status"}\n')
        assert (await told(reader))["answer"]["channels"]
        writer.close()


# --- Those who misbehave ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sent",
    [b"\x00\xff\n", b"[1]\n", b"[" * 60_000 + b"\n", b"x" * 200_000, b'{"id": 1', b'{"token": "\\ud800"}\n'],
)
async def test_garbage_costs_its_own_connection_alone(here: Stage, sent: bytes) -> None:
    async with controlled(here) as desk, desk.remote() as remote:
        for greeted in (True, False):
            reader, writer = await raw(here.app.home.data, None if greeted else {"hello": 0})
            writer.write(sent)
            with contextlib.suppress(OSError):
                writer.write_eof()
                await reader.read()
            writer.close()
        await until(lambda: desk.server.connections == 1)
        assert (await remote.status()).running


class Chatterbox:
    """A handle with more to tell than any buffer holds."""

    hello = Hello("sync", "0", 0)
    told = 0

    async def news(self, after: int | None = None) -> AsyncIterator[News]:
        entry = Entry(1, 0, "shop", Kind.NOTE, "", "", "x" * 50_000, "", "")
        while True:
            self.told += 1
            yield News(None, (entry,))
            await asyncio.sleep(0)

    async def status(self) -> Snapshot:
        return Snapshot(State.IN_STEP, "", running=True)


@posix
async def test_who_does_not_read_is_let_go_and_costs_little(short: Path) -> None:
    handle = Chatterbox()
    async with ControlServer(short, handle, stall_seconds=0.3) as server:  # type: ignore[arg-type]
        reader, writer = await raw(short)
        reader._transport.pause_reading()  # type: ignore[attr-defined]
        writer.write(b'{"id": 1, "ask": "subscribe"}\n')
        await until(lambda: handle.told > 0)
        await until(lambda: server.connections == 0)
        assert handle.told < 200  # 10 MB: what the buffers took, and no more
        remote = await Remote.connect(short)
        assert (await remote.status()).running
        await remote.close()
        writer.close()


async def test_fifty_listen_at_once(here: Stage) -> None:
    async with controlled(here) as desk, contextlib.AsyncExitStack() as stack:
        remotes = [await stack.enter_async_context(desk.remote()) for _ in range(50)]
        await snapshot_until(remotes[0], lambda s: s.state == State.IN_STEP)
        waiting = [
            asyncio.create_task(news_until(each, lambda news: bool(news.entries), after=0)) for each in remotes
        ]
        await until(lambda: desk.server.connections == 100)
        here.forum.say("ann", "shop, a question")
        found = await asyncio.gather(*waiting)
        assert {each.entries[0].who for each in found} == {"Ann"}
        assert {(await each.status()).state for each in remotes} <= {State.IN_STEP, State.WORKING}
        await until(lambda: desk.server.connections == 50)


# --- No engine, two engines, a killed one -----------------------------------------------------------------------


async def test_without_an_engine_the_journal_answers(here: Stage) -> None:
    async with open_handle(here.app) as handle:
        assert isinstance(handle, Resting)
        assert (await handle.status()).state == State.STOPPED
        await handle.pause("shop")
        assert (await handle.status()).channels[0].state == State.PAUSED
        for asked in (handle.sync_now(), handle.show(), handle.quit()):
            with pytest.raises(NotRunning, match="not running"):
                await asked
    async with controlled(here), open_handle(here.app) as handle:
        assert isinstance(handle, Remote)
        assert (await handle.status()).state == State.PAUSED
        await handle.resume("shop")


async def test_a_second_engine_leaves_the_first_ones_socket_alone(here: Stage) -> None:
    async with controlled(here) as desk, desk.remote() as remote:
        with pytest.raises(AlreadyRunning):
            async with controlled(here):
                raise AssertionError("two engines run on one home")
        assert (await remote.status()).running
        async with open_handle(here.app) as handle:
            assert handle.hello.role == "desk"


@posix
async def test_what_a_killed_engine_left_is_noticed_and_replaced(here: Stage) -> None:
    data = here.app.home.data
    script = (
        "import asyncio, os, signal, sys\nfrom pathlib import Path\n"
        "from wizard.control.server import ControlServer\n"
        "async def main():\n async with ControlServer(Path(sys.argv[1]), None):\n"
        "  os.kill(os.getpid(), signal.SIGKILL)\nasyncio.run(main())\n"
    )
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", script, str(data), cwd=Path.cwd())
    assert await killed.wait() == -9
    assert (data / SOCKET).exists()
    with pytest.raises(NotRunning):
        await Remote.connect(data)
    async with open_handle(here.app) as handle:
        assert handle.hello.role == ""
    async with controlled(here) as desk, desk.remote() as remote:
        assert (await remote.status()).running


@posix
async def test_a_listener_that_is_killed_costs_nothing(here: Stage) -> None:
    script = (
        "import asyncio, os, signal, sys\nfrom pathlib import Path\nfrom wizard.control.client import Remote\n"
        "async def main():\n remote = await Remote.connect(Path(sys.argv[1]))\n"
        " async for news in remote.news():\n  os.kill(os.getpid(), signal.SIGKILL)\nasyncio.run(main())\n"
    )
    async with controlled(here) as desk, desk.remote() as remote:
        killed = await asyncio.create_subprocess_exec(
            sys.executable, "-c", script, str(here.app.home.data), cwd=Path.cwd()
        )
        assert await killed.wait() == -9
        await until(lambda: desk.server.connections == 1)
        here.forum.say("ann", "shop, a question")
        await snapshot_until(remote, lambda s: s.channels[0].counts.tickets == 1)
