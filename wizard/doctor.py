"""Checks everything a channel needs, one by one: what is well, what is not, and what to do about it.

It changes nothing, and asks only with what is stored. Each check stands for itself: one that fails does not keep
the others from being made, unless they need its outcome.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import httpx

from wizard.app import ChannelSecrets
from wizard.errors import HubChannelDeactivated, HubTokenRefused, NetworkLoginExpired, WizardError
from wizard.http import make_client, proxy_for
from wizard.hub import clock
from wizard.hub.client import HubClient
from wizard.hub.signature import challenge, signature
from wizard.journey.install import look_at_network
from wizard.manifest.fitness import misfits
from wizard.proxy_trouble import place_of, trouble_of
from wizard.replies.direct import Endpoint, Receiver
from wizard.setup_file import DEFAULT_HUB_URL
from wizard.sync.database import check_file
from wizard.sync.journal import check_age
from wizard.sync.supervisor import MIN_FREE_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App
    from wizard.networks.base import Abilities
    from wizard.replies.direct import Delivery
    from wizard.secrets import Secrets
    from wizard.settings import ChannelSettings

_TOKEN, _LOG_IN = "channel-wizard channels token", "channel-wizard channels login"  # what ends a refusal here
_CLOCK_OFF = 120.0  # seconds; what is that far off may soon be farther


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `subject`: what was looked at; `text`: how it is; `advice`: what to do, if not well."""

    subject: str
    well: bool
    text: str
    advice: str = ""


async def examine(app: App) -> tuple[Finding, ...]:
    """Makes every check there is."""
    findings = [_home(app), await asyncio.to_thread(_journal, app), _disk(app), *_plugins(app)]
    try:
        settings = app.store.load()
    except WizardError as error:  # all else is found through them
        return (*findings, Finding("settings", well=False, text=error.what, advice=error.advice))
    store, secrets = await asyncio.to_thread(_secrets, app)
    findings.append(store)
    if not settings.channels:
        findings.append(Finding("channels", well=True, text="No channel is set up yet."))
    findings.append(await asyncio.to_thread(_proxy, app))
    for channel in settings.channels:
        findings.extend(await _channel(app, channel, secrets))
    return tuple(findings)


def _home(app: App) -> Finding:
    folder = app.home.data
    existing = next(each for each in (folder, *folder.parents) if each.exists())
    if not os.access(existing, os.W_OK):
        return Finding("home", well=False, text=f"{existing} cannot be written.", advice="Check its owner.")
    return Finding("home", well=True, text=f"Configuration in {app.home.config}, data in {app.home.data}.")


def _journal(app: App) -> Finding:
    if not app.journal_path.exists():
        return Finding("journal", well=True, text="There is none yet; it is made with the first channel.")
    try:
        damage = check_file(app.journal_path, whole=True)
        if damage is None:
            check_age(app.journal_path)
    except WizardError as error:
        return Finding("journal", well=False, text=error.what, advice=error.advice)
    if damage is not None:
        return Finding(
            "journal",
            well=False,
            text=f"The journal is damaged: {damage}.",
            advice="Start “channel-wizard sync”: it restores the newest copy.",
        )
    size = app.journal_path.stat().st_size / 1_000_000
    return Finding("journal", well=True, text=f"The journal is sound ({size:.1f} MB).")


def _disk(app: App) -> Finding:
    folder = next(each for each in (app.home.data, *app.home.data.parents) if each.exists())
    free = shutil.disk_usage(folder).free
    text = f"{free / 1_000_000_000:.1f} GB free."
    advice = "" if free >= MIN_FREE_BYTES else "Make room: nothing is fetched or acknowledged until then."
    return Finding("disk", well=not advice, text=text, advice=advice)


def _plugins(app: App) -> list[Finding]:
    return [
        Finding(
            "networks", well=False, text=f"The plug-in {name} is not used: {why}.", advice="Update or remove it."
        )
        for name, why in app.networks.broken.items()
    ]


def _secrets(app: App) -> tuple[Finding, Secrets | None]:
    try:
        secrets = app.secrets()
        secrets.get("doctor/probe")
    except WizardError as error:
        return Finding("secrets", well=False, text=error.what, advice=error.advice), None
    return Finding("secrets", well=True, text=secrets.describe()), secrets


