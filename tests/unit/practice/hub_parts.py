"""What the tests of the practice SocialHub share: a client without opinions, and a webhook receiver that obeys."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections import deque
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from wizard.practice.hub import PracticeHub
from wizard.practice.serving import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from wizard.practice.hub import PracticeChannel

SECRET = "a secret for practice, 32 or more"
TOKEN_OF_NOBODY = "eyJhbGciOiJIUzI1NiJ9.eyJhY2NvdW50SWQiOiJ4In0.c2lnbmF0dXJl"


def label(text: str) -> dict[str, str]:
    return {"en": text, "de": text, "fr": text}


REPLY = {"type": "reply", "id": "reply", "label": label("Reply")}
ACTIONS: list[dict[str, Any]] = [
    REPLY,
    {
        "type": "reply",
        "id": "short",
        "label": label("Short reply"),
        "config": {"maxLength": 20, "approvalProcess": False, "forceTagging": False},
        "attachments": {"noText": True},
        "options": [{"id": "kind", "label": label("Kind")}, {"id": "firm", "label": label("Firm")}],
    },
    {"type": "reply", "id": "filed", "label": label("With a file"), "attachments": {}},
    {"type": "button", "id": "like", "label": label("Like")},
    {"type": "delete", "id": "delete", "label": label("Delete")},
]


def interaction(item: str = "question-1", **fields: Any) -> dict[str, Any]:
    return {
        "networkItemId": item,
        "message": "Hello, can someone help me?",
        "interactor": {"interactorId": "person-1", "name": "Ada"},
        **fields,
    }


@dataclass
class Api:
    """A Channel's token and a client: sends what it is told."""

    hub: PracticeHub
    base: str
    client: httpx.AsyncClient
    channel: PracticeChannel

    async def __call__(
        self, method: str, path: str, body: object = None, *, token: str | None = None, **query: str
    ) -> httpx.Response:
        shown = self.hub.channel(self.channel.id).token if token is None else token
        return await self.client.request(
            method,
            path,
            params={"accesstoken": shown, **query},
            content=None if body is None else json.dumps(body),
            headers={} if body is None else {"Content-Type": "application/json"},
        )

    async def create(self, item: str = "question-1", **fields: Any) -> httpx.Response:
        return await self("POST", "/inbox/tickets", {"interaction": interaction(item, **fields)})

    async def ticket(self, item: str = "question-1", **fields: Any) -> str:
        """The id of a new Ticket."""
        answer = await self.create(item, **fields)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["_id"])

    async def succeed(self, ticket_id: str, followup_id: str, item: str = "answer-1") -> httpx.Response:
        path = f"/inbox/tickets/{ticket_id}/replies/{followup_id}/success"
        return await self("POST", path, {"interaction": {"networkItemId": item}})

    async def reset(self, ticket_id: str, action_id: str, **body: str) -> httpx.Response:
        return await self("POST", f"/inbox/tickets/{ticket_id}/reset/{action_id}", body)


PATIENCE = 60.0  # seconds; only a defect takes so long


@asynccontextmanager
async def practising(**options: Any) -> AsyncIterator[Api]:
    """A served hub with one Channel."""
    hub = PracticeHub(**options)
    async with (
        hub.serve() as base,
        httpx.AsyncClient(base_url=base, trust_env=False, timeout=PATIENCE) as client,
    ):
        yield Api(hub, base, client, hub.add_channel(network_id="page-1"))


def refused(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of an error, which has to have SocialHub's form."""
    body = answer.json()
    assert set(body) <= {"code", "message", "data"}
    assert body["message"].startswith("Error: ")
    assert len(body["message"]) > len("Error: ")
    return answer.status_code, body["code"]


@dataclass
class Receiver:
    """A webhook receiver. `answers`: how it answers next; when they are used up, well."""

    base: str = ""
    answers: deque[str | int] = field(default_factory=deque)
    received: list[dict[str, Any]] = field(default_factory=list)
    templates: list[dict[str, Any]] = field(default_factory=list)
    asked_for_templates: list[str] = field(default_factory=list)
    _release: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def webhook(self) -> dict[str, str]:
        return {"url": f"{self.base}/hook", "secret": SECRET}

    @property
    def events(self) -> list[dict[str, Any]]:
        """The ticket actions that came, in order."""
        return [event for body in self.received for event in body["events"].get("ticket_action", [])]

    async def hook(self, request: Request) -> Response:
        raw = await request.body()
        challenge = _checked_challenge(request, raw)
        self.received.append(json.loads(raw))
        how = self.answers.popleft() if self.answers else "good"
        if how == "silent":
            await self._release.wait()
        if isinstance(how, int):
            return Response(status_code=how, headers={"X-SocialHub-Challenge": challenge})
        if how == "missing":
            return Response()
        return Response(headers={"X-SocialHub-Challenge": "0" * 64 if how == "wrong" else challenge})

    async def list_templates(self, request: Request) -> Response:
        _checked_challenge(request, b"")
        self.asked_for_templates.append(request.url.query)
        return JSONResponse(self.templates)

    def release(self) -> None:
        """Lets the silent answers go."""
        self._release.set()


def _checked_challenge(request: Request, raw: bytes) -> str:
    """Written again from the description: the signature has to be right, whoever wrote it."""
    timestamp = request.headers["X-SocialHub-Timestamp"]
    assert timestamp.isdigit()
    assert len(timestamp) == len("1700000000000")
    challenge = hashlib.sha256(timestamp.encode() + b";" + SECRET.encode()).hexdigest()
    expected = hmac.new(challenge.encode(), raw, "sha256").hexdigest()
    assert request.headers["X-SocialHub-Signature"] == expected
    return challenge


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = Starlette(
        routes=[
            Route("/hook", receiver.hook, methods=["POST"]),
            Route("/templates", receiver.list_templates, methods=["GET"]),
        ]
    )
    async with serve(app) as base:
        receiver.base = base
        try:
            yield receiver
        finally:
            receiver.release()


@asynccontextmanager
async def connected(**options: Any) -> AsyncIterator[tuple[Api, Receiver]]:
    """A hub whose Channel has actions, and a webhook that was tested."""
    async with receiving() as receiver, practising(**options) as api:
        body = {"webhook": receiver.webhook, "inbox": {"ticketActions": ACTIONS}}
        answer = await api("PATCH", "/manifest", body)
        assert answer.status_code == 200, answer.text
        receiver.received.clear()
        yield api, receiver
