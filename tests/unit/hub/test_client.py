"""The hub client against a server that answers whatever a test wants, and against the practice SocialHub."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import traceback
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import httpx
import pytest

from tests.unit.networks.mastodon.raw import RawServer
from tests.vendor import described, validator
from wizard.errors import (
    HubChannelDeactivated,
    HubChannelLimit,
    HubConflict,
    HubDenied,
    HubDuplicateChannel,
    HubGone,
    HubRateLimited,
    HubRejected,
    HubTokenRefused,
    HubUnavailable,
    HubWebhookFailed,
    Retry,
    UsageError,
    WizardError,
)
from wizard.hub.client import HubClient
from wizard.hub.fitting import fit_reply, fit_ticket, fit_update
from wizard.hub.limits import Pacer
from wizard.hub.models import (
    ChannelDraft,
    ChannelPatch,
    ChannelUser,
    FileDraft,
    InteractorDraft,
    PictureDraft,
    TicketDraft,
)
from wizard.hub.transport import LARGEST_ANSWER
from wizard.practice.hub import PracticeHub

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from tests.unit.networks.mastodon.raw import Given, Handler, Request

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhY2NvdW50SWQiOiJzZWNyZXQifQ.c2lnbmF0dXJl-_SECRET"
TICKET = "5e8f1a2b3c4d5e6f70819203"
FOLLOWUP = "f5f75b50-6764-11e9-9ce6-3507264c7519"
CHANNEL: dict[str, Any] = {
    "_id": "5e8f1a2b3c4d5e6f70819202",
    "accountId": "5e8f1a2b3c4d5e6f70819201",
    "name": "Brand",
    "uniqueName": "@brand",
    "networkId": "brand-1",
    "imageUrl": "https://example.com/i.png",
    "endpoint": {
        "expirationTime": "2027-01-02T03:04:05.000Z",
        "user": {"id": "7", "name": "Ada", "profileUrl": "https://example.com/ada", "profileImage": None},
    },
}
WHEN = datetime(2026, 5, 1, 10, 0, 0, 123_456, tzinfo=UTC)
FULL = TicketDraft(
    network_item_id="question-q_0000000001",
    message="Hello",
    created=WHEN,
    url="https://example.com/q/1",
    link="https://example.com/shared",
    pictures=(PictureDraft("https://example.com/s.png", "https://example.com/l.png"),),
    attachments=(FileDraft("https://example.com/f.pdf", "f.pdf", 1024, "application/pdf"),),
    rating=(7, 10),
    root_id="question-q_0000000000",
    interactor=InteractorDraft("person-1", "Ada", "https://example.com/ada", "https://example.com/ada.png"),
    type="COMMENT",
    updated=WHEN,
)
Call: TypeAlias = "Callable[[HubClient], Awaitable[object]]"


@asynccontextmanager
async def answering(handler: Handler | Given, **options: Any) -> AsyncIterator[tuple[HubClient, RawServer]]:
    async with RawServer(handler if callable(handler) else lambda _request: handler) as server:
        client = HubClient(f"{server.url}/", TOKEN, **options)
        try:
            yield client, server
        finally:
            await client.close()


def error_answer(status: int, code: str, **more: str) -> bytes:
    return raw(status, {"code": code, "message": f"Error: what {code} says", **more})


def raw(status: int, body: object = b"", **headers: str) -> bytes:
    """Any status, also one that nobody knows."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = {"content_type": "application/json", "content_length": str(len(content)), "connection": "close"}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in (given | headers).items() if value]
    return "\r\n".join([f"HTTP/1.1 {status} Whatever", *lines, "", ""]).encode() + content


# --- Routes -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Route:
    name: str
    call: Call
    method: str
    path: str
    template: str  # as the vendor's description writes it
    answer: bytes
    query: dict[str, list[str]]
    body: object = None


