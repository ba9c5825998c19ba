"""Puts a channel in place: everything that a set-up does, in the order in which it can be undone.

Nothing is written before token, Network and manifest were found good. Then secrets, then the manifest with its
webhook (SocialHub tests it at once, so the receiver answers meanwhile), then the settings. Whatever fails, what
was done before it is taken back: nothing stays half set up. A step that is cancelled comes to its end first, for
what is still being done cannot be undone.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import secrets as random_secrets
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from wizard.app import App, ChannelSecrets
from wizard.errors import HubError, HubUnavailable, HubWebhookFailed, UsageError, WizardError
from wizard.hub.client import HubClient
from wizard.hub.tokens import read_channel_token
from wizard.journey.inbox import see_that_it_can_be_sent, with_defaults, with_own
from wizard.journey.versions import keep_set_up
from wizard.journey.whole import to_the_end
from wizard.manifest.defaults import default_manifest
from wizard.replies.direct import Endpoint, Receiver
from wizard.replies.knock import leads_to_us
from wizard.settings import ChannelSettings, ReplyRoute
from wizard.sync.journal import Journal
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from datetime import datetime

    from wizard.hub.models import HubRoot
    from wizard.journey.state import Unfinished
    from wizard.networks.base import Abilities, Credentials, Network, Profile
    from wizard.replies.direct import Delivery
    from wizard.settings import Settings

_log = logging.getLogger(__name__)
_ENGINE_WAITS = (0.2, 0.5, 1.0, 1.0, 2.0, 2.0, 2.0)  # seconds in which a running engine notices a new channel
_ANSWER_WAIT = 10.0  # seconds that SocialHub still gets to answer once a set-up is cancelled
_UNDO_WAIT = 20.0  # seconds for asking SocialHub to take something back
_SHORTEST_SECRET = 32  # characters
_MANIFEST_PARTS = ("branding", "callbacks", "inbox")  # the webhook is ours to add, from the reply route


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be put in place. `since`: aware. `manifest`: instead of the defaults, or None; `manifest_base`:
    SocialHub's copy as it was when that was written, where that is known.

    `sources`: which of the Network's sources to relay, or None for all.
    """

    name: str
    hub_url: str
    token: str = field(repr=False)
    network_kind: str
    network_fields: Mapping[str, str]
    credentials: Credentials = field(repr=False)
    since: datetime
    replies: ReplyRoute
    created: datetime
    manifest: Mapping[str, object] | None = None
    manifest_base: Mapping[str, object] | None = None
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan whose token, Network and manifest were found good."""

    plan: Plan
    root: HubRoot
    profile: Profile
    abilities: Abilities
    patch: Mapping[str, object]  # for PATCH /manifest, without the webhook; empty: nothing to change

    @property
    def promoted(self) -> bool:
        return self.root.manifest is None


class Task(StrEnum):
    """What is done, in this order."""

    TOKEN = "token"  # noqa: S105 - asking SocialHub
    NETWORK = "network"  # asking the Network
    SECRETS = "secrets"
    MANIFEST = "manifest"  # with the webhook
    SETTINGS = "settings"


class Steps:
    """Told of every task as it begins and is done, for a screen to show. This one shows nothing."""

    def begun(self, task: Task) -> None:
        """The task that is worked on from now on."""

    def done(self, what: str) -> None:
        """The task that was begun is done. `what`: a short sentence in the past."""


async def check_plan(app: App, plan: Plan, steps: Steps) -> Checked:
    """Asks SocialHub and the Network, and puts the manifest together. Changes nothing anywhere.

    Raises UsageError, or what SocialHub or the Network answers.
    """
    settings = app.store.load()
    token = read_channel_token(plan.token)
    check_free(settings, plan.name, token.channel_id)
    steps.begun(Task.TOKEN)
    hub = HubClient(plan.hub_url, token.raw)
    try:
        root = await hub.root()
    finally:
        await hub.close()
    steps.done(say("SocialHub accepts the token; the channel is called “{name}”.", name=root.channel.name))
    steps.begun(Task.NETWORK)
    network = app.networks.get(plan.network_kind)
    profile, abilities = await look_at_network(network, plan.network_fields, plan.credentials)
    steps.done(
        say(
            "Connected to {network} as {name} ({handle}).",
            network=network.info.name,
            name=profile.name,
            handle=profile.handle,
        )
    )
    if root.manifest is None and plan.replies.via == "direct":
        raise UsageError(
            say("This channel's manifest was promoted by SocialHub: its webhook cannot be registered from here."),
            say('Set via = "none", or have SocialHub\'s team enter the address.'),
            field="replies.via",
        )
    patch = {} if root.manifest is None else manifest_patch(root.manifest, plan, network, abilities)
    return Checked(plan, root, profile, abilities, patch)


async def look_at_network(
    network: Network, fields: Mapping[str, str], credentials: Credentials
) -> tuple[Profile, Abilities]:
    """Who we are there and what can be done. Raises what the Network raises."""
    connection = network.connect(fields, credentials)
    try:
        return await connection.verify(), await connection.abilities()
    finally:
        await connection.close()


def manifest_patch(
    current: Mapping[str, object], plan: Plan, network: Network, abilities: Abilities
) -> dict[str, object]:
    """What has to change in the manifest. Raises UsageError if the outcome would break a rule."""
    base = {key: value for key, value in current.items() if key in _MANIFEST_PARTS}
    if plan.manifest is None:
        document = with_defaults(base, default_manifest(abilities, network.info))
    else:
        parts = {key: value for key, value in plan.manifest.items() if key in _MANIFEST_PARTS}
        document = with_own(base, parts, plan.manifest_base)
    see_that_it_can_be_sent(document)
    return document.patch


def check_free(settings: Settings, name: str, channel_id: str) -> None:
    """Raises UsageError where name or SocialHub channel is set up already."""
    for each in settings.channels:
        if each.name == name:
            raise UsageError(
                say("There is already a channel called “{name}”.", name=name),
                say("Choose another name, or remove it first: channel-wizard channels remove {name}.", name=name),
                field="name",
            )
        if each.channel_id == channel_id:
            raise UsageError(
                say("This token belongs to a channel that is set up already, as “{name}”.", name=each.name),
                say("To replace its token: channel-wizard channels token {name}.", name=each.name),
                field="channel.access_token",
            )


class Installer:
    """Puts a checked plan in place, and takes it back where that fails halfway.

    `clean`: nothing of it is left, as far as can be known; false while it is at work, and after it succeeded.
    """

    def __init__(self, app: App, steps: Steps) -> None:
        self._app = app
        self._steps = steps
        self._undo: list[tuple[str, Callable[[], Any]]] = []
        self.clean = True

    async def install(self, checked: Checked) -> ChannelSettings:
        """Does it all. Raises what went wrong, after taking everything back."""
        self.clean = False
        try:
            return await self._install(checked)
        except BaseException:
            await to_the_end(self._take_back())
            raise

    async def _install(self, checked: Checked) -> ChannelSettings:
        plan = checked.plan
        secret = random_secrets.token_hex(32)  # 256 bit
        await self._see_that_it_can_be_kept(plan.name)
        self._steps.begun(Task.SECRETS)
        await to_the_end(self._store_secrets(plan, secret))
        settings = _settings_of(checked)
        written: Mapping[str, object] | None = None
        # A running engine has the port that SocialHub's test request arrives at: it has to know the channel first.
        early = plan.replies.via == "direct" and await asyncio.to_thread(self._app.engine_runs)
        if early:
            await to_the_end(self._enter(settings, paused=True))
        if not checked.promoted:
            self._steps.begun(Task.MANIFEST)
            written = await self._write_manifest(checked, secret, received=early)
        self._steps.begun(Task.SETTINGS)
        if not early:
            await to_the_end(self._enter(settings, paused=False))
        await to_the_end(self._keep_version(checked, written))
        if early:
            await to_the_end(self._unpause(plan.name))
        self._steps.done(say("“{name}” is set up.", name=plan.name))
        return settings

    async def _see_that_it_can_be_kept(self, name: str) -> None:
        """Whether journal and store of secrets can be used, before there is anything to take back."""
        await (await Journal.attach(self._app.journal_path)).close()
        store = await asyncio.to_thread(self._app.secrets)
        await asyncio.to_thread(store.get, ChannelSecrets(name).hub_token)

    async def _enter(self, settings: ChannelSettings, *, paused: bool) -> None:
        """Into the journal and the settings; from here on an engine knows the channel."""
        self._undo.append(("settings", lambda: _strike_out(self._app, settings.name)))
        journal = await Journal.attach(self._app.journal_path)
        try:
            await journal.remove_channel(settings.name)  # what an earlier channel of this name may have left
            await journal.ensure_channel(settings.name)
            if paused:
                await journal.pause(settings.name, 0)
            await asyncio.to_thread(self._app.store.update, lambda each: each.with_channel(settings))
            await journal.touch(settings.name)
        finally:
            await journal.close()

    async def _keep_version(self, checked: Checked, written: Mapping[str, object] | None) -> None:
        """The manifest that the channel is set up with begins its history."""
        if checked.root.manifest is None:
            return
        journal = await Journal.attach(self._app.journal_path)
        try:
            channel = await journal.ensure_channel(checked.plan.name)
            await keep_set_up(journal, channel.id, checked.root.manifest, written)
        finally:
            await journal.close()

    async def _unpause(self, name: str) -> None:
        journal = await Journal.attach(self._app.journal_path)
        try:
            await journal.pause(name, None)
        finally:
            await journal.close()

    async def _store_secrets(self, plan: Plan, secret: str) -> None:
        # A keyring's entries begin with the home's id, which a first channel has to note down.
        await asyncio.to_thread(self._app.store.update, lambda each: each)
        store = await asyncio.to_thread(self._app.secrets)
        names = ChannelSecrets(plan.name)
        values = {
            names.hub_token: read_channel_token(plan.token).raw,
            names.network: json.dumps(dict(plan.credentials)),
        }
        if plan.replies.via == "direct":
            values[names.webhook] = secret
        for name, value in values.items():
            self._undo.append(("secrets", partial(asyncio.to_thread, store.delete, name)))
            await asyncio.to_thread(store.put, name, value)
        self._steps.done(store.describe())

    async def _write_manifest(
        self, checked: Checked, secret: str, *, received: bool
    ) -> Mapping[str, object] | None:
        """Answers the manifest as it is then, None where nothing had to be written.

        `received`: a running engine answers SocialHub's test; else a receiver of our own does.
        """
        plan = checked.plan
        patch = dict(checked.patch)
        if plan.replies.via == "direct":
            patch["webhook"] = {"url": plan.replies.public_url, "secret": secret}
        if not patch:
            return None
        before = {key: (checked.root.manifest or {}).get(key) for key in patch}
        hub = HubClient(plan.hub_url, read_channel_token(plan.token).raw)
        try:
            async with _received(plan, secret) if received else _answering(checked, secret):
                self._undo.append(("manifest", lambda: self._restore_manifest(plan, before)))
                try:
                    written = await to_the_end(hub.patch_manifest(patch), at_most=_ANSWER_WAIT)
                except (HubError, HubUnavailable) as error:
                    if not isinstance(error, HubUnavailable) or not error.sent:
                        self._undo.pop()  # refused as a whole: only after a lost answer is there something to undo
                    raise
        finally:
            await hub.close()
        registered = say("The manifest is written and the webhook registered.")
        self._steps.done(registered if "webhook" in patch else say("The manifest is written."))
        return written

    async def _restore_manifest(self, plan: Plan, before: Mapping[str, object]) -> None:
        """As it was. A webhook of before that does not answer, or whose secret is not told, is lost."""
        old = {key: value for key, value in before.items() if key != "webhook" and value is not None}
        if "inbox" in before and before["inbox"] is None:
            old["inbox"] = {"ticketActions": [], "rightSidebar": []}
        hub = HubClient(plan.hub_url, read_channel_token(plan.token).raw)
        try:
            async with asyncio.timeout(_UNDO_WAIT):
                if "webhook" in before:
                    # Ours is removed first: SocialHub refuses a patch whole if the other does not answer.
                    await hub.patch_manifest({**old, "webhook": None})
                    await _restore_webhook(hub, before["webhook"])
                else:
                    await hub.patch_manifest(old)
        finally:
            await hub.close()

    async def _take_back(self) -> None:
        whole = True
        for what, undo in reversed(self._undo):
            try:
                await undo()
            except Exception as error:  # noqa: BLE001 - whatever it is, the rest is taken back all the same
                reason = error.what if isinstance(error, WizardError) else type(error).__name__
                _log.warning("What was done could not be taken back whole (%s): %s", what, reason)
                whole = False
        self._undo.clear()
        self.clean = whole


async def _restore_webhook(hub: HubClient, before: object) -> None:
    secret = before.get("secret") if isinstance(before, dict) else None
    if not isinstance(before, dict) or not isinstance(secret, str) or len(secret) < _SHORTEST_SECRET:
        return
    with contextlib.suppress(HubWebhookFailed):
        await hub.patch_manifest({"webhook": {"url": before.get("url"), "secret": secret}})


# --- After a set-up that was killed -----------------------------------------------------------------------------


async def was_finished(app: App, name: str, channel_id: str) -> bool:
    """Whether all of a set-up was in place before it could say so."""
    settings = await asyncio.to_thread(app.store.load)
    if not any(each.name == name and each.channel_id == channel_id for each in settings.channels):
        return False
    journal = await Journal.attach(app.journal_path)
    try:
        return (await journal.ensure_channel(name)).paused_until is None
    finally:
        await journal.close()


async def take_back_leftovers(app: App, hub_url: str, token: str, left: Unfinished) -> None:
    """Takes back what a set-up had done when it was killed, on both sides; buttons in the manifest stay.

    Raises what SocialHub, the store of secrets or the settings raise.
    """
    channel_id = read_channel_token(token).channel_id
    settings = await asyncio.to_thread(app.store.load)
    taken = any(each.name == left.name and each.channel_id != channel_id for each in settings.channels)
    if not taken:  # else another channel has this name by now
        await _strike_out(app, left.name)
    if left.public_url is not None:
        await _remove_webhook(hub_url, token, left.public_url)
    if not taken:
        store = await asyncio.to_thread(app.secrets)
        for each in ChannelSecrets(left.name).all():
            await asyncio.to_thread(store.delete, each)


async def _remove_webhook(hub_url: str, token: str, url: str) -> None:
    """Removes the webhook if it leads to `url`: another one is not ours to remove."""
    hub = HubClient(hub_url, token)
    try:
        webhook = ((await hub.root()).manifest or {}).get("webhook")
        if isinstance(webhook, dict) and webhook.get("url") == url:
            await hub.patch_manifest({"webhook": None})
    finally:
        await hub.close()


async def _strike_out(app: App, name: str) -> None:
    await asyncio.to_thread(app.store.update, lambda each: each.without_channel(name))
    journal = await Journal.attach(app.journal_path)
    try:
        await journal.remove_channel(name)
    finally:
        await journal.close()


def _settings_of(checked: Checked) -> ChannelSettings:
    plan, profile = checked.plan, checked.profile
    token = read_channel_token(plan.token)
    return ChannelSettings(
        name=plan.name,
        hub_url=plan.hub_url,
        account_id=token.account_id,
        channel_id=token.channel_id,
        network_kind=plan.network_kind,
        network_fields=dict(plan.network_fields),
        since=plan.since,
        sources=plan.sources,
        replies=plan.replies,
        profile_id=profile.id,
        profile_name=profile.name,
        profile_handle=profile.handle,
        profile_url=profile.url,
        created=plan.created,
        reusable=checked.promoted,
    )


@contextlib.asynccontextmanager
async def _received(plan: Plan, secret: str) -> AsyncIterator[None]:
    """Waits until the running engine answers for the new channel."""
    channel_id = read_channel_token(plan.token).channel_id
    for wait in _ENGINE_WAITS:
        if await leads_to_us(f"http://{plan.replies.listen}/", secret, channel_id):
            break
        await asyncio.sleep(wait)
    yield


@contextlib.asynccontextmanager
async def _answering(checked: Checked, secret: str) -> AsyncIterator[None]:
    """SocialHub tests a webhook while it is registered: for that moment the receiver answers from here."""
    plan = checked.plan
    if plan.replies.via != "direct" or plan.replies.listen is None:
        yield
        return
    endpoint = Endpoint(plan.name, read_channel_token(plan.token).channel_id, (secret,))

    async def refuse(_delivery: Delivery) -> None:
        raise WizardError(say("The channel is still being set up."), say("SocialHub tries again."))

    receiver = Receiver(plan.replies.listen, endpoints=lambda: [endpoint], commit=refuse)
    await receiver.start()
    try:
        yield
    finally:
        await receiver.stop()
