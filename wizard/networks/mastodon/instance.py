"""What a server says about itself, and what follows from it. Discovered, never assumed.

Asked is `/api/v2/instance`; where that fails in whatever way, `/api/v1/instance`; where there is neither,
Mastodon's ground rules hold (500 characters).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wizard.errors import NetworkUnavailable
from wizard.http import is_loopback
from wizard.networks.base import Abilities, ButtonAbility, Label, ReplyAbility
from wizard.networks.mastodon.api import BROKEN, FORBIDDEN, REDIRECT, TOO_MANY, UNAUTHORIZED, UNPROCESSABLE, Api
from wizard.networks.mastodon.interactions import own_domain
from wizard.networks.mastodon.models import Instance, read
from wizard.words import say

if TYPE_CHECKING:
    from wizard.networks.mastodon.api import Answer

REPLY, REPLY_PRIVATELY = "reply", "reply-privately"
FAVOURITE, BOOST, DELETE = "favourite", "boost", "delete"
DEFAULT_MAX_LENGTH = 500
KEY_LIFETIME = timedelta(hours=1)

_REPLY_LABEL = Label(en="Reply", de="Antworten", fr="Répondre")
_PRIVATE_LABEL = Label(en="Reply privately", de="Privat antworten", fr="Répondre en privé")
_REPLY_HINT = Label(
    en="Seen by whoever sees the post it answers.",
    de="Sichtbar für alle, die den Beitrag sehen, auf den sie antwortet.",
    fr="Visible de tous ceux qui voient le message auquel elle répond.",
)
_PRIVATE_HINT = Label(
    en="Seen only by the people it mentions.",
    de="Sichtbar nur für die Personen, die sie erwähnt.",
    fr="Visible seulement des personnes qu’elle mentionne.",
)
_BUTTONS = (
    ButtonAbility(
        FAVOURITE,
        Label(en="Favourite", de="Favorisieren", fr="Mettre en favori"),
        Label(
            en="Marks the post as a favourite of the account.",
            de="Markiert den Beitrag als Favorit des Kontos.",
            fr="Ajoute le message aux favoris du compte.",
        ),
    ),
    ButtonAbility(
        BOOST,
        Label(en="Boost", de="Teilen", fr="Partager"),
        Label(
            en="Shows the post to everybody who follows the account.",
            de="Zeigt den Beitrag allen, die dem Konto folgen.",
            fr="Montre le message à tous ceux qui suivent le compte.",
        ),
    ),
)
_DELETE = ButtonAbility(
    DELETE,
    Label(en="Delete our reply", de="Unsere Antwort löschen", fr="Supprimer notre réponse"),
    Label(
        en="Takes a reply of ours off the Network again.",
        de="Nimmt eine unserer Antworten wieder aus dem Netzwerk.",
        fr="Retire du réseau une de nos réponses.",
    ),
)

_PLAIN_VERSION = re.compile(r"[1-9]\d*\.\d+\.\d+(?:[-+.]\S*)?")  # no "(compatible; …)" behind it
_WITHOUT_STREAM = ("hollo", "takahe", "snac")
# Pixelfed refuses the fine scopes at the log-in page. Takahē grants them, and then wants `read` itself.
_COARSE_SCOPES_ALONE = ("takahe", "pixelfed")
_MAY_BE_TOKEN = frozenset({400, UNAUTHORIZED, FORBIDDEN, UNPROCESSABLE})
_STREAM_PATH = "/api/v1/streaming"


@dataclass(frozen=True, slots=True)
class Server:
    """A server as we know it. `max_length` is None where it does not say; `streaming` is a ws(s) address.

    `image_bytes` and `other_bytes` are the largest files it takes, `mime_types` the kinds (empty: not said).
    """

    domain: str
    max_length: int | None = None
    streaming: str | None = None
    holds_keys: bool = False
    image_bytes: int | None = None
    other_bytes: int | None = None
    mime_types: tuple[str, ...] = ()
    fine_scopes: bool = True  # whether rights can be asked for one by one (`read:accounts`)
    whole_handles: bool = False  # `@user` mentions nobody here, not even the server's own user
    hides_private: bool = False  # a followers-only post that mentions us is shown as a notification alone
    speaks_mastodon: bool = True  # it answered like one of these servers when asked about itself

    def abilities(self) -> Abilities:
        longest = self.max_length or DEFAULT_MAX_LENGTH
        sizes = [size for size in (self.image_bytes, self.other_bytes) if size is not None]
        return Abilities(
            replies=(
                ReplyAbility(REPLY, _REPLY_LABEL, hint=_REPLY_HINT, max_length=longest, attachments=True),
                ReplyAbility(
                    REPLY_PRIVATELY, _PRIVATE_LABEL, hint=_PRIVATE_HINT, max_length=longest, attachments=True
                ),
            ),
            buttons=_BUTTONS,
            delete=_DELETE,
            edits=True,
            streaming=self.streaming is not None,
            idempotency=KEY_LIFETIME if self.holds_keys else None,
            max_attachment_bytes=max(sizes) if sizes else None,
        )


async def discover(api: Api) -> Server:
    """Asks the server about itself. Raises NetworkUnavailable where it cannot be reached or is in trouble."""
    answer = await _ask_about(api, "/api/v2/instance")
    instance = _instance(answer)
    if instance is None:
        _raise_if_busy(api, answer)
        answer = await _ask_about(api, "/api/v1/instance")
        instance = _instance(answer)
    if instance is None:
        _raise_if_busy(api, answer)
        if answer.status >= BROKEN:
            raise NetworkUnavailable(
                say("{host} is in trouble (it answered {status}).", host=api.host, status=answer.status),
                say("Try again later."),
            )
        return Server(domain=own_domain(api.server, ""), speaks_mastodon=False)
    return describe(api.server, instance)


async def _ask_about(api: Api, path: str) -> Answer:
    """With our token, since closed servers tell nobody else; without it where that is the trouble: Takahē refuses
    everything that comes with a token it does not know, and would pass for no Mastodon at all.
    """
    answer = await api.ask("GET", path)
    if api.authorization and answer.status in _MAY_BE_TOKEN:
        return await api.ask("GET", path, anonymous=True)
    return answer


def describe(server: str, instance: Instance) -> Server:
    """What follows from the document. Pure, so that every known server's document can be tried."""
    limits = instance.configuration.statuses
    media = instance.configuration.media_attachments
    return Server(
        domain=own_domain(server, instance.domain or instance.uri),
        max_length=limits.max_characters or instance.max_toot_chars,
        streaming=_streaming(server, instance),
        holds_keys=_holds_keys(instance),
        image_bytes=media.image_size_limit or instance.upload_limit,
        other_bytes=media.video_size_limit or instance.upload_limit,
        mime_types=media.supported_mime_types,
        whole_handles=_is_hollo(instance),
        hides_private=_is_hollo(instance),
        fine_scopes=not any(name in _about(instance) for name in _COARSE_SCOPES_ALONE),
    )


