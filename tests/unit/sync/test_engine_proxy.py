"""The engine behind a proxy: SocialHub, a Mastodon and its stream, reached through it and in no other way.

Neither name is known on the internet, so whatever would go past the proxy could not arrive.
"""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.engine import NO_REPLIES, QUICK, QuickApp, until, until_written
from tests.proxies import GOOD, USER, Proxy, behind_tls, certificate, proxy, trusted
from wizard.app import ChannelSecrets, Engine, EngineOptions
from wizard.control.local import Local
from wizard.home import find_home
from wizard.mending import Mending, try_proxy
from wizard.networks.mastodon import NETWORK
from wizard.networks.registry import Registry
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.hub import PracticeHub
from wizard.proxy import PASSWORD, keep_proxy
from wizard.settings import ChannelSettings, ProxyChoice, SettingsStore
from wizard.sync.standing import Health, Mend, Part, State

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import ExpectedLogs
    from wizard.sync.standing import ChannelStanding, Link
    from wizard.sync.tempo import Tempo

HUB, SERVER = "api.socialhub.invalid", "mastodon.invalid"
STREAM = "/api/v1/streaming"


@dataclass
class World:
    """Both far sides, the proxy before them, and the home of one channel."""

    app: QuickApp
    hub: PracticeHub
    fediverse: PracticeFediverse
    proxy: Proxy
    channel_id: str

    @property
    def tickets(self) -> list[str]:
        return [str(each.interaction.get("message")) for each in self.hub.tickets(self.channel_id)]

    def manual(self, there: Proxy | None = None) -> ProxyChoice:
        return ProxyChoice(kind="manual", address=(there or self.proxy).url(), user=USER)

    def prefer(self, choice: ProxyChoice, password: str | None = GOOD) -> None:
        """Before the engine starts."""
        keep_proxy(self.app.store, self.app.secrets, choice, password)

    def says(self, text: str) -> None:
        self.fediverse.post("alice", f"@brand {text}")

    async def has_ticket(self, text: str) -> None:
        await until(lambda: any(text in each for each in self.tickets))
        assert sum(text in each for each in self.tickets) == 1

    @asynccontextmanager
    async def engine(self, tempo: Tempo = QUICK) -> AsyncIterator[Running]:
        async with Engine(self.app, EngineOptions(tempo=tempo)) as engine:
            yield Running(Local(engine, "sync", on_quit=lambda: None), self.app, engine)


@dataclass
class Running:
    local: Local
    app: QuickApp
    engine: Engine

    async def use(self, choice: ProxyChoice, password: str | None = GOOD) -> None:
        await Mending(self.app, self.local).use_proxy(choice, password)

    async def standing(self) -> ChannelStanding:
        found = (await self.local.status()).channel("shop")
        assert found is not None
        return found

    async def link(self, part: Part, mend: Mend) -> Link:
        """Once it needs that."""
        standing = await until_written(self.standing, lambda each: each.link(part).mend == mend)
        return standing.link(part)

    async def is_well(self) -> None:
        await until_written(self.standing, lambda each: each.state == State.IN_STEP and each.worst is None)


@pytest.fixture
async def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    file = certificate(tmp_path, HUB, SERVER)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    hub, fediverse = PracticeHub(), PracticeFediverse()
    with trusted(file):
        async with (
            hub.serve(),
            fediverse.serve(),
            behind_tls(hub.app, file, host=b"127.0.0.1") as hub_port,
            behind_tls(fediverse.app, file) as server_port,
            proxy(behind={HUB: hub_port, SERVER: server_port}) as there,
        ):
            yield _furnished(tmp_path, hub, fediverse, there)
            fediverse.drop_streams()


