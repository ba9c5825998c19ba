"""Logging in to a Mastodon server: OAuth 2 with PKCE (S256), `state`, and an exact match of the redirect.

authlib makes the challenge, the state and both requests' parameters; the requests themselves go through our own
client like all others. Our app is registered with each server once and kept in the AppDrawer, together with the
redirect address it was registered for: a server takes no other. An app that a server has forgotten (Mastodon
clears away those nobody used for a day) is noticed beforehand and registered anew, since the person would
otherwise meet an error page that we could not explain.

The least that is needed is asked for; servers that know no such fine scopes get the coarse ones. Those that hand
them out all the same, and then let nobody in with them (Takahē), are known by name.
"""

from __future__ import annotations

import hmac
import logging
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

# authlib carries no type information.
from authlib.common.security import generate_token  # type: ignore[import-untyped]
from authlib.oauth2.rfc6749.parameters import (  # type: ignore[import-untyped]
    prepare_grant_uri,
    prepare_token_request,
)
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]

from wizard.errors import NetworkRefused, NetworkUnavailable
from wizard.networks.base import LoginRequest
from wizard.networks.mastodon.api import BROKEN, OK, TOO_MANY, UNPROCESSABLE, Answer, Api
from wizard.networks.mastodon.instance import discover
from wizard.networks.mastodon.models import App, Token, Trouble, read
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.networks.base import AppDrawer

SCOPES = "read:accounts read:statuses read:notifications write:statuses write:media write:favourites"
COARSE_SCOPES = "read write"
CLIENT_NAME = "Channel Wizard"

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_AGAIN = say("Start the log-in again.")
_log = logging.getLogger(__name__)


async def start(server: str, redirect_uri: str, apps: AppDrawer, *, choose_account: bool) -> LoginRequest:
    """The page to open. Raises NetworkUnavailable, and NetworkRefused where no app of ours can be registered."""
    api = Api(server)
    try:
        fine = (await discover(api)).fine_scopes
        app = await _known_app(api, apps.get(server), redirect_uri, fine=fine)
        if app is None:
            app = await _register(api, redirect_uri, fine=fine)
            apps.put(server, app)
    finally:
        await api.close()
    verifier, state = str(generate_token(64)), str(generate_token(32))
    url = prepare_grant_uri(
        f"{server}/oauth/authorize",
        app["client_id"],
        "code",
        redirect_uri=redirect_uri,
        scope=app["scopes"],
        state=state,
        code_challenge=create_s256_code_challenge(verifier),
        code_challenge_method="S256",
        force_login="true" if choose_account else None,
    )
    private = {
        "server": server,
        "client_id": app["client_id"],
        "client_secret": app["client_secret"],
        "code_verifier": verifier,
    }
    return LoginRequest(url=str(url), redirect_uri=redirect_uri, state=state, private=private)


async def finish(request: LoginRequest, answer_url: str) -> dict[str, str]:
    """Credentials for the redirect the browser was sent to. Raises NetworkRefused, NetworkUnavailable."""
    code = _code(request, answer_url)
    private = request.private
    body = prepare_token_request(
        "authorization_code",
        redirect_uri=request.redirect_uri,
        code=code,
        client_id=private["client_id"],
        client_secret=private["client_secret"],
        code_verifier=private["code_verifier"],
    )
    api = Api(private["server"])
    try:
        answer = await api.ask("POST", "/oauth/token", content=str(body), headers=_FORM)
    finally:
        await api.close()
    token = read(Token, answer.body) if answer.ok else None
    if token is None:
        raise _no_token(api, answer)
    return {
        "access_token": token.access_token,
        "client_id": private["client_id"],
        "client_secret": private["client_secret"],
    }


async def revoke(api: Api, credentials: Mapping[str, str]) -> None:
    """Gives the token back. That it failed is no error: the server may be gone for good."""
    if not credentials.get("client_id") or not credentials.get("client_secret"):
        return  # a token given by hand belongs to an app whose secret we do not know
    form = {
        "client_id": credentials["client_id"],
        "client_secret": credentials["client_secret"],
        "token": credentials["access_token"],
    }
    try:
        answer = await api.ask("POST", "/oauth/revoke", data=form)
    except NetworkUnavailable:
        _log.info("%s could not be reached to give the access back", api.host)
        return
    if not answer.ok:
        _log.info("%s did not take the access back: it answered %d", api.host, answer.status)


# --- Our app ---------------------------------------------------------------------------------------------------


async def _known_app(
    api: Api, kept: Mapping[str, str] | None, redirect_uri: str, *, fine: bool
) -> dict[str, str] | None:
    """The app we have, if it was registered for this redirect and the server still knows it."""
    if kept is None or kept.get("redirect_uri") != redirect_uri:
        return None
    if not all(kept.get(name) for name in ("client_id", "client_secret", "scopes")):
        return None
    if kept["scopes"] != COARSE_SCOPES and not fine:
        return None  # from before the server changed its program
    # The cheapest question that only a known app gets a good answer to; some servers do not offer this grant,
    # and say so in other words than "invalid_client".
    form = {
        "grant_type": "client_credentials",
        "client_id": kept["client_id"],
        "client_secret": kept["client_secret"],
        "redirect_uri": redirect_uri,
        "scope": "read:accounts" if kept["scopes"] == SCOPES else "read",
    }
    answer = await api.ask("POST", "/oauth/token", data=form)
    trouble = read(Trouble, answer.body)
    if not answer.ok and trouble is not None and trouble.error == "invalid_client":
        return None
    return dict(kept)