_CHANNEL_BODY = {
    "name": "Brand",
    "uniqueName": "@brand",
    "imageUrl": "https://example.com/i.png",
    "endpoint": {
        "expirationTime": "2026-05-01T10:00:00.123Z",
        "user": {
            "id": "7",
            "name": "Ada",
            "profileUrl": "https://example.com/ada",
            "profileImage": "https://example.com/ada.png",
        },
    },
}
_USER = ChannelUser("7", "Ada", "https://example.com/ada", "https://example.com/ada.png")
_FULL_BODY = {
    "networkItemId": "question-q_0000000001",
    "message": "Hello",
    "pictures": [{"small": "https://example.com/s.png", "large": "https://example.com/l.png"}],
    "attachments": [
        {"url": "https://example.com/f.pdf", "name": "f.pdf", "size": 1024, "mimeType": "application/pdf"}
    ],
    "link": "https://example.com/shared",
    "rating": {"value": 7, "scale": 10},
    "url": "https://example.com/q/1",
    "type": "COMMENT",
    "createdTime": "2026-05-01T10:00:00.123Z",
    "root": {"rootId": "question-q_0000000000"},
    "interactor": {
        "interactorId": "person-1",
        "name": "Ada",
        "url": "https://example.com/ada",
        "picture": "https://example.com/ada.png",
    },
}
_NOT_IN_AN_UPDATE = {"networkItemId", "createdTime", "root", "interactor"}
_UPDATE_BODY = {name: value for name, value in _FULL_BODY.items() if name not in _NOT_IN_AN_UPDATE} | {
    "updatedTime": "2026-05-01T10:00:00.123Z",
}
_TICKET_ANSWER = {"_id": TICKET}

ROUTES = [
    Route("root", lambda hub: hub.root(), "GET", "/", "/", raw(200, {"channel": CHANNEL, "manifest": {}}), {}),
    Route(
        "patch_manifest",
        lambda hub: hub.patch_manifest({"webhook": None}),
        "PATCH",
        "/manifest",
        "/manifest",
        raw(200, {"inbox": {}}),
        {},
        {"webhook": None},
    ),
    Route(
        "create_channel",
        lambda hub: hub.create_channel(
            ChannelDraft("Brand", "@brand", "brand-1", "https://example.com/i.png", WHEN, _USER)
        ),
        "POST",
        "/channels",
        "/channels",
        raw(201, {**CHANNEL, "endpoint": {"accessToken": "new.token.here"}}),
        {},
        {**_CHANNEL_BODY, "networkId": "brand-1"},
    ),
    Route(
        "patch_channel",
        lambda hub: hub.patch_channel(ChannelPatch("Brand", "@brand", "https://example.com/i.png", WHEN, _USER)),
        "PATCH",
        "/channel",
        "/channel",
        raw(200, CHANNEL),
        {},
        _CHANNEL_BODY,
    ),
    Route(
        "deactivate",
        lambda hub: hub.deactivate_channel("The access expired & more"),
        "DELETE",
        "/channel",
        "/channel",
        raw(204, content_length="", content_type=""),
        {"reason": ["The access expired & more"]},
    ),
    Route(
        "deactivate_silently", lambda hub: hub.deactivate_channel(), "DELETE", "/channel", "/channel", raw(204), {}
    ),
    Route(
        "create_ticket",
        lambda hub: hub.create_ticket(fit_ticket(FULL)),
        "POST",
        "/inbox/tickets",
        "/inbox/tickets",
        raw(201, _TICKET_ANSWER),
        {},
        {"interaction": _FULL_BODY},
    ),
    Route(
        "update_ticket",
        lambda hub: hub.update_ticket(TICKET, fit_update(FULL)),
        "PATCH",
        f"/inbox/tickets/{TICKET}",
        "/inbox/tickets/{ticketId}",
        raw(200, _TICKET_ANSWER),
        {},
        {"interaction": _UPDATE_BODY},
    ),
    Route(
        "update_and_reset",
        lambda hub: hub.update_ticket(TICKET, fit_update(FULL), reset=True),
        "PATCH",
        f"/inbox/tickets/{TICKET}",
        "/inbox/tickets/{ticketId}",
        raw(200, _TICKET_ANSWER),
        {"reset": ["true"]},
        {"interaction": _UPDATE_BODY},
    ),
    Route(
        "reply_success",
        lambda hub: hub.reply_success(
            TICKET, FOLLOWUP, fit_reply("answer-1", WHEN, "https://example.com/a/1", "COMMENT")
        ),
        "POST",
        f"/inbox/tickets/{TICKET}/replies/{FOLLOWUP}/success",
        "/inbox/tickets/{ticketId}/replies/{followupId}/success",
        raw(201, _TICKET_ANSWER),
        {},
        {
            "interaction": {
                "networkItemId": "answer-1",
                "createdTime": "2026-05-01T10:00:00.123Z",
                "url": "https://example.com/a/1",
                "type": "COMMENT",
            }
        },
    ),
    Route(
        "reset_action",
        lambda hub: hub.reset_action(TICKET, "reply", followup_id=FOLLOWUP, reason="It was deleted."),
        "POST",
        f"/inbox/tickets/{TICKET}/reset/reply",
        "/inbox/tickets/{ticketId}/reset/{actionId}",
        raw(201, _TICKET_ANSWER),
        {},
        {"followupId": FOLLOWUP, "reason": "It was deleted."},
    ),
    Route(
        "reset_button",
        lambda hub: hub.reset_action(TICKET, "like"),
        "POST",
        f"/inbox/tickets/{TICKET}/reset/like",
        "/inbox/tickets/{ticketId}/reset/{actionId}",
        raw(201, _TICKET_ANSWER),
        {},
        {},
    ),
]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
async def test_each_route_as_the_api_has_it(route: Route) -> None:
    async with answering(route.answer) as (client, server):
        await route.call(client)
    [request] = server.requests
    assert (request.method, request.path) == (route.method, route.path)
    assert request.query == {"accesstoken": [TOKEN], **route.query}
    if route.body is None:
        assert request.body == b""
        assert "content-type" not in request.headers
    else:
        assert request.json == route.body
        assert request.headers["content-type"] == "application/json"