def _furnished(folder: Path, hub: PracticeHub, fediverse: PracticeFediverse, there: Proxy) -> World:
    environ = {"CHANNEL_WIZARD_HOME": str(folder)}
    home = find_home(environ)
    store = SettingsStore(home.config / "settings.json")
    app = QuickApp(home, store, Registry({"mastodon": NETWORK}, {}), environ)
    channel = hub.add_channel("shop")
    now = datetime.now(UTC)
    made = ChannelSettings(
        name="shop",
        hub_url=f"https://{HUB}/",
        account_id=channel.account_id,
        channel_id=channel.id,
        network_kind="mastodon",
        network_fields={"server": f"https://{SERVER}"},
        since=now - timedelta(hours=1),
        replies=NO_REPLIES,
        profile_id=f"brand@{SERVER}",
        profile_name="Brand",
        profile_handle="@brand@mastodon.invalid",
        created=now,
    )
    store.update(lambda settings: settings.with_channel(made))
    names = ChannelSecrets("shop")
    app.kept.put(names.hub_token, channel.token)
    app.kept.put(names.network, json.dumps({"access_token": fediverse.token_for("brand")}))
    return World(app, hub, fediverse, there, channel.id)


def tunnels_to(there: Proxy, host: str) -> int:
    return there.asked.count(f"{host}:443")


async def test_everything_goes_through_the_proxy(world: World) -> None:
    world.prefer(world.manual())
    async with world.engine() as running:
        world.says("Is it open on Sunday?")
        await world.has_ticket("open on Sunday")
        await until(lambda: world.fediverse.open_streams == 1)
        await running.is_well()
        assert tunnels_to(world.proxy, HUB)
        assert tunnels_to(world.proxy, SERVER) > 1  # requests, and the stream
        assert world.proxy.wrong == 0
        world.says("And on Monday?")
        await world.has_ticket("on Monday")
    assert "accesstoken" not in world.proxy.heard
    assert "Bearer" not in world.proxy.heard


