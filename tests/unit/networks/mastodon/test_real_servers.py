"""What was seen on real servers and went wrong there. Each test fails without the mend that it came with."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from tests.unit.networks.mastodon.raw import (
    BRAND,
    Answer,
    Given,
    Handler,
    RawServer,
    Request,
    Routes,
    mastodon,
    status,
)
from wizard.errors import NetworkGone, NetworkLoginExpired, NetworkRefused, NetworkUnavailable
from wizard.networks.base import Deleted, Posted, Reply
from wizard.networks.mastodon import NETWORK
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.fediverse.manner import GOTOSOCIAL, HOLLO, MASTODON, SNAC, TAKAHE, Manner

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence

    from wizard.networks.base import Connection, Profile

REDIRECT = "http://127.0.0.1:9/log-in"


@dataclass
class Drawer:
    """An AppDrawer that keeps what it gets until the test is over."""

    kept: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def get(self, server: str) -> Mapping[str, str] | None:
        return self.kept.get(server)

    def put(self, server: str, values: Mapping[str, str]) -> None:
        self.kept[server] = values


@asynccontextmanager
async def connected(server: str) -> AsyncIterator[Connection]:
    connection = NETWORK.connect({"server": server}, {"access_token": "t"})
    try:
        yield connection
    finally:
        await connection.close()


async def logged_in(server: str, drawer: Drawer) -> Profile:
    """Logs the brand in through the server's page, as a browser would, and asks who we are."""
    fields = NETWORK.clean_fields({"server": server})
    request = await NETWORK.start_login(fields, REDIRECT, drawer)
    async with httpx.AsyncClient(trust_env=False, timeout=60) as browser:
        page = await browser.get(request.url)
        hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page.text)
        form = {unescape(name): unescape(value) for name, value in hidden}
        typed = {"username": "brand", "password": "practice", "decision": "authorize"}
        answer = await browser.post(f"{server}/oauth/authorize", data=form | typed)
    credentials = await NETWORK.finish_login(request, answer.headers["location"])
    connection = NETWORK.connect(fields, credentials)
    try:
        return await connection.verify()
    finally:
        await connection.close()


def asked_for(fediverse_url: str) -> list[str]:
    return parse_qs(urlsplit(fediverse_url).query)["scope"][0].split()


@pytest.mark.parametrize("manner", [MASTODON, GOTOSOCIAL, HOLLO, TAKAHE, SNAC], ids=lambda each: each.name)
async def test_a_log_in_opens_the_account_on_every_server(manner: Manner) -> None:
    """Takahē grants `read:accounts`, and then lets nobody with it see the account."""
    async with PracticeFediverse(manner=manner).serve() as server:
        profile = await logged_in(server, Drawer())
    assert profile.name == "Practice Brand"


async def test_rights_asked_for_one_by_one_before_are_asked_for_as_a_whole_now() -> None:
    drawer = Drawer()
    async with PracticeFediverse(manner=TAKAHE).serve() as server:
        first = await NETWORK.start_login({"server": server}, REDIRECT, drawer)
        drawer.put(server, {**drawer.kept[server], "scopes": "read:accounts write:statuses"})
        again = await NETWORK.start_login({"server": server}, REDIRECT, drawer)
    assert asked_for(first.url) == asked_for(again.url) == ["read", "write"]


@pytest.mark.parametrize("visibility", ["private", "direct", "", "limited"])
async def test_what_is_not_public_is_never_boosted_even_where_the_server_would(visibility: str) -> None:
    """Takahē carries it out, and shows a private message to everybody who follows us."""
    routes: Routes = {
        "GET /api/v1/statuses/100": Answer(json=status(visibility=visibility)),
        "POST /api/v1/statuses/100/reblog": Answer(json=status(reblogged=True)),
    }
    async with RawServer(mastodon(routes)) as server, connected(server.url) as connection:
        with pytest.raises(NetworkRefused, match="not public"):
            await connection.press("boost", "100")
        assert not server.asked("/api/v1/statuses/100/reblog")


@pytest.mark.parametrize("visibility", ["public", "unlisted"])
async def test_what_is_public_is_boosted(visibility: str) -> None:
    routes: Routes = {
        "GET /api/v1/statuses/100": Answer(json=status(visibility=visibility)),
        "POST /api/v1/statuses/100/reblog": Answer(json=status(reblogged=True)),
    }
    async with RawServer(mastodon(routes)) as server, connected(server.url) as connection:
        await connection.press("boost", "100")
        assert len(server.asked("/api/v1/statuses/100/reblog")) == 1