def _proxy(app: App) -> Finding:
    """Which way requests go. Whether that leads anywhere, each channel's connection tells."""
    try:
        route = app.proxy_preference().read()
        proxy = route.proxy_for("https", urlsplit(DEFAULT_HUB_URL).hostname or "")
    except WizardError as error:
        return Finding("proxy", well=False, text=error.what, advice=error.advice)
    kind = {"system": "As the system says", "none": "None is used", "manual": "The one in the preferences"}
    said = kind[route.choice.kind]
    text = f"{said}: {place_of(proxy)}." if proxy else f"{said}."
    return Finding("proxy", well=True, text=text)


async def _channel(app: App, channel: ChannelSettings, secrets: Secrets | None) -> list[Finding]:
    findings = await _reach(channel)
    if secrets is None:
        return findings
    names = ChannelSecrets(channel.name)
    wanted = (names.hub_token, names.network, names.webhook)
    token, login, secret = [await asyncio.to_thread(secrets.get, each) for each in wanted]
    hub, manifest = await _hub(channel, token)
    findings.append(hub)
    network, abilities = await _network(app, channel, login)
    findings.append(network)
    if manifest is not None and abilities is not None:
        findings.append(_fit(app, channel, manifest, abilities))
    if channel.replies.via == "direct":
        if manifest is not None:  # else SocialHub did not tell, and nothing can be said of it
            findings.append(_registered(channel, manifest))
        findings.append(await _webhook(channel, secret))
    return findings


async def _reach(channel: ChannelSettings) -> list[Finding]:
    """Whether SocialHub's server can be reached at all, and whether this computer's clock is right by it."""
    subject, url = f"{channel.name}: connection", channel.hub_url
    client = make_client(timeout=httpx.Timeout(15.0))
    proxy, host, asked = None, urlsplit(url).hostname or "", time.time()
    try:
        proxy = proxy_for(url)
        answer = await client.head(url)
    except WizardError as error:
        return [Finding(subject, well=False, text=error.what, advice=error.advice)]
    except httpx.HTTPError as error:
        if (stopped := trouble_of(error, proxy, host)) is not None:
            return [Finding(subject, well=False, text=stopped.what, advice=stopped.advice)]
        text = f"{url} cannot be reached ({type(error).__name__})."
        return [Finding(subject, well=False, text=text, advice="Check connection and proxy.")]
    finally:
        await client.aclose()
    off = clock.ahead(answer.headers, asked, time.time())
    return [Finding(subject, well=True, text=f"{url} answers."), _clock(f"{channel.name}: clock", off)]


def _clock(subject: str, ahead: float | None) -> Finding:
    if ahead is None:
        return Finding(subject, well=True, text="SocialHub does not tell the time.")
    if abs(ahead) < _CLOCK_OFF:
        return Finding(subject, well=True, text="This computer's clock is right.")
    return Finding(
        subject,
        well=False,
        text=f"This computer's clock is {clock.minutes(ahead)} minutes {'ahead' if ahead > 0 else 'behind'}.",
        advice="Set it automatically in the system's settings: five minutes off, every reply is refused.",
    )


async def _hub(channel: ChannelSettings, token: str | None) -> tuple[Finding, Mapping[str, object] | None]:
    subject = f"{channel.name}: SocialHub"
    if token is None:
        return _missing(subject, "token", f"{_TOKEN} {channel.name}"), None
    try:
        hub = HubClient(channel.hub_url, token)
        try:
            root = await hub.root()
        finally:
            await hub.close()
    except (HubTokenRefused, HubChannelDeactivated) as error:
        advice = f"Ask an admin of the SocialHub account for a new token, then: {_TOKEN} {channel.name}"
        return Finding(subject, well=False, text=error.what, advice=advice), None
    except WizardError as error:
        return Finding(subject, well=False, text=error.what, advice=error.advice), None
    return Finding(subject, well=True, text=f"The token is good for “{root.channel.name}”."), root.manifest


