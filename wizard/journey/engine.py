"""The journey from a pasted token to a running channel, without a screen.

A window asks the `Journey` for one thing at a time and shows what comes back; it never decides what is right or
what comes next. Every method that asks somebody outside is a coroutine that can be cancelled and changes nothing
if it fails. `finish_…` methods record an answer and give the new `SetupState`, saved before they return: whatever
happens to the window, it opens again where it was. Secrets go into the store of secrets at once and nowhere else.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import secrets as random_secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from wizard.app import ChannelSecrets, KeptApps
from wizard.autostart import start_at_login
from wizard.errors import UsageError, WizardError
from wizard.hub.client import HubClient
from wizard.hub.fitting import fit_ticket
from wizard.hub.models import InteractorDraft, TicketDraft
from wizard.hub.tokens import read_channel_token
from wizard.journey import checks
from wizard.journey.background import Background
from wizard.journey.install import Installer, Plan, check_plan, manifest_patch
from wizard.journey.keep import replace_login, replace_token
from wizard.journey.own_address import check_address
from wizard.journey.own_browser import RedirectCatcher
from wizard.journey.state import (
    LOGIN_SECRET,
    SECRETS,
    TOKEN_SECRET,
    Account,
    Purpose,
    RepliesChoice,
    SetupState,
    Step,
    TokenFacts,
    begin,
)
from wizard.manifest.defaults import default_manifest, merge_defaults
from wizard.manifest.document import overlay
from wizard.settings import ReplyRoute
from wizard.setup_file import DEFAULT_LISTEN, parse_listen, parse_since
from wizard.sync.journal import Journal
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wizard.app import App
    from wizard.journey.checks import Connected, Preview
    from wizard.journey.install import Steps
    from wizard.journey.state import StateStore
    from wizard.networks.base import Credentials, LoginRequest, Network, NetworkInfo
    from wizard.secrets import Secrets

_log = logging.getLogger(__name__)

# Where the embedded browser's journey ends. Nothing listens there: the browser stops before it connects.
REDIRECT = "http://127.0.0.1/channel-wizard/logged-in"
SINCE = ("now", "24h", "7d", "30d")


@dataclass(frozen=True, slots=True)
class InboxView:
    """The manifest as it will be. `editable`: False where SocialHub promoted it; `manifest` is empty then.

    `manifest` holds no secret. `changed`: whether anything would be sent to SocialHub.
    """

    manifest: Mapping[str, object]
    editable: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """The first catch-up: Interactions settled and known of. `ended`: nothing is left. `halt`: why it waits."""

    done: int
    total: int
    ended: bool
    halt: str = ""


class Journey:
    """One journey. All of it belongs to one event loop."""

    def __init__(self, app: App, store: StateStore, state: SetupState) -> None:
        self._app = app
        self._store = store
        self._state = state
        self._checked: tuple[str, TokenFacts] | None = None  # the token asked about last
        self._connected: Connected | None = None
        self._login: tuple[Network, LoginRequest] | None = None
        self._manifest: Mapping[str, object] | None = None
        self.background = Background(app)

    @property
    def state(self) -> SetupState:
        return self._state

    async def _keep(self, state: SetupState) -> SetupState:
        await asyncio.to_thread(self._store.save, state)
        self._state = state
        return state

    # --- moving -----------------------------------------------------------------------------------------------

    async def show(self, step: Step) -> SetupState:
        """Goes to a step. Nothing happens for one that may not be shown yet."""
        return await self._keep(self._state.showing(step)) if self._state.may_show(step) else self._state

    async def back(self) -> SetupState:
        """Goes to the step before."""
        place = self._state.steps.index(self._state.current)
        return await self.show(self._state.steps[max(0, place - 1)])

    async def go_on(self) -> SetupState:
        """Goes on from a step that is finished already, with the answer it has."""
        state = self._state
        return await self._keep(state.finishing(state.current)) if state.finished(state.current) else state

    async def picture(self, url: str) -> bytes | None:
        """A small picture to show, such as an avatar; None where there is none to be had."""
        return await checks.fetch_picture(url)

    async def finish_welcome(self) -> SetupState:
        return await self._keep(self._state.finishing(Step.WELCOME))

    async def cancel(self) -> None:
        """Forgets everything: gives the access back to the Network, and takes the secrets out of the store."""
        if not self._state.installed:
            await self._give_back_login()
        await self._forget()

    async def _forget(self) -> None:
        try:
            store = await asyncio.to_thread(self._app.secrets)
            for name in SECRETS:
                await asyncio.to_thread(store.delete, name)
        except WizardError as error:
            _log.warning("A secret of the unfinished set-up may be left: %s", error)
        await asyncio.to_thread(self._store.clear)
        self._state = begin(self._state.purpose)

    # --- secrets ----------------------------------------------------------------------------------------------

    async def _secret(self, name: str) -> str | None:
        store = await asyncio.to_thread(self._app.secrets)
        return await asyncio.to_thread(store.get, name)

    async def _put_secret(self, name: str, value: str) -> None:
        store = await asyncio.to_thread(self._app.secrets)
        await asyncio.to_thread(store.put, name, value)

    async def _need_token(self) -> str:
        token = await self._secret(TOKEN_SECRET)
        if token is None:
            await self._keep(self._without(Step.TOKEN))
            raise UsageError(
                say("The access token is not in the store of secrets any more."),
                say("Paste it again."),
                field="access_token",
            )
        return token

    async def _need_credentials(self) -> Credentials:
        text = await self._secret(LOGIN_SECRET)
        if text is None:
            await self._keep(self._without(Step.LOGIN))
            raise UsageError(
                say("The log-in is not in the store of secrets any more."), say("Log in again."), field="login"
            )
        return cast("Mapping[str, str]", json.loads(text))

    def _without(self, step: Step) -> SetupState:
        done = tuple(each for each in self._state.done if each is not step)
        return replace(self._state, done=done, current=step)

    # --- token ------------------------------------------------------------------------------------------------

    def read_token(self, text: str) -> TokenFacts:
        """What the token says of itself; nobody is asked. Raises UsageError."""
        return checks.read_token(text)

    async def check_token(self, text: str) -> TokenFacts:
        """What is behind the token, asked of SocialHub. Raises UsageError, HubError, HubUnavailable."""
        state = self._state
        facts = checks.read_token(text)
        await asyncio.to_thread(self._check_belongs, facts)
        found, manifest = await checks.check_token(state.hub_url, text)
        self._checked = (text, found)
        self._manifest = manifest
        return found

    def _check_belongs(self, facts: TokenFacts) -> None:
        settings = self._app.store.load()
        if self._state.purpose is Purpose.TOKEN:
            wanted = settings.channel(self._state.channel)
            if wanted.channel_id != facts.channel_id:
                raise UsageError(
                    say("This token belongs to another channel, not to “{name}”.", name=wanted.name),
                    say("Copy the token of the right channel."),
                    field="access_token",
                )
            return
        for each in settings.channels:
            if each.channel_id == facts.channel_id and each.name != self._state.installed:
                raise UsageError(
                    say("This channel is set up already, as “{name}”.", name=each.name),
                    say("Use the token of another channel, or remove that one first."),
                    field="access_token",
                )

    async def finish_token(self, text: str) -> SetupState:
        """Keeps the token. It is asked about again unless that was just done."""
        if self._checked is None or self._checked[0] != text:
            await self.check_token(text)
        checked = self._checked
        if checked is None:
            raise AssertionError("check_token keeps what it found")
        await self._put_secret(TOKEN_SECRET, read_channel_token(text).raw)
        facts = checked[1]
        before = self._state.token
        state = self._state
        if before is None or before.channel_id != facts.channel_id:
            state = state.reopening(Step.TOKEN)
            state = replace(state, manifest=None)
        return await self._keep(replace(state, token=facts).finishing(Step.TOKEN))

    # --- Network ----------------------------------------------------------------------------------------------

    def networks(self) -> tuple[NetworkInfo, ...]:
        """The Networks there are, by name."""
        found = [each.info for each in self._app.networks.networks.values()]
        return tuple(sorted(found, key=lambda info: info.name.casefold()))

    def network(self) -> NetworkInfo:
        """The Network that was chosen. Raises UsageError."""
        return self._network().info

    def _network(self) -> Network:
        return self._app.networks.get(self._state.network_kind)

    async def finish_network(self, kind: str, fields: Mapping[str, str]) -> SetupState:
        """Keeps the Network and what it asks for, once it was found there. Raises UsageError, NetworkRefused,
        NetworkUnavailable.

        Where it has a log-in page, this asks for that page, so that a wrong server is said here and not there.
        """
        network = self._app.networks.get(kind)
        cleaned = network.clean_fields(fields)
        state = self._state
        changed = (kind, cleaned) != (state.network_kind, state.network_fields)
        if network.info.browser_login and (changed or not state.finished(Step.NETWORK)):
            apps = await self._apps(kind)
            self._login = (network, await network.start_login(cleaned, REDIRECT, apps))
        if changed:
            await self._give_back_login()
            state = replace(
                self._state.reopening(Step.NETWORK),
                account=None,
                sources=None,
                manifest=None,
                replies=state.replies,
            )
        state = replace(state, network_kind=kind, network_fields=cleaned)
        return await self._keep(state.finishing(Step.NETWORK))

    async def _apps(self, kind: str) -> KeptApps:
        return KeptApps(await asyncio.to_thread(self._app.secrets), kind)

    # --- log in -----------------------------------------------------------------------------------------------

    async def start_login(self, *, choose_account: bool = False) -> LoginRequest:
        """The page for the embedded browser to open. Raises what the Network raises."""
        network = self._network()
        if self._login is None or choose_account or self._login[0] is not network:
            apps = await self._apps(self._state.network_kind)
            request = await network.start_login(
                self._state.network_fields, REDIRECT, apps, choose_account=choose_account
            )
            self._login = (network, request)
        return self._login[1]

    async def finish_login(self, answer_url: str) -> Account:
        """Who logged in, by the address that the browser was sent to. Raises NetworkRefused and others."""
        if self._login is None:
            raise UsageError(say("No log-in was begun."), say("Open the log-in page again."), field="login")
        network, request = self._login
        self._login = None  # a code works once
        return await self._take(await network.finish_login(request, answer_url))

    async def own_browser(self, show: Callable[[str], None], *, choose_account: bool = False) -> Account:
        """Logs in with the person's own browser; `show` gets the page's address to open. Waits ten minutes."""
        network, state = self._network(), self._state
        async with RedirectCatcher() as catcher:
            request = await network.start_login(
                state.network_fields,
                catcher.redirect_uri,
                await self._apps(state.network_kind),
                choose_account=choose_account,
            )
            show(request.url)
            return await self._take(await network.finish_login(request, await catcher.wait()))

    async def use_token(self, access_token: str) -> Account:
        """Logs in with an access token of the Network's."""
        return await self._take(self._network().token_credentials(access_token))

    async def _take(self, credentials: Credentials) -> Account:
        state = self._state
        connected = await checks.look_at(self._network(), state.network_fields, credentials)
        await asyncio.to_thread(self._check_same_account, connected.account)
        await self._give_back_login(credentials)
        await self._put_secret(LOGIN_SECRET, json.dumps(dict(credentials)))
        self._connected = connected
        if state.account is None or state.account.id != connected.account.id:
            state = replace(state.reopening(Step.LOGIN), manifest=None)
        done = tuple(each for each in state.done if each is not Step.LOGIN)  # until Next is pressed
        await self._keep(replace(state, account=connected.account, done=done))
        return connected.account

    def _check_same_account(self, account: Account) -> None:
        if self._state.purpose is not Purpose.LOGIN:
            return
        wanted = self._app.store.load().channel(self._state.channel)
        if wanted.profile_id != account.id:
            raise UsageError(
                say(
                    "You logged in as {handle}; this channel belongs to {wanted}.",
                    handle=account.handle,
                    wanted=wanted.profile_handle,
                ),
                say("Log in with that account."),
                field="login",
            )

    async def finish_log_in(self) -> SetupState:
        """Keeps the account that is connected."""
        if self._state.account is None:
            raise UsageError(say("Nobody is logged in yet."), field="login")
        return await self._keep(self._state.finishing(Step.LOGIN))

    async def _give_back_login(self, new: Credentials | None = None) -> None:
        """Revokes what an earlier log-in of this journey brought. Failing is no error.

        Some servers hand out the same token for the same account every time: one that is in use, here (`new`) or
        by a channel, is left alone.
        """
        try:
            store = await asyncio.to_thread(self._app.secrets)
            text = await asyncio.to_thread(store.get, LOGIN_SECRET)
            if text is None:
                return
            old = json.loads(text)
            if old != new and not await asyncio.to_thread(self._in_use, store, old):
                await self._revoke(old)
            await asyncio.to_thread(store.delete, LOGIN_SECRET)
        except WizardError as error:
            _log.info("The log-in could not be given back: %s", error)
        self._connected = None

    def _in_use(self, store: Secrets, credentials: Credentials) -> bool:
        names = [ChannelSecrets(each.name).network for each in self._app.store.load().channels]
        return any((text := store.get(name)) and json.loads(text) == credentials for name in names)

    async def _revoke(self, credentials: Credentials) -> None:
        connection = self._network().connect(self._state.network_fields, credentials)
        try:
            await connection.revoke()
        finally:
            await connection.close()

    # --- what to relay ----------------------------------------------------------------------------------------

    async def preview(self, since: str, sources: tuple[str, ...] | None) -> Preview:
        """The Tickets that would be made now. `since`: one of SINCE. Raises what the Network raises."""
        now = datetime.now(UTC)
        moment = parse_since("30d" if since == "now" else since, now)
        connection = self._network().connect(self._state.network_fields, await self._need_credentials())
        return await checks.preview(connection, moment, sources)

    async def finish_relay(self, since: str, sources: tuple[str, ...] | None) -> SetupState:
        """Keeps the choice. Raises UsageError where nothing was chosen."""
        if sources is not None and not sources:
            raise UsageError(say("Nothing is chosen."), say("Choose what becomes Tickets."), field="sources")
        return await self._keep(replace(self._state, since=since, sources=sources).finishing(Step.RELAY))

    # --- inbox buttons ----------------------------------------------------------------------------------------

    async def inbox(self) -> InboxView:
        """The manifest as it will be: SocialHub's, with ours brought in. Raises what both sides raise."""
        state = self._state
        if state.token is not None and not state.token.editable:
            return InboxView({}, editable=False, changed=False)
        if self._manifest is None:
            _facts, self._manifest = await checks.check_token(state.hub_url, await self._need_token())
        base = {key: value for key, value in (self._manifest or {}).items() if key != "webhook"}
        if state.manifest is not None:
            wanted = overlay(base, state.manifest)
        else:
            connected = await self._connection_facts()
            wanted = merge_defaults(base, default_manifest(connected.abilities, self._network().info))
        return InboxView(wanted, editable=True, changed=wanted != base)

    async def _connection_facts(self) -> Connected:
        if self._connected is None:
            self._connected = await checks.look_at(
                self._network(), self._state.network_fields, await self._need_credentials()
            )
        return self._connected

    async def finish_inbox(self, manifest: dict[str, Any] | None = None) -> SetupState:
        """Keeps the manifest (None: the defaults). Raises UsageError for one that breaks a rule."""
        if manifest is not None and self._state.token is not None and self._state.token.editable:
            connected = await self._connection_facts()
            manifest_patch(self._manifest or {}, await self._plan(manifest), self._network(), connected.abilities)
        return await self._keep(replace(self._state, manifest=manifest).finishing(Step.INBOX))

    async def go_on_with_inbox(self) -> SetupState:
        """Keeps the manifest as it is shown."""
        return await self._keep(self._state.finishing(Step.INBOX))

    # --- replies ----------------------------------------------------------------------------------------------

    async def finish_replies(self, choice: RepliesChoice) -> SetupState:
        """Keeps how replies come here, once an address of one's own was found to lead here. Raises UsageError."""
        if choice.via == "direct":
            if self._state.token is not None and not self._state.token.editable:
                raise UsageError(
                    say("This channel's manifest was promoted: its webhook cannot be registered from here."),
                    say("Choose “Only tickets”, or have SocialHub’s team enter the address."),
                    field="via",
                )
            listen = parse_listen(choice.listen or DEFAULT_LISTEN)
            url = (choice.public_url or "").strip()
            running = await asyncio.to_thread(self._runs_on, listen)
            await check_address(url, listen, running=running)
            choice = RepliesChoice("direct", url, listen)
        return await self._keep(replace(self._state, replies=choice).finishing(Step.REPLIES))

    def _runs_on(self, listen: str) -> bool:
        """Whether a running engine of this home has that port."""
        used = any(each.replies.listen == listen for each in self._app.store.load().channels)
        return used and self._app.engine_runs()

    # --- ready ------------------------------------------------------------------------------------------------

    async def install(self, steps: Steps) -> SetupState:
        """Puts everything in place; whatever fails, all of it is taken back. Raises what went wrong.

        For a channel that is mended, the new token or log-in takes the old one's place.
        """
        state = self._state
        if state.purpose is Purpose.TOKEN:
            await replace_token(self._app, state.channel, await self._need_token())
            name = state.channel
        elif state.purpose is Purpose.LOGIN:
            await replace_login(self._app, state.channel, await self._need_credentials())
            name = state.channel
        else:
            plan = await self._plan(state.manifest)
            settings = await Installer(self._app, steps).install(await check_plan(self._app, plan, steps))
            name = settings.name
        state = await self._keep(replace(self._state, installed=name))
        await self._drop_secrets()
        return state

    async def _drop_secrets(self) -> None:
        """The channel has its own now; the journey's copies go."""
        store = await asyncio.to_thread(self._app.secrets)
        for name in SECRETS:
            await asyncio.to_thread(store.delete, name)

    async def _plan(self, manifest: Mapping[str, object] | None) -> Plan:
        state = self._state
        now = datetime.now(UTC)
        replies = state.replies or RepliesChoice()
        return Plan(
            name=await asyncio.to_thread(self._name),
            hub_url=state.hub_url,
            token=await self._need_token(),
            network_kind=state.network_kind,
            network_fields=state.network_fields,
            credentials=await self._need_credentials(),
            since=parse_since(state.since, now),
            replies=ReplyRoute(
                via="direct" if replies.via == "direct" else "none",
                public_url=replies.public_url,
                listen=replies.listen,
            ),
            created=now,
            manifest=manifest,
            sources=state.sources,
        )

    def _name(self) -> str:
        """Our name for the channel: the account's handle, made to fit, and different from all others."""
        account = self._state.account
        words = re.findall(r"[a-z0-9]+", (account.handle if account else "").lower())
        base = "-".join(words)[:56] or self._state.network_kind
        taken = {each.name for each in self._app.store.load().channels}
        numbers = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return next(name for name in (base, *numbers) if name not in taken)

    async def send_test_ticket(self, text: str) -> None:
        """Makes one Ticket that says where it comes from. Raises HubError, HubUnavailable."""
        settings = self._app.store.load().channel(self._state.installed)
        store = await asyncio.to_thread(self._app.secrets)
        token = await asyncio.to_thread(store.get, ChannelSecrets(settings.name).hub_token)
        hub = HubClient(settings.hub_url, token or "")
        draft = TicketDraft(
            network_item_id=f"channel-wizard:test:{random_secrets.token_hex(8)}",
            message=text,
            created=datetime.now(UTC),
            interactor=InteractorDraft("channel-wizard", "Channel Wizard"),
        )
        try:
            await hub.create_ticket(fit_ticket(draft))
        finally:
            await hub.close()

    async def start_relay(self) -> bool:
        """Starts the relay in the background; False if one runs already. Raises WizardError."""
        return await asyncio.to_thread(self.background.start)

    async def start_at_login(self, *, wanted: bool) -> None:
        await asyncio.to_thread(start_at_login, self._app.environ, wanted=wanted)

    async def progress(self) -> Progress:
        """How far the first catch-up is, as the relay writes it down."""
        journal = await Journal.attach(self._app.journal_path)
        try:
            row = await journal.ensure_channel(self._state.installed)
            counts = await journal.counts(row.id)
        finally:
            await journal.close()
        halt = row.hub_halt or row.network_halt
        settled = counts.tickets + counts.aside
        if halt is None and await asyncio.to_thread(self.background.failed):
            return Progress(settled, settled + counts.waiting_items, ended=False, halt=_ENDED)
        return Progress(
            settled,
            settled + counts.waiting_items,
            ended=row.caught_up is not None and counts.waiting_items == 0,
            halt=halt.what if halt else "",
        )

    async def leave(self) -> None:
        """The journey is over: what was kept for it goes. The channel stays."""
        await self._forget()


_ENDED = say("The relay has stopped. Its log says why; start it again with: channel-wizard sync")