@pytest.mark.parametrize("route", [each for each in ROUTES if each.body is not None], ids=lambda route: route.name)
def test_bodies_keep_to_the_vendors_own_description(route: Route) -> None:
    operation = described()["paths"][route.template][route.method.lower()]
    schema = next(each["schema"] for each in operation["parameters"] if each["in"] == "body")
    body = {key: value for key, value in dict(route.body).items() if value is not None}  # type: ignore[call-overload]
    validator(schema, partial=route.method == "PATCH").validate(body)


async def test_what_comes_back() -> None:
    async with answering(raw(200, {"channel": CHANNEL, "manifest": {"inbox": {}}})) as (client, _server):
        root = await client.root()
    assert root.manifest == {"inbox": {}}
    assert (root.channel.name, root.channel.unique_name) == ("Brand", "@brand")
    assert (root.channel.network_id, root.channel.account_id) == ("brand-1", CHANNEL["accountId"])
    assert root.channel.expires == datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert root.channel.user == ChannelUser("7", "Ada", "https://example.com/ada", None)


async def test_a_reusable_manifest_is_not_there_and_damaged_extras_do_not_matter() -> None:
    channel = {"_id": "1", "name": 5, "endpoint": {"expirationTime": "never", "user": "Ada"}, "new": {}}
    async with answering(raw(200, {"channel": channel})) as (client, _server):
        root = await client.root()
    assert root.manifest is None
    assert (root.channel.id, root.channel.name, root.channel.expires, root.channel.user) == ("1", "", None, None)


async def test_the_new_token_of_a_channel_is_in_no_repr() -> None:
    answer = raw(201, {**CHANNEL, "endpoint": {"accessToken": " a.new.token\n"}})
    async with answering(answer) as (client, _server):
        new = await client.create_channel(ChannelDraft("Brand", "@brand"))
    assert new.access_token == "a.new.token"
    assert "a.new.token" not in repr(new)


async def test_a_path_in_front_of_the_api_is_kept() -> None:
    async with RawServer(lambda _request: raw(200, {"channel": CHANNEL})) as server:
        client = HubClient(f"{server.url}/hub/v1/", TOKEN)
        await client.root()
        await client.close()
    assert [request.path for request in server.requests] == ["/hub/v1/"]