# --- Whose domain it is ----------------------------------------------------------------------------------------

ME = {**BRAND, "url": "https://brand.example/@brand/"}


@pytest.mark.parametrize(
    ("shown", "own"),
    [
        (Answer(json={**ME, "acct": "brand@brand.example"}), "brand@brand.example"),  # Takahē
        (Answer(json=ME), "brand@home.example"),  # Mastodon with its pages under another name
        (Answer(json={**ME, "id": "9", "acct": "other@brand.example"}), "brand@home.example"),
        (Answer(404, {"error": "Record not found"}), "brand@home.example"),
        (Answer(500, body=b"<h1>oh</h1>"), "brand@home.example"),
    ],
)
async def test_our_handle_has_the_domain_that_others_see(shown: Answer, own: str) -> None:
    """A Takahē server has many domains; about ourselves it says none, about others always."""
    routes: Routes = {
        "GET /api/v1/accounts/verify_credentials": Answer(json=ME),
        "GET /api/v1/accounts/1": shown,
    }
    async with RawServer(mastodon(routes)) as server, connected(server.url) as connection:
        profile = await connection.verify()
    assert (profile.id, profile.handle) == (own, f"@{own}")


@pytest.mark.parametrize("url", ["https://home.example/@brand", "https://social.home.example/@brand", None, "x:y"])
async def test_a_handle_that_is_whole_is_not_asked_for(url: str | None) -> None:
    routes: Routes = {"GET /api/v1/accounts/verify_credentials": Answer(json={**BRAND, "url": url})}
    async with RawServer(mastodon(routes)) as server, connected(server.url) as connection:
        assert (await connection.verify()).id == "brand@home.example"
        assert not server.asked("/api/v1/accounts/1")


# --- Hollo -----------------------------------------------------------------------------------------------------

HOLLO_INSTANCE = {
    "domain": "home.example",
    "version": "0.6.12",
    "source_url": "https://github.com/fedify-dev/hollo",
    "configuration": {"statuses": {"max_characters": 10000}},
}
NOTICED = datetime(2026, 5, 1, 10, tzinfo=UTC)


def hollo_notifications(posts: Sequence[dict[str, Any]]) -> Handler:
    """`posts`, the oldest first, as Hollo 0.6 pages them: by `older_than`, a time; it knows no `max_id`."""

    def page(request: Request) -> Answer:
        limit, before = int(request.one("limit") or 40), request.one("older_than")
        times = [NOTICED + timedelta(seconds=number) for number in range(len(posts))]
        everything: list[dict[str, Any]] = [
            {
                "id": f"{time.isoformat()}/mention/{post['id']}",
                "type": "mention",
                "created_at": time.isoformat(),
                "status": {**post, "created_at": time.isoformat()},
            }
            for time, post in zip(times, posts, strict=True)
        ]
        older = [each for each in everything if before is None or each["created_at"] < before][::-1][:limit]
        headers = {}
        if len(older) == limit:
            query = urlencode({"limit": limit, "types[]": "mention", "older_than": older[-1]["created_at"]})
            headers = {"Link": f'<http://{request.headers["host"]}/api/v1/notifications?{query}>; rel="next"'}
        return Answer(json=older, headers=headers)

    return page


@asynccontextmanager
async def hollo(posts: Sequence[dict[str, Any]], routes: Routes | None = None) -> AsyncIterator[Hollo]:
    ground: Routes = {
        "GET /api/v1/notifications": hollo_notifications(posts),
        "GET /api/v1/statuses/100": Answer(404, {"error": "Record not found"}),
    }
    handler = mastodon(ground | (routes or {}), instance=HOLLO_INSTANCE)
    async with RawServer(handler) as server, connected(server.url) as connection:
        yield Hollo(server, connection)


@dataclass
class Hollo:
    server: RawServer
    connection: Connection


async def test_nothing_is_lost_where_pages_go_by_time_alone() -> None:
    """More mentions than a page holds: with `max_id`, Hollo gives the same page for ever."""
    posts = [status(f"p{number}") for number in range(200)]
    async with hollo(posts) as there:
        found: list[str] = []
        async for batch in there.connection.catch_up(None, NOTICED - timedelta(days=1)):
            found.extend(each.interaction.native_id for each in batch.changes if isinstance(each, Posted))
    assert sorted(found) == sorted(post["id"] for post in posts)


