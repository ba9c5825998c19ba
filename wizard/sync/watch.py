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
    HubWebhookFailed,
    NeedsPerson,
    NetworkLoginExpired,
    Unavailable,
    WizardError,
)
from wizard.manifest.fitness import misfits
from wizard.sync.journal import now_ms
from wizard.sync.records import Kind, NewEntry
from wizard.sync.standing import Mend
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.manifest.fitness import Misfit
    from wizard.sync.context import Context


@dataclass(frozen=True, slots=True)
class Webhook:
    """What has to stand in the manifest."""

    url: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WebhookTrouble:
    """Why replies do not arrive, and what a person does about it."""

    text: str
    mend: Mend


class Watch:
    """The checks of one channel. `check_forever` and `greet_forever` are tasks of the channel's."""

    def __init__(self, context: Context, webhook: Webhook | None) -> None:
        self._context = context
        self._webhook = webhook
        self._now = asyncio.Event()
        self.trouble: WebhookTrouble | None = None
        self.limits: tuple[Misfit, ...] = ()  # where the manifest's length of replies is not the Network's
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
            context.changed()
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
            if root.manifest is not None:
                self._look_at_limits(root.manifest)
            wait, asked = context.tempo.check, "webhook"
            if self._webhook is None or root.manifest is None:
                await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=None)
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
            text = say("SocialHub did not tell about the channel: {error}", error=error.sentence)
            await self._say(WebhookTrouble(text, Mend.TRY_NOW))
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
            text = say(
                "The webhook is missing from the manifest and may not be registered: {error}",
                error=error.sentence,
            )
            await self._say(WebhookTrouble(text, Mend.REGISTER_WEBHOOK))
            return context.tempo.check
        except HubError as error:
            if isinstance(error, NeedsPerson):
                raise
            text = say("The webhook was gone and could not be registered again: {error}", error=error.sentence)
            mend = Mend.FIX_ADDRESS if isinstance(error, HubWebhookFailed) else Mend.REGISTER_WEBHOOK
            await self._say(WebhookTrouble(text, mend))
            return context.tempo.check_again
        await self._mended(say("The webhook was gone from the manifest; it is registered again."))
        await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=now_ms())
        return context.tempo.check

    async def _mended(self, text: str) -> None:
        context = self._context
        note = NewEntry(Kind.MENDED, note=text)
        await context.journal.set_trouble(context.channel, None, source="webhook", note=note)
        self.trouble = None

    async def _say(self, trouble: WebhookTrouble) -> None:
        """Once, until it is mended."""
        if self.trouble != trouble:
            context = self._context
            note = NewEntry(Kind.TROUBLE, note=trouble.text)
            await context.journal.set_trouble(context.channel, trouble.text, source="webhook", note=note)
            self.trouble = trouble

    def _look_at_limits(self, manifest: Mapping[str, object]) -> None:
        """Servers change how long a post may be; agents are told by the manifest."""
        context = self._context
        if context.abilities is None:
            return
        found = misfits(manifest, context.abilities, context.info, templates=True)
        self.limits = tuple(each for each in found if each.about_length)

    async def _in_order(self) -> None:
        """What was said is over, without our doing."""
        if self.trouble is not None:
            await self._mended(say("The channel and its webhook are in order on SocialHub again."))

    async def greet_forever(self) -> None:
        """Learns who we are on the Network and what can be done there, until it is known."""
        context = self._context
        while context.abilities is None:
            await context.ready_network()
            try:
                profile = await context.network.verify()
                if profile.id != context.settings.profile_id:
                    raise NetworkLoginExpired(
                        say(
                            "The Network’s access belongs to {handle} now, this channel to {wanted}.",
                            handle=profile.handle,
                            wanted=context.settings.profile_handle,
                        ),
                        say("Log in with the right account."),
                    )
                context.abilities = await context.network.abilities()
            except NeedsPerson as error:
                await context.network_side.halt(error)
            except WizardError as error:
                await context.network_side.failed(error, "greet")
            else:
                await context.network_side.succeeded("greet")
        context.abilities_known.set()