@pytest.mark.parametrize("ident", ["", ".", "..", "x" * 257])
async def test_ids_that_cannot_be_never_leave(ident: str) -> None:
    async with answering(raw(201, _TICKET_ANSWER)) as (client, server):
        with pytest.raises(HubRejected):
            await client.reset_action(ident, "reply")
        with pytest.raises(HubRejected):
            await client.reply_success(TICKET, ident, fit_reply("answer-1"))
    assert server.requests == []


@pytest.mark.parametrize("ident", ["../../channel", "a?reset=true&x=", "a#b", "a/b", "ä\ud800", "%2e%2e", "a&b"])
async def test_ids_lead_to_no_other_route(ident: str) -> None:
    async with answering(raw(201, _TICKET_ANSWER)) as (client, server):
        await client.reset_action(ident, "reply")
    [request] = server.requests
    assert request.path.count("/") == 5
    assert request.query == {"accesstoken": [TOKEN]}


async def test_reasons_are_cut() -> None:
    async with answering(raw(201, _TICKET_ANSWER)) as (client, server):
        await client.reset_action(TICKET, "reply", reason="a\x00\ud800" + "x" * 5000)
        await client.deactivate_channel("€" * 5000)
    assert len(server.requests[0].json["reason"]) == 1000
    assert len(server.requests[1].query["reason"][0]) == 300


# --- Refusals ---------------------------------------------------------------------------------------------------

# status, code, error, whether trying again helps, part of the sentence, part of the next step
REFUSALS = [
    (400, "BadRequestError", HubRejected, Retry.NEVER, "what BadRequestError says", ""),
    (401, "AccessTokenInvalidError", HubTokenRefused, Retry.PERSON, "no longer accepts", "new token"),
    (401, "SomethingElse", HubTokenRefused, Retry.PERSON, "no longer accepts", "new token"),
    (403, "ChannelDeactivated", HubChannelDeactivated, Retry.PERSON, "deactivated", "re-activate"),
    (403, "AccessDenied", HubDenied, Retry.PERSON, "what AccessDenied says", "Ask an admin"),
    (403, "InsufficientPermissions", HubDenied, Retry.PERSON, "what InsufficientPermissions says", "Ask an admin"),
    (403, "ChannelLimitReached", HubChannelLimit, Retry.PERSON, "as many channels", "happy@socialhub.io"),
    (403, "NewKindOfNo", HubDenied, Retry.PERSON, "what NewKindOfNo says", "Ask an admin"),
    (404, "NotFoundError", HubGone, Retry.NEVER, "does not know", ""),
    (409, "ConflictError", HubConflict, Retry.NEVER, "already", ""),
    (
        409,
        "DuplicateChannel",
        HubDuplicateChannel,
        Retry.PERSON,
        "another SocialHub account",
        "support@socialhub.io",
    ),
    (422, "WebhookValidationError", HubWebhookFailed, Retry.NEVER, "webhook", "valid certificate"),
    (422, "OtherValidation", HubRejected, Retry.NEVER, "what OtherValidation says", ""),
    (418, "Teapot", HubRejected, Retry.NEVER, "what Teapot says", ""),
    (429, "TooManyRequestsError", HubRateLimited, Retry.LATER, "asks to wait", "Try again later"),
    (500, "InternalServerError", HubUnavailable, Retry.LATER, "problem of its own", "Try again later"),
    (503, "InternalServerError", HubUnavailable, Retry.LATER, "status 503", "Try again later"),
    (599, "Unheard", HubUnavailable, Retry.LATER, "status 599", "Try again later"),
]


@pytest.mark.parametrize(("status", "code", "error", "retry", "what", "advice"), REFUSALS)
async def test_each_refusal_says_what_to_do(
    status: int, code: str, error: type[WizardError], retry: Retry, what: str, advice: str
) -> None:
    async with answering(error_answer(status, code)) as (client, _server):
        with pytest.raises(WizardError) as caught:
            await client.create_ticket(fit_ticket(FULL))
    assert type(caught.value) is error
    assert caught.value.retry is retry
    assert what in caught.value.what
    assert advice in caught.value.advice
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