async def test_nothing_is_lost_after_an_absence_where_pages_go_by_time_alone() -> None:
    posts = [status(f"p{number}") for number in range(50)]
    cursor = None
    async with hollo(posts) as there:
        async for batch in there.connection.catch_up(None, NOTICED - timedelta(days=1)):
            cursor = batch.cursor
        posts.extend(status(f"p{number}") for number in range(50, 250))
        found: list[str] = []
        async for batch in there.connection.catch_up(cursor, NOTICED):
            found.extend(each.interaction.native_id for each in batch.changes if isinstance(each, Posted))
    assert set(found) >= {f"p{number}" for number in range(50, 250)}


async def test_a_long_way_back_ends_though_the_server_begins_anew_after_the_last_page() -> None:
    """More pages than a run remembers ids of; nothing says that the last one was the last."""
    count, size = 4_000, 80
    posts = [status(f"p{number}") for number in range(count)]

    def page(request: Request) -> Answer:
        end = int(request.one("max_id") or 0) or count
        rows = [{**_mention(posts[number]), "id": str(number)} for number in range(max(end - size, 0), end)][::-1]
        return Answer(json=rows)

    async with hollo(posts, {"GET /api/v1/notifications": page}) as there, asyncio.timeout(120):
        found: list[str] = []
        async for batch in there.connection.catch_up(None, NOTICED - timedelta(days=1)):
            found.extend(each.interaction.native_id for each in batch.changes if isinstance(each, Posted))
    assert sorted(found) == sorted(post["id"] for post in posts)


@pytest.mark.parametrize("next_page", ["max_id=199", "max_id=1", "max_id=", "cursor=x"])
async def test_nothing_is_lost_where_the_link_to_the_next_page_leads_nowhere(next_page: str) -> None:
    """To where we are already, to an empty page, to the beginning: then the last id is what pages go by."""
    posts = [status(f"p{number}") for number in range(200)]

    def page(request: Request) -> Answer:
        end = int(request.one("max_id") or 200)
        rows = [{**_mention(posts[number]), "id": str(number)} for number in range(max(end - 40, 0), end)][::-1]
        link = f'<http://{request.headers["host"]}/api/v1/notifications?{next_page}>; rel="next"'
        return Answer(json=rows if end > 1 else [], headers={"Link": link})

    async with hollo(posts, {"GET /api/v1/notifications": page}) as there, asyncio.timeout(120):
        found: list[str] = []
        async for batch in there.connection.catch_up(None, NOTICED - timedelta(days=1)):
            found.extend(each.interaction.native_id for each in batch.changes if isinstance(each, Posted))
    assert sorted(found) == sorted(post["id"] for post in posts)


async def test_the_next_page_comes_while_the_last_one_is_committed() -> None:
    """One page, and not the rest; and whoever stops half-way leaves no request behind."""
    posts = [status(f"p{number}") for number in range(200)]
    pages = hollo_notifications(posts)
    asked, answer = asyncio.Event(), asyncio.Event()

    async def page(request: Request) -> Given:
        if request.one("older_than") is not None:
            asked.set()
            await answer.wait()
        return await given(pages(request))

    def ahead() -> int:
        return sum(task.get_name() == "page-ahead" for task in asyncio.all_tasks())

    async with hollo(posts, {"GET /api/v1/notifications": page}) as there, asyncio.timeout(120):
        batches = there.connection.catch_up(None, NOTICED - timedelta(days=1))
        assert isinstance(batches, AsyncGenerator)
        await anext(batches)
        await asked.wait()
        assert ahead() == 1
        await batches.aclose()
        assert ahead() == 0
        answer.set()
        await there.server.idle()


async def test_a_page_that_fails_ahead_of_time_costs_none_before_it() -> None:
    posts = [status(f"p{number}") for number in range(200)]
    pages = hollo_notifications(posts)
    broken = True

    async def page(request: Request) -> Given:
        return Answer(503) if broken and request.one("older_than") else await given(pages(request))

    found: list[str] = []
    cursor = None
    async with hollo(posts, {"GET /api/v1/notifications": page}) as there:

        async def catch_up() -> None:
            nonlocal cursor
            async for batch in there.connection.catch_up(cursor, NOTICED - timedelta(days=1)):
                found.extend(each.interaction.native_id for each in batch.changes if isinstance(each, Posted))
                cursor = batch.cursor

        with pytest.raises(NetworkUnavailable):
            await catch_up()
        assert 0 < len(found) < 200
        broken = False
        await catch_up()
    assert set(found) == {post["id"] for post in posts}


