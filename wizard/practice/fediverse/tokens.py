"""Registered apps, codes and access tokens: OAuth 2 as Mastodon grants it, without its web pages."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.practice.fediverse.model import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"  # the page shows the code, for copying by hand
CODE_LIFETIME = 600.0  # seconds
_PARTS = (
    "accounts",
    "blocks",
    "bookmarks",
    "favourites",
    "filters",
    "follows",
    "lists",
    "mutes",
    "search",
    "statuses",
)
SCOPES = frozenset({
    "read", "write", "follow", "push", "profile", "read:notifications", "write:notifications", "write:media",
    "write:conversations", "write:reports", *(f"{verb}:{part}" for verb in ("read", "write") for part in _PARTS),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class App:
    id: str
    name: str
    website: str | None
    redirect_uris: tuple[str, ...]
    scopes: tuple[str, ...]
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Code:
    """A code that waits to be turned into a token."""

    app: App
    account: str
    scopes: tuple[str, ...]
    redirect_uri: str
    challenge: str | None
    expires: float


@dataclass(frozen=True, slots=True)
class Token:
    """`account` is None for a token that stands for the app alone."""

    value: str = field(repr=False)
    app: App
    account: str | None
    scopes: tuple[str, ...]
    created: float

    def allows(self, *scopes: str) -> bool:
        """Whether one of these scopes was granted, itself or as part of a wider one."""
        return any(scope in self.scopes or scope.partition(":")[0] in self.scopes for scope in scopes)


class OAuthError(Refused):
    """An error of the token routes: `error` is the code, `description` the sentence."""

    def __init__(self, status: int, error: str, description: str) -> None:
        super().__init__(status, error)
        self.description = description


def _bad_grant() -> OAuthError:
    return OAuthError(
        400,
        "invalid_grant",
        "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used "
        "in the authorization request, or was issued to another client.",
    )


class TokenOffice:
    """Issues and takes back. `on_revoke` is told of each token that ends, so that its streams can end too."""

    def __init__(self, now: Callable[[], float], *, checks_pkce: bool, on_revoke: Callable[[Token], None]) -> None:
        self._now = now
        self._checks_pkce = checks_pkce
        self._on_revoke = on_revoke
        self._apps: dict[str, App] = {}
        self._codes: dict[str, Code] = {}
        self._tokens: dict[str, Token] = {}
        self._own = self.register("Practice", ("read", "write", "follow", "push"), (OUT_OF_BAND,), None)

    def register(
        self, name: str, scopes: tuple[str, ...], redirect_uris: tuple[str, ...], website: str | None
    ) -> App:
        app = App(
            id=str(len(self._apps) + 1),
            name=name,
            website=website,
            redirect_uris=redirect_uris,
            scopes=scopes,
            client_id=secrets.token_urlsafe(32),
            client_secret=secrets.token_urlsafe(32),
        )
        self._apps[app.client_id] = app
        return app

    def app(self, client_id: str) -> App | None:
        return self._apps.get(client_id)

    def authenticated(self, client_id: str, client_secret: str) -> App:
        """Raises OAuthError (401) for a client that is unknown, or that does not know its secret."""
        app = self._apps.get(client_id)
        if app is None or not hmac.compare_digest(app.client_secret.encode(), client_secret.encode()):
            raise OAuthError(
                401,
                "invalid_client",
                "Client authentication failed due to unknown client, no client authentication included, or "
                "unsupported authentication method.",
            )
        return app

    # --- Codes ----------------------------------------------------------------------------------------------

    def issue_code(
        self, app: App, account: str, scopes: tuple[str, ...], redirect_uri: str, challenge: str | None
    ) -> str:
        value = secrets.token_urlsafe(32)
        self._codes[value] = Code(app, account, scopes, redirect_uri, challenge, self._now() + CODE_LIFETIME)
        return value

    def redeem(self, app: App, code: str, redirect_uri: str, verifier: str) -> Token:
        """Turns a code into a token. A code works once, for 10 minutes. Raises OAuthError (400)."""
        found = self._codes.get(code)
        if found is None or found.app != app or found.redirect_uri != redirect_uri or found.expires <= self._now():
            raise _bad_grant()
        if self._checks_pkce and found.challenge is not None and not _proves(verifier, found.challenge):
            raise _bad_grant()
        del self._codes[code]
        return self.issue(found.app, found.account, found.scopes)

    # --- Tokens ---------------------------------------------------------------------------------------------

    def issue(self, app: App, account: str | None, scopes: tuple[str, ...]) -> Token:
        token = Token(secrets.token_urlsafe(32), app, account, scopes, self._now())
        self._tokens[token.value] = token
        return token

    def issue_own(self, account: str, scopes: tuple[str, ...] | None = None) -> Token:
        """A token without any log-in, as if made on the server's own settings page."""
        return self.issue(self._own, account, scopes or self._own.scopes)

    def token(self, value: str) -> Token | None:
        return self._tokens.get(value)

    def revoke(self, app: App, value: str) -> None:
        """It is well if there is no such token. Raises OAuthError (403) for another app's."""
        token = self._tokens.get(value)
        if token is None:
            return
        if token.app != app:
            raise OAuthError(403, "unauthorized_client", "You are not authorized to revoke this token")
        self._end(token)

    def revoke_all(self, account: str) -> int:
        """Ends every token of the account; how many there were."""
        ended = [token for token in self._tokens.values() if token.account == account]
        for token in ended:
            self._end(token)
        return len(ended)

    def _end(self, token: Token) -> None:
        del self._tokens[token.value]
        self._on_revoke(token)


def _proves(verifier: str, challenge: str) -> bool:
    digest = hashlib.sha256(verifier.encode()).digest()
    return hmac.compare_digest(base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), challenge)