async def test_a_failed_webhook_says_how() -> None:
    answer = error_answer(422, "WebhookValidationError", data=f"Could not reach https://me.example ({TOKEN})")
    async with answering(answer) as (client, _server):
        with pytest.raises(HubWebhookFailed) as caught:
            await client.patch_manifest({"webhook": {}})
    assert caught.value.data == "Could not reach https://me.example ([removed])"


@pytest.mark.parametrize(("header", "wait"), [("880057", 880.057), ("90", 90), ("soon", 60), ("", 60)])
async def test_a_429_waits_as_told(header: str, wait: float) -> None:
    async with answering(raw(429, b"no JSON at all", retry_after=header)) as (client, server):
        with pytest.raises(HubRateLimited) as caught:
            await client.root()
        assert caught.value.wait == pytest.approx(wait)
        assert not caught.value.sent
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await client.reset_action(TICKET, "like")
    assert len(server.requests) == 1


async def test_a_500_may_say_how_long() -> None:
    async with answering(raw(503, b"<html>", retry_after="120")) as (client, _server):
        with pytest.raises(HubUnavailable) as caught:
            await client.root()
    assert caught.value.wait == 120
    assert caught.value.sent


@pytest.mark.parametrize(
    ("status", "code"), [(401, "AccessTokenInvalidError"), (401, ""), (403, "ChannelDeactivated")]
)
async def test_a_dead_token_is_never_sent_again(status: int, code: str) -> None:
    async with answering(error_answer(status, code)) as (client, server):
        results = await asyncio.gather(*(client.root() for _ in range(5)), return_exceptions=True)
        with pytest.raises(WizardError):
            await client.root()
    assert all(isinstance(each, HubTokenRefused | HubChannelDeactivated) for each in results)
    assert len(server.requests) == 1


async def test_a_denied_request_does_not_stop_the_others() -> None:
    answers = [error_answer(403, "AccessDenied"), raw(201, _TICKET_ANSWER)]
    async with answering(lambda _request: answers.pop(0)) as (client, _server):
        with pytest.raises(HubDenied):
            await client.patch_manifest({})
        assert await client.create_ticket(fit_ticket(FULL)) == TICKET


# --- What is not the API ----------------------------------------------------------------------------------------

_HTML = b"<!doctype html><title>Welcome to the hotel</title>"
NOT_THE_API = {
    "page": raw(200, _HTML, content_type="text/html"),
    "page as JSON": raw(200, _HTML),
    "empty": raw(200),
    "no content": raw(204, content_length=""),
    "list": raw(200, []),
    "null": raw(200, b"null"),
    "other object": raw(200, {"hello": "there"}),
    "not UTF-8": raw(200, b'{"_id": "\xff\xfe"}'),
    "nested": raw(200, b"[" * 100_000),
    "long number": raw(200, b'{"_id": ' + b"9" * 10_000 + b"}"),
    "damaged gzip": raw(200, b"\x1f\x8b not", content_encoding="gzip"),
    "gzip": raw(200, b"{}", content_encoding="gzip"),
    "error page": raw(404, _HTML, content_type="text/html"),
    "proxy": raw(403, _HTML, content_type="text/html"),
    "error without a code": raw(400, {"message": "Error: no"}),
    "error whose code is none": raw(400, {"code": 7, "message": "Error: no"}),
    "gateway": raw(502, _HTML, content_type="text/html"),
    "redirect": raw(302, b"", location="https://elsewhere.example/login"),
    "permanent redirect": raw(308, b"", location="/other"),
    "not modified": raw(304, content_length=""),
    "no HTTP": b"220 smtp.example ESMTP\r\n",
    "truncated": b"HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{",
    "bad chunks": b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
    "bad length": b"HTTP/1.1 201 Created\r\nContent-Length: -5\r\n\r\n{}",
    "bad header": b"HTTP/1.1 201 Created\r\nno colon\r\n\r\n{}",
    "huge header": b"HTTP/1.1 201 Created\r\nX: " + b"x" * 300_000 + b"\r\n\r\n{}",
    "nothing": None,
}


