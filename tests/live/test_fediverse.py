"""The round trip on a real server that speaks Mastodon, with a practice SocialHub on the other side.

    LIVE_MASTODON_SERVER=https://… LIVE_MASTODON_TOKEN=… LIVE_MASTODON_PERSON_TOKEN=… pytest -m live tests/live

The first token is that of the account to relay, the second somebody else's on the same server. All that is
written is direct, between the two, and deleted at the end. Nothing is timed: servers deliver when they like.
"""

from __future__ import annotations

import asyncio
import os
import re
import secrets
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.engine import free_port
from wizard.app import App, Engine, EngineOptions
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.networks.base import Reply
from wizard.networks.mastodon import NETWORK
from wizard.networks.registry import Registry
from wizard.practice.hub import PracticeHub
from wizard.settings import ReplyRoute
from wizard.sync.tempo import Tempo

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from wizard.practice.hub import PracticeChannel, PracticeTicket

pytestmark = [pytest.mark.live, pytest.mark.timeout(600)]

_PATIENCE = 120.0  # seconds for anything to arrive
_TAG = re.compile(r"<[^>]+>")


def _wanted(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        pytest.skip(f"{name} is not set; see the head of this file.")
    return value


@dataclass
class Account:
    """Somebody on the real server, through a client that shares nothing with ours."""

    http: httpx.AsyncClient
    me: dict[str, Any] = field(default_factory=dict)

    async def post(self, text: str, **more: Any) -> dict[str, Any]:
        answer = await self.http.post("/api/v1/statuses", json={"status": text, "visibility": "direct", **more})
        answer.raise_for_status()
        return dict(answer.json())

    async def get(self, path: str, **params: Any) -> Any:
        answer = await self.http.get(path, params=params)
        answer.raise_for_status()
        return answer.json()

    async def answers_to(self, native_id: str, author: str) -> list[dict[str, Any]]:
        thread = await self.get(f"/api/v1/statuses/{native_id}/context")
        return [each for each in thread["descendants"] if each["account"]["id"] == author]

    async def delete(self, native_id: str) -> None:
        await self.http.delete(f"/api/v1/statuses/{native_id}")


@asynccontextmanager
async def account(server: str, token: str) -> AsyncIterator[Account]:
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(base_url=server, headers=headers, timeout=60) as http:
        there = Account(http)
        there.me = await there.get("/api/v1/accounts/verify_credentials")
        yield there


@dataclass
class Stage:
    hub: PracticeHub
    channel: PracticeChannel
    app: App

    async def ticket(self, words: str) -> PracticeTicket:
        def found() -> PracticeTicket | None:
            tickets = self.hub.tickets(self.channel.id)
            return next((each for each in tickets if words in str(each.interaction.get("message"))), None)

        ticket = await self.hub.wait_for(found, _PATIENCE)
        assert ticket is not None
        return ticket

    def tickets(self, words: str) -> int:
        tickets = self.hub.tickets(self.channel.id)
        return sum(words in str(each.interaction.get("message")) for each in tickets if not each.followup_to)

    async def settled(self, followup: str) -> str:
        def state() -> str | None:
            ticket = self.hub.ticket_of_followup(followup)
            one = next(each for each in ticket.followups if each.id == followup)
            return one.state if one.state in {"delivered", "failed"} else None

        return str(await self.hub.wait_for(state, _PATIENCE))


@asynccontextmanager
async def stage(folder: Path, server: str, token: str) -> AsyncIterator[Stage]:
    """A channel set up between a practice SocialHub and the real server, with the engine running."""
    hub = PracticeHub()
    async with hub.serve() as hub_url:
        environ = {"CHANNEL_WIZARD_HOME": str(folder), "CHANNEL_WIZARD_PASSPHRASE": secrets.token_hex(16)}
        app, channel, port, now = (
            App.build(environ, Registry({"mastodon": NETWORK}, {})),
            hub.add_channel(),
            free_port(),
            datetime.now(UTC),
        )
        plan = Plan(
            name="live",
            hub_url=f"{hub_url}/",
            token=channel.token,
            network_kind="mastodon",
            network_fields=NETWORK.clean_fields({"server": server}),
            credentials=NETWORK.token_credentials(token),
            since=now - timedelta(minutes=1),
            replies=ReplyRoute(
                via="direct", public_url=f"http://127.0.0.1:{port}/hook", listen=f"127.0.0.1:{port}"
            ),
            created=now,
        )
        await Installer(app, Steps()).install(await check_plan(app, plan, Steps()))
        async with Engine(app, EngineOptions(tempo=replace(Tempo(), poll=3.0, refresh=5.0))):
            yield Stage(hub, channel, app)


async def until(seen: Callable[[], Any]) -> Any:
    """What `seen` gives, once it gives something; asks at a pace that no server minds."""
    async with asyncio.timeout(_PATIENCE):
        while True:
            found = await seen()
            if found:
                return found
            await asyncio.sleep(1)


def _words(html: str) -> str:
    return _TAG.sub("", html)


async def test_the_round_trip(tmp_path: Path) -> None:
    server, token = _wanted("LIVE_MASTODON_SERVER"), _wanted("LIVE_MASTODON_TOKEN")
    marker = secrets.token_hex(4)  # tells this run's posts from all others
    written: list[tuple[Account, str]] = []
    async with (
        account(server, token) as brand,
        account(server, _wanted("LIVE_MASTODON_PERSON_TOKEN")) as person,
        stage(tmp_path, server, token) as there,
    ):
        try:
            brand_id, name = brand.me["id"], await _whole_name(brand)
            question = await person.post(f"@{name} where is my order {marker}", spoiler_text=f"Order {marker}")
            written.append((person, question["id"]))

            ticket = await there.ticket(f"where is my order {marker}")
            assert f"Content warning: Order {marker}" in str(ticket.interaction["message"])

            followup = await there.hub.reply(ticket.id, f"It is on its way {marker}")
            assert await there.settled(followup) == "delivered"
            (reply,) = await until(lambda: brand.answers_to(question["id"], brand_id))
            written.append((brand, reply["id"]))
            assert f"It is on its way {marker}" in _words(reply["content"])
            assert (reply["visibility"], reply["spoiler_text"]) == ("direct", f"Order {marker}")
            assert [each["id"] for each in reply["mentions"]] == [person.me["id"]]

            await _it_is_found_again(server, token, question["id"], reply["id"], marker)

            await there.hub.press(ticket.id, "favourite")
            await until(lambda: _favourited(brand, question["id"]))

            await person.delete(question["id"])
            late = await until(lambda: _deleted(there, ticket.id))
            assert "deleted" in late
            failed = await there.hub.reply(ticket.id, f"Too late {marker}")
            assert await there.settled(failed) == "failed"

            assert there.tickets(f"where is my order {marker}") <= 1  # its text says by now that it is gone
            assert there.tickets(f"It is on its way {marker}") == 0  # our own reply is no question
        finally:
            for author, native_id in reversed(written):
                await author.delete(native_id)


async def _whole_name(brand: Account) -> str:
    """The handle that a mention needs: some servers take no name alone, some tell others the whole one only."""
    shown = await brand.get(f"/api/v1/accounts/{brand.me['id']}")
    acct = str(shown["acct"])
    if "@" in acct:
        return acct
    about = await brand.http.get("/api/v2/instance")
    domain = str(about.json().get("domain", "")) if about.is_success else ""
    return acct if not domain or ":" in domain else f"{acct}@{domain}"


async def _it_is_found_again(server: str, token: str, question: str, reply: str, marker: str) -> None:
    """What follows an unsure answer: the reply is found, and one that was never sent is not."""
    connection = NETWORK.connect(NETWORK.clean_fields({"server": server}), NETWORK.token_credentials(token))
    try:
        after = datetime.now(UTC) - timedelta(minutes=10)
        sent = Reply(key="k", action_id="reply", to=question, text=f"It is on its way {marker}")
        found = await connection.find_reply(sent, after, frozenset())
        assert found is not None
        assert found.native_id == reply
        assert await connection.find_reply(sent, after, frozenset({reply})) is None
        assert await connection.find_reply(replace(sent, text="Never sent"), after, frozenset()) is None
    finally:
        await connection.close()


async def _favourited(brand: Account, native_id: str) -> bool:
    return bool((await brand.get(f"/api/v1/statuses/{native_id}"))["favourited"])


async def _deleted(there: Stage, ticket_id: str) -> str:
    tickets = there.hub.tickets(there.channel.id)
    text = next(str(each.interaction.get("message")) for each in tickets if each.id == ticket_id)
    return text if "deleted" in text else ""
