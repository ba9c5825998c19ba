"""The controls of the practice Network: its pages, `/practice/…`, faults, and the process of its own."""

from __future__ import annotations

import asyncio
import base64
import json
import signal
import sys

import httpx
import pytest

from tests.unit.practice.fediverse_tools import PATIENCE, PICTURE, client_of, running
from wizard.practice.faults import Fault, Kind
from wizard.practice.fediverse import PracticeFediverse


async def test_people_can_be_driven_from_another_process() -> None:
    async with running() as there:
        people = (await there.http.get("/practice/accounts")).json()
        assert {one["acct"] for one in people} >= {"brand", "alice", "bob", "chloe@elsewhere.example"}
        assert [one["acct"] for one in people if one["is_brand"]] == ["brand"]
        body = {
            "author": "chloe@elsewhere.example",
            "text": "@brand look",
            "visibility": "direct",
            "spoiler": "shop",
            "media": [{"name": "a.png", "content": base64.b64encode(PICTURE).decode(), "description": "door"}],
        }
        made = await there.http.post("/practice/statuses", json=body)
        assert made.status_code == 201
        post = made.json()["id"]
        token = (await there.http.post("/practice/tokens", json={"account": "brand"})).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        answer = {"status": "@chloe@elsewhere.example nice", "in_reply_to_id": post, "visibility": "direct"}
        reply = (await there.http.post("/api/v1/statuses", headers=headers, json=answer)).json()["id"]
        replies = (await there.http.get("/practice/statuses", params={"replies_of": "brand"})).json()
        assert [(one["id"], one["reply_to"], one["text"]) for one in replies] == [
            (reply, post, "@chloe@elsewhere.example nice")
        ]
        assert (await there.http.put(f"/practice/statuses/{post}", json={"text": "@brand see"})).status_code == 200
        [seen] = (await there.http.get("/practice/statuses", params={"author": "chloe"})).json()
        assert (seen["text"], seen["spoiler"], seen["visibility"]) == ("@brand see", "shop", "direct")
        assert seen["edited"] is not None
        assert (await there.http.get(seen["media"][0]["url"])).content == PICTURE
        assert (await there.http.delete(f"/practice/statuses/{post}")).status_code == 200
        assert (await there.http.post("/practice/tokens/revoke", json={"account": "brand"})).json() == {
            "revoked": 1
        }
        assert (await there.http.get("/api/v1/notifications", headers=headers)).status_code == 401
        [log] = [
            one for one in (await there.http.get("/practice/requests")).json() if one["route"] == "notifications"
        ]
        assert log == {"method": "GET", "path": "/api/v1/notifications", "status": 401, "route": "notifications"}


async def test_many_mentions_at_once() -> None:
    async with running() as there:
        body = {"count": 1200, "text": "@brand number {n}", "thread": 3, "authors": ["alice", "bob"]}
        ids = (await there.http.post("/practice/mentions", json=body)).json()["ids"]
        statuses = there.fediverse.statuses
        assert [one.id for one in statuses] == ids
        assert statuses[1199].text == "@brand number 1200"
        assert [one.reply_to for one in statuses[:4]] == [None, ids[0], ids[1], None]
        page = (await there.get("/api/v1/notifications", params={"limit": 1})).json()
        assert page[0]["status"]["id"] == ids[-1]
        last = (await there.http.get("/practice/statuses?limit=2")).json()
        assert [one["id"] for one in last] == ids[-2:]


async def test_waiting_ends_with_a_change() -> None:
    async with running() as there:
        version = (await there.http.get("/practice/changes")).json()["version"]
        waiting = asyncio.create_task(there.http.get(f"/practice/changes?since={version}&timeout=20"))
        await there.http.get("/practice/accounts")  # by now the request before it is being waited for
        assert not waiting.done()
        there.fediverse.post("alice", "news")
        assert (await waiting).json()["version"] > version
        late = await there.http.get("/practice/changes?since=999999&timeout=0")
        assert late.json()["version"] < 999999


async def test_waiting_for_something_that_does_not_come_times_out() -> None:
    fediverse = PracticeFediverse()
    with pytest.raises(TimeoutError):
        await fediverse.wait_for(lambda: False, 0.01)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/practice/statuses", {"author": "nobody", "text": "x"}),
        ("POST", "/practice/statuses", {"author": "alice", "text": ""}),
        ("POST", "/practice/statuses", {"author": "alice", "text": 7}),
        ("POST", "/practice/statuses", {"author": "alice", "text": "x", "visibility": "some"}),
        ("POST", "/practice/statuses", {"author": "alice", "text": "x", "reply_to": "7"}),
        ("POST", "/practice/statuses", {"author": "alice", "text": "x", "media": "x"}),
        ("POST", "/practice/statuses", {"author": "alice", "text": "x", "media": [{"content": "?"}]}),
        ("POST", "/practice/statuses", {"author": "alice", "text": "x", "media": ["x"]}),
        ("POST", "/practice/statuses", []),
        ("PUT", "/practice/statuses/7", {"text": "x"}),
        ("POST", "/practice/mentions", {"count": 0}),
        ("POST", "/practice/mentions", {"count": "many"}),
        ("POST", "/practice/tokens", {"account": "nobody"}),
        ("PUT", "/practice/faults", {"status": ["no such kind"]}),
        ("PUT", "/practice/limits", {"requests": 0}),
        ("PUT", "/practice/limits", {"wishes": 3}),
        ("POST", "/practice/streams", {"action": "wave"}),
    ],
)
async def test_a_wrong_control_is_refused_in_words(method: str, path: str, body: object) -> None:
    async with running() as there:
        answer = await there.http.request(method, path, json=body)
        assert answer.status_code in {400, 404, 422}
        assert answer.json()["error"]
        assert there.fediverse.statuses == ()


