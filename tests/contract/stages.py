"""The far side of each Network, as the contract suite needs it: people who write, and ways to misbehave.

A Network joins the suite with an adapter of its own (`NetworkStage`) and an entry in `STAGES`; the suite itself
knows `wizard.networks.base` only.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from tests.forum import US, Forum, ForumNetwork
from wizard.networks.mastodon import NETWORK as MASTODON_NETWORK
from wizard.practice.faults import EVERY_ROUTE, Fault, Kind
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.fediverse.manner import GOTOSOCIAL, HOLLO, MASTODON, Manner

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from contextlib import AbstractAsyncContextManager

    from wizard.networks.base import Credentials, Network

_PEOPLE = ("alice", "bob", "erin")


@dataclass(frozen=True, slots=True)
class OurPost:
    """An answer of ours as it stands on the Network."""

    native_id: str
    text: str
    reply_to: str | None


class NetworkStage(Protocol):
    """One account of ours on a Network, and everybody else there. Native ids throughout."""

    @property
    def network(self) -> Network: ...
    @property
    def fields(self) -> Mapping[str, str]:
        """As a person would enter them."""
        ...

    @property
    def credentials(self) -> Credentials: ...
    @property
    def refused(self) -> Credentials:
        """Of the right shape, and not accepted (any more)."""
        ...

    @property
    def many(self) -> int:
        """More posts than the Network shows on one page."""
        ...

    @property
    def requests(self) -> int:
        """How often the Network was asked anything so far."""
        ...

    async def say(self, text: str, *, author: int = 0, reply_to: str | None = None) -> str:
        """Somebody (0, 1 or 2) writes to us; the id."""
        ...

    async def say_aside(self, text: str) -> str:
        """Somebody writes to nobody."""
        ...

    async def say_as_us(self, text: str) -> str:
        """Our account writes by other means than this program, and names itself in it."""
        ...

    async def edit(self, native_id: str, text: str) -> None: ...
    async def delete(self, native_id: str) -> None: ...
    async def ours(self) -> list[OurPost]:
        """Our answers to others, the oldest first."""
        ...

    async def pressed(self, button_id: str, native_id: str) -> int:
        """How often the button's effect stands on the post."""
        ...

    async def go_away(self) -> None:
        """It answers nobody, until `come_back`."""
        ...

    async def come_back(self) -> None: ...
    async def lose_next_answer(self) -> None:
        """The next reply is posted, and the answer to it is lost."""
        ...

    async def break_stream(self) -> None: ...


# --- The practice fediverse -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FediverseStage:
    fediverse: PracticeFediverse
    url: str
    credentials: Credentials
    network: Network = MASTODON_NETWORK
    refused: Credentials = field(default_factory=lambda: {"access_token": "no-longer-good"})
    many: int = 100

    @property
    def fields(self) -> Mapping[str, str]:
        return {"server": self.url}

    @property
    def requests(self) -> int:
        return len(self.fediverse.requests)

    async def say(self, text: str, *, author: int = 0, reply_to: str | None = None) -> str:
        await asyncio.sleep(0.002)  # within one millisecond these servers know no order
        return self.fediverse.post(_PEOPLE[author], f"@brand {text}", reply_to=reply_to)

    async def say_aside(self, text: str) -> str:
        return self.fediverse.post("erin", text)

    async def say_as_us(self, text: str) -> str:
        return self.fediverse.post("brand", f"@brand {text}")

    async def edit(self, native_id: str, text: str) -> None:
        self.fediverse.edit(native_id, f"@brand {text}")

    async def delete(self, native_id: str) -> None:
        self.fediverse.delete(native_id)

    async def ours(self) -> list[OurPost]:
        return [OurPost(each.id, each.text, each.reply_to) for each in self.fediverse.replies_of("brand")]

    async def pressed(self, button_id: str, native_id: str) -> int:
        by = {"favourite": self.fediverse.favourites_of, "boost": self.fediverse.boosts_of}[button_id]
        return by("brand").count(native_id)

    async def go_away(self) -> None:
        self.fediverse.faults.set(EVERY_ROUTE, {Fault(Kind.ERROR_BEFORE, status=503): 1.0})

    async def come_back(self) -> None:
        self.fediverse.faults.clear()

    async def lose_next_answer(self) -> None:
        self.fediverse.faults.set("post_status", [Fault(Kind.RESET_AFTER)])

    async def break_stream(self) -> None:
        self.fediverse.drop_streams()


@contextlib.asynccontextmanager
async def fediverse(manner: Manner) -> AsyncIterator[NetworkStage]:
    server = PracticeFediverse(manner=manner)
    async with server.serve() as url:
        yield FediverseStage(server, url, {"access_token": server.token_for("brand")})


# --- The forum of the tests -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ForumStage:
    forum: Forum = field(default_factory=Forum)
    fields: Mapping[str, str] = field(default_factory=lambda: {"board": "shop"})
    credentials: Credentials = field(default_factory=lambda: {"access_token": "good"})
    refused: Credentials = field(default_factory=lambda: {"access_token": "no-longer-good"})
    many: int = 11

    @property
    def network(self) -> Network:
        return ForumNetwork(self.forum)

    @property
    def requests(self) -> int:
        return len(self.forum.calls)

    async def say(self, text: str, *, author: int = 0, reply_to: str | None = None) -> str:
        return self._say(_PEOPLE[author], f"shop, {text}", reply_to)

    async def say_aside(self, text: str) -> str:
        return self._say("eve", text)

    async def say_as_us(self, text: str) -> str:
        return self._say(US, f"shop, {text}")

    def _say(self, author: str, text: str, reply_to: str | None = None) -> str:
        ident = self.forum.say(author, text, reply_to=reply_to)
        self.forum.posts[ident] = replace(self.forum.posts[ident], created=datetime.now(UTC))
        return ident

    async def edit(self, native_id: str, text: str) -> None:
        self.forum.edit(native_id, f"shop, {text}")

    async def delete(self, native_id: str) -> None:
        self.forum.delete(native_id)

    async def ours(self) -> list[OurPost]:
        return [OurPost(each.id, each.text, each.reply_to) for each in self.forum.ours() if each.reply_to]

    async def pressed(self, button_id: str, native_id: str) -> int:
        return self.forum.liked.count(native_id)

    async def go_away(self) -> None:
        self.forum.away = True

    async def come_back(self) -> None:
        self.forum.away = False

    async def lose_next_answer(self) -> None:
        from wizard.errors import NetworkUnsure

        self.forum.faults["send_reply"] = [("after", NetworkUnsure("The forum gave no answer."))]

    async def break_stream(self) -> None:
        raise NotImplementedError("it has none")


@contextlib.asynccontextmanager
async def forum() -> AsyncIterator[NetworkStage]:
    yield ForumStage()


STAGES: Mapping[str, Callable[[], AbstractAsyncContextManager[NetworkStage]]] = {
    "mastodon": lambda: fediverse(MASTODON),
    "gotosocial": lambda: fediverse(GOTOSOCIAL),
    "hollo": lambda: fediverse(HOLLO),
    "forum": forum,
}
