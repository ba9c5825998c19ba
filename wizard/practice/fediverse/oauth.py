"""Registering an app, the log-in page, and the token routes."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit, urlunsplit

from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from wizard.practice.fediverse.model import invalid
from wizard.practice.fediverse.pages import authorize_page, code_page, page, problem_page
from wizard.practice.fediverse.tokens import OUT_OF_BAND, SCOPES, OAuthError
from wizard.practice.fediverse.web import Params, params_of, query_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from wizard.practice.fediverse.model import Account
    from wizard.practice.fediverse.tokens import App, Token
    from wizard.practice.fediverse.web import Office

_COOKIE = "practice_session"
_CARRIED = (
    "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method",
    "force_login",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """What an app asks for at the log-in page: checked, so that the answer may go to its `redirect_uri`."""

    app: App
    redirect_uri: str
    scopes: tuple[str, ...]
    state: str
    challenge: str | None
    carried: dict[str, str]  # the parameters as they came, for the page's form


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is logged in. `seal` proves that a form came from a page of ours."""

    account: str
    seal: str


class _Astray(Exception):
    """The wish is wrong in a way that the app is told of, at its `redirect_uri`."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error
        self.description = description


class OAuthRoutes:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._world = office.world
        self._tokens = office.tokens
        self._sessions: dict[str, Session] = {}

    def routes(self) -> list[Route]:
        return [
            Route("/api/v1/apps", self.register, methods=["POST"], name="register_app"),
            Route("/oauth/authorize", self.ask, name="authorize_page"),
            Route("/oauth/authorize", self.decide, methods=["POST"], name="authorize"),
            Route("/oauth/token", self.token, methods=["POST"], name="token"),
            Route("/oauth/revoke", self.revoke, methods=["POST"], name="revoke"),
        ]

    # --- Apps -----------------------------------------------------------------------------------------------

    async def register(self, request: Request) -> Response:
        params = await params_of(request)
        name, scopes = params.one("client_name"), _scopes(params.one("scopes", "read"))
        uris = tuple(uri for value in params.many("redirect_uris") for uri in value.split())
        if not name:
            raise invalid("Application name can't be blank")
        if not uris or not all(uri == OUT_OF_BAND or urlsplit(uri).scheme for uri in uris):
            raise invalid("Redirect URI must be an absolute URI.")
        if not SCOPES.issuperset(scopes):
            raise invalid("Scopes doesn't match configured on the server.")
        app = self._tokens.register(name, scopes, uris, params.one("website") or None)
        return JSONResponse({
            "id": app.id,
            "name": app.name,
            "website": app.website,
            "scopes": list(app.scopes),
            "redirect_uris": list(app.redirect_uris),
            "redirect_uri": "\n".join(app.redirect_uris),
            "client_id": app.client_id,
            "client_secret": app.client_secret,
            "client_secret_expires_at": 0,
            "vapid_key": "",
        })  # fmt: skip

    # --- The log-in page ------------------------------------------------------------------------------------

    async def ask(self, request: Request) -> Response:
        return self._with_wish(query_of(request), lambda wish: self._page(request, wish))

    async def decide(self, request: Request) -> Response:
        params = await params_of(request)
        return self._with_wish(params, lambda wish: self._decided(request, wish, params))

    def _with_wish(self, params: Params, answer: Callable[[Wish], Response]) -> Response:
        app = self._tokens.app(params.one("client_id"))
        redirect_uri = params.one("redirect_uri")
        if app is None:
            return _problem(401, "This app is not known here. It has to register first.")
        if redirect_uri not in app.redirect_uris:
            return _problem(400, "The redirect uri is malformed, or is not one of those that the app registered.")
        try:
            wish = _wish(app, redirect_uri, params)
        except _Astray as astray:
            told = {"error": astray.error, "error_description": astray.description}
            return _redirect(redirect_uri, told, params.one("state"))
        return answer(wish)

    def _page(self, request: Request, wish: Wish, problem: str = "", name: str = "") -> Response:
        session = self._session(request, wish)
        account = self._world.account(session.account) if session else None
        html = authorize_page(
            server=self._office.name,
            app=wish.app.name,
            scopes=wish.scopes,
            carried=wish.carried,
            accounts=[one for one in self._world.accounts() if one.password],
            logged_in=account,
            seal=session.seal if session else "",
            problem=problem,
            name=name,
        )
        return page(html, 401 if problem else 200)

    def _session(self, request: Request, wish: Wish) -> Session | None:
        if wish.carried.get("force_login") in {"true", "1"}:
            return None
        return self._sessions.get(request.cookies.get(_COOKIE, ""))

    def _decided(self, request: Request, wish: Wish, params: Params) -> Response:
        if params.one("decision") == "deny":
            described = "The resource owner or authorization server denied the request."
            return _redirect(
                wish.redirect_uri, {"error": "access_denied", "error_description": described}, wish.state
            )
        session = self._session(request, wish)
        sealed = session is not None and hmac.compare_digest(session.seal, params.one("seal"))
        account = self._world.account(session.account) if session and sealed else self._logged_in(params)
        if account is None:
            return self._page(request, wish, "The name or the password is wrong.", params.one("username"))
        code = self._tokens.issue_code(wish.app, account.id, wish.scopes, wish.redirect_uri, wish.challenge)
        if wish.redirect_uri == OUT_OF_BAND:
            answer = page(code_page(server=self._office.name, code=code))
        else:
            answer = _redirect(wish.redirect_uri, {"code": code}, wish.state)
        self._begin_session(answer, account)
        return answer

    def _logged_in(self, params: Params) -> Account | None:
        account = self._world.find(params.one("username").strip().removeprefix("@"))
        password = params.one("password").encode()
        if account is None or not account.password or not hmac.compare_digest(account.password.encode(), password):
            return None
        return account

    def _begin_session(self, answer: Response, account: Account) -> None:
        key = secrets.token_urlsafe(24)
        self._sessions[key] = Session(account.id, secrets.token_urlsafe(24))
        answer.set_cookie(_COOKIE, key, httponly=True, samesite="lax", path="/oauth")

    # --- Tokens ---------------------------------------------------------------------------------------------

    async def token(self, request: Request) -> Response:
        params = await params_of(request)
        app = self._client(request, params)
        grant = params.one("grant_type")
        if grant == "authorization_code":
            token = self._tokens.redeem(
                app, params.one("code"), params.one("redirect_uri"), params.one("code_verifier")
            )
        elif grant == "client_credentials":
            scopes = _scopes(params.one("scope", "read"))
            if not set(app.scopes).issuperset(scopes):
                raise OAuthError(400, "invalid_scope", "The requested scope is invalid, unknown, or malformed.")
            token = self._tokens.issue(app, None, scopes)
        else:
            described = "The authorization grant type is not supported by the authorization server."
            raise OAuthError(400, "unsupported_grant_type", described)
        return JSONResponse(_rendered(token), headers={"cache-control": "no-store"})

    async def revoke(self, request: Request) -> Response:
        params = await params_of(request)
        try:
            app = self._client(request, params)
        except OAuthError as error:
            described = "You are not authorized to revoke this token"
            raise OAuthError(403, "unauthorized_client", described) from error
        self._tokens.revoke(app, params.one("token"))
        return JSONResponse({})

    def _client(self, request: Request, params: Params) -> App:
        client_id, client_secret = _basic(request) or (params.one("client_id"), params.one("client_secret"))
        return self._tokens.authenticated(client_id, client_secret)


def _wish(app: App, redirect_uri: str, params: Params) -> Wish:
    scopes = _scopes(params.one("scope", "read"))
    if params.one("response_type") != "code":
        raise _Astray("unsupported_response_type", "The authorization server does not support this response type.")
    if not set(app.scopes).issuperset(scopes):
        raise _Astray("invalid_scope", "The requested scope is invalid, unknown, or malformed.")
    challenge = params.one("code_challenge") or None
    if challenge and params.one("code_challenge_method") != "S256":
        raise _Astray("invalid_code_challenge_method", "The code_challenge_method must be S256.")
    carried = {name: params.one(name) for name in _CARRIED if name in params}
    return Wish(app, redirect_uri, scopes, params.one("state"), challenge, carried)


def _scopes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split())) or ("read",)


def _basic(request: Request) -> tuple[str, str] | None:
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return unquote_plus(name), unquote_plus(password)


def _redirect(redirect_uri: str, answer: dict[str, str], state: str) -> Response:
    if redirect_uri == OUT_OF_BAND:
        return _problem(400, answer.get("error_description", ""))
    parts = urlsplit(redirect_uri)
    query = [*parse_qsl(parts.query, keep_blank_values=True), *answer.items()]
    if state:
        query.append(("state", state))
    return RedirectResponse(urlunsplit(parts._replace(query=urlencode(query))), status_code=302)


def _problem(status: int, sentence: str) -> Response:
    return page(problem_page(sentence), status)


def _rendered(token: Token) -> dict[str, object]:
    return {
        "access_token": token.value,
        "token_type": "Bearer",
        "scope": " ".join(token.scopes),
        "created_at": int(token.created),
    }
