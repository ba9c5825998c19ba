"""Builds the object graph once. Command line, windows and tests all start here.

`App` is what every command needs: where things are, settings, secrets, Networks. `Engine` is an App at work:
the journal, the receivers and the supervisor, behind the lock that allows one engine for each home.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from wizard.errors import (
    AlreadyRunning,
    DiskFull,
    HubTokenMissing,
    NetworkLoginMissing,
    NetworkRefused,
    SecretsUnavailable,
    WizardError,
)
from wizard.files import private_folder, unusable, write_private
from wizard.home import Home, find_home
from wizard.http import choose_proxies_by, is_loopback
from wizard.hub.client import HubClient
from wizard.hub.limits import Pacer
from wizard.networks.registry import Registry, load_networks
from wizard.proxy import ProxyPreference
from wizard.replies.attachments import fetch_files
from wizard.replies.direct import Delivery, Endpoint, Receiver
from wizard.replies.events import reply_payload
from wizard.replies.knock import leads_to_us
from wizard.secrets import Secrets, open_secrets
from wizard.settings import ChannelSettings, SettingsStore
from wizard.sync.channel import ChannelSync
from wizard.sync.context import Context, Side, no_probe
from wizard.sync.journal import Journal, now_ms
from wizard.sync.mapping import to_ms
from wizard.sync.records import Halt, Kind, NewEntry, NewJob
from wizard.sync.supervisor import Supervisor, Surroundings
from wizard.sync.templates import listed
from wizard.sync.tempo import Tempo
from wizard.sync.watch import Webhook
from wizard.system.hearing import Told, hear
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from wizard.networks.base import LocalFile
    from wizard.replies.events import TicketAction
    from wizard.sync.context import FileFetcher

_log = logging.getLogger(__name__)

_LOCK_WAIT = 1.0  # seconds: whoever only asks whether an engine runs holds the lock for an instant
_KNOCKS_MAY_TAKE = 1.0  # seconds, of those in which the engine stops
MAX_ATTACHMENT_BYTES = 50 * 1024 * 1024  # where a Network does not say what it takes


@dataclass(frozen=True, slots=True)
class App:
    """What every command needs. `environ`: the environment it was started with."""

    home: Home
    store: SettingsStore
    networks: Registry
    environ: Mapping[str, str] = field(repr=False)

    @classmethod
    def build(cls, environ: Mapping[str, str], networks: Registry | None = None) -> App:
        """For this process: its requests take the proxy that this home prefers from now on."""
        home = find_home(environ)
        app = cls(home, SettingsStore(home.config / "settings.json"), networks or load_networks(), environ)
        choose_proxies_by(app.proxy_preference())
        return app

    def proxy_preference(self) -> ProxyPreference:
        """Which proxy this home prefers."""
        return ProxyPreference(self.store, self.secrets)

    def network_name(self, kind: str) -> str:
        """What people call the Network of this kind; the kind itself where its package is missing."""
        network = self.networks.networks.get(kind)
        return network.info.name if network else kind

    @property
    def journal_path(self) -> Path:
        return self.home.data / "journal.db"

    @property
    def lock_path(self) -> Path:
        return self.home.data / "engine.lock"

    def secrets(self) -> Secrets:
        """The store of secrets. Raises SecretsUnavailable."""
        return self.secrets_of(self.store.load().home_id)

    def secrets_of(self, home_id: str) -> Secrets:
        """The store of secrets for settings of another `home_id`, such as those of a backup."""
        return open_secrets(home_id, self.home.data, self.environ)

    def engine_lock(self) -> FileLock:
        """Held by whoever runs the engine. Raises AlreadyRunning, or WizardError where the home cannot be used."""
        # Not thread-local: whoever releases it may be another thread than the worker that took it.
        lock = FileLock(self.lock_path, mode=0o600, thread_local=False)
        try:
            private_folder(self.home.data)
            lock.acquire(timeout=_LOCK_WAIT)
        except Timeout:
            raise AlreadyRunning(
                say("Channel Wizard is already running with this home."),
                say("Stop it first, or set CHANNEL_WIZARD_HOME to another folder."),
            ) from None
        except OSError as error:
            raise unusable(self.home.data, error) from None
        return lock

    def engine_pid(self) -> int | None:
        """The process that runs the engine of this home now; None: none does, or it is just starting."""
        if not self.engine_runs():
            return None
        try:
            return int(self._pid_path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    @property
    def _pid_path(self) -> Path:
        return self.home.data / "engine.pid"

    def note_engine(self) -> None:
        """Writes down that this process runs the engine; it holds the lock."""
        write_private(self._pid_path, str(os.getpid()).encode())

    def engine_runs(self) -> bool:
        """Whether an engine holds this home right now."""
        if not self.lock_path.exists():
            return False
        lock = FileLock(self.lock_path, mode=0o600)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return True
        except OSError:  # a home that cannot be written: no engine of ours can hold it
            return False
        lock.release()
        return False

    # --- what belongs to a channel ----------------------------------------------------------------------------

    def templates_path(self, channel: str) -> Path:
        return self.home.config / "templates" / f"{channel}.json"

    def templates(self, channel: str) -> list[object]:
        """The texts for `template_reply` of this channel, as the templates callback lists them."""
        path = self.templates_path(channel)
        if not path.exists():
            return []
        try:
            loaded = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            _log.warning("The templates of %s cannot be read.", channel)
            return []
        return loaded if isinstance(loaded, list) else []

    def save_templates(self, channel: str, templates: Sequence[object]) -> None:
        path = self.templates_path(channel)
        private_folder(path.parent)
        write_private(path, json.dumps(templates, ensure_ascii=False, indent=2).encode())


@dataclass(frozen=True, slots=True)
class ChannelSecrets:
    """The secrets of one channel, by their names in the store."""

    channel: str

    @property
    def hub_token(self) -> str:
        return f"{self.channel}/socialhub-token"

    @property
    def network(self) -> str:
        return f"{self.channel}/network"

    @property
    def webhook(self) -> str:
        return f"{self.channel}/webhook-secret"

    @property
    def renewal(self) -> str:
        """Beside the webhook's secret: the one to come and the one before (see `WebhookSecrets`)."""
        return f"{self.channel}/webhook-renewal"

    def all(self) -> tuple[str, ...]:
        return (self.hub_token, self.network, self.webhook, self.renewal)


