"""Mastodon, and every server that speaks its API: GoToSocial, Hollo, Pleroma, Akkoma, Pixelfed, Takahē, snac …

One module for each matter: `fields` (the server's name), `oauth` (logging in), `api` (requests and errors),
`models` (what comes from outside), `instance` (what a server can do), `text` and `interactions` (posts as
Interactions), `paging` (catching up), `stream`, `composing` and `replies` (what we write), `connection` (all of
it together). The parts are loaded when they are first used: listing the Networks costs next to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.errors import UsageError
from wizard.networks.base import FieldInfo, Label, NetworkInfo
from wizard.networks.mastodon.fields import SERVER, clean_fields
from wizard.networks.mastodon.sources import SOURCES
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.networks.base import AppDrawer, Connection, Credentials, LoginRequest

_INFO = NetworkInfo(
    kind="mastodon",
    name="Mastodon",
    summary=Label(
        en="Mentions and direct messages of an account on Mastodon, or on any server that speaks its API.",
        de="Erwähnungen und Direktnachrichten eines Kontos auf Mastodon und gleichartigen Servern.",
        fr="Mentions et messages privés d’un compte sur Mastodon, ou sur tout serveur qui parle son API.",
    ),
    icon="mastodon.svg",
    fields=(
        FieldInfo(
            id=SERVER,
            label=Label(en="Server", de="Server", fr="Serveur"),
            hint=Label(
                en="Where your account lives. Your handle or the address of your profile will do.",
                de="Wo das Konto zu Hause ist. Auch der Profilname oder die Profiladresse genügt.",
                fr="Là où se trouve votre compte. Votre identifiant ou l’adresse de votre profil convient aussi.",
            ),
            example="mastodon.example",
            suggestions="mastodon.txt",
        ),
    ),
    sources=SOURCES,
    browser_login=True,
    token_login=True,
)
_QUOTES = "\"'“”‘’`"


@dataclass(frozen=True, slots=True)
class Mastodon:
    """See `wizard.networks.base.Network`."""

    info: NetworkInfo = _INFO

    def clean_fields(self, fields: Mapping[str, str]) -> dict[str, str]:
        return clean_fields(fields)

    async def start_login(
        self, fields: Mapping[str, str], redirect_uri: str, apps: AppDrawer, *, choose_account: bool = False
    ) -> LoginRequest:
        from wizard.networks.mastodon import oauth  # authlib is loaded only by those who log in

        server = clean_fields(fields)[SERVER]
        return await oauth.start(server, redirect_uri, apps, choose_account=choose_account)

    async def finish_login(self, request: LoginRequest, answer_url: str) -> Credentials:
        from wizard.networks.mastodon import oauth  # as above

        return await oauth.finish(request, answer_url)

    def token_credentials(self, access_token: str) -> Credentials:
        token = access_token.strip().strip(_QUOTES).strip()
        if not token:
            raise UsageError(say("The access token is missing."), say("Copy it whole."), field="access_token")
        if not token.isascii() or not token.isprintable() or " " in token:
            raise UsageError(
                say("The access token has blanks or other characters in it that no token has."),
                say("Copy it again, without anything around it."),
                field="access_token",
            )
        return {"access_token": token}

    def connect(self, fields: Mapping[str, str], credentials: Credentials) -> Connection:
        from wizard.networks.mastodon.connection import MastodonConnection  # with it comes all the rest

        server = clean_fields(fields)[SERVER]
        if not credentials.get("access_token"):
            raise UsageError(
                say("There is no access token for this account."), say("Log in."), field="access_token"
            )
        return MastodonConnection(server, credentials)


NETWORK = Mastodon()
