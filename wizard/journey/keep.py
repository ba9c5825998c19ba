"""What is done to a channel after it was set up: a new token, logging in again, removing it."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING

from wizard.app import ChannelSecrets
from wizard.errors import UsageError, WizardError
from wizard.hub.client import HubClient
from wizard.hub.tokens import read_channel_token
from wizard.journey.install import look_at_network
from wizard.sync.journal import Journal
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App
    from wizard.networks.base import Credentials
    from wizard.settings import ChannelSettings

_log = logging.getLogger(__name__)


async def replace_token(app: App, name: str, text: str) -> None:
    """Checks a new token of the same channel online and puts it in the old one's place.

    A running engine goes on with it at once, and registers the webhook again (a new token switches it off).
    Raises UsageError for another channel's token, HubTokenRefused where SocialHub refuses it.
    """
    settings = app.store.load().channel(name)
    token = read_channel_token(text)
    if token.channel_id != settings.channel_id:
        raise UsageError(
            say(
                "This token belongs to the channel {given}, not to “{name}” ({wanted}).",
                given=token.channel_id,
                name=name,
                wanted=settings.channel_id,
            ),
            say("Copy the token of the right channel, or set that one up as a new channel."),
            field="token",
        )
    hub = HubClient(settings.hub_url, token.raw)
    try:
        await hub.root()
    finally:
        await hub.close()
    await _replace_secret(app, name, ChannelSecrets(name).hub_token, token.raw)


async def replace_login(app: App, name: str, credentials: Credentials) -> None:
    """Checks a new log-in of the same account and puts it in the old one's place.

    Raises UsageError for another account, NetworkLoginExpired where the Network refuses it.
    """
    settings = app.store.load().channel(name)
    network = app.networks.get(settings.network_kind)
    profile, _abilities = await look_at_network(network, settings.network_fields, credentials)
    if profile.id != settings.profile_id:
        raise UsageError(
            say(
                "You logged in as {handle}; “{name}” belongs to {wanted}.",
                handle=profile.handle,
                name=name,
                wanted=settings.profile_handle,
            ),
            say("Log in with that account."),
            field="network",
        )
    await _replace_secret(app, name, ChannelSecrets(name).network, json.dumps(dict(credentials)))


async def remove_channel(app: App, name: str) -> tuple[str, ...]:
    """Removes a channel: its webhook, its log-in, its settings, its secrets, its journal.

    The Tickets stay on SocialHub, the posts on the Network. Answers sentences on what could not be taken back
    over there; everything on this computer is gone in any case.
    """
    settings = app.store.load().channel(name)
    left: list[str] = []
    secrets = await asyncio.to_thread(app.secrets)
    names = ChannelSecrets(name)
    token = await asyncio.to_thread(secrets.get, names.hub_token)
    credentials = await asyncio.to_thread(secrets.get, names.network)
    journal = await Journal.attach(app.journal_path)  # first: one of a newer version is not to be opened here
    try:
        await asyncio.to_thread(app.store.update, lambda each: each.without_channel(name))
        await journal.remove_channel(name)
    finally:
        await journal.close()
    if token and settings.replies.via == "direct" and not settings.reusable:
        left.extend(await _remove_webhook(settings, token))
    if credentials:
        left.extend(await _revoke(app, settings, json.loads(credentials)))
    for each in names.all():
        await asyncio.to_thread(secrets.delete, each)
    app.templates_path(name).unlink(missing_ok=True)
    return tuple(left)


async def _remove_webhook(settings: ChannelSettings, token: str) -> list[str]:
    hub = HubClient(settings.hub_url, token)
    try:
        await hub.patch_manifest({"webhook": None})
    except WizardError as error:
        return [say("The webhook stays in the manifest: {error}", error=error.what)]
    finally:
        await hub.close()
    return []


async def _revoke(app: App, settings: ChannelSettings, credentials: Mapping[str, str]) -> list[str]:
    try:
        network = app.networks.get(settings.network_kind)
    except WizardError as error:
        return [say("The access to the Network stays: {error}", error=error.what)]
    connection = network.connect(settings.network_fields, credentials)
    try:
        await connection.revoke()
    except WizardError as error:
        return [say("The access to the Network stays: {error}", error=error.what)]
    finally:
        await connection.close()
    return []


async def _replace_secret(app: App, name: str, secret: str, value: str) -> None:
    """Keeps it, and has a running engine take it up; neither where the journal cannot be opened."""
    secrets = await asyncio.to_thread(app.secrets)
    journal = await Journal.attach(app.journal_path)
    try:
        await asyncio.to_thread(secrets.put, secret, value)
        await journal.ensure_channel(name)
        await journal.touch(name)
    finally:
        await journal.close()