async def _register(api: Api, redirect_uri: str, *, fine: bool) -> dict[str, str]:
    scopes = SCOPES if fine else COARSE_SCOPES
    answer = await _ask_for_app(api, redirect_uri, scopes)
    if fine and answer.status in {400, UNPROCESSABLE}:
        answer = await _ask_for_app(api, redirect_uri, COARSE_SCOPES)
        scopes = COARSE_SCOPES
    app = read(App, answer.body) if answer.ok else None
    if app is None:
        raise _no_app(api, answer)
    return {
        "client_id": app.client_id,
        "client_secret": app.client_secret,
        "redirect_uri": redirect_uri,
        "scopes": scopes,
    }


async def _ask_for_app(api: Api, redirect_uri: str, scopes: str) -> Answer:
    form = {"client_name": CLIENT_NAME, "redirect_uris": redirect_uri, "scopes": scopes}
    return await api.ask("POST", "/api/v1/apps", data=form)


def _no_app(api: Api, answer: Answer) -> NetworkRefused | NetworkUnavailable:
    elsewhere = api.moved_to(answer)
    if elsewhere:
        return NetworkRefused(
            say("{host} sends us on to {server}.", host=api.host, server=elsewhere),
            say("Enter {server} as the server.", server=elsewhere),
        )
    if answer.status == TOO_MANY or answer.status >= BROKEN:
        return _trouble(api, answer)
    if answer.status in {400, 401, 403, UNPROCESSABLE} and answer.body is not None:
        return NetworkRefused(
            say("{host} does not let this program register{reason}", host=api.host, reason=api.says(answer))
        )
    return api.not_mastodon()


def _trouble(api: Api, answer: Answer) -> NetworkUnavailable:
    return NetworkUnavailable(
        say("{host} is in trouble (it answered {status}).", host=api.host, status=answer.status),
        say("Try again later."),
        wait=answer.wait,
    )


# --- The redirect ----------------------------------------------------------------------------------------------


def _code(request: LoginRequest, answer_url: str) -> str:
    """The code in the redirect, once it is certain that the redirect belongs to this log-in."""
    if not _same_place(request.redirect_uri, answer_url):
        raise NetworkRefused(say("The browser came back to another address than agreed."), _AGAIN)
    given = parse_qs(urlsplit(answer_url).query, keep_blank_values=True)
    if any(len(values) > 1 for values in given.values()):
        raise NetworkRefused(say("The answer of the log-in page is ambiguous."), _AGAIN)
    error, code = given.get("error", [""])[0], given.get("code", [""])[0]
    state = given.get("state")
    # A bare refusal may come without a state: it gives nothing away. A code never may.
    if not (state is None and error) and not _equal((state or [""])[0], request.state):
        raise NetworkRefused(say("The answer does not belong to this log-in."), _AGAIN)
    if error:
        raise _denied(error)
    if not code:
        raise NetworkRefused(say("The log-in page sent no code."), _AGAIN)
    return code


def _same_place(wanted: str, given: str) -> bool:
    """Whether two addresses agree in scheme, host, port and path."""
    try:
        one, other = urlsplit(wanted), urlsplit(given.strip())
        return (one.scheme, one.hostname, one.port, one.path or "/") == (
            other.scheme,
            other.hostname,
            other.port,
            other.path or "/",
        ) and not (other.username or other.password)
    except ValueError:
        return False


def _equal(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _denied(error: str) -> NetworkRefused:
    if error == "access_denied":
        return NetworkRefused(
            say("You did not allow access to the account."), say("Start the log-in again to allow it.")
        )
    if error == "invalid_scope":
        return NetworkRefused(say("The server does not know the rights that this program asks for."), _AGAIN)
    if error in {"server_error", "temporarily_unavailable"}:
        return NetworkRefused(say("The server’s log-in is in trouble."), say("Try again later."))
    return NetworkRefused(say("The server refused the log-in."), _AGAIN)


# --- The code --------------------------------------------------------------------------------------------------


def _no_token(api: Api, answer: Answer) -> NetworkRefused | NetworkUnavailable:
    trouble = read(Trouble, answer.body)
    error = trouble.error if trouble else ""
    if answer.status == TOO_MANY or answer.status >= BROKEN or (answer.status in OK and not answer.body):
        return _trouble(api, answer)
    if error == "invalid_grant":
        return NetworkRefused(say("The log-in took too long, or its answer was used before."), _AGAIN)
    if error in {"invalid_client", "unauthorized_client"}:
        return NetworkRefused(say("{host} no longer knows this program.", host=api.host), _AGAIN)
    return NetworkRefused(
        say("{host} did not complete the log-in ({status}).", host=api.host, status=answer.status), _AGAIN
    )
