"""The journey from a pasted token to a running channel, without a screen.

A window asks the `Journey` for one thing at a time and shows what comes back; it never decides what is right or
what comes next. Every method that asks somebody outside is a coroutine that can be cancelled and changes nothing
if it fails. `finish_…` methods record an answer and give the new `SetupState`, saved before they return: whatever
happens to the window, it opens again where it was. Secrets go into the store of secrets at once and nowhere else.

Between two awaits anything may happen: the task is cancelled, the process killed. So what is asked comes first,
and keeping the answer is one step that is not interrupted (`to_the_end`): cancelled too late, it is kept whole,
and `state` says so. A secret and the answer it belongs to lie in two places that cannot be written at once;
therefore they are compared before use (`_need_token`, `_need_credentials`), and asked for anew if they differ.
"""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wizard.app import KeptApps
from wizard.autostart import start_at_login
from wizard.errors import UsageError, WizardError
from wizard.http import is_loopback
from wizard.hub.tokens import read_channel_token
from wizard.journey import checks
from wizard.journey.afterwards import Progress, first_catch_up, send_test_ticket
from wizard.journey.arrival import create_channel, read_arrival, switch_off
from wizard.journey.background import Background
from wizard.journey.inbox import (
    InboxView,
    longest_reply,
    see_that_it_can_be_sent,
    server_or_name,
    with_defaults,
    with_own,
    without_webhook,
)
from wizard.journey.install import Installer, Plan, check_plan, take_back_leftovers, was_finished
from wizard.journey.keep import replace_login, replace_token
from wizard.journey.logins import Login, Place, give_back
from wizard.journey.own_address import check_address
from wizard.journey.own_browser import RedirectCatcher
from wizard.journey.state import (
    ARRIVAL_SECRET,
    LOGIN_SECRET,
    SECRETS,
    TOKEN_SECRET,
    Account,
    Purpose,
    RepliesChoice,
    SetupState,
    Step,
    TokenFacts,
    Unfinished,
    begin,
)
from wizard.journey.whole import to_the_end
from wizard.manifest.defaults import default_manifest, hints_of
from wizard.manifest.editing import ManifestDocument
from wizard.settings import ReplyRoute
from wizard.setup_file import DEFAULT_LISTEN, parse_listen, parse_since
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wizard.app import App
    from wizard.journey.checks import Connected, Preview
    from wizard.journey.install import Steps
    from wizard.journey.state import StateStore
    from wizard.networks.base import Credentials, LoginRequest, Network, NetworkInfo
    from wizard.proxy import Route
    from wizard.secrets import Secrets

_log = logging.getLogger(__name__)

# Where the embedded browser's journey ends. Nothing listens there: the browser stops before it connects.
REDIRECT = "http://127.0.0.1/channel-wizard/logged-in"
SINCE = ("now", "24h", "7d", "30d")


@dataclass(frozen=True, slots=True)
class _Checked:
    """What SocialHub said of a token that was pasted. `manifest`: None where it was promoted."""

    text: str = field(repr=False)
    facts: TokenFacts
    manifest: Mapping[str, object] | None


