"""SocialHub and a Mastodon server as far as the engine's requests go, light enough not to be what is measured.

Unlike the practice servers they check nothing. They remember when each request arrived, and whether threads came
in order: a Ticket whose Root-Ticket was not yet answered when it came counts as `early`.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections import deque
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from websockets.asyncio.server import broadcast, serve

from benchmarks import wire
from benchmarks.wire import Answer, Request

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from websockets.asyncio.server import ServerConnection

ACCOUNT, CHANNEL, MANIFEST = ("0a" * 12, "0c" * 12, "0e" * 12)
NO_LIMIT = 1_000_000_000
_STRANGER = "0009"  # how the ids of strangers' posts end; their Tickets are not ours to make
_GONE = Answer(b'{"error": "Record not found"}', 404)


def token() -> str:
    """A token as SocialHub's look; it opens nothing."""
    payload = {"accountId": ACCOUNT, "channelId": CHANNEL, "iat": 1_700_000_000}
    parts = ({"alg": "HS256", "typ": "JWT"}, payload, {"signature": "none"})
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)


class Counter:
    """Counts something up, and tells when it has come far enough."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: list[tuple[int, asyncio.Event]] = []

    def up(self) -> None:
        self.count += 1
        for wanted, event in self._waiting:
            if self.count >= wanted:
                event.set()

    async def reached(self, wanted: int) -> None:
        if self.count >= wanted:
            return
        event = asyncio.Event()
        self._waiting.append((wanted, event))
        await event.wait()


class Limit:
    """So many requests in a window of so many seconds, which begins with its first request or slides along."""

    def __init__(self, places: int = NO_LIMIT, window: float = 900.0, *, sliding: bool = False) -> None:
        self.places = places
        self.window = window
        self.sliding = sliding
        self._used: deque[float] = deque()

    def take(self, now: float) -> bool:
        """False: it is one too many."""
        if self.places == NO_LIMIT:
            return True
        self._let_go(now)
        if len(self._used) >= self.places:
            return False
        self._used.append(now)
        return True

    @property
    def remaining(self) -> int:
        return self.places - len(self._used)

    def _let_go(self, now: float) -> None:
        if not self.sliding:
            if self._used and now >= self._used[0] + self.window:
                self._used.clear()
            return
        while self._used and now >= self._used[0] + self.window:
            self._used.popleft()


@dataclass
class HubStandIn:
    """SocialHub. Times are seconds of the event loop's clock."""

    limit: Limit = field(default_factory=Limit)
    manifest: dict[str, Any] = field(default_factory=dict)
    requests: list[float] = field(default_factory=list)  # when each arrived
    refused: int = 0  # with 429
    arrived: dict[str, float] = field(default_factory=dict)  # networkItemId → when its Ticket was asked for
    early: int = 0
    doubled: int = 0
    made: Counter = field(default_factory=Counter)  # Tickets
    confirmed: dict[str, float] = field(default_factory=dict)  # followupId → when `success` came
    told: Counter = field(default_factory=Counter)  # the same, counted
    _answered: set[str] = field(default_factory=set)

    def answer(self, request: Request) -> Answer:
        if not self.limit.take(request.arrived):
            self.refused += 1
            return self._with_limits(429, {"code": "TooManyRequestsError", "message": "Error: too many"})
        self.requests.append(request.arrived)
        match request.method, request.path.strip("/").split("/"):
            case "GET", [""]:
                channel = {"_id": CHANNEL, "name": "Bench", "uniqueName": "bench", "accountId": ACCOUNT}
                return self._with_limits(200, {"channel": channel, "manifest": self._manifest()})
            case "PATCH", ["manifest"]:
                self.manifest.update(json.loads(request.body))
                return self._with_limits(200, self._manifest())
            case "POST", ["inbox", "tickets"]:
                return self._ticket(request)
            case "POST", ["inbox", "tickets", _ticket, "replies", followup, "success"]:
                self.confirmed[followup] = request.arrived
                self.told.up()
                return self._with_limits(201, {"_id": f"{len(self.confirmed):024x}"})
            case _:
                return self._with_limits(200, {"_id": "0" * 24})

    def _manifest(self) -> dict[str, Any]:
        return {"_id": MANIFEST, "inbox": {"ticketActions": [], "rightSidebar": []}, **self.manifest}

    def _ticket(self, request: Request) -> Answer:
        interaction = json.loads(request.body)["interaction"]
        item = interaction["networkItemId"]
        root = interaction.get("root", {}).get("rootId")
        if item in self.arrived:
            self.doubled += 1
        if root is not None and not root.endswith(_STRANGER) and root not in self._answered:
            self.early += 1
        self.arrived[item] = request.arrived

        def sent() -> None:
            self._answered.add(item)
            self.made.up()

        body = {"_id": f"{len(self.arrived):024x}", "interaction": interaction, "channelId": CHANNEL}
        return self._with_limits(201, body, sent)

    def _with_limits(self, status: int, body: object, sent: Any = None) -> Answer:
        lines = f"x-ratelimit-limit: {self.limit.places}\r\nx-ratelimit-remaining: {self.limit.remaining}\r\n"
        if status == 429:
            lines += "retry-after: 5000\r\n"
        return Answer(json.dumps(body, separators=(",", ":")).encode(), status, lines, sent)


