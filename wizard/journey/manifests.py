"""A channel's manifest between SocialHub, the editor and the history: opened, saved, restored; its secret renewed.

Saving asks SocialHub first: what changed there meanwhile is merged, and where both changed the same thing nothing
is sent before a person chose. Then only what differs is sent, read back and compared, for SocialHub may do
something else than it was told. What was there before is kept in the journal as well as what was saved, so that
every save can be taken back.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import secrets as random_secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wizard.app import ChannelSecrets, WebhookSecrets, need_secret
from wizard.errors import HubError, HubUnavailable, UsageError, WizardError
from wizard.hub.client import HubClient
from wizard.journey.inbox import longest_reply, server_or_name
from wizard.journey.install import look_at_network
from wizard.journey.versions import keep_found, keep_saved
from wizard.manifest.defaults import default_manifest, hints_of
from wizard.manifest.diff import diff
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.fitness import misfits, template_misfits
from wizard.replies.direct import Endpoint, Receiver
from wizard.replies.knock import leads_to_us
from wizard.sync.journal import Journal, now_ms
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from wizard.app import App
    from wizard.manifest.diff import Difference
    from wizard.manifest.fitness import Misfit
    from wizard.networks.base import Label
    from wizard.replies.direct import Delivery
    from wizard.secrets import Secrets
    from wizard.sync.records import ManifestVersion

_log = logging.getLogger(__name__)

OLD_SECRET_MS = 10 * 60_000  # SocialHub's timestamps count for five minutes; as much again for clocks that differ
_ENGINE_WAITS = (0.1, 0.2, 0.5, 1.0, 1.0, 2.0, 2.0, 2.0)  # seconds in which a running engine learns a new secret


class Promoted(UsageError):
    """SocialHub promoted the manifest: it can be neither read nor changed with the channel's token."""


class ManifestConflict(UsageError):
    """SocialHub's copy and the document both changed the same thing; the document's `conflicts` tell what."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did. Secrets are masked in all of it.

    `changes`: what was changed by it; empty: there was nothing to send. `news`: what somebody else had changed on
    SocialHub since the document was opened. `otherwise`: what SocialHub has in another way than it was told.
    """

    changes: tuple[Difference, ...]
    news: tuple[Difference, ...]
    otherwise: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """What the Network declares now: as a manifest, and where the channel's own does not fit it.

    `longest`: characters that it takes in a reply, if it has a limit. `hints`: what each action of it does, by id.
    """

    manifest: Mapping[str, object]
    misfits: tuple[Misfit, ...]
    longest: int | None = None
    hints: Mapping[str, Label] = field(default_factory=dict)


