"""Which certificates are believed: the operating system's store, read once."""

from __future__ import annotations

import asyncio
import ssl
import sys
from typing import TYPE_CHECKING

import pytest

from tests.proxies import certificate, trusted
from wizard.http import ssl_context

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform in {"darwin", "win32"}, reason="their stores are asked by the system itself"
)
NAME = "hub.invalid"


async def greeted(context: ssl.SSLContext, serving: ssl.SSLContext) -> bytes:
    """What a server with `serving` says to whoever believes it."""

    async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hello")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0, ssl=serving) as server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=NAME)
        said = await reader.read()
        writer.close()
        await writer.wait_closed()
        return said


async def test_the_store_is_read_once_and_not_for_each_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path, NAME)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with trusted(file):
        context = ssl_context()
        file.unlink()  # whoever reads it again for a connection finds nothing
        assert await greeted(context, serving) == b"hello"
        assert ssl_context() is context


@pytest.mark.any_logs  # asyncio tells of the handshake that the other side ended
async def test_an_authority_that_the_system_does_not_know_is_refused(tmp_path: Path) -> None:
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate(tmp_path, NAME))
    with pytest.raises(ssl.SSLCertVerificationError):
        await greeted(ssl_context(), serving)
