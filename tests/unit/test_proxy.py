"""Through a proxy of the system: who lets us through, who does not, and what is said about it."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import ssl
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from wizard.errors import HubUnavailable, NetworkUnavailable, UsageError, WizardError
from wizard.http import make_client, proxy_for, ssl_context
from wizard.hub.client import HubClient
from wizard.networks.mastodon.api import Api

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HUB, NETWORK = "https://api.socialhub.invalid/", "https://mastodon.invalid"
RIGHT = "Basic " + base64.b64encode(b"erika:good").decode()


@dataclass
class Proxy:
    """Speaks CONNECT; lets nobody further than to its door, where it ends the tunnel."""

    port: int = 0
    log_in: bool = True  # whether it wants one
    shut: bool = False  # refuses every address
    leads_to: int = 0  # a port of this computer, where every tunnel ends
    asked: list[str] = field(default_factory=list)
    heard: str = ""
    open: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = field(default_factory=dict)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open[asyncio.current_task()] = writer
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.asked.append(head.split(" ")[1])
        self.heard += head
        if self.log_in and RIGHT not in head:
            writer.write(
                b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n"
                b"Content-Length: 0\r\n\r\n"
            )
        elif self.shut:
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        else:
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            if self.leads_to:
                await self._pass_on(reader, writer)
        with contextlib.suppress(OSError):  # the other end may have gone first
            await writer.drain()
        writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self.leads_to)
        await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))

    def url(self, user: str = "") -> str:
        return f"http://{user}127.0.0.1:{self.port}"


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def proxy(**options: bool) -> AsyncIterator[Proxy]:
    made = Proxy(**options)  # type: ignore[arg-type]
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    async with server:
        made.port = server.sockets[0].getsockname()[1]
        yield made
        for writer in made.open.values():
            writer.close()
        await asyncio.gather(*(task for task in made.open if task is not None))


async def of_hub() -> WizardError:
    client = HubClient(HUB, "a token of nobody")
    try:
        with pytest.raises(HubUnavailable) as raised:
            await client.root()
    finally:
        await client.close()
    return raised.value


async def of_network() -> WizardError:
    api = Api(NETWORK, "a token of nobody")
    try:
        with pytest.raises(NetworkUnavailable) as raised:  # not NetworkUnsure: nothing was sent
            await api.act("POST", "/api/v1/statuses", json={"status": "x"})
    finally:
        await api.close()
    return raised.value


@pytest.mark.parametrize("user", ["", "erika:wrong@"])
async def test_a_proxy_that_wants_another_log_in_is_told(user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as there:
        monkeypatch.setenv("https_proxy", there.url(user))
        for error in (await of_hub(), await of_network()):
            assert error.what == "The proxy wants a log-in, or does not accept the one that it is given."
            assert "wrong" not in str(error)
        assert there.asked == ["api.socialhub.invalid:443", "mastodon.invalid:443"]
        assert "nobody" not in there.heard  # the token is for SocialHub, inside the tunnel


async def test_a_proxy_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy(shut=True) as there:
        monkeypatch.setenv("https_proxy", there.url("erika:good@"))
        assert (await of_hub()).what == "The proxy did not let us through to SocialHub."
        assert (await of_network()).what == "The proxy did not let us through to mastodon.invalid."


async def test_with_the_right_log_in_the_tunnel_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as there:
        monkeypatch.setenv("https_proxy", there.url("erika:good@"))
        assert "proxy wants" not in (await of_hub()).what  # the other end is what is missing now
        assert set(there.asked) == {"api.socialhub.invalid:443"}
        assert "nobody" not in there.heard


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:9", "gopher://127.0.0.1:9"])
def test_a_proxy_of_another_kind_is_said_and_no_fault(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", address)
    for what in (make_client, lambda: proxy_for(HUB)):
        with pytest.raises(UsageError, match="of a kind that cannot be used"):
            what()


async def test_what_goes_through_the_tunnel_is_the_whole_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "certificate.pem"
    file.write_bytes(_certificate("api.socialhub.invalid"))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    heard: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)
    ssl_context.cache_clear()  # it was made with the system's store
    try:
        async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=tls) as server, proxy() as there:
            there.leads_to = server.sockets[0].getsockname()[1]
            monkeypatch.setenv("https_proxy", there.url("erika:good@"))
            await of_hub()
    finally:
        ssl_context.cache_clear()
    assert heard
    assert heard[0].startswith(
        "GET /?accesstoken=a%20token%20of%20nobody HTTP/1.1\r\nHost: api.socialhub.invalid\r\n"
    )
    assert "Proxy-Authorization" not in heard[0]


def _certificate(name: str) -> bytes:
    """A certificate that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC).replace(tzinfo=None)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number(), now)
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    return made.public_bytes(encoding) + key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