class Manifests:
    """The manifest of one channel that is set up. Raises UsageError for an unknown one."""

    def __init__(self, app: App, name: str) -> None:
        self._app = app
        self._settings = app.store.load().channel(name)

    @property
    def network_name(self) -> str:
        """The server's name, or the Network's where it has no servers."""
        settings = self._settings
        return server_or_name(settings.network_fields, self._app.networks.get(settings.network_kind).info)

    # --- opening and saving -----------------------------------------------------------------------------------

    async def open(self, declared: Mapping[str, object] | None = None) -> ManifestDocument:
        """The manifest as SocialHub has it, to be edited. Raises HubError, UsageError where it was promoted."""
        async with self._hub() as hub:
            return ManifestDocument(await _fetch(hub), declared)

    async def declared(self, manifest: Mapping[str, object]) -> Declared:
        """Asks the Network what can be done there, and compares. Raises what the Network raises."""
        settings = self._settings
        network = self._app.networks.get(settings.network_kind)
        store = await asyncio.to_thread(self._app.secrets)
        names = ChannelSecrets(settings.name)
        what = say("The log-in of {channel}", channel=settings.name)
        text = await asyncio.to_thread(need_secret, store, names.network, what)
        _profile, abilities = await look_at_network(network, settings.network_fields, _credentials(text))
        url, templates = self.templates_url, self._has_templates()
        return Declared(
            default_manifest(abilities, network.info, templates_url=url),
            misfits(manifest, abilities, network.info, templates=templates, templates_url=url),
            longest_reply(abilities),
            hints_of(abilities),
        )

    @property
    def templates_url(self) -> str | None:
        """Where SocialHub fetches this channel's templates; None where nothing comes to this computer."""
        replies = self._settings.replies
        return replies.public_url if replies.via == "direct" else None

    def template_misfits(self, manifest: Mapping[str, object]) -> tuple[Misfit, ...]:
        """Where the buttons for templates do not fit the templates that are written; asks nobody."""
        return template_misfits(manifest, templates=self._has_templates(), templates_url=self.templates_url)

    def _has_templates(self) -> bool:
        return bool(self._app.templates(self._settings.name))

    async def refresh(self, document: ManifestDocument) -> tuple[Difference, ...]:
        """Merges what SocialHub has by now into the document; answers what changed there. Raises as `open`.

        `document.conflicts` are to be resolved then, before it can be saved.
        """
        async with self._hub() as hub:
            return document.rebase(await _fetch(hub))

    async def save(self, document: ManifestDocument) -> Saved:
        """Sends what changed. The document is at its new base afterwards, and untouched where this fails.

        Raises ManifestConflict, UsageError for a manifest that breaks a rule, HubError, HubUnavailable; where an
        answer was lost, saving again finds out what became of it.
        """
        async with self._hub() as hub, self._journal() as (journal, channel):
            news = document.rebase(await _fetch(hub))
            _see_that_it_can_be_sent(document)
            patch, changes, wanted = document.patch, document.changes, document.current
            await keep_found(journal, channel, document.base)
            if not patch:
                document.saved(document.base)
                return Saved((), news, ())
            answer = await hub.patch_manifest(patch)
            after = await _read_back(hub, answer)
            await keep_saved(journal, channel, document.base, after)
            document.saved(after)
            return Saved(changes, news, _otherwise(wanted, after))

    # --- the history ------------------------------------------------------------------------------------------

    async def history(self) -> tuple[ManifestVersion, ...]:
        """Every version that is kept, newest first."""
        async with self._journal() as (journal, channel):
            return await journal.versions(channel)

    async def version(self, number: int) -> ManifestVersion:
        """Raises UsageError where there is none of this number."""
        found = next((each for each in await self.history() if each.id == number), None)
        if found is None:
            raise UsageError(
                say("There is no version {number} of this manifest.", number=number),
                say("The history lists those that are kept."),
                field="version",
            )
        return found

    async def restore(self, number: int) -> Saved:
        """Makes an old version the manifest again. The webhook stays as it is: replies depend on it."""
        document = await self.open()
        document.go_back_to((await self.version(number)).manifest)
        return await self.save(document)

    # --- the webhook's secret ---------------------------------------------------------------------------------

    async def renew_secret(self) -> None:
        """Gives the webhook a new secret of 256 bit, and loses no event by it.

        The receiver knows the new one before SocialHub does, and the old one until nothing signed with it can
        arrive any more. Where SocialHub's answer is lost both stay good, and the next renewal goes on with the
        same new one. Raises UsageError where this computer does not receive, HubError, HubUnavailable.
        """
        settings = self._settings
        url, listen = settings.replies.public_url, settings.replies.listen
        if settings.replies.via != "direct" or url is None or listen is None:
            raise UsageError(
                say("Replies do not come to this computer: there is no webhook's secret to renew."),
                field="channel",
            )
        store = await asyncio.to_thread(self._app.secrets)
        before = await asyncio.to_thread(WebhookSecrets.read, store, settings.name)
        if before is None:
            what = say("The webhook's secret of {channel}", channel=settings.name)
            need_secret(store, ChannelSecrets(settings.name).webhook, what)
            return
        async with self._hub() as hub:
            await _fetch(hub)  # a promoted manifest is refused before anything changes
            new = before.next or random_secrets.token_hex(32)
            both = replace(before, next=new)
            await self._keep(store, both)
            try:
                async with self._received(listen, both, new):
                    await hub.patch_manifest({"webhook": {"url": url, "secret": new}})
            except (WizardError, asyncio.CancelledError) as error:
                if before.next is None and _nothing_happened(error):
                    await self._keep(store, before)
                raise
        # First kept as what they will be, then under their names: no kill in between forgets one.
        done = WebhookSecrets(new, None, before.current, now_ms() + OLD_SECRET_MS)
        await asyncio.to_thread(replace(done, current=before.current, next=new).write, store, settings.name)
        await self._keep(store, done)

    async def register_webhook(self) -> None:
        """Puts the webhook into the manifest again, whether it stands there or not: SocialHub tests it anew. Where
        its secret was lost, it gets another one.

        Raises UsageError where this computer does not receive, HubWebhookFailed where SocialHub does not get
        through, HubError, HubUnavailable.
        """
        settings = self._settings
        url, listen = settings.replies.public_url, settings.replies.listen
        if settings.replies.via != "direct" or url is None or listen is None:
            raise UsageError(say("This channel brings only Tickets: it has no webhook."), field="channel")
        store = await asyncio.to_thread(self._app.secrets)
        secrets = await asyncio.to_thread(WebhookSecrets.read, store, settings.name)
        if secrets is None:  # lost: whatever is signed with it is refused, so that a new one loses nothing
            secrets = WebhookSecrets(random_secrets.token_hex(32))
            await self._keep(store, secrets)
        lacking = NotTaken(
            say("The running Channel Wizard does not take replies at {listen}.", listen=listen),
            say("Another program may have that port: end it, or choose another one."),
        )
        async with self._hub() as hub, self._received(listen, secrets, secrets.current, lacking):
            await hub.patch_manifest({"webhook": {"url": url, "secret": secrets.current}})

    async def fit_lengths(self) -> Saved:
        """Sets the lengths of replies to what the Network takes now. Raises HubError, what the Network raises."""
        document = await self.open()
        found = (await self.declared(document.current)).misfits
        document.do(*(step for each in found if each.about_length for step in each.fix.operations))
        return await self.save(document)

    async def _keep(self, store: Secrets, secrets: WebhookSecrets) -> None:
        """Into the store; a running engine learns of it."""
        await asyncio.to_thread(secrets.write, store, self._settings.name)
        async with self._journal() as (journal, _channel):
            await journal.touch(self._settings.name)

    @contextlib.asynccontextmanager
    async def _received(
        self, listen: str, both: WebhookSecrets, new: str, lacking: NotTaken | None = None
    ) -> AsyncIterator[None]:
        """While SocialHub tests the new secret, somebody answers who knows it."""
        settings = self._settings
        if await asyncio.to_thread(self._app.engine_runs):
            for wait in _ENGINE_WAITS:
                if await leads_to_us(f"http://{listen}/", new, settings.channel_id):
                    yield
                    return
                await asyncio.sleep(wait)
            raise lacking or NotTaken(
                say("The running Channel Wizard did not take the new secret in time; the old one stays."),
                say("Try again in a moment."),
            )

        async def refuse(_delivery: Delivery) -> None:
            raise WizardError(say("The secret is being renewed."), say("SocialHub tries again."))

        endpoint = Endpoint(settings.name, settings.channel_id, both.accepted(now_ms()))
        receiver = Receiver(listen, endpoints=lambda: [endpoint], commit=refuse)
        await receiver.start()
        try:
            yield
        finally:
            await receiver.stop()

    # --- what it works with -----------------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def _hub(self) -> AsyncIterator[HubClient]:
        settings = self._settings
        store = await asyncio.to_thread(self._app.secrets)
        what = say("The SocialHub token of {channel}", channel=settings.name)
        token = await asyncio.to_thread(need_secret, store, ChannelSecrets(settings.name).hub_token, what)
        hub = HubClient(settings.hub_url, token)
        try:
            yield hub
        finally:
            await hub.close()

    @contextlib.asynccontextmanager
    async def _journal(self) -> AsyncIterator[tuple[Journal, int]]:
        journal = await Journal.attach(self._app.journal_path)
        try:
            yield journal, (await journal.ensure_channel(self._settings.name)).id
        finally:
            await journal.close()


