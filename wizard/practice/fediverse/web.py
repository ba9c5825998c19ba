"""What every route needs: the parameters of a request, who asks, pages with their links, errors as JSON."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlencode

from starlette.datastructures import Headers, MutableHeaders, UploadFile
from starlette.responses import JSONResponse

from wizard.practice.faults import Fault, Kind, route_name
from wizard.practice.fediverse.limits import Allowance, Pace
from wizard.practice.fediverse.model import Refused
from wizard.practice.fediverse.paging import Page
from wizard.practice.fediverse.render import Renderer
from wizard.practice.fediverse.tokens import OAuthError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import HTTPConnection, Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from wizard.practice.fediverse.model import Account
    from wizard.practice.fediverse.tokens import Token, TokenOffice
    from wizard.practice.fediverse.world import World

_FALSE = {"0", "f", "F", "false", "FALSE", "off", "OFF", ""}  # what counts as no; everything else is yes
_LOG_LENGTH = 100_000


@dataclass(frozen=True, slots=True)
class Office:
    """What the routes work with."""

    name: str
    world: World
    tokens: TokenOffice

    def renderer(self, request: HTTPConnection, viewer: Account | None) -> Renderer:
        return Renderer(self.world, base_of(request), viewer.id if viewer else None)


def base_of(request: HTTPConnection) -> str:
    """The server's http address as this client knows it, without a slash at its end."""
    base = str(request.base_url).rstrip("/")
    return f"http{base.removeprefix('ws')}" if base.startswith("ws") else base


# --- Parameters ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent, with the name and the type that its sender gave it."""

    name: str
    mime_type: str
    content: bytes

    @classmethod
    async def read(cls, upload: UploadFile) -> SentFile:
        return cls(upload.filename or "file", upload.content_type or "", await upload.read())


class Params:
    """Query, form and JSON alike, in the way of the original: `a[]=1&a[]=2` and `{"a": [1, 2]}` are the same,
    `poll[multiple]=true` and `{"poll": {"multiple": true}}` too."""

    def __init__(self) -> None:
        self._values: defaultdict[str, list[str]] = defaultdict(list)
        self.files: dict[str, SentFile] = {}

    def one(self, name: str, default: str = "") -> str:
        values = self._values.get(name)
        return values[-1] if values else default

    def many(self, name: str) -> list[str]:
        return list(self._values.get(name, ()))

    def flag(self, name: str) -> bool:
        return self.one(name) not in _FALSE

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def add(self, name: str, value: object) -> None:
        """Flattens what JSON nests; null is as if it were not there."""
        if isinstance(value, Mapping):
            for key, inner in value.items():
                self.add(f"{name}[{key}]", inner)
        elif isinstance(value, list):
            for inner in value:
                self.add(name, inner)
        elif value is not None:
            text = json.dumps(value) if isinstance(value, bool | int | float) else str(value)
            self._values[name.removesuffix("[]")].append(text)


def query_of(request: HTTPConnection) -> Params:
    params = Params()
    for name, value in request.query_params.multi_items():
        params.add(name, value)
    return params


async def params_of(request: Request) -> Params:
    """Query and body. Raises Refused (400) for a body that cannot be read."""
    params = query_of(request)
    if request.headers.get("content-type", "").startswith("application/json"):
        for name, value in (await _json_object(request)).items():
            params.add(str(name), value)
        return params
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                params.files[name] = await SentFile.read(value)
            else:
                params.add(name, value)
    return params


async def _json_object(request: Request) -> Mapping[str, object]:
    try:
        data = json.loads(await request.body() or b"{}")
    except ValueError as error:
        raise Refused(400, "Error parsing JSON request body") from error
    if not isinstance(data, dict):
        raise Refused(400, "Error parsing JSON request body")
    return data


# --- Who asks --------------------------------------------------------------------------------------------------


def bearer(headers: Headers) -> str:
    """The token of the Authorization header, or nothing."""
    scheme, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else ""


def check_token(office: Office, value: str, scopes: Sequence[str]) -> Token:
    """Raises Refused for a token that is unknown or revoked, and 403 for one without any of the scopes."""
    token = office.tokens.token(value)
    if token is None:
        raise Refused(office.world.manner.refused_token_status, "The access token is invalid")
    if not office.world.manner.fine_scopes:
        scopes = [scope.partition(":")[0] for scope in scopes]
    if scopes and not token.allows(*scopes):
        raise Refused(403, "This action is outside the authorized scopes")
    return token


def user(office: Office, request: Request, *scopes: str) -> Account:
    """Who is logged in. Raises Refused for anybody else, also for an app on its own (422)."""
    token = check_token(office, bearer(request.headers), scopes)
    if token.account is None:
        raise Refused(422, "This method requires an authenticated user")
    return office.world.account(token.account)