@dataclass(frozen=True, slots=True)
class WebhookSecrets:
    """With which secrets SocialHub may sign a channel's events: several while the secret is renewed.

    `next`: may have been given to SocialHub already. `old`: what was sent just before the renewal may still
    arrive, up to `old_until` (ms since 1970).
    """

    current: str = field(repr=False)
    next: str | None = field(default=None, repr=False)
    old: str | None = field(default=None, repr=False)
    old_until: int = 0

    @classmethod
    def read(cls, store: Secrets, channel: str) -> WebhookSecrets | None:
        """None if there is no webhook. Raises SecretsUnavailable."""
        names = ChannelSecrets(channel)
        current = store.get(names.webhook)
        if current is None:
            return None
        try:
            loaded = json.loads(store.get(names.renewal) or "{}")
            return cls(current, loaded.get("next"), loaded.get("old"), int(loaded.get("old_until", 0)))
        except (ValueError, AttributeError, TypeError):
            return cls(current)

    def write(self, store: Secrets, channel: str) -> None:
        """Keeps them. A kill in between loses none: what is about to be the current one is still `next` then."""
        names = ChannelSecrets(channel)
        store.put(names.webhook, self.current)
        if self.next is None and self.old is None:
            store.delete(names.renewal)
        else:
            rest = {"next": self.next, "old": self.old, "old_until": self.old_until}
            store.put(names.renewal, json.dumps(rest))

    def accepted(self, now: int) -> tuple[str, ...]:
        """Those that sign an event at this time (ms since 1970)."""
        old = self.old if now < self.old_until else None
        return tuple(dict.fromkeys(each for each in (self.current, self.next, old) if each is not None))


