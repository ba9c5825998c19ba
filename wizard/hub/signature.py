"""SocialHub's signature on webhooks and callbacks: proves who sent them, and answers that we are who we are.

    challenge = hex(sha256(timestamp + ";" + secret))
    signature = hex(hmac_sha256(key = challenge, body))

The challenge goes back to SocialHub in the answer and proves that we know the secret, so it may leave only
where the signature was good. Stands alone: the relay uses it without anything else of this package.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMESTAMP_HEADER: Final = "X-SocialHub-Timestamp"
SIGNATURE_HEADER: Final = "X-SocialHub-Signature"
CHALLENGE_HEADER: Final = "X-SocialHub-Challenge"

TOLERANCE_MS: Final = 5 * 60 * 1000  # how far a timestamp may be from now, either way

_TIMESTAMP = re.compile(r"[0-9]{1,16}", re.ASCII)
_SIGNATURE = re.compile(r"[0-9a-f]{64}", re.ASCII)


def challenge(timestamp: str, secret: str) -> str:
    """The answer to a request signed with `secret` at `timestamp` (the header as it came)."""
    return hashlib.sha256(f"{timestamp};{secret}".encode()).hexdigest()


def signature(timestamp: str, secret: str, body: bytes) -> str:
    """The signature of `body`, byte for byte as it is on the wire."""
    return _sign(challenge(timestamp, secret), body)


def verify(timestamp: str, signature: str, body: bytes, secrets: Sequence[str], *, now_ms: int) -> str | None:
    """The challenge to answer with, if one of `secrets` signed `body` within five minutes of `now_ms`.

    None for everything else, whatever the sender wrote. Takes as long whichever secret fits, and however much
    of the signature is right.
    """
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        return None
    if abs(now_ms - int(timestamp)) > TOLERANCE_MS:
        return None
    found: str | None = None
    for secret in secrets:
        answer = challenge(timestamp, secret)
        if hmac.compare_digest(_sign(answer, body), signature) and secret:
            found = answer
    return found


def _sign(key: str, body: bytes) -> str:
    return hmac.new(key.encode(), body, hashlib.sha256).hexdigest()
