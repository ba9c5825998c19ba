"""How a practice server behaves: like Mastodon, or like one of the others that speak the same API.

The client API is one, its servers are many. Whatever a client relies on has to hold on all of them, so each
difference that was seen on real servers is a switch here, and each server a ready-made set of switches.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class IdShape(Enum):
    """What an id looks like. To a client all are opaque text; only TEXT has no order in it."""

    DIGITS = "digits"  # grows with time: Mastodon, Takahē
    ULID = "ulid"  # GoToSocial
    UUID7 = "uuid7"  # Hollo
    TEXT = "text"  # snac


class InstanceV2(Enum):
    """What `GET /api/v2/instance` answers."""

    YES = "yes"
    ERROR = "error"  # 500
    NONE = "none"  # 404


@dataclass(frozen=True, slots=True)
class Manner:
    """The switches. `mention_delay` (until a mention shows) and `media_delay` (until a picture is ready: with 0
    an upload answers 200 at once, otherwise 202) are seconds; `idempotency` is how many seconds an
    `Idempotency-Key` is remembered, 0 for not at all.
    """

    name: str
    version: str
    ids: IdShape = IdShape.DIGITS
    discovery: bool = True  # /.well-known/oauth-authorization-server
    checks_pkce: bool = True
    refused_token_status: int = 401
    fine_scopes: bool = True  # False: `read:accounts` and its like are granted, and open nothing
    idempotency: float = 3600.0
    link_headers: bool = True
    websocket: bool = True
    server_sent_events: bool = True
    instance_v2: InstanceV2 = InstanceV2.YES
    mention_delay: float = 0.0
    media_delay: float = 0.0


MASTODON = Manner(name="mastodon", version="4.4.8")
GOTOSOCIAL = Manner(
    name="gotosocial",
    version="0.20.2",
    ids=IdShape.ULID,
    discovery=False,
    checks_pkce=False,
    idempotency=0,
    server_sent_events=False,
)
HOLLO = Manner(
    name="hollo",
    version="0.6.0",
    ids=IdShape.UUID7,
    link_headers=False,  # unsure on the real one, so a client has to do without
    websocket=False,
    server_sent_events=False,
)
TAKAHE = Manner(
    name="takahe",
    version="0.11.0",
    discovery=False,
    checks_pkce=False,
    refused_token_status=400,
    fine_scopes=False,
    idempotency=0,
    websocket=False,
    server_sent_events=False,
    instance_v2=InstanceV2.ERROR,
    mention_delay=1.5,
)
SNAC = Manner(
    name="snac",
    version="2.94",
    ids=IdShape.TEXT,
    discovery=False,
    checks_pkce=False,
    refused_token_status=422,
    idempotency=0,
    link_headers=False,
    websocket=False,
    server_sent_events=False,
    instance_v2=InstanceV2.NONE,
    mention_delay=13.0,
)

MANNERS = {manner.name: manner for manner in (MASTODON, GOTOSOCIAL, HOLLO, TAKAHE, SNAC)}
