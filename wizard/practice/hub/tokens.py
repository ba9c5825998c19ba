"""Access tokens: JWTs signed with a key that lives as long as the server.

A Channel's token never expires but can be replaced; a temporary one lives for 30 minutes and opens
`POST /channels` alone.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

TEMPORARY_LIFETIME = 1800.0  # seconds


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says, once its signature was found good."""

    account_id: str
    channel_id: str | None
    manifest_id: str | None  # only in temporary tokens

    @property
    def temporary(self) -> bool:
        return self.manifest_id is not None


class TokenMint:
    """Makes tokens and reads them back."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def channel_token(self, account_id: str, channel_id: str, issued: int) -> str:
        """`issued` in seconds; has to differ from that of the Channel's last token."""
        return self._sign({"accountId": account_id, "channelId": channel_id, "iat": issued})

    def temporary_token(self, claims: dict[str, Any], *, lifetime: float = TEMPORARY_LIFETIME) -> str:
        """`lifetime` in seconds; a negative one makes a token that is over already."""
        now = time.time()
        return self._sign({**claims, "iat": int(now), "exp": int(now + lifetime)})

    def read(self, token: str) -> Claims | None:
        """None if the token is not ours, or over."""
        head, _, signature = token.rpartition(".")
        if not hmac.compare_digest(self._signature(head).encode(), signature.encode("utf-8", "replace")):
            return None
        try:
            payload = json.loads(_decode(head.partition(".")[2]))
        except (ValueError, binascii.Error):
            return None
        if payload.get("exp", float("inf")) <= time.time():
            return None
        return Claims(payload["accountId"], payload.get("channelId"), payload.get("manifestId"))

    def _sign(self, payload: dict[str, Any]) -> str:
        head = f"{_encode({'alg': 'HS256', 'typ': 'JWT'})}.{_encode(payload)}"
        return f"{head}.{self._signature(head)}"

    def _signature(self, head: str) -> str:
        return _base64(hmac.new(self._key, head.encode("utf-8", "replace"), hashlib.sha256).digest())


def _encode(data: dict[str, Any]) -> str:
    return _base64(json.dumps(data, separators=(",", ":")).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