async def given(by_handler: Given | Awaitable[Given]) -> Given:
    return by_handler if isinstance(by_handler, Answer | bytes | None) else await by_handler


def _mention(post: dict[str, Any]) -> dict[str, Any]:
    return {"type": "mention", "created_at": NOTICED.isoformat(), "status": post}


PRIVATE = status(visibility="private")  # to its author's followers, of whom we are none, and it mentions us


async def test_a_post_to_followers_that_mentions_us_is_not_taken_for_deleted() -> None:
    """Hollo answers 404 for it; it shows it as a notification alone."""
    others = [status(f"p{number}") for number in range(100)]
    async with hollo([PRIVATE, *others]) as there:
        assert await there.connection.refresh(["100"]) == ()


async def test_a_post_that_no_notification_shows_any_more_is_deleted() -> None:
    async with hollo([status(f"p{number}") for number in range(100)]) as there:
        assert await there.connection.refresh(["100"]) == (Deleted("100"),)


@pytest.mark.parametrize("answer", [Answer(500, body=b"oh"), Answer(json={"error": "?"})])
async def test_nothing_is_said_deleted_while_the_notifications_cannot_be_seen(answer: Answer) -> None:
    async with hollo([], {"GET /api/v1/notifications": answer}) as there:
        with pytest.raises(NetworkUnavailable):
            await there.connection.refresh(["100"])


async def test_nothing_is_said_deleted_where_the_end_of_the_notifications_is_out_of_reach() -> None:
    """A server that gives the same page for ever, too, shows no end."""
    page = [{"id": str(number), "type": "mention", "status": status(f"p{number}")} for number in range(40)]
    same = Answer(json=page)
    async with hollo([], {"GET /api/v1/notifications": same}) as there:
        assert await there.connection.refresh(["100"]) == ()


async def test_a_post_to_followers_that_mentions_us_can_be_answered() -> None:
    routes: Routes = {"POST /api/v1/statuses": Answer(json=status("900", account=BRAND, in_reply_to_id="100"))}
    async with hollo([PRIVATE], routes) as there:
        sent = await there.connection.send_reply(Reply(key="k", action_id="reply", to="100", text="Thanks"))
        (posted,) = there.server.asked("/api/v1/statuses")
    assert sent.native_id == "900"
    assert posted.json["in_reply_to_id"] == "100"
    assert posted.json["visibility"] == "private"
    assert posted.json["status"] == "@alice@elsewhere.example Thanks"


async def test_a_post_that_is_gone_cannot_be_answered() -> None:
    async with hollo([]) as there:
        with pytest.raises(NetworkGone):
            await there.connection.send_reply(Reply(key="k", action_id="reply", to="100", text="Thanks"))
        assert not there.server.asked("/api/v1/statuses")


# --- A token that is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize("refusal", [Answer(400, body=b"Invalid Bearer token"), Answer(401, {"error": "invalid"})])
async def test_a_refused_token_asks_for_a_log_in_even_where_it_spoils_every_request(refusal: Answer) -> None:
    """Takahē answers 400 to whatever comes with it, also to what it tells anybody without: it passed for a server
    that is no Mastodon, so that nobody was asked to log in.
    """

    def takahe(request: Request) -> Answer:
        if "authorization" in request.headers:
            return refusal
        if request.path == "/api/v1/instance":
            return Answer(json={"uri": "home.example", "version": "takahe/0.11.0"})
        return Answer(500 if request.path == "/api/v2/instance" else 401, body=b"")

    async with RawServer(takahe) as server, connected(server.url) as connection:
        with pytest.raises(NetworkLoginExpired):
            await connection.verify()


async def test_a_closed_server_is_asked_with_the_token() -> None:
    def closed(request: Request) -> Answer:
        if request.headers.get("authorization") != "Bearer t":
            return Answer(401, {"error": "This method requires an authenticated user"})
        given = mastodon()(request)
        assert isinstance(given, Answer)
        return given

    async with RawServer(closed) as server, connected(server.url) as connection:
        assert (await connection.verify()).id == "brand@home.example"
