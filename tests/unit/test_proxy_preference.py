"""The proxy preference by itself: what may be entered, which way it leads, what is kept where, how it is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.proxies import GOOD, USER, Proxy, certificate, listening, proxy, server_tls, trusted
from wizard.errors import ProxyPasswordMissing, SecretsUnavailable, Unavailable, UsageError
from wizard.http import choose_proxies_by, make_client, proxy_for
from wizard.hub.client import HubClient
from wizard.networks.mastodon.api import Api
from wizard.proxy import (
    PASSWORD,
    ProxyPreference,
    Route,
    check_address,
    check_past,
    check_user,
    goes_past,
    keep_proxy,
    try_route,
)
from wizard.secrets import MemorySecrets, Secrets
from wizard.settings import ProxyChoice, SettingsStore

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

URL = "https://api.socialhub.invalid/"
HOST = "api.socialhub.invalid"


# --- What is entered -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("http://proxy.example:3128", "http://proxy.example:3128"),
        ("  proxy.example:3128/ ", "http://proxy.example:3128"),
        ("https://proxy.example:443", "https://proxy.example:443"),
        ("proxy:8080", "http://proxy:8080"),
        ("http://192.0.2.7:8080", "http://192.0.2.7:8080"),
        ("http://[2001:db8::7]:8080", "http://[2001:db8::7]:8080"),
        ("http://Proxy.Example:3128", "http://proxy.example:3128"),
    ],
)
def test_an_address_is_kept_whole(text: str, kept: str) -> None:
    assert check_address(text) == kept
    assert check_address(kept) == kept


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is missing"),
        ("   ", "is missing"),
        ("http://proxy.example", "has no port"),
        ("proxy.example", "has no port"),
        ("http://proxy.example:0", "no address of a proxy"),
        ("http://proxy.example:99999", "no address of a proxy"),
        ("http://proxy.example:port", "no address of a proxy"),
        ("http://proxy example:3128", "no address of a proxy"),
        ("http://proxy.example:3128/path", "no address of a proxy"),
        ("ftp://proxy.example:3128", "no address of a proxy"),
        ("http://:3128", "no address of a proxy"),
        ("socks5://proxy.example:1080", "SOCKS proxies cannot be used"),
        ("socks4a://proxy.example:1080", "SOCKS proxies cannot be used"),
        ("http://erika:secret@proxy.example:3128", "has a user name or password in it"),
    ],
)
def test_what_is_no_address_is_said_at_the_field(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        check_address(text)
    assert raised.value.field == "address"
    assert "secret" not in str(raised.value)


def test_a_user_name_has_no_colon() -> None:
    assert check_user("  CORP\\erika ") == "CORP\\erika"
    with pytest.raises(UsageError, match="no colon") as raised:
        check_user("erika:secret")
    assert raised.value.field == "user"


def test_hosts_are_read_as_people_write_them() -> None:
    text = "*.example.com, .intern; 10.0.0.0/8 2001:db8::/32\n[::1] Example.COM"
    assert check_past(text) == ("example.com", "intern", "10.0.0.0/8", "2001:db8::/32", "::1")
    with pytest.raises(UsageError, match="“no/host” is no host") as raised:
        check_past("example.com no/host")
    assert raised.value.field == "past"


@pytest.mark.parametrize(
    ("host", "past"),
    [
        ("example.com", True),
        ("EXAMPLE.com.", True),
        ("a.b.example.com", True),
        ("notexample.com", False),
        ("10.1.2.3", True),
        ("11.1.2.3", False),
        ("2001:db8::5", True),
        ("[2001:db8::5]", True),
        ("192.0.2.7", True),
    ],
)
def test_a_host_stands_for_all_below_it(host: str, past: bool) -> None:
    assert goes_past(("example.com", "10.0.0.0/8", "2001:db8::/32", "192.0.2.7"), host) is past


# --- Which way -------------------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


def manual(address: str = "http://proxy.example:3128", user: str = USER, **more: object) -> ProxyChoice:
    return ProxyChoice.model_validate({"kind": "manual", "address": address, "user": user, **more})


def test_the_log_in_is_written_so_that_every_library_reads_it() -> None:
    assert Route(manual(), GOOD).proxy_for("https", HOST) == "http://erika:gute-Fahrt%3A7%25@proxy.example:3128"
    assert Route(manual(user="")).proxy_for("https", HOST) == "http://proxy.example:3128"
    assert Route(manual(past=("socialhub.invalid",)), GOOD).proxy_for("https", HOST) is None
    assert Route(ProxyChoice(kind="none", address="http://proxy.example:3128")).proxy_for("https", HOST) is None
    assert GOOD not in repr(Route(manual(), GOOD))


def test_the_system_is_asked_only_where_that_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://erika@system.example:3128")
    assert Route(ProxyChoice()).proxy_for("https", HOST) == "http://erika:@system.example:3128"
    assert Route(ProxyChoice(kind="none")).proxy_for("https", HOST) is None
    assert Route(manual(user="")).proxy_for("https", HOST) == "http://proxy.example:3128"
    monkeypatch.setenv("no_proxy", "socialhub.invalid")
    assert Route(ProxyChoice()).proxy_for("https", HOST) is None


def test_a_preference_is_obeyed_as_soon_as_it_is_kept(store: SettingsStore) -> None:
    secrets = MemorySecrets()
    preference = ProxyPreference(store, lambda: secrets)
    choose_proxies_by(preference)
    assert proxy_for(URL) is None
    keep_proxy(store, lambda: secrets, manual(), GOOD)
    assert proxy_for(URL) == "http://erika:gute-Fahrt%3A7%25@proxy.example:3128"
    assert proxy_for("http://127.0.0.1:8080/") is None
    assert proxy_for("https://localhost/") is None
    keep_proxy(store, lambda: secrets, manual(), "another")  # nothing but the password
    assert proxy_for(URL) == "http://erika:another@proxy.example:3128"
    keep_proxy(store, lambda: secrets, manual().model_copy(update={"kind": "none"}), None)
    assert proxy_for(URL) is None
    keep_proxy(store, lambda: secrets, store.load().proxy.model_copy(update={"kind": "manual"}), None)
    assert proxy_for(URL) == "http://erika:another@proxy.example:3128"  # it was kept meanwhile


def test_nothing_goes_past_a_proxy_whose_password_is_gone(store: SettingsStore) -> None:
    secrets = MemorySecrets()
    keep_proxy(store, lambda: secrets, manual(), GOOD)
    secrets.delete(PASSWORD)
    choose_proxies_by(ProxyPreference(store, lambda: secrets))
    for make in (
        lambda: HubClient(URL, "a token of nobody"),
        lambda: Api("https://mastodon.invalid"),
        lambda: make_client(base_url=URL),
    ):
        with pytest.raises(ProxyPasswordMissing, match="is not in the store of secrets"):
            make()


async def test_nor_a_request_to_a_host_that_is_named_later(store: SettingsStore) -> None:
    secrets = MemorySecrets()
    keep_proxy(store, lambda: secrets, manual(), GOOD)
    secrets.delete(PASSWORD)
    choose_proxies_by(ProxyPreference(store, lambda: secrets))
    async with make_client() as client:
        with pytest.raises(ProxyPasswordMissing):
            await client.get(URL)


# --- Kept ------------------------------------------------------------------------------------------------------


class NoStore(MemorySecrets):
    def get(self, name: str) -> str | None:
        raise SecretsUnavailable("There is no keyring.")

    def put(self, name: str, value: str) -> None:
        self.get(name)

    def delete(self, name: str) -> None:
        self.get(name)


def test_the_password_is_in_the_store_of_secrets_alone(store: SettingsStore) -> None:
    secrets = MemorySecrets()
    keep_proxy(store, lambda: secrets, manual(past=("intern",)), GOOD)
    assert secrets.get(PASSWORD) == GOOD
    text = store.path.read_text(encoding="utf-8")
    assert GOOD not in text
    assert "gute-Fahrt" not in text
    keep_proxy(store, lambda: secrets, manual(user=""), None)
    assert secrets.get(PASSWORD) is None


def test_a_log_in_needs_a_password(store: SettingsStore) -> None:
    secrets = MemorySecrets()
    with pytest.raises(UsageError, match="password is missing") as raised:
        keep_proxy(store, lambda: secrets, manual(), None)
    assert raised.value.field == "password"
    assert store.load().proxy == ProxyChoice()


def test_without_a_keyring_a_proxy_without_a_log_in_can_be_kept(store: SettingsStore) -> None:
    def none() -> Secrets:
        return NoStore()

    with pytest.raises(SecretsUnavailable):
        keep_proxy(store, none, manual(), GOOD)
    assert store.load().proxy == ProxyChoice()
    keep_proxy(store, none, manual(user=""), None)
    keep_proxy(store, none, ProxyChoice(), None)
    assert store.load().proxy.kind == "system"


# --- Tried out -------------------------------------------------------------------------------------------------


async def tried(there: Proxy, user: str = USER, password: str = GOOD) -> UsageError:
    route = Route(manual(there.url(), user), password)
    with pytest.raises(UsageError) as raised:
        await try_route(route, URL)
    assert password not in str(raised.value)
    return raised.value


async def test_each_kind_of_failure_has_its_sentence_and_its_field() -> None:
    async with proxy() as there:
        place = f"127.0.0.1:{there.port}"
        wrong = await tried(there, password="not this one")
        assert (wrong.what, wrong.field) == (
            "The proxy wants a log-in, or does not accept the one that it is given.",
            "password",
        )
        behind = await tried(there)
        assert behind.what == f"The proxy does not reach {HOST} (it answers 502)."
        there.shut = True
        assert (await tried(there)).what == f"The proxy did not let us through to {HOST}."
        there.answer = b"405 Method Not Allowed"
        stranger = await tried(there)
        assert (stranger.what, stranger.field) == (
            f"What answers at {place} is no proxy (status 405).",
            "address",
        )
    gone = await tried(there)
    assert (gone.what, gone.field) == (f"Nothing answers at the proxy's address {place}.", "address")


async def test_a_name_that_nobody_knows_is_said() -> None:
    with pytest.raises(UsageError, match=r"The name of the proxy proxy.invalid:3128 is not known") as raised:
        await try_route(Route(manual("http://proxy.invalid:3128", "")), URL)
    assert raised.value.field == "address"


async def test_what_is_no_proxy_at_all_is_said() -> None:
    async def mutter(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
        await writer.drain()
        await reader.read(1000)

    async with listening(mutter) as port:
        with pytest.raises(UsageError, match="does not speak like a proxy") as raised:
            await try_route(Route(manual(f"http://127.0.0.1:{port}", "")), URL)
        assert raised.value.field == "address"


async def test_https_to_a_proxy_that_speaks_none_is_said() -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1000)
        writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with listening(refuse) as port:
        with pytest.raises(UsageError, match="does not speak TLS") as raised:
            await try_route(Route(manual(f"https://127.0.0.1:{port}", "")), URL)
        assert raised.value.field == "address"
        assert "http:// instead" in raised.value.advice


async def test_a_certificate_that_is_not_trusted_is_the_servers(tmp_path: Path) -> None:
    async def nothing(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.read()

    tls = server_tls(certificate(tmp_path, HOST))
    async with listening(nothing, tls) as port, proxy(behind={HOST: port}) as there:
        with pytest.raises(Unavailable, match=f"The certificate of {HOST} is not trusted") as raised:
            await try_route(Route(manual(there.url()), GOOD), URL)
        assert "its own authority" in raised.value.advice


async def test_a_proxy_that_is_spoken_to_in_tls_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()

    file = certificate(tmp_path, HOST, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    tls = server_tls(file)
    with trusted(file):
        async with listening(answer, tls) as port, proxy(behind={HOST: port}, tls=tls) as there:
            said = await try_route(Route(manual(f"https://localhost:{there.port}"), GOOD), URL)
            assert said == f"{HOST} is reached through the proxy localhost:{there.port}."


async def test_this_computer_itself_needs_no_proxy() -> None:
    said = await try_route(Route(manual()), "http://127.0.0.1:9/")
    assert said == "127.0.0.1 is this computer itself, and is reached without a proxy."


def test_an_address_that_was_written_by_hand_is_checked_too(store: SettingsStore) -> None:
    keep_proxy(store, NoStore, manual(user=""), None)
    text = store.path.read_text(encoding="utf-8")
    store.path.write_text(text.replace("http://proxy.example", "socks5://proxy.example"), encoding="utf-8")
    with pytest.raises(UsageError, match="begins with http"):
        store.load()
    store.path.write_text(text, encoding="utf-8")
    assert store.load().proxy.address == "http://proxy.example:3128"
