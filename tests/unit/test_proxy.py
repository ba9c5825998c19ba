"""Through a proxy of the system: who lets us through, who does not, and what is said about it."""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING

import pytest

from tests.proxies import LOG_IN, certificate, proxy, trusted
from wizard.errors import (
    HubUnavailable,
    NetworkUnavailable,
    ProxyLoginRefused,
    Unavailable,
    UsageError,
    WizardError,
)
from wizard.http import make_client, proxy_for
from wizard.hub.client import HubClient
from wizard.networks.mastodon.api import Api

if TYPE_CHECKING:
    from pathlib import Path

HUB, NETWORK = "https://api.socialhub.invalid/", "https://mastodon.invalid"


async def of_hub() -> WizardError:
    client = HubClient(HUB, "a token of nobody")
    try:
        with pytest.raises((HubUnavailable, ProxyLoginRefused)) as raised:
            await client.root()
    finally:
        await client.close()
    return raised.value


async def of_network() -> WizardError:
    api = Api(NETWORK, "a token of nobody")
    try:
        with pytest.raises(
            (NetworkUnavailable, ProxyLoginRefused)
        ) as raised:  # not NetworkUnsure: nothing was sent
            await api.act("POST", "/api/v1/statuses", json={"status": "x"})
    finally:
        await api.close()
    error: WizardError = raised.value
    return error


@pytest.mark.parametrize("user", ["", "erika:wrong@"])
async def test_a_proxy_that_wants_another_log_in_is_told(user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as there:
        monkeypatch.setenv("https_proxy", there.url(user))
        for error in (await of_hub(), await of_network()):
            assert isinstance(error, ProxyLoginRefused)  # which stops us: a proxy may lock an account
            assert error.what == "The proxy wants a log-in, or does not accept the one that it is given."
            assert "wrong" not in str(error)
        assert there.asked == ["api.socialhub.invalid:443", "mastodon.invalid:443"]
        assert "nobody" not in there.heard  # the token is for SocialHub, inside the tunnel


async def test_a_proxy_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy(shut=True) as there:
        monkeypatch.setenv("https_proxy", there.url(LOG_IN))
        hub, network = await of_hub(), await of_network()
        assert hub.what == "The proxy did not let us through to SocialHub."
        assert network.what == "The proxy did not let us through to mastodon.invalid."
        for error in (hub, network):
            assert isinstance(error, Unavailable)
            assert error.by_proxy
            assert not error.unreached


async def test_a_proxy_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as there:
        monkeypatch.setenv("https_proxy", there.url(LOG_IN))
    for error in (await of_hub(), await of_network()):
        assert error.what == f"Nothing answers at the proxy's address 127.0.0.1:{there.port}."
        assert isinstance(error, Unavailable)
        assert error.by_proxy
        assert error.unreached


async def test_a_proxy_that_reaches_nobody_is_not_to_blame(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy(shut=True, answer=b"503 Busy") as there:
        monkeypatch.setenv("https_proxy", there.url(LOG_IN))
        hub, network = await of_hub(), await of_network()
        assert hub.what == "The proxy does not reach SocialHub (it answers 503)."
        assert network.what == "The proxy does not reach mastodon.invalid (it answers 503)."
        for error in (hub, network):
            assert isinstance(error, Unavailable)
            assert not error.by_proxy
            assert not error.unreached


async def test_with_the_right_log_in_the_tunnel_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as there:
        monkeypatch.setenv("https_proxy", there.url(LOG_IN))
        assert "does not reach" in (await of_hub()).what  # the other end is what is missing now
        assert set(there.asked) == {"api.socialhub.invalid:443"}
        assert "nobody" not in there.heard


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:9", "gopher://127.0.0.1:9"])
def test_a_proxy_of_another_kind_is_said_and_no_fault(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", address)
    for what in (lambda: make_client(base_url=HUB), lambda: proxy_for(HUB)):
        with pytest.raises(UsageError, match="of a kind that cannot be used"):
            what()


async def test_what_goes_through_the_tunnel_is_the_whole_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path, "api.socialhub.invalid")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    heard: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)
    with trusted(file):
        async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=tls) as server, proxy() as there:
            there.behind = {"api.socialhub.invalid": server.sockets[0].getsockname()[1]}
            monkeypatch.setenv("https_proxy", there.url(LOG_IN))
            await of_hub()
    assert heard
    assert heard[0].startswith(
        "GET /?accesstoken=a%20token%20of%20nobody HTTP/1.1\r\nHost: api.socialhub.invalid\r\n"
    )
    assert "Proxy-Authorization" not in heard[0]