class Journey:
    """One journey. All of it belongs to one event loop."""

    def __init__(self, app: App, store: StateStore, state: SetupState) -> None:
        self._app = app
        self._store = store
        self._state = state
        self._checked: _Checked | None = None  # the token asked about last
        self._connected: Connected | None = None
        self._login: tuple[Place, LoginRequest] | None = None  # the page that is open
        self._manifest: tuple[str, Mapping[str, object] | None] | None = None  # of which channel
        self._opened: Secrets | None = None
        self._writing = asyncio.Lock()
        self.background = Background(app)

    @property
    def state(self) -> SetupState:
        return self._state

    async def _keep(self, state: SetupState, **secrets: str) -> SetupState:
        """Saves it, with what belongs to it in the store of secrets (`token`, `login`). Not interrupted."""
        await to_the_end(self._save(state, secrets))
        return state

    async def _save(self, state: SetupState, secrets: Mapping[str, str]) -> None:
        for name, value in secrets.items():
            store = await self._secrets()
            await asyncio.to_thread(store.put, _SECRET_NAMES[name], value)
        async with self._writing:
            await asyncio.to_thread(self._store.save, state)
            self._state = state

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

    async def receive(self, temporary_token: str) -> SetupState:
        """Begins a journey of Purpose.ADDED with the token that SocialHub sent along (path B).

        Raises UsageError for another token, or one whose time is over.
        """
        return await self._keep(self._state, arrival=read_arrival(temporary_token))

    async def finish_welcome(self) -> SetupState:
        """Goes on where secrets can be kept; better to learn here that they cannot. Raises SecretsUnavailable."""
        await self._secret(TOKEN_SECRET)
        return await self._keep(self._state.finishing(Step.WELCOME))

    async def cancel(self) -> None:
        """Forgets everything: gives the access back to the Network, and takes the secrets out of the store.

        What a set-up that was killed may have left is taken back too.
        """
        if not self._state.installed:
            try:
                await self._take_back_leftovers()
            except WizardError as error:
                _log.warning("What a set-up left behind could not be taken back whole: %s", error)
            await self._give_back_channel()
            await self._give_back_login()
        await self._forget()

    async def _forget(self) -> None:
        await to_the_end(self._drop_secrets())
        async with self._writing:
            await asyncio.to_thread(self._store.clear)
        state = self._state
        mended = bool(state.channel)
        self._state = begin(
            state.purpose,
            hub_url=state.hub_url,
            channel=state.channel,
            network_kind=state.network_kind if mended else "",
            network_fields=state.network_fields if mended else {},
        )
        self._checked = self._connected = self._login = self._manifest = None

    # --- secrets ----------------------------------------------------------------------------------------------

    async def _secrets(self) -> Secrets:
        """The store, opened once. Raises SecretsUnavailable."""
        if self._opened is None:
            # A keyring's entries begin with the home's id: it has to be there when we come back.
            await asyncio.to_thread(self._app.store.update, lambda settings: settings)
            self._opened = await asyncio.to_thread(self._app.secrets)
        return self._opened

    async def _secret(self, name: str) -> str | None:
        store = await self._secrets()
        return await asyncio.to_thread(store.get, name)

    async def _drop_secrets(self) -> None:
        """Takes the journey's secrets out of the store. Failing is no error: they may be gone already."""
        for name in SECRETS:
            try:
                store = await self._secrets()
                await asyncio.to_thread(store.delete, name)
            except WizardError as error:
                _log.warning("A secret of the set-up may be left in the store: %s", error)
                return  # the store is closed to us: the others would fail alike

    async def _need_token(self) -> str:
        token = await self._secret(TOKEN_SECRET)
        facts = self._state.token
        if token is None or facts is None or read_channel_token(token).channel_id != facts.channel_id:
            if self._state.purpose is Purpose.ADDED:
                return await self._add_channel()
            await self._keep(self._without(Step.TOKEN))
            raise UsageError(
                say("The access token is not in the store of secrets any more."),
                say("Paste it again."),
                field="access_token",
            )
        return token

    async def _add_channel(self) -> str:
        """Path B: has SocialHub make the Channel for the account that logged in, and keeps its token at once."""
        arrival = read_arrival(await self._secret(ARRIVAL_SECRET))
        if self._state.account is None:
            raise UsageError(say("Nobody is logged in yet."), field="login")
        return await to_the_end(self._create(arrival, self._state.account), at_most=_AFTER_CANCEL)

    async def _create(self, arrival: str, account: Account) -> str:
        token, facts = await create_channel(self._state.hub_url, arrival, account)
        await self._keep(replace(self._state, token=facts), token=token)
        return token

    async def _reactivated(self) -> str | None:
        """Where the Channel that SocialHub gave us is one of ours already: it gets its new token and log-in."""
        token, credentials = await self._need_token(), await self._need_credentials()
        channel_id = read_channel_token(token).channel_id
        settings = await asyncio.to_thread(self._app.store.load)
        known = next((each.name for each in settings.channels if each.channel_id == channel_id), None)
        if known is None:
            return None
        await to_the_end(replace_token(self._app, known, token), at_most=_AFTER_CANCEL)
        await to_the_end(replace_login(self._app, known, credentials), at_most=_AFTER_CANCEL)
        return known

    async def _give_back_channel(self) -> None:
        """A Channel that was only made for this journey is switched off again. Failing is no error."""
        token = await self._secret(TOKEN_SECRET)
        if self._state.purpose is Purpose.ADDED and token is not None:
            await switch_off(self._state.hub_url, token)

    async def _need_credentials(self) -> Credentials:
        login = Login.load(await self._secret(LOGIN_SECRET))
        account = self._state.account
        if login is None or account is None or login.account != account.id or login.place != self._place():
            await self._keep(self._without(Step.LOGIN))
            raise UsageError(
                say("The log-in is not in the store of secrets any more."), say("Log in again."), field="login"
            )
        return login.credentials

    def _without(self, step: Step) -> SetupState:
        done = tuple(each for each in self._state.done if each is not step)
        return replace(self._state, done=done, current=step)

    # --- token ------------------------------------------------------------------------------------------------

    def read_token(self, text: str) -> TokenFacts:
        """What the token says of itself; nobody is asked. Raises UsageError."""
        return checks.read_token(text)

    async def check_token(self, text: str) -> TokenFacts:
        """What is behind the token, asked of SocialHub. Raises UsageError, HubError, HubUnavailable."""
        facts = checks.read_token(text)
        await asyncio.to_thread(self._check_belongs, facts)
        found, manifest = await checks.check_token(self._state.hub_url, text)
        self._checked = _Checked(text, found, manifest)
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
        if self._checked is None or self._checked.text != text:
            await self.check_token(text)
        checked = self._checked
        if checked is None or checked.text != text:
            raise AssertionError("check_token keeps what it found")
        facts, before = checked.facts, self._state.token
        state = self._state
        if before is None or before.channel_id != facts.channel_id:
            state = replace(state.reopening(Step.TOKEN), manifest=None, manifest_base=None)
        elif before.editable != facts.editable:
            state = state.reopening(Step.TOKEN)
        state = replace(state, token=facts).finishing(Step.TOKEN)
        await self._keep(state, token=read_channel_token(text).raw)
        self._manifest = (facts.channel_id, checked.manifest)
        self._checked = None  # whoever comes back later asks again
        return state

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

    def _place(self) -> Place:
        return Place(self._state.network_kind, dict(self._state.network_fields))

    async def finish_network(self, kind: str, fields: Mapping[str, str]) -> SetupState:
        """Keeps the Network and what it asks for, once it was found there. Raises UsageError, NetworkRefused,
        NetworkUnavailable.

        Where it has a log-in page, this asks for that page, so that a wrong server is said here and not there.
        """
        network = self._app.networks.get(kind)
        place = Place(kind, network.clean_fields(fields))
        changed = place != self._place()
        request = None
        if network.info.browser_login and (changed or not self._state.finished(Step.NETWORK)):
            request = await network.start_login(place.fields, REDIRECT, await self._apps(kind))
        state = self._state
        if changed:
            state = replace(
                state.reopening(Step.NETWORK), account=None, sources=None, manifest=None, manifest_base=None
            )
        state = replace(state, network_kind=kind, network_fields=dict(place.fields))
        await self._keep(state.finishing(Step.NETWORK))
        if request is not None:
            self._login = (place, request)
        if changed:
            await self._give_back_login()
        return self._state

    async def _apps(self, kind: str) -> KeptApps:
        return KeptApps(await self._secrets(), kind)

    # --- log in -----------------------------------------------------------------------------------------------

    async def start_login(self, *, choose_account: bool = False) -> LoginRequest:
        """The page for the embedded browser to open. Raises what the Network raises."""
        place = self._place()
        if self._login is None or choose_account or self._login[0] != place:
            network = self._network()
            apps = await self._apps(place.kind)
            request = await network.start_login(place.fields, REDIRECT, apps, choose_account=choose_account)
            self._login = (place, request)
            return request
        return self._login[1]

    async def route(self) -> Route:
        """Which way the log-in page goes. Raises SecretsUnavailable."""
        return await asyncio.to_thread(self._app.proxy_preference().read)

    async def finish_login(self, answer_url: str) -> Account:
        """Who logged in, by the address that the browser was sent to. Raises NetworkRefused and others."""
        if self._login is None:
            raise UsageError(say("No log-in was begun."), say("Open the log-in page again."), field="login")
        place, request = self._login
        self._login = None  # a code works once
        network = self._app.networks.get(place.kind)
        return await self._take_fresh(place, await network.finish_login(request, answer_url))

    async def own_browser(self, show: Callable[[str], None], *, choose_account: bool = False) -> Account:
        """Logs in with the person's own browser; `show` gets the page's address to open. Waits ten minutes."""
        network, place = self._network(), self._place()
        async with RedirectCatcher() as catcher:
            request = await network.start_login(
                place.fields,
                catcher.redirect_uri,
                await self._apps(place.kind),
                choose_account=choose_account,
            )
            show(request.url)
            answer_url = await catcher.wait()
        return await self._take_fresh(place, await network.finish_login(request, answer_url))

    async def use_token(self, access_token: str) -> Account:
        """Logs in with an access token of the Network's."""
        return await self._take(self._place(), self._network().token_credentials(access_token))

    async def _take_fresh(self, place: Place, credentials: Credentials) -> Account:
        """Takes what a log-in page has just given, or gives it back: nobody else knows of it."""
        try:
            return await self._take(place, credentials)
        except BaseException:
            if not await self._is_kept(credentials):
                await self._revoke(Login(place, "", credentials))
            raise

    async def _take(self, place: Place, credentials: Credentials) -> Account:
        network = self._app.networks.get(place.kind)
        connected = await checks.look_at(network, place.fields, credentials)
        account = connected.account
        await asyncio.to_thread(self._check_same_account, account)
        if place != self._place():
            raise UsageError(
                say("Another Network was chosen meanwhile."), say("Log in to that one."), field="login"
            )
        before = await self._kept_login()
        state = self._state
        if state.account is None or state.account.id != account.id:
            state = replace(state.reopening(Step.LOGIN), manifest=None, manifest_base=None)
        done = tuple(each for each in state.done if each is not Step.LOGIN)  # until Next is pressed
        login = Login(place, account.id, credentials)
        await self._keep(replace(state, account=account, done=done), login=login.dump())
        self._connected = connected
        if before is not None and before.credentials != credentials:
            await self._revoke(before)
        return account

    async def _kept_login(self) -> Login | None:
        return Login.load(await self._secret(LOGIN_SECRET))

    async def _is_kept(self, credentials: Credentials) -> bool:
        try:
            kept = await self._kept_login()
        except WizardError:
            return False
        return kept is not None and kept.credentials == credentials

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

    async def _give_back_login(self) -> None:
        """Revokes and forgets what an earlier log-in of this journey brought. Failing is no error."""
        self._connected = None
        try:
            login = await self._kept_login()
            if login is None:
                return
            await self._revoke(login)
            store = await self._secrets()
            await to_the_end(asyncio.to_thread(store.delete, LOGIN_SECRET))
        except WizardError as error:
            _log.info("The log-in could not be given back: %s", error)

    async def _revoke(self, login: Login) -> None:
        """Gives an access back. Failing is no error."""
        try:
            store = await self._secrets()
        except WizardError as error:
            _log.info("The access could not be given back: %s", error)
            return
        await give_back(self._app, store, login)

    # --- what to relay ----------------------------------------------------------------------------------------

    async def preview(self, since: str, sources: tuple[str, ...] | None) -> Preview:
        """The Tickets that would be made now; for `now`, the latest posts as examples. `since`: one of SINCE.

        Raises what the Network raises.
        """
        now = datetime.now(UTC)
        # A busy account has many posts a month, and only the latest are wanted: what is near is looked at first.
        spans = SINCE[1:] if since == "now" else (since,)
        shown = checks.Preview((), more=False)
        for span in spans:
            connection = self._network().connect(self._state.network_fields, await self._need_credentials())
            shown = await checks.preview(connection, parse_since(span, now), sources)
            if len(shown.posts) == checks.PREVIEW:
                break
        return shown

    async def finish_relay(self, since: str, sources: tuple[str, ...] | None) -> SetupState:
        """Keeps the choice. Raises UsageError where nothing was chosen."""
        if sources is not None and not sources:
            raise UsageError(say("Nothing is chosen."), say("Choose what becomes Tickets."), field="sources")
        return await self._keep(replace(self._state, since=since, sources=sources).finishing(Step.RELAY))

    # --- inbox buttons ----------------------------------------------------------------------------------------

    async def inbox(self) -> InboxView:
        """The manifest as it will be: SocialHub's, with ours brought in. Raises what both sides raise.

        With a manifest of one's own, a Network that does not answer in time is no reason to show nothing.
        """
        current = await self._current_manifest()
        if current is None:
            return InboxView(ManifestDocument({}), editable=False)
        own = self._state.manifest
        connected = await (self._connection_facts() if own is None else self._connection_soon())
        declared = default_manifest(connected.abilities, self._network().info) if connected is not None else {}
        if own is None:
            document = with_defaults(current, declared)
        else:
            document = with_own(current, own, self._state.manifest_base, declared)
        return InboxView(
            document,
            own=own is not None,
            network=server_or_name(self._state.network_fields, self._network().info),
            longest=longest_reply(connected.abilities) if connected is not None else None,
            hints=hints_of(connected.abilities) if connected is not None else {},
        )

    async def _current_manifest(self) -> Mapping[str, object] | None:
        """SocialHub's manifest as it was when it was asked for; None where it was promoted."""
        facts = self._state.token
        if facts is not None and not facts.editable:
            return None
        if facts is None or self._manifest is None or self._manifest[0] != facts.channel_id:
            found, manifest = await checks.check_token(self._state.hub_url, await self._need_token())
            self._manifest = (found.channel_id, manifest)
        return self._manifest[1]

    async def _connection_facts(self) -> Connected:
        if self._connected is None:
            self._connected = await checks.look_at(
                self._network(), self._state.network_fields, await self._need_credentials()
            )
        return self._connected

    async def _connection_soon(self) -> Connected | None:
        try:
            async with asyncio.timeout(_SOON):
                return await self._connection_facts()
        except (WizardError, TimeoutError) as error:
            _log.info("The Network is not asked for its words: %s", error)
            return None

    async def keep_manifest(self, manifest: Mapping[str, object] | None, *, settled: bool, right: bool) -> None:
        """Keeps what is being edited (None: the defaults), for whoever comes back.

        `settled`: everything that SocialHub's copy changed meanwhile is in it, with nothing left to choose.
        `right`: the steps behind it may be gone to. What is asked next already builds on it.
        """
        self._state = self._with_manifest(manifest, settled=settled)
        if not right:
            done = tuple(step for step in self._state.done if step is not Step.INBOX)
            self._state = replace(self._state, done=done)
        await to_the_end(self._write())

    async def _write(self) -> None:
        """Saves the state of now; one write at a time, or an older one might come last."""
        async with self._writing:
            await asyncio.to_thread(self._store.save, self._state)

    def _with_manifest(self, manifest: Mapping[str, object] | None, *, settled: bool) -> SetupState:
        base = self._manifest[1] if self._manifest is not None else None
        kept = without_webhook(manifest) if manifest is not None else None
        known = without_webhook(base) if settled and base is not None else self._state.manifest_base
        return replace(self._state, manifest=kept, manifest_base=known if kept is not None else None)

    async def finish_inbox(self, manifest: Mapping[str, object] | None = None) -> SetupState:
        """Keeps the whole manifest (None: the defaults). Raises UsageError for one that breaks a rule."""
        current = await self._current_manifest() if manifest is not None else None
        if current is not None and manifest is not None:
            see_that_it_can_be_sent(with_own(current, manifest, current))
        return await self._keep(self._with_manifest(manifest, settled=True).finishing(Step.INBOX))

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
            listen = parse_listen(choice.listen or DEFAULT_LISTEN, name=say("“Passed on to”"))
            url = (choice.public_url or "").strip()
            self._check_reachable(url)
            await check_address(url, listen, running=await asyncio.to_thread(self._app.engine_runs))
            choice = RepliesChoice("direct", url, listen)
        return await self._keep(replace(self._state, replies=choice).finishing(Step.REPLIES))

    def _check_reachable(self, url: str) -> None:
        """Raises UsageError for an address that only this computer knows, unless SocialHub is on it as well."""
        host = urlsplit(url).hostname if url.startswith(("http://", "https://")) else None
        if host and is_loopback(host) and not is_loopback(urlsplit(self._state.hub_url).hostname or ""):
            raise UsageError(
                say("{host} is this computer’s name for itself: SocialHub cannot reach it.", host=host),
                say("Enter the address that your proxy or tunnel has on the internet."),
                field="public_url",
            )

    # --- ready ------------------------------------------------------------------------------------------------

    async def install(self, steps: Steps) -> SetupState:
        """Puts everything in place; whatever fails, all of it is taken back. Raises what went wrong.

        For a channel that is mended, the new token or log-in takes the old one's place.
        """
        state = self._state
        if state.purpose is Purpose.TOKEN:
            token = await self._need_token()
            await to_the_end(replace_token(self._app, state.channel, token), at_most=_AFTER_CANCEL)
            name = state.channel
        elif state.purpose is Purpose.LOGIN:
            credentials = await self._need_credentials()
            await to_the_end(replace_login(self._app, state.channel, credentials), at_most=_AFTER_CANCEL)
            name = state.channel
        else:
            name = await self._install_new(steps)
        state = await self._keep(replace(self._state, installed=name, unfinished=None))
        await self._drop_secrets()  # the channel has its own now
        return state

    async def _install_new(self, steps: Steps) -> str:
        if (name := await self._take_back_leftovers()) is not None:
            return name
        if self._state.purpose is Purpose.ADDED and (name := await self._reactivated()) is not None:
            return name
        plan = await self._plan(self._state.manifest)
        self._manifest = None  # whoever has to mend something looks at what SocialHub has by now
        checked = await check_plan(self._app, plan, steps)
        await self._keep(replace(self._state, unfinished=Unfinished(plan.name, plan.replies.public_url)))
        installer = Installer(self._app, steps)
        try:
            return (await installer.install(checked)).name
        except BaseException:
            if installer.clean:
                await self._keep(replace(self._state, unfinished=None))
            raise

    async def _take_back_leftovers(self) -> str | None:
        """After a set-up that was killed: its channel's name if all was in place, else takes back what is."""
        state = self._state
        if state.unfinished is None:
            return None
        name, facts = state.unfinished.name, state.token
        if facts is not None and await was_finished(self._app, name, facts.channel_id):
            return name
        if facts is not None:
            token = await self._need_token()
            left = take_back_leftovers(self._app, state.hub_url, token, state.unfinished)
            await to_the_end(left, at_most=_AFTER_CANCEL)
        await self._keep(replace(self._state, unfinished=None))
        return None

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
            manifest_base=state.manifest_base,
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
        await send_test_ticket(self._app, await self._secrets(), self._state.installed, text)

    async def start_relay(self) -> bool:
        """Starts the relay in the background; False if one runs already. Raises WizardError."""
        return await asyncio.to_thread(self.background.start)

    async def start_at_login(self, *, wanted: bool) -> None:
        await asyncio.to_thread(start_at_login, self._app.environ, wanted=wanted)

    async def progress(self) -> Progress:
        """How far the first catch-up is."""
        if not self._state.installed:
            return Progress(0, 0, ended=False)
        return await first_catch_up(self._app, self._state.installed, self.background)

    async def leave(self) -> None:
        """The journey is over: what was kept for it goes. The channel stays."""
        await self._forget()


_SECRET_NAMES = {"token": TOKEN_SECRET, "login": LOGIN_SECRET, "arrival": ARRIVAL_SECRET}


_SOON = 5.0  # seconds in which a Network tells the words of its buttons, where they can be done without
_AFTER_CANCEL = 10.0  # seconds that a step of the set-up still gets once it is cancelled