async def test_pages_of_other_sites_cannot_post_here() -> None:
    async with running() as there:
        body = json.dumps({"author": "alice", "text": "x"})
        answer = await there.http.post("/practice/statuses", content=body, headers={"content-type": "text/plain"})
        assert answer.status_code == 415
        headers = {"content-type": "application/json"}
        broken = await there.http.post("/practice/statuses", content=b"{", headers=headers)
        assert broken.status_code == 400


async def test_the_page_and_what_it_needs_are_served() -> None:
    async with running(PracticeFediverse(name='<img src="x">')) as there:
        page = await there.http.get("/")
        assert page.headers["content-type"].startswith("text/html")
        assert "default-src 'self'" in page.headers["content-security-policy"]
        assert "<img" not in page.text
        assert "http" not in page.text.replace("https://", "").replace("http-equiv", "")
        assert (await there.http.get("/assets/page.js")).headers["content-type"].startswith("text/javascript")
        style = (await there.http.get("/assets/page.css")).text
        for colour in ("#1b1f24", "#e7e9ec", "#0b6e99", "#5ab7dc", "#b3261e", "#f08b82"):
            assert colour in style
        assert "url(" not in style


async def test_faults_are_set_and_lifted_at_run_time() -> None:
    async with running() as there:
        plan = {"post_status": ["reset_after", {"kind": "limited", "seconds": 9}, "truncated"], "status": ["cut"]}
        assert (await there.http.put("/practice/faults", json=plan)).status_code == 200
        body = {"status": "once"}
        key = {"Idempotency-Key": "k"}
        with pytest.raises(httpx.TransportError):
            await there.post("/api/v1/statuses", json=body, headers=key)
        assert len(there.fediverse.statuses) == 1  # it was done, and nobody was told
        limited = await there.post("/api/v1/statuses", json=body, headers=key)
        assert limited.status_code == 429
        assert limited.headers["x-ratelimit-remaining"] == "0"
        assert limited.headers["x-ratelimit-reset"].endswith("Z")
        with pytest.raises(ValueError, match=r"\w"):
            (await there.post("/api/v1/statuses", json=body, headers=key)).json()
        done = await there.post("/api/v1/statuses", json=body, headers=key)
        assert done.json()["id"] == there.fediverse.statuses[0].id
        with pytest.raises(httpx.TransportError):
            await there.get(f"/api/v1/statuses/{done.json()['id']}")
        seen = (await there.http.get("/practice/faults")).json()
        assert seen["faults"] == {"post_status": [], "status": []}
        assert {(one["route"], one["kind"], one["count"]) for one in seen["carried_out"]} == {
            ("post_status", "reset_after", 1),
            ("post_status", "limited", 1),
            ("post_status", "truncated", 1),
            ("status", "cut", 1),
        }
        assert [record.status for record in there.fediverse.requests if record.route == "post_status"] == [
            0,
            429,
            200,
            200,
        ]


async def test_faults_can_be_given_as_an_object() -> None:
    fediverse = PracticeFediverse()
    async with running(fediverse) as there:
        fediverse.faults.set("*", {Fault(Kind.ERROR_BEFORE, status=503): 1.0})
        answer = await there.get("/api/v1/notifications")
        assert (answer.status_code, answer.json()) == (503, {"error": "Something went wrong on the server"})
        fediverse.faults.clear()
        assert (await there.get("/api/v1/notifications")).status_code == 200


async def test_limits_are_set_at_run_time() -> None:
    async with running() as there:
        await there.http.put("/practice/limits", json={"requests": 1})
        path = "/api/v1/timelines/home"
        assert [(await there.get(path)).status_code for _ in range(2)] == [200, 429]
        await there.http.put("/practice/limits", json={"requests": 10_000})
        assert (await there.get(path)).status_code == 200
        assert there.fediverse.limits.seconds == 300


async def test_streams_are_counted_and_dropped_over_http() -> None:
    async with (
        running() as there,
        there.http.stream("GET", "/api/v1/streaming/user", headers=there.headers("brand")) as stream,
    ):
        assert (await there.http.get("/practice/streams")).json() == {"open": 1}
        await there.http.post("/practice/streams", json={"action": "drop"})
        with pytest.raises(httpx.TransportError):
            await stream.aread()


async def test_it_runs_as_a_process_of_its_own() -> None:
    module = ("-W", "error", "-m", "wizard.practice.fediverse")
    options = ("--manner", "takahe", "--mention-delay", "0")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *module, *options, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE):
            ready = json.loads(await process.stdout.readline())
        async with client_of(ready["base_url"]) as http:
            await http.post("/practice/mentions", json={"count": 2})
            headers = {"Authorization": f"Bearer {ready['access_token']}"}
            told = (await http.get("/api/v1/notifications", headers=headers)).json()
            assert len(told) == 2
            assert (await http.get("/api/v2/instance")).status_code == 500
            assert ready["username"] == "brand"
    finally:
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            assert await process.wait() == 0


async def test_a_taken_port_is_said_in_words() -> None:
    async with running() as there:
        port = there.base.rpartition(":")[2]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "wizard.practice.fediverse", "--port", port, stderr=asyncio.subprocess.PIPE
        )
        _, said = await process.communicate()
        assert process.returncode == 1
        assert said.decode().startswith(f"Port {port} cannot be used:")