def _instance(answer: Answer) -> Instance | None:
    """The document, if that is what came: other programs answer with other JSON."""
    if not answer.ok or not isinstance(answer.body, dict):
        return None
    instance = read(Instance, answer.body)
    return instance if instance and instance.version and (instance.domain or instance.uri) else None


def _raise_if_busy(api: Api, answer: Answer) -> None:
    if answer.status == TOO_MANY:
        raise NetworkUnavailable(
            say("{host} asks for a pause.", host=api.host), say("Try again later."), wait=answer.wait
        )
    elsewhere = api.moved_to(answer)
    if answer.status in REDIRECT and elsewhere is None:
        raise NetworkUnavailable(say("{host} sends us round in circles.", host=api.host), say("Try again later."))


def _about(instance: Instance) -> str:
    """Where a server's program names itself."""
    return f"{instance.version} {instance.source_url}".lower()


def _is_hollo(instance: Instance) -> bool:
    return "hollo" in _about(instance)


def _holds_keys(instance: Instance) -> bool:
    """Whether an `Idempotency-Key` is honoured: known of Mastodon (its forks too) and of Hollo, of nobody else."""
    if _is_hollo(instance):
        return True
    path = urlsplit(instance.source_url).path.lower() if "://" in instance.source_url else ""
    return "mastodon" in path and _PLAIN_VERSION.fullmatch(instance.version) is not None


def _streaming(server: str, instance: Instance) -> str | None:
    """The address of the user's stream, if the server names one that we may send our token to."""
    named = instance.configuration.urls.streaming or instance.urls.streaming_api or instance.urls.streaming
    if not named or any(name in _about(instance) for name in _WITHOUT_STREAM):
        return None
    try:
        parts = urlsplit(named)
        host, _port = parts.hostname or "", parts.port
        at_home = is_loopback(urlsplit(server).hostname or "")
    except ValueError:
        return None
    scheme = {"https": "wss", "http": "ws"}.get(parts.scheme, parts.scheme)
    # Without encryption on this computer alone, and never from a server out there to something in here.
    allowed = scheme == "wss" or (scheme == "ws" and at_home)
    if not host or parts.username or is_loopback(host) != at_home or not allowed:
        return None
    path = parts.path.rstrip("/")
    return f"{scheme}://{parts.netloc}{path if path.endswith(_STREAM_PATH) else path + _STREAM_PATH}"
