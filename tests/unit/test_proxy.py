"""Through a proxy of the system: who lets us through, who does not, and what is said about it."""

from __future__ import annotations

import asyncio
import base64
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from wizard.errors import HubUnavailable, NetworkUnavailable, UsageError, WizardError
from wizard.http import make_client, proxy_for
from wizard.hub.client import HubClient
from wizard.networks.mastodon.api import Api

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HUB, NETWORK = "https://api.socialhub.invalid/", "https://mastodon.invalid"
RIGHT = "Basic " + base64.b64encode(b"erika:good").decode()


@dataclass
class Proxy:
    """Speaks CONNECT; lets nobody further than to its door, where it ends the tunnel."""

    port: int = 0
    log_in: bool = True  # whether it wants one
    shut: bool = False  # refuses every address
    asked: list[str] = field(default_factory=list)
    heard: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
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
        await writer.drain()
        writer.close()

    def url(self, user: str = "") -> str:
        return f"http://{user}127.0.0.1:{self.port}"


@asynccontextmanager
async def proxy(**options: bool) -> AsyncIterator[Proxy]:
    made = Proxy(**options)  # type: ignore[arg-type]
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    async with server:
        made.port = server.sockets[0].getsockname()[1]
        yield made


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
