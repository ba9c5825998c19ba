"""What a journey asks online before a step counts as finished. Each check changes nothing anywhere.

All of them raise errors of `wizard.errors` with a sentence and what to do, and can be cancelled at any moment.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from wizard.errors import WizardError
from wizard.http import check_url, make_client
from wizard.hub.client import HubClient
from wizard.hub.tokens import read_channel_token
from wizard.journey.state import Account, TokenFacts
from wizard.networks.base import Posted
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import datetime

    from wizard.networks.base import Abilities, Batch, Change, Connection, Interaction, Network

PREVIEW = 5  # Tickets shown before anything is sent
_ENOUGH = 100  # posts looked at for them; a count beyond is not told


# --- SocialHub -------------------------------------------------------------------------------------------------


def read_token(text: str) -> TokenFacts:
    """What the pasted token says of itself, without asking anybody. Raises UsageError."""
    token = read_channel_token(text)
    return TokenFacts(token.account_id, token.channel_id, token.issued)


async def check_token(hub_url: str, text: str) -> tuple[TokenFacts, Mapping[str, object] | None]:
    """What is behind a token, and its manifest (None: promoted). Raises UsageError, HubError, HubUnavailable."""
    facts = read_token(text)
    hub = HubClient(hub_url, read_channel_token(text).raw)
    try:
        root = await hub.root()
    finally:
        await hub.close()
    channel = root.channel
    if channel.id != facts.channel_id:
        raise WizardError(
            say("What answers at {host} is not SocialHub.", host=urlsplit(hub_url).netloc),
            say("Check SocialHub’s address."),
        )
    found = TokenFacts(
        facts.account_id,
        facts.channel_id,
        facts.issued,
        channel.name or channel.unique_name or channel.id,
        channel.image_url,
        editable=root.manifest is not None,
    )
    return found, root.manifest


# --- The Network -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Connected:
    account: Account
    abilities: Abilities


async def look_at(network: Network, fields: Mapping[str, str], credentials: Mapping[str, str]) -> Connected:
    """Who we are on the Network and what can be done there. Raises what the Network raises."""
    connection = network.connect(fields, credentials)
    try:
        profile, abilities = await connection.verify(), await connection.abilities()
    finally:
        await connection.close()
    account = Account(profile.id, profile.name, profile.handle, profile.url, profile.picture)
    return Connected(account, abilities)


@dataclass(frozen=True, slots=True)
class Preview:
    """The newest posts that would become Tickets, the newest first. `more`: there are others."""

    posts: tuple[Interaction, ...]
    more: bool


async def preview(connection: Connection, since: datetime, sources: Sequence[str] | None) -> Preview:
    """The Tickets that would be made now, from real posts; then closes the connection.

    Raises what the Network raises.
    """

    def wanted(post: Interaction) -> bool:
        return not post.ours and (sources is None or post.source in sources)

    newest: list[tuple[datetime, int, Interaction]] = []  # posts of one moment stay in the order they came in
    count = 0
    try:
        async with _ending(connection.catch_up(None, since)) as batches:
            async for batch in batches:
                for post in filter(None, map(_post, batch.changes)):
                    if wanted(post):
                        count += 1
                        newest.append((post.created, count, post))
                newest = heapq.nlargest(PREVIEW, newest, key=itemgetter(0, 1))
                if count >= _ENOUGH:
                    break
    finally:
        await connection.close()
    return Preview(tuple(post for _created, _number, post in newest), more=count > len(newest))


@contextlib.asynccontextmanager
async def _ending(batches: AsyncIterator[Batch]) -> AsyncIterator[AsyncIterator[Batch]]:
    """Ends a catch-up that is left early at once, and not whenever its garbage is collected."""
    try:
        yield batches
    finally:
        if isinstance(batches, AsyncGenerator):
            await batches.aclose()


def _post(change: Change) -> Interaction | None:
    return change.interaction if isinstance(change, Posted) else None


# --- Pictures --------------------------------------------------------------------------------------------------

_MOST_BYTES = 1024 * 1024


async def fetch_picture(url: str) -> bytes | None:
    """A picture of at most 1 MiB, from https (or this computer); None for anything else, whatever the reason."""
    try:
        check_url(url, "picture")
        async with make_client() as client, asyncio.timeout(10), client.stream("GET", url) as answer:
            if not answer.is_success or not answer.headers.get("content-type", "").startswith("image/"):
                return None
            data = b""
            async for part in answer.aiter_bytes():
                data += part
                if len(data) > _MOST_BYTES:
                    return None
            return data
    except (WizardError, httpx.HTTPError, httpx.InvalidURL, TimeoutError):
        return None
