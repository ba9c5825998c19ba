"""The routes of SocialHub's API. Their names are what a fault plan calls them."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from wizard.practice.hub import rules
from wizard.practice.hub.errors import ApiError, bad_request, internal, not_found
from wizard.practice.hub.gate import access_token

if TYPE_CHECKING:
    from wizard.practice.hub.records import PracticeChannel
    from wizard.practice.hub.rules import Json
    from wizard.practice.hub.service import Service

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


class Api:
    """HTTP around a `Service`: reads requests, and writes what it answers."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def routes(self) -> list[Route]:
        ticket = "/inbox/tickets/{ticket_id}"
        return [
            Route("/", self._root, methods=["GET"], name="get_root"),
            Route("/manifest", self._patch_manifest, methods=["PATCH"], name="patch_manifest"),
            Route("/channels", self._create_channel, methods=["POST"], name="create_channel"),
            Route("/channel", self._patch_channel, methods=["PATCH"], name="patch_channel"),
            Route("/channel", self._delete_channel, methods=["DELETE"], name="delete_channel"),
            Route("/inbox/tickets", self._create_ticket, methods=["POST"], name="create_ticket"),
            Route(ticket, self._patch_ticket, methods=["PATCH"], name="patch_ticket"),
            Route(
                f"{ticket}/replies/{{followup_id}}/success", self._succeed, methods=["POST"], name="reply_success"
            ),
            Route(f"{ticket}/reset/{{action_id}}", self._reset, methods=["POST"], name="reset_action"),
        ]

    async def _root(self, request: Request) -> Response:
        return JSONResponse(self._service.root(self._channel(request)))

    async def _patch_manifest(self, request: Request) -> Response:
        channel = self._channel(request)
        return JSONResponse(await self._service.patch_manifest(channel, await _body(request)))

    async def _create_channel(self, request: Request) -> Response:
        claims = self._service.claims_of_temporary(access_token(request.scope))
        return JSONResponse(self._service.create_channel(claims, await _body(request)), status_code=201)

    async def _patch_channel(self, request: Request) -> Response:
        channel = self._channel(request)
        return JSONResponse(self._service.patch_channel(channel, await _body(request)))

    async def _delete_channel(self, request: Request) -> Response:
        self._service.delete_channel(self._channel(request), request.query_params.get("reason", ""))
        return Response(status_code=204)

    async def _create_ticket(self, request: Request) -> Response:
        channel = self._channel(request)
        return JSONResponse(self._service.create_ticket(channel, await _body(request)), status_code=201)

    async def _patch_ticket(self, request: Request) -> Response:
        channel, body = self._channel(request), await _body(request)
        ticket_id, reset = _path(request, "ticket_id", rules.OBJECT_ID), _flag(request, "reset")
        return JSONResponse(self._service.patch_ticket(channel, ticket_id, body, reset=reset))

    async def _succeed(self, request: Request) -> Response:
        channel, body = self._channel(request), await _body(request)
        ticket_id = _path(request, "ticket_id", rules.OBJECT_ID)
        followup_id = _path(request, "followup_id", rules.UUID)
        return JSONResponse(self._service.succeed(channel, ticket_id, followup_id, body), status_code=201)

    async def _reset(self, request: Request) -> Response:
        channel, body = self._channel(request), await _body(request)
        ticket_id = _path(request, "ticket_id", rules.OBJECT_ID)
        action_id = _path(request, "action_id", rules.ACTION_ID)
        return JSONResponse(self._service.reset(channel, ticket_id, action_id, body), status_code=201)

    def _channel(self, request: Request) -> PracticeChannel:
        return self._service.channel_behind(access_token(request.scope))


async def _body(request: Request) -> Json:
    """The JSON object in the body; raises the 400."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise bad_request("The Content-Type has to be application/json.")
    try:
        body = json.loads(await request.body(), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise bad_request("The body is no JSON.") from error
    if not isinstance(body, dict):
        raise bad_request("The body has to be a JSON object.")
    return body


def _no_number(_name: str) -> NoReturn:
    """NaN and Infinity are Python's idea of JSON."""
    raise ValueError("no number")


def _path(request: Request, name: str, pattern: str) -> str:
    value = str(request.path_params[name])
    if not re.fullmatch(pattern, value):
        raise bad_request(f"The {name.replace('_', ' ')} in the path is malformed.")
    return value


def _flag(request: Request, name: str) -> bool:
    value = request.query_params.get(name, "false")
    if value not in {"true", "false"}:
        raise bad_request(f"{name} has to be true or false.")
    return value == "true"


# --- Errors ------------------------------------------------------------------------------------------------


async def show_error(_request: Request, error: Exception) -> Response:
    """`ApiError`, and everything unexpected as SocialHub's 500."""
    shown = error if isinstance(error, ApiError) else internal()
    return JSONResponse(shown.body(), status_code=shown.status)


async def show_unknown_route(_request: Request, _error: Exception) -> Response:
    missing = not_found("The route")
    return JSONResponse(missing.body(), status_code=missing.status)
