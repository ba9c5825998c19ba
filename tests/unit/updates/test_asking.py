"""A feed that is really asked over HTTP: what is believed, what is refused, and what comes after it."""

from __future__ import annotations

import asyncio
import logging
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.proxies import certificate
from tests.unit.updates.feeds import NOW, PAGES, FeedServer, Publisher, document, feed_server, home_in, ms, release
from wizard.http import ssl_context
from wizard.updates.asking import AGAIN, DAY, Asker
from wizard.updates.build import Build
from wizard.updates.feed import MAX_BYTES
from wizard.updates.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Clock:
    def __init__(self) -> None:
        self.now = ms(NOW)

    def __call__(self) -> int:
        return self.now


class Installation:
    """One that runs 1.4.0, and whoever publishes for it."""

    def __init__(self, server: FeedServer, folder: Path) -> None:
        self.server, self.publisher, self.second, self.clock = server, Publisher(), Publisher(), Clock()
        self.build = server.build(self.publisher, self.second)
        self._folder = folder
        server.body = self.publisher.sign(document(release("1.5.0")))

    @property
    def asker(self) -> Asker:
        return Asker(home_in(self._folder), self.build, "1.4.0", self.clock)

    async def ask(self) -> State:
        return await self.asker.ask()

    async def hears(self, said: str) -> State:
        """Nothing that was known is forgotten; `said`: what is wrong."""
        before, asked = self.asker.file.load(), len(self.server.asked)
        after = await self.ask()
        assert len(self.server.asked) > asked
        assert said in after.problem
        assert (after.offer, after.seen, after.read) == (before.offer, before.seen, before.read)
        assert after == self.asker.file.load()
        assert after.next >= self.clock.now + DAY
        return after

    async def recovers(self) -> None:
        """And with a good feed all is well."""
        self.server.status, self.server.leads_to = 200, ""
        self.server.body = self.publisher.sign(document(release("1.6.0"), made=NOW + timedelta(hours=1)))
        state = await self.ask()
        assert state.problem == ""
        assert state.offer is not None
        assert state.offer.version == "1.6.0"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    with feed_server() as server:
        yield Installation(server, tmp_path)


async def test_a_newer_version_is_heard_of(here: Installation) -> None:
    state = await here.ask()
    assert state.problem == ""
    assert (state.asked, state.read) == (here.clock.now, here.clock.now)
    assert state.offered(here.build, "1.4.0") is not None
    assert state.seen == {here.publisher.key.ident: ms(NOW)}
    offer = state.offer
    assert offer is not None
    assert (offer.page, offer.date, offer.text("de")) == (f"{PAGES}1.5.0", "2026-11-20", "Startet schneller.")


async def test_nothing_is_told_about_anybody(here: Installation) -> None:
    for _time in range(2):
        await here.ask()
    first, second = (each.splitlines() for each in here.server.asked)
    assert first == second, "no cookie and no tag tells one who came from one who comes back"
    assert first[0] == "GET /feed HTTP/1.1"
    names = {line.partition(":")[0].lower() for line in first[1:] if line}
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert "User-Agent: ChannelWizard" in [line.strip() for line in first]


async def test_where_nothing_is_newer_nothing_is_offered(here: Installation) -> None:
    await here.ask()
    here.server.body = here.publisher.sign(document(release("1.4.0"), made=NOW + timedelta(hours=1)))
    state = await here.ask()
    assert (state.offer, state.problem) == (None, "")  # 1.5.0 was withdrawn


# --- What is refused --------------------------------------------------------------------------------------------


async def test_a_feed_of_somebody_else_is_refused(here: Installation) -> None:
    here.server.body = Publisher().sign(document(release("9.0.0")))
    await here.hears("a key that this build does not know")
    await here.recovers()


async def test_a_text_that_was_changed_is_refused(here: Installation) -> None:
    await here.ask()
    here.server.body = here.server.body.replace(b"Starts faster.", b"Call 0900 1.  ")
    await here.hears("does not match")
    await here.recovers()


async def test_either_key_is_taken_and_each_has_its_own_clock(here: Installation) -> None:
    """Whoever stole one key cannot keep the other's feeds from being read by dating theirs ahead."""
    here.server.body = here.publisher.sign(document(release("9.0.0"), made=NOW + timedelta(hours=20)))
    await here.ask()
    here.server.body = here.second.sign(document(release("1.5.1"), made=NOW))
    state = await here.ask()
    assert state.problem == ""
    assert state.offer is not None
    assert state.offer.version == "1.5.1"
    here.build = here.server.build(here.second)  # the next build has forgotten the stolen key
    here.server.body = here.publisher.sign(document(release("9.0.1"), made=NOW + timedelta(hours=21)))
    await here.hears("does not know")


async def test_an_older_feed_is_refused_and_the_same_one_is_not(here: Installation) -> None:
    here.server.body = here.publisher.sign(document(release("1.5.1"), made=NOW))
    await here.ask()
    assert (await here.ask()).problem == ""
    here.server.body = here.publisher.sign(document(release("1.5.0"), made=NOW - timedelta(seconds=1)))
    await here.hears("older than one that was read before")
    await here.recovers()


async def test_a_feed_from_the_future_is_refused(here: Installation) -> None:
    here.server.body = here.publisher.sign(document(release("1.5.0"), made=NOW + timedelta(days=2)))
    await here.hears("from the future")
    here.clock.now += 3 * DAY  # the clock of this computer was wrong
    assert (await here.ask()).problem == ""


