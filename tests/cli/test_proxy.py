"""`proxy`: chosen, shown and tried out, as somebody types it on a server."""

from __future__ import annotations

import json
import os
import signal
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest

from tests.cli.stand import ready, until
from tests.proxies import GOOD, USER, Proxy, certificate, listening, proxy, server_tls, trusted

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.stand import FarSide, Person

HUB = "api.socialhub.io"


@pytest.fixture
def there(far: FarSide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy that knows SocialHub, where nobody may do anything."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()

    file = certificate(tmp_path, HUB)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    stack = AsyncExitStack()

    async def begin() -> Proxy:
        port = await stack.enter_async_context(listening(refuse, server_tls(file)))
        return await stack.enter_async_context(proxy(behind={HUB: port}))

    with trusted(file):
        yield far.does(begin())
        far.does(stack.aclose())


def chooses(person: Person, there: Proxy, password: str = GOOD, *more: str) -> None:
    person.has("PROXY_PASSWORD", password)
    ran = person.runs("proxy", "set", there.url(), "--user", USER, "--from", "env:PROXY_PASSWORD", *more)
    assert ran.code == 0, ran.err
    assert password not in ran.said


def test_at_first_the_systems_is_taken(person: Person) -> None:
    assert person.runs("proxy", "show", "--json").json() == {
        "kind": "system",
        "address": None,
        "user": None,
        "password_stored": False,
        "no_proxy_for": [],
    }
    assert person.runs("proxy", "show").out == "As the system says: no proxy.\n"
    person.has("https_proxy", "http://erika:secret@proxy.example:3128")
    assert person.runs("proxy", "show").out == "As the system says: proxy.example:3128.\n"


def test_one_is_chosen_shown_tried_and_given_up(person: Person, there: Proxy) -> None:
    chooses(person, there, GOOD, "--no-proxy-for", "*.example.com 10.0.0.0/8")
    shown = person.runs("proxy", "show")
    assert shown.out == (
        f"Requests go through {there.url()}.\n"
        f"Logged in as {USER}; its password is stored.\n"
        "Not for: example.com, 10.0.0.0/8\n"
    )
    ran = person.runs("proxy", "test")
    assert (ran.code, ran.out) == (0, f"{HUB} is reached through the proxy 127.0.0.1:{there.port}.\n")
    assert person.runs("proxy", "set", "none", "--json").json()["kind"] == "none"
    assert person.runs("proxy", "show").out == "No proxy is used.\n"
    asked = len(there.asked)
    assert person.runs("proxy", "test").code == 1  # and nothing comes to the proxy any more
    assert len(there.asked) == asked
    assert person.runs("proxy", "set", "system", "--json").json()["kind"] == "system"


def test_what_is_wrong_is_said_and_its_end_seen(person: Person, there: Proxy, far: FarSide) -> None:
    chooses(person, there, "not this one")
    refused = person.runs("proxy", "test")
    assert refused.code == 2
    assert "The proxy wants a log-in, or does not accept the one that it is given." in refused.err
    assert "not this one" not in refused.said
    chooses(person, there)
    assert person.runs("proxy", "test").code == 0
    far.does(there.stop())
    gone = person.runs("proxy", "test", "--json")
    assert gone.json()["error"]["what"].startswith("Nothing answers at the proxy's address")
    far.does(there.start())
    assert person.runs("proxy", "test").code == 0


def test_a_password_that_is_gone_is_no_way_past_the_proxy(person: Person, there: Proxy) -> None:
    chooses(person, there)
    person.keyring.write_text("{}", encoding="utf-8")
    assert "its password is not stored" in person.runs("proxy", "show").out
    ran = person.runs("proxy", "test")
    assert ran.code == 3
    assert "The proxy's password is not in the store of secrets." in ran.err
    assert there.asked == []
    found = {each["subject"]: each for each in person.runs("doctor", "--json").json()}
    assert not found["proxy"]["well"]
    chooses(person, there)
    found = {each["subject"]: each for each in person.runs("doctor", "--json").json()}
    assert found["proxy"] == {
        "subject": "proxy",
        "well": True,
        "text": f"The one in the preferences: 127.0.0.1:{there.port}.",
        "advice": "",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["socks5://proxy.example:1080"], "SOCKS proxies cannot be used"),
        (["http://erika:secret@proxy.example:3128"], "has a user name or password in it"),
        (["proxy.example"], "has no port"),
        (["none", "--user", "erika"], "takes no log-in"),
        (["http://proxy.example:3128", "--from", "env:PROXY_PASSWORD"], "a password without a user name"),
        (["http://proxy.example:3128", "--user", "erika"], "Nothing says where the secret is"),
        (["http://proxy.example:3128", "--user", "erika", "--from", "env:EMPTY"], "The password is empty"),
        (["http://proxy.example:3128", "--no-proxy-for", "no/host"], "is no host"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(person: Person, arguments: list[str], said: str) -> None:
    person.has("PROXY_PASSWORD", "secret")
    person.has("EMPTY", "")
    ran = person.runs("proxy", "set", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "secret" not in ran.err.replace("the secret is", "")
    assert person.runs("proxy", "show", "--json").json()["kind"] == "system"
    assert person.secrets() == {}


def test_the_password_is_in_the_keyring_and_nowhere_else(person: Person, there: Proxy) -> None:
    password = "Schnabeltier/Wombat 7%"
    person.has("CHANNEL_WIZARD_LOG", "debug")
    chooses(person, there, password)
    person.runs("proxy", "test")
    person.runs("doctor")
    file = person.folder / "diagnostics.json"
    assert person.runs("diagnostics", str(file)).code == 0
    assert password in str(person.secrets())
    written = [each for each in (*person.home.rglob("*"), file) if each.is_file()]
    assert written
    for each in written:
        text = each.read_bytes().decode("utf-8", "replace")
        assert "Schnabeltier" not in text, each
        assert "Wombat" not in text, each
    told = file.read_text(encoding="utf-8")
    assert json.loads(told)["proxy"] == "manual"
    for word in (USER, "127.0.0.1", str(there.port)):
        assert word not in told


def test_a_backup_carries_it(person: Person, there: Proxy) -> None:
    chooses(person, there)
    source = f"file:{person.writes('words', 'correct horse battery staple')}"
    file = str(person.folder / "all.channel-wizard")
    assert person.runs("backup", "make", file, "--passphrase", source).code == 0
    assert person.runs("proxy", "set", "http://other.example:3128").code == 0  # which wants no log-in
    assert person.secrets() == {}
    assert person.runs("backup", "restore", file, "--passphrase", source, "--yes").code == 0
    assert person.runs("proxy", "show", "--json").json()["password_stored"]
    assert person.runs("proxy", "test").code == 0


@pytest.mark.skipif(os.name != "posix", reason="signals and sockets as on POSIX")
@pytest.mark.timeout(600)
def test_a_running_engine_takes_it_at_once(person: Person, there: Proxy, far: FarSide) -> None:
    """The Network's name is one that the proxy alone knows."""

    def state() -> str:
        (channel,) = person.runs("status", "--json").json()["channels"]
        return str(channel["state"])

    person.sets_up(**{"replies.via": "none"})
    settings = person.settings()
    settings["channels"][0]["hub_url"] = f"https://{HUB}/"
    (person.home / "config" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    there.log_in = False
    process = person.starts("sync", "--quiet")
    ready(process)
    until(lambda: state() == "trouble", "that SocialHub is not reached")
    assert there.asked == []
    assert person.runs("proxy", "set", there.url()).code == 0
    until(lambda: f"{HUB}:443" in there.asked, "a request through the proxy")
    until(lambda: state() == "needs you", "what SocialHub answers")  # it refuses the token, and is reached
    far.does(there.stop())
    process.send_signal(signal.SIGTERM)
    assert person.finishes(process).code == 0
