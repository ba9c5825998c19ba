"""The practice Network as one object: a Mastodon-speaking server, its people, and everything tests need of it.

fediverse = PracticeFediverse()
async with fediverse.serve() as base:
    post = fediverse.post("alice", "@brand is the shop open on Sunday?")
    ...
    await fediverse.wait_for(lambda: bool(fediverse.replies_of("brand")), timeout=5)
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware

from wizard.practice import serving
from wizard.practice.faults import FaultMiddleware, Faults
from wizard.practice.fediverse.accounts import AccountRoutes
from wizard.practice.fediverse.admin import AdminRoutes
from wizard.practice.fediverse.files import FileRoutes, NewFile, kind_of
from wizard.practice.fediverse.instance import InstanceRoutes
from wizard.practice.fediverse.limits import Pace, RateLimits
from wizard.practice.fediverse.manner import MASTODON, Manner
from wizard.practice.fediverse.model import Account, Poll, Refused, Status, Visibility
from wizard.practice.fediverse.oauth import OAuthRoutes
from wizard.practice.fediverse.pages import PageRoutes
from wizard.practice.fediverse.statuses import StatusRoutes
from wizard.practice.fediverse.streaming import StreamRoutes
from wizard.practice.fediverse.tokens import TokenOffice
from wizard.practice.fediverse.web import (
    LogMiddleware,
    Office,
    PaceMiddleware,
    RequestRecord,
    fault_error,
    new_log,
    no_such_route,
    refuse,
    wrong_method,
)
from wizard.practice.fediverse.world import Draft, World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from wizard.practice.fediverse.tokens import Token

BRAND = "brand"
BRAND_PASSWORD = "practice"  # noqa: S105  it is printed on the log-in page: nothing here is worth hiding
_POLL_LASTS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Person:
    username: str
    display_name: str
    domain: str = ""


_PEOPLE = (
    _Person("alice", "Alice Sommer"),
    _Person("bob", "Bob Martin"),
    _Person("erin", "Erin O’Neill :verified:"),
    _Person("chloe", "Chloé Dubois :blobcat:", "elsewhere.example"),
    _Person("dan", "<b>Dan</b> & Söhne", "far-away.example"),
)


class PracticeFediverse:
    """A server with the account `brand` and some people; the brand follows alice and chloe.

    `manner`: which server it is like. `max_characters` binds whoever posts over the API. `limits`: how many
    requests an account may make. `heartbeat`: seconds between two signs of life of server-sent events. `now`:
    seconds since 1970, for tests that cannot wait an hour.

    Wherever an account is asked for, its name will do.
    """

    def __init__(
        self,
        *,
        manner: Manner = MASTODON,
        max_characters: int = 500,
        faults: Faults | None = None,
        name: str = "practice",
        limits: RateLimits | None = None,
        heartbeat: float = 15.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.name = name
        self.manner = manner
        self.faults = faults if faults is not None else Faults()
        self.base_url = ""
        self.stopping = False  # whoever waits over HTTP is to be answered now
        self.world = World(manner, max_characters, now)
        self._pace = Pace(limits or RateLimits(), now)
        self._log = new_log()
        self._tokens = TokenOffice(now, checks_pkce=manner.checks_pkce, on_revoke=self._end_streams)
        self._office = Office(name, self.world, self._tokens)
        self._streams = StreamRoutes(self._office, heartbeat=heartbeat)
        self.brand = self.world.add_account(BRAND, "Practice Brand", password=BRAND_PASSWORD)
        for person in _PEOPLE:
            self.add_person(person.username, person.display_name, domain=person.domain)
        for followed in ("alice", "chloe"):
            self.world.follow(self.brand.id, self.person(followed).id)
        self.app = self._app()

    def _end_streams(self, token: Token) -> None:
        self._streams.end(token)

    def _app(self) -> Starlette:
        groups = (
            StatusRoutes(self._office),
            AccountRoutes(self._office),
            FileRoutes(self._office),
            InstanceRoutes(self._office),
            OAuthRoutes(self._office),
            self._streams,
            AdminRoutes(self),
            PageRoutes(self._office),
        )
        return Starlette(
            routes=[route for group in groups for route in group.routes()],
            middleware=[
                Middleware(LogMiddleware, log=self._log, done=self.world.nudge),
                Middleware(FaultMiddleware, faults=self.faults, form=fault_error(self._pace)),
                Middleware(PaceMiddleware, pace=self._pace, tokens=self._tokens),
            ],
            exception_handlers={Refused: refuse, 404: no_such_route, 405: wrong_method},
        )

    @asynccontextmanager
    async def serve(self, port: int = 0) -> AsyncIterator[str]:
        """Serves on 127.0.0.1 while the context lasts; gives the base URL. Raises OSError if the port is taken."""
        async with serving.serve(self.app, port=port) as base:
            self.base_url, self.stopping = base, False
            self.world.local_domain = base.partition("://")[2]
            try:
                yield base
            finally:
                # Stopping waits for nobody.
                self.stopping = True
                self._streams.end()
                self.world.nudge()

    # --- People and tokens ----------------------------------------------------------------------------------

    @property
    def people(self) -> tuple[Account, ...]:
        """Everybody of this server but the brand."""
        return tuple(one for one in self.world.accounts() if not one.domain and one != self.brand)

    def person(self, name: str | Account) -> Account:
        """By user name, `user@domain` or id. Raises KeyError."""
        if isinstance(name, Account):
            return name
        for account in self.world.accounts():
            if name in {account.username, account.acct, account.id}:
                return account
        raise KeyError(name)

    def add_person(self, username: str, display_name: str = "", *, domain: str = "") -> Account:
        """Somebody new; with a domain: on another server. Raises ValueError if the name is taken."""
        password = "" if domain else f"{username}-practice"
        return self.world.add_account(username, display_name or username, domain=domain, password=password)

    def token_for(self, account: str | Account, *, scopes: Sequence[str] | None = None) -> str:
        """An access token without any log-in; everything is allowed with it unless scopes are named."""
        return self._tokens.issue_own(self.person(account).id, tuple(scopes) if scopes else None).value

    def revoke_tokens(self, account: str | Account) -> int:
        """Ends every token of the account, and the streams open with it; gives how many there were."""
        return self._tokens.revoke_all(self.person(account).id)

    # --- Posting --------------------------------------------------------------------------------------------

    def post(
        self,
        author: str | Account,
        text: str,
        *,
        visibility: str | Visibility = Visibility.PUBLIC,
        reply_to: str | None = None,
        spoiler: str = "",
        media: Sequence[NewFile] = (),
        poll: Sequence[str] = (),
        limited: bool = False,
    ) -> str:
        """Posts, and gives the id. `limited`: not longer than `max_characters`. Raises Refused (404, 422)."""
        account = self.person(author)
        try:
            seen_by = Visibility(visibility)
        except ValueError:
            raise Refused(422, f"'{visibility}' is not a valid visibility") from None
        draft = Draft(
            text=text,
            visibility=seen_by,
            spoiler=spoiler,
            reply_to=reply_to,
            media=tuple(self._add_file(account, file) for file in media),
            poll=self._poll(poll),
        )
        return self.world.post(account.id, draft, limited=limited).id

    def _add_file(self, owner: Account, file: NewFile) -> str:
        mime_type = kind_of(file.content, file.mime_type)
        return self.world.add_media(
            owner.id, file.name, mime_type, file.content, file.description or None, at_once=True
        ).id

    def _poll(self, options: Sequence[str]) -> Poll | None:
        if not options:
            return None
        new_id, _ = self.world.ids.new()
        return Poll(new_id, tuple(options), (0,) * len(options), self.world.moment() + _POLL_LASTS)

    def edit(self, status_id: str, text: str, *, spoiler: str | None = None) -> None:
        """Lets the author change a post; its files stay. Raises Refused (404, 422)."""
        old = self.status(status_id)
        draft = Draft(
            text=text,
            spoiler=old.spoiler if spoiler is None else spoiler,
            media=tuple(media.id for media in old.media),
        )
        self.world.edit(old.author, status_id, draft, limited=False)

    def delete(self, status_id: str) -> None:
        """Lets the author delete a post. Raises Refused (404)."""
        self.world.delete(self.status(status_id).author, status_id)

    # --- Looking --------------------------------------------------------------------------------------------

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Every post there is, in the order of posting."""
        return self.world.all_statuses()

    def status(self, status_id: str) -> Status:
        """Raises Refused (404)."""
        status = self.world.find_status(status_id)
        if status is None:
            raise Refused(404, "Record not found")
        return status

    def replies_of(self, account: str | Account) -> tuple[Status, ...]:
        """What the account answered to somebody, in the order of posting."""
        author = self.person(account).id
        return tuple(one for one in self.statuses if one.author == author and one.reply_to_author is not None)

    def favourites_of(self, account: str | Account) -> tuple[str, ...]:
        """The ids of the posts that the account has favourited."""
        who = self.person(account).id
        return tuple(one.id for one in self.statuses if who in self.world.favourited_by(one.id))

    def boosts_of(self, account: str | Account) -> tuple[str, ...]:
        """The ids of the posts that the account has boosted."""
        who = self.person(account).id
        return tuple(one.boost_of for one in self.statuses if one.boost_of and one.author == who)

    @property
    def requests(self) -> tuple[RequestRecord, ...]:
        """Every request made so far (the newest 100,000), but not those for the practice controls."""
        return tuple(self._log)

    async def wait_for(self, predicate: Callable[[], bool], timeout: float) -> None:  # noqa: ASYNC109  part of its use
        """Returns once `predicate` holds; looks after each post, request, stream opened or closed.

        Raises TimeoutError after `timeout` seconds.
        """
        woken = asyncio.Event()
        stop = self.world.watch(woken.set)
        try:
            async with asyncio.timeout(timeout):
                while not predicate():
                    await woken.wait()
                    woken.clear()
        finally:
            stop()

    # --- Disturbing -----------------------------------------------------------------------------------------

    @property
    def limits(self) -> RateLimits:
        """The rate limits in force; can be set at any time."""
        return self._pace.limits

    @limits.setter
    def limits(self, limits: RateLimits) -> None:
        self._pace.limits = limits

    @property
    def open_streams(self) -> int:
        return self._streams.count

    def drop_streams(self) -> None:
        """Resets the connection of every open stream."""
        self._streams.drop()

    def silence_streams(self) -> None:
        """Lets every open stream stay open and say nothing any more, not even an answer to a ping."""
        self._streams.silence()