def need_secret(
    secrets: Secrets, name: str, what: str, kind: type[SecretsUnavailable] = SecretsUnavailable
) -> str:
    """The secret called `name`; an error of this kind, whose sentence begins with `what`, where there is none."""
    value = secrets.get(name)
    if value is None:
        raise kind(
            say("{what} is not in the store of secrets.", what=what),
            say("If it was kept somewhere else before, use that store again; else give it anew."),
        )
    return value


class KeptApps:
    """Where a Network keeps its app registrations, in the store of secrets (an `AppDrawer`)."""

    def __init__(self, secrets: Secrets, kind: str) -> None:
        self._secrets = secrets
        self._kind = kind

    def get(self, server: str) -> Mapping[str, str] | None:
        text = self._secrets.get(f"app/{self._kind}/{server}")
        return cast("Mapping[str, str]", json.loads(text)) if text else None

    def put(self, server: str, values: Mapping[str, str]) -> None:
        self._secrets.put(f"app/{self._kind}/{server}", json.dumps(dict(values)))


# --- the engine -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """`only`: names of channels to run, all if empty. `receive`: whether to listen for webhooks. `hears`: whether
    to listen to what the system tells of sleep and of its network; whoever runs for long should."""

    only: tuple[str, ...] = ()
    receive: bool = True
    hears: bool = False
    tempo: Tempo = field(default_factory=Tempo)
    surroundings: Surroundings | None = None
    probe: Callable[[str], None] = no_probe
    rate_window: float | None = None


class Engine:
    """An App at work. `async with Engine(app, options)` starts it and stops it in order (within 10 s)."""

    def __init__(self, app: App, options: EngineOptions | None = None) -> None:
        self.app = app
        self.options = options or EngineOptions()
        self._receivers: dict[str, Receiver] = {}
        self._deaf: dict[str, str] = {}  # where it cannot be listened, and why
        self._listening = asyncio.Lock()
        self._knocks: set[asyncio.Task[bool]] = set()  # at our own addresses
        self._ending = False
        self._channel_rows: dict[str, int] = {}
        self.journal: Journal
        self.supervisor: Supervisor
        self.restored_from: str | None = None

    async def __aenter__(self) -> Self:
        self._lock = await asyncio.to_thread(self.app.engine_lock)
        try:
            await asyncio.to_thread(self.app.note_engine)
            await self._start()
        except BaseException:
            self._lock.release()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._again.cancel()
        if self._hearing is not None:
            self._hearing.cancel()
            await asyncio.gather(self._hearing, return_exceptions=True)
        try:
            await self._end_knocks()
            await asyncio.gather(*(each.stop() for each in self._receivers.values()), return_exceptions=True)
            await self.supervisor.stop()
        finally:
            try:
                await self.journal.close(well=kind is None)
            finally:
                self._lock.release()

    async def _start(self) -> None:
        app = self.app
        for name in self.options.only:
            app.store.load().channel(name)
        # A keyring's entries begin with the home's id: it has to be the one that a later set-up finds.
        await asyncio.to_thread(app.store.update, lambda each: each)
        self._secrets = await asyncio.to_thread(app.secrets)
        self._proxy = ProxyPreference(app.store, lambda: self._secrets)
        choose_proxies_by(self._proxy)
        opened = await Journal.open(app.journal_path)
        self.journal, self.restored_from = opened.journal, opened.restored_from
        self.supervisor = Supervisor(
            self.journal,
            self._make_channel,
            self._names,
            self.options.tempo,
            self.options.surroundings,
            removed=self._forget_endpoint,
        )
        self._files = app.home.data / "replies"
        private_folder(self._files)
        try:
            await self._say_restored()
            await self._load_endpoints()
            await self._start_receivers()
            await self.supervisor.start()
            self._again = asyncio.create_task(self._listen_again(), name="listening")
            self._hearing = asyncio.create_task(self._hear(), name="hearing") if self.options.hears else None
        except BaseException:
            await asyncio.gather(*(each.stop() for each in self._receivers.values()), return_exceptions=True)
            await self.supervisor.stop()
            await self.journal.close()
            raise

    async def _hear(self) -> None:
        supervisor = self.supervisor
        told = Told(
            sleeps=supervisor.about_to_sleep,
            woke=supervisor.woke,
            online=supervisor.network_changed,
            changed=supervisor.look_out,
        )
        await hear(self.app.environ, told)

    async def _say_restored(self) -> None:
        if self.restored_from is None:
            return
        text = (
            say(
                "The journal was damaged and is restored from the copy {copy}. What came after that copy is read "
                "again; replies are looked for on the Network before they are posted.",
                copy=self.restored_from,
            )
            if self.restored_from
            else say(
                "The journal was damaged, and there was no copy: a new one is begun. Everything is read again; "
                "replies are looked for on the Network before they are posted."
            )
        )
        _log.warning("%s", text)
        for name in self._names():
            row = await self.journal.ensure_channel(name)
            await self.journal.log(row.id, NewEntry(Kind.NOTE, note=text))

    def _names(self) -> list[str]:
        every = [channel.name for channel in self.app.store.load().channels]
        return [name for name in every if not self.options.only or name in self.options.only]

    # --- making channels --------------------------------------------------------------------------------------

    async def _make_channel(self, name: str) -> ChannelSync:
        settings = self.app.store.load().channel(name)
        network = self.app.networks.get(settings.network_kind)
        names = ChannelSecrets(name)
        token, credentials, secret = await asyncio.to_thread(self._read_secrets, names, settings)
        row = await self.journal.ensure_channel(name)
        self._channel_rows[settings.channel_id] = row.id
        await self._load_endpoints()
        await self._start_receivers()  # a channel set up while we run may have an address of its own
        tempo = self.options.tempo
        await asyncio.to_thread(self._proxy.read)  # a channel starts anew where the preference changed
        hub = HubClient(settings.hub_url, token, pacer=self._pacer())
        connection = network.connect(settings.network_fields, credentials)
        host = settings.network_fields.get("server", network.info.name).split("://")[-1]
        context = Context(
            settings=settings,
            channel=row.id,
            journal=self.journal,
            hub=hub,
            hub_side=Side(
                "hub",
                "SocialHub",
                row.id,
                self.journal,
                tempo,
                halted=_for_good(row.hub_halt),
                noted=row.hub_halt is not None,
                changed=self.supervisor.pulse.beat,
            ),
            network=connection,
            network_side=Side(
                "network",
                host,
                row.id,
                self.journal,
                tempo,
                noted=row.network_halt is not None,
                changed=self.supervisor.pulse.beat,
            ),
            tempo=tempo,
            fetch_files=self._file_fetcher(settings),
            files_folder=self._files,
            templates=lambda: self.app.templates(name),
            info=network.info,
            probe=self.options.probe,
            changed=self.supervisor.pulse.beat,
        )
        url = settings.replies.public_url if settings.replies.via == "direct" else None
        return ChannelSync(context, self._webhook(settings, url, secret) if url and secret else None)

    def _webhook(self, settings: ChannelSettings, url: str, secret: str) -> Webhook:
        async def leads_here() -> bool:
            if not self.options.receive or self._ending:  # nobody listens here, or not for much longer
                return True
            knock = asyncio.create_task(leads_to_us(url, secret, settings.channel_id), name="knock")
            self._knocks.add(knock)
            knock.add_done_callback(self._knocks.discard)
            return await knock

        return Webhook(url, secret, leads_here)

    async def _end_knocks(self) -> None:
        """Before the receivers stop: nobody of ours is to come to a door that is just being closed."""
        self._ending = True
        if self._knocks:
            await asyncio.wait(self._knocks, timeout=_KNOCKS_MAY_TAKE)
        for knock in tuple(self._knocks):
            knock.cancel()
        await asyncio.gather(*self._knocks, return_exceptions=True)

    def _pacer(self) -> Pacer:
        return Pacer() if self.options.rate_window is None else Pacer(window=self.options.rate_window)

    def _read_secrets(
        self, names: ChannelSecrets, settings: ChannelSettings
    ) -> tuple[str, Mapping[str, str], str | None]:
        token = need_secret(
            self._secrets,
            names.hub_token,
            say("The SocialHub token of {channel}", channel=names.channel),
            HubTokenMissing,
        )
        credentials = need_secret(
            self._secrets,
            names.network,
            say("The log-in of {channel}", channel=names.channel),
            NetworkLoginMissing,
        )
        secret = self._secrets.get(names.webhook) if settings.replies.via == "direct" else None
        return token, cast("Mapping[str, str]", json.loads(credentials)), secret

    def _file_fetcher(self, settings: ChannelSettings) -> FileFetcher:
        loopback = is_loopback(urlsplit(settings.hub_url).hostname or "")

        async def fetch(
            payload: Mapping[str, object], folder: Path, max_bytes: int | None
        ) -> tuple[LocalFile, ...]:
            try:
                files = reply_payload(payload).attachments
            except ValueError as error:
                raise NetworkRefused(f"The attachment cannot be read: {error}.") from None
            limit = max_bytes or MAX_ATTACHMENT_BYTES
            return await fetch_files(files, folder, allow_loopback=loopback, max_bytes=limit)

        return fetch

    # --- receiving --------------------------------------------------------------------------------------------

    async def _load_endpoints(self) -> None:
        """Which webhooks are answered: every channel of this home, also paused or halted ones."""
        channels = [each for each in self.app.store.load().channels if each.name in self._names()]
        endpoints: dict[str, list[_Answered]] = {}
        for each in channels:
            if each.replies.via != "direct" or each.replies.listen is None:
                continue
            secrets = await asyncio.to_thread(WebhookSecrets.read, self._secrets, each.name)
            if secrets is None:
                _log.error("%s: the webhook's secret is missing; its replies cannot be received.", each.name)
                continue
            row = await self.journal.ensure_channel(each.name)
            self._channel_rows[each.channel_id] = row.id
            answered = _Answered(each.name, each.channel_id, secrets)
            endpoints.setdefault(each.replies.listen, []).append(answered)
        self._endpoints = endpoints

    def _forget_endpoint(self, name: str) -> None:
        """A channel was removed: its webhook is refused like that of one that never was here."""
        self._endpoints = {
            listen: [each for each in answered if each.name != name]
            for listen, answered in self._endpoints.items()
        }

    async def _start_receivers(self) -> None:
        """Listens wherever replies come to. Where that fails (another program has the port), all else goes on."""
        if not self.options.receive:
            return
        async with self._listening:
            for listen in self._endpoints.keys() - self._receivers.keys():
                await self._start_receiver(listen)

    async def _start_receiver(self, listen: str) -> None:
        receiver = Receiver(
            listen,
            endpoints=lambda: self._endpoints_at(listen),
            commit=self.commit,
            templates=self._templates,
            doubted=lambda: self._doubt(listen),
        )
        before = self._deaf.get(listen)
        try:
            await receiver.start()
        except WizardError as error:
            self._deaf[listen] = error.what
            if before is None:
                _log.error("Replies cannot be received: %s", error)
                await self._say_of(listen, NewEntry(Kind.TROUBLE, note=error.what))
            return
        self._receivers[listen] = receiver
        if before is not None:
            del self._deaf[listen]
            note = say("Replies are received at {listen} again.", listen=listen)
            await self._say_of(listen, NewEntry(Kind.MENDED, note=note))

    def _doubt(self, listen: str) -> None:
        """What came to this address was signed with a secret that is none of ours."""
        names = {each.name for each in self._endpoints.get(listen, ())}
        for channel in self.supervisor.channels:
            if channel.name in names:
                channel.watch.doubt()

    async def _say_of(self, listen: str, entry: NewEntry) -> None:
        """To every channel whose replies come to `listen`."""
        for each in self._endpoints.get(listen, ()):
            await self.journal.log(self._channel_rows[each.channel_id], entry)

    async def _listen_again(self) -> None:
        """Where it could not be listened: the other program may have ended."""
        while True:
            await asyncio.sleep(self.options.tempo.check_again)
            if self._deaf:
                try:
                    await self._start_receivers()
                except WizardError as error:  # no room to say so
                    _log.warning("%s", error)

    def deaf_at(self, listen: str) -> str | None:
        """Why replies that come to `listen` are not received; None: they are."""
        if listen in self._receivers:
            return None
        return self._deaf.get(listen, say("Nothing listens for replies at {listen}.", listen=listen))

    def _endpoints_at(self, listen: str) -> list[Endpoint]:
        now = now_ms()
        return [each.endpoint(now) for each in self._endpoints.get(listen, ())]

    async def _templates(self, channel: str) -> list[object]:
        return list(listed(self.app.templates(channel)))

    async def commit(self, delivery: Delivery) -> None:
        """Commits what SocialHub delivered; it is answered after this returns.

        Raises DiskFull, and UsageError for a channel that was removed a moment ago.
        """
        if not self.supervisor.has_room:
            raise DiskFull(say("The disk is almost full."), say("Make room; SocialHub tries again."))
        channel = self._channel_rows[delivery.channel_id]
        self.options.probe("event.received")
        jobs = [_job_of(action) for action in delivery.ticket_actions]
        if jobs:
            await self.journal.take_jobs(channel, jobs, {job.uuid: _entry_of(job) for job in jobs})
        for reason in delivery.malformed:
            note = say("SocialHub sent an event that cannot be understood: {reason}", reason=reason)
            await self.journal.log(channel, NewEntry(Kind.TROUBLE, note=note))
        if any(action.type == "disabled" for action in delivery.channel_actions):
            await self._disabled(delivery.channel, channel)
        self.options.probe("event.committed")
        self.supervisor.look(delivery.channel)

    async def _disabled(self, name: str, channel: int) -> None:
        halt = Halt(
            "hub",
            "HubChannelDeactivated",
            say("The channel was switched off on SocialHub."),
            say("An admin can re-activate it there; it then has a new token to be entered here."),
        )
        await self.journal.halt(channel, halt)
        for running in self.supervisor.channels:
            if running.name == name:
                running.context.hub_side.halted = halt


@dataclass(frozen=True, slots=True)
class _Answered:
    """A channel whose webhook is answered here."""

    name: str
    channel_id: str
    secrets: WebhookSecrets

    def endpoint(self, now: int) -> Endpoint:
        return Endpoint(self.name, self.channel_id, self.secrets.accepted(now))


def _for_good(halt: Halt | None) -> Halt | None:
    """A token that SocialHub refused is never sent again, in no later run either; a new one ends the halt."""
    return halt if halt is not None and halt.code in ("HubTokenRefused", "HubChannelDeactivated") else None


def _job_of(action: TicketAction) -> NewJob:
    followup = action.payload.get("followupId")
    return NewJob(
        uuid=action.uuid,
        type=action.type,
        action=action.action_id,
        ticket=action.ticket_id,
        item=action.network_item_id,
        followup=followup if isinstance(followup, str) and followup else None,
        payload=action.payload,
        event_time=to_ms(action.time),
    )


def _entry_of(job: NewJob) -> NewEntry:
    text = str(job.payload.get("text") or job.payload.get("name") or job.action)
    return NewEntry(Kind.REPLY_RECEIVED, item=job.item, text=text)