async def test_the_proxy_of_the_system_is_taken(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.proxy.log_in = False
    monkeypatch.setenv("https_proxy", world.proxy.url())
    async with world.engine() as running:
        world.says("Hello")
        await world.has_ticket("Hello")
        await running.use(ProxyChoice(kind="none"))  # the system's is wished for no more
        await until_written(running.standing, lambda each: each.state == State.OFFLINE)  # there is no way out
        asked = len(world.proxy.asked)
        world.says("Anybody there?")
        await running.use(ProxyChoice(kind="system"))
        await world.has_ticket("Anybody there")
        assert len(world.proxy.asked) > asked


async def test_it_is_changed_while_running(world: World) -> None:
    world.prefer(world.manual())
    async with world.engine() as running, proxy(behind=world.proxy.behind, password="another") as other:
        world.says("First")
        await world.has_ticket("First")
        await until(lambda: world.fediverse.open_streams == 1)
        await running.use(world.manual(other), "another")
        await until(lambda: world.proxy.tunnels == 0)  # nothing stays behind
        world.says("Second")
        await world.has_ticket("Second")
        await until(lambda: world.fediverse.open_streams == 1)
        await running.is_well()
        assert other.wrong == 0
        assert tunnels_to(other, HUB)
        assert tunnels_to(other, SERVER) > 1
        assert world.app.kept.get(PASSWORD) == "another"


async def test_a_wrong_password_needs_a_person_and_loses_nothing(
    world: World, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("The proxy wants a log-in")
    world.prefer(world.manual(), "wrong")
    async with world.engine() as running:
        hub = await running.link(Part.HUB, Mend.PROXY)
        network = await running.link(Part.NETWORK, Mend.PROXY)
        for link in (hub, network):
            assert link.health == Health.BROKEN
            assert link.text == "The proxy wants a log-in, or does not accept the one that it is given."
        standing = await running.standing()
        assert standing.state == State.NEEDS_YOU
        assert standing.mend == Mend.PROXY
        world.says("Lost?")
        await asyncio.sleep(QUICK.longest_wait * 10)
        # What was on its way, and no more: a wrong password that is given again and again may lock an account.
        assert world.proxy.wrong <= 5
        await running.use(world.manual(), GOOD)
        await world.has_ticket("Lost?")
        await running.is_well()


@pytest.mark.parametrize("moment", ["in an hour", "on another network"])
async def test_a_proxy_that_refused_its_log_in_for_a_while_is_noticed(
    world: World, expected_logs: ExpectedLogs, moment: str
) -> None:
    """As where its directory of users was away, or in a house with another proxy."""
    expected_logs.expect("The proxy wants a log-in")
    world.prefer(world.manual())
    async with world.engine(replace(QUICK, proxy_again=0.3 if moment == "in an hour" else 3600)) as running:
        world.says("Before")
        await world.has_ticket("Before")
        await running.is_well()
        await world.proxy.stop()
        world.proxy.password = "another"
        await world.proxy.start()
        await running.link(Part.HUB, Mend.PROXY)
        await running.link(Part.NETWORK, Mend.PROXY)
        world.says("Meanwhile")
        await until(lambda: all(each.refused_by_proxy for each in running.engine.supervisor.channels[0].sides))
        world.proxy.password = GOOD
        if moment != "in an hour":
            await running.engine.supervisor.network_changed()
        await world.has_ticket("Meanwhile")
        await running.is_well()
        await until(lambda: world.fediverse.open_streams == 1)


async def test_while_a_proxy_refuses_its_log_in_one_request_at_a_time_shows_it(
    world: World, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("The proxy wants a log-in")
    world.prefer(world.manual(), "wrong")
    again = 0.3
    async with world.engine(replace(QUICK, proxy_again=again)) as running:
        channels = running.engine.supervisor.channels
        await until(lambda: all(each.refused_by_proxy for each in channels[0].sides))
        begun, wrong = time.monotonic(), world.proxy.wrong
        await until(lambda: world.proxy.wrong >= wrong + 4)
        # What was on its way at first, and one a time.
        assert world.proxy.wrong - wrong <= (time.monotonic() - begun) / again + 4
        await world.proxy.stop()  # so that nothing is learnt
        await until(lambda: channels[0].context.hub_side.by_proxy)
        assert channels[0].context.hub_side.refused_by_proxy
        await world.proxy.start()
        assert (await running.standing()).mend == Mend.PROXY
        world.says("Lost?")
        await running.use(world.manual(), GOOD)
        await world.has_ticket("Lost?")
        await running.is_well()


async def test_a_dead_proxy_is_neither_offline_nor_socialhub(world: World) -> None:
    world.prefer(world.manual())
    async with world.engine() as running:
        world.says("Before")
        await world.has_ticket("Before")
        await world.proxy.stop()
        hub = await running.link(Part.HUB, Mend.PROXY)
        network = await running.link(Part.NETWORK, Mend.PROXY)
        for link in (hub, network):
            assert link.health == Health.WAITING
            place = f"127.0.0.1:{world.proxy.port}"
            assert link.text == f"Nothing answers at the proxy's address {place}. Trying again; nothing is lost."
        snapshot = await running.local.status()
        assert snapshot.state == State.TROUBLE
        assert snapshot.offline_since is None
        world.says("Meanwhile")
        await world.proxy.start()  # by itself
        await world.has_ticket("Meanwhile")
        await running.is_well()
        await until(lambda: world.fediverse.open_streams == 1)


async def test_without_its_password_nothing_goes_past_it(world: World, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("shop cannot start: The proxy's password is not in the store of secrets.")
    world.prefer(world.manual())
    world.app.kept.delete(PASSWORD)
    async with world.engine() as running:
        link = await running.link(Part.COMPUTER, Mend.PROXY)
        assert link.health == Health.BROKEN
        assert (await running.standing()).state == State.NEEDS_YOU
        assert world.proxy.asked == []
        world.says("Wait for me")
        await running.use(world.manual(), GOOD)
        await world.has_ticket("Wait for me")
        await running.is_well()


async def test_it_is_tried_out_as_it_is_kept_or_as_it_would_be(world: World) -> None:
    app = world.app
    world.prefer(world.manual())
    assert await try_proxy(app) == f"{HUB} is reached through the proxy 127.0.0.1:{world.proxy.port}."
    assert tunnels_to(world.proxy, HUB) == 1
    async with proxy(behind=world.proxy.behind, log_in=False) as other:
        choice = ProxyChoice(kind="manual", address=other.url())
        assert "is reached through" in await try_proxy(app, choice)
        assert tunnels_to(other, HUB) == 1
    assert app.store.load().proxy.address == world.proxy.url()