@pytest.mark.parametrize("name", NOT_THE_API)
async def test_whatever_else_answers_is_tried_again_later(name: str) -> None:
    async with answering(NOT_THE_API[name]) as (client, server):
        for call in (client.create_ticket(fit_ticket(FULL)), client.root()):
            with pytest.raises(HubUnavailable) as caught:
                await call
            assert caught.value.sent  # for all we know, what stands behind it may have carried it out
            assert caught.value.retry is Retry.LATER
            assert caught.value.__cause__ is None
            assert caught.value.__context__ is None
        server.handler = lambda _request: raw(201, _TICKET_ANSWER)  # the fault is over
        assert await client.create_ticket(fit_ticket(FULL)) == TICKET
    assert all(request.path in {"/", "/inbox/tickets"} for request in server.requests)  # no redirect followed


async def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    def endless(_request: Request) -> Given:
        return raw(201, b'{"_id": "' + b"x" * (LARGEST_ANSWER + 1_000_000) + b'"}')

    async with answering(endless) as (client, server):
        with pytest.raises(HubUnavailable) as caught:
            await client.create_ticket(fit_ticket(FULL))
        assert caught.value.sent
        server.handler = lambda _request: raw(201, _TICKET_ANSWER)
        assert await client.create_ticket(fit_ticket(FULL)) == TICKET


async def test_a_large_answer_is_read_and_any_content_type_will_do() -> None:
    answer = raw(201, {"_id": TICKET, "x": "y" * 3_000_000}, content_type="text/plain; charset=latin-1")
    async with answering(answer) as (client, _server):
        assert await client.create_ticket(fit_ticket(FULL)) == TICKET


async def test_an_answer_that_does_not_come() -> None:
    over = asyncio.Event()

    async def silent(_request: Request) -> Given:
        await over.wait()
        return None

    async with answering(silent, timeout=httpx.Timeout(60.0, read=1.0)) as (client, server):
        with pytest.raises(HubUnavailable, match="in time") as caught:
            await client.root()
        assert caught.value.sent
        over.set()
        server.handler = lambda _request: raw(200, {"channel": CHANNEL})
        await client.root()


