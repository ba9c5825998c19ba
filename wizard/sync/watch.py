"""Looks after a channel's surroundings: is the token good, does the webhook work, who are we?

SocialHub removes a webhook that once answered wrongly, and switches it off with every new token, without a word
to us. So the manifest is read at start and regularly, and a webhook that is gone is registered again.

One that is registered may be of no use all the same: its address leads nowhere (a tunnel has ended), or it was
registered with another secret. SocialHub says nothing of that either, and drops replies after a few tries. So the
address is asked each time whether it leads here, and what is signed with another secret is noticed; where one of
them is in doubt SocialHub is asked to test the webhook, by registering it as it is. SocialHub's word counts: from
inside some networks their own public address cannot be reached.

What asks our own address bears a wrong clock of this computer, for both ends are wrong alike; what SocialHub signs
does not. Its answers tell the time.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
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
from wizard.hub import clock
from wizard.manifest.fitness import misfits
from wizard.sync.journal import now_ms
from wizard.sync.records import Kind, NewEntry
from wizard.sync.standing import Mend
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from wizard.manifest.fitness import Misfit
    from wizard.sync.context import Context


_log = logging.getLogger(__name__)

# Seconds that SocialHub's word for a webhook counts at most where we cannot reach it ourselves. It begins with the
# interval of the checks and doubles each time that SocialHub's test goes well all the same.
_LONGEST_WORD = 900.0
_LONGEST_DOUBT = 900.0  # seconds between two doubts: who pretends to be SocialHub costs one request now and then


@dataclass(frozen=True, slots=True)
class Webhook:
    """What has to stand in the manifest. `leads_here`: asks the address whether this program answers there."""

    url: str
    secret: str = field(repr=False)
    leads_here: Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class WebhookTrouble:
    """Why replies do not arrive, and what a person does about it."""

    text: str
    mend: Mend


_SECRET_LOST = WebhookTrouble(
    say("The webhook’s secret is not in the store of secrets, so that replies are refused."), Mend.REGISTER_WEBHOOK
)


def _clock_is_off(minutes: int) -> str:
    return say("This computer’s clock is {minutes} minutes off, so that replies are refused.", minutes=minutes)


class Watch:
    """The checks of one channel. `check_forever`, and `greet` with `learn_forever` after it, are its tasks."""

    def __init__(self, context: Context, webhook: Webhook | None) -> None:
        self._context = context
        self._webhook = webhook
        self._now = asyncio.Event()
        self._doubted = False  # something was signed with another secret
        self._doubt_after = 0.0  # monotonic
        self._unreached = False  # we do not reach our own address
        self._word = 0.0  # seconds that SocialHub's word counts …
        self._word_until = 0.0  # … and until when; monotonic
        replies = context.settings.replies
        self._secret_lost = webhook is None and replies.via == "direct" and replies.public_url is not None
        self.trouble: WebhookTrouble | None = _SECRET_LOST if self._secret_lost else None
        self.limits: tuple[Misfit, ...] = ()  # where the manifest's length of replies is not the Network's
        self.clock: str | None = None  # why replies are refused, where it is this computer's clock
        self.checked = asyncio.Event()
        self._learn_now = asyncio.Event()
        context.network_side.listen(self._learn_now.set)

    def wake(self) -> None:
        self._now.set()

    def doubt(self) -> None:
        """Somebody signs replies with another secret: is it SocialHub?"""
        if time.monotonic() >= self._doubt_after:
            self._doubt_after = time.monotonic() + _LONGEST_DOUBT
            self._doubted = True
            self.wake()

    async def check_forever(self) -> None:
        """Asks SocialHub for the channel and its manifest, at start and regularly."""
        context = self._context
        while True:
            await context.ready_hub(tries=True)
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
            self._look_at_limits(root.manifest)
            await self._look_at_clock()
            wait, asked = context.tempo.check, "webhook"
            if self._webhook is None:
                await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=None)
                if not self._secret_lost:
                    await self._in_order()
            elif root.manifest is None:
                wait = await self._look_at_promoted(self._webhook)
            else:
                wait = await self._look_after_webhook(root.manifest, self._webhook)
            await context.hub_side.settled(asked)
            return wait
        except NeedsPerson as error:
            await context.hub_side.halt(error)
        except HubRateLimited as error:
            await context.hub_side.asked_to_wait(error)
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
        stands = isinstance(registered, dict) and registered.get("url") == webhook.url
        if stands and not self._doubted and await self._is_good(webhook):
            await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=now_ms())
            await self._in_order()
            return context.tempo.check
        try:
            await context.hub.patch_manifest({"webhook": {"url": webhook.url, "secret": webhook.secret}})
        except HubDenied as error:  # the manifest may not be changed (any more); tickets and replies still go
            if stands and self._unreached:
                return await self._say_that_nobody_answers(webhook)
            text = say(
                "The webhook is missing from the manifest and may not be registered: {error}",
                error=error.sentence,
            )
            await self._say(WebhookTrouble(text, Mend.REGISTER_WEBHOOK))
            return context.tempo.check
        except HubError as error:
            if isinstance(error, NeedsPerson):
                raise
            text = (
                say("Replies do not reach this computer: {error}", error=error.sentence)
                if stands
                else say("The webhook was gone and could not be registered again: {error}", error=error.sentence)
            )
            mend = Mend.FIX_ADDRESS if isinstance(error, HubWebhookFailed) else Mend.REGISTER_WEBHOOK
            await self._say(WebhookTrouble(text, mend))
            return context.tempo.check_again
        self._take_word()
        if not stands:
            await self._mended(say("The webhook was gone from the manifest; it is registered again."))
        elif self._doubted:
            await self._mended(say("Replies were signed with another secret; the webhook is registered again."))
        else:
            await self._in_order()
        self._doubted = False
        await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=now_ms())
        return context.tempo.check

    async def _is_good(self, webhook: Webhook) -> bool:
        """Whether there is no doubt that replies reach us."""
        self._unreached = not await webhook.leads_here()
        if not self._unreached:
            self._word = self._word_until = 0.0
            return True
        return self.trouble is None and time.monotonic() < self._word_until

    def _take_word(self) -> None:
        """SocialHub has tested the webhook, and it is good."""
        if self._unreached:
            self._word = min(max(2 * self._word, self._context.tempo.check), _LONGEST_WORD)
            self._word_until = time.monotonic() + self._word

    async def _look_at_promoted(self, webhook: Webhook) -> float:
        """SocialHub tells nothing of a promoted manifest and tests nothing for us; there is our own word."""
        context = self._context
        if await webhook.leads_here():
            await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=now_ms())
            await self._in_order()
            return context.tempo.check
        await context.journal.seen(context.channel, hub=now_ms(), network=None, webhook=None)
        return await self._say_that_nobody_answers(webhook)

    async def _say_that_nobody_answers(self, webhook: Webhook) -> float:
        text = say("Replies do not reach this computer: nothing of ours answers at {url}.", url=webhook.url)
        await self._say(WebhookTrouble(text, Mend.FIX_ADDRESS))
        return self._context.tempo.check_again

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

    def _look_at_limits(self, manifest: Mapping[str, object] | None) -> None:
        """Servers change how long a post may be; agents are told by the manifest (None: not for us to see)."""
        context = self._context
        if context.abilities is None or manifest is None:
            self.limits = ()
            return
        found = misfits(manifest, context.abilities, context.info, templates=True)
        self.limits = tuple(each for each in found if each.about_length)

    async def _look_at_clock(self) -> None:
        """Whether it is so far off that SocialHub's signatures are refused; said once, and so is its end."""
        context = self._context
        off = context.hub.clock_ahead or 0.0
        wrong = abs(off) > clock.HARMFUL and context.settings.replies.via == "direct"
        trouble = _clock_is_off(clock.minutes(off)) if wrong else None
        if (trouble is None) != (self.clock is None):
            right = say("This computer’s clock is right again.")
            note = NewEntry(Kind.TROUBLE if wrong else Kind.MENDED, note=trouble or right)
            await context.journal.set_trouble(context.channel, trouble, source="clock", note=note)
        self.clock = trouble

    async def _in_order(self) -> None:
        """What was said is over, without our doing."""
        if self.trouble is not None:
            await self._mended(say("The channel and its webhook are in order on SocialHub again."))

    async def greet(self) -> None:
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

    async def learn_forever(self) -> None:
        """Asks again what can be done on the Network: every few hours, when it is back, and when a person asks.

        A server that takes longer replies now, or shorter ones, was restarted for it as a rule. Nothing depends on
        the answer at once, so that one that does not come holds up nothing, and is no trouble to be told.
        """
        context = self._context
        self._learn_now.clear()
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(context.tempo.learn):
                    await self._learn_now.wait()
            await context.ready_network()
            self._learn_now.clear()
            try:
                abilities = await context.network.abilities()
            except WizardError as error:
                _log.info(
                    "What can be done on the Network of %s is not known anew: %s", context.settings.name, error
                )
                continue
            if abilities != context.abilities:
                context.abilities = abilities
                self.wake()  # the manifest may not fit any more
