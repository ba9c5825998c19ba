"""The one button that mends a link, and what can be done about what was set aside: for window and command line.

Each method does the whole of it, says in a sentence what came of it, and lets a running engine look at once.
What needs a person's input first (a new token, a log-in) is the set-up window's: `channel-wizard window
--new-token NAME`, `--log-in NAME`.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.errors import UsageError
from wizard.proxy import PASSWORD, Route, keep_proxy, try_route
from wizard.settings import ReplyRoute
from wizard.sync.journal import Journal
from wizard.sync.mapping import who_and_what
from wizard.sync.records import JobState
from wizard.sync.standing import Mend
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from wizard.app import App
    from wizard.control.handle import Handle
    from wizard.journey.manifests import Manifests
    from wizard.settings import ChannelSettings, ProxyChoice, Settings
    from wizard.sync.records import Job

_HOW = {
    Mend.NEW_TOKEN: say("Give a new token: channel-wizard channels token."),
    Mend.LOG_IN: say("Log in again: channel-wizard channels login."),
    Mend.WAIT: say("It goes on by itself."),
    Mend.START: say("Start it: the window, or “channel-wizard sync” on a server."),
    Mend.PROXY: say("Check the proxy: channel-wizard proxy test."),
}
_MOST = 1000  # of each kind and channel: what nobody would go through by hand


@dataclass(frozen=True, slots=True)
class Attention:
    """Something that a person has to decide on.

    `reference`: what `try_again` and `give_up` take. `waits`: it was not set aside, but goes on only after a
    log-in (or a new token); there is nothing to give up. `since`: ms since 1970, of the post or the answer.
    `who`: the post's author; empty for an agent's answer.
    """

    reference: str
    channel: str
    item: str
    who: str
    text: str
    url: str
    reason: str
    since: int
    is_reply: bool
    waits: bool = False


class Mending:
    """What mends the channels of one home. `handle`: to the engine, or to the journal where none runs."""

    def __init__(self, app: App, handle: Handle) -> None:
        self._app = app
        self._handle = handle

    # --- the links --------------------------------------------------------------------------------------------

    async def register_webhook(self, name: str) -> str:
        """Mend.REGISTER_WEBHOOK: puts the webhook into the manifest again, now. Raises HubError, UsageError."""
        await self._manifests(name).register_webhook()
        await self._handle.look(name)
        return say("The webhook is registered; SocialHub has tested it.")

    async def check_address(self, name: str) -> str:
        """Mend.FIX_ADDRESS, first half: whether the own address leads here. UsageError says what is wrong."""
        url, listen = _route(self._app.store.load().channel(name))
        await self._check(url, listen)
        return say("{url} leads here.", url=url)

    async def change_address(self, name: str, public_url: str, listen: str) -> str:
        """Mend.FIX_ADDRESS, second half: checks another address, keeps it, and registers the webhook there.

        Where SocialHub does not get through, the old one stays. Raises UsageError (field `public_url` or
        `listen`), HubWebhookFailed, HubError.
        """
        before = self._app.store.load().channel(name).replies
        _route(self._app.store.load().channel(name))
        await self._check(public_url, listen)
        await self._keep(name, ReplyRoute(via="direct", public_url=public_url, listen=listen))
        try:
            await self._manifests(name).register_webhook()
        except BaseException:
            await self._keep(name, before)
            raise
        return say("Replies come to {url} from now on.", url=public_url)

    async def fit_limits(self, name: str) -> str:
        """Mend.RAISE_LIMIT: sets the manifest's lengths to what the Network takes. Raises HubError, what a Network
        raises."""
        saved = await self._manifests(name).fit_lengths()
        await self._handle.look(name)
        if not saved.changes:
            return say("The manifest fits already.")
        return say("The manifest fits what the Network takes now.")

    async def mend(self, name: str) -> str:
        """Does what mends the channel now, where that needs no person's input; see each method for what it raises.

        Raises UsageError with what does mend it, where it does.
        """
        standing = (await self._handle.status()).channel(name)
        link = standing.worst if standing else None
        if link is None:
            return say("Nothing is wrong with “{name}”.", name=name)
        if link.mend == Mend.RESUME:
            await self._handle.resume(name)
            return say("“{name}” goes on.", name=name)
        doing = {
            Mend.REGISTER_WEBHOOK: self.register_webhook,
            Mend.FIX_ADDRESS: self.check_address,
            Mend.RAISE_LIMIT: self.fit_limits,
            Mend.TRY_NOW: self.try_now,
            Mend.UNLOCK_SECRETS: self.try_now,
            Mend.MAKE_ROOM: self.try_now,
        }
        if link.mend not in doing:
            raise UsageError(link.text, link.advice or _HOW.get(link.mend, ""), field="channel")
        said = await doing[link.mend](name)
        if link.mend == Mend.FIX_ADDRESS:  # it leads here after all: SocialHub is to try it again
            return await self.register_webhook(name)
        return said

    async def try_now(self, name: str | None = None) -> str:
        """Mend.TRY_NOW: asks both sides at once. Raises NotRunning."""
        await self._handle.sync_now(name)
        return say("Both sides are asked now.")

    # --- the proxy --------------------------------------------------------------------------------------------

    async def use_proxy(self, choice: ProxyChoice, password: str | None) -> None:
        """Mend.PROXY: keeps the choice, and lets every channel begin anew with it; what is under way is finished.

        `password`: None leaves the one that is kept. Raises what `keep_proxy` raises.
        """
        app = self._app
        await asyncio.to_thread(keep_proxy, app.store, app.secrets, choice, password)
        for channel in app.store.load().channels:
            await self._handle.look(channel.name)

    def _manifests(self, name: str) -> Manifests:
        # Imported late: what edits manifests is 1 MB, and a desk in which nothing breaks never needs it.
        from wizard.journey.manifests import Manifests

        return Manifests(self._app, name)

    async def _check(self, public_url: str, listen: str) -> None:
        from wizard.journey.own_address import check_address  # late, as in `_manifests`

        running = await asyncio.to_thread(self._app.engine_runs)
        await check_address(public_url, listen, running=running)

    async def _keep(self, name: str, route: ReplyRoute) -> None:
        def change(settings: Settings) -> Settings:
            channel = settings.channel(name)
            return settings.with_channel(channel.model_copy(update={"replies": route}))

        await asyncio.to_thread(self._app.store.update, change)
        await self._handle.look(name)

    # --- what was set aside -----------------------------------------------------------------------------------

    async def attention(self, channel: str | None = None) -> tuple[Attention, ...]:
        """Everything that waits for a person's decision, oldest first; None: of every channel."""
        names = [each.name for each in self._app.store.load().channels if channel in (None, each.name)]
        found: list[Attention] = []
        if names:
            async with self._journal() as journal:
                for name in names:
                    found += await _attention_of(journal, name)
        return tuple(sorted(found, key=lambda each: each.since))

    async def try_again(self, reference: str, channel: str | None = None) -> str:
        """Tries again what was set aside or waits: its networkItemId, followupId or uuid, or "all"."""
        async with self._journal() as journal:
            said = await journal.retry(reference, channel)
        await self._handle.look()
        return said

    async def give_up(self, reference: str, channel: str | None = None) -> str:
        """Leaves for good what was set aside. It can still be tried again by its name."""
        async with self._journal() as journal:
            said = await journal.give_up(reference, channel)
        await self._handle.look()
        return said

    @contextlib.asynccontextmanager
    async def _journal(self) -> AsyncIterator[Journal]:
        journal = await Journal.attach(self._app.journal_path)
        try:
            yield journal
        finally:
            await journal.close()