class NotTaken(WizardError):
    """A running engine did not take a new secret; SocialHub was not asked."""


def _nothing_happened(error: BaseException) -> bool:
    """Whether SocialHub certainly has the secret of before."""
    if isinstance(error, HubUnavailable):
        return not error.sent
    return isinstance(error, HubError | NotTaken | UsageError)


async def _fetch(hub: HubClient) -> Mapping[str, object]:
    found = (await hub.root()).manifest
    if found is None:
        raise Promoted(
            say(
                "This channel's manifest was promoted by SocialHub and can be neither read nor changed from here."
            ),
            say("SocialHub's team changes it for you."),
        )
    return found


def _see_that_it_can_be_sent(document: ManifestDocument) -> None:
    conflicts = document.conflicts
    if conflicts:
        raise ManifestConflict(
            say("SocialHub's manifest changed meanwhile, at places that you changed too. Nothing was sent."),
            say("Choose for each of them: {places}.", places=", ".join(each.pointer for each in conflicts)),
            field=conflicts[0].pointer,
        )
    problems = document.new_problems
    if problems:
        raise UsageError(
            say("The manifest is not right yet, and was not sent: {message}", message=problems[0].message),
            field=problems[0].pointer,
        )


async def _read_back(hub: HubClient, answer: Mapping[str, object]) -> Mapping[str, object]:
    """As SocialHub has it now; where it cannot be asked at the moment, as it answered."""
    try:
        return (await hub.root()).manifest or answer
    except WizardError as error:
        _log.warning("The manifest was saved, and could not be read back: %s", error)
        return answer


def _otherwise(wanted: Mapping[str, object], after: Mapping[str, object]) -> tuple[Difference, ...]:
    """What differs from what was asked for; SocialHub need not tell a secret, and its own names are its own."""
    ours = {name: value for name, value in wanted.items() if name != "webhook" or value is not None}
    found = diff(ours, after)
    return tuple(each for each in found if (each.pointer, each.kind) != ("/webhook/secret", "removed"))


def _credentials(text: str) -> Mapping[str, str]:
    loaded: Mapping[str, str] = json.loads(text)
    return loaded
