"""The practice SocialHub's routes: tokens, Channels, Tickets, replies, limits and faults."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.unit.practice.hub_parts import (
    ACTIONS,
    TOKEN_OF_NOBODY,
    connected,
    interaction,
    practising,
    refused,
)
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.unit.practice.hub_parts import Api

INVALID = (401, "AccessTokenInvalidError")
DEACTIVATED = (403, "ChannelDeactivated")
DENIED = (403, "AccessDenied")
MISSING = (404, "NotFoundError")
CONFLICT = (409, "ConflictError")
BAD = (400, "BadRequestError")
NO_ID = "0" * 24
NO_UUID = "f5f75b50-6764-11e9-9ce6-3507264c7519"


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    async with practising() as api:
        yield api


def payload(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    read: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return read


# --- Tokens ------------------------------------------------------------------------------------------------


async def test_a_token_names_account_and_channel_and_no_end(api: Api) -> None:
    claims = payload(api.channel.token)
    assert set(claims) == {"accountId", "channelId", "iat"}
    assert claims["channelId"] == api.channel.id
    assert api.channel.token not in repr(api.channel)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "é", TOKEN_OF_NOBODY])
async def test_a_token_that_is_none_is_refused_everywhere(api: Api, token: str) -> None:
    for method, path in [
        ("GET", "/"),
        ("PATCH", "/manifest"),
        ("POST", "/channels"),
        ("PATCH", "/channel"),
        ("DELETE", "/channel"),
        ("POST", "/inbox/tickets"),
        ("PATCH", f"/inbox/tickets/{NO_ID}"),
        ("POST", f"/inbox/tickets/{NO_ID}/replies/{NO_UUID}/success"),
        ("POST", f"/inbox/tickets/{NO_ID}/reset/reply"),
    ]:
        assert refused(await api(method, path, {}, token=token)) == INVALID


async def test_a_forged_token_is_refused(api: Api) -> None:
    head, claims, signature = api.channel.token.split(".")
    other = api.hub.add_channel()
    assert refused(await api("GET", "/", token=f"{head}.{other.token.split('.')[1]}.{signature}")) == INVALID
    assert refused(await api("GET", "/", token=f"{head}.{claims}.")) == INVALID


async def test_two_tokens_are_no_token(api: Api) -> None:
    answer = await api.client.get(f"/?accesstoken={api.channel.token}&accesstoken={api.channel.token}")
    assert refused(answer) == INVALID


async def test_a_replaced_token_fails_for_good_and_takes_the_webhook_along() -> None:
    async with connected() as (api, _):
        old = api.channel.token
        new = api.hub.replace_token(api.channel.id)
        assert new != old
        assert refused(await api("GET", "/", token=old)) == INVALID
        root = (await api("GET", "/", token=new)).json()
        assert "webhook" not in root["manifest"]
        assert root["manifest"]["inbox"]["ticketActions"] == ACTIONS


async def test_a_deactivated_channel_answers_403_until_it_has_a_new_token(api: Api) -> None:
    await api.hub.deactivate(api.channel.id)
    assert refused(await api("GET", "/")) == DEACTIVATED
    assert refused(await api.create()) == DEACTIVATED
    old = api.channel.token
    new = api.hub.reactivate(api.channel.id)
    assert refused(await api("GET", "/", token=old)) == INVALID
    assert (await api("GET", "/", token=new)).status_code == 200


async def test_a_temporary_token_opens_only_the_creation_of_channels(api: Api) -> None:
    api.hub.promote(api.channel.id, "Example")
    temporary = api.hub.temporary_token(api.channel.manifest_id)
    assert {"accountId", "manifestId", "userId", "origin", "iat", "exp"} == set(payload(temporary))
    assert payload(temporary)["exp"] - payload(temporary)["iat"] == 1800
    assert refused(await api("GET", "/", token=temporary)) == INVALID
    body = {"name": "A", "uniqueName": "A"}
    assert refused(await api("POST", "/channels", body)) == DENIED
    over = api.hub.temporary_token(api.channel.manifest_id, lifetime=-1)
    assert refused(await api("POST", "/channels", body, token=over)) == INVALID


# --- Channel and Manifest ----------------------------------------------------------------------------------


async def test_the_root_shows_channel_and_manifest_but_no_token(api: Api) -> None:
    answer = await api("GET", "/")
    root = answer.json()
    assert root["channel"]["_id"] == api.channel.id
    assert root["channel"]["networkId"] == "page-1"
    assert root["manifest"] == {
        "_id": api.channel.manifest_id,
        "inbox": {"ticketActions": [], "rightSidebar": []},
    }
    assert api.channel.token not in answer.text


async def test_a_promoted_manifest_is_neither_shown_nor_changed(api: Api) -> None:
    api.hub.promote(api.channel.id, "Example")
    assert set((await api("GET", "/")).json()) == {"channel"}
    assert refused(await api("PATCH", "/manifest", {})) == DENIED
    reusable = api.hub.add_channel("Other", reusable=True)
    assert set((await api("GET", "/", token=reusable.token)).json()) == {"channel"}


async def test_a_manifest_is_merged_and_its_lists_are_replaced(api: Api) -> None:
    await api("PATCH", "/manifest", {"branding": {"color": "#abc"}, "inbox": {"ticketActions": ACTIONS}})
    await api("PATCH", "/manifest", {"branding": {"icon": "https://example.com/i.png"}})
    manifest = (await api("PATCH", "/manifest", {"inbox": {"ticketActions": ACTIONS[:1]}})).json()
    assert manifest["branding"] == {"color": "#abc", "icon": "https://example.com/i.png"}
    assert manifest["inbox"] == {"ticketActions": ACTIONS[:1], "rightSidebar": []}
    assert (await api("PATCH", "/manifest", {})).json() == manifest


async def test_a_channel_is_changed_but_for_its_network_id(api: Api) -> None:
    other = api.hub.add_channel("Other")
    user = {"id": "1", "name": "Ada"}
    answer = await api("PATCH", "/channel", {"name": "New", "endpoint": {"user": user}})
    assert answer.status_code == 200
    await api("PATCH", "/channel", {"endpoint": {"expirationTime": "2999-01-01T00:00:00Z"}})
    channel = (await api("GET", "/")).json()["channel"]
    assert channel["name"] == "New"
    assert channel["endpoint"] == {"user": user, "expirationTime": "2999-01-01T00:00:00Z"}
    assert refused(await api("PATCH", "/channel", {"networkId": "page-2"})) == BAD
    assert refused(await api("PATCH", "/channel", {"uniqueName": other.unique_name})) == BAD


async def test_deleting_the_channel_deactivates_it_and_tells_the_customer(api: Api) -> None:
    answer = await api("DELETE", "/channel", reason="The log-in expired")
    assert (answer.status_code, answer.content) == (204, b"")
    assert refused(await api("GET", "/")) == DEACTIVATED
    assert "The log-in expired" in api.hub.notices[-1]


async def test_unknown_routes_and_methods_are_not_found(api: Api) -> None:
    assert refused(await api("GET", "/inbox/tickets")) == MISSING
    assert refused(await api("GET", "/nowhere")) == MISSING
    assert refused(await api("PUT", "/manifest", {})) == MISSING


# --- Path B ------------------------------------------------------------------------------------------------


async def create_channel(api: Api, token: str, **fields: str) -> httpx.Response:
    return await api("POST", "/channels", {"name": "A", "uniqueName": "A", **fields}, token=token)


async def test_path_b_creates_a_channel_with_a_token_of_its_own(api: Api) -> None:
    api.hub.promote(api.channel.id, "Example")
    customer = api.hub.add_account()
    temporary = api.hub.temporary_token(api.channel.manifest_id, account_id=customer)
    first = (await create_channel(api, temporary, networkId="page-7")).json()
    assert first["accountId"] == customer
    token = first["endpoint"]["accessToken"]
    assert (await api("GET", "/", token=token)).json()["channel"]["_id"] == first["_id"]
    second = await create_channel(api, temporary, uniqueName="B", networkId="page-8")  # the same temporary token
    assert second.json()["_id"] != first["_id"]
    typed = interaction("question-1", type="POST")  # only for reusable Manifests
    assert (await api("POST", "/inbox/tickets", {"interaction": typed}, token=token)).status_code == 201


async def test_path_b_needs_a_promoted_manifest(api: Api) -> None:
    token = api.hub.temporary_token(api.channel.manifest_id)
    assert refused(await create_channel(api, token)) == DENIED
    assert refused(await create_channel(api, api.hub.temporary_token(NO_ID))) == MISSING


async def test_path_b_reactivates_by_network_id_else_by_unique_name(api: Api) -> None:
    api.hub.promote(api.channel.id, "Example")
    token = api.hub.temporary_token(api.channel.manifest_id)
    with_id = (await create_channel(api, token, uniqueName="A", networkId="page-7")).json()
    without = (await create_channel(api, token, uniqueName="B")).json()
    await api.hub.deactivate(with_id["_id"])
    again = (await create_channel(api, token, uniqueName="Renamed", networkId="page-7")).json()
    assert again["_id"] == with_id["_id"]
    assert again["uniqueName"] == "Renamed"
    old, new = with_id["endpoint"]["accessToken"], again["endpoint"]["accessToken"]
    assert refused(await api("GET", "/", token=old)) == INVALID
    assert (await api("GET", "/", token=new)).status_code == 200
    by_name = (await create_channel(api, token, uniqueName="B", networkId="page-9")).json()
    assert by_name["_id"] == without["_id"]
    assert by_name["networkId"] == "page-9"


async def test_path_b_keeps_names_unique_within_the_account(api: Api) -> None:
    api.hub.promote(api.channel.id, "Example")
    token = api.hub.temporary_token(api.channel.manifest_id)
    await create_channel(api, token, uniqueName="A", networkId="page-7")
    assert refused(await create_channel(api, token, uniqueName="A", networkId="page-8")) == BAD
    await create_channel(api, token, uniqueName="B", networkId="page-8")
    assert refused(await create_channel(api, token, uniqueName="A", networkId="page-8")) == BAD


async def test_path_b_refuses_a_place_of_another_account(api: Api) -> None:
    api.hub.promote(api.channel.id, "Example")
    manifest_id = api.channel.manifest_id
    await create_channel(api, api.hub.temporary_token(manifest_id), networkId="page-7")
    other = api.hub.temporary_token(manifest_id, account_id=api.hub.add_account())
    assert refused(await create_channel(api, other, networkId="page-7")) == (409, "DuplicateChannel")


async def test_path_b_refuses_more_channels_than_the_account_may_have(api: Api) -> None:
    api.hub.promote(api.channel.id, "Example")
    api.hub.set_channel_limit(2)
    token = api.hub.temporary_token(api.channel.manifest_id)
    assert (await create_channel(api, token, networkId="page-7")).status_code == 201
    too_many = await create_channel(api, token, uniqueName="B", networkId="page-8")
    assert refused(too_many) == (403, "ChannelLimitReached")
    assert (await create_channel(api, token, networkId="page-7")).status_code == 201  # the one that is there


async def test_a_token_for_reactivation_names_the_channel(api: Api) -> None:
    claims = payload(api.hub.temporary_token(api.channel.manifest_id, channel_id=api.channel.id))
    assert claims["channelId"] == api.channel.id
    assert claims["uniqueName"] == api.channel.unique_name
    assert claims["networkId"] == "page-1"


# --- Tickets -----------------------------------------------------------------------------------------------


async def test_a_ticket_is_answered_with_its_ids_and_the_hubs_own_id_of_the_person(api: Api) -> None:
    first = (await api.create("question-1")).json()
    second = (await api.create("question-2")).json()
    assert first["channelId"] == api.channel.id
    assert first["interaction"]["type"] == "TICKET"
    person = first["interaction"]["interactor"]["interactorId"]
    assert person != "person-1"
    assert second["interaction"]["interactor"]["interactorId"] == person
    stored = api.hub.ticket(first["_id"])
    assert stored.interaction["interactor"]["interactorId"] == "person-1"
    assert stored.state == "unread"


async def test_a_ticket_is_made_once_in_its_channel(api: Api) -> None:
    await api.ticket("question-1")
    assert refused(await api.create("question-1", message="again")) == CONFLICT
    assert len(api.hub.tickets(api.channel.id)) == 1
    other = api.hub.add_channel()
    body = {"interaction": interaction("question-1")}
    assert (await api("POST", "/inbox/tickets", body, token=other.token)).status_code == 201


async def test_a_missing_root_is_made_hidden_and_keeps_its_place(api: Api) -> None:
    await api.ticket("child-1", root={"rootId": "root-01"})
    await api.ticket("child-2", root={"rootId": "root-01"})
    hidden = api.hub.ticket_of_item(api.channel.id, "root-01")
    assert hidden is not None
    assert hidden.hidden
    assert len(api.hub.tickets(api.channel.id)) == 2
    assert len(api.hub.tickets(api.channel.id, hidden=True)) == 3
    assert refused(await api.create("root-01")) == CONFLICT
    assert api.hub.ticket(hidden.id).hidden


async def test_a_known_root_makes_no_hidden_ticket(api: Api) -> None:
    await api.ticket("root-01")
    await api.ticket("child-1", root={"rootId": "root-01"})
    await api.ticket("itself-1", root={"rootId": "itself-1"})
    assert len(api.hub.tickets(api.channel.id, hidden=True)) == 3


async def test_our_own_post_is_not_unread(api: Api) -> None:
    ticket_id = await api.ticket(interactor={"interactorId": "page-1", "name": "Us"})
    assert api.hub.ticket(ticket_id).state == "done"


async def test_an_update_merges_and_reset_brings_the_ticket_back(api: Api) -> None:
    ticket_id = await api.ticket(url="https://example.com/1")
    api.hub.set_done(ticket_id)
    path = f"/inbox/tickets/{ticket_id}"
    body = {"interaction": {"message": "edited", "interactor": {"name": "Ada B."}}}
    assert (await api("PATCH", path, body)).json()["interaction"]["message"] == "edited"
    ticket = api.hub.ticket(ticket_id)
    assert ticket.state == "done"
    assert ticket.interaction["interactor"] == {"interactorId": "person-1", "name": "Ada B."}
    assert ticket.interaction["url"] == "https://example.com/1"
    assert refused(await api("PATCH", path, {}, reset="1")) == BAD
    await api("PATCH", path, {}, reset="false")
    assert api.hub.ticket(ticket_id).state == "done"
    assert (await api("PATCH", path, {}, reset="true")).status_code == 200
    assert api.hub.ticket(ticket_id).state == "unread"


async def test_a_ticket_of_nobody_or_of_another_channel_is_not_found(api: Api) -> None:
    body = {"interaction": interaction()}
    other = api.hub.add_channel()
    foreign = (await api("POST", "/inbox/tickets", body, token=other.token)).json()["_id"]
    for ticket_id in (NO_ID, foreign):
        assert refused(await api("PATCH", f"/inbox/tickets/{ticket_id}", {})) == MISSING
        assert refused(await api.succeed(ticket_id, NO_UUID)) == MISSING
        assert refused(await api.reset(ticket_id, "reply", followupId=NO_UUID)) == MISSING
    assert refused(await api("PATCH", "/inbox/tickets/5", {})) == BAD
    assert refused(await api("PATCH", f"/inbox/tickets/{NO_ID.replace('0', 'G')}", {})) == BAD


# --- Replies -----------------------------------------------------------------------------------------------


async def test_a_successful_reply_becomes_a_ticket_of_its_own() -> None:
    async with connected() as (api, _):
        ticket_id = await api.ticket("child-1", root={"rootId": "root-01"})
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        answer = await api.succeed(ticket_id, followup_id)
        assert answer.status_code == 201
        reply = answer.json()
        assert reply["followupTo"] == {"followupToId": ticket_id}
        assert reply["interaction"]["networkItemId"] == "answer-1"
        assert reply["interaction"]["message"] == "We are on it."
        assert reply["interaction"]["root"] == {"rootId": "root-01"}
        ticket = api.hub.ticket(ticket_id)
        assert ticket.state == "done"
        assert [(f.state, f.reply_ticket_id) for f in ticket.followups] == [("delivered", reply["_id"])]
        assert refused(await api.create("answer-1")) == CONFLICT


async def test_success_is_reported_once_and_for_a_known_reply() -> None:
    async with connected() as (api, _):
        ticket_id = await api.ticket()
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        assert refused(await api.succeed(ticket_id, NO_UUID)) == MISSING
        assert refused(await api.succeed(ticket_id, "no-uuid")) == BAD
        assert refused(await api.succeed(ticket_id, followup_id, "short")) == BAD
        assert refused(await api.succeed(ticket_id, followup_id, "question-1")) == CONFLICT  # a Ticket's own id
        assert api.hub.ticket(ticket_id).followups[0].state == "pending"
        assert (await api.succeed(ticket_id, followup_id)).status_code == 201
        assert refused(await api.succeed(ticket_id, followup_id)) == CONFLICT
        assert refused(await api.succeed(ticket_id, followup_id, "answer-2")) == CONFLICT
        assert refused(await api.reset(ticket_id, "reply", followupId=followup_id)) == CONFLICT


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"interaction": {}},
        {"interaction": {"networkItemId": "answer-1", "message": "x"}},
        {"interaction": {"networkItemId": "answer-1", "type": "POST"}},
        {"interaction": {"networkItemId": "answer-1", "createdTime": "now"}},
        {"interaction": {"networkItemId": "answer-1", "url": "x"}},
        {"interaction": {"networkItemId": "answer-1"}, "text": "x"},
    ],
    ids=str,
)
async def test_success_takes_four_fields_only(body: dict[str, Any]) -> None:
    async with connected() as (api, _):
        ticket_id = await api.ticket()
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        path = f"/inbox/tickets/{ticket_id}/replies/{followup_id}/success"
        assert refused(await api("POST", path, body)) == BAD


async def test_a_reply_cannot_take_the_place_of_a_hidden_root() -> None:
    async with connected() as (api, _):
        ticket_id = await api.ticket()
        await api.ticket("child-1", root={"rootId": "answer-1"})
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        assert refused(await api.succeed(ticket_id, followup_id)) == CONFLICT
        assert len(api.hub.tickets(api.channel.id, hidden=True)) == 3


async def test_a_failed_reply_keeps_its_reason() -> None:
    async with connected() as (api, _):
        ticket_id = await api.ticket()
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        assert refused(await api.reset(ticket_id, "reply")) == BAD  # without followupId
        assert refused(await api.reset(ticket_id, "reply", followupId="x")) == BAD
        assert refused(await api.reset(ticket_id, "reply", followupId=followup_id, why="x")) == BAD
        assert refused(await api.reset(ticket_id, "reply", followupId=NO_UUID)) == MISSING
        assert refused(await api.reset(ticket_id, "filed", followupId=followup_id)) == MISSING
        assert refused(await api.reset(ticket_id, "unknown", followupId=followup_id)) == MISSING
        assert refused(await api.reset(ticket_id, "no%20id", followupId=followup_id)) == BAD
        answer = await api.reset(ticket_id, "reply", followupId=followup_id, reason="The post is gone.")
        assert (answer.status_code, answer.json()["_id"]) == (201, ticket_id)
        followup = api.hub.ticket(ticket_id).followups[0]
        assert (followup.state, followup.reason) == ("failed", "The post is gone.")
        assert refused(await api.reset(ticket_id, "reply", followupId=followup_id)) == CONFLICT
        assert refused(await api.succeed(ticket_id, followup_id)) == MISSING


async def test_a_failed_button_needs_no_followup() -> None:
    async with connected() as (api, _):
        ticket_id = await api.ticket()
        assert refused(await api.reset(ticket_id, "like")) == CONFLICT  # nobody pressed it
        await api.hub.press(ticket_id, "like")
        assert (await api.reset(ticket_id, "like", reason="Not allowed.")).status_code == 201
        press = api.hub.ticket(ticket_id).presses[0]
        assert (press.state, press.reason) == ("failed", "Not allowed.")


async def test_an_action_can_be_reset_after_it_left_the_manifest() -> None:
    async with connected() as (api, _):
        ticket_id = await api.ticket()
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        await api("PATCH", "/manifest", {"inbox": {"ticketActions": []}})
        assert refused(await api.reset(ticket_id, "reply")) == BAD
        assert (await api.reset(ticket_id, "reply", followupId=followup_id)).status_code == 201


# --- Limits ------------------------------------------------------------------------------------------------


async def test_the_limit_is_shown_on_every_answer_and_counted_for_a_channel() -> None:
    async with practising(limit=3) as api:
        answers = [await api("GET", "/"), await api.create(), await api.create()]
        assert [answer.headers["X-RateLimit-Remaining"] for answer in answers] == ["2", "1", "0"]
        assert {answer.headers["X-RateLimit-Limit"] for answer in answers} == {"3"}
        refusal = await api("GET", "/")
        assert refused(refusal) == (429, "TooManyRequestsError")
        assert refusal.headers["X-RateLimit-Remaining"] == "0"
        assert 890_000 < int(refusal.headers["Retry-After"]) <= 900_000  # milliseconds, as SocialHub writes them
        other = api.hub.add_channel()
        assert (await api("GET", "/", token=other.token)).headers["X-RateLimit-Remaining"] == "2"
        stranger = await api("GET", "/", token="x")
        assert stranger.headers["X-RateLimit-Remaining"] == "3"
        assert (await api("GET", "/nowhere", token="x")).headers["X-RateLimit-Limit"] == "3"


async def test_a_refused_request_does_nothing_and_a_new_window_lets_it_through() -> None:
    async with practising(limit=1, window=0.05) as api:
        statuses = []
        for number in range(200):
            statuses.append((await api.create(f"question-{number}")).status_code)
            if statuses[-2:] == [429, 201]:
                break
        assert statuses[-2:] == [429, 201]
        assert len(api.hub.tickets(api.channel.id)) == statuses.count(201)


async def test_the_wait_can_be_written_in_seconds() -> None:
    async with practising(limit=1, window=2.0, retry_after_unit="seconds") as api:
        await api("GET", "/")
        assert (await api("GET", "/")).headers["Retry-After"] == "2"


# --- Faults ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "status", "done"),
    [
        (Kind.ERROR_BEFORE, 503, 0),
        (Kind.ERROR_AFTER, 503, 1),
        (Kind.LIMITED, 429, 0),
        (Kind.HTML_BEFORE, 200, 0),
        (Kind.HTML_AFTER, 200, 1),
        (Kind.TRUNCATED, 201, 1),
        (Kind.RESET_BEFORE, 0, 0),
        (Kind.RESET_AFTER, 0, 1),
        (Kind.CUT, 201, 1),
    ],
    ids=str,
)
async def test_faults_happen_before_or_after_doing(api: Api, kind: Kind, status: int, done: int) -> None:
    api.hub.faults.set("create_ticket", [Fault(kind, seconds=5, status=503)])
    if kind in {Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.CUT}:
        with pytest.raises(httpx.TransportError):
            await api.create()
    else:
        answer = await api.create()
        assert answer.status_code == status
        assert answer.headers["X-RateLimit-Limit"] == "1000"
        if kind is Kind.LIMITED:
            assert refused(answer) == (429, "TooManyRequestsError")
            assert answer.headers["Retry-After"] == "5000"
        elif status == 503:
            assert refused(answer) == (503, "InternalServerError")
        else:
            with pytest.raises(json.JSONDecodeError):
                answer.json()
    assert len(api.hub.tickets(api.channel.id)) == done
    assert [request.status for request in api.hub.requests] == [status]
    again = await api.create()  # the fault is over
    assert again.status_code == (409 if done else 201)


async def test_every_route_of_the_api_can_fail(api: Api) -> None:
    routes = {
        "get_root": ("GET", "/"),
        "patch_manifest": ("PATCH", "/manifest"),
        "create_channel": ("POST", "/channels"),
        "patch_channel": ("PATCH", "/channel"),
        "delete_channel": ("DELETE", "/channel"),
        "create_ticket": ("POST", "/inbox/tickets"),
        "patch_ticket": ("PATCH", f"/inbox/tickets/{NO_ID}"),
        "reply_success": ("POST", f"/inbox/tickets/{NO_ID}/replies/{NO_UUID}/success"),
        "reset_action": ("POST", f"/inbox/tickets/{NO_ID}/reset/reply"),
    }
    for name, (method, path) in routes.items():
        api.hub.faults.set(name, [Fault(Kind.ERROR_BEFORE, status=599)])
        assert (await api(method, path, {})).status_code == 599, name


# --- The log -----------------------------------------------------------------------------------------------


async def test_requests_are_remembered_without_the_token(api: Api) -> None:
    await api.create()
    await api("GET", "/", token="x")
    assert [(r.method, r.path, r.status) for r in api.hub.requests] == [
        ("POST", "/inbox/tickets", 201),
        ("GET", "/", 401),
    ]
    assert api.channel.token not in repr(api.hub.requests)


async def test_other_web_pages_and_other_names_are_refused(api: Api) -> None:
    foreign = await api.client.post("/practice/channels", headers={"Origin": "https://evil.example"}, json={})
    renamed = await api.client.get("/practice/channels", headers={"Host": "evil.example"})
    own = await api.client.post("/practice/channels", headers={"Origin": api.base}, json={})
    assert (foreign.status_code, renamed.status_code, own.status_code) == (403, 403, 201)
    assert len(api.hub.channels) == 2


async def test_a_wait_for_a_change_ends_with_it_or_with_the_time(api: Api) -> None:
    with pytest.raises(TimeoutError):
        await api.hub.wait_for(lambda: api.hub.tickets(api.channel.id), 0.01)
    await api.ticket()
    assert len(await api.hub.wait_for(lambda: api.hub.tickets(api.channel.id), 0.01)) == 1
