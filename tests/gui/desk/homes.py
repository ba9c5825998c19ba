"""A home with channels in it, set up between the practice servers as the wizard does."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.gui.setup.world import free_port
from wizard.app import App
from wizard.control.client import open_handle
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.settings import ReplyRoute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.gui.setup.world import World
    from wizard.practice.hub import PracticeChannel
    from wizard.sync.standing import Snapshot


async def install(environ: Mapping[str, str], there: World, name: str, channel: PracticeChannel) -> None:
    """A channel called `name`, with replies that come to a port of this computer."""
    app = App.build(environ)
    network, now = app.networks.get("mastodon"), datetime.now(UTC)
    listen = f"127.0.0.1:{free_port()}"
    plan = Plan(
        name=name,
        hub_url=f"{there.hub_url}/",
        token=channel.token,
        network_kind="mastodon",
        network_fields=network.clean_fields({"server": there.network_url}),
        credentials=network.token_credentials(there.do(lambda: there.fediverse.token_for("brand"))),
        since=now - timedelta(hours=48),
        replies=ReplyRoute(via="direct", public_url=f"http://{listen}/hook", listen=listen),
        created=now,
    )
    await Installer(app, Steps()).install(await check_plan(app, plan, Steps()))


def set_up(environ: Mapping[str, str], there: World, name: str = "brand") -> None:
    """The same, for whoever has no loop."""
    asyncio.run(install(environ, there, name, there.channel))


async def standing(environ: Mapping[str, str]) -> tuple[str, Snapshot]:
    """Who answers for this home ("" nobody), and how everything stands."""
    async with open_handle(App.build(environ)) as handle:
        return handle.hello.role, await handle.status()