# --- The Network ------------------------------------------------------------------------------------------------

_FIRST_STATUS = 113_000_000_000_000_000
_FIRST_NOTIFICATION = 40_000_000
_BLOCK, _ALONE, _APART = 50, 20, 10  # of fifty mentions twenty answer nobody; the others answer the tenth before
_TEXT = (
    "I ordered the blue one on Monday and the parcel still shows as “in preparation”. Could you have a look "
    "whether something is missing? My order is number {number}. Thank you very much, and have a nice day!"
)


@dataclass
class NetworkStandIn:
    """A Mastodon server with `count` mentions of the last day. `threads`: whether some answer one another.

    Where they do, of every fifty mentions ten stand alone (one of them answers a stranger's post, which has to
    be asked for), ten begin a thread, and thirty follow in these.
    """

    count: int = 0
    threads: bool = True
    posted: dict[str, float] = field(default_factory=dict)  # in_reply_to_id → when the reply came
    replied: Counter = field(default_factory=Counter)
    stream_url: str = ""
    base: str = ""
    connected: asyncio.Event = field(default_factory=asyncio.Event)
    _streams: set[ServerConnection] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._start = datetime.now(UTC) - timedelta(hours=24)
        self.fill(self.count)

    def fill(self, count: int) -> None:
        """Lets `count` mentions stand there, spread over the last day."""
        self.count = count
        self._step = timedelta(hours=20) / max(count, 1)

    # --- posts ---------------------------------------------------------------------------------------------

    def status_id(self, number: int) -> str:
        return str(_FIRST_STATUS + number * 10_000)

    def item(self, number: int) -> str:
        """Its networkItemId."""
        return f"mastodon:{self.status_id(number)}"

    def _parent(self, number: int) -> str | None:
        place = number % _BLOCK
        if not self.threads:
            return None
        if place >= _ALONE:
            return self.status_id(number - _APART)
        return self._stranger(number) if place == 0 else None

    def _stranger(self, number: int) -> str:
        return str(_FIRST_STATUS + (number - 1) * 10_000 + int(_STRANGER))

    def status(self, number: int) -> dict[str, Any]:
        return self._post(self.status_id(number), number, self._parent(number), mentions=True)

    def _post(self, ident: str, number: int, parent: str | None, *, mentions: bool) -> dict[str, Any]:
        """A post with all that Mastodon sends along, for reading it is a part of the work."""
        acct = f"customer{number % 997}"
        ours = {"id": "1", "username": "brand", "acct": "brand", "url": f"{self.base}/@brand"}
        created = (self._start + self._step * number).isoformat(timespec="milliseconds")
        words = _TEXT.format(number=number)
        mention = (
            f'<span class="h-card" translate="no"><a href="{self.base}/@brand" class="u-url mention">'
            "@<span>brand</span></a></span>"
        )
        return {
            "id": ident,
            "created_at": created.replace("+00:00", "Z"),
            "in_reply_to_id": parent,
            "in_reply_to_account_id": "2" if parent else None,
            "sensitive": False,
            "spoiler_text": "",
            "visibility": "public",
            "language": "en",
            "uri": f"{self.base}/users/{acct}/statuses/{ident}",
            "url": f"{self.base}/@{acct}/{ident}",
            "replies_count": 0,
            "reblogs_count": 0,
            "favourites_count": 0,
            "edited_at": None,
            "favourited": False,
            "reblogged": False,
            "muted": False,
            "bookmarked": False,
            "content": f"<p>{mention} {words}</p>",
            "filtered": [],
            "reblog": None,
            "account": self._account(str(1_000 + number % 997), acct),
            "media_attachments": [],
            "mentions": [ours] if mentions else [],
            "tags": [],
            "emojis": [],
            "card": None,
            "poll": None,
        }

    def _account(self, ident: str, acct: str) -> dict[str, Any]:
        return {
            "id": ident,
            "username": acct,
            "acct": acct,
            "display_name": acct.capitalize(),
            "locked": False,
            "bot": False,
            "discoverable": True,
            "group": False,
            "created_at": "2022-11-05T00:00:00.000Z",
            "note": "<p>Likes long walks, short queues and things that work.</p>",
            "url": f"{self.base}/@{acct}",
            "uri": f"{self.base}/users/{acct}",
            "avatar": f"https://files.example/accounts/avatars/{acct}/original.png",
            "avatar_static": f"https://files.example/accounts/avatars/{acct}/original.png",
            "header": f"https://files.example/accounts/headers/{acct}/original.png",
            "header_static": f"https://files.example/accounts/headers/{acct}/original.png",
            "followers_count": 120,
            "following_count": 230,
            "statuses_count": 1_234,
            "last_status_at": "2026-11-01",
            "emojis": [],
            "fields": [{"name": "Web", "value": "https://example.org", "verified_at": None}],
        }

    def notification(self, number: int) -> dict[str, Any]:
        status = self.status(number)
        return {
            "id": str(_FIRST_NOTIFICATION + number),
            "type": "mention",
            "created_at": status["created_at"],
            "group_key": f"ungrouped-{number}",
            "account": status["account"],
            "status": status,
        }

    def post(self) -> str:
        """A new mention, told to everybody who listens. Its networkItemId."""
        number = self.count
        self.count += 1
        payload = json.dumps(self.notification(number), separators=(",", ":"))
        broadcast(self._streams, json.dumps({"stream": ["user"], "event": "notification", "payload": payload}))
        return self.item(number)

    # --- routes --------------------------------------------------------------------------------------------

    def answer(self, request: Request) -> Answer:
        match request.method, request.path.strip("/").split("/")[1:]:
            case "GET", ["v2", "instance"]:
                return _json(self._instance())
            case "GET", ["v1", "accounts", "verify_credentials"]:
                return _json(self._account("1", "brand"))
            case "GET", ["v1", "notifications"]:
                return self._page(parse_qs(request.query))
            case "GET", ["v1", "statuses"]:
                numbers = [self._number(each) for each in parse_qs(request.query).get("id[]", [])]
                return _json([self.status(each) for each in numbers if each is not None])
            case "GET", ["v1", "statuses", ident]:
                number = self._number(ident)
                return _GONE if number is None else _json(self.status(number))
            case "GET", ["v1", "statuses", ident, "context"]:
                return self._context(ident)
            case "POST", ["v1", "statuses"]:
                return self._reply(request)
            case _:
                return _GONE

    def _number(self, ident: str) -> int | None:
        number, rest = divmod(int(ident) - _FIRST_STATUS, 10_000)
        return number if not rest and 0 <= number < self.count else None

    def _instance(self) -> dict[str, Any]:
        return {
            "domain": "social.example",
            "version": "4.4.0",
            "source_url": "https://github.com/mastodon/mastodon",
            "configuration": {"urls": {"streaming": self.stream_url}, "statuses": {"max_characters": 500}},
        }

    def _page(self, query: dict[str, list[str]]) -> Answer:
        limit = min(int(query.get("limit", ["40"])[0]), 80)
        if "min_id" in query:
            first = max(0, int(query["min_id"][0]) - _FIRST_NOTIFICATION + 1)
            last = min(first + limit, self.count)
        else:
            last = self.count
            if "max_id" in query:
                last = min(last, int(query["max_id"][0]) - _FIRST_NOTIFICATION)
            first = max(0, last - limit)
        page = [self.notification(each) for each in range(last - 1, first - 1, -1)]
        link = ""
        if page:
            link = f'link: <{self.base}/api/v1/notifications?max_id={page[-1]["id"]}>; rel="next"\r\n'
        return _json(page, link)

    def _context(self, ident: str) -> Answer:
        number = self._number(ident)
        if number is None:
            return _GONE
        above = []
        if number % _BLOCK == 0:
            above = [self._post(self._stranger(number), number + 1, None, mentions=False)]
        return _json({"ancestors": above, "descendants": []})

    def _reply(self, request: Request) -> Answer:
        body = json.loads(request.body)
        self.posted[body["in_reply_to_id"]] = request.arrived
        ident = str(_FIRST_STATUS * 2 + len(self.posted))
        reply = self._post(ident, 0, body["in_reply_to_id"], mentions=False)
        reply["account"] = self._account("1", "brand")
        self.replied.up()
        return _json(reply)

    async def stream(self, connection: ServerConnection) -> None:
        self._streams.add(connection)
        self.connected.set()
        try:
            await connection.wait_closed()
        finally:
            self._streams.discard(connection)


def _json(value: object, headers: str = "") -> Answer:
    return Answer(json.dumps(value, separators=(",", ":")).encode(), 200, headers)


@asynccontextmanager
async def served(hub: HubStandIn, network: NetworkStandIn, *, delay: float = 0.0) -> AsyncIterator[str]:
    """Serves both while the context lasts; gives SocialHub's address (the Network's is its `base`)."""
    async with (
        wire.serve(hub.answer, delay=delay) as hub_url,
        wire.serve(network.answer, delay=delay) as network.base,
        serve(network.stream, wire.HOST, 0, compression=None) as streams,
    ):
        network.stream_url = f"ws://{wire.HOST}:{next(iter(streams.sockets)).getsockname()[1]}"
        yield hub_url
