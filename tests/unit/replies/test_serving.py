"""The server below the receiver: which addresses it takes, and that silent connections do not stay."""

from __future__ import annotations

import asyncio
import signal
import socket
from typing import TYPE_CHECKING

import pytest

from wizard.errors import UsageError
from wizard.replies.serving import LocalServer, parse_listen

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@pytest.mark.parametrize(
    ("listen", "expected"),
    [
        ("127.0.0.1:8765", ("127.0.0.1", 8765)),
        (" 127.0.0.1:0 ", ("127.0.0.1", 0)),
        ("127.1.2.3:65535", ("127.1.2.3", 65535)),
        ("[::1]:80", ("::1", 80)),
        ("localhost:8765", ("127.0.0.1", 8765)),
    ],
)
def test_addresses_to_listen_on(listen: str, expected: tuple[str, int]) -> None:
    assert parse_listen(listen) == expected


@pytest.mark.parametrize(
    "listen",
    ["", "8765", ":8765", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:-1", "127.0.0.1:65536",
     "127.0.0.1:²", "0.0.0.0:80", "[::]:80", "192.168.0.2:80", "hook.example:80", "http://127.0.0.1:80"],
)  # fmt: skip
def test_addresses_not_to_listen_on(listen: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_listen(listen)
    assert caught.value.field == "listen"
    assert caught.value.advice


async def test_a_silent_connection_is_closed() -> None:
    server = LocalServer(answer, "127.0.0.1:0", head_timeout=0.05)
    await server.start()
    try:
        reader, writer = await asyncio.open_connection(*server.address)
        assert await read_to_end(reader) == b""
        writer.close()
    finally:
        await server.stop()


async def test_a_head_that_never_ends_is_closed_also_behind_a_whole_one() -> None:
    server = LocalServer(answer, "127.0.0.1:0", head_timeout=1.0)
    await server.start()
    try:
        reader, writer = await asyncio.open_connection(*server.address)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 204 ")
        writer.write(b"GET / HTTP/1.1\r\nHost:")
        assert await read_to_end(reader) == b""
        writer.close()
    finally:
        await server.stop()


async def read_to_end(reader: asyncio.StreamReader) -> bytes:
    try:
        return await asyncio.wait_for(reader.read(), 60)
    except ConnectionResetError:
        return b""


@pytest.mark.parametrize("turns", range(6))
async def test_a_connection_in_the_moment_of_the_stop_is_closed(turns: int) -> None:
    """However far the loop has got with it."""
    server = LocalServer(answer, "127.0.0.1:0")
    await server.start()
    connection = socket.create_connection(server.address)
    for _ in range(turns):
        await asyncio.sleep(0)
    await server.stop()
    assert await end_of(connection) == b""


async def end_of(connection: socket.socket) -> bytes:
    connection.setblocking(False)
    try:
        async with asyncio.timeout(60):
            return await asyncio.get_running_loop().sock_recv(connection, 100)
    except ConnectionResetError:
        return b""
    finally:
        connection.close()


async def test_signal_handlers_are_left_alone() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    server = LocalServer(answer, "127.0.0.1:0")
    await server.start()
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
    await server.stop()


async def test_an_address_only_while_it_runs() -> None:
    server = LocalServer(answer, "127.0.0.1:0")
    with pytest.raises(RuntimeError):
        _ = server.address
    await server.stop()
    await server.start()
    assert server.address[1] > 0
    with pytest.raises(RuntimeError):
        await server.start()
    await server.stop()