async def test_a_feed_that_has_ended_is_true_and_may_not_be_all(here: Installation) -> None:
    here.server.body = here.publisher.sign(document(release("1.5.0"), days=1))
    assert (await here.ask()).problem == ""
    here.clock.now += 2 * DAY
    state = await here.ask()
    assert "ended on 2026-11-27" in state.problem
    assert state.offered(here.build, "1.4.0") is not None
    await here.recovers()


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 50 * MAX_BYTES])
async def test_what_is_too_large_is_not_read(here: Installation, size: int) -> None:
    here.server.body = b"x" * size
    await here.hears("too large")
    await here.recovers()


@pytest.mark.parametrize(
    "body", [b"", b"<html>Log in to the hotel's network</html>\n" * 9, b"\x1f\x8b\x08\x00" * 50]
)
async def test_what_is_no_feed_is_refused(here: Installation, body: bytes) -> None:
    here.server.body = body
    await here.hears("no release feed")
    await here.recovers()


async def test_a_page_elsewhere_is_refused_though_it_is_signed(here: Installation) -> None:
    here.server.body = here.publisher.sign(document(release("1.5.0", page="https://evil.example/")))
    await here.hears("none of this build's")
    await here.recovers()


# --- Ways there -------------------------------------------------------------------------------------------------


async def test_a_redirect_is_followed_and_a_circle_is_not(here: Installation) -> None:
    here.server.leads_to = "/there"
    assert (await here.ask()).problem == ""
    here.server.leads_to = "/feed"
    await here.hears("from one address to the next")
    assert len(here.server.asked) == 2 + 4
    await here.recovers()


@pytest.mark.parametrize(
    "to", ["http://192.0.2.1/feed", "ftp://127.0.0.1/", "https://me:you@127.0.0.1/", "http://"]
)
async def test_a_redirect_leads_nowhere_unsafe(here: Installation, to: str) -> None:
    here.server.leads_to = to
    state = await here.ask()
    assert state.problem
    assert state.offer is None
    assert len(here.server.asked) == 1
    await here.recovers()


async def test_what_is_encrypted_stays_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = certificate(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)
    ssl_context.cache_clear()  # it was made with the system's store
    try:
        with feed_server(tls) as server, feed_server() as plain:
            here = Installation(server, tmp_path)
            assert here.build.feed.startswith("https://")
            assert (await here.ask()).problem == ""
            plain.body = server.body
            server.leads_to = plain.url
            await here.hears("not encrypted")
            assert plain.asked == []
            await here.recovers()
    finally:
        ssl_context.cache_clear()


async def test_offline_and_back(here: Installation, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="wizard.updates")
    here.server.go_away()
    for _time in range(3):
        state = await here.ask()
        assert state.problem == "localhost could not be reached."
        assert here.clock.now + AGAIN <= state.next <= here.clock.now + 1.25 * AGAIN
    here.server.come_back()
    await here.recovers()
    ours = [each.getMessage() for each in caplog.records if each.name.startswith("wizard.")]
    assert ours == [
        "Newer versions: localhost could not be reached.",
        "Newer versions: the release feed is read again.",
        "Newer versions: 1.6.0 is out.",
    ]


@pytest.mark.parametrize("status", [404, 500, 204])
async def test_another_answer_is_said(here: Installation, status: int) -> None:
    here.server.status = status
    state = await here.ask()
    assert state.problem == f"localhost answered {status} instead of the feed."
    await here.recovers()


async def test_somebody_who_hangs_up_is_said(here: Installation) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        here.build = replace(here.build, feed=f"http://localhost:{port}/feed")
        assert (await here.ask()).problem == "localhost could not be reached."
    here.build = here.server.build(here.publisher)
    await here.recovers()


# --- When -------------------------------------------------------------------------------------------------------


async def test_it_is_asked_once_a_day(here: Installation) -> None:
    for _hour in range(24):
        await here.asker.ask_if_due()
        here.clock.now += 3_600_000
    assert len(here.server.asked) == 1
    here.clock.now += 7 * 3_600_000
    await here.asker.ask_if_due()
    assert len(here.server.asked) == 2


async def test_where_it_is_off_nobody_is_asked(here: Installation) -> None:
    here.asker.file.switch(on=False)
    here.clock.now += 30 * DAY
    await here.asker.ask_if_due()
    here.build = here.server.build(here.publisher, enabled=False)  # a distribution's, and nobody chose otherwise
    here.asker.file.update(lambda _state: State())
    await here.asker.ask_if_due()
    assert here.server.asked == []
    here.asker.file.switch(on=True)
    await here.asker.ask_if_due()
    assert len(here.server.asked) == 1


async def test_without_a_feed_nobody_is_asked_even_if_somebody_asks(here: Installation) -> None:
    here.build = Build()
    here.asker.file.switch(on=True)
    await here.asker.ask_if_due()
    assert await here.ask() == State(on=True)
    assert here.server.asked == []


async def test_a_clock_that_was_wrong_does_not_silence_it_for_years(here: Installation) -> None:
    here.clock.now = ms(datetime(2040, 1, 1, tzinfo=UTC))
    await here.ask()
    here.clock.now = ms(NOW)
    assert (await here.asker.ask_if_due()).asked == ms(NOW)


async def test_what_somebody_chooses_while_it_is_asked_is_kept(here: Installation) -> None:
    here.server.meanwhile = lambda: here.asker.file.switch(on=False)
    state = await here.ask()
    assert (state.on, state.problem) == (False, "")
    assert here.asker.file.load() == state
