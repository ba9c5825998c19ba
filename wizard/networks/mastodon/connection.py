"""An account on a Mastodon server, ready to work: what the engine asks for, put together from the parts beside."""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing
from typing import TYPE_CHECKING

from wizard.errors import (
    NetworkGone,
    NetworkLoginExpired,
    NetworkRefused,
    NetworkUnavailable,
)
from wizard.networks.base import Abilities, Batch, Deleted, Edited
from wizard.networks.mastodon import replies
from wizard.networks.mastodon.api import (
    BROKEN,
    FORBIDDEN,
    OK,
    TOO_MANY,
    UNAUTHORIZED,
    UNPROCESSABLE,
    VERIFY,
    Api,
    query,
    segment,
)
from wizard.networks.mastodon.composing import PUBLIC_ONES
from wizard.networks.mastodon.instance import BOOST, FAVOURITE, Server, discover
from wizard.networks.mastodon.interactions import Self, is_under
from wizard.networks.mastodon.models import Account, Context, Status, read, read_all
from wizard.networks.mastodon.paging import CatchUp, Cursor
from wizard.networks.mastodon.stream import Streams
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
    from datetime import datetime

    from wizard.networks.base import Change, Interaction, Profile, Reply, Sent, StreamEvent
    from wizard.networks.mastodon.api import Answer

_STATUSES = "/api/v1/statuses"
_AT_ONCE = 20  # ids in one question for several posts: above, Mastodon answers 422
_IN_VAIN = 3  # failures in a row of that question, before posts are asked for one by one
_SIDE_BY_SIDE = 4
_BUTTONS = {FAVOURITE: "favourite", BOOST: "reblog"}
_NEVER_BOOSTED = "Private posts can never be boosted."
_NOT_LIKE_THIS = frozenset({400, UNPROCESSABLE})
_log = logging.getLogger(__name__)


