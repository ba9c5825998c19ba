"""Looking for our own reply after an attempt whose answer was lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from tests.unit.networks.mastodon.raw import ALICE, BRAND, Answer, RawServer, mastodon, status
from wizard.errors import NetworkUnavailable, NetworkUnsure
from wizard.networks.base import Reply
from wizard.networks.mastodon.api import Api
from wizard.networks.mastodon.interactions import Self
from wizard.networks.mastodon.replies import find

ME = Self("1", "home.example")
BEFORE = datetime(2026, 5, 1, tzinfo=UTC)
CONTEXT = "GET /api/v1/statuses/100/context"
OURS = "GET /api/v1/accounts/1/statuses"
NOTHING = Answer(json={"ancestors": [], "descendants": []})
PICTURE = {"id": "7", "type": "image", "url": "https://home.example/7.png"}


def ours(native_id: str, **changes: Any) -> dict[str, Any]:
    values = {"account": BRAND, "content": "<p>@alice Thanks</p>", "in_reply_to_id": "100", "mentions": [ALICE]}
    return status(native_id, **(values | changes))


def pages(*posts: dict[str, Any]) -> Any:
    return lambda request: Answer(json=[] if request.one("max_id") else list(posts))


async def found(context: Answer, *posts: dict[str, Any], with_files: bool = False) -> str | None:
    reply = Reply("key", "reply", "100", "Thanks", with_files=with_files)
    async with RawServer(mastodon({OURS: pages(*posts), CONTEXT: context})) as server:
        api = Api(server.url, "token")
        try:
            sent = await find(api, ME, reply, BEFORE, frozenset())
        finally:
            await api.close()
    return sent.native_id if sent else None


async def test_a_reply_with_a_file_is_told_from_one_without() -> None:
    """The file itself is not fetched to look for the reply."""
    posts = (ours("301"), ours("300", media_attachments=[PICTURE]))
    assert await found(NOTHING, *posts, with_files=True) == "300"
    assert await found(NOTHING, *posts) == "301"
    assert await found(NOTHING, posts[0], with_files=True) is None


@pytest.mark.parametrize("ahead", [timedelta(hours=-3), timedelta(hours=3), timedelta(days=-20_000)])
@pytest.mark.parametrize("listed", [True, False])
async def test_a_reply_is_found_by_the_clock_that_dated_it(ahead: timedelta, *, listed: bool) -> None:
    """The server's clock is not ours; its answers tell by how much. Otherwise the reply would be posted again."""
    theirs = datetime.now(UTC) + ahead
    just_now = ours("301", created_at=theirs.isoformat())
    long_before = ours("300", created_at=(theirs - timedelta(minutes=30)).isoformat())
    dated = {"Date": format_datetime(theirs, usegmt=True)}

    def own(request: Any) -> Answer:
        last = bool(request.one("max_id")) or not listed
        return Answer(json=[] if last else [just_now, long_before], headers=dated)

    thread = Answer(json={"ancestors": [], "descendants": [long_before, just_now]}, headers=dated)
    reply = Reply("key", "reply", "100", "Thanks")
    async with RawServer(mastodon({OURS: own, CONTEXT: thread})) as server:
        api = Api(server.url, "token")
        try:
            sent = await find(api, ME, reply, datetime.now(UTC), frozenset())
        finally:
            await api.close()
    assert sent is not None
    assert sent.native_id == "301"


@pytest.mark.parametrize("date", ["Mon, 01 Jan 0001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "soon"])
async def test_a_date_that_is_no_clocks_says_nothing(date: str) -> None:
    assert (
        await found(Answer(json={"ancestors": [], "descendants": [ours("300")]}, headers={"Date": date})) == "300"
    )


@pytest.mark.parametrize("body", [b"<html>Back soon</html>", b"[]", b"", b'{"ancestors":'])
async def test_a_page_in_the_way_is_no_answer_and_asked_again(body: bytes) -> None:
    with pytest.raises(NetworkUnavailable):
        await found(Answer(200, body=body))


async def test_a_server_that_shows_no_threads_leaves_it_unsure() -> None:
    with pytest.raises(NetworkUnsure):
        await found(Answer(400, json={"error": "No threads here"}))
