"""Looking for our own reply after an attempt whose answer was lost."""

from __future__ import annotations

from datetime import UTC, datetime
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


@pytest.mark.parametrize("body", [b"<html>Back soon</html>", b"[]", b"", b'{"ancestors":'])
async def test_a_page_in_the_way_is_no_answer_and_asked_again(body: bytes) -> None:
    with pytest.raises(NetworkUnavailable):
        await found(Answer(200, body=body))


async def test_a_server_that_shows_no_threads_leaves_it_unsure() -> None:
    with pytest.raises(NetworkUnsure):
        await found(Answer(400, json={"error": "No threads here"}))
