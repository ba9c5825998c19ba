"""Streams of the practice Network, over WebSockets and as server-sent events."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, ConnectionClosedError, ConnectionClosedOK, InvalidStatus
from websockets.typing import Subprotocol

from tests.unit.practice.fediverse_tools import PATIENCE, Running, client_of, running
from wizard.practice.fediverse import PracticeFediverse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def address(there: Running, query: str = "stream=user") -> str:
    return f"{there.base.replace('http', 'ws', 1)}/api/v1/streaming?{query}"


@asynccontextmanager
async def websocket(there: Running, query: str = "stream=user", **more: Any) -> AsyncIterator[ClientConnection]:
    headers = more.pop("headers", there.headers("brand"))
    async with connect(address(there, query), additional_headers=headers, proxy=None, **more) as socket:
        await there.fediverse.wait_for(lambda: there.fediverse.open_streams > 0, PATIENCE)
        yield socket


async def event(socket: ClientConnection) -> tuple[str, Any]:
    async with asyncio.timeout(PATIENCE):
        message = json.loads(await socket.recv())
    payload = message["payload"]
    assert isinstance(payload, str)
    return message["event"], payload if message["event"] == "delete" else json.loads(payload)


async def test_a_websocket_tells_of_everything() -> None:
    async with running() as there, websocket(there) as socket:
        followed = there.fediverse.post("alice", "@brand hello")  # both in the time line and a mention
        assert [(await event(socket))[0] for _ in range(2)] == ["update", "notification"]
        stranger = there.fediverse.post("bob", "@brand hello")
        kind, notification = await event(socket)
        assert (kind, notification["type"], notification["status"]["id"]) == ("notification", "mention", stranger)
        there.fediverse.edit(followed, "@brand changed")
        kind, status = await event(socket)
        assert (kind, status["id"]) == ("status.update", followed)
        assert status["edited_at"] is not None
        there.fediverse.edit(stranger, "@brand changed too")  # the brand does not follow bob: nobody tells it
        there.fediverse.delete(stranger)
        assert await event(socket) == ("delete", stranger)
        there.fediverse.delete(followed)
        assert await event(socket) == ("delete", followed)
        made = (await there.post("/api/v1/statuses", json={"status": "own"})).json()
        kind, status = await event(socket)
        assert (kind, status) == ("update", made)


async def test_what_one_may_not_see_is_not_streamed() -> None:
    async with running() as there, websocket(there) as socket:
        there.fediverse.post("alice", "@bob psst", visibility="direct")
        there.fediverse.post("alice", "@bob chat", reply_to=there.fediverse.post("bob", "root"))
        last = there.fediverse.post("alice", "for all")
        assert (await event(socket))[1]["id"] == last


@pytest.mark.parametrize("way", ["header", "query", "protocol"])
async def test_a_token_may_come_in_three_ways(way: str) -> None:
    async with running() as there:
        token = there.fediverse.token_for("brand")
        query = f"stream=user&access_token={token}" if way == "query" else "stream=user"
        headers = {"Authorization": f"Bearer {token}"} if way == "header" else {}
        protocols = [Subprotocol(token)] if way == "protocol" else None
        async with websocket(there, query, headers=headers, subprotocols=protocols) as socket:
            assert socket.subprotocol == (token if way == "protocol" else None)
            there.fediverse.post("bob", "@brand hello")
            assert (await event(socket))[0] == "notification"
        assert token not in repr(there.fediverse.requests)


async def test_a_websocket_without_a_good_token_is_refused() -> None:
    async with running() as there:
        weak = there.fediverse.token_for("brand", scopes=["write"])
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Bearer {weak}"}):
            with pytest.raises(InvalidStatus) as refused:
                await connect(address(there), additional_headers=headers, proxy=None)
            assert refused.value.response.status_code == 401
            assert "error" in json.loads(refused.value.response.body)
        assert [record.status for record in there.fediverse.requests] == [401, 401, 401]


async def test_notifications_need_their_scope() -> None:
    async with running() as there:
        token = there.fediverse.token_for("brand", scopes=["read:statuses"])
        async with websocket(there, headers={"Authorization": f"Bearer {token}"}) as socket:
            there.fediverse.post("bob", "@brand hello")
            followed = there.fediverse.post("alice", "hello")
            assert (await event(socket))[1]["id"] == followed


async def test_streams_are_subscribed_to_over_the_socket() -> None:
    async with running() as there, websocket(there, "") as socket:
        await socket.send("no json")
        await socket.send(json.dumps({"type": "subscribe", "stream": "everything"}))
        async with asyncio.timeout(PATIENCE):
            assert json.loads(await socket.recv())["error"] == "Unknown stream type"
        await socket.send(json.dumps({"type": "subscribe", "stream": "user:notification"}))
        await socket.send(json.dumps({"type": "subscribe", "stream": "another"}))
        async with asyncio.timeout(PATIENCE):
            await socket.recv()  # by now the subscription before it stands
        there.fediverse.post("alice", "no mention")
        there.fediverse.post("bob", "@brand hello")
        async with asyncio.timeout(PATIENCE):
            message = json.loads(await socket.recv())
        assert (message["stream"], message["event"]) == (["user:notification"], "notification")


@asynccontextmanager
async def server_sent(there: Running, path: str = "user") -> AsyncIterator[AsyncIterator[str]]:
    url = f"/api/v1/streaming/{path}"
    async with there.http.stream("GET", url, headers=there.headers("brand"), timeout=PATIENCE) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.aiter_lines()
        assert await anext(lines) == ":)"
        yield lines


async def test_server_sent_events_tell_of_everything() -> None:
    async with running() as there, server_sent(there) as lines:
        post = there.fediverse.post("bob", "@brand höllo")
        assert await anext(lines) == "event: notification"
        data = await anext(lines)
        assert json.loads(data.removeprefix("data: "))["status"]["id"] == post
        assert await anext(lines) == ""
        there.fediverse.delete(post)
        assert [await anext(lines) for _ in range(3)] == ["event: delete", f"data: {post}", ""]


async def test_a_heartbeat_shows_that_the_stream_lives() -> None:
    async with running(PracticeFediverse(heartbeat=0.02)) as there, server_sent(there) as lines:
        assert [await anext(lines) for _ in range(3)] == [":thump"] * 3


async def test_the_notification_stream_has_nothing_else() -> None:
    async with running() as there, server_sent(there, "user/notification") as lines:
        there.fediverse.post("alice", "in the time line")
        there.fediverse.post("bob", "@brand hello")
        assert await anext(lines) == "event: notification"


async def test_server_sent_events_need_a_token() -> None:
    async with running() as there:
        answer = await there.http.get("/api/v1/streaming/user")
        assert (answer.status_code, answer.json()) == (401, {"error": "Missing access token"})
        assert (await there.http.get("/api/v1/streaming/health")).text == "OK"


async def test_a_revoked_token_ends_its_streams() -> None:
    async with running() as there, websocket(there) as socket:
        there.fediverse.revoke_tokens("brand")
        async with asyncio.timeout(PATIENCE):
            with pytest.raises(ConnectionClosedOK):
                await socket.recv()


async def test_a_dropped_stream_breaks_and_can_be_opened_again() -> None:
    async with running() as there:
        async with websocket(there) as socket:
            there.fediverse.drop_streams()
            async with asyncio.timeout(PATIENCE):
                with pytest.raises(ConnectionClosedError):
                    await socket.recv()
        await there.fediverse.wait_for(lambda: there.fediverse.open_streams == 0, PATIENCE)
        async with server_sent(there) as lines:
            there.fediverse.drop_streams()
            with pytest.raises(httpx.TransportError):
                await anext(lines)
        await there.fediverse.wait_for(lambda: there.fediverse.open_streams == 0, PATIENCE)
        async with websocket(there) as socket:
            there.fediverse.post("bob", "@brand hello")
            assert (await event(socket))[0] == "notification"


async def test_a_silent_stream_stays_open_and_answers_no_ping() -> None:
    async with running() as there:
        async with websocket(there, ping_interval=0.05, ping_timeout=1.5, close_timeout=0.1) as socket:
            there.fediverse.post("bob", "@brand hello")
            await event(socket)
            there.fediverse.silence_streams()
            there.fediverse.post("bob", "@brand anybody there?")
            async with asyncio.timeout(PATIENCE):
                with pytest.raises(ConnectionClosed) as closed:
                    await socket.recv()
            assert closed.value.sent is not None
            assert closed.value.sent.reason == "keepalive ping timeout"
        there.fediverse.drop_streams()


async def test_stopping_waits_for_nobody() -> None:
    loop = asyncio.get_running_loop()
    fediverse = PracticeFediverse()
    async with fediverse.serve() as base:
        there = Running(fediverse, base, client_of(base))
        streams = [websocket(there), server_sent(there)]
        opened = [await stream.__aenter__() for stream in streams]
        assert len(opened) == 2
        waiting = asyncio.create_task(there.http.get("/practice/changes?since=999999&timeout=20"))
        await there.http.get("/practice/streams")  # by now the request before it is being waited for
        begun = loop.time()
    assert loop.time() - begun < 15  # nothing else ends these, and the wait lasts twenty
    assert (await waiting).status_code == 200
    await there.http.aclose()
