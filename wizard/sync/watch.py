"""Looks after a channel's surroundings: is the token good, is the webhook still registered, who are we?

SocialHub removes a webhook that once answered wrongly, and switches it off with every new token, without a word
to us. So the manifest is read at start and every few minutes, and a webhook that is gone is registered again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.errors import (
    HubDenied,
    HubError,
    HubRateLimited,
    NeedsPerson,
    NetworkLoginExpired,
    Unavailable,
    WizardError,
)
from wizard.sync.journal import now_ms
from wizard.sync.records import Kind, NewEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.sync.context import Context


@dataclass(frozen=True, slots=True)
class Webhook:
    """What has to stand in the manifest."""

    url: str
    secret: str = field(repr=False)


class Watch:
    """The checks of one channel. `check_forever` and `greet_forever` are tasks of the channel's."""

    def __init__(self, context: Context, webhook: Webhook | None) -> None:
        self._context = context
        self._webhook = webhook
        self._now = asyncio.Event()
        self._said: str | None = None
        self.checked = asyncio.Event()

    def wake(self) -> None:
        self._now.set()

    async def check_forever(self) -> None:
        """Asks SocialHub for the channel and its manifest, at start and regularly."""
        context = self._context
        while True:
            await context.ready_hub()
            self._now.clear()
            wait = await self.check()
            self.checked.set()
            try:
                async with asyncio.timeout(wait):
                    await self._now.wait()
            except TimeoutError:
                continue

    async def check(self) -> float:
        """One look; answers in how many seconds the next one is due."""
        context = self._context
        asked = "check"
        try:
            root = await context.hub.root()
            await context.hub_side.succeeded(asked)
            wait, asked = context.tempo.check, "webhook"
            if self._webhook is None or root.manifest is None:
                await self._in_order()
            else:
                wait = await self._look_after_webhook(root.manifest, self._webhook)
            await context.hub_side.settled(asked)
            return wait
        except NeedsPerson as error:
            await context.hub_side.halt(error)
        except HubRateLimited as error:
            return error.wait or context.tempo.check_again
        except Unavailable as error:
            return await context.hub_side.failed(error, asked)
        except HubError as error:
            await self._say(f"SocialHub did not tell about the channel: {error}")
        return context.tempo.check_again

    async def _look_after_webhook(self, manifest: Mapping[str, object], webhook: Webhook) -> float:
        context = self._context
        registered = manifest.get("webhook")
        if isinstance(registered, dict) and registered.get("url") == webhook.url:
            await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=now_ms())
            await self._in_order()
            return context.tempo.check
        try:
            await context.hub.patch_manifest({"webhook": {"url": webhook.url, "secret": webhook.secret}})
        except HubDenied as error:  # the manifest may not be changed (any more); tickets and replies still go
            await self._say(f"The webhook is missing from the manifest and may not be registered: {error}")
            return context.tempo.check
        except HubError as error:
            if isinstance(error, NeedsPerson):
                raise
            await self._say(f"The webhook was gone and could not be registered again: {error}")
            return context.tempo.check_again
        self._said = None
        note = NewEntry(Kind.MENDED, note="The webhook was gone from the manifest; it is registered again.")
        await context.journal.set_trouble(context.channel, None, note=note)
        await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=now_ms())
        return context.tempo.check

    async def _say(self, text: str) -> None:
        """Once, until it is mended."""
        if self._said != text:
            self._said = text
            context = self._context
            await context.journal.set_trouble(context.channel, text, note=NewEntry(Kind.TROUBLE, note=text))

    async def _in_order(self) -> None:
        """What was said is over, without our doing."""
        if self._said is not None:
            context = self._context
            note = NewEntry(Kind.MENDED, note="The channel and its webhook are in order on SocialHub again.")
            await context.journal.set_trouble(context.channel, None, note=note)
            self._said = None

    async def greet_forever(self) -> None:
        """Learns who we are on the Network and what can be done there, until it is known."""
        context = self._context
        while context.abilities is None:
            await context.ready_network()
            try:
                profile = await context.network.verify()
                if profile.id != context.settings.profile_id:
                    raise NetworkLoginExpired(
                        f"The Network's access belongs to {profile.handle} now, this channel to "
                        f"{context.settings.profile_handle}.",
                        "Log in with the right account.",
                    )
                context.abilities = await context.network.abilities()
            except NeedsPerson as error:
                await context.network_side.halt(error)
            except WizardError as error:
                await context.network_side.failed(error, "greet")
            else:
                await context.network_side.succeeded("greet")
        context.abilities_known.set()
