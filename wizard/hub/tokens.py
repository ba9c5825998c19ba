"""SocialHub's access tokens: cleaned of what comes along when they are copied, and read.

There are two kinds, easily taken for one another. A *channel token* works for one Channel and does not expire;
a *temporary token* comes with a customer who adds a Channel of a reusable Manifest, and is only good for
creating it. Both are JWTs whose signature nobody but SocialHub can check. So what is read here helps people
notice a mistake early; it proves nothing.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from wizard.errors import UsageError
from wizard.http import is_loopback
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELD: Final = "access_token"
LONGEST: Final = 16_384  # characters of pasted text, and of a token

_JWT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_JWT_START = re.compile(r"eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_PARAMETER = re.compile(r"(?:^|[?&\s\"'])(?:accesstoken|token)=([^&#\s\"'<>\\]+)", re.IGNORECASE)
_AROUND: Final = "\"'`´“”„‟‘’‚‛«»‹›<>()[]{},;"
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00ad]+")
# Characters of a signature (RFC 7518), for those that hash with a key or sign with 2,048 bits.
_SIGNATURE_LENGTHS: Final = {"HS256": 43, "HS384": 64, "HS512": 86, "RS256": 342, "ES256": 86}
_OBJECT_ID = re.compile(r"[0-9a-f]{24}")

_COPY_AGAIN: Final = say(
    "Copy the token from SocialHub: Account › Channels, then the Custom Channel. "
    "It has three parts with a dot between."
)
_ADD_AGAIN: Final = say("Start again with Add Channel in SocialHub.")


@dataclass(frozen=True, slots=True)
class ChannelToken:
    """A token of one Channel. The ids have 24 hexadecimal digits."""

    account_id: str
    channel_id: str
    issued: datetime
    raw: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TemporaryToken:
    """A token that may create (or re-activate) a Channel, until `expires`.

    `origin`: where SocialHub's own pages are (scheme, name and port only). Anybody can make such a token up:
    whoever sends people to `origin` decides first whether it may be so.
    """

    account_id: str
    manifest_id: str
    user_id: str
    origin: str
    issued: datetime
    expires: datetime
    team_ids: tuple[str, ...] = ()
    channel_id: str | None = None  # the next three: for a re-activation
    unique_name: str | None = None
    network_id: str | None = None
    raw: str = field(repr=False, default="")

    def expired(self, now: datetime) -> bool:
        return now >= self.expires


def clean_token(text: str) -> str:
    """The token in what somebody pasted: with blanks, line breaks or quotes, or a whole address or command.

    Raises UsageError if there is no JWT in it.
    """
    if not text.strip():
        raise UsageError(say("The access token is empty."), _COPY_AGAIN, field=FIELD)
    for candidate in _candidates(text[:LONGEST]):
        if _JWT.fullmatch(candidate) and _parts(candidate) is not None:
            return candidate
    raise UsageError(say("This is no SocialHub access token."), _COPY_AGAIN, field=FIELD)


def read_channel_token(text: str) -> ChannelToken:
    """Reads a channel token. Raises UsageError for a temporary one, and for anything else."""
    raw = clean_token(text)
    payload = _parts(raw) or {}
    if payload.keys() & {"manifestId", "exp", "origin"}:
        raise UsageError(
            say("This is a temporary token, which can only create a Channel."),
            say("Use the Channel's own access token: Account › Channels in SocialHub, then the Custom Channel."),
            field=FIELD,
        )
    return ChannelToken(
        account_id=_object_id(payload, "accountId", _COPY_AGAIN),
        channel_id=_object_id(payload, "channelId", _COPY_AGAIN),
        issued=_moment(payload, "iat", _COPY_AGAIN),
        raw=raw,
    )


def read_temporary_token(text: str) -> TemporaryToken:
    """Reads a temporary token; whether it has expired is for the caller to say. Raises UsageError otherwise."""
    raw = clean_token(text)
    payload = _parts(raw) or {}
    if "channelId" in payload and "manifestId" not in payload:
        raise UsageError(
            say("This is the token of a Channel that exists already; a temporary token is needed here."),
            _ADD_AGAIN,
            field=FIELD,
        )
    issued, expires = _moment(payload, "iat", _ADD_AGAIN), _moment(payload, "exp", _ADD_AGAIN)
    if expires <= issued:
        raise _unreadable("exp", _ADD_AGAIN)
    return TemporaryToken(
        account_id=_object_id(payload, "accountId", _ADD_AGAIN),
        manifest_id=_object_id(payload, "manifestId", _ADD_AGAIN),
        user_id=_object_id(payload, "userId", _ADD_AGAIN),
        origin=_origin(payload.get("origin")),
        issued=issued,
        expires=expires,
        team_ids=_team_ids(payload.get("teamIds")),
        channel_id=None if payload.get("channelId") is None else _object_id(payload, "channelId", _ADD_AGAIN),
        unique_name=_short_text(payload, "uniqueName"),
        network_id=_short_text(payload, "networkId"),
        raw=raw,
    )


def _candidates(text: str) -> Iterator[str]:
    """Readings of the pasted text, the likeliest first; the later ones mend line breaks inside the token."""
    joined = _INVISIBLE.sub("", re.sub(r"\\\r?\n", "", text))
    for version in (text, re.sub(r"\\?[\r\n]+", "", text)):
        for match in _PARAMETER.finditer(version):
            yield unquote(match[1]).strip(_AROUND)
    yield from filter(_is_whole, _JWT_START.findall(text))  # whatever stands beside it is not a part of it
    yield re.sub(r"^(?i:bearer)\b", "", text.strip().strip(_AROUND)).strip()
    yield joined.strip(_AROUND)
    for version in (text, joined):
        yield from _JWT_START.findall(version)


def _is_whole(token: str) -> bool:
    """Whether a token's signature is as long as its algorithm makes it: then nothing of it was broken off."""
    header, _payload, signature = token.split(".")
    algorithm = (_json_object(header) or {}).get("alg")
    return isinstance(algorithm, str) and len(signature) == _SIGNATURE_LENGTHS.get(algorithm)