async def _network(app: App, channel: ChannelSettings, login: str | None) -> tuple[Finding, Abilities | None]:
    subject = f"{channel.name}: {channel.network_kind}"
    if login is None:
        return _missing(subject, "log-in", f"{_LOG_IN} {channel.name}"), None
    try:
        network = app.networks.get(channel.network_kind)
        profile, abilities = await look_at_network(
            network, channel.network_fields, cast("Mapping[str, str]", json.loads(login))
        )
    except NetworkLoginExpired as error:
        return Finding(
            subject, well=False, text=error.what, advice=f"Log in again: {_LOG_IN} {channel.name}"
        ), None
    except WizardError as error:
        return Finding(subject, well=False, text=error.what, advice=error.advice), None
    return Finding(subject, well=True, text=f"Logged in as {profile.handle}."), abilities


def _fit(app: App, channel: ChannelSettings, manifest: Mapping[str, object], abilities: Abilities) -> Finding:
    """Whether agents are promised what fails: the Network may have changed since the manifest was written."""
    subject = f"{channel.name}: manifest"
    found = misfits(
        manifest,
        abilities,
        app.networks.get(channel.network_kind).info,
        templates=bool(app.templates(channel.name)),
        templates_url=channel.replies.public_url if channel.replies.via == "direct" else None,
    )
    wrong = [each for each in found if not each.hint]
    if not wrong:
        return Finding(subject, well=True, text="The manifest fits what the Network can do.")
    advice = f"“channel-wizard manifest check --channel {channel.name}” says what mends it."
    return Finding(subject, well=False, text=wrong[0].message, advice=advice)


def _registered(channel: ChannelSettings, manifest: Mapping[str, object]) -> Finding:
    subject = f"{channel.name}: webhook"
    webhook = manifest.get("webhook")
    if isinstance(webhook, dict) and webhook.get("url") == channel.replies.public_url:
        return Finding(subject, well=True, text="The webhook stands in the manifest.")
    return Finding(
        subject,
        well=False,
        text="The webhook does not stand in the manifest.",
        advice="“channel-wizard sync” registers it again within minutes.",
    )


async def _webhook(channel: ChannelSettings, secret: str | None) -> Finding:
    """Sends a signed test request to the public address, and answers it from here if nobody else does."""
    subject = f"{channel.name}: public address"
    url, listen = channel.replies.public_url, channel.replies.listen
    if secret is None or url is None or listen is None:
        return _missing(subject, "webhook secret", f"remove “{channel.name}”, and set it up anew")

    async def refuse(_delivery: Delivery) -> None:
        raise WizardError("This is only a check.")

    receiver = Receiver(
        listen, endpoints=lambda: [Endpoint(channel.name, channel.channel_id, (secret,))], commit=refuse
    )
    ours = True
    try:
        await receiver.start()
    except WizardError:
        ours = False  # taken: by the running engine, which then answers itself
    try:
        return await _call_ourselves(subject, channel, url, secret)
    finally:
        if ours:
            await receiver.stop()


async def _call_ourselves(subject: str, channel: ChannelSettings, url: str, secret: str) -> Finding:
    body = json.dumps(
        {"manifestId": "0" * 24, "accountId": channel.account_id, "channelId": channel.channel_id, "events": {}}
    ).encode()
    stamp = str(int(time.time() * 1000))
    headers = {
        "Content-Type": "application/json",
        "X-SocialHub-Timestamp": stamp,
        "X-SocialHub-Signature": signature(stamp, secret, body),
    }
    advice = f"Check that your proxy or tunnel passes {url} on to {channel.replies.listen}."
    client = make_client(timeout=httpx.Timeout(20.0))
    try:
        answer = await client.post(url, content=body, headers=headers)
    except WizardError as error:
        return Finding(subject, well=False, text=error.what, advice=error.advice)
    except httpx.HTTPError as error:
        return Finding(
            subject, well=False, text=f"{url} cannot be reached ({type(error).__name__}).", advice=advice
        )
    finally:
        await client.aclose()
    if answer.is_success and answer.headers.get("X-SocialHub-Challenge") == challenge(stamp, secret):
        return Finding(subject, well=True, text=f"{url} leads here.")
    return Finding(subject, well=False, text=f"{url} answers {answer.status_code}, not from here.", advice=advice)


def _missing(subject: str, what: str, command: str) -> Finding:
    return Finding(subject, well=False, text=f"The {what} is not stored.", advice=f"Give it again: {command}.")
