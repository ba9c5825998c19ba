"""A home between both practice servers, each of them behind a cable that can be cut."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.cable import cable
from tests.engine import free_port
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.hub import PracticeHub
from wizard.settings import ReplyRoute

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.cable import Cable
    from wizard.app import App
    from wizard.practice.hub import PracticeTicket


@dataclass
class Between:
    """The engine's two sides, each behind its cable."""

    app: App
    hub: PracticeHub
    fediverse: PracticeFediverse
    to_hub: Cable
    to_network: Cable
    channel: str
    token: str

    @property
    def cables(self) -> tuple[Cable, Cable]:
        return self.to_hub, self.to_network

    def tickets(self) -> list[PracticeTicket]:
        return [each for each in self.hub.tickets(self.channel) if each.followup_to is None]

    def delivered(self, followup: str) -> bool:
        ticket = self.hub.ticket_of_followup(followup)
        return any(each.id == followup and each.state == "delivered" for each in ticket.followups)

    def answers(self) -> list[str]:
        return [each.text for each in self.fediverse.replies_of("brand")]

    async def install(self) -> None:
        network, now, listen = self.app.networks.get("mastodon"), datetime.now(UTC), f"127.0.0.1:{free_port()}"
        plan = Plan(
            name="shop",
            hub_url=f"{self.to_hub.url}/",
            token=self.token,
            network_kind="mastodon",
            network_fields=network.clean_fields({"server": self.to_network.url}),
            credentials=network.token_credentials(self.fediverse.token_for("brand")),
            since=now - timedelta(hours=1),
            replies=ReplyRoute(via="direct", public_url=f"http://{listen}/hook", listen=listen),
            created=now,
        )
        await Installer(self.app, Steps()).install(await check_plan(self.app, plan, Steps()))

    def received(self, text: str) -> bool:
        """Whether our receiver has taken an answer with this text."""
        return any(text in str(each.body) and each.state == "delivered" for each in self.hub.events())


@contextlib.asynccontextmanager
async def between(app: App) -> AsyncIterator[Between]:
    """A channel called "shop" set up in the app's home; one post is there."""
    hub, fediverse = PracticeHub(retry_waits=(0.05,) * 10_000), PracticeFediverse()
    channel = hub.add_channel("shop")
    async with (
        hub.serve() as hub_url,
        fediverse.serve() as network_url,
        cable(hub_url) as to_hub,
        cable(network_url) as to_network,
    ):
        made = Between(app, hub, fediverse, to_hub, to_network, channel.id, channel.token)
        await made.install()
        fediverse.post("alice", "@brand is the shop open on Sunday?")
        yield made
