"""`/practice/…`: what people and tests do, as JSON, for other processes. The package lists the routes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from wizard.practice.hub.desk import NotPossible
from wizard.practice.hub.store import iso

if TYPE_CHECKING:
    from wizard.practice.faults import Faults
    from wizard.practice.hub.desk import Desk
    from wizard.practice.hub.gate import Limits
    from wizard.practice.hub.records import PracticeChannel, PracticeTicket
    from wizard.practice.hub.store import Store

Json: TypeAlias = "dict[str, Any]"
Action: TypeAlias = Callable[[Json, Request], Awaitable[Response]]


class Admin:
    """The JSON face of a `Desk`, and of the limits and faults."""

    def __init__(self, store: Store, desk: Desk, limits: Limits, faults: Faults) -> None:
        self._store = store
        self._desk = desk
        self._limits = limits
        self._faults = faults

    def routes(self) -> list[Route]:
        channel = "channels/{channel_id}"
        return [
            _route("GET", "channels", self._channels),
            _route("POST", "channels", self._add_channel),
            _route("POST", f"{channel}/token", self._replace_token),
            _route("POST", f"{channel}/deactivate", self._deactivate),
            _route("POST", f"{channel}/reactivate", self._reactivate),
            _route("POST", f"{channel}/promote", self._promote),
            _route("POST", "temporary-token", self._temporary_token),
            _route("GET", "tickets", self._tickets),
            _route("POST", "reply", self._reply),
            _route("POST", "template-reply", self._template_reply),
            _route("POST", "press", self._press),
            _route("POST", "delete", self._delete),
            _route("POST", "resend", self._resend),
            Route("/practice/files", self._add_file, methods=["POST"], name="practice_add_file"),
            Route("/practice/files/{file_id}", self._file, methods=["GET"], name="practice_file"),
            _route("GET", "events", self._events),
            _route("GET", "requests", self._requests),
            _route("GET", "faults", self._show_faults),
            _route("PUT", "faults", self._set_faults),
            _route("GET", "limits", self._show_limits),
            _route("PUT", "limits", self._set_limits),
            _route("GET", "version", self._version),
        ]

    # --- Channels ------------------------------------------------------------------------------------------

    async def _channels(self, _body: Json, _request: Request) -> Response:
        return JSONResponse([self._channel_json(channel) for channel in self._store.channels.values()])

    async def _add_channel(self, body: Json, _request: Request) -> Response:
        channel = self._desk.add_channel(
            _text(body, "name", "Practice channel"),
            reusable=body.get("reusable") is True,
            network_id=_maybe_text(body, "networkId"),
            account_id=_maybe_text(body, "accountId"),
        )
        return JSONResponse(self._channel_json(channel), status_code=201)

    async def _replace_token(self, _body: Json, request: Request) -> Response:
        return JSONResponse({"token": self._desk.replace_token(request.path_params["channel_id"])})

    async def _deactivate(self, body: Json, request: Request) -> Response:
        self._desk.deactivate(request.path_params["channel_id"], _text(body, "reason", "deactivated by an admin"))
        return JSONResponse({})

    async def _reactivate(self, _body: Json, request: Request) -> Response:
        return JSONResponse({"token": self._desk.reactivate(request.path_params["channel_id"])})

    async def _promote(self, body: Json, request: Request) -> Response:
        self._desk.promote(request.path_params["channel_id"], _text(body, "name"))
        return JSONResponse({})

    async def _temporary_token(self, body: Json, _request: Request) -> Response:
        token = self._desk.temporary_token(
            _text(body, "manifestId"),
            account_id=_maybe_text(body, "accountId"),
            channel_id=_maybe_text(body, "channelId"),
            lifetime=_number(body, "lifetime", 1800),
        )
        return JSONResponse({"token": token})

    def _channel_json(self, channel: PracticeChannel) -> Json:
        return {
            "id": channel.id,
            "accountId": channel.account_id,
            "manifestId": channel.manifest_id,
            "name": channel.name,
            "networkId": channel.network_id,
            "token": channel.token,
            "active": channel.active,
            "manifest": self._store.manifest_of(channel).as_json(),
        }

    # --- Tickets -------------------------------------------------------------------------------------------

    async def _tickets(self, _body: Json, request: Request) -> Response:
        channel = self._desk.channel(request.query_params.get("channelId", ""))
        hidden = request.query_params.get("hidden") == "true"
        tickets = [ticket for ticket in self._store.tickets_of(channel.id) if hidden or not ticket.hidden]
        return JSONResponse([_ticket_json(ticket) for ticket in tickets])

    async def _reply(self, body: Json, _request: Request) -> Response:
        files = body.get("attachments", [])
        if not isinstance(files, list) or not all(isinstance(file, dict) for file in files):
            raise NotPossible("attachments is a list of objects.")
        followup_id = self._desk.reply(
            _text(body, "ticketId"),
            _text(body, "text", ""),
            action_id=_maybe_text(body, "actionId"),
            attachments=files,
            option=_maybe_text(body, "option"),
        )
        return JSONResponse({"followupId": followup_id})

    async def _template_reply(self, body: Json, _request: Request) -> Response:
        variables = body.get("variables", {})
        if not isinstance(variables, dict):
            raise NotPossible("variables is an object.")
        followup_id = await self._desk.template_reply(
            _text(body, "ticketId"),
            _text(body, "template"),
            variables={name: str(value) for name, value in variables.items()},
            language=_text(body, "language", "en"),
            action_id=_maybe_text(body, "actionId"),
        )
        return JSONResponse({"followupId": followup_id})

    async def _press(self, body: Json, _request: Request) -> Response:
        return JSONResponse({"uuid": self._desk.press(_text(body, "ticketId"), _text(body, "actionId"))})

    async def _delete(self, body: Json, _request: Request) -> Response:
        return JSONResponse({"uuid": self._desk.delete(_text(body, "ticketId"), _maybe_text(body, "actionId"))})

    async def _resend(self, body: Json, _request: Request) -> Response:
        self._desk.resend(_text(body, "uuid"))
        return JSONResponse({})

    async def _add_file(self, request: Request) -> Response:
        name = request.query_params.get("name", "file")
        media_type = request.headers.get("content-type", "application/octet-stream")
        base = str(request.base_url).rstrip("/")
        return JSONResponse(self._desk.add_file(base, name, await request.body(), media_type))

    async def _file(self, request: Request) -> Response:
        """Always to be saved, never shown: whatever is inside must not run as a page of this server."""
        file = self._store.files.get(request.path_params["file_id"])
        if file is None:
            return JSONResponse({"problem": "There is no such file."}, status_code=404)
        _, media_type, data = file
        headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
        return Response(data, media_type=media_type, headers=headers)

    # --- What happened, and what goes wrong ----------------------------------------------------------------

    async def _events(self, _body: Json, request: Request) -> Response:
        channel_id = request.query_params.get("channelId")
        events = [event for event in self._store.events.values() if channel_id in {None, event.channel_id}]
        return JSONResponse([asdict(event) for event in events])

    async def _requests(self, _body: Json, _request: Request) -> Response:
        return JSONResponse([asdict(request) for request in self._store.requests])

    async def _show_faults(self, _body: Json, _request: Request) -> Response:
        return JSONResponse(self._faults.dump())

    async def _set_faults(self, body: Json, _request: Request) -> Response:
        try:
            self._faults.load(body)
        except ValueError as error:
            raise NotPossible(str(error)) from error
        return JSONResponse(self._faults.dump())

    async def _show_limits(self, _body: Json, _request: Request) -> Response:
        shown = {"limit": self._limits.limit, "window": self._limits.window}
        return JSONResponse({**shown, "channels": self._store.channel_limit})

    async def _set_limits(self, body: Json, request: Request) -> Response:
        limit, window = _number(body, "limit", self._limits.limit), _number(body, "window", self._limits.window)
        channels = _number(body, "channels", self._store.channel_limit)
        self._limits.limit, self._limits.window, self._store.channel_limit = int(limit), window, int(channels)
        self._limits.reset()
        return await self._show_limits(body, request)

    async def _version(self, _body: Json, _request: Request) -> Response:
        return JSONResponse({"version": self._store.version})


def _route(method: str, path: str, action: Action) -> Route:
    async def endpoint(request: Request) -> Response:
        try:
            return await action(await _body(request), request)
        except NotPossible as error:
            return JSONResponse({"problem": str(error)}, status_code=400)

    return Route(f"/practice/{path}", endpoint, methods=[method], name=f"practice_{method.lower()}_{path}")


async def _body(request: Request) -> Json:
    raw = await request.body()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError as error:
        raise NotPossible("The body is no JSON.") from error
    if not isinstance(body, dict):
        raise NotPossible("The body has to be an object.")
    return body


def _text(body: Json, name: str, default: str | None = None) -> str:
    value = body.get(name, default)
    if not isinstance(value, str):
        raise NotPossible(f"{name} has to be a string.")
    return value


def _maybe_text(body: Json, name: str) -> str | None:
    return None if body.get(name) is None else _text(body, name)


def _number(body: Json, name: str, default: float) -> float:
    value = body.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotPossible(f"{name} has to be a number.")
    return value


def _ticket_json(ticket: PracticeTicket) -> Json:
    fields = asdict(ticket)
    for followup in fields["followups"]:
        followup["created"] = iso(followup["created"])
    return {**fields, "created": iso(ticket.created), "updated": iso(ticket.updated)}
