"""The practice Network in the manner of five servers."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.unit.practice.fediverse_tools import PATIENCE, Running, running
from wizard.practice.fediverse import GOTOSOCIAL, HOLLO, MANNERS, MASTODON, SNAC, TAKAHE, Manner, PracticeFediverse

NAMES = sorted(MANNERS)


def quick(manner: Manner) -> Manner:
    """Without the wait for mentions."""
    return replace(manner, mention_delay=0)


@pytest.mark.parametrize("name", NAMES)
async def test_the_same_work_can_be_done_everywhere(name: str) -> None:
    async with running(PracticeFediverse(manner=quick(MANNERS[name]), max_characters=123)) as there:
        asked = there.fediverse.post("alice", "@brand question")
        told = (await there.get("/api/v1/notifications")).json()
        assert told[0]["status"]["id"] == asked
        body = {"status": "@alice answer", "in_reply_to_id": asked}
        reply = (await there.post("/api/v1/statuses", json=body)).json()["id"]
        assert [status.id for status in there.fediverse.replies_of("brand")] == [reply]
        context = (await there.get(f"/api/v1/statuses/{reply}/context")).json()
        assert [status["id"] for status in context["ancestors"]] == [asked]
        instance = (await there.http.get("/api/v1/instance")).json()
        assert instance["configuration"]["statuses"]["max_characters"] == 123
        assert (await there.post("/api/v1/statuses", json={"status": "x" * 124})).status_code == 422


@pytest.mark.parametrize("name", NAMES)
async def test_a_page_goes_on_from_an_id_in_every_shape(name: str) -> None:
    async with running(PracticeFediverse(manner=quick(MANNERS[name]))) as there:
        for number in range(5):
            there.fediverse.post("alice", f"@brand {number}")
        whole = [one["id"] for one in (await there.get("/api/v1/notifications")).json()]
        newer = await there.get("/api/v1/notifications", params={"min_id": whole[4], "limit": 2})
        assert [one["id"] for one in newer.json()] == whole[2:4]
        older = await there.get("/api/v1/notifications", params={"max_id": whole[2]})
        assert [one["id"] for one in older.json()] == whole[3:]
        assert ("link" in newer.headers) == MANNERS[name].link_headers


@pytest.mark.parametrize(
    ("manner", "v2", "discovery", "refused", "link", "remembers", "socket", "events"),
    [
        (MASTODON, 200, 200, 401, True, True, 101, 200),
        (GOTOSOCIAL, 200, 404, 401, True, False, 101, 404),
        (HOLLO, 200, 200, 401, False, True, 404, 404),
        (TAKAHE, 500, 404, 400, True, False, 404, 404),
        (SNAC, 404, 404, 422, False, False, 404, 404),
    ],
    ids=lambda value: value.name if isinstance(value, Manner) else "",
)
async def test_where_servers_differ(
    manner: Manner,
    v2: int,
    discovery: int,
    refused: int,
    link: bool,
    remembers: bool,
    socket: int,
    events: int,
) -> None:
    async with running(PracticeFediverse(manner=quick(manner))) as there:
        assert (await there.http.get("/api/v2/instance")).status_code == v2
        assert (await there.http.get("/.well-known/oauth-authorization-server")).status_code == discovery
        wrong = {"Authorization": "Bearer wrong"}
        assert (await there.http.get("/api/v1/notifications", headers=wrong)).status_code == refused
        there.fediverse.post("bob", "@brand hello")
        assert ("link" in (await there.get("/api/v1/notifications")).headers) == link
        key = {"Idempotency-Key": "key"}
        made = {
            (await there.post("/api/v1/statuses", json={"status": "x"}, headers=key)).json()["id"]
            for _ in range(2)
        }
        assert (len(made) == 1) == remembers
        assert await opened(there) == socket
        async with there.http.stream("GET", "/api/v1/streaming/user", headers=there.headers("brand")) as answer:
            assert answer.status_code == events


async def opened(there: Running) -> int:
    address = f"{there.base.replace('http', 'ws', 1)}/api/v1/streaming?stream=user"
    try:
        async with connect(address, additional_headers=there.headers("brand"), proxy=None):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


async def test_an_instance_tells_its_limits_and_where_it_streams() -> None:
    async with running(PracticeFediverse(max_characters=5000, name="Practice <1>")) as there:
        instance = (await there.http.get("/api/v2/instance")).json()
        configuration = instance["configuration"]
        assert configuration["statuses"]["max_characters"] == 5000
        assert configuration["statuses"]["characters_reserved_per_url"] == 23
        assert configuration["media_attachments"]["image_size_limit"] == 16 * 1024 * 1024
        assert configuration["urls"]["streaming"] == there.base.replace("http", "ws", 1)
        assert instance["version"] == MASTODON.version
        assert instance["source_url"] == "https://github.com/mastodon/mastodon"
        discovered = (await there.http.get("/.well-known/oauth-authorization-server")).json()
        assert discovered["token_endpoint"] == f"{there.base}/oauth/token"
        assert discovered["code_challenge_methods_supported"] == ["S256"]
    async with running(PracticeFediverse(manner=HOLLO)) as there:
        assert (await there.http.get("/api/v2/instance")).json()["configuration"]["urls"] == {}


async def test_a_mention_may_show_late() -> None:
    manner = replace(MASTODON, mention_delay=1.5)
    async with running(PracticeFediverse(manner=manner)) as there:
        address = f"{there.base.replace('http', 'ws', 1)}/api/v1/streaming?stream=user:notification"
        async with connect(address, additional_headers=there.headers("brand"), proxy=None) as socket:
            await there.fediverse.wait_for(lambda: there.fediverse.open_streams == 1, PATIENCE)
            gone = there.fediverse.post("bob", "@brand never mind")
            post = there.fediverse.post("bob", "@brand hello")
            there.fediverse.delete(gone)
            assert (await there.get("/api/v1/notifications")).json() == []
            async with asyncio.timeout(PATIENCE):
                assert post in str(await socket.recv())
        told = (await there.get("/api/v1/notifications")).json()
        assert [one["status"]["id"] for one in told] == [post]