async def test_an_answer_that_comes_drop_by_drop() -> None:
    """Each drop comes in time; the whole would take for ever."""
    hung_up = asyncio.Event()

    async def dribble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.05)
        writer.close()
        hung_up.set()

    async with await asyncio.start_server(dribble, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        client = HubClient(f"http://127.0.0.1:{port}/", TOKEN, timeout=httpx.Timeout(0.5))
        with pytest.raises(HubUnavailable, match="in time") as caught:
            await client.root()
        assert caught.value.sent
        await client.close()
        await hung_up.wait()


async def test_nobody_there_means_that_nothing_was_sent() -> None:
    async with RawServer(lambda _request: None) as server:
        url = server.url
    client = HubClient(url, TOKEN)
    with pytest.raises(HubUnavailable, match="cannot be reached") as caught:
        await client.root()
    assert not caught.value.sent
    await client.close()


@pytest.mark.parametrize(
    "url", ["http://api.socialhub.io/", "ftp://127.0.0.1/", "https://me:secret@api.socialhub.io/", "", "https://"]
)
def test_addresses_that_are_not_to_be_used(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        HubClient(url, TOKEN)
    assert "secret" not in str(caught.value)


# --- The token --------------------------------------------------------------------------------------------------


def _echo(request: Request) -> bytes:
    """A server that repeats the token wherever it can."""
    [token] = request.query["accesstoken"]
    text = f"no {token} https://api.socialhub.io/?accesstoken={token}&x=1"
    kind, status = {"GET": ("BadRequestError", 400), "POST": ("AccessDenied", 403)}.get(
        request.method, ("WebhookValidationError", 422)
    )
    body = {"code": kind, "message": f"Error: {text}", "data": text}
    return raw(status, body, x_echo=text, location=f"/?accesstoken={token}")


async def test_the_token_is_in_no_log_and_no_error(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").setLevel(logging.DEBUG)
    logging.getLogger("httpcore").setLevel(logging.DEBUG)
    texts: list[str] = []
    broken = f"HTTP/1.1 200 OK\r\n{TOKEN}\r\n\r\n".encode()
    async with answering(_echo) as (client, server):
        for handler in (_echo, lambda _request: broken, lambda _request: f"{TOKEN} \r\n\r\n".encode()):
            server.handler = handler
            for call in (client.root(), client.reset_action(TICKET, "like"), client.patch_manifest({})):
                with pytest.raises(WizardError) as caught:
                    await call
                error = caught.value
                texts += [str(error), repr(error), repr(vars(error)), "".join(traceback.format_exception(error))]
        texts.append(repr(client))
    texts += [record.getMessage() for record in caplog.records] + [str(record.args) for record in caplog.records]
    assert caplog.records, "nothing was logged: this test proves nothing"
    assert any(record.name.startswith("httpcore") for record in caplog.records)
    for text in texts:
        for part in (TOKEN, TOKEN.split(".")[1], "SECRET"):
            assert part not in text


async def test_the_request_line_is_logged_without_the_query(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "wizard")
    async with answering(raw(204)) as (client, _server):
        await client.deactivate_channel("a private reason")
    [line] = [record.getMessage() for record in caplog.records if record.name == "wizard.hub.client"]
    assert line.startswith("DELETE /channel: 204")


# --- The practice SocialHub -------------------------------------------------------------------------------------


@asynccontextmanager
async def practising(
    pacer: Pacer | None = None, **options: Any
) -> AsyncIterator[tuple[PracticeHub, HubClient, str]]:
    hub = PracticeHub(**options)
    channel = hub.add_channel("brand")
    async with hub.serve() as url:
        client = HubClient(url, channel.token, pacer=pacer)
        try:
            yield hub, client, channel.id
        finally:
            await client.close()


async def test_tickets_with_the_practice_socialhub() -> None:
    draft = TicketDraft("question-1", "Hello", interactor=InteractorDraft("7", "Ada"), root_id="root-000001")
    async with practising() as (hub, client, channel):
        ticket = await client.create_ticket(fit_ticket(draft))
        with pytest.raises(HubConflict):
            await client.create_ticket(fit_ticket(draft))
        changed = TicketDraft("question-1", "x" * 12_000, updated=WHEN, interactor=draft.interactor)
        await client.update_ticket(ticket, fit_update(changed), reset=True)
        message = str(hub.ticket(ticket).interaction["message"])
        assert len(message) == 10_000
        assert message.endswith("…")
        with pytest.raises(HubGone):
            await client.update_ticket("0" * 24, fit_update(changed))
        assert [each.id for each in hub.tickets(channel)] == [ticket]


async def test_the_channel_with_the_practice_socialhub() -> None:
    async with practising() as (_hub, client, channel):
        root = await client.root()
        assert root.channel.id == channel
        assert root.manifest is not None
        user = ChannelUser("7", "Ada", "http://example.com/ada", "http://example.com/no.png")
        patch = ChannelPatch(name="New\nname", expires=datetime.now(UTC) + timedelta(days=1), user=user)
        assert (await client.patch_channel(patch)).name == "New name"
        assert await client.patch_manifest({}) == root.manifest
        with pytest.raises(HubRejected):
            await client.patch_manifest({"inbox": {"ticketActions": [{"type": "no"}]}})
        await client.deactivate_channel("The access ended")
        with pytest.raises((HubChannelDeactivated, HubTokenRefused)):
            await client.root()


async def test_a_replaced_token_with_the_practice_socialhub() -> None:
    async with practising() as (hub, client, channel):
        await client.root()
        hub.replace_token(channel)
        with pytest.raises(HubTokenRefused):
            await client.root()


async def test_many_tickets_within_a_limit_of_the_practice_socialhub() -> None:
    """How a window's length is learnt is tried elsewhere: a busy machine answers too late for so short a one."""
    async with practising(Pacer(window=1.5), limit=60, window=1.5) as (hub, client, channel):
        drafts = [fit_ticket(TicketDraft(f"question-{number}", "Hello")) for number in range(150)]
        await asyncio.gather(*(client.create_ticket(draft) for draft in drafts))
        assert len(hub.tickets(channel)) == 150
        assert {request.status for request in hub.requests} == {201}