class MastodonConnection:
    """See `wizard.networks.base.Connection`. Makes no request before it is asked for something."""

    def __init__(
        self,
        server: str,
        credentials: Mapping[str, str],
        *,
        media_patience: replies.MediaPatience | None = None,
    ) -> None:
        self._credentials = dict(credentials)
        self._api = Api(server, credentials["access_token"])
        self._media_patience = media_patience or replies.MediaPatience()
        self._server: Server | None = None
        self._me: Self | None = None
        self._asks_for_several = True  # until the server says that it cannot
        self._several_in_vain = 0
        self._lock = asyncio.Lock()

    def __repr__(self) -> str:
        return f"MastodonConnection({self._api.server})"

    # --- Who and where --------------------------------------------------------------------------------------

    async def verify(self) -> Profile:
        server = await self._discovered(again=True)
        answer = await self._api.ask("GET", VERIFY)
        account = read(Account, answer.body) if answer.ok else None
        if account is None or not (account.acct or account.username):
            await self._not_verified(answer, server)
            raise self._api.not_mastodon()
        self._me = Self(account.id, server.domain, whole_handles=server.whole_handles)
        return self._me.profile(await self._with_whole_handle(account, server))

    async def _with_whole_handle(self, account: Account, server: Server) -> Account:
        """Takahē serves many domains, and names ours only where it shows us to others. So that is asked for
        where the profile's address does not lie under the domain we would complete the handle with.
        """
        if "@" in account.acct or is_under(account.url, server.domain):
            return account
        answer = await self._api.ask("GET", f"/api/v1/accounts/{segment(account.id)}")
        shown = read(Account, answer.body) if answer.ok else None
        if shown is None or shown.id != account.id or "@" not in shown.acct:
            return account
        return account.model_copy(update={"acct": shown.acct})

    async def abilities(self) -> Abilities:
        async with self._lock:
            found = await discover(self._api)
            if self._server is not None and self._server.speaks_mastodon and not found.speaks_mastodon:
                raise self._api.not_mastodon()  # closed for a moment, as a rule: what is known stays
            self._server = found
            return found.abilities()

    async def _not_verified(self, answer: Answer, server: Server) -> None:
        """Raises what it means that the server does not say who we are; returns if it is no Mastodon."""
        elsewhere = self._api.moved_to(answer)
        if elsewhere:
            raise NetworkRefused(
                say("{host} sends us on to {server}.", host=self._api.host, server=elsewhere),
                say("Enter {server} as the server.", server=elsewhere),
            )
        if answer.status == FORBIDDEN and server.speaks_mastodon:
            raise NetworkLoginExpired(
                say(
                    "{host} does not let this account in{reason}",
                    host=self._api.host,
                    reason=self._api.says(answer),
                ),
                say("Log in again, and allow all that is asked for."),
            )
        if answer.status == UNAUTHORIZED or (answer.status in _NOT_LIKE_THIS and server.speaks_mastodon):
            raise self._api.expired()
        if answer.status in OK or answer.is_missing or not server.speaks_mastodon:
            raise self._api.not_mastodon()
        await self._api.refuse(answer)

    async def _discovered(self, *, again: bool = False) -> Server:
        async with self._lock:
            if self._server is None or again:
                self._server = await discover(self._api)
            return self._server

    async def _self(self) -> Self:
        if self._me is None:
            await self.verify()
        if self._me is None:
            raise self._api.not_mastodon()
        return self._me

    # --- What people wrote ----------------------------------------------------------------------------------

    async def catch_up(self, cursor: str | None, since: datetime) -> AsyncGenerator[Batch, None]:
        me = await self._self()
        async with aclosing(CatchUp(self._api, me, _cursor(cursor), since).run()) as batches:
            async for batch in batches:
                yield batch

    async def stream(self) -> AsyncGenerator[StreamEvent, None]:
        me = await self._self()
        server = await self._discovered()
        if server.streaming is None:
            raise NetworkUnavailable(
                say("{host} offers no stream.", host=self._api.host), say("It is asked regularly instead.")
            )
        async with aclosing(Streams(self._api, me, server.streaming).events()) as events:
            async for event in events:
                yield event

    async def ancestors(self, native_id: str) -> tuple[Interaction, ...]:
        me = await self._self()
        answer = await self._api.ask("GET", f"{_STATUSES}/{segment(native_id)}/context")
        if answer.is_missing:
            raise replies.gone()
        if not answer.ok or not isinstance(answer.body, dict):
            await self._api.refuse(answer)
        context = read(Context, answer.body)
        return tuple(me.interaction(status) for status in _chain(context.ancestors if context else ()))

    async def refresh(self, native_ids: Sequence[str]) -> tuple[Change, ...]:
        me = await self._self()
        found = await self._several(native_ids)
        changes: list[Change] = [Edited(me.interaction(each)) for each in found.values() if each.edited_at]
        missing = [native_id for native_id in native_ids if native_id not in found]
        for start in range(0, len(missing), _SIDE_BY_SIDE):
            some = missing[start : start + _SIDE_BY_SIDE]
            results = await asyncio.gather(*(self._one(me, each) for each in some), return_exceptions=True)
            changes.extend(result for result in results if isinstance(result, Edited | Deleted))
            troubles = [result for result in results if isinstance(result, BaseException)]
            if any(not isinstance(trouble, NetworkUnavailable) for trouble in troubles) or not changes:
                _raise_first(troubles)
            if troubles:
                break  # what was learnt is worth having; the rest is looked at the next time
        return tuple(changes)

    async def _several(self, native_ids: Sequence[str]) -> dict[str, Status]:
        """Those of the posts that the server gives us at once; none where it cannot."""
        found: dict[str, Status] = {}
        for start in range(0, len(native_ids), _AT_ONCE):
            if not self._asks_for_several:
                break
            some = list(native_ids[start : start + _AT_ONCE])
            answer = await self._api.ask("GET", _STATUSES, params=query({}, lists={"id": some}))
            if answer.ok and isinstance(answer.body, list):
                wanted = set(some)
                found.update((each.id, each) for each in read_all(Status, answer.body) if each.id in wanted)
                self._several_in_vain = 0
            elif answer.status == UNAUTHORIZED:
                await self._api.refuse(answer)
            else:
                if answer.status == TOO_MANY or answer.status >= BROKEN:
                    await self._several_failed(answer)
                self._asks_for_several = False
        return found

    async def _several_failed(self, answer: Answer) -> None:
        """Raises NetworkUnavailable, unless it is this question alone that a server fails at every time."""
        self._several_in_vain += 1
        if answer.status == TOO_MANY or self._several_in_vain < _IN_VAIN or not await self._is_well():
            await self._api.refuse(answer)

    async def _one(self, me: Self, native_id: str) -> Change | None:
        """What became of a post; None where nothing did, or nothing can be said."""
        answer = await self._api.ask("GET", f"{_STATUSES}/{segment(native_id)}")
        if answer.is_missing:
            # A mistaken proxy, too, answers 404; a server that still knows us can be believed.
            sure = isinstance(answer.body, dict) or await self._is_well()
            return Deleted(native_id) if sure and not await self._may_be_hidden(native_id) else None
        if answer.status in {UNAUTHORIZED, 429}:
            await self._api.refuse(answer)
        status = read(Status, answer.body) if answer.ok else None
        return Edited(me.interaction(status)) if status is not None and status.edited_at else None

    async def _may_be_hidden(self, native_id: str) -> bool:
        """Whether a post that is not shown may be there all the same."""
        if not (await self._discovered()).hides_private:
            return False
        found, all_seen = await replies.noticed(self._api, native_id)
        return found is not None or not all_seen

    async def _is_well(self) -> bool:
        answer = await self._api.ask("GET", VERIFY)
        return answer.ok and read(Account, answer.body) is not None

    # --- What we do -----------------------------------------------------------------------------------------

    async def send_reply(self, reply: Reply) -> Sent:
        me = await self._self()
        server = await self._discovered()
        return await replies.send(self._api, me, server, reply, self._media_patience)

    async def find_reply(self, reply: Reply, after: datetime, exclude: frozenset[str]) -> Sent | None:
        """By words and time: two equal replies to one post are told apart by `after` and `exclude` alone."""
        return await replies.find(self._api, await self._self(), reply, after, exclude)

    async def press(self, button_id: str, native_id: str) -> None:
        verb = _BUTTONS.get(button_id)
        if verb is None:
            raise NetworkRefused(f"Mastodon has no button called “{button_id}”.")
        if button_id == BOOST and (await self._post(native_id)).visibility not in PUBLIC_ONES:
            # Takahē would do it, and show a private message to all who follow us.
            raise NetworkRefused("This post is not public, so it was not boosted.", _NEVER_BOOSTED)
        answer = await self._api.act("POST", f"{_STATUSES}/{segment(native_id)}/{verb}")
        if answer.ok:
            return
        if answer.is_missing:
            raise replies.gone()
        if answer.wants_more_rights:
            raise self._api.too_narrow()
        if answer.status in {400, FORBIDDEN, UNPROCESSABLE} and not await self._api.token_is_refused():
            if await self._is_pressed(button_id, native_id):
                return
            what = "boosted" if button_id == BOOST else "favourited"
            raise NetworkRefused(
                f"{self._api.host} does not allow this post to be {what}{self._api.says(answer)}",
                _NEVER_BOOSTED if button_id == BOOST else "",
            )
        await self._api.refuse(answer)

    async def _post(self, native_id: str) -> Status:
        return await replies.fetch(self._api, native_id, await self._discovered())

    async def _is_pressed(self, button_id: str, native_id: str) -> bool:
        """Whether it was pressed before: some servers refuse the second time."""
        status = await replies.fetch(self._api, native_id)
        return status.reblogged if button_id == BOOST else status.favourited

    async def delete(self, native_id: str) -> None:
        me = await self._self()
        try:
            status = await replies.fetch(self._api, native_id)
        except NetworkGone:
            return
        if status.account.id != me.account_id:
            raise NetworkRefused("This post is not ours, so it was not deleted.", "Only our own replies can be.")
        answer = await self._api.act("DELETE", f"{_STATUSES}/{segment(native_id)}")
        if not answer.ok and not answer.is_missing:
            await self._api.refuse(answer)

    async def revoke(self) -> None:
        from wizard.networks.mastodon import oauth  # authlib is loaded only by those who log in or out

        await oauth.revoke(self._api, self._credentials)

    def renew(self, grace: float) -> None:
        self._api.renew(grace)

    async def close(self) -> None:
        await self._api.close()


def _raise_first(troubles: Sequence[BaseException]) -> None:
    """Raises the one that a person has to hear of, if there is one, else whichever came first."""
    for trouble in sorted(troubles, key=lambda each: isinstance(each, NetworkUnavailable)):
        raise trouble


def _cursor(text: str | None) -> Cursor | None:
    if text is None:
        return None
    try:
        return Cursor.read(text)
    except ValueError:
        _log.warning("A cursor cannot be read; the notifications are gone through from the beginning")
        return None


def _chain(statuses: Iterable[Status]) -> list[Status]:
    """Ancestors from the root down. By who answers whom, where that is whole; else as the server has them."""
    given = list({status.id: status for status in statuses}.values())
    by_id = {status.id: status for status in given}
    answered = {status.in_reply_to_id for status in given}
    last = [status for status in given if status.id not in answered]
    chain: list[Status] = []
    current = last[0] if len(last) == 1 else None
    while current is not None and len(chain) < len(given):
        chain.append(current)
        current = by_id.get(current.in_reply_to_id or "")
    return chain[::-1] if len(chain) == len(given) else given
