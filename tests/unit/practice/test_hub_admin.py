"""Driving the practice SocialHub from another process."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.unit.practice.hub_parts import PATIENCE, connected, interaction, label, practising

if TYPE_CHECKING:
    from tests.unit.practice.hub_parts import Api


async def ask(api: Api, method: str, path: str, body: object = None, **query: str) -> Any:
    """The answer to a request that has to go well."""
    answer = await api.client.request(method, f"/practice/{path}", json=body, params=query)
    assert answer.is_success, answer.text
    return answer.json()


async def test_channels_are_made_and_looked_after() -> None:
    async with practising() as api:
        body = {"name": "Other", "networkId": "page-2", "accountId": api.hub.add_account()}
        answer = await api.client.post("/practice/channels", json=body)
        assert answer.status_code == 201
        made = answer.json()
        assert (await api("GET", "/", token=made["token"])).json()["channel"]["accountId"] == body["accountId"]
        path = f"channels/{made['id']}"
        first = (await ask(api, "POST", f"{path}/token"))["token"]
        assert (await api("GET", "/", token=made["token"])).status_code == 401
        await ask(api, "POST", f"{path}/deactivate", {"reason": "holiday"})
        assert (await api("GET", "/", token=first)).status_code == 403
        second = (await ask(api, "POST", f"{path}/reactivate"))["token"]
        assert (await api("GET", "/", token=second)).status_code == 200
        await ask(api, "POST", f"{path}/promote", {"name": "Example"})
        temporary = (await ask(api, "POST", "temporary-token", {"manifestId": made["manifestId"]}))["token"]
        created = await api("POST", "/channels", {"name": "A", "uniqueName": "A"}, token=temporary)
        assert created.status_code == 201
        listed = await ask(api, "GET", "channels")
        assert [channel["name"] for channel in listed] == ["Practice channel", "Other", "A"]
        assert listed[1]["manifest"]["name"] == "Example"
        reusable = await ask(api, "POST", "channels", {"reusable": True})
        assert "manifest" not in (await api("GET", "/", token=reusable["token"])).json()


async def test_tickets_are_read_and_answered() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket("child-1", root={"rootId": "root-01"})
        body = {"ticketId": ticket_id, "text": "We are on it."}
        followup_id = (await ask(api, "POST", "reply", body))["followupId"]
        uuid = (await ask(api, "POST", "press", {"ticketId": ticket_id, "actionId": "like"}))["uuid"]
        reply_id = (await api.succeed(ticket_id, followup_id)).json()["_id"]
        await ask(api, "POST", "delete", {"ticketId": reply_id})
        await ask(api, "POST", "resend", {"uuid": uuid})
        answer = await api.client.post("/practice/files", params={"name": "a.txt"}, content=b"content")
        file = answer.json()
        await ask(api, "POST", "reply", {"ticketId": ticket_id, "actionId": "filed", "attachments": [file]})
        await api.hub.wait_for(lambda: len(receiver.events) == 5)
        assert [event["type"] for event in receiver.events] == ["reply", "button", "delete", "button", "reply"]
        assert receiver.events[4]["payload"]["attachments"] == [file]
        tickets = await ask(api, "GET", "tickets", channelId=api.channel.id)
        assert [ticket["id"] for ticket in tickets] == [ticket_id, reply_id]
        assert [followup["state"] for followup in tickets[0]["followups"]] == ["delivered", "pending"]
        assert tickets[0]["interaction"] == api.hub.ticket(ticket_id).interaction
        assert tickets[1]["followup_to"] == ticket_id
        hidden = await ask(api, "GET", "tickets", channelId=api.channel.id, hidden="true")
        assert len(hidden) == 3


async def test_a_template_is_sent() -> None:
    async with connected() as (api, receiver):
        receiver.templates = [{"name": "A", "networkId": "a-1", "text": {"en": "Hello {{name}}"}}]
        action = {
            "type": "template_reply",
            "id": "template",
            "label": label("T"),
            "config": {"templates": {"url": f"{receiver.base}/templates"}},
        }
        await api("PATCH", "/manifest", {"inbox": {"ticketActions": [action]}})
        ticket_id = await api.ticket()
        body = {"ticketId": ticket_id, "template": "a-1", "variables": {"name": 5}}
        await ask(api, "POST", "template-reply", body)
        assert api.hub.ticket(ticket_id).followups[0].text == "Hello 5"


async def test_events_requests_and_versions_can_be_watched() -> None:
    async with connected() as (api, _):
        before = (await ask(api, "GET", "version"))["version"]
        assert (await ask(api, "GET", "version"))["version"] == before  # looking changes nothing
        ticket_id = await api.ticket()
        await api.hub.reply(ticket_id, "We are on it.")
        await api.hub.wait_for(lambda: api.hub.events()[0].state == "delivered")
        assert (await ask(api, "GET", "version"))["version"] > before
        (event,) = await ask(api, "GET", "events", channelId=api.channel.id)
        assert (event["state"], event["tries"], event["body"]["ticketId"]) == ("delivered", 1, ticket_id)
        assert await ask(api, "GET", "events", channelId="other") == []
        requests = await ask(api, "GET", "requests")
        assert requests[-1] == {"method": "POST", "path": "/inbox/tickets", "status": 201}


async def test_faults_are_planned_and_lifted() -> None:
    async with practising() as api:
        plan = {"create_ticket": ["error_before", None, {"kind": "limited", "seconds": 2}]}
        shown = await ask(api, "PUT", "faults", plan)
        assert shown["create_ticket"][0]["kind"] == "error_before"
        assert (await api.create()).status_code == 500
        assert (await api.create()).status_code == 201
        left = await ask(api, "GET", "faults")
        assert [fault["kind"] for fault in left["create_ticket"]] == ["limited"]
        await ask(api, "PUT", "faults", {})
        assert (await api.create("question-2")).status_code == 201
        wrong = await api.client.put("/practice/faults", json={"create_ticket": ["explode"]})
        assert wrong.status_code == 400


async def test_limits_are_changed_and_begin_anew() -> None:
    async with practising(limit=1) as api:
        await api("GET", "/")
        assert (await api("GET", "/")).status_code == 429
        assert await ask(api, "PUT", "limits", {"limit": 5, "window": 60.0}) == {
            "limit": 5,
            "window": 60.0,
            "channels": 100,
        }
        assert (await api("GET", "/")).headers["X-RateLimit-Remaining"] == "4"
        assert (await ask(api, "GET", "limits"))["limit"] == 5


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "reply", {}),
        ("POST", "reply", {"ticketId": "unknown", "text": "x"}),
        ("POST", "reply", {"ticketId": 5}),
        ("POST", "reply", {"ticketId": "x", "attachments": "y"}),
        ("POST", "template-reply", {"ticketId": "x", "template": "y", "variables": []}),
        ("POST", "press", {"ticketId": "unknown", "actionId": "like"}),
        ("POST", "delete", {"ticketId": "unknown"}),
        ("POST", "resend", {"uuid": "unknown"}),
        ("POST", "channels/unknown/token", None),
        ("POST", "temporary-token", {"manifestId": "x", "lifetime": "long"}),
        ("GET", "tickets", None),
        ("POST", "reply", []),
    ],
    ids=str,
)
async def test_what_is_not_possible_is_said(method: str, path: str, body: object) -> None:
    async with practising() as api:
        answer = await api.client.request(method, f"/practice/{path}", json=body)
        assert answer.status_code == 400
        assert answer.json()["problem"].endswith(".")


async def test_what_is_no_json_and_no_file_is_said() -> None:
    async with practising() as api:
        assert (await api.client.post("/practice/reply", content=b"{")).status_code == 400
        assert (await api.client.get("/practice/files/unknown")).status_code == 404


async def test_runs_as_a_process_of_its_own() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "wizard.practice.hub", "--limit", "7", "--window", "60", "--network-id", "page-1"),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            line = json.loads(await process.stdout.readline())
        async with httpx.AsyncClient(base_url=line["base"], trust_env=False, timeout=PATIENCE) as client:
            query = {"accesstoken": line["token"]}
            answer = await client.post("/inbox/tickets", params=query, json={"interaction": interaction()})
            assert answer.status_code == 201
            assert answer.headers["X-RateLimit-Limit"] == "7"
            root = (await client.get("/", params=query)).json()
            assert root["channel"]["_id"] == line["channelId"]
            assert root["manifest"]["_id"] == line["manifestId"]
            assert root["channel"]["networkId"] == "page-1"
            assert (await client.get(line["inbox"])).status_code == 200
        process.terminate()
        async with asyncio.timeout(PATIENCE):
            status = await process.wait()
        assert status == (0 if sys.platform != "win32" else signal.SIGTERM)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