def _parts(token: str) -> Mapping[str, object] | None:
    """The payload, if header and payload both are JSON objects; None otherwise."""
    header, payload, _signature = token.split(".")
    head, body = _json_object(header), _json_object(payload)
    return body if head is not None else None


def _json_object(part: str) -> Mapping[str, object] | None:
    try:
        value = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _unreadable(name: str, advice: str) -> UsageError:
    return UsageError(
        say("This access token is damaged: its {name} cannot be used.", name=name), advice, field=FIELD
    )


def _object_id(payload: Mapping[str, object], name: str, advice: str) -> str:
    value = payload.get(name)
    if not isinstance(value, str) or not _OBJECT_ID.fullmatch(value):
        raise _unreadable(name, advice)
    return value


def _moment(payload: Mapping[str, object], name: str, advice: str) -> datetime:
    value = payload.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 10_000_000_000:
        return datetime.fromtimestamp(value, UTC)
    raise _unreadable(name, advice)


def _origin(value: object) -> str:
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _unreadable("origin", _ADD_AGAIN) from None
    plain = re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:.]+", host) is not None
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    name = f"[{host}]" if ":" in host else host
    origin = f"{parts.scheme}://{name}" + (f":{port}" if port is not None else "")
    if not plain or not secure or value not in {origin, f"{origin}/"}:
        raise _unreadable("origin", _ADD_AGAIN)
    return origin


def _team_ids(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > 1000:
        raise _unreadable("teamIds", _ADD_AGAIN)
    ids = tuple(item for item in value if isinstance(item, str) and _OBJECT_ID.fullmatch(item))
    if len(ids) != len(value):
        raise _unreadable("teamIds", _ADD_AGAIN)
    return ids


def _short_text(payload: Mapping[str, object], name: str) -> str | None:
    value = payload.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not 0 < len(value) <= 1000 or not value.isprintable():
        raise _unreadable(name, _ADD_AGAIN)
    return value