async def try_proxy(app: App, choice: ProxyChoice | None = None, password: str | None = None) -> str:
    """Whether SocialHub is reached by this choice (None: the one that is kept); a sentence that says how.

    `password`: None takes the one that is kept. Raises what `try_route` raises.
    """
    from wizard.setup_file import DEFAULT_HUB_URL  # late, as in `_manifests`

    settings = await asyncio.to_thread(app.store.load)
    wanted = choice or settings.proxy
    if password is None and wanted.kind == "manual" and wanted.user:
        password = await asyncio.to_thread(lambda: app.secrets().get(PASSWORD))
    hub_url = settings.channels[0].hub_url if settings.channels else DEFAULT_HUB_URL
    return await try_route(Route(wanted, password), hub_url)


def _route(settings: ChannelSettings) -> tuple[str, str]:
    url, listen = settings.replies.public_url, settings.replies.listen
    if settings.replies.via != "direct" or url is None or listen is None:
        raise UsageError(say("This channel brings only Tickets: it has no webhook."), field="channel")
    return url, listen


async def _attention_of(journal: Journal, name: str) -> list[Attention]:
    row = await journal.channel(name)
    if row is None:
        return []
    found = []
    for item in await journal.aside(row.id, _MOST):
        who, text, url = who_and_what(item.payload)
        reason = item.reason or ""
        found.append(Attention(item.item, name, item.item, who, text, url, reason, item.created, is_reply=False))
    found += [_of_job(name, job, job.reason or "", waits=False) for job in await journal.jobs_aside(row.id)]
    halts = {"hub": row.hub_halt, "network": row.network_halt}
    if any(halts.values()):
        for job in await journal.open_jobs(row.id, _MOST):
            told = job.state in (JobState.POSTED, JobState.REFUSED)
            halt = halts["hub" if told else "network"]
            if halt is not None:
                found.append(_of_job(name, job, halt.what, waits=True))
    return found


def _of_job(name: str, job: Job, reason: str, *, waits: bool) -> Attention:
    text = str(job.payload.get("text") or job.payload.get("name") or job.action)
    return Attention(
        job.followup or job.uuid,
        name,
        job.item,
        "",
        text,
        job.posted_url or "",
        reason,
        job.event_time,
        is_reply=True,
        waits=waits,
    )
