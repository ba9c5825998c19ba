"""A channel that is set up between both practice servers, for windows that look after its manifest."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wizard.app import App
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.settings import ReplyRoute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.gui.setup.world import World

NAME = "brand"


def set_up(there: World, environ: Mapping[str, str]) -> App:
    """The App of a home in which the world's channel is set up. Its replies are not received."""
    app = App.build(environ)
    plan = Plan(
        name=NAME,
        hub_url=f"{there.hub_url}/",
        token=there.channel.token,
        network_kind="mastodon",
        network_fields={"server": there.network_url},
        credentials={"access_token": there.do(lambda: there.fediverse.token_for("brand"))},
        since=datetime.now(UTC),
        replies=ReplyRoute(via="none"),
        created=datetime.now(UTC),
    )

    async def install() -> None:
        await Installer(app, Steps()).install(await check_plan(app, plan, Steps()))

    asyncio.run(install())
    return app