def reader(office: Office, request: Request, *scopes: str) -> Account | None:
    """Who is logged in, or None: what is public can be read without a token. A bad token is refused."""
    value = bearer(request.headers)
    if not value:
        return None
    token = check_token(office, value, scopes)
    return None if token.account is None else office.world.account(token.account)


# --- Pages -----------------------------------------------------------------------------------------------------


def page_of(params: Params, order: Callable[[str], int | None], default: int) -> Page:
    """The page that `limit`, `max_id`, `since_id` and `min_id` ask for; at most twice the default."""

    def bound(name: str) -> int | None:
        return order(params.one(name)) if params.one(name) else None

    try:
        limit = abs(int(params.one("limit", str(default))))
    except ValueError:
        limit = 0
    return Page(min(limit, 2 * default), bound("max_id"), bound("since_id"), bound("min_id"))


def page_answer(
    office: Office, request: Request, rendered: list[dict[str, object]], kept: Sequence[str], *, more: bool
) -> Response:
    """The page with its `Link` header: `prev` (by `min_id`) and, where there may be `more`, `next` (`max_id`).

    `kept`: the parameters that the links carry on.
    """
    answer = JSONResponse(rendered)
    if not rendered or not office.world.manner.link_headers:
        return answer
    carried = [(name, value) for name, value in request.query_params.multi_items() if name in kept]
    where = f"{base_of(request)}{request.url.path}"

    def link(bound: str, entry: dict[str, object], rel: str) -> str:
        return f'<{where}?{urlencode([*carried, (bound, str(entry["id"]))])}>; rel="{rel}"'

    links = [link("max_id", rendered[-1], "next")] if more else []
    links.append(link("min_id", rendered[0], "prev"))
    answer.headers["link"] = ", ".join(links)
    return answer


# --- Errors, limits, log ---------------------------------------------------------------------------------------


async def refuse(_request: Request, error: Exception) -> Response:
    """A `Refused` as the API writes it."""
    assert isinstance(error, Refused)  # noqa: S101  for the type checker; it is registered for nothing else
    body = {"error": error.error}
    if isinstance(error, OAuthError):
        body["error_description"] = error.description
    answer = JSONResponse(body, status_code=error.status)
    if error.status == 401:
        answer.headers["www-authenticate"] = 'Bearer realm="Doorkeeper", error="invalid_token"'
    return answer


async def no_such_route(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "Not Found"}, status_code=404)


async def wrong_method(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "Method Not Allowed"}, status_code=405)


class PaceMiddleware:
    """Holds API requests to the rate limits, and tells of them on every answer."""

    def __init__(self, app: ASGIApp, *, pace: Pace, tokens: TokenOffice) -> None:
        self._app = app
        self._pace = pace
        self._tokens = tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        upload = scope["method"] == "POST" and scope["path"].endswith("/media")
        allowance = self._pace.take(self._who(scope), upload=upload)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(allowance.headers())
            await send(message)

        if allowance.exceeded:
            refused = JSONResponse({"error": "Too many requests"}, status_code=429)
            await refused(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)

    def _who(self, scope: Scope) -> str:
        token = self._tokens.token(bearer(Headers(scope=scope)))
        if token is None:
            return f"address {(scope.get('client') or ('unknown',))[0]}"
        return token.account or f"app {token.app.id}"


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """A request that was made. `status` is 0 if it got no answer. Neither query nor headers are kept."""

    method: str
    path: str
    status: int
    route: str


RequestLog: TypeAlias = deque[RequestRecord]


def new_log() -> RequestLog:
    return deque(maxlen=_LOG_LENGTH)


class LogMiddleware:
    """Notes every request, except those for the practice server's own pages and controls."""

    def __init__(self, app: ASGIApp, *, log: RequestLog, done: Callable[[], None]) -> None:
        self._app = app
        self._log = log
        self._done = done

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        route = route_name(scope) if scope["type"] in {"http", "websocket"} else None
        if route is None or scope["path"].startswith("/practice/"):
            await self._app(scope, receive, send)
            return
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                status = message["status"]
            elif message["type"] == "websocket.accept":
                status = 101
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            self._log.append(RequestRecord(scope.get("method", "GET"), scope["path"], status, route))
            self._done()


def fault_error(pace: Pace) -> Callable[[int, Fault], tuple[Mapping[str, str], bytes]]:
    """How this server words the errors that faults make it answer; a 429 says when to come back."""

    def form(_status: int, fault: Fault) -> tuple[Mapping[str, str], bytes]:
        headers = {"content-type": "application/json; charset=utf-8"}
        error = "Something went wrong on the server"
        if fault.kind is Kind.LIMITED:
            error = "Too many requests"
            headers |= Allowance(pace.limits.requests, 0, pace.now() + fault.seconds, exceeded=True).headers()
        return headers, json.dumps({"error": error}).encode()

    return form
